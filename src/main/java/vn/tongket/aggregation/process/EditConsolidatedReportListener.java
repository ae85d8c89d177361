package vn.tongket.aggregation.process;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import vn.tongket.aggregation.Aggregation;

/** Completion of {@code Task_EditConsolidatedReport} of review-cycle. */
@Component
class EditConsolidatedReportListener implements TaskListener {

    private final Aggregation aggregation;

    EditConsolidatedReportListener(Aggregation aggregation) {
        this.aggregation = aggregation;
    }

    @Override
    public void notify(DelegateTask task) {
        aggregation.finishEditing(UUID.fromString(task.getExecution().getProcessBusinessKey()));
    }
}
