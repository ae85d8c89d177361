package vn.tongket.conclusion;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import vn.tongket.Text;

/**
 * What a consulted unit says about the draft.
 *
 * @param clauseRef the clause it is about as it was cited then, or null when it is about the whole
 * @param onBehalf whether the coordinator entered it for the unit
 * @param resolution null as long as nobody has dealt with it
 * @param changed refs of the clauses that were changed for it, as they are typed; blank for the one it is about
 * @param changes the same with both texts, once all comments are dealt with
 * @param explanation why it was not adopted, or how it was
 */
public record Comment(
        UUID id,
        String unit,
        String unitName,
        String clauseRef,
        String text,
        Instant madeAt,
        boolean onBehalf,
        Resolution resolution,
        String explanation,
        String changed,
        List<Change> changes) {

    public Comment {
        changes = changes == null ? List.of() : List.copyOf(changes);
    }

    /** A comment about which nobody has said which clauses were changed for it. */
    public Comment(
            UUID id,
            String unit,
            String unitName,
            String clauseRef,
            String text,
            Instant madeAt,
            boolean onBehalf,
            Resolution resolution,
            String explanation) {
        this(id, unit, unitName, clauseRef, text, madeAt, onBehalf, resolution, explanation, null, null);
    }

    /**
     * A clause that was changed for the comment.
     *
     * @param ref empty for the general part
     * @param before as the unit was shown it; null where there was no such clause
     * @param after as it stands when the comments were dealt with; null where it was left out
     */
    public record Change(String ref, String before, String after) {

        public boolean isReal() {
            return !Objects.equals(before, after);
        }
    }

    /** Adopted into the draft, or explained why not. */
    public enum Resolution {
        ADOPTED,
        EXPLAINED
    }

    Comment as(UUID other) {
        return new Comment(
                other, unit, unitName, clauseRef, text, madeAt, onBehalf, resolution, explanation, changed, changes);
    }

    Comment having(List<Change> other) {
        return new Comment(
                id, unit, unitName, clauseRef, text, madeAt, onBehalf, resolution, explanation, changed, other);
    }

    /** Refs of the clauses that are changed for it; empty stands for the general part. */
    List<String> changedRefs() {
        return Text.isBlank(changed) ? List.of(clauseRef == null ? "" : clauseRef) : ClauseCheck.refs(changed);
    }

    boolean isEmpty() {
        return Text.isBlank(unit) && Text.isBlank(text) && Text.isBlank(explanation);
    }
}
