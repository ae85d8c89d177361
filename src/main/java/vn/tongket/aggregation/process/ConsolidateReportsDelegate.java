package vn.tongket.aggregation.process;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import vn.tongket.aggregation.Aggregation;

/** {@code Task_ConsolidateReports} of review-cycle. */
@Component
class ConsolidateReportsDelegate implements JavaDelegate {

    private final Aggregation aggregation;

    ConsolidateReportsDelegate(Aggregation aggregation) {
        this.aggregation = aggregation;
    }

    @Override
    public void execute(DelegateExecution execution) {
        aggregation.consolidate(UUID.fromString(execution.getProcessBusinessKey()));
    }
}
