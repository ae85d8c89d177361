package vn.tongket.commendation;

import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.tongket.Text;

/**
 * A part of a council's members, as an exact fraction: 66.67 % of nine members would ask for a seventh vote where two
 * thirds ask for six.
 *
 * @param over whether the share must be exceeded, as in “quá 1/2”
 */
public record Share(int numerator, int denominator, boolean over) {

    private static final Pattern WRITTEN = Pattern.compile(
            "(?<over>quá|trên|>)?\\s*(?:(?<half>bán|nửa)|(?<n>\\d{1,4})\\s*(?:/\\s*(?<d>\\d{1,4})|(?<percent>%)))",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final int PERCENT = 100;

    public Share {
        if (numerator < 1 || denominator < 1 || numerator > denominator || (over && numerator == denominator)) {
            throw new IllegalArgumentException("'%d/%d' is no share of a council".formatted(numerator, denominator));
        }
    }

    /** Reads {@code 2/3}, {@code 90 %}, “quá 1/2”, “quá bán”; empty when it says no share. */
    public static Optional<Share> parse(String typed) {
        Matcher written = WRITTEN.matcher(Text.isBlank(typed) ? "" : Text.clean(typed));
        if (!written.matches()) {
            return Optional.empty();
        }
        boolean over = written.group("over") != null;
        if (written.group("half") != null) {
            return over ? Optional.of(new Share(1, 2, true)) : Optional.empty();
        }
        int numerator = Integer.parseInt(written.group("n"));
        int denominator = written.group("percent") != null ? PERCENT : Integer.parseInt(written.group("d"));
        boolean possible = numerator >= 1 && numerator <= denominator && !(over && numerator == denominator);
        return possible ? Optional.of(new Share(numerator, denominator, over)) : Optional.empty();
    }

    /** Whether so many of so many reach the share. */
    public boolean isReachedBy(int count, int of) {
        long left = (long) count * denominator;
        long right = (long) of * numerator;
        return over ? left > right : of > 0 && left >= right;
    }

    /** As it is stored: {@code 2/3}, {@code >1/2}. */
    public String stored() {
        return (over ? ">" : "") + numerator + "/" + denominator;
    }

    /** As people write it: {@code 2/3}, {@code 90 %}, “quá 1/2”. */
    public String text() {
        String share = denominator == PERCENT ? numerator + " %" : numerator + "/" + denominator;
        return over
                ? ResourceBundle.getBundle("messages", Locale.ROOT)
                        .getString("commendation.share.over")
                        .formatted(share)
                : share;
    }
}
