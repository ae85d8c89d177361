package vn.tongket.commendation;

import java.util.List;
import java.util.UUID;
import vn.tongket.document.SigningEntry;

/**
 * What people fill in on the forms of a commendation, as it was typed. A sheet's {@code version} is the one that was
 * read; null saves whatever the version is.
 */
public final class Sheets {

    private Sheets() {}

    /** The list of those who are proposed, and the terms. */
    public record Nominations(Terms terms, List<Proposal> nominations, Integer version) {

        public Nominations {
            terms = terms == null ? Terms.EMPTY : terms;
            nominations = nominations == null ? List.of() : List.copyOf(nominations);
        }
    }

    /** One line of the list; without id when it is new. */
    public record Proposal(
            UUID id,
            String kind,
            String unit,
            String name,
            String position,
            String merit,
            String evidence,
            String dissolvedBasis) {}

    /** What the reviewer found, line by line. */
    public record Appraisals(List<Appraised> nominations, String returnDraft, Integer version) {

        public Appraisals {
            nominations = nominations == null ? List.of() : List.copyOf(nominations);
        }
    }

    /** One line of an appraisal. */
    public record Appraised(UUID id, Opinion appraisal) {

        public Appraised {
            appraisal = appraisal == null ? new Opinion(null, null, null) : appraisal;
        }
    }

    /** A verdict with what was gone through and the reason. */
    public record Opinion(String verdict, Boolean proceedingsPending, Nomination.Checks checks, String reason) {

        public Opinion {
            checks = checks == null ? Nomination.Checks.NONE : checks;
        }

        /** Given as a whole: who finds a case eligible found every single point in order. */
        public Opinion(String verdict, Boolean proceedingsPending, String reason) {
            this(
                    verdict,
                    proceedingsPending,
                    Nomination.Verdict.ELIGIBLE.name().equals(verdict) ? Nomination.Checks.ALL : Nomination.Checks.NONE,
                    reason);
        }
    }

    /** The council's minutes, with the votes line by line. */
    public record Council(Figures minutes, List<Voted> nominations, Integer version) {

        public Council {
            minutes = minutes == null ? new Figures(null, null, null, null, null) : minutes;
            nominations = nominations == null ? List.of() : List.copyOf(nominations);
        }
    }

    /** The figures of the whole meeting. */
    public record Figures(String heldOn, String members, String present, String written, String note) {}

    /** One line of the votes. */
    public record Voted(UUID id, Ballot vote) {

        public Voted {
            vote = vote == null ? new Ballot(null, null) : vote;
        }
    }

    /** Votes for and against. */
    public record Ballot(String votesFor, String votesAgainst) {}

    /** What the decision says, and in which capacity it is signed; null leaves the capacity as it is. */
    public record Decision(
            String decisionSubject, String decisionBasis, String returnDraft, SigningEntry signing, Integer version) {

        public Decision(String decisionSubject, String decisionBasis, String returnDraft, Integer version) {
            this(decisionSubject, decisionBasis, returnDraft, null, version);
        }
    }

    /** The number and the date of the decision. */
    public record Number(String number, String date, String returnDraft, Integer version) {}

    /** The handing over, line by line. */
    public record Awards(List<Awarded> nominations, Integer version) {

        public Awards {
            nominations = nominations == null ? List.of() : List.copyOf(nominations);
        }
    }

    /** One line of the handing over. */
    public record Awarded(UUID id, HandOver award) {

        public Awarded {
            award = award == null ? new HandOver(null, null) : award;
        }
    }

    /**
     * When an award was handed over, and to whom if not to the recipient.
     *
     * @param absent whether nobody was there to receive it; it is handed over later
     * @param money in đồng
     * @param bookNumber under which it stands in the book of honours
     */
    public record HandOver(String handedOverOn, String receivedBy, Boolean absent, String money, String bookNumber) {

        public HandOver(String handedOverOn, String receivedBy) {
            this(handedOverOn, receivedBy, false, null, null);
        }
    }
}
