package vn.tongket.overview;

import java.time.Instant;
import java.util.List;
import vn.tongket.audit.Actor;

/** What becomes due for a person, as a feature knows it; answers with one statement. */
public interface Upcoming {

    /**
     * Something that becomes due, or that several units owe together.
     *
     * @param text key of the sentence that names it
     * @param args of the sentence
     * @param at the last second in time
     * @param count how many it stands for
     * @param own whether it waits for this person's own hand and not for somebody else's
     */
    record Due(String text, List<Object> args, Instant at, long count, String href, boolean own) {

        public Due(String text, List<Object> args, Instant at, long count, String href) {
            this(text, args, at, count, href, false);
        }
    }

    /** What is due after the moment, the soonest first; what is overdue as well, for as long as it is open. */
    List<Due> of(Actor actor, Instant now, int limit);
}
