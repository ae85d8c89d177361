package vn.tongket.conference.process;

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
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

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
import vn.tongket.conference.Conferences;
import vn.tongket.conference.process.ConferenceProcess.Elements;

@Deployment(resources = "bpmn/conference.bpmn")
class ConferenceProcessTest {

    @RegisterExtension
    static final ProcessEngineCoverageExtension extension = ProcessTestEngine.rule();

    private final UUID conference = UUID.randomUUID();
    private final Conferences conferences = mock(Conferences.class);

    @BeforeEach
    void register() {
        Mocks.register("prepareAgendaListener", new PrepareAgendaListener(conferences));
        Mocks.register("sendInvitationsDelegate", new SendInvitationsDelegate(conferences));
        Mocks.register("collectRepliesListener", new CollectRepliesListener(conferences));
        Mocks.register("recordConferenceListener", new RecordConferenceListener(conferences));
        Mocks.register("signMinutesListener", new SignMinutesListener(conferences));
    }

    @Test
    void conference_is_prepared_held_recorded_and_closed() {
        ProcessInstance process = started();

        assertThat(process).isWaitingAt(Elements.PREPARE_AGENDA);
        assertThat(task(process)).hasCandidateGroup("TU.coordinator");
        complete(task(process));
        execute(job(Elements.PREPARE_AGENDA, process));
        execute(job(Elements.SEND_INVITATIONS, process));
        complete(task(process));
        execute(job(Elements.COLLECT_REPLIES, process));
        complete(task(process));
        execute(job(Elements.RECORD_CONFERENCE, process));
        assertThat(task(process)).hasCandidateGroup("TU.approver");
        complete(task(process), Map.of("approved", true));
        execute(job(Elements.SIGN_MINUTES, process));

        verify(conferences).finishAgenda(conference);
        verify(conferences).sendInvitations(conference);
        verify(conferences).closeReplies(conference);
        verify(conferences).finishRecord(conference);
        verify(conferences).decideMinutes(conference, true, null);
        assertThat(process).isEnded().hasPassed(Elements.CONFERENCE_CLOSED);
    }

    @Test
    void returned_minutes_are_recorded_again() {
        ProcessInstance process = recorded();

        complete(task(process), Map.of("approved", false, "reason", "Thiếu ý kiến của Huyện ủy"));
        execute(job(Elements.SIGN_MINUTES, process));

        verify(conferences).decideMinutes(conference, false, "Thiếu ý kiến của Huyện ủy");
        assertThat(process).isWaitingAt(Elements.RECORD_CONFERENCE);
        complete(task(process));
        execute(job(Elements.RECORD_CONFERENCE, process));
        complete(task(process), Map.of("approved", true));
        execute(job(Elements.SIGN_MINUTES, process));
        verify(conferences, times(2)).finishRecord(conference);
        assertThat(process).isEnded();
    }

    @Test
    void refused_agenda_stays_where_it_is() {
        doThrow(Refusal.at("title", "conference.title.missing"))
                .when(conferences)
                .finishAgenda(conference);
        ProcessInstance process = started();

        assertThatThrownBy(() -> complete(task(process))).hasStackTraceContaining("conference.title.missing");

        assertThat(process).isWaitingAt(Elements.PREPARE_AGENDA);
        verify(conferences, never()).sendInvitations(conference);
    }

    private ProcessInstance recorded() {
        ProcessInstance process = started();
        complete(task(process));
        execute(job(Elements.PREPARE_AGENDA, process));
        execute(job(Elements.SEND_INVITATIONS, process));
        complete(task(process));
        execute(job(Elements.COLLECT_REPLIES, process));
        complete(task(process));
        execute(job(Elements.RECORD_CONFERENCE, process));
        return process;
    }

    private ProcessInstance started() {
        return runtimeService()
                .startProcessInstanceByKey(
                        ConferenceProcess.KEY,
                        conference.toString(),
                        Map.of("coordinatorGroup", "TU.coordinator", "approverGroup", "TU.approver"));
    }
}
