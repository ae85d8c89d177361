package vn.tongket.assignment;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/**
 * What was achieved of a target. A percentage target is met when achieved / assigned reaches it exactly; the figure that
 * is shown is cut, never rounded up, so that 1022 of 1023 is 99,9 % and not met.
 *
 * @param achieved what was achieved
 * @param assigned what had been assigned; only for a target in per cent, else null
 * @param target what is to be reached
 * @param unit {@code %} or the unit of the target
 */
public record Achievement(BigDecimal achieved, BigDecimal assigned, BigDecimal target, String unit) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    public boolean isRatio() {
        return "%".equals(unit);
    }

    /** Whether enough was typed to compare. */
    public boolean isMeasured() {
        return achieved != null && (!isRatio() || (assigned != null && assigned.signum() > 0));
    }

    /** Whether the target is reached; a target without a value is reached by any measured result. */
    public boolean isMet() {
        if (!isMeasured()) {
            return false;
        }
        if (target == null) {
            return true;
        }
        return isRatio()
                ? achieved.multiply(HUNDRED).compareTo(target.multiply(assigned)) >= 0
                : achieved.compareTo(target) >= 0;
    }

    /** As people read it: {@code 99,9 %}; empty when nothing can be shown yet. */
    public String text() {
        if (!isMeasured()) {
            return "";
        }
        if (!isRatio()) {
            return written(achieved) + (unit == null ? "" : " " + unit);
        }
        BigDecimal percent = achieved.multiply(HUNDRED).divide(assigned, 1, RoundingMode.DOWN);
        return written(percent) + " %";
    }

    private static String written(BigDecimal number) {
        java.text.NumberFormat format = java.text.NumberFormat.getInstance(Locale.forLanguageTag("vi-VN"));
        format.setMaximumFractionDigits(6);
        return format.format(number);
    }
}
