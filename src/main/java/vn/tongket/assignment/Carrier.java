package vn.tongket.assignment;

/** Who carries an assignment out: the unit, the assignments of the sub-clauses, or the follow-up of all the others. */
public enum Carrier {
    UNIT,
    PARTS,
    FOLLOW_UP
}
