package vn.tongket.commendation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import vn.tongket.Acting;
import vn.tongket.Jobs;
import vn.tongket.SqlCount;
import vn.tongket.TongKetTest;
import vn.tongket.audit.Actors;
import vn.tongket.calendar.Deadline;
import vn.tongket.commendation.award.AwardLists;
import vn.tongket.commendation.award.AwardRow;
import vn.tongket.web.Visitor;

/** A commendation read as of any day: every evening is told later as it was. */
@TongKetTest
class PastCommendationIT {

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    AwardLists lists;

    @Autowired
    Commendations commendations;

    @Autowired
    Jobs jobs;

    @Autowired
    SqlCount sql;

    @Autowired
    DataSource source;

    private record Evening(
            Commendation.Stage stage,
            Map<AwardRow.State, Long> states,
            List<AwardRow> rows,
            Counts awarded,
            List<AwardLists.UnitLine> units) {}

    private final Map<LocalDate, Evening> chronicle = new LinkedHashMap<>();
    private PlayedCommendation played;

    @Test
    void every_evening_is_told_later_as_it_was() throws Exception {
        jobs.travelTo(LocalDate.of(2026, 9, 1));
        played = new PlayedCommendation(context, "QKF");
        evening(LocalDate.of(2026, 9, 1));
        on(2, () -> {
            played.saveList(2, 3);
            played.complete("dieuphoi", "coordinator", Map.of());
        });
        on(4, () -> {
            played.appraiseAll();
            played.complete("thamdinh", "reviewer", Map.of("approved", true));
        });
        on(7, () -> {
            played.voteAll("11", "10", "1");
            played.complete("hoidong", "council", Map.of());
        });
        on(8, () -> played.complete("lanhdao", "approver", Map.of("approved", true)));
        on(10, () -> {
            played.number("145", "2019-09-20");
            played.complete("vanthu", "clerk", Map.of("approved", true));
        });
        on(12, () -> {
            played.handOver("2019-09-26");
            played.complete("dieuphoi", "coordinator", Map.of());
        });
        assertThat(chronicle.values()).doesNotHaveDuplicates();
        jobs.travelTo(LocalDate.of(2026, 10, 1));

        chronicle.forEach((day, then) -> assertThat(told(day)).as("%s", day).isEqualTo(then));
        assertThat(told(LocalDate.of(2026, 9, 6))).isEqualTo(chronicle.get(LocalDate.of(2026, 9, 4)));
        pages();
        int few = sql.count(source, () -> told(LocalDate.of(2026, 9, 7))).statements();
        assertThat(sql.count(source, () -> told(LocalDate.of(2026, 9, 1))).statements())
                .as("nobody in it yet")
                .isEqualTo(few);
    }

    private void pages() {
        Visitor reader = new Visitor(port).with("Accept", "text/html,*/*;q=0.8");
        reader.login("QKF.dieuphoi", Acting.PASSWORD);
        reader.get("/");
        assertThat(reader.get("/dot/" + played.cycle + "/khen-thuong?ngay=2026-09-05")
                        .body())
                .contains("Đang xem theo ngày 05/09/2026", "Người thứ 1", "/trao-thuong?ngay=2026-09-05")
                .doesNotContain("Được khen thưởng", "145/QĐ-UBND", "/tap-hop");
        assertThat(reader.get("/khen-thuong/" + played.id + "/thong-ke?ngay=2026-09-05")
                        .body())
                .contains("Đang xem theo ngày 05/09/2026");
        assertThat(reader.get("/khen-thuong/" + played.id + "/trao-thuong?ngay=2026-09-11")
                        .body())
                .contains("Đang xem theo ngày 11/09/2026", "Người thứ 1")
                .doesNotContain("26/09/2019", "Hủy bỏ, thu hồi");
        assertThat(reader.get("/khen-thuong/" + played.id + "/trao-thuong?ngay=2026-08-01")
                        .statusCode())
                .isEqualTo(422);
    }

    private void on(int day, Runnable work) {
        LocalDate date = LocalDate.of(2026, 9, day);
        jobs.travelTo(date);
        work.run();
        evening(date);
    }

    private void evening(LocalDate day) {
        jobs.travelTo(Deadline.day(day).dueAt());
        chronicle.put(day, told(null));
    }

    private Evening told(LocalDate day) {
        AtomicReference<Evening> told = new AtomicReference<>();
        played.as(
                "dieuphoi",
                "coordinator",
                () -> told.set(new Evening(
                        commendations.require(played.id, day).stage(),
                        lists.states(Actors.current(), played.id, day),
                        lists.rows(Actors.current(), played.id, "", null, false, day, 100, 0),
                        lists.awarded(Actors.current(), played.id, day),
                        lists.byUnit(Actors.current(), played.id, day, 100, 0))));
        return told.get();
    }
}
