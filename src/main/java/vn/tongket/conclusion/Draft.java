package vn.tongket.conclusion;

import java.util.List;
import java.util.UUID;

/**
 * A conclusion as it is typed. Dates, figures and references to clauses are texts, so that half of a date is kept as well
 * as a whole one; {@link ClauseCheck} says what cannot be read.
 *
 * @param consultationDue until when comments are asked for
 * @param consultedUnits codes of the units that are asked
 * @param version the version that was read; null saves whatever the version is
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
        Integer version) {

    /**
     * One clause with its parts.
     *
     * @param id null for a clause that was never saved
     * @param ref what people cite; blank takes the next number
     * @param general addressed to everybody, before the numbered tasks
     * @param coordination whether it names who tracks all the others
     * @param parts sub-clauses, which have no parts of their own
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
            List<Item> parts) {

        public Item {
            leadUnits = leadUnits == null ? List.of() : List.copyOf(leadUnits);
            leadGroups = leadGroups == null ? List.of() : List.copyOf(leadGroups);
            cooperatingUnits = cooperatingUnits == null ? List.of() : List.copyOf(cooperatingUnits);
            cooperatingGroups = cooperatingGroups == null ? List.of() : List.copyOf(cooperatingGroups);
            parts = parts == null ? List.of() : List.copyOf(parts);
        }

        boolean hasLead() {
            return !leadUnits.isEmpty() || !leadGroups.isEmpty();
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
                    parts);
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

    public Draft {
        consultedUnits = consultedUnits == null ? List.of() : List.copyOf(consultedUnits);
        clauses = clauses == null ? List.of() : List.copyOf(clauses);
        limitations = limitations == null ? List.of() : List.copyOf(limitations);
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
                version);
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
                version);
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
                read);
    }
}
