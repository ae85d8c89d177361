package vn.tongket.organization.change;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * One kind of things that units have open and that go on with a successor when a unit ends. A feature implements it for what
 * is its own; whose results a thing is about, its due date, its history and what was urged stay as they are.
 */
public interface Transferable {

    /** What came of one. */
    enum Moved {
        DONE,
        /** Some of it was moved; the same call again moves the next part. */
        MORE,
        /** It was settled, or moved, before its turn came. */
        CLOSED
    }

    /** One thing on its way from an ended unit to the successor that a person chose. */
    record Transfer(UUID change, UUID thing, String from, String to) {}

    /** Stable code, e.g. {@code OBLIGATION}; people read {@code change.item.<kind>}. */
    String kind();

    /** A page of what the units have open, in the order of ids and units; a constant number of queries. */
    List<OpenThing> open(Collection<String> units, OpenThing after, int most);

    /** Moves one, with the engine following; in the transaction of whoever calls. Repeating it changes nothing. */
    Moved move(Transfer transfer);
}
