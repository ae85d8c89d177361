package vn.tongket.audit.dossier;

import java.time.Instant;
import java.util.List;

/**
 * What a page of a dossier asks its sources for.
 *
 * @param forward whether later lines follow; else earlier ones
 * @param from the lines behind this place, in the direction asked for; null for the first of all
 * @param limit how many lines are wanted
 */
public record Question(Anchor anchor, Scope scope, Filter filter, boolean forward, Position from, int limit) {

    /**
     * What is asked for; whatever is null does not matter.
     *
     * @param what code of an act, or {@link #MAIL} or {@link #ENGINE}
     * @param since included
     * @param until not included
     * @param named the acts whose sentences have the words
     */
    public record Filter(
            String actor, String what, String unit, Instant since, Instant until, String words, List<String> named) {

        public static final String MAIL = "mail";
        public static final String ENGINE = "engine";
        public static final Filter NONE = new Filter(null, null, null, null, null, null, List.of());

        /** Whether lines of this source are asked for: nothing named means all. */
        public boolean wants(String source) {
            return what == null || what.equals(source);
        }
    }

    public Question from(Position place) {
        return new Question(anchor, scope, filter, forward, place, limit);
    }
}
