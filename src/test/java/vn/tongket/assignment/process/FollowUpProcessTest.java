package vn.tongket.assignment.process;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.complete;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.execute;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.job;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.runtimeService;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.task;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.time.LocalDate;
import java.util.Date;
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
import vn.tongket.assignment.FollowUp;
import vn.tongket.assignment.FollowUps;
import vn.tongket.assignment.Period;
import vn.tongket.assignment.PeriodKind;
import vn.tongket.assignment.period.PeriodicReports;
import vn.tongket.assignment.process.FollowUpProcess.Elements;
import vn.tongket.assignment.process.FollowUpProcess.Messages;

@Deployment(resources = "bpmn/follow-up.bpmn")
class FollowUpProcessTest {

    @RegisterExtension
    static final ProcessEngineCoverageExtension extension = ProcessTestEngine.rule();

    private final UUID conclusion = UUID.randomUUID();
    private final FollowUps followUps = mock(FollowUps.class);
    private final PeriodicReports reports = mock(PeriodicReports.class);
    private final Period first = Period.containing(LocalDate.of(2026, 2, 1), PeriodKind.QUARTER, 14);

    @BeforeEach
    void register() {
        Mocks.register("setUpFollowUpListener", new SetUpFollowUpListener(followUps));
        Mocks.register("openAssignmentsDelegate", new OpenAssignmentsDelegate(followUps));
        Mocks.register("collectPeriodDelegate", new CollectPeriodDelegate(reports));
        Mocks.register("writePeriodicReportListener", new WritePeriodicReportListener(reports));
        Mocks.register("sendPeriodicReportDelegate", new SendPeriodicReportDelegate(reports, followUps));
        FollowUp followUp = followUp(first);
        FollowUp later = followUp(first.next(14));
        when(followUps.finishSetUp(conclusion)).thenReturn(followUp);
        when(followUps.require(conclusion)).thenReturn(later);
        when(followUps.openNext(conclusion)).thenReturn(true);
    }

    @Test
    void assignments_are_opened_in_batches_and_each_period_is_collected_written_and_sent() {
        when(followUps.openNext(conclusion)).thenReturn(false, true);
        when(reports.send(conclusion)).thenReturn(true, false);
        ProcessInstance process = started();

        assertThat(task(process)).hasCandidateGroup("VP.coordinator");
        setUp(process);
        open(process);
        assertThat(process).isWaitingAt(Elements.OPEN_ASSIGNMENTS);
        open(process);
        assertThat(process).isWaitingAt(Elements.AWAIT_PERIOD);
        assertThat(job(process)).hasDueDate(Date.from(first.endsAt()));
        execute(job(process));
        report(process);
        assertThat(process).isWaitingAt(Elements.AWAIT_PERIOD);
        assertThat(job(process)).hasDueDate(Date.from(first.next(14).endsAt()));
        execute(job(process));
        report(process);

        verify(followUps, times(2)).openNext(conclusion);
        verify(reports, times(2)).collect(conclusion);
        verify(reports, times(2)).finish(conclusion);
        assertThat(process).isEnded().hasPassed(Elements.FOLLOW_UP_CLOSED);
    }

    @Test
    void last_results_are_reported_when_nothing_is_open_any_more() {
        ProcessInstance process = started();
        setUp(process);
        open(process);

        correlate(Messages.ASSIGNMENTS_CLOSED);
        report(process);

        verify(reports).send(conclusion);
        assertThat(process).isEnded().hasPassed(Elements.FOLLOW_UP_CLOSED);
    }

    @Test
    void a_last_report_says_what_the_next_review_takes_over() {
        ProcessInstance process = started();
        setUp(process);
        open(process);

        correlate(Messages.HANDED_TO_NEXT_CYCLE);
        report(process);

        verify(reports).send(conclusion);
        assertThat(process).isEnded().hasPassed(Elements.HANDED_TO_NEXT_CYCLE, Elements.FOLLOW_UP_CLOSED);
    }

    @Test
    void nobody_works_before_a_tracker_is_named() {
        when(followUps.finishSetUp(conclusion)).thenThrow(Refusal.at("trackerUnit", "assignment.tracker.missing"));
        ProcessInstance process = started();

        assertThatThrownBy(() -> complete(task(process))).hasStackTraceContaining("assignment.tracker.missing");

        assertThat(process).isWaitingAt(Elements.SET_UP_FOLLOW_UP);
    }

    private FollowUp followUp(Period period) {
        FollowUp followUp = mock(FollowUp.class);
        when(followUp.trackerUnit()).thenReturn("BCHQS");
        when(followUp.period()).thenReturn(period);
        return followUp;
    }

    private ProcessInstance started() {
        return runtimeService()
                .createMessageCorrelation(Messages.CONCLUSION_HANDED_OVER)
                .processInstanceBusinessKey(conclusion.toString())
                .setVariable("coordinatorGroup", "VP.coordinator")
                .correlateStartMessage();
    }

    private void setUp(ProcessInstance process) {
        complete(task(process));
        execute(job(Elements.SET_UP_FOLLOW_UP, process));
    }

    private void open(ProcessInstance process) {
        execute(job(Elements.OPEN_ASSIGNMENTS, process));
    }

    private void report(ProcessInstance process) {
        execute(job(Elements.COLLECT_PERIOD, process));
        assertThat(task(process)).hasCandidateGroup("BCHQS.tracker");
        complete(task(process));
        execute(job(Elements.WRITE_PERIODIC_REPORT, process));
        execute(job(Elements.SEND_PERIODIC_REPORT, process));
    }

    private void correlate(String message) {
        runtimeService()
                .createMessageCorrelation(message)
                .processInstanceBusinessKey(conclusion.toString())
                .correlate();
    }
}
