package vn.tongket.report;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.tongket.TestUnits.Province;
import vn.tongket.calendar.Deadline;
import vn.tongket.report.ReportContent.Entry;
import vn.tongket.report.ReportContent.Passage;

/** Cycles whose plan is issued, as the tests of reports need them: ten sections, five indicators, one report per district. */
public final class ReportCycles {

    static final LocalDate FROM = LocalDate.of(2008, 9, 22);
    static final LocalDate TO = LocalDate.of(2018, 8, 31);
    static final List<String> LEAVES = List.of("1.1", "1.2", "2.1", "2.2", "2.3", "2.4", "2.5", "3.1", "3.2", "3.3");

    private final JdbcClient jdbc;

    public ReportCycles(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public UUID issued(Province province, LocalDate due, Instant now) {
        UUID cycle = UUID.randomUUID();
        jdbc.sql("""
                        insert into app.review_cycle (id, title, kind, period_from, period_to, organizer, coordinator_unit,
                               approver_unit, reviewer_unit, clerk_unit, tracker_unit, search, due_on, due_precision, closing_at,
                               plan_approved_at, plan_issued_at, created_at, created_by)
                        values (:id, 'Tổng kết 10 năm thực hiện Nghị quyết 28-NQ/TW', 'FINAL_REVIEW', :from, :to, :party, :party,
                               :party, :party, :party, :command, 'tong ket', :due, 'DAY', :closing, :now, :now, :now, 'test')
                        """)
                .param("id", cycle)
                .param("from", FROM)
                .param("to", TO)
                .param("party", province.party())
                .param("command", province.command())
                .param("due", due)
                .param(
                        "closing",
                        Deadline.day(due).dueAt().atOffset(ZoneOffset.UTC).plusMonths(1))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
        int ordinal = 0;
        for (String heading : List.of("1", "2", "3")) {
            section(cycle, heading, null, ordinal++, false);
            for (String leaf :
                    LEAVES.stream().filter(code -> code.startsWith(heading)).toList()) {
                section(cycle, leaf, heading, ordinal++, true);
            }
        }
        indicator(cycle, 0, "LOP", "Số lớp bồi dưỡng", "NUMBER", "SUM", false, null, true);
        indicator(cycle, 1, "GIAO-QUAN", "Tỷ lệ giao quân", "RATIO", "RATIO_OF_SUMS", false, 100, true);
        indicator(cycle, 2, "NGAN-SACH", "Ngân sách bảo đảm", "NUMBER", "SUM", true, null, true);
        indicator(cycle, 3, "MO-HINH", "Mô hình hay", "NAMES", "COUNT_DISTINCT", false, null, false);
        indicator(cycle, 4, "CHI-BO", "Tỷ lệ xã có chi bộ quân sự", "RATIO", "LATEST", false, 100, false);
        for (String district : province.districts()) {
            jdbc.sql("""
                            insert into app.obligation (id, cycle_id, scope_unit, reporter_unit, due_on, due_precision, due_at,
                                                        original_due_at, created_at)
                            values (gen_random_uuid(), :cycle, :unit, :unit, :due, 'DAY', :dueAt, :dueAt, :now)
                            """)
                    .param("cycle", cycle)
                    .param("unit", district)
                    .param("due", due)
                    .param("dueAt", Deadline.day(due).dueAt().atOffset(ZoneOffset.UTC))
                    .param("now", now.atOffset(ZoneOffset.UTC))
                    .update();
        }
        return cycle;
    }

    private void section(UUID cycle, String code, String parent, int ordinal, boolean leaf) {
        jdbc.sql(
                        "insert into app.outline_section values (:cycle, :code, :parent, :ordinal, :title, null, :leaf, true, :words)")
                .param("cycle", cycle)
                .param("code", code)
                .param("parent", parent)
                .param("ordinal", ordinal)
                .param("title", "Nội dung " + code)
                .param("leaf", leaf)
                .param("words", leaf ? 3 : 0)
                .update();
    }

    private void indicator(
            UUID cycle,
            int ordinal,
            String code,
            String name,
            String kind,
            String over,
            boolean yearly,
            Integer upper,
            boolean required) {
        jdbc.sql("""
                        insert into app.indicator (cycle_id, code, ordinal, name, unit, kind, over_units, over_years, yearly,
                                                   upper_limit, required)
                        values (:cycle, :code, :ordinal, :name, 'đơn vị', :kind, :over, 'SUM', :yearly, :upper, :required)
                        """)
                .param("cycle", cycle)
                .param("code", code)
                .param("ordinal", ordinal)
                .param("name", name)
                .param("kind", kind)
                .param("over", over)
                .param("yearly", yearly)
                .param("upper", upper, java.sql.Types.NUMERIC)
                .param("required", required)
                .update();
    }

    /** Obligations by the unit that reports. */
    public Map<String, UUID> obligations(UUID cycle) {
        Map<String, UUID> found = new java.util.TreeMap<>();
        jdbc.sql("select reporter_unit, id from app.obligation where cycle_id = :cycle")
                .param("cycle", cycle)
                .query(row -> {
                    found.put(row.getString(1), row.getObject(2, UUID.class));
                });
        return found;
    }

    /** A report with nothing missing and nothing wrong. */
    public static ReportContent complete() {
        List<Entry> values = new ArrayList<>(List.of(
                new Entry("LOP", null, "1.234", null, null, null),
                new Entry("GIAO-QUAN", null, null, "109", "109", null),
                new Entry("MO-HINH", null, null, null, null, "Tổ tự quản\nThôn bình yên"),
                new Entry("CHI-BO", null, null, "12", "14", null)));
        for (int year = FROM.getYear(); year <= TO.getYear(); year++) {
            values.add(new Entry("NGAN-SACH", year, "2.500,5", null, null, null));
        }
        return new ReportContent(
                "31/7/2018",
                LEAVES.stream()
                        .map(code -> new Passage(code, "Kết quả thực hiện nội dung " + code, false, null))
                        .toList(),
                values);
    }
}
