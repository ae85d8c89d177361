package vn.tongket.commendation.process;

import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.complete;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.execute;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.job;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.runtimeService;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.task;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.Assertions;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.test.Deployment;
import org.camunda.bpm.engine.test.mock.Mocks;
import org.camunda.community.process_test_coverage.junit5.platform7.ProcessEngineCoverageExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.mockito.InOrder;
import vn.tongket.ProcessTestEngine;
import vn.tongket.Refusal;
import vn.tongket.commendation.Commendations;
import vn.tongket.commendation.DecisionBook;
import vn.tongket.commendation.process.CommendationProcess.Elements;

@Deployment(resources = "bpmn/commendation.bpmn")
class CommendationProcessTest {

    @RegisterExtension
    static final ProcessEngineCoverageExtension ENGINE = ProcessTestEngine.rule();

    private final UUID commendation = UUID.randomUUID();
    private final Commendations commendations = mock(Commendations.class);
    private final DecisionBook decisions = mock(DecisionBook.class);

    @BeforeEach
    void beans() {
        Mocks.register("nominateRecipientsListener", new NominateRecipientsListener(commendations));
        Mocks.register("appraiseNominationsListener", new AppraiseNominationsListener(commendations));
        Mocks.register("voteOnNominationsListener", new VoteOnNominationsListener(commendations));
        Mocks.register("signDecisionListener", new SignDecisionListener(decisions));
        Mocks.register("issueDecisionListener", new IssueDecisionListener(decisions));
        Mocks.register("announceResultsDelegate", new AnnounceResultsDelegate(decisions));
        Mocks.register("awardRecipientsListener", new AwardRecipientsListener(decisions));
    }

    @AfterEach
    void noBeans() {
        Mocks.reset();
    }

    @Test
    void list_is_appraised_voted_signed_issued_announced_and_awarded() {
        when(commendations.finishVote(commendation)).thenReturn(true);
        ProcessInstance process = opened();

        assertThat(task(process)).hasCandidateGroup("VP.coordinator");
        done(process, Elements.NOMINATE_RECIPIENTS);
        assertThat(task(process)).hasCandidateGroup("NV.reviewer");
        answered(process, Elements.APPRAISE_NOMINATIONS, true);
        assertThat(task(process)).hasCandidateGroup("HD.council");
        done(process, Elements.VOTE_ON_NOMINATIONS);
        assertThat(task(process)).hasCandidateGroup("UBND.approver");
        answered(process, Elements.SIGN_DECISION, true);
        assertThat(task(process)).hasCandidateGroup("VT.clerk");
        answered(process, Elements.ISSUE_DECISION, true);
        execute(job(Elements.ANNOUNCE_RESULTS, process));
        assertThat(task(process)).hasCandidateGroup("VP.coordinator");
        done(process, Elements.AWARD_RECIPIENTS);

        InOrder order = inOrder(commendations, decisions);
        order.verify(commendations).finishNominations(commendation);
        order.verify(commendations).finishAppraisal(commendation, true);
        order.verify(commendations).finishVote(commendation);
        order.verify(decisions).decideSignature(commendation, true);
        order.verify(decisions).decideIssue(commendation, true);
        order.verify(decisions).announce(commendation);
        order.verify(decisions).finishAwards(commendation);
        assertThat(process).isEnded().hasPassed(Elements.RECIPIENTS_AWARDED);
    }

    @Test
    void returned_file_is_done_again_and_may_end_without_any_award() {
        when(commendations.finishVote(commendation)).thenReturn(true, false);
        ProcessInstance process = opened();

        done(process, Elements.NOMINATE_RECIPIENTS);
        answered(process, Elements.APPRAISE_NOMINATIONS, false);
        done(process, Elements.NOMINATE_RECIPIENTS);
        answered(process, Elements.APPRAISE_NOMINATIONS, true);
        done(process, Elements.VOTE_ON_NOMINATIONS);
        answered(process, Elements.SIGN_DECISION, true);
        answered(process, Elements.ISSUE_DECISION, false);
        answered(process, Elements.SIGN_DECISION, false);
        answered(process, Elements.APPRAISE_NOMINATIONS, true);
        done(process, Elements.VOTE_ON_NOMINATIONS);

        assertThat(process).isEnded().hasPassed(Elements.NOBODY_COMMENDED).hasNotPassed(Elements.ANNOUNCE_RESULTS);
        verify(decisions, never()).announce(any());
    }

    @Test
    void answer_of_one_task_is_not_taken_for_the_answer_of_the_next() {
        when(commendations.finishVote(commendation)).thenReturn(true);
        ProcessInstance process = opened();
        done(process, Elements.NOMINATE_RECIPIENTS);
        answered(process, Elements.APPRAISE_NOMINATIONS, true);
        done(process, Elements.VOTE_ON_NOMINATIONS);

        done(process, Elements.SIGN_DECISION);

        verify(decisions).decideSignature(commendation, false);
        assertThat(process).isWaitingAt(Elements.APPRAISE_NOMINATIONS);
    }

    @Test
    void refused_minutes_leave_the_task_where_it_is() {
        when(commendations.finishVote(commendation)).thenThrow(Refusal.of("commendation.minutes.no-quorum"));
        ProcessInstance process = opened();
        done(process, Elements.NOMINATE_RECIPIENTS);
        answered(process, Elements.APPRAISE_NOMINATIONS, true);

        Assertions.assertThatThrownBy(() -> complete(task(process))).hasRootCauseInstanceOf(Refusal.class);

        assertThat(process).isWaitingAt(Elements.VOTE_ON_NOMINATIONS);
    }

    private ProcessInstance opened() {
        return runtimeService()
                .startProcessInstanceByKey(
                        CommendationProcess.KEY,
                        commendation.toString(),
                        Map.of(
                                "coordinatorGroup", "VP.coordinator",
                                "reviewerGroup", "NV.reviewer",
                                "councilGroup", "HD.council",
                                "approverGroup", "UBND.approver",
                                "clerkGroup", "VT.clerk"));
    }

    private static void done(ProcessInstance process, String element) {
        assertThat(process).isWaitingAt(element);
        complete(task(element, process));
        execute(job(element, process));
    }

    private static void answered(ProcessInstance process, String element, boolean approved) {
        assertThat(process).isWaitingAt(element);
        complete(task(element, process), Map.of("approved", approved));
        execute(job(element, process));
    }
}
