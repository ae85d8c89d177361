package vn.tongket.assignment;

import java.util.List;
import java.util.UUID;

/** What happens to assignments and concerns their processes. */
public interface AssignmentWorkflow {

    /** The units get to work: one process for each. */
    void opened(List<Assignment> assignments);

    /** Cancelled or withdrawn: nothing more is asked of the unit. */
    void withdrawn(UUID assignment);

    /** Another due date is in force. */
    void rescheduled(UUID assignment);

    void extensionRequested(Assignment assignment);
}
