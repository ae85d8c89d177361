package vn.tongket.assignment.urging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.tongket.Acting;
import vn.tongket.Jobs;
import vn.tongket.NotFound;
import vn.tongket.Refusal;
import vn.tongket.Tasklist;
import vn.tongket.TongKetTest;
import vn.tongket.audit.Actors;
import vn.tongket.calendar.WorkingCalendar;
import vn.tongket.document.Signing;
import vn.tongket.document.SigningEntry;
import vn.tongket.organization.Role;

/** What waits for people about a unit, from the letter to the chair's decision. */
@TongKetTest
class UrgingCasesIT {

    private static final LocalDate DAY = LocalDate.of(2026, 6, 10);
    private static final Instant SEVEN = Instant.parse("2026-06-10T00:00:00Z");

    @Autowired
    UrgingDesk desk;

    @Autowired
    UrgingBoard board;

    @Autowired
    CaseBoard cases;

    @Autowired
    WorkingCalendar calendar;

    @Autowired
    Tasklist tasklist;

    @Autowired
    Acting acting;

    @Autowired
    Jobs jobs;

    @Autowired
    JdbcClient jdbc;

    @Test
    void the_head_of_the_unit_explains_the_tracker_proposes_and_the_chair_decides() {
        ManyTasks tasks = urged("0VA", 2, List.of(-16, -25));
        Acting.Person tracker = acting.as("0VA.theodoi", Role.TRACKER.group(tasks.tracker()));
        Acting.Person leader = acting.as(tasks.unit(1) + ".ky", Role.LEADER.group(tasks.unit(1)));
        Acting.Person other = acting.as(tasks.unit(2) + ".ky", Role.LEADER.group(tasks.unit(2)));
        Acting.Person chair = acting.as("0VA.chutich", Role.APPROVER.group(tasks.state()));
        UUID explanation = caseOf(tasks.unit(1), CaseKind.EXPLANATION);
        UUID criticism = caseOf(tasks.unit(1), CaseKind.CRITICISM);

        assertThat(tracker.call(() -> desk.file(Actors.current(), criticism)).before())
                .as("who starts late is told what nobody did before")
                .isEqualTo(new UrgingFile.Missing(true, true));

        assertThatThrownBy(() -> other.run(() -> desk.file(Actors.current(), explanation)))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> tasklist.complete(leader, explanation, "Task_AnswerExplanation"))
                .hasStackTraceContaining("urging.answer-missing");
        leader.run(() -> desk.saveExplanation(
                Actors.current(), explanation, CaseText.explanation("Thiếu kinh phí", DAY.plusDays(10)), null));
        tasklist.complete(leader, explanation, "Task_AnswerExplanation");
        UUID explained = jdbc.sql("select assignment_id from app.urging where case_id = :id")
                .param("id", explanation)
                .query(UUID.class)
                .single();
        assertThat(board.of(explained)).allMatch(step -> step.answeredAt() != null);

        assertThat(tasklist.sees(chair, criticism, "Task_DecideCriticism")).isFalse();
        assertThatThrownBy(
                        () -> tasklist.complete(tracker, criticism, "Task_ProposeCriticism", "criticismProposed", true))
                .hasStackTraceContaining("urging.reason-missing");
        tracker.run(
                () -> desk.saveProposal(Actors.current(), criticism, CaseText.proposal("Chậm nhiều lần", null), null));
        tasklist.complete(tracker, criticism, "Task_ProposeCriticism", "criticismProposed", true);
        jobs.runAll();
        chair.run(() ->
                desk.saveDecision(Actors.current(), criticism, CaseText.decision("Phê bình trong toàn tỉnh"), null));
        tasklist.complete(chair, criticism, "Task_DecideCriticism", "criticised", true);

        assertThat(cases.criticised(tasks.conclusion, DAY.minusDays(1), DAY.plusDays(1)))
                .singleElement()
                .satisfies(one -> assertThat(one.unit()).isEqualTo(tasks.unit(1)))
                .satisfies(one -> assertThat(one.refs()).isEqualTo("2"))
                .satisfies(one -> assertThat(one.reason()).isEqualTo("Phê bình trong toàn tỉnh"));
        leader.run(() -> assertThat(
                        desk.file(Actors.current(), criticism).subject().criticised())
                .isTrue());
    }

    @Test
    void many_letters_are_signed_at_once_each_with_all_overdue_tasks_of_its_unit() {
        ManyTasks tasks = urged("0VB", 3, List.of(-6, -7, -5));
        Acting.Person tracker = acting.as("0VB.theodoi", Role.TRACKER.group(tasks.tracker()));
        Acting.Person leader = acting.as(tasks.unit(1) + ".ky", Role.LEADER.group(tasks.unit(1)));

        List<CaseBoard.Entry> waiting =
                tracker.call(() -> cases.page(Actors.current(), CaseKind.LETTER, false, "don vi 0vb", 10, 0));
        assertThat(waiting).hasSize(3).allMatch(one -> one.signs() && one.live().size() == 3);
        jdbc.sql(
                        "update app.assignment set submitted_at = :at where unit_code = :unit and due_at = (select min(due_at) "
                                + "from app.assignment where unit_code = :unit)")
                .param("at", SEVEN.atOffset(java.time.ZoneOffset.UTC))
                .param("unit", tasks.unit(1))
                .update();
        assertThatThrownBy(() -> tracker.run(() -> desk.sign(
                        Actors.current(), waiting.get(0).subject().id(), new SigningEntry("FOR_HEAD", null, null))))
                .isInstanceOf(Refusal.class);

        List<String> symbols = waiting.stream()
                .map(one -> tracker.call(() -> desk.sign(
                        Actors.current(),
                        one.subject().id(),
                        new SigningEntry("FOR_HEAD", "Phó Chỉ huy trưởng", null))))
                .toList();

        assertThat(symbols).containsExactly("01/BCH", "02/BCH", "03/BCH");
        UUID letter = caseOf(tasks.unit(1), CaseKind.LETTER);
        assertThat(tasklist.waiting(letter)).as("its task ended with it").isEmpty();
        leader.run(() -> {
            UrgingFile file = desk.file(Actors.current(), letter);
            assertThat(file.urged())
                    .as("what was reported as done is urged no more")
                    .hasSize(2);
            assertThat(file.subject().signing())
                    .isEqualTo(new Signing(vn.tongket.document.Capacity.FOR_HEAD, "Phó Chỉ huy trưởng", null));
        });
        assertThatThrownBy(() -> tracker.run(() ->
                        desk.sign(Actors.current(), letter, new SigningEntry("FOR_HEAD", "Phó Chỉ huy trưởng", null))))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("assignment.letter.gone");

        UUID urged = jdbc.sql(
                        "select assignment_id from app.urging where case_id = :id and sent_at is not null limit 1")
                .param("id", letter)
                .query(UUID.class)
                .single();
        assertThat(board.of(urged).get(0).openedAt()).isNull();
        tracker.run(() -> board.opened(Actors.current(), urged));
        assertThat(board.of(urged).get(0).openedAt())
                .as("opened by others than the unit")
                .isNull();
        leader.run(() -> board.opened(Actors.current(), urged));
        assertThat(board.of(urged).get(0).openedAt()).isNotNull();
    }

    @Test
    void party_office_signs_for_units_of_the_party_where_it_has_people() {
        ManyTasks tasks = new ManyTasks("0VC", 5, jdbc).write(calendar, DAY, 1, List.of(-6));
        jdbc.sql("""
                        insert into app.org_unit (code, name, kind, branch, level, parent, search)
                        values ('0VC-VPTU', 'Văn phòng Tỉnh ủy 0VC', 'OFFICE', 'PARTY', 'PROVINCE', '0VC-TU', '')
                        """).update();
        Acting.Person office = acting.as("0VC.vptu", Role.TRACKER.group("0VC-VPTU"));
        Acting.Person command = acting.as("0VC.theodoi", Role.TRACKER.group(tasks.tracker()));
        jobs.travelTo(SEVEN);
        jobs.urge();
        UUID ofParty = caseOf(tasks.unit(5), CaseKind.LETTER);

        assertThat(tasklist.sees(command, ofParty, "Task_SignUrgingLetter")).isFalse();
        assertThat(tasklist.sees(office, ofParty, "Task_SignUrgingLetter")).isTrue();
        assertThatThrownBy(() -> command.run(
                        () -> desk.sign(Actors.current(), ofParty, new SigningEntry("ON_BEHALF", null, null))))
                .isInstanceOf(NotFound.class);
        tasklist.complete(office, ofParty, "Task_SignUrgingLetter", "letterSigned", true);
        office.run(
                () -> assertThat(desk.file(Actors.current(), ofParty).subject().symbol())
                        .as("numbered in the register of the Party office")
                        .startsWith("01-CV/"));
    }

    private ManyTasks urged(String prefix, int units, List<Integer> days) {
        ManyTasks tasks = new ManyTasks(prefix, units, jdbc).write(calendar, DAY, days.size(), days);
        jobs.travelTo(SEVEN);
        jobs.urge();
        return tasks;
    }

    private UUID caseOf(String unit, CaseKind kind) {
        return jdbc.sql("select id from app.urging_case where unit_code = :unit and kind = :kind")
                .param("unit", unit)
                .param("kind", kind.name())
                .query(UUID.class)
                .single();
    }
}
