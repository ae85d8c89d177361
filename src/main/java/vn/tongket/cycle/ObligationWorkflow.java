package vn.tongket.cycle;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What an obligation tells its process. */
public interface ObligationWorkflow {

    /** Starts one process per obligation; an obligation that has one already is passed over. */
    void opened(List<Obligation> obligations, ReviewCycle cycle);

    void withdrawn(UUID obligation);

    void rescheduled(UUID obligation, Instant dueAt);

    void extensionRequested(UUID obligation, long extension);
}
