package vn.tongket.assignment.process;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.complete;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.execute;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.job;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.runtimeService;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.task;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;

import java.time.Instant;
import java.util.Date;
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
import vn.tongket.assignment.process.UnitUrgingProcess.Elements;
import vn.tongket.assignment.process.UnitUrgingProcess.Messages;
import vn.tongket.assignment.urging.UrgingCases;
import vn.tongket.assignment.urging.UrgingLetters;

@Deployment(resources = "bpmn/unit-urging.bpmn")
class UnitUrgingProcessTest {

    @RegisterExtension
    static final ProcessEngineCoverageExtension extension = ProcessTestEngine.rule();

    private static final Instant ANSWER_BY = Instant.parse("2027-03-31T16:59:59Z");

    private final UUID id = UUID.randomUUID();
    private final UrgingLetters letters = mock(UrgingLetters.class);
    private final UrgingCases cases = mock(UrgingCases.class);

    @BeforeEach
    void register() {
        Mocks.register("signUrgingLetterListener", new SignUrgingLetterListener(letters));
        Mocks.register("answerExplanationListener", new AnswerExplanationListener(cases));
        Mocks.register("proposeCriticismListener", new ProposeCriticismListener(cases));
        Mocks.register("decideCriticismListener", new DecideCriticismListener(cases));
    }

    @Test
    void letter_is_signed_by_whoever_urges() {
        ProcessInstance process = started(Messages.URGING_LETTER_DRAFTED);

        assertThat(task(process)).hasCandidateGroup("BCHQS.tracker");
        step(process, Elements.SIGN_URGING_LETTER, Map.of("letterSigned", true));

        verify(letters).sign(id);
        assertThat(process).isEnded().hasPassed(Elements.LETTER_DONE);
    }

    @Test
    void letter_that_is_not_said_to_be_signed_is_not_sent() {
        ProcessInstance process = started(Messages.URGING_LETTER_DRAFTED);

        step(process, Elements.SIGN_URGING_LETTER, Map.of());

        verify(letters).drop(id);
        assertThat(process).isEnded();
    }

    @Test
    void head_of_the_unit_explains_in_time_and_with_a_text() {
        ProcessInstance process = started(Messages.URGING_EXPLANATION_REQUESTED);
        assertThat(task(process)).hasCandidateGroup("S.leader").hasDueDate(Date.from(ANSWER_BY));
        doThrow(Refusal.at("explanation.answer", "urging.answer-missing"))
                .doNothing()
                .when(cases)
                .answer(id);

        assertThatThrownBy(() -> complete(task(process))).hasStackTraceContaining("urging.answer-missing");
        assertThat(process).isWaitingAt(Elements.ANSWER_EXPLANATION);
        step(process, Elements.ANSWER_EXPLANATION, Map.of());

        assertThat(process).isEnded().hasPassed(Elements.EXPLANATION_ANSWERED);
    }

    @Test
    void criticism_is_proposed_by_the_tracker_and_decided_by_the_chair() {
        ProcessInstance process = started(Messages.URGING_CRITICISM_DUE);

        assertThat(task(process)).hasCandidateGroup("BCHQS.tracker");
        step(process, Elements.PROPOSE_CRITICISM, Map.of("criticismProposed", true));
        assertThat(task(process)).hasCandidateGroup("UBND.approver");
        step(process, Elements.DECIDE_CRITICISM, Map.of("criticised", true));

        verify(cases).propose(id, true);
        verify(cases).decide(id, true);
        assertThat(process).isEnded().hasPassed(Elements.CRITICISM_DECIDED);
    }

    @Test
    void criticism_that_is_not_proposed_never_reaches_the_chair() {
        ProcessInstance process = started(Messages.URGING_CRITICISM_DUE);

        step(process, Elements.PROPOSE_CRITICISM, Map.of());

        verify(cases).propose(id, false);
        assertThat(process)
                .isEnded()
                .hasPassed(Elements.CRITICISM_NOT_PROPOSED)
                .hasNotPassed(Elements.DECIDE_CRITICISM);
    }

    @Test
    void what_was_settled_elsewhere_waits_for_nobody() {
        ProcessInstance process = started(Messages.URGING_LETTER_DRAFTED);

        runtimeService()
                .createMessageCorrelation(Messages.URGING_SETTLED)
                .processInstanceBusinessKey(id.toString())
                .correlate();

        assertThat(process).isEnded().hasPassed(Elements.URGING_SETTLED);
        verifyNoInteractions(letters);
    }

    private ProcessInstance started(String message) {
        return runtimeService()
                .createMessageCorrelation(message)
                .processInstanceBusinessKey(id.toString())
                .setVariables(Map.of(
                        "trackerGroup", "BCHQS.tracker",
                        "leaderGroup", "S.leader",
                        "approverGroup", "UBND.approver",
                        "dueAt", Date.from(ANSWER_BY)))
                .correlateStartMessage();
    }

    private static void step(ProcessInstance process, String element, Map<String, Object> submitted) {
        complete(task(element, process), submitted);
        execute(job(element, process));
    }
}
