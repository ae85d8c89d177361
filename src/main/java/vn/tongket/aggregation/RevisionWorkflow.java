package vn.tongket.aggregation;

import vn.tongket.cycle.ReviewCycle;

/** What a provincial report tells its process. */
public interface RevisionWorkflow {

    /** The approval of the report was taken back: it is edited and approved once more, beside whatever the cycle does. */
    void revising(ReviewCycle cycle);
}
