package vn.tongket.assignment.process;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.execute;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.job;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.managementService;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.runtimeService;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Date;
import java.util.UUID;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.test.Deployment;
import org.camunda.bpm.engine.test.mock.Mocks;
import org.camunda.community.process_test_coverage.junit5.platform7.ProcessEngineCoverageExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.tongket.ProcessTestEngine;
import vn.tongket.assignment.process.UrgingRunProcess.Elements;
import vn.tongket.assignment.process.UrgingRunProcess.Messages;
import vn.tongket.assignment.urging.UrgingCases;
import vn.tongket.assignment.urging.UrgingRuns;
import vn.tongket.calendar.Deadline;
import vn.tongket.notification.Digests;

@Deployment(resources = "bpmn/urging-run.bpmn")
class UrgingRunProcessTest {

    @RegisterExtension
    static final ProcessEngineCoverageExtension extension = ProcessTestEngine.rule();

    private static final LocalDate DAY = LocalDate.of(2027, 3, 31);
    private static final Instant DIGEST = Instant.parse("2027-03-31T01:35:00Z");

    private final UUID id = UUID.randomUUID();
    private final UrgingRuns runs = mock(UrgingRuns.class);
    private final UrgingCases cases = mock(UrgingCases.class);
    private final Digests digests = mock(Digests.class);

    @BeforeEach
    void register() {
        Mocks.register("beginUrgingRunDelegate", new BeginUrgingRunDelegate(runs, digests));
        Mocks.register("urgePageDelegate", new UrgePageDelegate(runs));
        Mocks.register("openUrgingCasesDelegate", new OpenUrgingCasesDelegate(cases));
        Mocks.register("gatherDigestsDelegate", new GatherDigestsDelegate(digests, runs));
        when(digests.nextDay()).thenReturn(DAY);
        when(digests.at(DAY)).thenReturn(DIGEST);
    }

    @Test
    void every_morning_at_seven_in_vietnam_a_run_goes_page_by_page_to_the_mails() {
        begins(true);
        when(runs.page(id)).thenReturn(true, true, false);
        when(cases.openNext(id)).thenReturn(true, false);
        when(digests.gatherNext()).thenReturn(true, false);
        Job morning = managementService()
                .createJobQuery()
                .processDefinitionKey(UrgingRunProcess.KEY)
                .timers()
                .singleResult();
        org.assertj.core.api.Assertions.assertThat(
                        morning.getDuedate().toInstant().atZone(Deadline.ZONE).toLocalTime())
                .isEqualTo(LocalTime.of(7, 0));
        org.assertj.core.api.Assertions.assertThat(morning.getDuedate()).isAfter(new Date());

        execute(morning);
        ProcessInstance process = runtimeService()
                .createProcessInstanceQuery()
                .processDefinitionKey(UrgingRunProcess.KEY)
                .singleResult();
        execute(job(Elements.BEGIN_URGING_RUN, process));
        page(process, Elements.URGE_PAGE, 3);
        page(process, Elements.OPEN_URGING_CASES, 2);
        assertThat(process).isWaitingAt(Elements.DIGEST_DUE).hasBusinessKey(id.toString());
        assertThat(job(Elements.DIGEST_DUE, process)).hasDueDate(Date.from(DIGEST));
        execute(job(Elements.DIGEST_DUE, process));
        page(process, Elements.GATHER_DIGESTS, 2);

        assertThat(process).isEnded().hasPassed(Elements.RUN_FINISHED);
        verify(runs, times(3)).page(id);
        verify(runs).finish(id);
    }

    @Test
    void nobody_is_urged_on_a_day_off() {
        begins(false);

        ProcessInstance process = requested();
        execute(job(Elements.BEGIN_URGING_RUN, process));

        assertThat(process).isEnded().hasPassed(Elements.DAY_OFF).hasNotPassed(Elements.URGE_PAGE);
        verify(runs, times(0)).page(id);
    }

    @Test
    void a_page_that_fails_waits_for_its_repetition() {
        begins(true);
        when(runs.page(id))
                .thenThrow(new IllegalStateException("no connection"))
                .thenReturn(false);
        ProcessInstance process = requested();
        execute(job(Elements.BEGIN_URGING_RUN, process));

        assertThatThrownBy(() -> execute(job(Elements.URGE_PAGE, process))).hasStackTraceContaining("no connection");
        assertThat(process).isWaitingAt(Elements.URGE_PAGE);
        execute(job(Elements.URGE_PAGE, process));

        assertThat(process).isWaitingAt(Elements.OPEN_URGING_CASES);
    }

    private void begins(boolean workingDay) {
        when(runs.begin()).thenReturn(new UrgingRuns.Run(id, DAY, DIGEST, workingDay, 0, 0, 0, 0, null, null));
    }

    private static ProcessInstance requested() {
        return runtimeService()
                .createMessageCorrelation(Messages.URGING_RUN_REQUESTED)
                .correlateStartMessage();
    }

    private static void page(ProcessInstance process, String element, int times) {
        for (int n = 0; n < times; n++) {
            assertThat(process).isWaitingAt(element);
            execute(job(element, process));
        }
    }
}
