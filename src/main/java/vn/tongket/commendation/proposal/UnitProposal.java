package vn.tongket.commendation.proposal;

import java.time.Instant;
import java.util.UUID;

/**
 * What one unit proposes, and how far it has come.
 *
 * @param collectives how many it may propose at most; null for no limit of its own
 * @param returnReason why it came back last; null when it never did, or was sent again since
 */
public record UnitProposal(
        UUID commendationId,
        String unitCode,
        Integer collectives,
        Integer individuals,
        ProposalSheet sheet,
        int version,
        Instant submittedAt,
        Instant returnedAt,
        String returnReason) {

    /** Where it is. */
    public enum State {
        NOT_BEGUN,
        DRAFT,
        SENT,
        RETURNED
    }

    public State state() {
        if (submittedAt != null) {
            return State.SENT;
        }
        if (returnedAt != null) {
            return State.RETURNED;
        }
        return sheet.lines().isEmpty() ? State.NOT_BEGUN : State.DRAFT;
    }
}
