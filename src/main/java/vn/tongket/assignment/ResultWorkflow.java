package vn.tongket.assignment;

import java.util.UUID;

/** What is decided outside of Tasklist on results that wait there. */
public interface ResultWorkflow {

    /** Confirms the result that waits, as the person whose task it becomes. */
    void confirm(UUID assignment, String user);
}
