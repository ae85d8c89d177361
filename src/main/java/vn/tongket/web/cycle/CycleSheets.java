package vn.tongket.web.cycle;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import vn.tongket.cycle.ReviewCycle;
import vn.tongket.report.progress.MatrixRow;
import vn.tongket.report.progress.ReportDay;
import vn.tongket.report.progress.ReportMatrix;
import vn.tongket.report.progress.ReportState;
import vn.tongket.report.progress.Tally;
import vn.tongket.web.page.Spreadsheet;
import vn.tongket.web.page.Spreadsheet.Column;
import vn.tongket.web.page.Spreadsheet.Share;
import vn.tongket.web.page.Words;

/** The tables of a cycle as workbooks. */
@Component
class CycleSheets {

    private final MessageSource messages;
    private final Words words;
    private final Clock clock;

    CycleSheets(MessageSource messages, Words words, Clock clock) {
        this.messages = messages;
        this.words = words;
        this.clock = clock;
    }

    /** All rows, asked for by their offset. */
    void matrix(
            ReviewCycle cycle,
            ReportMatrix.Standing standing,
            IntFunction<List<MatrixRow>> pages,
            int pageSize,
            HttpServletResponse answer)
            throws IOException {
        try (Spreadsheet book = new Spreadsheet()) {
            Spreadsheet.Sheet sheet = book.sheet(
                    said("web.cycle.tab.matrix"),
                    head(cycle),
                    List.of(
                            column("web.unit", 42),
                            column("web.cycle.matrix.writer", 30),
                            column("web.coverage.group", 28),
                            column("web.state", 24),
                            column("web.due", 14),
                            column("web.cycle.stage.OPENED", 18),
                            column("web.cycle.matrix.handed-over", 18),
                            column("web.cycle.stage.SUBMITTED", 18),
                            column("web.returned", 10),
                            column("web.accepted-at", 18),
                            column("web.cycle.matrix.withdrawn-because", 30)));
            List<MatrixRow> rows = pages.apply(0);
            for (int offset = 0; !rows.isEmpty(); rows = pages.apply(offset)) {
                rows.forEach(row -> sheet.row(
                        row.unit(),
                        row.writer(),
                        row.group(),
                        words.of("web.cycle.state", row.state()),
                        row.due().lastDay(),
                        row.openedAt(),
                        row.handedOverAt(),
                        row.submittedAt(),
                        row.returned(),
                        row.acceptedAt(),
                        row.withdrawnReason()));
                offset += pageSize;
                if (rows.size() < pageSize) {
                    break;
                }
            }
            sums(book, cycle, standing.tally());
            book.send(answer, said("web.cycle.matrix.file"));
        }
    }

    private void sums(Spreadsheet book, ReviewCycle cycle, Tally tally) {
        Spreadsheet.Sheet sums = book.sheet(
                said("web.cycle.sums"),
                head(cycle),
                List.of(
                        column("web.state", 40),
                        column("web.cycle.reports", 14),
                        column("web.cycle.of-all", 14),
                        column("web.cycle.share", 14)));
        for (ReportState state : ReportState.values()) {
            sums.row(
                    words.of("web.cycle.state", state),
                    tally.of(state),
                    tally.owed(),
                    state == ReportState.WITHDRAWN ? null : Share.of(tally.of(state), tally.owed()));
        }
        sums.row(said("web.cycle.submitted"), tally.submitted(), tally.owed(), share(tally.submitted(), tally.owed()));
        sums.row(said("web.cycle.accepted"), tally.accepted(), tally.owed(), share(tally.accepted(), tally.owed()));
        sums.row(said("web.cycle.on-time"), tally.onTime(), tally.decided(), share(tally.onTime(), tally.decided()));
    }

    void days(ReviewCycle cycle, List<ReportDay> days, HttpServletResponse answer) throws IOException {
        try (Spreadsheet book = new Spreadsheet()) {
            Spreadsheet.Sheet sheet = book.sheet(
                    said("web.cycle.tab.days"),
                    head(cycle),
                    List.of(
                            column("web.cycle.day", 14),
                            column("web.cycle.owed", 14),
                            column("web.cycle.submitted", 14),
                            column("web.cycle.submitted-rate", 16),
                            column("web.cycle.accepted", 14),
                            column("web.cycle.accepted-rate", 16),
                            column("web.cycle.on-time", 14),
                            column("web.cycle.decided", 20),
                            column("web.cycle.on-time-rate", 16)));
            days.forEach(day -> sheet.row(
                    day.day(),
                    day.owed(),
                    day.submitted(),
                    share(day.submitted(), day.owed()),
                    day.accepted(),
                    share(day.accepted(), day.owed()),
                    day.onTime(),
                    day.decided(),
                    share(day.onTime(), day.decided())));
            book.send(answer, said("web.cycle.days.file"));
        }
    }

    List<String> head(ReviewCycle cycle) {
        return List.of(
                cycle.title(),
                messages.getMessage("web.cycle.sheet-at", new Object[] {words.moment(clock.instant())}, Locale.ROOT));
    }

    Column column(String key, int width) {
        return new Column(said(key), width);
    }

    String said(String key, Object... args) {
        return messages.getMessage(key, args, Locale.ROOT);
    }

    private static Share share(int part, int whole) {
        return Share.of(part, whole);
    }
}
