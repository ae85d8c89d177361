package vn.tongket.aggregation.process;

import java.util.Optional;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import vn.tongket.aggregation.Aggregation;
import vn.tongket.engine.ProcessVariable;

/** Completion of {@code Task_ApproveConsolidatedReport} of review-cycle. */
@Component
class ApproveConsolidatedReportListener implements TaskListener {

    private static final ProcessVariable<Boolean> APPROVED = ProcessVariable.flag("approved");
    private static final ProcessVariable<String> REASON = ProcessVariable.text("reason");
    private static final ProcessVariable<Boolean> CONSOLIDATED_REPORT_APPROVED =
            ProcessVariable.flag("consolidatedReportApproved");

    private final Aggregation aggregation;

    ApproveConsolidatedReportListener(Aggregation aggregation) {
        this.aggregation = aggregation;
    }

    @Override
    public void notify(DelegateTask task) {
        boolean approved = taken(task, APPROVED).orElse(false);
        String reason = taken(task, REASON).orElse(null);
        aggregation.decide(UUID.fromString(task.getExecution().getProcessBusinessKey()), approved, reason);
        CONSOLIDATED_REPORT_APPROVED.set(task.getExecution(), approved);
    }

    /** An answer does not outlive its task, so that no later task takes it for its own. */
    private static <T> Optional<T> taken(DelegateTask task, ProcessVariable<T> variable) {
        Optional<T> value = variable.find(task);
        task.removeVariable(variable.name());
        return value;
    }
}
