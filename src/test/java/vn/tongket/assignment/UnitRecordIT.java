package vn.tongket.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.tongket.Acting;
import vn.tongket.Jobs;
import vn.tongket.TongKetTest;
import vn.tongket.web.Visitor;

/** The whole record of one unit, for the unit and for those who track it. */
@TongKetTest
class UnitRecordIT {

    @LocalServerPort
    int port;

    @Autowired
    private FollowUpPlay play;

    @Autowired
    private Jobs jobs;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void a_unit_is_read_by_itself_and_its_tracker_and_found_by_nobody_else() {
        SampleConclusion sample = play.begin("TDE", 1);
        String unit = sample.code("SO1");
        UUID third = play.task(sample, "3", unit);
        jobs.travelTo(LocalDate.of(2026, 1, 12));
        play.accept(third, unit);
        report(sample, unit);
        jobs.travelTo(LocalDate.of(2026, 3, 2));
        play.tracker(sample);

        Visitor tracker = visitor("TDE.theodoi");
        String address = "/don-vi/" + unit + "/ho-so-thuc-hien";
        String now = tracker.get(address).body();
        assertThat(now)
                .contains(
                        "Sở Tài chính TDE",
                        "Hồ sơ thực hiện",
                        "trangthai=OVERDUE",
                        "Theo năm đến hạn",
                        "data-chart-of=\"by-year\"")
                .doesNotContain("Sở Nội vụ TDE");
        assertThat(tracker.get(address + "?ngay=2026-01-20").body())
                .contains("Đang xem theo ngày 20/01/2026")
                .doesNotContain("data-status=\"OVERDUE\"");
        Visitor drafter = visitor(SampleConclusion.drafter(unit));
        assertThat(drafter.get(address).body())
                .contains("Sơ kết 5 năm", "! muộn", "chờ thẩm định", "data-status=\"OVERDUE\"");
        assertThat(drafter.get(address + "?ngay=2026-01-31").body()).contains("đang viết");

        Visitor other = visitor(SampleConclusion.drafter(sample.code("SO2")));
        for (String part : new String[] {"", "/bang.xlsx"}) {
            assertThat(other.get(address + part).statusCode()).as(part).isEqualTo(404);
            assertThat(tracker.get("/don-vi/KHONG-CO/ho-so-thuc-hien" + part).statusCode())
                    .as(part)
                    .isEqualTo(404);
        }
        assertThat(drafter.get(address + "/bang.xlsx"))
                .matches(answer -> answer.statusCode() == 200 && answer.body().startsWith("PK"));
        assertThat(tracker.get(address + "?ngay=khong-phai-ngay").body()).contains("không phải là một ngày");
    }

    /** A report that came some days late. */
    private void report(SampleConclusion sample, String unit) {
        UUID obligation = UUID.randomUUID();
        jdbc.sql("""
                        insert into app.obligation (id, cycle_id, scope_unit, reporter_unit, due_on, due_precision, due_at,
                                                    original_due_at, created_at, opened_at, submitted_at)
                        values (:id, :cycle, :unit, :unit, '2026-02-01', 'DAY', timestamptz '2026-02-01 23:59:59+07',
                                timestamptz '2026-02-01 23:59:59+07', timestamptz '2026-01-05 08:00+07',
                                timestamptz '2026-01-05 08:00+07', timestamptz '2026-02-03 08:00+07')
                        """)
                .param("id", obligation)
                .param("cycle", sample.cycle)
                .param("unit", unit)
                .update();
        jdbc.sql("""
                        insert into app.report_version (id, obligation_id, version_no, created_at, created_by, saved_at, saved_by,
                                                        submitted_at, submitted_by, on_time, sha256)
                        values (gen_random_uuid(), :id, 1, timestamptz '2026-01-05 08:00+07', 'x', timestamptz '2026-02-03 08:00+07',
                                'x', timestamptz '2026-02-03 08:00+07', 'x', false, repeat('a', 64))
                        """).param("id", obligation).update();
    }

    private Visitor visitor(String user) {
        Visitor visitor = new Visitor(port).with("Accept", "text/html,*/*;q=0.8");
        visitor.login(user, Acting.PASSWORD);
        visitor.get("/");
        return visitor;
    }
}
