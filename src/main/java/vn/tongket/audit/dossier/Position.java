package vn.tongket.audit.dossier;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in a dossier: lines are ordered by their moment, at the same moment by their source, in a source by their number
 * or name. Written into addresses of pages.
 *
 * @param rank of the source
 * @param id of the line in its source; digits are compared as a number
 */
public record Position(Instant at, int rank, String id) implements Comparable<Position> {

    private static final Pattern WRITTEN = Pattern.compile("(-?\\d{1,17})\\.(\\d)\\.([0-9a-fA-F-]{0,64})");
    private static final Comparator<String> NUMBERS_BY_SIZE =
            Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());
    private static final Comparator<Position> ORDER = Comparator.comparing(Position::at)
            .thenComparingInt(Position::rank)
            .thenComparing((one, other) ->
                    numbers(one.id, other.id) ? NUMBERS_BY_SIZE.compare(one.id, other.id) : one.id.compareTo(other.id));

    /** Before everything of this moment. */
    public static Position before(Instant at) {
        return new Position(at, 0, "");
    }

    /** What stands in an address; empty for what no page wrote. */
    public static Optional<Position> read(String text) {
        Matcher parts = WRITTEN.matcher(text == null ? "" : text);
        return parts.matches()
                ? Optional.of(new Position(
                        Instant.EPOCH.plus(Long.parseLong(parts.group(1)), ChronoUnit.MICROS),
                        Integer.parseInt(parts.group(2)),
                        parts.group(3)))
                : Optional.empty();
    }

    @Override
    public int compareTo(Position other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return "%d.%d.%s".formatted(ChronoUnit.MICROS.between(Instant.EPOCH, at), rank, id);
    }

    private static boolean numbers(String one, String other) {
        return isNumber(one) && isNumber(other);
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty() && text.chars().allMatch(Character::isDigit);
    }
}
