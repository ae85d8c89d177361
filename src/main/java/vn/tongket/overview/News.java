package vn.tongket.overview;

import java.time.Instant;
import java.util.List;
import vn.tongket.audit.Actor;

/** What others did that concerns a person, out of the record; answers with one statement. */
public interface News {

    /**
     * Acts of one kind in one cycle, told as one.
     *
     * @param act code of the record
     * @param count how often it was done
     * @param unit name of the unit that it was done to last; null where it concerns no unit
     * @param href a page about it that the person may open
     * @param cycle title of the cycle
     * @param at when it was done last
     */
    record Told(String act, long count, String unit, String href, String cycle, Instant at) {}

    /** What happened after the moment, the newest first. */
    List<Told> since(Actor actor, Instant moment, int limit);
}
