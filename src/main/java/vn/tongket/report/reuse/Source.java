package vn.tongket.report.reuse;

import java.time.Instant;
import java.util.UUID;

/**
 * Where something can be taken from.
 *
 * @param id the accepted version of another report, or the approved consolidated report of a child cycle
 * @param no which version of it
 * @param at when it was accepted or approved; null where only its taking is known
 * @param reported of how many units it is made; null for the unit's own report
 * @param expected of how many it should be made; null for the unit's own report
 */
public record Source(
        Kind kind, UUID cycleId, String cycleTitle, UUID id, int no, Instant at, Integer reported, Integer expected) {

    /** The unit's own report in another cycle, or the result of a cycle that it opened. */
    public enum Kind {
        REUSED,
        CHILD
    }

    public boolean isChild() {
        return kind == Kind.CHILD;
    }
}
