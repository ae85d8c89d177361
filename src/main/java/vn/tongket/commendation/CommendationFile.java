package vn.tongket.commendation;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import vn.tongket.document.SigningEntry;
import vn.tongket.document.Signings;

/**
 * Everything there is on one commendation, for the people who handle it. Names of individuals are in it: it is shown,
 * never logged.
 *
 * @param honoured those who pass, or are in the decision, in its order
 * @param counts of those who pass, or are in the decision; e.g. “08 tập thể và 12 cá nhân”
 * @param conferenceDay the day on which the decision must be there at the latest, as people write it; null if unknown
 * @param decisionSubject as the signer typed it, or null
 * @param effectiveSubject as the decision will say it; made from the counts when the signer typed nothing
 * @param symbol number and symbol of the issued decision, or null
 * @param signing in which capacity it is or was signed
 * @param sitting whether the council votes at its members' own desks in this round
 */
public record CommendationFile(
        UUID id,
        UUID cycleId,
        String title,
        Commendation.Stage stage,
        String organizerName,
        List<Choice> awardingUnits,
        List<Choice> regulations,
        Terms terms,
        List<Nomination> nominations,
        List<Nomination> honoured,
        Minutes minutes,
        String counts,
        String conferenceDay,
        List<Returned> returns,
        String returnDraft,
        String decisionSubject,
        String effectiveSubject,
        String decisionBasis,
        Integer number,
        String date,
        String symbol,
        SigningEntry signing,
        List<Signings.Option> capacities,
        SittingState sitting,
        int version) {

    /** Why the file once came back, and from where. */
    public record Returned(Commendation.Stage stage, String reason, Instant at) {}

    /** How far a sitting of the council has come. */
    public enum SittingState {
        NONE,
        OPEN,
        CLOSED
    }

    /** Something to choose from. */
    public record Choice(String code, String name) {}
}
