package vn.tongket.aggregation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import vn.tongket.cycle.Indicator;
import vn.tongket.cycle.Indicator.Direction;

/**
 * The figure of an indicator over all units, as a whole or for one year. It is kept exact; what is shown has two decimals
 * at most, and never claims a target that is not reached.
 *
 * @param year the year of a series; null for the whole
 * @param value a plain number or a count; null for a ratio
 * @param numerator of a ratio, summed over the units
 * @param denominator of a ratio, summed over the units
 * @param units how many units it is made of
 * @param expected how many units it could be made of; null where that is every unit that owes a report
 * @param comparable false where units from before and after a reorganisation are counted together
 */
public record ProvincialFigure(
        Indicator indicator,
        Integer year,
        BigDecimal value,
        BigDecimal numerator,
        BigDecimal denominator,
        int units,
        Integer expected,
        boolean comparable) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int DECIMALS = 2;

    public ProvincialFigure(
            Indicator indicator,
            Integer year,
            BigDecimal value,
            BigDecimal numerator,
            BigDecimal denominator,
            int units) {
        this(indicator, year, value, numerator, denominator, units, null, true);
    }

    public boolean isRatio() {
        return value == null && numerator != null;
    }

    public boolean isKnown() {
        return isRatio() ? denominator.signum() > 0 : value != null;
    }

    /** What is printed: a percentage with two decimals, a number with two at most, on the true side of the target. */
    public Optional<BigDecimal> shown() {
        if (!isKnown()) {
            return Optional.empty();
        }
        BigDecimal rounded = rounded(RoundingMode.HALF_UP);
        if (isRatio() && comparedTo(HUNDRED) < 0 && rounded.compareTo(HUNDRED) >= 0) {
            rounded = rounded(RoundingMode.FLOOR);
        }
        BigDecimal target = indicator.target();
        if (target != null) {
            boolean below = comparedTo(target) < 0 && rounded.compareTo(target) >= 0;
            boolean above = comparedTo(target) > 0 && rounded.compareTo(target) <= 0;
            if (below && indicator.direction() != Direction.DOWN) {
                rounded = rounded(RoundingMode.FLOOR);
            } else if (above && indicator.direction() != Direction.UP) {
                rounded = rounded(RoundingMode.CEILING);
            }
        }
        return Optional.of(isRatio() ? rounded : plain(rounded));
    }

    private static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** Whether the target is reached, decided on the exact figure; nothing where there is no target or no figure. */
    public Optional<Boolean> attained() {
        if (!isKnown() || indicator.target() == null || indicator.direction() == null) {
            return Optional.empty();
        }
        int compared = comparedTo(indicator.target());
        Direction direction = indicator.direction();
        return Optional.of(
                direction == Direction.UP
                        ? compared >= 0
                        : direction == Direction.DOWN ? compared <= 0 : compared == 0);
    }

    /** Whether nothing of the figure differs, the number of units included. */
    boolean sameAs(ProvincialFigure other) {
        return units == other.units
                && equal(value, other.value)
                && equal(numerator, other.numerator)
                && equal(denominator, other.denominator);
    }

    private static boolean equal(BigDecimal one, BigDecimal other) {
        return one == null || other == null ? one == other : one.compareTo(other) == 0;
    }

    /** Compares the exact figure (of a ratio: the percentage) without dividing. */
    private int comparedTo(BigDecimal bound) {
        return isRatio() ? numerator.multiply(HUNDRED).compareTo(bound.multiply(denominator)) : value.compareTo(bound);
    }

    private BigDecimal rounded(RoundingMode mode) {
        return isRatio()
                ? numerator.multiply(HUNDRED).divide(denominator, DECIMALS, mode)
                : value.setScale(DECIMALS, mode);
    }
}
