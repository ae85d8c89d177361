package vn.tongket.commendation;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import vn.tongket.Text;

/**
 * Somebody who is proposed, with what was said and decided about them in the current round.
 *
 * @param place in a decision: collectives before individuals, then by proposing unit, then by name in Vietnamese order
 * @param unit code of the collective, or of the unit that the individual belongs to
 * @param name of the individual or of the collective; personal data, for the people who handle the case only
 * @param dissolvedBasis why a collective is honoured that no longer exists at the end of the merit period
 * @param withdrawn whether the proposal was taken back
 * @param dossier what else there is on the case, for those who appraise and vote
 */
public record Nomination(
        UUID id,
        int ordinal,
        int place,
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
        Facts facts,
        Dossier dossier) {

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
    public record Appraisal(Verdict verdict, Boolean proceedingsPending, Checks checks, String reason) {}

    /** What the reviewer went through; null as long as nobody answered. */
    public record Checks(Boolean fileComplete, Boolean rightObject, Boolean criteriaMet, Boolean singleAward) {

        public static final Checks NONE = new Checks(null, null, null, null);

        public static final Checks ALL = new Checks(true, true, true, true);
    }

    /**
     * What the product knows about the case.
     *
     * @param proposedBy name of the unit that proposed it; null where the coordinator entered it
     * @param files how many files came with it
     * @param missing papers that the unit was asked for and has not supplied yet
     * @param earlier awards of other cycles to a recipient of the same name
     */
    public record Dossier(
            String proposedBy, int files, List<Missing> missing, List<Earlier> earlier, List<Evidence.Line> evidence) {

        static final Dossier EMPTY = new Dossier(null, 0, List.of(), List.of(), List.of());
    }

    /** A paper that was asked for. */
    public record Missing(String wanted, LocalDate dueOn, String answer, boolean supplied) {}

    /**
     * An award of another cycle.
     *
     * @param sameUnit whether it is the same unit as well
     * @param overlapping whether its time of merit overlaps with this one
     */
    public record Earlier(
            String title, String symbol, LocalDate decidedOn, String unitName, boolean sameUnit, boolean overlapping) {}

    /** The council's vote; {@code passed} is known when the minutes are finished. */
    public record Vote(Integer votesFor, Integer votesAgainst, Boolean passed) {}

    /** The line of the decision and its handing over; without ordinal when there is none. */
    public record Award(
            Integer ordinal,
            LocalDate handedOverOn,
            String receivedBy,
            boolean absent,
            Long money,
            String bookNumber,
            boolean recovered) {}

    /** How the unit reported in this cycle. */
    public record Facts(int owed, int onTime, int late, int extended, int returns, int openOverdue) {}

    public boolean isEligible() {
        return !withdrawn && appraisal.verdict() == Verdict.ELIGIBLE;
    }

    public boolean isPassed() {
        return isEligible() && Boolean.TRUE.equals(vote.passed());
    }

    Nomination with(Dossier known) {
        return new Nomination(
                id,
                ordinal,
                place,
                kind,
                unit,
                unitName,
                name,
                position,
                merit,
                evidence,
                dissolvedBasis,
                withdrawn,
                withdrawnReason,
                appraisal,
                vote,
                award,
                facts,
                known);
    }

    /** How a name is searched and compared: without accents, capitals and double blanks. */
    public static String searchKey(String name) {
        return name == null ? "" : Text.fold(Text.clean(name)).replaceAll("[\\s\\u00a0]+", " ");
    }

    /** The same recipient has the same key, however blanks and capitals were typed. */
    public String recipientKey() {
        String key = Text.clean(name).replaceAll("[\\s\\u00a0]+", " ").toLowerCase(Locale.ROOT);
        return kind + ":" + unit + ":" + key;
    }
}
