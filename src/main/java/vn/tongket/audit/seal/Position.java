package vn.tongket.audit.seal;

import java.util.Comparator;

/**
 * Where a record stands in the order in which records are sealed: by the turn of its transaction, not by its number, as
 * transactions do not end in the order of numbers.
 *
 * @param source 1 for records of acts, 2 for changes written by triggers
 */
record Position(long turn, int source, long id) implements Comparable<Position> {

    static final Position START = new Position(0, 0, 0);

    private static final Comparator<Position> ORDER = Comparator.comparingLong(Position::turn)
            .thenComparingInt(Position::source)
            .thenComparingLong(Position::id);

    static Position read(String text) {
        String[] parts = text.split("\\.");
        return new Position(Long.parseLong(parts[0]), Integer.parseInt(parts[1]), Long.parseLong(parts[2]));
    }

    @Override
    public int compareTo(Position other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return turn + "." + source + "." + id;
    }
}
