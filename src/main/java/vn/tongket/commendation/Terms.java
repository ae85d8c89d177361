package vn.tongket.commendation;

/**
 * What is awarded, by whom and under which rules the council votes, as people type and read it.
 *
 * @param awardName e.g. “Bằng khen”
 * @param awardingUnit code of the body in whose register the decision is numbered
 * @param awardingTitle the office that awards, e.g. “Chủ tịch Ủy ban nhân dân tỉnh”
 * @param quorum which part of the members must be present, e.g. “2/3”
 * @param threshold which part of the votes a nominee needs, e.g. “90 %”
 * @param regulationId the regulation from which the rules of voting are taken; null where they are typed by hand
 */
public record Terms(
        String awardName,
        String awardingUnit,
        String awardingTitle,
        String meritFrom,
        String meritTo,
        String regulation,
        String quorum,
        String threshold,
        String voteBase,
        Boolean secretBallot,
        Boolean absenteeByWriting,
        String regulationId) {

    static final Terms EMPTY = new Terms(null, null, null, null, null, null, null, null, null, null, null);

    /** Rules that are typed by hand. */
    public Terms(
            String awardName,
            String awardingUnit,
            String awardingTitle,
            String meritFrom,
            String meritTo,
            String regulation,
            String quorum,
            String threshold,
            String voteBase,
            Boolean secretBallot,
            Boolean absenteeByWriting) {
        this(
                awardName,
                awardingUnit,
                awardingTitle,
                meritFrom,
                meritTo,
                regulation,
                quorum,
                threshold,
                voteBase,
                secretBallot,
                absenteeByWriting,
                null);
    }
}
