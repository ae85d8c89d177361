package vn.tongket.assignment;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import vn.tongket.Refusal;
import vn.tongket.Text;

/** Figures as officials write them: 1023, 1.023, 99,5. */
final class Figures {

    private static final Pattern GROUPED = Pattern.compile("\\d{1,3}(\\.\\d{3})+(,\\d+)?");
    private static final Pattern PLAIN = Pattern.compile("\\d+([,.]\\d+)?");

    private Figures() {}

    /** Null for blank text; what is no figure is noted as a problem at its place. */
    static BigDecimal read(String text, String at, Refusal.Collector problems) {
        if (Text.isBlank(text)) {
            return null;
        }
        String clean = Text.clean(text).replaceAll("[\\s\\u00a0]+", "");
        if (GROUPED.matcher(clean).matches()) {
            return new BigDecimal(clean.replace(".", "").replace(',', '.'));
        }
        if (PLAIN.matcher(clean).matches()) {
            return new BigDecimal(clean.replace(',', '.'));
        }
        problems.add(at, "assignment.figure.unreadable", Text.clean(text));
        return null;
    }
}
