package vn.tongket.web.assignment;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import vn.tongket.NotFound;
import vn.tongket.Refusal;
import vn.tongket.assignment.list.TaskBoard;
import vn.tongket.assignment.list.TaskFilter;
import vn.tongket.assignment.list.TaskOverview;
import vn.tongket.assignment.list.TaskRow;
import vn.tongket.assignment.list.TaskRows;
import vn.tongket.assignment.list.TaskUrgings;
import vn.tongket.audit.Actor;
import vn.tongket.audit.Actors;
import vn.tongket.web.Refusals;
import vn.tongket.web.page.Page;
import vn.tongket.web.page.PageNumber;
import vn.tongket.web.push.Pushes;

/** The tasks of a cycle: every unit by every clause, as of any day, with the rates by the rule of the report on tasks. */
@Page
class BoardPage {

    private static final int UNITS = 50;
    private static final int PRINTED = 1000;
    private static final int URGENT = 20;
    private static final int LEADS = 20;

    private final TaskBoard board;
    private final TaskRows rows;
    private final TaskOverview overview;
    private final TaskUrgings urgings;
    private final Pushes pushes;
    private final Refusals refusals;

    BoardPage(
            TaskBoard board,
            TaskRows rows,
            TaskOverview overview,
            TaskUrgings urgings,
            Pushes pushes,
            Refusals refusals) {
        this.board = board;
        this.rows = rows;
        this.overview = overview;
        this.urgings = urgings;
        this.pushes = pushes;
        this.refusals = refusals;
    }

    @GetMapping("/dot/{id}/nhiem-vu")
    String board(
            @PathVariable UUID id,
            @ModelAttribute("query") TaskQuery typed,
            @RequestParam(defaultValue = "0") int trang,
            @RequestParam(defaultValue = "0") int trangdv,
            @RequestParam(defaultValue = "false") boolean tatca,
            Model model) {
        Actor actor = Actors.current();
        model.addAttribute("head", board.head(actor, id));
        model.addAttribute("since", System.currentTimeMillis());
        TaskQuery query = typed.inCycle(id);
        model.addAttribute("query", query);
        TaskFilter filter = filter(query, model).inCycle(id);
        int page = PageNumber.of(trang);
        int units = tatca ? PRINTED : UNITS;
        List<TaskBoard.Line> lines = board.lines(actor, filter, units + 1, page * units);
        model.addAttribute("day", model.containsAttribute("problems") ? null : query.day());
        model.addAttribute("lines", lines.stream().limit(units).toList());
        model.addAttribute("more", lines.size() > units);
        model.addAttribute("page", page);
        model.addAttribute("columns", board.columns(actor, filter.standing(null)));
        model.addAttribute("counts", rows.counts(actor, filter));
        model.addAttribute("rates", rows.rates(actor, filter));
        model.addAttribute("statuses", TaskRows.STATUSES);
        model.addAttribute("ages", overview.ages(actor, filter));
        urgent(actor, filter, model);
        units(actor, filter, PageNumber.of(trangdv), model);
        return "task-board";
    }

    /** Tells the open board that tasks have moved. */
    @GetMapping(path = "/dot/{id}/nhiem-vu/dien-bien", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @ResponseBody
    SseEmitter watch(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "0") long tu,
            HttpServletRequest request,
            HttpServletResponse answer) {
        Actor actor = Actors.current();
        board.head(actor, id);
        return pushes.open(request, answer, actor, "tasks:" + id, tu, still -> maySee(still, id));
    }

    private boolean maySee(Actor actor, UUID id) {
        try {
            board.head(actor, id);
            return true;
        } catch (NotFound foreign) {
            return false;
        }
    }

    /** What is overdue or due next, with what was urged on each. */
    private void urgent(Actor actor, TaskFilter filter, Model model) {
        List<TaskRow> found = rows.page(actor, filter.sorted("urgent"), URGENT, 0);
        model.addAttribute("urgent", found);
        model.addAttribute("urged", urgings.of(found.stream().map(TaskRow::id).toList(), filter.asOf()));
    }

    private void units(Actor actor, TaskFilter filter, int page, Model model) {
        List<TaskOverview.UnitLine> found = overview.units(actor, filter, LEADS + 1, page * LEADS);
        model.addAttribute("units", found.stream().limit(LEADS).toList());
        model.addAttribute("unitPage", page);
        model.addAttribute("moreUnits", found.size() > LEADS);
    }

    private TaskFilter filter(TaskQuery query, Model model) {
        try {
            return query.filter();
        } catch (Refusal refusal) {
            model.addAttribute("problems", refusals.answer(refusal).problems());
            return query.withoutDay().filter();
        }
    }
}
