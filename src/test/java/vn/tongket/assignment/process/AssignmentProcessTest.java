package vn.tongket.assignment.process;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.complete;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.execute;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.job;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.runtimeService;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.task;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.taskService;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.test.Deployment;
import org.camunda.bpm.engine.test.mock.Mocks;
import org.camunda.community.process_test_coverage.junit5.platform7.ProcessEngineCoverageExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.tongket.ProcessTestEngine;
import vn.tongket.Refusal;
import vn.tongket.assignment.Assignment;
import vn.tongket.assignment.Assignments;
import vn.tongket.assignment.Extensions;
import vn.tongket.assignment.process.AssignmentProcess.Elements;
import vn.tongket.assignment.process.AssignmentProcess.Messages;

@Deployment(resources = "bpmn/assignment.bpmn")
class AssignmentProcessTest {

    @RegisterExtension
    static final ProcessEngineCoverageExtension extension = ProcessTestEngine.rule();

    private static final Instant DUE = Instant.parse("2027-03-31T16:59:59Z");
    private static final Instant CUT_OFF = Instant.parse("2027-03-14T16:59:59Z");

    private final UUID id = UUID.randomUUID();
    private final Assignments assignments = mock(Assignments.class);
    private final Extensions extensions = mock(Extensions.class);

    @BeforeEach
    void register() {
        Mocks.register("acceptAssignmentListener", new AcceptAssignmentListener(assignments));
        Mocks.register("reportProgressListener", new ReportProgressListener(assignments));
        Mocks.register("submitCompletionListener", new SubmitCompletionListener(assignments));
        Mocks.register("confirmResultListener", new ConfirmResultListener(assignments));
        Mocks.register("moveDueDatesDelegate", new MoveDueDatesDelegate(assignments, taskService()));
        Mocks.register("decideAssignmentExtensionListener", new DecideAssignmentExtensionListener(extensions));
        when(assignments.nextReportDue(id)).thenReturn(CUT_OFF);
    }

    @Test
    void progress_is_reported_period_by_period_until_the_result_is_confirmed() {
        ProcessInstance process = started();

        assertThat(task(process)).hasCandidateGroup("S.leader").hasDueDate(Date.from(DUE));
        step(process, Elements.ACCEPT_ASSIGNMENT);
        assertThat(task(process)).hasCandidateGroup("S.drafter").hasDueDate(Date.from(CUT_OFF));
        step(process, Elements.REPORT_PROGRESS, "completionReported", false);
        step(process, Elements.REPORT_PROGRESS, "completionReported", true);
        assertThat(task(process)).hasCandidateGroup("S.leader");
        step(process, Elements.SUBMIT_COMPLETION, "completionSubmitted", true);
        assertThat(task(process)).hasCandidateGroup("BCHQS.tracker");
        step(process, Elements.CONFIRM_RESULT, "resultConfirmed", true);

        verify(assignments).accept(id);
        verify(assignments).report(id, false);
        verify(assignments).report(id, true);
        verify(assignments).submit(id);
        verify(assignments).confirm(id);
        assertThat(process).isEnded().hasPassed(Elements.ASSIGNMENT_COMPLETED);
    }

    @Test
    void what_was_returned_is_not_taken_as_reported_again() {
        ProcessInstance process = started();
        step(process, Elements.ACCEPT_ASSIGNMENT);
        step(process, Elements.REPORT_PROGRESS, "completionReported", true);
        step(process, Elements.SUBMIT_COMPLETION);
        verify(assignments).sendBackToDrafter(id);
        step(process, Elements.REPORT_PROGRESS);
        verify(assignments).report(id, false);
        step(process, Elements.REPORT_PROGRESS, "completionReported", true);
        step(process, Elements.SUBMIT_COMPLETION, "completionSubmitted", true);
        step(process, Elements.CONFIRM_RESULT);

        verify(assignments).sendBack(id);
        assertThat(process).isWaitingAt(Elements.REPORT_PROGRESS);
    }

    @Test
    void refused_report_leaves_the_task_where_it_is() {
        doThrow(Refusal.at("progress.said", "assignment.progress.missing"))
                .when(assignments)
                .report(id, false);
        ProcessInstance process = started();
        step(process, Elements.ACCEPT_ASSIGNMENT);

        assertThatThrownBy(() -> complete(task(Elements.REPORT_PROGRESS, process)))
                .hasStackTraceContaining("assignment.progress.missing");

        assertThat(process).isWaitingAt(Elements.REPORT_PROGRESS);
    }

    @Test
    void another_due_date_reaches_open_tasks() {
        Instant moved = DUE.plus(Duration.ofDays(30));
        Assignment assignment = mock(Assignment.class);
        when(assignment.dueAt()).thenReturn(moved);
        when(assignments.requireLocked(id)).thenReturn(assignment);
        ProcessInstance process = started();

        tell(Messages.ASSIGNMENT_RESCHEDULED);
        execute(job(Elements.MOVE_DUE_DATES, process));

        assertThat(process).isWaitingAt(Elements.ACCEPT_ASSIGNMENT).hasPassed(Elements.ASSIGNMENT_RESCHEDULED);
        assertThat(task(Elements.ACCEPT_ASSIGNMENT, process)).hasDueDate(Date.from(moved));

        step(process, Elements.ACCEPT_ASSIGNMENT);
        tell(Messages.ASSIGNMENT_RESCHEDULED);
        execute(job(Elements.MOVE_DUE_DATES, process));
        assertThat(task(Elements.REPORT_PROGRESS, process)).hasDueDate(Date.from(CUT_OFF));
    }

    @Test
    void extension_is_decided_while_the_work_goes_on() {
        ProcessInstance process = started();

        tell(Messages.ASSIGNMENT_EXTENSION_REQUESTED);
        assertThat(process).isWaitingAt(Elements.ACCEPT_ASSIGNMENT, Elements.DECIDE_ASSIGNMENT_EXTENSION);
        assertThat(task(Elements.DECIDE_ASSIGNMENT_EXTENSION, process)).hasCandidateGroup("VP.coordinator");
        step(process, Elements.DECIDE_ASSIGNMENT_EXTENSION, "extensionGranted", true);
        tell(Messages.ASSIGNMENT_EXTENSION_REQUESTED);
        step(process, Elements.DECIDE_ASSIGNMENT_EXTENSION);

        verify(extensions).decide(id, true);
        verify(extensions).decide(id, false);
        assertThat(process).isWaitingAt(Elements.ACCEPT_ASSIGNMENT);
    }

    @Test
    void withdrawal_ends_everything() {
        ProcessInstance process = started();

        tell(Messages.ASSIGNMENT_WITHDRAWN);

        verify(assignments, times(0)).confirm(any());
        assertThat(process).isEnded().hasPassed(Elements.ASSIGNMENT_WITHDRAWN);
    }

    private ProcessInstance started() {
        return runtimeService()
                .createMessageCorrelation(Messages.ASSIGNMENT_OPENED)
                .processInstanceBusinessKey(id.toString())
                .setVariables(Map.of(
                        "drafterGroup", "S.drafter",
                        "leaderGroup", "S.leader",
                        "trackerGroup", "BCHQS.tracker",
                        "dueAt", Date.from(DUE)))
                .correlateStartMessage();
    }

    private void tell(String message) {
        runtimeService()
                .createExecutionQuery()
                .processInstanceBusinessKey(id.toString())
                .messageEventSubscriptionName(message)
                .list()
                .forEach(waiting -> runtimeService()
                        .messageEventReceived(message, waiting.getId(), Map.of("coordinatorGroup", "VP.coordinator")));
    }

    private void step(ProcessInstance process, String element, Object... variables) {
        Map<String, Object> submitted = new HashMap<>();
        for (int i = 0; i < variables.length; i += 2) {
            submitted.put((String) variables[i], variables[i + 1]);
        }
        complete(task(element, process), submitted);
        execute(job(element, process));
    }
}
