package vn.tongket.commendation.proposal;

import java.util.List;
import java.util.UUID;
import vn.tongket.commendation.Evidence;

/**
 * What a unit sees of the commendation: its own proposal and what is asked of it. Names of individuals are in it: it is
 * shown, never logged.
 *
 * @param counts how many stand in the draft, e.g. “02 tập thể và 01 cá nhân”
 * @param quota how many it may propose, in words; null for no limit
 * @param writable whether it may be changed now
 * @param mayBeSent whether this person signs for the unit
 */
public record ProposalFile(
        UUID id,
        UUID cycleId,
        String title,
        String awardName,
        String unit,
        String unitName,
        UnitProposal.State state,
        String dueOn,
        boolean overdue,
        String quota,
        String note,
        String returnReason,
        String counts,
        boolean writable,
        boolean mayBeSent,
        List<ProposalSheet.Line> lines,
        List<ProposalSheet.Paper> papers,
        List<Evidence.Line> evidence,
        List<PaperRequests.Request> requests,
        List<Result> results,
        int version) {

    /** What became of one case; {@code reason} where it was not honoured. */
    public record Result(String name, String kind, boolean honoured, String reason) {}
}
