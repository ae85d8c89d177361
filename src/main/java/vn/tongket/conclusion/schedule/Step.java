package vn.tongket.conclusion.schedule;

import vn.tongket.cycle.Phase;

/**
 * Something that is done on the way from the plan to the conclusion. The names are kept in the database.
 */
public enum Step {
    PLAN_ISSUED(Phase.PLAN, 0),
    REPORTS_DUE(Phase.REPORTS, 18),
    CONSOLIDATED(Phase.CONSOLIDATION, 10),
    REPORT_APPROVED(Phase.CONSOLIDATION, 5),
    INVITED(Phase.CONFERENCE, 2),
    AWARDED(Phase.COMMENDATION, 3),
    CONFERENCE(Phase.CONFERENCE, 5),
    CONCLUSION(Phase.CONCLUSION, 5);

    private final Phase phase;
    private final int usual;

    Step(Phase phase, int usual) {
        this.phase = phase;
        this.usual = usual;
    }

    /** The phase of the cycle without which there is no such step. */
    public Phase phase() {
        return phase;
    }

    /**
     * Working days that it usually takes from the step before it: units have 25 days to report, two weeks are for the
     * provincial report, and a conference is held within 30 days of the reports. Of the decision on awards it is how long
     * before the conference it is needed.
     */
    public int usual() {
        return usual;
    }

    /** Whether it stands beside the way to the conference instead of on it. */
    boolean isBeside() {
        return this == AWARDED;
    }
}
