package vn.tongket.organization.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.GenerationMode;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterTry;
import net.jqwik.api.lifecycle.BeforeProperty;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestContextManager;
import vn.tongket.Jobs;
import vn.tongket.TestUnits;
import vn.tongket.TongKetTest;
import vn.tongket.audit.Actor;

/**
 * Random mergers, splits and dissolutions, one after the other, against a plain model: every open report and task ends with
 * exactly the unit that was chosen last, none is lost or doubled, and no due date moves.
 */
@TongKetTest
class TransferPropertyIT {

    private static final Actor ADMINISTRATOR = new Actor("admin", Set.of("camunda-admin"));
    private static final AtomicInteger TRIES = new AtomicInteger();
    private static final int UNITS = 6;

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

    private String prefix;
    private UUID cycle;
    private final Map<UUID, String> owners = new HashMap<>();
    private final Set<String> living = new TreeSet<>();

    @BeforeProperty
    void product() throws Exception {
        new TestContextManager(TransferPropertyIT.class).prepareTestInstance(this);
    }

    @AfterTry
    void today() {
        ClockUtil.reset();
    }

    @Property(tries = 12, generation = GenerationMode.RANDOMIZED, shrinking = ShrinkingMode.OFF)
    void nothing_is_lost_or_doubled_and_no_date_moves(@ForAll Random random) {
        prefix = "TP" + TRIES.incrementAndGet();
        owners.clear();
        living.clear();
        jobs.travelTo(LocalDate.of(2026, 1, 5));
        things(random);
        Map<UUID, Map<String, Object>> before = rows();

        for (int round = 1; round <= 4; round++) {
            LocalDate day = LocalDate.of(2026, 2 + round, 1);
            decide(random, round, day);
            jobs.travelTo(day);
            transfers.run();
        }

        Map<UUID, Map<String, Object>> after = rows();
        assertThat(after.keySet()).isEqualTo(before.keySet()).isEqualTo(owners.keySet());
        after.forEach((id, row) -> {
            assertThat(row.get("owner")).as("who has %s", id).isEqualTo(owners.get(id));
            Map<String, Object> was = new HashMap<>(before.get(id));
            was.put("owner", row.get("owner"));
            assertThat(row).isEqualTo(was);
        });
        assertThat(jdbc.sql("""
                        select count(*) from app.unit_change_item i join app.unit_change c on c.id = i.change_id
                         where i.state <> 'MOVED' and i.from_unit like :prefix
                        """)
                        .param("prefix", prefix + "-%")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    /** One decision with two or three endings; each thing of an ended unit goes to a successor drawn for it. */
    private void decide(Random random, int round, LocalDate day) {
        List<String> order = new ArrayList<>(living);
        Collections.shuffle(order, random);
        List<String> ending = order.subList(0, Math.min(order.size() - 1, 1 + random.nextInt(3)));
        List<String> staying = order.subList(ending.size(), order.size());
        List<ChangeEntry.NewUnit> begun = IntStream.rangeClosed(1, 1 + random.nextInt(2))
                .mapToObj(n -> new ChangeEntry.NewUnit(
                        prefix + "-N" + round + n, "Xã " + round + n, "Đảng", "Xã", null, null, null))
                .toList();
        List<String> successors = new ArrayList<>(staying);
        begun.forEach(unit -> successors.add(unit.code()));
        List<ChangeEntry.Row> rows = new ArrayList<>();
        for (String from : ending) {
            Collections.shuffle(successors, random);
            int parts = 1 + random.nextInt(Math.min(3, successors.size()));
            for (String to : successors.subList(0, parts)) {
                rows.add(new ChangeEntry.Row(from, to, "PARTY", random.nextBoolean() ? "" : "1/" + parts));
            }
        }
        UUID id = changes.draft(
                ADMINISTRATOR,
                new ChangeEntry(
                        List.of("MERGE", "SPLIT", "DISSOLVE").get(random.nextInt(3)),
                        "Sắp xếp " + round,
                        "Nghị quyết " + round,
                        "1/1/2026",
                        null,
                        day.getDayOfMonth() + "/" + day.getMonthValue() + "/" + day.getYear(),
                        null,
                        begun,
                        rows,
                        ending.stream()
                                .map(unit -> new ChangeEntry.End(unit, ""))
                                .toList(),
                        List.of()));
        changes.preview(ADMINISTRATOR, id);
        Map<String, Collection<String>> candidates = choices.successors(ADMINISTRATOR, id);
        List<ChangeItem> items = choices.page(ADMINISTRATOR, id, ItemFilter.ALL, 1_000, 0);
        assertThat(items.stream().map(ChangeItem::id))
                .containsExactlyInAnyOrderElementsOf(owners.entrySet().stream()
                        .filter(thing -> ending.contains(thing.getValue()) && isOpen(thing.getKey()))
                        .map(Map.Entry::getKey)
                        .toList());
        for (ChangeItem item : items) {
            List<String> possible = new ArrayList<>(candidates.get(item.from()));
            String to = possible.get(random.nextInt(possible.size()));
            if (item.to() == null || random.nextBoolean()) {
                choices.choose(ADMINISTRATOR, id, List.of(item.id()), to);
                owners.put(item.id(), to);
            } else {
                owners.put(item.id(), item.to());
            }
        }
        changes.carryOut(ADMINISTRATOR, id);
        living.removeAll(ending);
        begun.forEach(unit -> living.add(unit.code()));
    }

    private boolean isOpen(UUID thing) {
        return jdbc.sql("""
                        select exists (select from app.obligation where id = :id and accepted_at is null)
                            or exists (select from app.assignment where id = :id and cancelled_at is null)
                        """).param("id", thing).query(Boolean.class).single();
    }

    private void things(Random random) {
        cycle = UUID.randomUUID();
        units.create(prefix + "-TU", "Tỉnh ủy " + prefix, "PARTY", "PROVINCE", null);
        OffsetDateTime now = OffsetDateTime.parse("2026-01-02T08:00:00+07:00");
        jdbc.sql("""
                        insert into app.review_cycle (id, title, kind, organizer, coordinator_unit, approver_unit, reviewer_unit,
                                 clerk_unit, search, created_at, created_by)
                        values (:id, 'Tổng kết', 'FINAL_REVIEW', :top, :top, :top, :top, :top, '', :now, 'x')
                        """)
                .param("id", cycle)
                .param("top", prefix + "-TU")
                .param("now", now)
                .update();
        jdbc.sql("""
                        insert into app.conclusion (id, cycle_id, source_type, title, issuer, coordinator_unit, approver_unit,
                                 clerk_unit, created_at, signed_at, issued_at)
                        values (:id, :id, 'SPEECH', 'Kết luận', :top, :top, :top, :top, :now, :now, :now)
                        """)
                .param("id", cycle)
                .param("top", prefix + "-TU")
                .param("now", now)
                .update();
        jdbc.sql("""
                        insert into app.follow_up (conclusion_id, cycle_id, coordinator_unit, tracker_named, split_at,
                                 handed_over_at)
                        values (:id, :id, :top, false, :now, :now)
                        """)
                .param("id", cycle)
                .param("top", prefix + "-TU")
                .param("now", now)
                .update();
        for (int clause = 1; clause <= 3; clause++) {
            jdbc.sql("""
                            insert into app.clause (id, conclusion_id, ref, ordinal, said, kind)
                            values (gen_random_uuid(), :id, :ref, :n, 'Việc', 'QUALITATIVE')
                            """)
                    .param("id", cycle)
                    .param("ref", String.valueOf(clause))
                    .param("n", clause)
                    .update();
        }
        for (int n = 1; n <= UNITS; n++) {
            String unit = prefix + "-U" + n;
            units.create(unit, "Đảng ủy " + unit, "PARTY", "COMMUNE", null);
            living.add(unit);
            jdbc.sql("""
                            insert into app.obligation (id, cycle_id, scope_unit, reporter_unit, due_on, due_precision, due_at,
                                     original_due_at, created_at, accepted_at)
                            values (gen_random_uuid(), :cycle, :unit, :unit, :due, 'DAY', :due, :due, :now, :accepted)
                            """)
                    .param("cycle", cycle)
                    .param("unit", unit)
                    .param("due", now.plusDays(random.nextInt(400)))
                    .param("now", now)
                    .param("accepted", random.nextInt(4) == 0 ? now : null, java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                    .update();
            jdbc.sql("""
                            insert into app.assignment (id, conclusion_id, cycle_id, clause_id, unit_code, role, kind, carried_by,
                                     due_on, due_precision, due_at, original_due_on, original_due_precision, original_due_at,
                                     cancelled_at)
                            select gen_random_uuid(), :cycle, :cycle, c.id, :unit, 'LEAD', 'QUALITATIVE', 'UNIT', :due, 'DAY',
                                   :due, :due, 'DAY', :due, case when c.ordinal = :cancelled then :due end
                              from app.clause c where c.conclusion_id = :cycle
                            """)
                    .param("cycle", cycle)
                    .param("unit", unit)
                    .param("due", now.plusDays(random.nextInt(400)))
                    .param("cancelled", random.nextInt(6))
                    .update();
        }
        rows().forEach((id, row) -> owners.put(id, (String) row.get("owner")));
    }

    private Map<UUID, Map<String, Object>> rows() {
        Map<UUID, Map<String, Object>> rows = new TreeMap<>();
        jdbc.sql("""
                        select id, reporter_unit as owner, scope_unit as first, due_at, original_due_at, accepted_at as done
                          from app.obligation where cycle_id = :cycle
                        union all
                        select id, unit_code, original_unit, due_at, original_due_at, cancelled_at
                          from app.assignment where cycle_id = :cycle
                        """).param("cycle", cycle).query().listOfRows().forEach(row -> rows.put((UUID) row.get("id"), row));
        return rows;
    }
}
