package vn.tongket.aggregation;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.tongket.Refusal;
import vn.tongket.cycle.ReviewCycle;
import vn.tongket.report.review.HigherAcceptance;

/** The provincial report, once approved, stands above the reports that it is made of. */
@Component
class ApprovedReport implements HigherAcceptance {

    private final ConsolidationStore store;

    ApprovedReport(ConsolidationStore store) {
        this.store = store;
    }

    @Override
    public Optional<Refusal.Problem> standing(ReviewCycle cycle) {
        return store.lockNewest(cycle.id())
                .filter(ConsolidatedReport::isApproved)
                .map(report ->
                        new Refusal.Problem("", "aggregation.undo.report-approved", List.of(report.versionNo())));
    }
}
