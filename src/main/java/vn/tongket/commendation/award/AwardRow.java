package vn.tongket.commendation.award;

import java.time.LocalDate;
import java.util.UUID;
import vn.tongket.commendation.Recipient;

/**
 * A case in a list.
 *
 * @param place in the order of decisions
 * @param ordinal in the decision; null where there is none
 * @param ground why the award was recovered; null where it was not
 */
public record AwardRow(
        UUID id,
        int place,
        Recipient kind,
        String name,
        String position,
        String unit,
        String unitName,
        String proposedBy,
        State state,
        String reason,
        Integer ordinal,
        LocalDate handedOverOn,
        String receivedBy,
        boolean absent,
        Long money,
        String bookNumber,
        String ground,
        String recoverySaid,
        String recoveryBasis,
        LocalDate recoveryDecidedOn,
        LocalDate recoveredOn) {

    /** What became of a case. */
    public enum State {
        PROPOSED,
        ELIGIBLE,
        NOT_ELIGIBLE,
        PASSED,
        NOT_PASSED,
        HONOURED,
        HANDED_OVER,
        RECOVERED,
        WITHDRAWN
    }
}
