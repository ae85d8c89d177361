package vn.tongket.overview;

import java.util.List;
import vn.tongket.audit.Actor;

/** One kind of things that people search; answers with one statement, and only with what the person may see. */
public interface Searched {

    /** Kinds in the order in which a page shows them. */
    enum Kind {
        CYCLE,
        TASK,
        DOCUMENT,
        CITED,
        FILE,
        LIMITATION,
        UNIT,
        PERSON
    }

    /**
     * One thing that was found.
     *
     * @param href page of the thing, one that the person may open
     * @param title as people call it
     * @param note what tells it from others; may be empty
     */
    record Hit(String href, String title, String note) {}

    /**
     * @param total how many there are in all
     */
    record Found(List<Hit> hits, long total) {

        public static final Found NOTHING = new Found(List.of(), 0);
    }

    Kind kind();

    /** One page of what holds every word, the likeliest first. */
    Found find(Actor actor, Words words, int limit, int offset);
}
