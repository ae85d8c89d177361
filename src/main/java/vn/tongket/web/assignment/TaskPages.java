package vn.tongket.web.assignment;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import vn.tongket.Refusal;
import vn.tongket.assignment.AssignmentDesk;
import vn.tongket.assignment.ProgressReport;
import vn.tongket.assignment.TaskDesk;
import vn.tongket.assignment.TaskHistory;
import vn.tongket.assignment.TaskView;
import vn.tongket.assignment.cluster.Clusters;
import vn.tongket.assignment.list.TaskFilter;
import vn.tongket.assignment.list.TaskOverview;
import vn.tongket.assignment.list.TaskRow;
import vn.tongket.assignment.list.TaskRows;
import vn.tongket.assignment.list.TaskSheet;
import vn.tongket.assignment.list.TaskUrgings;
import vn.tongket.assignment.pause.PauseDesk;
import vn.tongket.audit.Actor;
import vn.tongket.audit.Actors;
import vn.tongket.engine.Identities;
import vn.tongket.organization.Role;
import vn.tongket.web.Refusals;
import vn.tongket.web.page.Page;
import vn.tongket.web.page.PageNumber;
import vn.tongket.web.task.WaitingTasks;

/** The tasks of a person's units and those that they track: a list, and one of them. */
@Page
class TaskPages {

    private static final int TASKS = 50;
    private static final int EVENTS = 100;
    private static final String EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final TaskRows rows;
    private final AssignmentDesk desk;
    private final TaskDesk tasks;
    private final Clusters clusters;
    private final TaskSheet sheet;
    private final TaskUrgings urgings;
    private final TaskOverview overview;
    private final TaskHistory history;
    private final PauseDesk pauses;
    private final WaitingTasks waiting;
    private final Identities identities;
    private final Refusals refusals;

    TaskPages(
            TaskRows rows,
            AssignmentDesk desk,
            TaskDesk tasks,
            Clusters clusters,
            TaskSheet sheet,
            TaskUrgings urgings,
            TaskOverview overview,
            TaskHistory history,
            PauseDesk pauses,
            WaitingTasks waiting,
            Identities identities,
            Refusals refusals) {
        this.rows = rows;
        this.desk = desk;
        this.tasks = tasks;
        this.clusters = clusters;
        this.sheet = sheet;
        this.urgings = urgings;
        this.overview = overview;
        this.history = history;
        this.pauses = pauses;
        this.waiting = waiting;
        this.identities = identities;
        this.refusals = refusals;
    }

    @GetMapping("/nhiem-vu")
    String tasks(@ModelAttribute("query") TaskQuery query, @RequestParam(defaultValue = "0") int trang, Model model) {
        Actor actor = Actors.current();
        int page = PageNumber.of(trang);
        TaskFilter filter = filter(query, model);
        List<TaskRow> found = rows.page(actor, filter, TASKS + 1, page * TASKS);
        List<TaskRow> shown = found.stream().limit(TASKS).toList();
        model.addAttribute("tasks", shown);
        model.addAttribute("urged", urgings.of(shown.stream().map(TaskRow::id).toList(), filter.asOf()));
        model.addAttribute("ages", overview.ages(actor, filter));
        model.addAttribute("more", found.size() > TASKS);
        model.addAttribute("page", page);
        model.addAttribute("counts", rows.counts(actor, filter));
        model.addAttribute("statuses", TaskRows.STATUSES);
        model.addAttribute("pauses", pauses.concerns(actor));
        Set<String> own = new TreeSet<>(actor.unitsWith(Role.DRAFTER.suffix()));
        own.addAll(actor.unitsWith(Role.LEADER.suffix()));
        model.addAttribute("ownUnits", own);
        return "tasks";
    }

    @GetMapping("/nhiem-vu/danh-sach.xlsx")
    void excel(@ModelAttribute("query") TaskQuery query, HttpServletResponse response) throws IOException {
        TaskFilter filter = query.filter();
        response.setContentType(EXCEL);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename("nhiem-vu.xlsx", StandardCharsets.UTF_8)
                        .build()
                        .toString());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-store");
        sheet.write(Actors.current(), filter, response.getOutputStream());
    }

    @GetMapping("/nhiem-vu/{id}")
    String task(@PathVariable UUID id, Model model) {
        show(id, model);
        return "task";
    }

    @GetMapping("/nhiem-vu/{id}/lich-su")
    String history(@PathVariable UUID id, @RequestParam(defaultValue = "0") int trang, Model model) {
        Actor actor = Actors.current();
        int page = PageNumber.of(trang);
        List<TaskHistory.Event> found = history.page(actor, id, EVENTS + 1, page * EVENTS);
        List<TaskHistory.Event> shown = found.stream().limit(EVENTS).toList();
        model.addAttribute("task", desk.requireVisible(actor, id));
        model.addAttribute("events", shown);
        model.addAttribute(
                "names",
                identities.namesOf(shown.stream()
                        .flatMap(event -> Stream.of(event.actor(), event.acted().substituteFor()))
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet())));
        model.addAttribute("more", found.size() > EVENTS);
        model.addAttribute("page", page);
        return "task-history";
    }

    /** The page of a task; also what stays on the screen when something is refused there. */
    void show(UUID id, Model model) {
        Actor actor = Actors.current();
        TaskView view = tasks.view(actor, id);
        Set<String> people = new HashSet<>();
        for (ProgressReport report : view.file().reports()) {
            people.add(report.reportedBy());
            if (report.decision() != null) {
                people.add(report.decision().by());
            }
        }
        model.addAttribute("view", view);
        model.addAttribute("file", view.file());
        model.addAttribute("cluster", clusters.others(actor, id));
        model.addAttribute("typed", Map.of());
        model.addAttribute("names", identities.namesOf(people));
        model.addAttribute("task", waiting.at(actor, id.toString()).orElse(null));
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
