package vn.tongket.conclusion;

import java.util.List;
import java.util.UUID;
import vn.tongket.Text;
import vn.tongket.conclusion.lint.Finding;

/**
 * A conclusion as it is typed. Dates, figures and references to clauses are texts, so that half of a date is kept as well
 * as a whole one; {@link ClauseCheck} says what cannot be read.
 *
 * @param consultationDue until when comments are asked for
 * @param consultedUnits codes of the units that are asked
 * @param version the version that was read; null saves whatever the version is
 * @param reportPeriod how often units report on clauses that say nothing else: MONTH, QUARTER, HALF_YEAR or YEAR
 * @param nextReview when the next review is planned
 * @param reasons why warnings are no obstacle; null keeps what was given
 */
public record Draft(
        String title,
        SourceType sourceType,
        String generalPart,
        Boolean consultationNeeded,
        String consultationDue,
        List<String> consultedUnits,
        Boolean directiveNeeded,
        List<Item> clauses,
        List<Weakness> limitations,
        Integer version,
        String reportPeriod,
        String nextReview,
        List<Reason> reasons) {

    /**
     * One clause with its parts.
     *
     * @param id null for a clause that was never saved
     * @param ref what people cite; blank takes the next number
     * @param general addressed to everybody, before the numbered tasks
     * @param coordination whether it names who tracks all the others
     * @param parts sub-clauses, which have no parts of their own
     * @param deliverable what comes out of it, e.g. “Đề án trình Ủy ban nhân dân tỉnh”
     * @param reportPeriod how often its units report; blank as the conclusion says
     */
    public record Item(
            UUID id,
            String ref,
            boolean general,
            String text,
            List<String> leadUnits,
            List<String> leadGroups,
            List<String> cooperatingUnits,
            List<String> cooperatingGroups,
            String due,
            String targetName,
            String target,
            String targetUnit,
            boolean coordination,
            String trackerUnit,
            List<Item> parts,
            String deliverable,
            String reportPeriod) {

        public Item {
            leadUnits = leadUnits == null ? List.of() : List.copyOf(leadUnits);
            leadGroups = leadGroups == null ? List.of() : List.copyOf(leadGroups);
            cooperatingUnits = cooperatingUnits == null ? List.of() : List.copyOf(cooperatingUnits);
            cooperatingGroups = cooperatingGroups == null ? List.of() : List.copyOf(cooperatingGroups);
            parts = parts == null ? List.of() : List.copyOf(parts);
        }

        /** A clause that says neither what comes out nor how often it is reported on. */
        public Item(
                UUID id,
                String ref,
                boolean general,
                String text,
                List<String> leadUnits,
                List<String> leadGroups,
                List<String> cooperatingUnits,
                List<String> cooperatingGroups,
                String due,
                String targetName,
                String target,
                String targetUnit,
                boolean coordination,
                String trackerUnit,
                List<Item> parts) {
            this(
                    id,
                    ref,
                    general,
                    text,
                    leadUnits,
                    leadGroups,
                    cooperatingUnits,
                    cooperatingGroups,
                    due,
                    targetName,
                    target,
                    targetUnit,
                    coordination,
                    trackerUnit,
                    parts,
                    null,
                    null);
        }

        public boolean hasLead() {
            return !leadUnits.isEmpty() || !leadGroups.isEmpty();
        }

        /** Whether the clause says less about who leads and cooperates than the other one, and nothing else. */
        boolean lacksAddresseesOf(Item other) {
            boolean ledAlike = leadUnits.equals(other.leadUnits) && leadGroups.equals(other.leadGroups);
            return !hasLead() || ledAlike && cooperatingUnits.isEmpty() && cooperatingGroups.isEmpty();
        }

        /** The same clause, led and supported by whom the other one names. */
        Item addressedLike(Item other) {
            return new Item(
                    id,
                    ref,
                    general,
                    text,
                    other.leadUnits,
                    other.leadGroups,
                    other.cooperatingUnits,
                    other.cooperatingGroups,
                    due,
                    targetName,
                    target,
                    targetUnit,
                    coordination,
                    trackerUnit,
                    parts,
                    deliverable,
                    reportPeriod);
        }

        /** The clause that says who tracks all the others. */
        static Item coordination(String text, String tracker) {
            return new Item(
                    null, null, false, text, null, null, null, null, null, null, null, null, true, tracker, null);
        }
    }

    /**
     * A limitation that the review found.
     *
     * @param clauses refs of the clauses that answer it, e.g. “1, 5a”
     */
    public record Weakness(String text, String topic, String clauses) {}

    /**
     * Why warnings of one kind are no obstacle.
     *
     * @param clauses which clauses are meant by now, e.g. “1, 5a”; worked out, never read
     */
    public record Reason(Finding.Code finding, String reason, String clauses) {

        public static Reason of(Finding.Code finding, String reason) {
            return new Reason(finding, reason, null);
        }
    }

    /** A draft about which nobody said how often units report, when the next review is, or why warnings are none. */
    public Draft(
            String title,
            SourceType sourceType,
            String generalPart,
            Boolean consultationNeeded,
            String consultationDue,
            List<String> consultedUnits,
            Boolean directiveNeeded,
            List<Item> clauses,
            List<Weakness> limitations,
            Integer version) {
        this(
                title,
                sourceType,
                generalPart,
                consultationNeeded,
                consultationDue,
                consultedUnits,
                directiveNeeded,
                clauses,
                limitations,
                version,
                null,
                null,
                null);
    }

    public Draft {
        consultedUnits = consultedUnits == null ? List.of() : List.copyOf(consultedUnits);
        clauses = clauses == null ? List.of() : List.copyOf(clauses);
        limitations = limitations == null ? List.of() : List.copyOf(limitations);
        reasons = reasons == null ? null : List.copyOf(reasons);
    }

    Draft withClauses(List<Item> other) {
        return new Draft(
                title,
                sourceType,
                generalPart,
                consultationNeeded,
                consultationDue,
                consultedUnits,
                directiveNeeded,
                other,
                limitations,
                version,
                reportPeriod,
                nextReview,
                reasons);
    }

    Draft of(SourceType type) {
        return new Draft(
                title,
                type,
                generalPart,
                consultationNeeded,
                consultationDue,
                consultedUnits,
                directiveNeeded,
                clauses,
                limitations,
                version,
                reportPeriod,
                nextReview,
                reasons);
    }

    /** The same draft as an answer to the version that was read. */
    public Draft at(Integer read) {
        return new Draft(
                title,
                sourceType,
                generalPart,
                consultationNeeded,
                consultationDue,
                consultedUnits,
                directiveNeeded,
                clauses,
                limitations,
                read,
                reportPeriod,
                nextReview,
                reasons);
    }

    /** The same draft with why its warnings are no obstacle. */
    public Draft explained(List<Reason> given) {
        return new Draft(
                title,
                sourceType,
                generalPart,
                consultationNeeded,
                consultationDue,
                consultedUnits,
                directiveNeeded,
                clauses,
                limitations,
                version,
                reportPeriod,
                nextReview,
                given);
    }

    /** Why warnings of a kind are no obstacle; empty where nobody said. */
    String reasonFor(Finding.Code finding) {
        return reasons == null
                ? ""
                : reasons.stream()
                        .filter(reason -> reason.finding() == finding && !Text.isBlank(reason.reason()))
                        .map(Reason::reason)
                        .findFirst()
                        .orElse("");
    }
}
