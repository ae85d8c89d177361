package vn.tongket.assignment.urging;

import java.util.Optional;

/** What waits for a person about one unit. */
public enum CaseKind {
    /** A numbered letter waits for its signature. */
    LETTER,
    /** The head of the unit is asked why, and until when it will be done. */
    EXPLANATION,
    /** Criticism waits to be proposed, then to be decided. */
    CRITICISM;

    /** The kind that a rung's channel asks for; none for a notice. */
    static Optional<CaseKind> of(String channel) {
        return switch (channel) {
            case "LETTER" -> Optional.of(LETTER);
            case "EXPLANATION" -> Optional.of(EXPLANATION);
            case "CRITICISM" -> Optional.of(CRITICISM);
            default -> Optional.empty();
        };
    }
}
