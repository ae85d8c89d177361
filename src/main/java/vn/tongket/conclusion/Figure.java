package vn.tongket.conclusion;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;
import vn.tongket.Text;

/** Figures as officials write them: 100, 99,5, 1.234,5. */
final class Figure {

    private static final Pattern WRITTEN = Pattern.compile("\\d{1,3}(\\.\\d{3})+(,\\d+)?|\\d+([,.]\\d+)?");

    private Figure() {}

    /** Empty when the text is blank or no figure. */
    static Optional<BigDecimal> read(String text) {
        String clean = Text.isBlank(text) ? "" : Text.clean(text).replaceAll("[\\s\\u00a0]+", "");
        if (!WRITTEN.matcher(clean).matches()) {
            return Optional.empty();
        }
        boolean grouped = clean.matches("\\d{1,3}(\\.\\d{3})+(,\\d+)?");
        return Optional.of(new BigDecimal((grouped ? clean.replace(".", "") : clean).replace(',', '.')));
    }
}
