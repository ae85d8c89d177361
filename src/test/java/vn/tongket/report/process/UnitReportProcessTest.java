package vn.tongket.report.process;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.complete;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.execute;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.job;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.processEngine;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.runtimeService;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.task;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.assertj.core.api.Assertions;
import org.camunda.bpm.engine.runtime.Execution;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.test.Deployment;
import org.camunda.bpm.engine.test.mock.Mocks;
import org.camunda.community.process_test_coverage.junit5.platform7.ProcessEngineCoverageExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.tongket.ProcessTestEngine;
import vn.tongket.Refusal;
import vn.tongket.notification.ReminderLadder;
import vn.tongket.report.ExtensionDesk;
import vn.tongket.report.ReportReminders;
import vn.tongket.report.Reports;
import vn.tongket.report.process.UnitReportProcess.Elements;
import vn.tongket.report.process.UnitReportProcess.Messages;

@Deployment(resources = "bpmn/unit-report.bpmn")
class UnitReportProcessTest {

    @RegisterExtension
    static final ProcessEngineCoverageExtension ENGINE = ProcessTestEngine.rule();

    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private static final Instant DUE = NOW.plus(20, ChronoUnit.DAYS);
    private static final Instant LATER = NOW.plus(40, ChronoUnit.DAYS);
    private static final Instant REMINDER = NOW.plus(15, ChronoUnit.DAYS);
    private static final Instant LATER_REMINDER = NOW.plus(35, ChronoUnit.DAYS);

    private final UUID obligation = UUID.randomUUID();
    private final Reports reports = mock(Reports.class);
    private final ReportReminders reminders = mock(ReportReminders.class);
    private final ExtensionDesk extensions = mock(ExtensionDesk.class);
    private final ReminderLadder ladder = mock(ReminderLadder.class);

    @BeforeEach
    void beans() {
        ReportTimers timers = new ReportTimers(
                runtimeService(),
                processEngine().getTaskService(),
                processEngine().getManagementService(),
                ladder,
                Clock.fixed(NOW, ZoneOffset.UTC));
        Mocks.register("writeReportListener", new WriteReportListener(reports));
        Mocks.register("submitReportListener", new SubmitReportListener(reports));
        Mocks.register("checkReportListener", new CheckReportListener(reports, timers));
        Mocks.register("decideExtensionListener", new DecideExtensionListener(extensions));
        Mocks.register("remindUnitDelegate", new RemindUnitDelegate(reminders));
        Mocks.register("withdrawReportDelegate", new WithdrawReportDelegate(reports));
        Mocks.register("rescheduleReportDelegate", new RescheduleReportDelegate(reports, timers));
        when(ladder.nextAt(ReminderLadder.REPORT, LATER, NOW)).thenReturn(Optional.of(LATER_REMINDER));
    }

    @AfterEach
    void noBeans() {
        Mocks.reset();
    }

    @Test
    void report_is_written_submitted_and_accepted() {
        ProcessInstance process = opened();

        assertThat(task(Elements.WRITE_REPORT, process))
                .hasCandidateGroup("H1.drafter")
                .hasDueDate(Date.from(DUE));
        done(process, Elements.WRITE_REPORT, Map.of());
        assertThat(task(Elements.SUBMIT_REPORT, process)).hasCandidateGroup("H1.leader");
        done(process, Elements.SUBMIT_REPORT, Map.of("submitted", true));
        assertThat(task(Elements.CHECK_REPORT, process)).hasCandidateGroup("TU.reviewer");
        done(process, Elements.CHECK_REPORT, Map.of("accepted", true));

        verify(reports).handOver(obligation);
        verify(reports).submit(obligation);
        verify(reports).accept(obligation);
        verify(reminders, never()).remind(any());
        assertThat(process).isEnded().hasPassed(Elements.REPORT_ACCEPTED);
    }

    @Test
    void leader_sends_back_and_reviewer_returns_with_a_new_date() {
        when(reports.giveBack(obligation)).thenReturn(LATER);
        ProcessInstance process = opened();

        done(process, Elements.WRITE_REPORT, Map.of());
        done(process, Elements.SUBMIT_REPORT, Map.of("submitted", false));
        verify(reports).sendBack(obligation);
        done(process, Elements.WRITE_REPORT, Map.of());
        done(process, Elements.SUBMIT_REPORT, Map.of("submitted", true));
        done(process, Elements.CHECK_REPORT, Map.of("accepted", false));

        assertThat(task(Elements.WRITE_REPORT, process)).hasDueDate(Date.from(LATER));
        Assertions.assertThat(reminder(process).getDuedate()).isEqualTo(Date.from(LATER_REMINDER));
        done(process, Elements.WRITE_REPORT, Map.of());
        complete(task(Elements.SUBMIT_REPORT, process));
        verify(reports).submit(obligation);
    }

    @Test
    void refused_report_stays_with_its_drafter() {
        doThrow(Refusal.at("sections.0.text", "report.check.section-blank", "1"))
                .when(reports)
                .handOver(obligation);
        ProcessInstance process = opened();

        assertThatThrownBy(() -> complete(task(Elements.WRITE_REPORT, process)))
                .hasStackTraceContaining("report.check.section-blank");

        assertThat(process).isWaitingAt(Elements.WRITE_REPORT);
    }

    @Test
    void unit_is_reminded_until_the_ladder_ends_and_again_after_a_new_date() {
        when(reminders.remind(obligation)).thenReturn(Optional.of(DUE), Optional.empty());
        when(reports.dueAt(obligation)).thenReturn(LATER);
        ProcessInstance process = opened();

        execute(reminder(process));
        execute(job(Elements.REMIND_UNIT, process));
        Assertions.assertThat(reminder(process).getDuedate()).isEqualTo(Date.from(DUE));
        assertThat(process).isWaitingAt(Elements.REMINDER_DUE);
        execute(reminder(process));
        execute(job(Elements.REMIND_UNIT, process));
        assertThat(process).isWaitingAt(Elements.AWAIT_NEW_DATE);
        receive(process, Messages.OBLIGATION_RESCHEDULED);
        execute(job(Elements.RESCHEDULE_REPORT, process));

        assertThat(process).hasPassed(Elements.REPORT_RESCHEDULED).isWaitingAt(Elements.REMINDER_DUE);
        Assertions.assertThat(reminder(process).getDuedate()).isEqualTo(Date.from(LATER_REMINDER));
        assertThat(task(Elements.WRITE_REPORT, process)).hasDueDate(Date.from(LATER));
    }

    @Test
    void earlier_date_beyond_the_ladder_reminds_at_once() {
        when(reports.dueAt(obligation)).thenReturn(NOW.minus(60, ChronoUnit.DAYS));
        when(ladder.nextAt(ReminderLadder.REPORT, NOW.minus(60, ChronoUnit.DAYS), NOW))
                .thenReturn(Optional.empty());
        ProcessInstance process = opened();

        receive(process, Messages.OBLIGATION_RESCHEDULED);
        execute(job(Elements.RESCHEDULE_REPORT, process));

        Assertions.assertThat(reminder(process).getDuedate()).isEqualTo(Date.from(NOW));
    }

    @Test
    void coordinator_answers_a_request_for_more_time_while_the_unit_writes_on() {
        ProcessInstance process = opened();

        receive(process, Messages.EXTENSION_REQUESTED, Map.of("coordinatorGroup", "TU.coordinator"));
        assertThat(task(Elements.DECIDE_EXTENSION, process)).hasCandidateGroup("TU.coordinator");
        done(process, Elements.DECIDE_EXTENSION, Map.of("granted", true));

        verify(extensions).decide(obligation, true);
        assertThat(process).hasPassed(Elements.EXTENSION_DECIDED).isWaitingAt(Elements.WRITE_REPORT);
    }

    @Test
    void withdrawn_unit_is_told_and_everything_ends() {
        ProcessInstance process = opened();
        done(process, Elements.WRITE_REPORT, Map.of());

        receive(process, Messages.OBLIGATION_WITHDRAWN);
        assertThat(process).isNotWaitingAt(Elements.SUBMIT_REPORT);
        execute(job(Elements.WITHDRAW_REPORT, process));

        verify(reports).tellWithdrawn(obligation);
        assertThat(process).isEnded().hasPassed(Elements.REPORT_WITHDRAWN);
    }

    private ProcessInstance opened() {
        Map<String, Object> variables = Map.of(
                "drafterGroup", "H1.drafter",
                "leaderGroup", "H1.leader",
                "reviewerGroup", "TU.reviewer",
                "dueAt", Date.from(DUE),
                "nextReminderAt", Date.from(REMINDER));
        return runtimeService()
                .startProcessInstanceByMessage(Messages.OBLIGATION_OPENED, obligation.toString(), variables);
    }

    private static void done(ProcessInstance process, String element, Map<String, Object> variables) {
        complete(task(element, process), variables);
        execute(job(element, process));
    }

    private static Job reminder(ProcessInstance process) {
        return processEngine()
                .getManagementService()
                .createJobQuery()
                .processInstanceId(process.getId())
                .timers()
                .singleResult();
    }

    private static void receive(ProcessInstance process, String message) {
        receive(process, message, Map.of());
    }

    private static void receive(ProcessInstance process, String message, Map<String, Object> variables) {
        Execution waiting = runtimeService()
                .createExecutionQuery()
                .processInstanceId(process.getId())
                .messageEventSubscriptionName(message)
                .singleResult();
        runtimeService().messageEventReceived(message, waiting.getId(), variables);
    }
}
