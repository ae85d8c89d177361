package vn.tongket.organization.change;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.tongket.Text;

/** A part of a unit as people type it: “0,6”, “60 %” or “3/5”. */
final class Share {

    private static final Pattern DECIMAL = Pattern.compile("(\\d{1,3}(?:[.,]\\d{1,6})?)\\s*(%?)");
    private static final Pattern FRACTION = Pattern.compile("(\\d{1,6})\\s*/\\s*(\\d{1,6})");
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private Share() {}

    /** Empty for what is no number; the number may be out of bounds. */
    static Optional<BigDecimal> read(String typed) {
        String text = Text.clean(typed);
        Matcher fraction = FRACTION.matcher(text);
        if (fraction.matches()) {
            BigDecimal whole = new BigDecimal(fraction.group(2));
            return whole.signum() == 0
                    ? Optional.empty()
                    : Optional.of(new BigDecimal(fraction.group(1)).divide(whole, MathContext.DECIMAL32));
        }
        Matcher decimal = DECIMAL.matcher(text);
        if (!decimal.matches()) {
            return Optional.empty();
        }
        BigDecimal value = new BigDecimal(decimal.group(1).replace(',', '.'));
        return Optional.of(decimal.group(2).isEmpty() ? value : value.divide(HUNDRED));
    }
}
