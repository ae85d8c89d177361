package vn.tongket.conclusion.process;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.complete;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.execute;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.job;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.runtimeService;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.task;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.test.Deployment;
import org.camunda.bpm.engine.test.mock.Mocks;
import org.camunda.community.process_test_coverage.junit5.platform7.ProcessEngineCoverageExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.tongket.ProcessTestEngine;
import vn.tongket.Refusal;
import vn.tongket.conclusion.Conclusions;
import vn.tongket.conclusion.Consultations;
import vn.tongket.conclusion.Issuance;
import vn.tongket.conclusion.process.ConclusionProcess.Elements;

@Deployment(resources = "bpmn/conclusion.bpmn")
class ConclusionProcessTest {

    @RegisterExtension
    static final ProcessEngineCoverageExtension extension = ProcessTestEngine.rule();

    private final UUID conclusion = UUID.randomUUID();
    private final Conclusions conclusions = mock(Conclusions.class);
    private final Consultations consultations = mock(Consultations.class);
    private final Issuance issuance = mock(Issuance.class);
    private final JavaDelegate split = mock(JavaDelegate.class);

    @BeforeEach
    void register() {
        Mocks.register("draftClausesListener", new DraftClausesListener(conclusions));
        Mocks.register("requestCommentsDelegate", new RequestCommentsDelegate(consultations));
        Mocks.register("remindSilentUnitsDelegate", new RemindSilentUnitsDelegate(consultations));
        Mocks.register("resolveCommentsListener", new ResolveCommentsListener(consultations));
        Mocks.register("checkClausesDelegate", new CheckClausesDelegate(conclusions));
        Mocks.register("signConclusionListener", new SignConclusionListener(issuance));
        Mocks.register("issueConclusionListener", new IssueConclusionListener(issuance));
        Mocks.register("issueDirectiveListener", new IssueDirectiveListener(issuance));
        Mocks.register("splitIntoAssignmentsDelegate", split);
        when(conclusions.checkClauses(conclusion)).thenReturn(true);
        when(consultations.reminderAt(conclusion)).thenReturn(Instant.parse("2026-11-18T01:00:00Z"));
    }

    @Test
    void speech_is_signed_noted_and_split_without_consultation_or_directive() throws Exception {
        ProcessInstance process = started();

        assertThat(task(process)).hasCandidateGroup("TU.coordinator");
        draft(process);
        check(process);
        assertThat(task(process)).hasCandidateGroup("TU.approver");
        sign(process, true);
        assertThat(task(process)).hasCandidateGroup("VP.clerk");
        issue(process);
        execute(job(Elements.SPLIT_INTO_ASSIGNMENTS, process));

        verify(consultations, never()).request(conclusion);
        verify(issuance).decide(conclusion, true, null);
        verify(issuance, never()).recordDirective(conclusion);
        verify(split).execute(org.mockito.ArgumentMatchers.any());
        assertThat(process).isEnded().hasPassed(Elements.TASKS_ASSIGNED);
    }

    @Test
    void document_is_consulted_signed_issued_and_followed_by_a_directive() {
        when(conclusions.finishDraft(conclusion)).thenReturn(true);
        when(issuance.issue(conclusion)).thenReturn(true);
        ProcessInstance process = started();

        draft(process);
        execute(job(Elements.REQUEST_COMMENTS, process));
        assertThat(job(Elements.CLOSING_NEAR, process)).hasDueDate(Date.from(Instant.parse("2026-11-18T01:00:00Z")));
        execute(job(Elements.CLOSING_NEAR, process));
        execute(job(Elements.REMIND_SILENT_UNITS, process));
        complete(task(process));
        execute(job(Elements.RESOLVE_COMMENTS, process));
        check(process);
        sign(process, true);
        issue(process);
        assertThat(process).isWaitingAt(Elements.ISSUE_DIRECTIVE);
        complete(task(process));
        execute(job(Elements.ISSUE_DIRECTIVE, process));
        execute(job(Elements.SPLIT_INTO_ASSIGNMENTS, process));

        verify(consultations).request(conclusion);
        verify(consultations).remind(conclusion);
        verify(consultations).finish(conclusion);
        verify(issuance).recordDirective(conclusion);
        assertThat(process).isEnded();
    }

    @Test
    void unsound_clauses_and_a_returned_conclusion_are_drafted_again() {
        when(conclusions.checkClauses(conclusion)).thenReturn(false, true);
        ProcessInstance process = started();

        draft(process);
        check(process);
        assertThat(process).isWaitingAt(Elements.DRAFT_CLAUSES);
        draft(process);
        check(process);
        sign(process, false);

        verify(issuance).decide(conclusion, false, "Nhiệm vụ 2 chưa rõ");
        assertThat(process).isWaitingAt(Elements.DRAFT_CLAUSES);
    }

    @Test
    void refused_number_leaves_the_conclusion_with_the_clerk() throws Exception {
        doThrow(Refusal.at("number", "document.number-taken")).when(issuance).issue(conclusion);
        ProcessInstance process = started();
        draft(process);
        check(process);
        sign(process, true);

        assertThatThrownBy(() -> complete(task(process))).hasStackTraceContaining("document.number-taken");

        assertThat(process).isWaitingAt(Elements.ISSUE_CONCLUSION);
        verify(split, never()).execute(org.mockito.ArgumentMatchers.any());
    }

    private void draft(ProcessInstance process) {
        complete(task(process));
        execute(job(Elements.DRAFT_CLAUSES, process));
    }

    private void check(ProcessInstance process) {
        execute(job(Elements.CHECK_CLAUSES, process));
    }

    private void sign(ProcessInstance process, boolean signed) {
        complete(
                task(process),
                signed ? Map.of("approved", true) : Map.of("approved", false, "reason", "Nhiệm vụ 2 chưa rõ"));
        execute(job(Elements.SIGN_CONCLUSION, process));
    }

    private void issue(ProcessInstance process) {
        complete(task(process));
        execute(job(Elements.ISSUE_CONCLUSION, process));
    }

    private ProcessInstance started() {
        return runtimeService()
                .startProcessInstanceByKey(
                        ConclusionProcess.KEY,
                        conclusion.toString(),
                        Map.of(
                                "coordinatorGroup",
                                "TU.coordinator",
                                "approverGroup",
                                "TU.approver",
                                "clerkGroup",
                                "VP.clerk"));
    }
}
