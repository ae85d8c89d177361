package vn.tongket.assignment;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * How many assignments stand where. The rate of completion is completed / (completed + overdue): what is still within
 * its term does not count, nor what has no due date, nor what was suspended, cancelled or withdrawn.
 */
public record Rates(int onTime, int late, int overdue, int withinTerm, int narrative, int excluded) {

    public static final Rates NONE = new Rates(0, 0, 0, 0, 0, 0);

    private static final BigDecimal HUNDRED = new BigDecimal("100.00");
    private static final BigDecimal STEP = new BigDecimal("0.01");

    /** The same with so many more of a class. */
    public Rates plus(String rateClass, int count) {
        return switch (rateClass) {
            case "ON_TIME" -> new Rates(onTime + count, late, overdue, withinTerm, narrative, excluded);
            case "LATE" -> new Rates(onTime, late + count, overdue, withinTerm, narrative, excluded);
            case "OVERDUE" -> new Rates(onTime, late, overdue + count, withinTerm, narrative, excluded);
            case "WITHIN_TERM" -> new Rates(onTime, late, overdue, withinTerm + count, narrative, excluded);
            case "NARRATIVE" -> new Rates(onTime, late, overdue, withinTerm, narrative + count, excluded);
            case "EXCLUDED" -> new Rates(onTime, late, overdue, withinTerm, narrative, excluded + count);
            default -> throw new IllegalArgumentException("Rate class '%s' is not known".formatted(rateClass));
        };
    }

    public int completed() {
        return onTime + late;
    }

    /** Those that the rates are counted of. */
    public int due() {
        return completed() + overdue;
    }

    /** All that are tracked; suspended, cancelled and withdrawn ones are listed apart. */
    public int total() {
        return due() + withinTerm + narrative;
    }

    /** Per cent completed of those due, with two decimals; empty when nothing is due yet. */
    public Optional<BigDecimal> completionRate() {
        return rate(completed());
    }

    /** Per cent overdue of those due, with two decimals; empty when nothing is due yet. */
    public Optional<BigDecimal> overdueRate() {
        return rate(overdue);
    }

    /** Per cent in time of those completed; empty when nothing is completed. */
    public Optional<BigDecimal> onTimeRate() {
        return quotient(onTime, completed());
    }

    private Optional<BigDecimal> rate(int part) {
        return quotient(part, due());
    }

    /** Rounded to the nearest, but never to 100 when something is missing, nor to 0 when something is there. */
    private static Optional<BigDecimal> quotient(int part, int whole) {
        if (whole == 0) {
            return Optional.empty();
        }
        BigDecimal rounded =
                BigDecimal.valueOf(part).multiply(HUNDRED).divide(BigDecimal.valueOf(whole), 2, RoundingMode.HALF_UP);
        if (part < whole && rounded.compareTo(HUNDRED) == 0) {
            return Optional.of(HUNDRED.subtract(STEP));
        }
        return Optional.of(part > 0 && rounded.signum() == 0 ? STEP : rounded);
    }
}
