package vn.tongket.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.tongket.Acting;
import vn.tongket.Jobs;
import vn.tongket.SqlCount;
import vn.tongket.TongKetTest;
import vn.tongket.assignment.limitation.LimitationRow;
import vn.tongket.assignment.limitation.Limitations;
import vn.tongket.assignment.urging.UrgingBoard;
import vn.tongket.assignment.urging.UrgingFilter;
import vn.tongket.assignment.urging.UrgingRow;
import vn.tongket.audit.Actors;
import vn.tongket.calendar.Deadline;
import vn.tongket.web.Visitor;

/** Limitations and urging read as of any day: every evening is told later as it was. */
@TongKetTest
class PastFollowUpIT {

    @LocalServerPort
    int port;

    @Autowired
    FollowUpPlay play;

    @Autowired
    Limitations limitations;

    @Autowired
    UrgingBoard board;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Jobs jobs;

    @Autowired
    SqlCount sql;

    @Autowired
    DataSource source;

    private record Evening(
            List<LimitationRow> limitations,
            List<UrgingRow> steps,
            Map<String, Integer> rungs,
            UrgingBoard.Waiting waiting) {}

    private final Map<LocalDate, Evening> chronicle = new LinkedHashMap<>();
    private SampleConclusion sample;

    @Test
    void every_evening_is_told_later_as_it_was() throws Exception {
        sample = play.begin("QKG", 2);
        String unit = sample.code("SO1");
        UUID third = play.task(sample, "3", unit);
        UUID found = limitation(sample);
        evening(LocalDate.of(2026, 1, 5));
        on(1, 12, () -> play.accept(third, unit));
        on(2, 4, () -> jobs.urge());
        on(2, 10, () -> play.submit(third, unit, Progress.saying("Đã làm xong")));
        on(2, 12, () -> jobs.urge());
        on(2, 20, () -> jobs.urge());
        SampleConclusion next = play.again(sample, Map.of());
        jdbc.sql("update app.review_cycle set previous_cycle_id = :one, created_at = :at where id = :other")
                .param("one", sample.cycle)
                .param("other", next.cycle)
                .param(
                        "at",
                        LocalDate.of(2026, 2, 24).atStartOfDay(Deadline.ZONE).toOffsetDateTime())
                .update();
        on(
                2,
                25,
                () -> play.coordinator(sample)
                        .run(() -> limitations.judge(Actors.current(), found, "PARTLY", "Mục 3.1 của báo cáo")));
        on(3, 3, () -> jobs.urge());
        assertThat(chronicle.get(LocalDate.of(2026, 3, 3)).steps()).isNotEmpty();
        assertThat(chronicle.get(LocalDate.of(2026, 2, 10)).limitations())
                .isNotEqualTo(chronicle.get(LocalDate.of(2026, 2, 25)).limitations());
        jobs.travelTo(LocalDate.of(2026, 6, 1));

        chronicle.forEach((day, then) -> assertThat(told(day)).as("%s", day).isEqualTo(then));
        pages();
        assertThat(chronicle.get(LocalDate.of(2026, 3, 3)).steps())
                .hasSizeGreaterThan(
                        chronicle.get(LocalDate.of(2026, 2, 4)).steps().size());
        assertThat(sql.count(source, () -> told(LocalDate.of(2026, 3, 3))).statements())
                .as("however many steps there are")
                .isEqualTo(
                        sql.count(source, () -> told(LocalDate.of(2026, 2, 4))).statements());
    }

    private void pages() {
        Visitor tracker = new Visitor(port).with("Accept", "text/html,*/*;q=0.8");
        tracker.login(play.tracker(sample).user(), Acting.PASSWORD);
        tracker.get("/");
        assertThat(tracker.get("/don-doc?ngay=2026-02-12&bac=BEFORE_5").body())
                .contains("Đang xem theo ngày 12/02/2026", "ngay=2026-02-12");
        assertThat(tracker.get("/don-doc?ngay=2019-01-01").statusCode()).isEqualTo(422);
        Visitor coordinator = new Visitor(port).with("Accept", "text/html,*/*;q=0.8");
        coordinator.login(play.coordinator(sample).user(), Acting.PASSWORD);
        coordinator.get("/");
        assertThat(coordinator.get("/han-che?ngay=2026-02-20").body())
                .contains("Đang xem theo ngày 20/02/2026", "Cán bộ chưa đủ")
                .doesNotContain("Mục 3.1 của báo cáo", "name=\"evidence\"");
        assertThat(coordinator.get("/han-che").body()).contains("Mục 3.1 của báo cáo");
        assertThat(coordinator.get("/han-che?ngay=2999-01-01").statusCode()).isEqualTo(422);
    }

    private UUID limitation(SampleConclusion of) {
        UUID id = UUID.randomUUID();
        jdbc.sql("insert into app.limitation (id, conclusion_id, ordinal, said) "
                        + "values (:id, :conclusion, 1, 'Cán bộ chưa đủ ở cơ sở')")
                .param("id", id)
                .param("conclusion", of.conclusion)
                .update();
        jdbc.sql("insert into app.limitation_clause (limitation_id, clause_id) "
                        + "select :id, id from app.clause where conclusion_id = :conclusion and ref = '3'")
                .param("id", id)
                .param("conclusion", of.conclusion)
                .update();
        return id;
    }

    private void on(int month, int day, Runnable work) {
        LocalDate date = LocalDate.of(2026, month, day);
        jobs.travelTo(date);
        work.run();
        jobs.runAll();
        evening(date);
    }

    private void evening(LocalDate day) {
        jobs.travelTo(Deadline.day(day).dueAt());
        chronicle.put(day, told(null));
    }

    /** Who may judge, and which reviews follow, is of the present alone. */
    private Evening told(LocalDate day) {
        var at = day == null ? null : Deadline.day(day).dueAt();
        List<LimitationRow> found = play.coordinator(sample)
                .call(() -> limitations.page(
                        Actors.current(), new Limitations.Filter(sample.cycle, null, null, ""), at, 50, 0));
        return play.tracker(sample).call(() -> {
            UrgingFilter filter = new UrgingFilter(null, null, sample.cycle, null, "").at(at);
            return new Evening(
                    found.stream().map(PastFollowUpIT::read).toList(),
                    board.page(Actors.current(), filter, 500, 0),
                    board.counts(Actors.current(), filter),
                    board.waiting(Actors.current(), at));
        });
    }

    private static LimitationRow read(LimitationRow row) {
        return new LimitationRow(
                row.id(),
                row.cycleId(),
                row.cycleTitle(),
                row.conclusion(),
                row.number(),
                row.said(),
                row.topic(),
                row.foundOn(),
                row.tasks(),
                row.times(),
                row.since(),
                row.earlier(),
                row.later(),
                row.verdicts(),
                null);
    }
}
