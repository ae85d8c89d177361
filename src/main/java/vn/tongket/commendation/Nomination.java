package vn.tongket.commendation;

import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import vn.tongket.Text;

/**
 * Somebody who is proposed, with what was said and decided about them in the current round.
 *
 * @param unit code of the collective, or of the unit that the individual belongs to
 * @param name of the individual or of the collective; personal data, for the people who handle the case only
 * @param dissolvedBasis why a collective is honoured that no longer exists at the end of the merit period
 * @param withdrawn whether the proposal was taken back
 */
public record Nomination(
        UUID id,
        int ordinal,
        Recipient kind,
        String unit,
        String unitName,
        String name,
        String position,
        String merit,
        String evidence,
        String dissolvedBasis,
        boolean withdrawn,
        String withdrawnReason,
        Appraisal appraisal,
        Vote vote,
        Award award,
        Facts facts) {

    /** Whether the proposal may go to the council. */
    public enum Verdict {
        ELIGIBLE,
        NOT_ELIGIBLE
    }

    /**
     * What the reviewer found.
     *
     * @param proceedingsPending whether discipline, an inspection or a complaint is not settled; null as long as nobody said
     */
    public record Appraisal(Verdict verdict, Boolean proceedingsPending, String reason) {}

    /** The council's vote; {@code passed} is known when the minutes are finished. */
    public record Vote(Integer votesFor, Integer votesAgainst, Boolean passed) {}

    /** The line of the decision and its handing over; without ordinal when there is none. */
    public record Award(Integer ordinal, LocalDate handedOverOn, String receivedBy) {}

    /** How the unit reported in this cycle. */
    public record Facts(int owed, int onTime, int late, int extended, int returns, int openOverdue) {}

    public boolean isEligible() {
        return !withdrawn && appraisal.verdict() == Verdict.ELIGIBLE;
    }

    public boolean isPassed() {
        return isEligible() && Boolean.TRUE.equals(vote.passed());
    }

    /** The same recipient has the same key, however blanks and capitals were typed. */
    public String recipientKey() {
        String key = Text.clean(name).replaceAll("[\\s\\u00a0]+", " ").toLowerCase(Locale.ROOT);
        return kind + ":" + unit + ":" + key;
    }
}
