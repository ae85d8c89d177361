package vn.tongket.report;

import java.util.UUID;
import vn.tongket.cycle.Obligation;
import vn.tongket.cycle.ReviewCycle;

/** What a report tells its process. */
public interface ReportWorkflow {

    /** An accepted report is written again: the same way once more, beside whatever the cycle does. */
    void amending(Obligation obligation, ReviewCycle cycle);

    /** The acceptance of a report was taken back: it waits for its check again. */
    void checkingAgain(Obligation obligation, ReviewCycle cycle);

    /** Completes the check of a report with its acceptance, as this person, who is signed in to the engine. */
    void accept(UUID obligation, String user);
}
