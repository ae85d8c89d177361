package vn.tongket.organization.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.tongket.Acting;
import vn.tongket.Jobs;
import vn.tongket.NotFound;
import vn.tongket.Refusal;
import vn.tongket.SqlCount;
import vn.tongket.Tasklist;
import vn.tongket.TestUnits;
import vn.tongket.TongKetTest;
import vn.tongket.assignment.FollowUps;
import vn.tongket.assignment.SampleConclusion;
import vn.tongket.audit.Actor;
import vn.tongket.cycle.ObligationOpening;
import vn.tongket.organization.Role;
import vn.tongket.organization.RoleHolders;
import vn.tongket.organization.RoleHolding;
import vn.tongket.organization.RoleHoldings;
import vn.tongket.organization.Unit;
import vn.tongket.organization.UnitSearch;
import vn.tongket.organization.Units;
import vn.tongket.report.ReportCycles;

/** Units change while their reports and tasks run in the engine. */
@TongKetTest
class UnitChangeIT {

    private static final Actor ADMINISTRATOR = new Actor("admin", Set.of("camunda-admin"));
    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);

    @Autowired
    private UnitChanges changes;

    @Autowired
    private ItemChoices choices;

    @Autowired
    private RolesByHand byHand;

    @Autowired
    private Transfers transfers;

    @Autowired
    private Successions successions;

    @Autowired
    private Units units;

    @Autowired
    private UnitSearch search;

    @Autowired
    private FollowUps followUps;

    @Autowired
    private ObligationOpening opening;

    @Autowired
    private RoleHoldings holdings;

    @Autowired
    private RoleHolders holders;

    @Autowired
    private Tasklist tasklist;

    @Autowired
    private TaskService tasks;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private SqlCount sql;

    @Autowired
    private DataSource source;

    @Autowired
    private TestUnits testUnits;

    @Autowired
    private Acting acting;

    @Autowired
    private Jobs jobs;

    @BeforeEach
    void start_in_january() {
        jobs.travelTo(LocalDate.of(2026, 1, 5));
    }

    private SampleConclusion tasks(String prefix, int districts) {
        SampleConclusion sample = new SampleConclusion(prefix, districts, jdbc, testUnits, acting);
        sample.write(true);
        followUps.handOver(sample.cycle);
        while (!followUps.openNext(sample.conclusion)) {
            jobs.runAll();
        }
        jobs.runAll();
        return sample;
    }

    private static ChangeEntry merger(String prefix, String kind, List<String> from, String to, String name) {
        return new ChangeEntry(
                kind,
                "Sắp xếp đơn vị " + prefix,
                "Nghị quyết số 202/2025/QH15 của Quốc hội",
                "12/6/2025",
                null,
                "1/3/2026",
                null,
                List.of(new ChangeEntry.NewUnit(to, name, "Chính quyền", "Xã", prefix + "-TU", null, null)),
                from.stream()
                        .map(unit -> new ChangeEntry.Row(unit, to, "Chính quyền", ""))
                        .toList(),
                from.stream().map(unit -> new ChangeEntry.End(unit, "")).toList(),
                List.of());
    }

    @Test
    void two_merged_units_leave_every_task_to_the_new_one_with_dates_and_overdue_time_as_they_were() {
        SampleConclusion sample = tasks("UA", 3);
        String first = sample.code("D1");
        String second = sample.code("D2");
        String merged = "UA-XA1";
        Map<UUID, Map<String, Object>> before = assignments(sample.conclusion);
        UUID begun = assignment(sample.conclusion, "1", first);
        Acting.Person formerLeader = acting.as(SampleConclusion.leader(first), Role.LEADER.group(first));
        formerLeader.run(() -> tasks.claim(task(begun).getId(), SampleConclusion.leader(first)));
        holdings.give(
                ADMINISTRATOR,
                RoleHolding.of(first, Role.CLERK, SampleConclusion.drafter(first), LocalDate.of(2026, 1, 5), null));

        UUID id = changes.draft(
                ADMINISTRATOR, merger("UA", "MERGE", List.of(first, second), merged, "Ủy ban nhân dân xã Một"));
        changes.preview(ADMINISTRATOR, id);
        ItemChoices.Progress preview = choices.progress(ADMINISTRATOR, id);
        assertThat(preview.unchosen()).isZero();
        assertThat(preview.byKind()).containsOnlyKeys("ASSIGNMENT");
        assertThat(preview.bySuccessor()).containsOnlyKeys(merged);
        assertThat(units.find(merged)).as("nothing is changed by a preview").isEmpty();

        changes.carryOut(ADMINISTRATOR, id);
        assertThat(transfers.run()).as("not before the effective date").isZero();
        assertThat(tasklist.sees(formerLeader, begun, "Task_AcceptAssignment")).isTrue();

        jobs.travelTo(DAY);
        assertThat(transfers.run()).isEqualTo((int) preview.all());
        assertThat(transfers.run()).as("done once only").isZero();

        assertThat(choices.progress(ADMINISTRATOR, id).moved()).isEqualTo(preview.all());
        Map<UUID, Map<String, Object>> after = assignments(sample.conclusion);
        assertThat(after.keySet()).isEqualTo(before.keySet());
        after.forEach((task, row) -> {
            Map<String, Object> was = new java.util.HashMap<>(before.get(task));
            if (Set.of(first, second).contains(was.get("unit_code"))) {
                was.put("unit_code", merged);
            }
            assertThat(row).isEqualTo(was);
        });
        Acting.Person leader = acting.as("ua.ky", Role.LEADER.group(merged));
        assertThat(tasklist.sees(leader, begun, "Task_AcceptAssignment")).isTrue();
        assertThat(tasklist.sees(formerLeader, begun, "Task_AcceptAssignment")).isFalse();
        assertThat(task(begun).getAssignee()).isNull();
        tasklist.complete(leader, begun, "Task_AcceptAssignment");
        jobs.runAll();
        assertThat(tasklist.sees(acting.as("ua.soan", Role.DRAFTER.group(merged)), begun, "Task_ReportProgress"))
                .isTrue();
        assertThat(runtime.createVariableInstanceQuery()
                        .processInstanceIdIn(task(begun).getProcessInstanceId())
                        .variableName("subject")
                        .singleResult()
                        .getValue())
                .isEqualTo("1 – Ủy ban nhân dân xã Một");
        assertThat(holders.members(Set.of(Role.CLERK.group(first)))).isEmpty();
        assertThat(jdbc.sql("select recipient from app.notice where dedup_key like :key")
                        .param("key", "unit-change/" + id + "/%")
                        .query(String.class)
                        .list())
                .containsExactly(Role.LEADER.group(merged));
        assertThatThrownBy(() -> changes.carryOut(ADMINISTRATOR, id)).hasMessageContaining("carried-out-already");
        assertThatThrownBy(() -> jdbc.sql("update app.unit_change set kind = 'SPLIT' where id = :id")
                        .param("id", id)
                        .update())
                .hasMessageContaining("is not allowed");
    }

    @Test
    void of_several_successors_a_person_picks_and_nothing_goes_on_before() {
        SampleConclusion sample = tasks("UB", 1);
        String from = sample.code("SO1");
        ChangeEntry entry = new ChangeEntry(
                "SPLIT",
                "Chia Sở Tài chính",
                "Quyết định số 15/QĐ-UBND",
                "1/2/2026",
                null,
                "1/3/2026",
                null,
                List.of(
                        new ChangeEntry.NewUnit("UB-S3", "Sở Ba", "Chính quyền", "Tỉnh", "UB-TU", null, null),
                        new ChangeEntry.NewUnit(
                                "UB-KV", "Ban chỉ huy khu vực", "Quân sự", "Khu vực", "UB-TU", null, null)),
                List.of(
                        new ChangeEntry.Row(from, "UB-S3", "Chính quyền", "1/2"),
                        new ChangeEntry.Row(from, sample.code("SO2"), "Chính quyền", "50%"),
                        new ChangeEntry.Row(from, "UB-KV", "Quân sự", "")),
                List.of(new ChangeEntry.End(from, "")),
                List.of());
        UUID id = changes.draft(ADMINISTRATOR, entry);

        Refusal refusal = catchThrowableOfType(Refusal.class, () -> changes.carryOut(ADMINISTRATOR, id));
        assertThat(refusal.problems())
                .singleElement()
                .matches(problem -> problem.key().equals("change.not-chosen"));
        assertThat(units.find("UB-S3")).isEmpty();
        assertThat(units.require(from).validTo()).isNull();

        changes.preview(ADMINISTRATOR, id);
        assertThat(choices.successors(ADMINISTRATOR, id).get(from))
                .as("a regional command succeeds no authority")
                .containsExactlyInAnyOrder("UB-S3", "UB-SO2");
        assertThatThrownBy(() -> choices.choose(ADMINISTRATOR, id, ItemFilter.ALL, "UB-KV"))
                .hasMessageContaining("not-a-successor");
        UUID third = assignment(sample.conclusion, "3", from);
        choices.choose(ADMINISTRATOR, id, ItemFilter.ALL, "UB-S3");
        choices.choose(ADMINISTRATOR, id, List.of(third), sample.code("SO2"));
        changes.carryOut(ADMINISTRATOR, id);
        jobs.travelTo(DAY);
        transfers.run();

        assertThat(unitOf(third)).isEqualTo(sample.code("SO2"));
        assertThat(unitOf(assignment(sample.conclusion, "1", from))).isEqualTo("UB-S3");
        assertThat(successions.successors(from, Aspect.GOVERNMENT, DAY)).containsExactlyInAnyOrder("UB-S3", "UB-SO2");
        assertThat(successions.successors(from, Aspect.GOVERNMENT, DAY.minusDays(1)))
                .isEmpty();
        assertThat(successions.predecessorsOf("UB-KV", Aspect.MILITARY, DAY)).containsExactly(from);
        assertThat(search.units("tai chinh UB", DAY, 10, 0))
                .extracting(Unit::code)
                .contains("UB-S3", "UB-SO2")
                .doesNotContain(from);
        assertThat(units.asOf(DAY.minusDays(1)))
                .extracting(Unit::code)
                .contains(from)
                .doesNotContain("UB-S3");
        assertThat(units.asOf(DAY)).extracting(Unit::code).contains("UB-S3").doesNotContain(from);
    }

    @Test
    void a_renamed_tracker_keeps_its_people_and_every_running_task_is_confirmed_under_the_new_name() {
        SampleConclusion sample = tasks("UC", 8);
        String from = sample.province.command();
        acting.ensure("uc.theodoi", Role.TRACKER.group(from));
        acting.ensure("uc.quyen");
        acting.ensure("uc.tam");
        LocalDate newYear = LocalDate.of(2026, 1, 1);
        holdings.give(ADMINISTRATOR, new RoleHolding(0, from, Role.LEADER, "uc.quyen", true, null, newYear, null));
        holdings.give(ADMINISTRATOR, RoleHolding.of(from, Role.DRAFTER, "uc.tam", newYear, LocalDate.of(2026, 3, 31)));
        ChangeEntry entry = new ChangeEntry(
                "RENAME",
                "Đổi tên Bộ Chỉ huy quân sự",
                "Quyết định số 9/QĐ-BQP",
                "1/2/2026",
                null,
                "1/3/2026",
                null,
                List.of(new ChangeEntry.NewUnit("UC-BTL", "Bộ Tư lệnh", "Quân sự", "Tỉnh", "UC-TU", null, null)),
                List.of(new ChangeEntry.Row(from, "UC-BTL", "Quân sự", "")),
                List.of(new ChangeEntry.End(from, "")),
                List.of());
        UUID id = changes.draft(ADMINISTRATOR, entry);
        jobs.travelTo(DAY);

        changes.carryOut(ADMINISTRATOR, id);
        transfers.run();

        assertThat(choices.progress(ADMINISTRATOR, id).refused()).isZero();
        assertThat(jdbc.sql("select tracker_unit from app.follow_up where conclusion_id = :id")
                        .param("id", sample.conclusion)
                        .query(String.class)
                        .single())
                .isEqualTo("UC-BTL");
        List<String> keys = assignments(sample.conclusion).keySet().stream()
                .map(UUID::toString)
                .toList();
        assertThat(runtime.createVariableInstanceQuery().variableName("trackerGroup").list().stream()
                        .filter(variable -> variable.getValue().equals(Role.TRACKER.group(from))))
                .isEmpty();
        assertThat(runtime
                        .createProcessInstanceQuery()
                        .variableValueEquals("trackerGroup", Role.TRACKER.group("UC-BTL"))
                        .list()
                        .stream()
                        .filter(instance -> keys.contains(instance.getBusinessKey())))
                .hasSizeGreaterThan(50);
        assertThat(holders.members(Set.of(Role.TRACKER.group("UC-BTL"))))
                .containsExactly(new RoleHolders.Member("uc.theodoi", Role.TRACKER.group("UC-BTL")));
        assertThat(holdings.ofUnit("UC-BTL"))
                .extracting(one -> one.role() + " " + one.user() + " " + one.acting() + " " + one.validTo())
                .contains(
                        "TRACKER uc.theodoi false null", "LEADER uc.quyen true null", "DRAFTER uc.tam false 2026-03-31")
                .hasSize(5);
        assertThat(holders.members(Set.of(Role.LEADER.group("UC-BTL"), Role.DRAFTER.group("UC-BTL"))))
                .hasSize(4);
        assertThat(holders.members(Set.of(Role.LEADER.group(from), Role.DRAFTER.group(from))))
                .as("who was entered has left the former unit")
                .extracting(RoleHolders.Member::user)
                .doesNotContain("uc.quyen", "uc.tam");
    }

    @Test
    void reports_under_way_are_written_by_the_successor_about_the_former_unit() {
        TestUnits.Province province = testUnits.province("UD", 2);
        UUID cycle = new ReportCycles(jdbc)
                .issued(province, LocalDate.of(2026, 4, 20), java.time.Instant.parse("2026-01-05T02:00:00Z"));
        opening.openNext(cycle);
        jobs.runAll();
        String from = province.districts().get(0);
        UUID report = new ReportCycles(jdbc).obligations(cycle).get(from);
        testUnits.create("UD-X1", "Đảng ủy xã Một", "PARTY", "COMMUNE", from);
        ChangeEntry entry = new ChangeEntry(
                "DISSOLVE",
                "Kết thúc hoạt động Huyện ủy",
                "Nghị quyết số 5-NQ/TU",
                "1/2/2026",
                null,
                "1/3/2026",
                null,
                List.of(),
                List.of(new ChangeEntry.Row(from, "UD-X1", "Đảng", "")),
                List.of(new ChangeEntry.End(from, "UD-TU")),
                List.of());
        jobs.travelTo(DAY);
        UUID id = changes.draft(ADMINISTRATOR, entry);
        changes.carryOut(ADMINISTRATOR, id);
        transfers.run();

        assertThat(jdbc.sql("select scope_unit || '/' || reporter_unit from app.obligation where id = :id")
                        .param("id", report)
                        .query(String.class)
                        .single())
                .isEqualTo(from + "/UD-X1");
        assertThat(tasklist.sees(acting.as("ud.soan", Role.DRAFTER.group("UD-X1")), report, "Task_WriteReport"))
                .isTrue();
        assertThat(tasklist.sees(
                        acting.as(province.drafterOf(from), Role.DRAFTER.group(from)), report, "Task_WriteReport"))
                .isFalse();
        assertThat(units.require("UD-X1").parent()).isEqualTo("UD-TU");
        assertThat(units.asOf("UD-X1", DAY.minusDays(1)).orElseThrow().parent()).isEqualTo(from);
        assertThat(units.asOf("UD-X1", DAY).orElseThrow().parent()).isEqualTo("UD-TU");
    }

    @Test
    void offices_invitations_proposals_and_urging_go_too_and_a_doubled_one_waits_for_a_person() {
        TestUnits.Province province = testUnits.province("UI", 3);
        String from = province.districts().get(0);
        String to = province.districts().get(1);
        UUID cycle = new ReportCycles(jdbc)
                .issued(province, LocalDate.of(2026, 4, 20), java.time.Instant.parse("2026-01-05T02:00:00Z"));
        UUID id = UUID.randomUUID();
        Map<String, Object> values =
                Map.of("id", id, "cycle", cycle, "from", from, "to", to, "party", province.party());
        for (String sql : List.of(
                "update app.review_cycle set reviewer_unit = :from where id = :cycle",
                """
                insert into app.conference (id, cycle_id, title, organizer, coordinator_unit, approver_unit, created_at)
                values (:id, :cycle, 'Hội nghị', :party, :from, :party, now())
                """,
                "insert into app.invitation (conference_id, unit_code) values (:id, :from)",
                """
                insert into app.conference_token (sha256, conference_id, purpose, invitee, made_at, expires_at)
                values (:id::text, :id, 'REPLY', 'u:' || :from, now(), now())
                """,
                """
                insert into app.conclusion (id, cycle_id, source_type, title, issuer, coordinator_unit, approver_unit,
                         clerk_unit, created_at)
                values (:id, :cycle, 'SPEECH', 'Kết luận', :from, :party, :from, :party, now())
                """,
                """
                insert into app.commendation (id, cycle_id, title, organizer, coordinator_unit, reviewer_unit, approver_unit,
                         clerk_unit, awarding_unit, created_at)
                values (:id, :cycle, 'Khen thưởng', :party, :party, :from, :party, :party, :party, now())
                """,
                "insert into app.unit_proposal (commendation_id, unit_code) values (:id, :from), (:id, :to)",
                """
                insert into app.urging_case (id, kind, unit_code, sender, tracker_unit, sender_unit, signer_unit, begun_on,
                         begun_at, gathering)
                values (:id, 'EXPLANATION', :from, 'TRACKER', :party, :party, :party, '2026-01-05', now(), false)
                """)) {
            jdbc.sql(sql).params(values).update();
        }
        ChangeEntry entry = new ChangeEntry(
                "MERGE",
                "Nhập hai huyện",
                "Nghị quyết số 7",
                "1/2/2026",
                null,
                "1/3/2026",
                null,
                List.of(),
                List.of(new ChangeEntry.Row(from, to, "Đảng", "")),
                List.of(new ChangeEntry.End(from, "")),
                List.of());
        jobs.travelTo(DAY);
        UUID change = changes.draft(ADMINISTRATOR, entry);
        changes.carryOut(ADMINISTRATOR, change);
        transfers.run();

        assertThat(choices.progress(ADMINISTRATOR, change).byKind().keySet())
                .containsExactlyInAnyOrder(
                        "COMMENDATION",
                        "CONCLUSION",
                        "CONFERENCE",
                        "CYCLE",
                        "INVITATION",
                        "OBLIGATION",
                        "PROPOSAL",
                        "URGING");
        assertThat(choices.page(ADMINISTRATOR, change, new ItemFilter("", "", "", "REFUSED"), 9, 0))
                .singleElement()
                .matches(item ->
                        item.kind().equals("PROPOSAL") && item.refusal().key().equals("change.proposal-twice"));
        assertThat(jdbc.sql("""
                        select (select reviewer_unit from app.review_cycle where id = :cycle) || ' '
                            || (select coordinator_unit from app.conference where id = :id) || ' '
                            || (select unit_code from app.invitation where conference_id = :id) || ' '
                            || (select substr(invitee, 3) from app.conference_token where conference_id = :id) || ' '
                            || (select issuer || ' ' || approver_unit from app.conclusion where id = :id) || ' '
                            || (select reviewer_unit from app.commendation where id = :id) || ' '
                            || (select unit_code from app.urging_case where id = :id)
                        """).params(values).query(String.class).single().split(" "))
                .hasSize(8)
                .containsOnly(to);

        assertThat(choices.choose(ADMINISTRATOR, change, List.of(id), to))
                .as("what could not be moved may go to another successor")
                .isEqualTo(1);
        assertThat(choices.progress(ADMINISTRATOR, change).refused()).isZero();

        jdbc.sql("delete from app.unit_proposal where commendation_id = :id and unit_code = :to")
                .params(values)
                .update();
        changes.moveRest(ADMINISTRATOR, change);
        transfers.run();
        assertThat(choices.progress(ADMINISTRATOR, change).refused()).isZero();
        assertThat(jdbc.sql("select unit_code from app.unit_proposal where commendation_id = :id")
                        .params(values)
                        .query(String.class)
                        .single())
                .isEqualTo(to);

        jdbc.sql("""
                        insert into app.obligation (id, cycle_id, scope_unit, reporter_unit, due_on, due_precision, due_at,
                                 original_due_at, created_at)
                        values (gen_random_uuid(), :cycle, :party, :from, '2026-05-01', 'DAY', now(), now(), now())
                        """).params(values).update();
        changes.preview(ADMINISTRATOR, change);
        assertThat(choices.progress(ADMINISTRATOR, change).waiting())
                .as("what came up later waits for a person's act")
                .isZero();
        changes.moveRest(ADMINISTRATOR, change);
        assertThat(transfers.run()).isEqualTo(1);
    }

    @Test
    void what_is_typed_is_kept_and_a_second_writer_is_told() {
        testUnits.province("UE", 1);
        ChangeEntry odd = new ChangeEntry(
                "SPLIT",
                null,
                "",
                "hôm qua",
                "không rõ",
                "2026",
                null,
                null,
                List.of(new ChangeEntry.Row("UE-H9", "", "?", "nhiều")),
                null,
                null);
        UUID id = changes.draft(ADMINISTRATOR, odd);

        assertThat(changes.require(ADMINISTRATOR, id).entry()).isEqualTo(odd);
        assertThat(changes.problems(ADMINISTRATOR, id)).isNotEmpty();
        changes.save(ADMINISTRATOR, id, 0, ChangeEntry.empty());
        assertThatThrownBy(() -> changes.save(ADMINISTRATOR, id, 0, odd)).hasMessageContaining("saved-meanwhile");
        assertThatThrownBy(() -> changes.draft(new Actor("ai-do", Set.of("UE-TU.coordinator")), odd))
                .isInstanceOf(NotFound.class);
        changes.drop(ADMINISTRATOR, id);
        assertThatThrownBy(() -> changes.carryOut(ADMINISTRATOR, id)).hasMessageContaining("change.dropped");
    }

    @Test
    void a_page_of_open_things_costs_the_same_for_few_and_for_many() throws Exception {
        SampleConclusion few = tasks("UF", 2);
        SampleConclusion many = tasks("UG", 12);
        UUID small = changes.draft(
                ADMINISTRATOR, merger("UF", "MERGE", List.of(few.code("D1"), few.code("D2")), "UF-X", "Xã UF"));
        UUID large = changes.draft(
                ADMINISTRATOR,
                merger(
                        "UG",
                        "MERGE",
                        java.util.stream.IntStream.rangeClosed(1, 12)
                                .mapToObj(n -> many.code("D" + n))
                                .toList(),
                        "UG-X",
                        "Xã UG"));
        changes.preview(ADMINISTRATOR, small);
        changes.preview(ADMINISTRATOR, large);

        int ofSmall = sql.count(source, () -> choices.page(ADMINISTRATOR, small, ItemFilter.ALL, 50, 0))
                .statements();
        int ofLarge = sql.count(source, () -> choices.page(ADMINISTRATOR, large, ItemFilter.ALL, 50, 50))
                .statements();

        assertThat(ofLarge).isEqualTo(ofSmall).isLessThan(6);
        int listed =
                sql.count(source, () -> changes.preview(ADMINISTRATOR, small)).executions();
        assertThat(sql.count(source, () -> changes.preview(ADMINISTRATOR, large))
                        .executions())
                .as("listing costs round trips by kinds and pages, not by units")
                .isEqualTo(listed);
    }

    @Test
    void a_change_of_four_hundred_units_costs_the_statements_of_one_of_thirty() throws Exception {
        UUID few = ended("UJ", 30);
        UUID many = ended("UK", 400);

        assertThat(sql.count(source, () -> changes.preview(ADMINISTRATOR, many)).executions())
                .isEqualTo(sql.count(source, () -> changes.preview(ADMINISTRATOR, few))
                        .executions())
                .isLessThan(60);
        assertThat(choices.progress(ADMINISTRATOR, many).all()).isEqualTo(400);
        int page = seen(few);
        assertThat(seen(many)).isEqualTo(page).isLessThan(30);
    }

    /** What the page of a decision and a page of its open things cost. */
    private int seen(UUID change) throws Exception {
        return sql.count(source, () -> {
                    changes.require(ADMINISTRATOR, change);
                    changes.problems(ADMINISTRATOR, change);
                    choices.progress(ADMINISTRATOR, change);
                    choices.successors(ADMINISTRATOR, change);
                    choices.page(ADMINISTRATOR, change, ItemFilter.ALL, 51, 0);
                    choices.count(ADMINISTRATOR, change, ItemFilter.ALL);
                    byHand.holders(ADMINISTRATOR, change);
                })
                .statements();
    }

    /** A drafted decision that ends so many districts, each with a report under way. */
    private UUID ended(String prefix, int number) {
        TestUnits.Province province = testUnits.province(prefix, 1);
        UUID cycle = new ReportCycles(jdbc)
                .issued(province, LocalDate.of(2026, 4, 20), java.time.Instant.parse("2026-01-05T02:00:00Z"));
        List<String> districts = java.util.stream.IntStream.rangeClosed(1, number)
                .mapToObj(n -> prefix + "-H" + n)
                .toList();
        jdbc.sql("""
                        insert into app.org_unit (code, name, kind, branch, level, parent, search)
                        select code, 'Huyện ủy ' || code, 'COMMITTEE', 'PARTY', 'DISTRICT', :party, lower(code)
                          from unnest(:codes::text[]) as code on conflict do nothing
                        """)
                .param("party", province.party())
                .param("codes", districts.toArray(String[]::new))
                .update();
        jdbc.sql("""
                        insert into app.obligation (id, cycle_id, scope_unit, reporter_unit, due_on, due_precision, due_at,
                                                    original_due_at, created_at)
                        select gen_random_uuid(), o.cycle_id, u.code, u.code, o.due_on, o.due_precision, o.due_at,
                               o.original_due_at, o.created_at
                          from app.obligation o, app.org_unit u
                         where o.cycle_id = :cycle and u.code = any(:codes) and u.code <> o.scope_unit
                        """)
                .param("cycle", cycle)
                .param("codes", districts.toArray(String[]::new))
                .update();
        return changes.draft(
                ADMINISTRATOR,
                new ChangeEntry(
                        "MERGE",
                        "Kết thúc các huyện " + prefix,
                        "Nghị quyết số 60-NQ/TW",
                        "12/4/2025",
                        null,
                        "1/3/2026",
                        null,
                        List.of(),
                        districts.stream()
                                .map(unit -> new ChangeEntry.Row(unit, province.party(), "Đảng", ""))
                                .toList(),
                        districts.stream()
                                .map(unit -> new ChangeEntry.End(unit, ""))
                                .toList(),
                        List.of()));
    }

    private Map<UUID, Map<String, Object>> assignments(UUID conclusion) {
        return jdbc.sql("""
                        select id, unit_code, original_unit, due_at, original_due_at, accepted_at, submitted_at, confirmed_at,
                               returned_count, role, group_code
                          from app.assignment where conclusion_id = :id
                        """).param("id", conclusion).query().listOfRows().stream()
                .collect(Collectors.toMap(row -> (UUID) row.get("id"), row -> row));
    }

    private UUID assignment(UUID conclusion, String ref, String unit) {
        return jdbc.sql("""
                        select a.id from app.assignment a join app.clause c on c.id = a.clause_id
                         where a.conclusion_id = :id and c.ref = :ref and a.original_unit = :unit
                        """)
                .param("id", conclusion)
                .param("ref", ref)
                .param("unit", unit)
                .query(UUID.class)
                .single();
    }

    private String unitOf(UUID assignment) {
        return jdbc.sql("select unit_code from app.assignment where id = :id")
                .param("id", assignment)
                .query(String.class)
                .single();
    }

    private Task task(UUID key) {
        return tasks.createTaskQuery()
                .processInstanceBusinessKey(key.toString())
                .list()
                .get(0);
    }
}
