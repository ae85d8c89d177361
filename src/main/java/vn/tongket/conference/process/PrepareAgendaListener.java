package vn.tongket.conference.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import vn.tongket.conference.Conferences;

/** Completion of {@code Task_PrepareAgenda} of conference. */
@Component
class PrepareAgendaListener implements TaskListener {

    private final Conferences conferences;

    PrepareAgendaListener(Conferences conferences) {
        this.conferences = conferences;
    }

    @Override
    public void notify(DelegateTask task) {
        conferences.finishAgenda(ConferenceProcess.conferenceOf(task.getExecution()));
    }
}
