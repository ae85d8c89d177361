package vn.tongket.cycle;

import java.math.BigDecimal;

/**
 * A figure that every unit reports, and how the provincial one is made of the units' figures.
 *
 * @param unit unit of measurement, e.g. “người”, “%”
 * @param yearly whether each year of the period has its own value
 * @param direction which way is better; null where neither is
 * @param target null where there is none
 * @param lowerLimit the least believable value; null where there is none
 * @param upperLimit the greatest believable value; null where there is none
 */
public record Indicator(
        String code,
        int ordinal,
        String name,
        String unit,
        Kind kind,
        OverUnits overUnits,
        OverYears overYears,
        boolean yearly,
        Direction direction,
        BigDecimal target,
        BigDecimal lowerLimit,
        BigDecimal upperLimit,
        boolean required) {

    /** A plain number, a ratio kept as numerator and denominator, or a list of names. */
    public enum Kind {
        NUMBER,
        RATIO,
        NAMES
    }

    /** How units' values become the provincial one. */
    public enum OverUnits {
        SUM,
        RATIO_OF_SUMS,
        LATEST,
        COUNT,
        COUNT_DISTINCT,
        MIN,
        MAX
    }

    /** How the years of one unit become one value: flows are summed, states take the last. */
    public enum OverYears {
        SUM,
        LATEST
    }

    /** Which way is better. */
    public enum Direction {
        UP,
        DOWN,
        EQUAL
    }
}
