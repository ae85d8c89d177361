package vn.tongket.web.assignment;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import vn.tongket.assignment.list.TaskFilter;
import vn.tongket.assignment.list.TaskRow;
import vn.tongket.assignment.list.UnitTasks;
import vn.tongket.audit.Actor;
import vn.tongket.calendar.Deadline;
import vn.tongket.report.UnitReports;
import vn.tongket.web.page.AsOf;
import vn.tongket.web.page.Spreadsheet;
import vn.tongket.web.page.Spreadsheet.Column;
import vn.tongket.web.page.Words;

/** A unit's record to take away; rows are read in portions. */
@Component
class UnitRecordSheet {

    private static final int PORTION = 10_000;
    private static final int MOST = 1000;

    private final UnitRecord record;
    private final Words words;

    UnitRecordSheet(UnitRecord record, Words words) {
        this.record = record;
        this.words = words;
    }

    void send(Actor actor, UnitRecord.Head head, AsOf asOf, HttpServletResponse response) throws IOException {
        String code = head.unit().code();
        List<String> lines =
                List.of(head.unit().name(), words.of("web.record-of-unit", "as-of") + " " + words.day(asOf.day()));
        try (Spreadsheet file = new Spreadsheet()) {
            reports(
                    actor,
                    code,
                    asOf,
                    file.sheet(title("reports"), lines, columns("reports", 40, 30, 14, 18, 12, 10, 10, 18, 18)));
            tasks(
                    actor,
                    code,
                    asOf,
                    file.sheet(title("tasks"), lines, columns("tasks", 8, 18, 50, 12, 24, 16, 16, 22, 10)));
            steps(actor, code, asOf, file.sheet(title("steps"), lines, columns("steps", 12, 26, 8, 50, 16, 18, 18)));
            Spreadsheet.Sheet cases =
                    file.sheet(title("cases"), lines, columns("cases", 12, 26, 16, 18, 14, 18, 14, 18));
            record.tasks()
                    .cases(actor, code, asOf.at(), MOST)
                    .forEach(one -> cases.row(
                            one.begunOn(),
                            words.of("web.record-of-unit.case", one.kind()),
                            one.symbol(),
                            one.sentAt(),
                            one.answerBy(),
                            one.answeredAt(),
                            one.promisedOn(),
                            one.criticised() == null
                                    ? null
                                    : words.of("web.record-of-unit.criticised", one.criticised())));
            Spreadsheet.Sheet awards = file.sheet(title("awards"), lines, columns("awards", 14, 18, 30, 40, 40, 14));
            record.awards()
                    .of(actor, code, asOf.past() ? asOf.day() : null, MOST)
                    .forEach(one -> awards.row(
                            one.decidedOn(),
                            one.symbol(),
                            one.awardName(),
                            one.name(),
                            one.cycleTitle(),
                            one.recoveredOn()));
            file.send(response, "ho-so-" + code.toLowerCase(java.util.Locale.ROOT) + ".xlsx");
        }
    }

    private void reports(Actor actor, String code, AsOf asOf, Spreadsheet.Sheet sheet) {
        List<UnitReports.Line> found;
        int offset = 0;
        do {
            found = record.reports().page(actor, code, asOf.at(), PORTION, offset);
            found.forEach(one -> sheet.row(
                    one.cycleTitle(),
                    one.about(),
                    one.due().text(),
                    one.submittedAt(),
                    one.onTime() == null ? null : words.of("web.record-of-unit.on-time", one.onTime()),
                    one.returns(),
                    one.extensions(),
                    one.acceptedAt(),
                    words.of("web.record-of-unit.report", one.status())));
            offset += PORTION;
        } while (found.size() == PORTION);
    }

    private void tasks(Actor actor, String code, AsOf asOf, Spreadsheet.Sheet sheet) {
        TaskFilter filter = TaskFilter.ALL.ofUnit(code).at(asOf.at()).sorted("urgent");
        List<TaskRow> found;
        int offset = 0;
        do {
            found = record.rows().page(actor, filter, PORTION, offset);
            found.forEach(one -> sheet.row(
                    one.ref(),
                    one.conclusion(),
                    one.text(),
                    words.of("web.task.role", one.role()),
                    one.receivedFrom(),
                    shown(one.due()),
                    shown(one.originalDue()),
                    words.of("assignment.status", one.standing().status()),
                    one.returnedCount()));
            offset += PORTION;
        } while (found.size() == PORTION);
    }

    private void steps(Actor actor, String code, AsOf asOf, Spreadsheet.Sheet sheet) {
        List<UnitTasks.Step> found;
        int offset = 0;
        do {
            found = record.tasks().urgings(actor, code, asOf.at(), PORTION, offset);
            found.forEach(one -> sheet.row(
                    one.onDay(),
                    words.of("assignment.rung", one.rung()),
                    one.ref(),
                    one.said(),
                    one.symbol(),
                    one.openedAt(),
                    one.answeredAt()));
            offset += PORTION;
        } while (found.size() == PORTION);
    }

    private static String shown(Deadline due) {
        return due.isKnown() ? due.text() : null;
    }

    private String title(String part) {
        return words.of("web.record-of-unit", part);
    }

    private List<Column> columns(String part, Integer... widths) {
        List<Integer> wide = Stream.of(widths).toList();
        return java.util.stream.IntStream.range(0, wide.size())
                .mapToObj(n -> new Column(words.of("web.record-of-unit." + part, n + 1), wide.get(n)))
                .toList();
    }
}
