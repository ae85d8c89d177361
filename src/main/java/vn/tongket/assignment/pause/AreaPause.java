package vn.tongket.assignment.pause;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A decision by which the clocks of open assignments of some units stand still.
 *
 * @param ownerUnit whose assignments: those of conclusions that this unit coordinates or tracks
 * @param area names of the units that were named
 * @param untilOn the last day; null as long as nobody knows
 * @param settledAt when every clock went again
 * @param assignments how many it touches or touched
 * @param units how many units have such assignments
 * @param movedDays the most calendar days by which a due date moved; 0 before clocks go again
 */
public record AreaPause(
        UUID id,
        String ownerUnit,
        String ownerName,
        String area,
        String reason,
        String basis,
        String decidedBy,
        LocalDate fromOn,
        LocalDate untilOn,
        Instant createdAt,
        String createdBy,
        Instant settledAt,
        int assignments,
        int units,
        int movedDays) {

    /** Where the decision stands on the day. */
    public State stateOn(LocalDate day) {
        if (settledAt != null || untilOn != null && untilOn.isBefore(day)) {
            return State.OVER;
        }
        return fromOn.isAfter(day) ? State.PLANNED : State.RUNNING;
    }

    /** Before, within and after its days. */
    public enum State {
        PLANNED,
        RUNNING,
        OVER
    }
}
