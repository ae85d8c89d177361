package vn.tongket.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.tongket.Acting;
import vn.tongket.Jobs;
import vn.tongket.SqlCount;
import vn.tongket.TongKetTest;
import vn.tongket.audit.Actors;
import vn.tongket.calendar.Deadline;
import vn.tongket.cycle.CycleBoard;
import vn.tongket.cycle.CycleBoard.Seen;
import vn.tongket.cycle.Obligations;
import vn.tongket.cycle.ReportLine;
import vn.tongket.cycle.ReportLine.Status;
import vn.tongket.report.ReportPlay.Stage;
import vn.tongket.report.process.UnitReportProcess.Elements;
import vn.tongket.report.progress.MatrixRow;
import vn.tongket.report.progress.ReportMatrix;
import vn.tongket.report.progress.Tally;
import vn.tongket.report.review.AcceptanceUndoing;
import vn.tongket.web.Visitor;

/** The reports of a cycle read as of any day: what the page said each evening is what it says of that day later. */
@TongKetTest
class PastReportsIT {

    @LocalServerPort
    int port;

    @Autowired
    CycleBoard board;

    @Autowired
    ReportMatrix matrix;

    @Autowired
    Obligations obligations;

    @Autowired
    ExtensionDesk extensions;

    @Autowired
    AcceptanceUndoing undoing;

    @Autowired
    Jobs jobs;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    SqlCount sql;

    @Autowired
    DataSource source;

    private ReportPlay play;

    @BeforeEach
    void play(@Autowired AutowireCapableBeanFactory beans) {
        play = beans.createBean(ReportPlay.class);
    }

    /** What the page said in an evening. */
    private record Evening(Map<Status, Long> counts, List<ReportLine> lines, Tally tally, List<MatrixRow> matrix) {}

    private final Map<LocalDate, Evening> chronicle = new LinkedHashMap<>();

    @Test
    void every_evening_is_told_later_as_it_was() {
        jobs.travelTo(LocalDate.of(2026, 9, 1));
        List<Stage> stages = play.opened("QKA", LocalDate.of(2026, 9, 16), 4);
        Stage first = stages.get(0);
        evening(first, LocalDate.of(2026, 9, 1));
        on(first, 3, () -> play.submitted(first));
        on(first, 7, () -> play.giveBack(first, "25/9/2026", new ReportCheck.Reason("1.1", "Thiếu số liệu")));
        on(first, 8, () -> play.submitted(stages.get(1)));
        on(first, 9, () -> play.accept(stages.get(1)));
        on(first, 10, () -> extend(stages.get(2)));
        on(first, 14, () -> undo(stages.get(1)));
        on(first, 17, () -> {});
        on(first, 18, () -> obligations.withdraw(stages.get(3).report(), "Đơn vị đã sáp nhập"));
        on(first, 21, () -> play.submitted(first));
        on(first, 22, () -> play.accept(first));

        assertThat(chronicle.get(LocalDate.of(2026, 9, 17)).counts()).containsEntry(Status.OVERDUE, 1L);
        assertThat(chronicle.get(LocalDate.of(2026, 9, 9)).counts()).containsEntry(Status.ACCEPTED, 1L);
        assertThat(chronicle.get(LocalDate.of(2026, 9, 14)).counts()).doesNotContainKey(Status.ACCEPTED);
        jobs.travelTo(LocalDate.of(2026, 10, 30));
        chronicle.forEach(
                (day, then) -> assertThat(told(first, day)).as("%s", day).isEqualTo(then));
        assertThat(told(first, LocalDate.of(2026, 9, 5))).isEqualTo(chronicle.get(LocalDate.of(2026, 9, 3)));
    }

    @Test
    void the_page_says_which_day_it_shows_and_hides_what_changes() {
        jobs.travelTo(LocalDate.of(2026, 9, 1));
        Stage stage = play.opened("QKB", LocalDate.of(2026, 9, 16));
        jobs.travelTo(LocalDate.of(2026, 9, 3));
        play.submitted(stage);
        jobs.travelTo(LocalDate.of(2026, 9, 20));
        Visitor reader = new Visitor(port).with("Accept", "text/html,*/*;q=0.8");
        reader.login(stage.coordinator().user(), Acting.PASSWORD);
        reader.get("/");
        String page = "/dot/" + stage.cycle();

        assertThat(reader.get(page).body())
                .contains("Đề nghị điều chỉnh", "Đã nộp: 1")
                .doesNotContain("Đang xem theo");
        assertThat(reader.get(page + "?ngay=2026-09-02&xep=due").body())
                .contains("Đang xem theo ngày 02/09/2026", "Về hôm nay", "ngay=2026-09-02", "name=\"xep\"")
                .doesNotContain("Đề nghị điều chỉnh", "Đã nộp: 1");
        assertThat(reader.get(page + "?ngay=3/9/2026").body()).contains("Đã nộp: 1", "Đang xem theo ngày 03/09/2026");
        assertThat(reader.get(page + "/ma-tran?ngay=2026-09-02").body())
                .contains("Đang xem theo ngày 02/09/2026", "ngay=2026-09-02")
                .doesNotContain("data-push");
        assertThat(reader.get(page + "/ma-tran").body()).contains("data-push").doesNotContain("Đang xem theo");
        for (String absurd : List.of("2027-01-01", "hôm%20qua", "31/2/2026", "9/2026", "1930-02-03", "2026-01-04")) {
            assertThat(reader.get(page + "?ngay=" + absurd))
                    .as(absurd)
                    .satisfies(answer -> assertThat(answer.statusCode()).isEqualTo(422))
                    .satisfies(answer ->
                            assertThat(answer.body()).contains("Xem tình trạng hôm nay", "href=\"" + page + "\""));
        }
    }

    @Test
    void a_past_day_costs_the_same_at_thirty_and_four_hundred_units() throws Exception {
        assertThat(cost("QKC", 400)).isEqualTo(cost("QKD", 30));
    }

    private int cost(String prefix, int units) throws Exception {
        jobs.travelTo(LocalDate.of(2026, 9, 1));
        Stage stage = play.opened(prefix, LocalDate.of(2026, 9, 16));
        jdbc.sql("""
                        insert into app.org_unit (code, name, kind, branch, level, search)
                        select :prefix || '-X' || n, 'Huyện ủy ' || n, 'COMMITTEE', 'PARTY', 'DISTRICT', 'huyen uy'
                          from generate_series(2, :units) n
                        """).param("prefix", prefix).param("units", units).update();
        jdbc.sql("""
                        insert into app.obligation (id, cycle_id, scope_unit, reporter_unit, due_on, due_precision, due_at,
                                                    original_due_at, created_at, opened_at)
                        select gen_random_uuid(), o.cycle_id, u.code, u.code, o.due_on, o.due_precision, o.due_at,
                               o.original_due_at, o.created_at, o.opened_at
                          from app.obligation o, app.org_unit u where o.id = :id and u.code like :prefix || '-X%'
                        """).param("id", stage.report()).param("prefix", prefix).update();
        jobs.travelTo(LocalDate.of(2026, 9, 20));
        int statements =
                sql.count(source, () -> told(stage, LocalDate.of(2026, 9, 2))).statements();
        assertThat(told(stage, LocalDate.of(2026, 9, 2)).counts()).containsEntry(Status.WRITING, (long) units);
        return statements;
    }

    private void on(Stage stage, int day, Runnable work) {
        jobs.travelTo(LocalDate.of(2026, 9, day));
        work.run();
        evening(stage, LocalDate.of(2026, 9, day));
    }

    private void evening(Stage stage, LocalDate day) {
        jobs.travelTo(Deadline.day(day).dueAt());
        chronicle.put(day, read(stage, () -> {
            Seen seen = board.see(Actors.current(), stage.cycle());
            return new Evening(
                    board.counts(Actors.current(), seen),
                    board.reports(Actors.current(), seen, null, "unit", 500, 0),
                    matrix.standing(Actors.current(), seen).tally(),
                    matrix.rows(Actors.current(), seen, ReportMatrix.Filter.ALL, 500, 0)
                            .rows());
        }));
    }

    private Evening told(Stage stage, LocalDate day) {
        return read(stage, () -> {
            Seen seen = board.see(Actors.current(), stage.cycle(), day);
            return new Evening(
                    board.counts(Actors.current(), seen, Deadline.day(day).dueAt()),
                    board.reports(
                            Actors.current(),
                            seen,
                            null,
                            "unit",
                            Deadline.day(day).dueAt(),
                            500,
                            0),
                    matrix.standing(Actors.current(), seen, Deadline.day(day).dueAt())
                            .tally(),
                    matrix.rows(
                                    Actors.current(),
                                    seen,
                                    ReportMatrix.Filter.ALL,
                                    Deadline.day(day).dueAt(),
                                    500,
                                    0)
                            .rows());
        });
    }

    private Evening read(Stage stage, Callable<Evening> reading) {
        return stage.coordinator().call(reading);
    }

    private void extend(Stage stage) {
        stage.drafter().run(() -> {
            play.desk.save(
                    Actors.current(),
                    stage.report(),
                    null,
                    ReportCycles.complete(),
                    new ExtensionDesk.Draft("Bão lụt", "30/9/2026", null, null));
            extensions.request(Actors.current(), stage.report());
        });
        stage.coordinator().run(() -> extensions.keepAnswer(Actors.current(), stage.report(), "Đồng ý", "28/9/2026"));
        play.done(stage.coordinator(), stage, Elements.DECIDE_EXTENSION, "granted", true);
    }

    private void undo(Stage stage) {
        stage.reviewer().run(() -> undoing.undo(Actors.current(), stage.report(), "Số liệu sai"));
        play.runJobs(stage);
    }
}
