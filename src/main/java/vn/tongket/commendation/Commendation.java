package vn.tongket.commendation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * The commendation of a cycle.
 *
 * @param councilUnit null where the plan names no council
 * @param round how often the list came back from signature, plus one
 * @param returnDraft why the file is to go back, as far as it is typed
 * @param numberGiven the number that the clerk typed; null takes the next one
 */
public record Commendation(
        UUID id,
        UUID cycleId,
        String title,
        String organizer,
        String coordinatorUnit,
        String reviewerUnit,
        String councilUnit,
        String approverUnit,
        String clerkUnit,
        Terms terms,
        VoteRules rules,
        LocalDate meritFrom,
        LocalDate meritTo,
        int round,
        Stage stage,
        String returnDraft,
        String decisionSubject,
        String decisionBasis,
        Integer numberGiven,
        LocalDate decidedOn,
        UUID documentId,
        Instant issuedAt,
        int version) {

    /** How far the commendation has come; derived from what happened. */
    public enum Stage {
        NOMINATION,
        APPRAISAL,
        VOTE,
        SIGNATURE,
        ISSUE,
        AWARD,
        CLOSED
    }
}
