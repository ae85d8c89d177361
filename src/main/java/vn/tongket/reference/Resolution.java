package vn.tongket.reference;

import java.util.List;

/** What a citation means: one document, one of several, or none that is known. */
public record Resolution(Kind kind, List<Document> candidates) {

    /** How sure the answer is. */
    public enum Kind {
        EXACT,
        AMBIGUOUS,
        UNKNOWN
    }

    static Resolution of(List<Document> candidates) {
        return new Resolution(
                switch (candidates.size()) {
                    case 0 -> Kind.UNKNOWN;
                    case 1 -> Kind.EXACT;
                    default -> Kind.AMBIGUOUS;
                },
                List.copyOf(candidates));
    }

    /** The one document; only where the answer is exact. */
    public Document document() {
        if (kind != Kind.EXACT) {
            throw new IllegalStateException("The citation is '%s'".formatted(kind));
        }
        return candidates.get(0);
    }
}
