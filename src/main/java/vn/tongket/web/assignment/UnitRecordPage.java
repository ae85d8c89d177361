package vn.tongket.web.assignment;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.tongket.assignment.list.TaskFilter;
import vn.tongket.assignment.list.TaskRow;
import vn.tongket.assignment.list.TaskRows;
import vn.tongket.assignment.list.TaskUrgings;
import vn.tongket.assignment.list.UnitTasks;
import vn.tongket.audit.Actor;
import vn.tongket.audit.Actors;
import vn.tongket.organization.Unit;
import vn.tongket.organization.change.Succession;
import vn.tongket.organization.change.UnitLife;
import vn.tongket.report.UnitReports;
import vn.tongket.web.page.AsOf;
import vn.tongket.web.page.Page;
import vn.tongket.web.page.PageNumber;

/** All that a unit did in the cycles that the reader sees: reports, tasks, urging, awards, and what changed hands. */
@Page
@RequestMapping("/don-vi/{code}/ho-so-thuc-hien")
class UnitRecordPage {

    private static final int REPORTS = 20;
    private static final int TASKS = 20;
    private static final int STEPS = 20;
    private static final int MOST = 200;

    private final UnitRecord record;
    private final UnitRecordSheet sheet;

    UnitRecordPage(UnitRecord record, UnitRecordSheet sheet) {
        this.record = record;
        this.sheet = sheet;
    }

    @GetMapping
    String page(
            @PathVariable String code,
            AsOf asOf,
            @RequestParam(defaultValue = "0") int trangbc,
            @RequestParam(defaultValue = "0") int trangdd,
            Model model) {
        Actor actor = Actors.current();
        UnitRecord.Head head = record.head(actor, code, asOf.at());
        Unit unit = head.unit();
        model.addAttribute("head", head);
        model.addAttribute("unit", unit);
        reports(actor, code, asOf, PageNumber.of(trangbc), model);
        tasks(actor, code, asOf, model);
        steps(actor, code, asOf, PageNumber.of(trangdd), model);
        model.addAttribute("cases", record.tasks().cases(actor, code, asOf.at(), MOST));
        model.addAttribute("limitations", record.heritage().limitations(actor, code, asOf.at(), MOST));
        model.addAttribute("moved", record.heritage().moved(actor, code, asOf.at(), MOST));
        model.addAttribute("awards", record.awards().of(actor, code, asOf.past() ? asOf.day() : null, MOST));
        life(code, asOf, model);
        return "unit-record";
    }

    @GetMapping("/bang.xlsx")
    void excel(@PathVariable String code, AsOf asOf, HttpServletResponse response) throws IOException {
        Actor actor = Actors.current();
        sheet.send(actor, record.head(actor, code, asOf.at()), asOf, response);
    }

    private void reports(Actor actor, String code, AsOf asOf, int page, Model model) {
        List<UnitReports.Line> found = record.reports().page(actor, code, asOf.at(), REPORTS + 1, page * REPORTS);
        model.addAttribute("reports", found.stream().limit(REPORTS).toList());
        model.addAttribute("reportPage", page);
        model.addAttribute("moreReports", found.size() > REPORTS);
    }

    private void tasks(Actor actor, String code, AsOf asOf, Model model) {
        TaskRows rows = record.rows();
        TaskFilter filter = TaskFilter.ALL.ofUnit(code).at(asOf.at()).sorted("urgent");
        List<TaskRow> found = rows.page(actor, filter, TASKS, 0);
        Map<java.util.UUID, TaskUrgings.Urged> urged =
                record.urgings().of(found.stream().map(TaskRow::id).toList(), asOf.at());
        model.addAttribute("urgent", found);
        model.addAttribute("urged", urged);
        model.addAttribute("query", new TaskQuery(null, null, null, code, null, asOf.ngay(), null, null, null, null));
        model.addAttribute("years", record.tasks().byYear(actor, code, asOf.at()));
    }

    private void steps(Actor actor, String code, AsOf asOf, int page, Model model) {
        List<UnitTasks.Step> found = record.tasks().urgings(actor, code, asOf.at(), STEPS + 1, page * STEPS);
        model.addAttribute("steps", found.stream().limit(STEPS).toList());
        model.addAttribute("stepPage", page);
        model.addAttribute("moreSteps", found.size() > STEPS);
    }

    private void life(String code, AsOf asOf, Model model) {
        UnitLife.Life life = record.lives().of(code);
        LocalDate day = asOf.day();
        List<Succession> from = life.takenOver().stream()
                .filter(one -> !one.effectiveOn().isAfter(day))
                .toList();
        List<Succession> to = life.passedOn().stream()
                .filter(one -> !one.effectiveOn().isAfter(day))
                .toList();
        List<String> codes = new ArrayList<>(
                Stream.concat(from.stream().map(Succession::from), to.stream().map(Succession::to))
                        .distinct()
                        .toList());
        model.addAttribute("takenOver", from);
        model.addAttribute("passedOn", to);
        model.addAttribute("names", record.units().names(codes));
    }
}
