package vn.tongket.commendation;

/**
 * The rules under which a council votes, as a regulation lays them down; nothing is assumed where a person entered nothing.
 *
 * @param regulation which regulation says so
 * @param quorum which part of the members must be present
 * @param threshold which part of the votes a nominee needs
 * @param base of whom the threshold is counted
 * @param secretBallot whether the vote is secret
 * @param absenteeByWriting whether absent members are asked in writing
 */
public record VoteRules(
        String regulation, Share quorum, Share threshold, Base base, Boolean secretBallot, Boolean absenteeByWriting) {

    /** Of whom a threshold is counted. */
    public enum Base {
        /** All members of the council, present or not. */
        ALL_MEMBERS,
        /** Those who took part: present, or answering in writing where that is allowed. */
        PRESENT
    }

    public boolean hasQuorum(int members, int present) {
        return quorum.isReachedBy(present, members);
    }

    public boolean passes(int votesFor, int members, int takingPart) {
        return threshold.isReachedBy(votesFor, base == Base.ALL_MEMBERS ? members : takingPart);
    }
}
