package vn.tongket.report;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;
import vn.tongket.Text;

/**
 * Numbers as people write them in Vietnam: a dot or a blank between thousands, a comma before decimals. A point that
 * could only be a decimal one (“98.5”) is not guessed at: figures go into provincial sums.
 */
public final class VietnameseNumber {

    private static final Pattern WRITTEN = Pattern.compile("-?(\\d+|\\d{1,3}(\\.\\d{3})+|\\d{1,3}( \\d{3})+)(,\\d+)?");
    private static final int LONGEST = 40;

    private VietnameseNumber() {}

    /** The number meant, or nothing when the text is not one. */
    public static Optional<BigDecimal> parse(String typed) {
        if (Text.isBlank(typed)) {
            return Optional.empty();
        }
        String clean = Text.clean(typed).replaceAll("[\\u00a0\\u202f]", " ").replaceAll("\\s*%$", "");
        if (clean.length() > LONGEST || !WRITTEN.matcher(clean).matches()) {
            return Optional.empty();
        }
        return Optional.of(new BigDecimal(clean.replaceAll("[. ]", "").replace(',', '.')));
    }

    /** The number as people write it: {@code 1.234,5}. */
    public static String write(BigDecimal number) {
        if (number == null) {
            return null;
        }
        String plain = number.abs().toPlainString();
        int point = plain.indexOf('.');
        String whole = point < 0 ? plain : plain.substring(0, point);
        String decimals = point < 0 ? "" : plain.substring(point + 1).replaceAll("0+$", "");
        String grouped = whole.replaceAll("(?<=\\d)(?=(\\d{3})+$)", ".");
        return (number.signum() < 0 ? "-" : "") + grouped + (decimals.isEmpty() ? "" : "," + decimals);
    }
}
