package vn.tongket.assignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.tongket.Acting;
import vn.tongket.Jobs;
import vn.tongket.Refusal;
import vn.tongket.Tasklist;
import vn.tongket.TestUnits;
import vn.tongket.TongKetTest;
import vn.tongket.assignment.period.FollowUpDesk;
import vn.tongket.audit.Actors;
import vn.tongket.organization.Role;

/** More time for an assignment: what is refused, what is kept, and how often it was granted. */
@TongKetTest
class ExtensionIT {

    @Autowired
    private MoreTimeDesk desk;

    @Autowired
    private AssignmentDesk assignments;

    @Autowired
    private FollowUps followUps;

    @Autowired
    private FollowUpDesk followUpDesk;

    @Autowired
    private TestUnits units;

    @Autowired
    private Tasklist tasklist;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Acting acting;

    @Autowired
    private Jobs jobs;

    private Acting.Person coordinator;
    private FollowUpPlay play;

    @BeforeEach
    void play() {
        play = new FollowUpPlay(followUps, followUpDesk, assignments, tasklist, jdbc, units, acting, jobs);
    }

    @Test
    void more_time_is_granted_twice_and_overdue_time_is_kept() {
        SampleConclusion sample = play.begin("EX", 1);
        UUID id = task(sample);
        coordinator = acting.as("EX.dieuphoi", Role.COORDINATOR.group(sample.province.state()));

        ask(sample, id, "28/2/2026", "Chờ kinh phí");
        assertThat(refused(() -> ask(sample, id, "15/3/2026", "Chờ thêm")))
                .containsExactly("assignment.extension.waiting");
        jobs.travelTo(LocalDate.of(2026, 2, 16));
        coordinator.run(() ->
                desk.save(Actors.current(), id, new MoreTimeDesk.Decision(null, "20/2/2026", "Công văn 15/UBND-NC")));
        tasklist.complete(coordinator, id, "Task_DecideAssignmentExtension", "extensionGranted", true);
        jobs.runAll();
        ask(sample, id, "31/3/2026", "Chờ kinh phí đợt hai");
        tasklist.complete(coordinator, id, "Task_DecideAssignmentExtension", "extensionGranted", true);
        jobs.runAll();

        MoreTimeDesk.File file = drafter(sample).call(() -> desk.file(Actors.current(), id));
        assertThat(file.granted()).isEqualTo(2);
        assertThat(file.file().assignment().originalDue().on()).isEqualTo(LocalDate.of(2026, 2, 10));
        assertThat(file.file().assignment().due().on()).isEqualTo(LocalDate.of(2026, 3, 31));
        Extension first = file.extensions().get(1);
        assertThat(first.basis()).isEqualTo("Công văn 15/UBND-NC");
        assertThat(first.grantedDueAt()).isEqualTo("2026-02-20T16:59:59Z");
        assertThat(first.overdueDays())
                .as("due on the 10th, granted on the 16th")
                .isPositive();
        assertThat(file.extensions().get(0).overdueDays()).isNull();
    }

    @Test
    void what_cannot_be_granted_is_refused_by_name_of_the_task() {
        SampleConclusion sample = play.begin("EY", 1);
        UUID id = task(sample);
        coordinator = acting.as("EY.dieuphoi", Role.COORDINATOR.group(sample.province.state()));
        jdbc.sql("update app.follow_up set next_review_on = '2026-12-01' where conclusion_id = :id")
                .param("id", sample.conclusion)
                .update();

        assertThat(refused(() -> ask(sample, id, "2/12/2026", "Chờ kinh phí")))
                .containsExactly("assignment.extension.beyond-review");
        assertThat(refused(() -> ask(sample, id, "4/1/2026", " ")))
                .containsExactly("assignment.extension.reason-missing", "assignment.extension.past");
        assertThat(refused(() -> ask(sample, id, "10/2/2026", "Chờ")))
                .containsExactly("assignment.extension.not-later");
        assertThat(refused(() -> ask(sample, id, "mai", "Chờ"))).containsExactly("calendar.deadline.unreadable");
        assertThat(refused(() -> ask(sample, id, "", "Chờ"))).containsExactly("assignment.extension.date-missing");
        UUID endless = followUps.assignments(sample.conclusion).stream()
                .filter(one -> one.ref().equals("1") && one.unit().equals("EY-SO1"))
                .findFirst()
                .orElseThrow()
                .id();
        assertThat(refused(() -> ask(sample, endless, "1/3/2026", "Chờ")))
                .containsExactly("assignment.extension.no-due");

        ask(sample, id, "1/3/2026", "Chờ kinh phí");
        jobs.travelTo(LocalDate.of(2026, 3, 5));
        coordinator.run(() -> desk.save(Actors.current(), id, new MoreTimeDesk.Decision(null, null, null)));
        assertThatThrownBy(() ->
                        tasklist.complete(coordinator, id, "Task_DecideAssignmentExtension", "extensionGranted", true))
                .as("what was asked for is over by now")
                .hasStackTraceContaining("assignment.extension.past");
        coordinator.run(() -> assignments.suspend(Actors.current(), id, "Lũ"));
        assertThatThrownBy(() ->
                        tasklist.complete(coordinator, id, "Task_DecideAssignmentExtension", "extensionGranted", true))
                .hasStackTraceContaining("assignment.extension.suspended");
        coordinator.run(() -> assignments.withdraw(Actors.current(), id, "Thôi"));
        assertThat(refused(() -> ask(sample, id, "1/4/2026", "Chờ")))
                .containsExactly("assignment.extension.closed", "assignment.extension.waiting");
    }

    private void ask(SampleConclusion sample, UUID id, String until, String reason) {
        drafter(sample).run(() -> desk.request(Actors.current(), id, until, reason));
    }

    private Acting.Person drafter(SampleConclusion sample) {
        String unit = sample.code("SO1");
        return acting.as(SampleConclusion.drafter(unit), Role.DRAFTER.group(unit));
    }

    private UUID task(SampleConclusion sample) {
        return followUps.assignments(sample.conclusion).stream()
                .filter(one -> one.ref().equals("3") && one.unit().equals(sample.code("SO1")))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private static List<String> refused(Runnable act) {
        try {
            act.run();
        } catch (Refusal refusal) {
            assertThat(refusal.problems())
                    .filteredOn(problem -> problem.key().startsWith("assignment.extension."))
                    .as("each sentence names the task")
                    .allSatisfy(problem ->
                            assertThat(String.valueOf(problem.args().get(0))).matches("[13].*"));
            return refusal.problems().stream().map(Refusal.Problem::key).toList();
        }
        return List.of();
    }
}
