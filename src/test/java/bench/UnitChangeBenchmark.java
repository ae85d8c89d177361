package bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import vn.tongket.Jobs;
import vn.tongket.TestUnits;
import vn.tongket.TongKetApplication;
import vn.tongket.TongKetTest;
import vn.tongket.audit.Actor;
import vn.tongket.organization.change.ChangeEntry;
import vn.tongket.organization.change.ItemChoices;
import vn.tongket.organization.change.ItemFilter;
import vn.tongket.organization.change.Transfers;
import vn.tongket.organization.change.UnitChanges;

/**
 * A reform of 400 units with 8,000 open tasks: previewed, read and carried out, against the bare query that finds the tasks.
 * {@code mvn test -Dtest=UnitChangeBenchmark}
 */
@TongKetTest
@ContextConfiguration(classes = TongKetApplication.class)
class UnitChangeBenchmark {

    private static final Logger log = LoggerFactory.getLogger(UnitChangeBenchmark.class);
    private static final Actor ADMINISTRATOR = new Actor("admin", Set.of("camunda-admin"));
    private static final int UNITS = 400;
    private static final int CLAUSES = 20;

    @Autowired
    private UnitChanges changes;

    @Autowired
    private ItemChoices choices;

    @Autowired
    private Transfers transfers;

    @Autowired
    private TestUnits units;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Jobs jobs;

    @Test
    void reform_of_400_units_with_8000_tasks() {
        jobs.travelTo(LocalDate.of(2026, 1, 5));
        UUID cycle = tasks();
        List<String> codes =
                IntStream.rangeClosed(1, UNITS).mapToObj(n -> "UB-U" + n).toList();
        String[] all = codes.toArray(String[]::new);
        UUID id = changes.draft(
                ADMINISTRATOR,
                new ChangeEntry(
                        "MERGE",
                        "Sắp xếp 400 đơn vị",
                        "Nghị quyết",
                        "1/1/2026",
                        null,
                        "1/2/2026",
                        null,
                        IntStream.range(0, UNITS / 4)
                                .mapToObj(n -> new ChangeEntry.NewUnit(
                                        "UB-N" + n, "Xã " + n, "Đảng", "Xã", "UB-TU", null, null))
                                .toList(),
                        IntStream.range(0, UNITS)
                                .mapToObj(n -> new ChangeEntry.Row(codes.get(n), "UB-N" + n / 4, "Đảng", ""))
                                .toList(),
                        codes.stream()
                                .map(code -> new ChangeEntry.End(code, ""))
                                .toList(),
                        List.of()));

        long bare = best(() -> jdbc.sql("select * from app.assignment where unit_code = any(:units) order by id")
                .param("units", all)
                .query()
                .listOfRows());
        long preview = time(() -> changes.preview(ADMINISTRATOR, id));
        long page = best(() -> choices.page(ADMINISTRATOR, id, ItemFilter.ALL, 50, 4_000));
        long act = time(() -> changes.carryOut(ADMINISTRATOR, id));
        jobs.travelTo(LocalDate.of(2026, 2, 1));
        long moved = time(transfers::run);

        log.warn(
                "8,000 tasks of 400 units: bare query {} ms; preview {} ms = {}x; a page {} ms; the act {} ms;"
                        + " moving {} ms = {} ms each, without running instances",
                bare / 1_000_000,
                preview / 1_000_000,
                preview / Math.max(1, bare),
                page / 1_000_000,
                act / 1_000_000,
                moved / 1_000_000,
                moved / 1_000_000.0 / UNITS / CLAUSES);
        assertThat(choices.progress(ADMINISTRATOR, id).moved()).isEqualTo(UNITS * CLAUSES);
        assertThat(jdbc.sql("select count(*) from app.assignment where cycle_id = :id and unit_code like 'UB-N%'")
                        .param("id", cycle)
                        .query(Integer.class)
                        .single())
                .isEqualTo(UNITS * CLAUSES);
    }

    private static long best(Runnable work) {
        return IntStream.range(0, 5).mapToLong(round -> time(work)).min().orElseThrow();
    }

    private static long time(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return System.nanoTime() - start;
    }

    private UUID tasks() {
        UUID id = UUID.randomUUID();
        OffsetDateTime now = OffsetDateTime.parse("2026-01-02T08:00:00+07:00");
        units.create("UB-TU", "Tỉnh ủy", "PARTY", "PROVINCE", null);
        IntStream.rangeClosed(1, UNITS)
                .forEach(n -> units.create("UB-U" + n, "Đảng ủy xã cũ " + n, "PARTY", "COMMUNE", "UB-TU"));
        for (String sql : List.of("""
                insert into app.review_cycle (id, title, kind, organizer, coordinator_unit, approver_unit, reviewer_unit,
                         clerk_unit, search, created_at, created_by)
                values (:id, 'Tổng kết', 'FINAL_REVIEW', 'UB-TU', 'UB-TU', 'UB-TU', 'UB-TU', 'UB-TU', '', :now, 'x')
                """, """
                insert into app.conclusion (id, cycle_id, source_type, title, issuer, coordinator_unit, approver_unit,
                         clerk_unit, created_at, signed_at, issued_at)
                values (:id, :id, 'SPEECH', 'Kết luận', 'UB-TU', 'UB-TU', 'UB-TU', 'UB-TU', :now, :now, :now)
                """, """
                insert into app.follow_up (conclusion_id, cycle_id, coordinator_unit, tracker_named, split_at, handed_over_at)
                values (:id, :id, 'UB-TU', false, :now, :now)
                """, """
                insert into app.clause (id, conclusion_id, ref, ordinal, said, kind)
                select gen_random_uuid(), :id, n::text, n, 'Việc ' || n, 'QUALITATIVE'
                  from generate_series(1, %d) n where :now::timestamptz is not null
                """.formatted(CLAUSES), """
                insert into app.assignment (id, conclusion_id, cycle_id, clause_id, unit_code, role, kind, carried_by,
                         due_on, due_precision, due_at, original_due_on, original_due_precision, original_due_at)
                select gen_random_uuid(), :id, :id, c.id, u.code, 'LEAD', 'QUALITATIVE', 'UNIT', :now, 'DAY', :now,
                       :now, 'DAY', :now
                  from app.clause c cross join app.org_unit u
                 where c.conclusion_id = :id and u.code like 'UB-U%'
                """)) {
            jdbc.sql(sql).param("id", id).param("now", now).update();
        }
        return id;
    }
}
