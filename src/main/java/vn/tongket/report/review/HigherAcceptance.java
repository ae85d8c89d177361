package vn.tongket.report.review;

import java.util.Optional;
import vn.tongket.Refusal;
import vn.tongket.cycle.ReviewCycle;

/** Something above a report that was accepted with it, and that has to be undone before the report's own acceptance. */
public interface HigherAcceptance {

    /**
     * The sentence that names what stands above the reports of the cycle; nothing when nothing does. The answer holds until
     * the transaction ends.
     */
    Optional<Refusal.Problem> standing(ReviewCycle cycle);
}
