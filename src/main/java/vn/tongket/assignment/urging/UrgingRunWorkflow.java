package vn.tongket.assignment.urging;

/** The run of the morning as a process. */
public interface UrgingRunWorkflow {

    /** Starts a run now; whoever calls has checked the person. On a day off it is over at once. */
    void request();
}
