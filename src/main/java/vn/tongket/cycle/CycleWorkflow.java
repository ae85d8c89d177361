package vn.tongket.cycle;

import java.time.Instant;
import java.util.UUID;

/** What a cycle tells its process. */
public interface CycleWorkflow {

    /** Starts a cycle like the start form does, for a unit in which the person coordinates; returns its id. */
    UUID start(String title, ReviewKind kind, String coordinatorUnit);

    /** No report is owed any more; nothing happens where the process no longer waits for reports. */
    void reportsComplete(UUID cycle);

    void amendmentProposed(UUID cycle, long amendment);

    /** The wait for reports ends at another moment; nothing happens where the process no longer waits. */
    void closingMoved(UUID cycle, Instant closingAt);
}
