package vn.tongket.commendation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.tongket.TongKetTest;

/** What the product says of a unit beside its nominee: targets and models of its report, tasks done and overdue. */
@TongKetTest
class CycleEvidenceIT {

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Evidence evidence;

    @Autowired
    private JdbcClient jdbc;

    private PlayedCommendation played;

    private List<String> said(String unit) {
        return evidence
                .of(
                        played.cycle,
                        List.of(unit, "KN-H2"),
                        new CycleEvidence.Span(LocalDate.of(2009, 1, 1), LocalDate.of(2019, 8, 31)))
                .getOrDefault(unit, List.of())
                .stream()
                .map(line -> (line.warning() ? "! " : "") + line.text())
                .toList();
    }

    @Test
    void targets_are_held_against_the_last_year_and_models_are_counted() {
        played = new PlayedCommendation(context, "KN");
        indicator("I01", "RATIO", "UP", "100");
        indicator("I02", "NUMBER", "DOWN", "5");
        indicator("I03", "NUMBER", null, null);
        indicator("I28", "NAMES", null, null);
        UUID obligation = UUID.randomUUID();
        jdbc.sql("""
                        insert into app.obligation (id, cycle_id, scope_unit, reporter_unit, due_on, due_precision, due_at,
                                                    original_due_at, created_at, opened_at, submitted_at)
                        values (:id, :cycle, 'KN-H1', 'KN-H1', '2019-08-01', 'DAY', '2019-08-01', '2019-08-01', now(), now(), now())
                        """).param("id", obligation).param("cycle", played.cycle).update();
        UUID version = UUID.randomUUID();
        jdbc.sql("""
                        insert into app.report_version (id, obligation_id, version_no, created_at, created_by, saved_at, saved_by)
                        values (:id, :obligation, 1, now(), 'test', now(), 'test')
                        """).param("id", version).param("obligation", obligation).update();
        value(version, "I01", 2018, null, "90", "100", null);
        value(version, "I01", 2019, null, "107", "100", null);
        value(version, "I02", 2019, "6", null, null, null);
        value(version, "I03", null, "9", null, null, null);
        value(version, "I28", null, null, null, null, "{Mô hình một,Mô hình hai}");
        jdbc.sql("""
                        update app.report_version set submitted_at = now(), submitted_by = 'test', on_time = true,
                               sha256 = repeat('a', 64) where id = :id
                        """).param("id", version).update();

        assertThat(said("KN-H1"))
                .containsExactly(
                        "Đạt 1/2 chỉ tiêu được giao trong báo cáo", "2 mô hình hay, cách làm sáng tạo trong báo cáo");
        assertThat(said("KN-H2")).isEmpty();
    }

    private void indicator(String code, String kind, String direction, String target) {
        jdbc.sql("""
                        insert into app.indicator (cycle_id, code, ordinal, name, unit, kind, over_units, over_years, direction,
                                                   target)
                        values (:cycle, :code, 1, 'Chỉ tiêu', 'đơn vị', :kind, 'SUM', 'SUM', :direction, :target::numeric)
                        """)
                .param("cycle", played.cycle)
                .param("code", code)
                .param("kind", kind)
                .param("direction", direction)
                .param("target", target)
                .update();
    }

    private void value(
            UUID version, String code, Integer year, String value, String numerator, String denominator, String names) {
        jdbc.sql("""
                        insert into app.report_value (version_id, indicator_code, year, value, numerator, denominator, names)
                        values (:version, :code, :year, :value::numeric, :numerator::numeric, :denominator::numeric, :names::text[])
                        """)
                .param("version", version)
                .param("code", code)
                .param("year", year)
                .param("value", value)
                .param("numerator", numerator)
                .param("denominator", denominator)
                .param("names", names)
                .update();
    }

    @Test
    void open_overdue_tasks_are_a_warning_and_tasks_of_other_years_do_not_count() {
        played = new PlayedCommendation(context, "KO");
        UUID conclusion = conclusionOf(played.cycle);
        task(conclusion, 1, "2019-06-01", "2019-05-20", "2019-06-10");
        task(conclusion, 2, "2019-07-01", "2019-07-20", "2019-07-25");
        task(conclusion, 3, "2008-07-01", "2008-06-20", "2008-07-25");
        task(conclusion, 4, "2019-08-01", null, null);

        assertThat(said("KO-H1"))
                .containsExactly(
                        "Hoàn thành đúng hạn 1/3 nhiệm vụ đến hạn trong thời gian xét thành tích",
                        "! Đang còn 1 nhiệm vụ quá hạn chưa hoàn thành");
        assertThat(evidence.of(played.cycle, List.of("KO-H1"), new CycleEvidence.Span(null, null))
                        .get("KO-H1"))
                .as("each line leads to the tasks of the unit that it counts")
                .extracting(Evidence.Line::link)
                .containsExactly("/nhiem-vu?donvi=KO-H1", "/nhiem-vu?donvi=KO-H1&trangthai=OVERDUE");
    }

    private UUID conclusionOf(UUID cycle) {
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                        insert into app.conclusion (id, cycle_id, source_type, title, issuer, coordinator_unit, approver_unit,
                                                    clerk_unit, created_at)
                        select :id, id, 'DOCUMENT', title, organizer, coordinator_unit, approver_unit, clerk_unit, now()
                          from app.review_cycle where id = :cycle
                        """).param("id", id).param("cycle", cycle).update();
        return id;
    }

    private void task(UUID conclusion, int number, String due, String submitted, String confirmed) {
        UUID clause = UUID.randomUUID();
        jdbc.sql("""
                        insert into app.clause (id, conclusion_id, ordinal, ref, said, kind)
                        values (:id, :conclusion, :n, :n::text, 'Nhiệm vụ', 'QUALITATIVE')
                        """)
                .param("id", clause)
                .param("conclusion", conclusion)
                .param("n", number)
                .update();
        jdbc.sql("""
                        insert into app.assignment (id, conclusion_id, cycle_id, clause_id, unit_code, original_unit, role, kind,
                               carried_by, due_on, due_precision, due_at, original_due_on, original_due_precision,
                               original_due_at, opened_at, submitted_at, confirmed_at)
                        values (gen_random_uuid(), :conclusion, :cycle, :clause, 'KO-H1', 'KO-H1', 'LEAD', 'QUALITATIVE', 'UNIT',
                                :due::date, 'DAY', :due::timestamptz, :due::date, 'DAY', :due::timestamptz, now(),
                                :submitted::timestamptz, :confirmed::timestamptz)
                        """)
                .param("conclusion", conclusion)
                .param("cycle", played.cycle)
                .param("clause", clause)
                .param("due", due)
                .param("submitted", submitted)
                .param("confirmed", confirmed)
                .update();
    }
}
