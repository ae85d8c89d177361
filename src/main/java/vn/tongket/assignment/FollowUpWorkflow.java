package vn.tongket.assignment;

import java.util.UUID;

/** What happens to a follow-up and concerns its process. */
public interface FollowUpWorkflow {

    /** The conclusion goes from those who concluded to those who track. */
    void handedOver(FollowUp followUp);

    /** Nothing is open any more; a process that does not wait just now finds out by itself. */
    void assignmentsClosed(UUID conclusion);

    void handedToNextCycle(UUID conclusion);
}
