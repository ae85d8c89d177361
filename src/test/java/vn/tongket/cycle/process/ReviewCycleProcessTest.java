package vn.tongket.cycle.process;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.complete;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.execute;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.job;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.managementService;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.processEngine;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.runtimeService;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.task;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.test.Deployment;
import org.camunda.bpm.engine.test.mock.Mocks;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.community.process_test_coverage.junit5.platform7.ProcessEngineCoverageExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.tongket.ProcessTestEngine;
import vn.tongket.Refusal;
import vn.tongket.calendar.Deadline;
import vn.tongket.cycle.Amendments;
import vn.tongket.cycle.CycleClosing;
import vn.tongket.cycle.CyclePlans;
import vn.tongket.cycle.CycleWorkflow;
import vn.tongket.cycle.ObligationOpening;
import vn.tongket.cycle.Phase;
import vn.tongket.cycle.ReviewCycle;
import vn.tongket.cycle.ReviewKind;
import vn.tongket.cycle.process.ReviewCycleProcess.Elements;
import vn.tongket.engine.Identities;

/** Every path of a review cycle; the processes it calls stand in as one user task each. */
@Deployment(resources = "bpmn/review-cycle.bpmn")
class ReviewCycleProcessTest {

    private static final String CALLED = "Task_Called";

    @RegisterExtension
    static final ProcessEngineCoverageExtension extension =
            ProcessTestEngine.rule("conference", "commendation", "conclusion");

    private final UUID cycle = UUID.randomUUID();
    private final CyclePlans plans = mock(CyclePlans.class);
    private final ObligationOpening opening = mock(ObligationOpening.class);
    private final CycleClosing closing = mock(CycleClosing.class);
    private final Amendments amendments = mock(Amendments.class);
    private String standIns;

    private CycleWorkflow workflow() {
        Identities identities = mock(Identities.class);
        when(identities.asNobody(any()))
                .thenAnswer(call -> call.<Identities.Work<?, RuntimeException>>getArgument(0)
                        .run());
        return new EngineCycleWorkflow(runtimeService(), managementService(), identities);
    }

    @BeforeEach
    void register() throws Exception {
        Mocks.register("startCycleListener", new StartCycleListener(plans));
        Mocks.register("draftPlanListener", new DraftPlanListener(plans));
        Mocks.register("approvePlanListener", new ApprovePlanListener(plans));
        Mocks.register("issuePlanListener", new IssuePlanListener(plans));
        Mocks.register("openObligationsDelegate", new OpenObligationsDelegate(opening));
        Mocks.register("closeReportsDelegate", new CloseReportsDelegate(closing));
        Mocks.register("closeCycleDelegate", new CloseCycleDelegate(closing));
        Mocks.register("approveAmendmentListener", new ApproveAmendmentListener(amendments));
        Mocks.register("applyAmendmentDelegate", new ApplyAmendmentDelegate(amendments));
        Mocks.register("consolidateReportsDelegate", (JavaDelegate) execution -> {});
        Mocks.register("handOverConclusionDelegate", (JavaDelegate) execution -> {});
        Mocks.register("editConsolidatedReportListener", (TaskListener) task -> {});
        Mocks.register("approveConsolidatedReportListener", (TaskListener)
                task -> task.getExecution().setVariable("consolidatedReportApproved", task.getVariable("approved")));
        for (String called : Set.of("conference", "commendation", "conclusion")) {
            String bean = "open" + called.substring(0, 1).toUpperCase() + called.substring(1) + "Listener";
            Mocks.register(bean, (ExecutionListener) execution -> execution.setVariable(called + "Id", called + "-1"));
        }
        when(closing.close(cycle)).thenReturn(true);
        when(opening.openNext(cycle)).thenReturn(true);
        when(opening.waitUntil(cycle)).thenReturn(Instant.parse("2100-01-01T00:00:00Z"));
        standIns = processEngine()
                .getRepositoryService()
                .createDeployment()
                .addModelInstance("conference.bpmn", standIn("conference"))
                .addModelInstance("commendation.bpmn", standIn("commendation"))
                .addModelInstance("conclusion.bpmn", standIn("conclusion"))
                .deploy()
                .getId();
    }

    @AfterEach
    void removeStandIns() {
        processEngine().getRepositoryService().deleteDeployment(standIns, true);
    }

    private static org.camunda.bpm.model.bpmn.BpmnModelInstance standIn(String key) {
        return Bpmn.createExecutableProcess(key)
                .camundaHistoryTimeToLive(1)
                .startEvent()
                .userTask(CALLED)
                .camundaAsyncAfter()
                .endEvent()
                .done();
    }

    @Test
    void a_cycle_with_every_phase_goes_from_plan_to_follow_up() {
        ProcessInstance process = drafted(Phase.values());
        assertThat(task(process)).hasCandidateGroup("TU.approver");
        complete(task(process), Map.of("approved", true));
        execute(job(Elements.APPROVE_PLAN, process));
        assertThat(task(process)).hasCandidateGroup("TU.clerk");
        complete(task(process));
        execute(job(Elements.ISSUE_PLAN, process));
        when(opening.openNext(cycle)).thenReturn(false, true);
        execute(job(Elements.OPEN_OBLIGATIONS, process));
        execute(job(Elements.OPEN_OBLIGATIONS, process));
        assertThat(process).isWaitingFor("reports-complete");

        workflow().reportsComplete(cycle);
        execute(job(Elements.CLOSE_REPORTS, process));
        execute(job(Elements.CONSOLIDATE_REPORTS, process));
        assertThat(task(process)).hasCandidateGroup("TU.reviewer");
        complete(task(process));
        execute(job(Elements.EDIT_CONSOLIDATED_REPORT, process));
        complete(task(process), Map.of("approved", false, "reason", "Thiếu số liệu"));
        execute(job(Elements.APPROVE_CONSOLIDATED_REPORT, process));
        complete(task(process));
        execute(job(Elements.EDIT_CONSOLIDATED_REPORT, process));
        complete(task(process), Map.of("approved", true));
        execute(job(Elements.APPROVE_CONSOLIDATED_REPORT, process));
        called(process, Elements.COMMEND, "commendation");
        called(process, Elements.HOLD_CONFERENCE, "conference");
        joinJobs(process);
        called(process, Elements.CONCLUDE, "conclusion");
        execute(job(Elements.HAND_OVER_CONCLUSION, process));
        when(closing.close(cycle)).thenReturn(false, true);
        execute(job(Elements.CLOSE_CYCLE, process));
        execute(job(Elements.CLOSE_CYCLE, process));

        verify(plans).finish(cycle);
        verify(plans).decide(cycle, true, null);
        verify(plans).issue(cycle);
        verify(opening, times(2)).openNext(cycle);
        verify(closing).closeReports(cycle);
        verify(closing, times(2)).close(cycle);
        assertThat(process).isEnded().hasPassed(Elements.CYCLE_CLOSED);
    }

    @Test
    void a_cycle_without_any_of_the_inner_phases_ends_after_its_draft() {
        ProcessInstance process = drafted();

        assertThat(process).isWaitingAt("Gateway_SessionsDone");
        joinJobs(process);
        execute(job(Elements.CLOSE_CYCLE, process));

        assertThat(process).isEnded().hasNotPassed(Elements.APPROVE_PLAN, Elements.OPEN_OBLIGATIONS);
    }

    @Test
    void a_returned_plan_is_drafted_again() {
        ProcessInstance process = drafted(Phase.PLAN);

        complete(task(process), Map.of("approved", false, "reason", "Thiếu đề cương"));
        execute(job(Elements.APPROVE_PLAN, process));

        verify(plans).decide(cycle, false, "Thiếu đề cương");
        assertThat(process).isWaitingAt(Elements.DRAFT_PLAN);
        complete(task(process));
        execute(job(Elements.DRAFT_PLAN, process));
        complete(task(process));
        verify(plans).decide(cycle, false, null);
    }

    @Test
    void a_refused_draft_stays_where_it_is() {
        doThrow(Refusal.at("due", "cycle.due.missing")).when(plans).finish(cycle);
        ProcessInstance process = started();

        assertThatThrownBy(() -> complete(task(process))).hasStackTraceContaining("cycle.due.missing");

        assertThat(process).isWaitingAt(Elements.DRAFT_PLAN);
    }

    @Test
    void the_closing_date_ends_the_wait_and_can_be_moved() {
        ProcessInstance process = drafted(Phase.REPORTS);
        execute(job(Elements.OPEN_OBLIGATIONS, process));
        Instant moved = Instant.parse("2100-02-01T00:00:00Z");

        workflow().closingMoved(cycle, moved);

        Job timer = job(Elements.CLOSING_DATE, process);
        org.assertj.core.api.Assertions.assertThat(timer.getDuedate().toInstant())
                .isEqualTo(moved);
        execute(timer);
        execute(job(Elements.CLOSE_REPORTS, process));
        verify(closing).closeReports(cycle);
        workflow().reportsComplete(cycle);
        workflow().closingMoved(cycle, moved);
        assertThat(process).isWaitingAt("Gateway_SessionsDone");
    }

    @Test
    void an_approved_amendment_is_applied_in_batches_while_the_cycle_waits() {
        ProcessInstance process = drafted(Phase.REPORTS);
        execute(job(Elements.OPEN_OBLIGATIONS, process));
        workflow().amendmentProposed(cycle, 7);
        workflow().amendmentProposed(cycle, 8);
        when(amendments.apply(cycle, 7)).thenReturn(false, true);

        complete(taskOf(process, "7"), Map.of("approved", true));
        execute(job(Elements.APPROVE_AMENDMENT, process));
        execute(job(Elements.APPLY_AMENDMENT, process));
        execute(job(Elements.APPLY_AMENDMENT, process));

        verify(amendments).decide(cycle, 7, true, null);
        verify(amendments, times(2)).apply(cycle, 7);
        complete(taskOf(process, "8"), Map.of("approved", false, "reason", "Không cần"));
        execute(job(Elements.APPROVE_AMENDMENT, process));
        verify(amendments).decide(cycle, 8, false, "Không cần");
        verify(amendments, times(0)).apply(eq(cycle), eq(8L));
        assertThat(process).isWaitingFor("reports-complete").hasPassed("EndEvent_AmendmentRejected");
    }

    private static org.camunda.bpm.engine.task.Task taskOf(ProcessInstance process, String amendment) {
        return processEngine()
                .getTaskService()
                .createTaskQuery()
                .processInstanceId(process.getId())
                .taskDefinitionKey(Elements.APPROVE_AMENDMENT)
                .list()
                .stream()
                .filter(task ->
                        amendment.equals(processEngine().getTaskService().getVariable(task.getId(), "amendmentId")))
                .findFirst()
                .orElseThrow();
    }

    private ReviewCycle with(Phase... phases) {
        return new ReviewCycle(
                cycle,
                "Tổng kết",
                ReviewKind.FINAL_REVIEW,
                null,
                null,
                null,
                "TU",
                "TU",
                "TU",
                "TU",
                "TU",
                "UBND",
                null,
                null,
                Deadline.UNKNOWN,
                null,
                Set.of(phases),
                null,
                null,
                null,
                null,
                null,
                1);
    }

    private ProcessInstance started() {
        ReviewCycle laid = with();
        when(plans.start(any(), eq("Tổng kết"), eq("FINAL_REVIEW"), eq("TU"))).thenReturn(laid);
        ProcessInstance process = runtimeService()
                .startProcessInstanceByKey(
                        ReviewCycleProcess.KEY,
                        "a key that the caller made up",
                        Map.of("title", "Tổng kết", "kind", "FINAL_REVIEW", "coordinatorUnit", "TU"));
        assertThat(process).isWaitingAt(Elements.DRAFT_PLAN);
        assertThat(task(process)).hasCandidateGroup("TU.coordinator");
        return process;
    }

    private ProcessInstance drafted(Phase... phases) {
        ReviewCycle planned = with(phases);
        when(plans.finish(cycle)).thenReturn(planned);
        ProcessInstance process = started();
        complete(task(process));
        execute(job(Elements.DRAFT_PLAN, process));
        return process;
    }

    private static void called(ProcessInstance process, String element, String key) {
        execute(job(element, process));
        ProcessInstance called = runtimeService()
                .createProcessInstanceQuery()
                .processDefinitionKey(key)
                .processInstanceBusinessKey(key + "-1")
                .singleResult();
        complete(task(called));
        execute(job(CALLED, called));
    }

    private static void joinJobs(ProcessInstance process) {
        managementService()
                .createJobQuery()
                .processInstanceId(process.getId())
                .activityId("Gateway_SessionsDone")
                .list()
                .forEach(waiting -> execute(waiting));
    }
}
