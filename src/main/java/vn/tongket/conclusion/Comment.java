package vn.tongket.conclusion;

import java.time.Instant;
import java.util.UUID;
import vn.tongket.Text;

/**
 * What a consulted unit says about the draft.
 *
 * @param clauseRef the clause it is about as it was cited then, or null when it is about the whole
 * @param onBehalf whether the coordinator entered it for the unit
 * @param resolution null as long as nobody has dealt with it
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
        String explanation) {

    /** Adopted into the draft, or explained why not. */
    public enum Resolution {
        ADOPTED,
        EXPLAINED
    }

    Comment as(UUID other) {
        return new Comment(other, unit, unitName, clauseRef, text, madeAt, onBehalf, resolution, explanation);
    }

    boolean isEmpty() {
        return Text.isBlank(unit) && Text.isBlank(text) && Text.isBlank(explanation);
    }
}
