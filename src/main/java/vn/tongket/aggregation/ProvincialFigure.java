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
 */
public record ProvincialFigure(
        Indicator indicator,
        Integer year,
        BigDecimal value,
        BigDecimal numerator,
        BigDecimal denominator,
        int units) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int DECIMALS = 2;

    public boolean isRatio() {
        return value == null && numerator != null;
    }

    public boolean isKnown() {
        return isRatio() ? denominator.signum() > 0 : value != null;
    }

    /** What is printed: two decimals, on the true side of the target and of 100 %. */
    public Optional<BigDecimal> shown() {
        if (!isKnown()) {
            return Optional.empty();
        }
        BigDecimal rounded = rounded(RoundingMode.HALF_UP);
        if (isRatio() && crosses(rounded, HUNDRED) || indicator.target() != null && crosses(rounded, indicator.target())) {
            BigDecimal bound = isRatio() && crosses(rounded, HUNDRED) ? HUNDRED : indicator.target();
            rounded = rounded(comparedTo(bound) < 0 ? RoundingMode.FLOOR : RoundingMode.CEILING);
        }
        return Optional.of(rounded.stripTrailingZeros().scale() < 0 ? rounded.setScale(0) : rounded.stripTrailingZeros());
    }

    /** Whether rounding would move the figure onto the bound, or over it, which it does not reach. */
    private boolean crosses(BigDecimal rounded, BigDecimal bound) {
        int exact = comparedTo(bound);
        return exact != 0 && Integer.signum(rounded.compareTo(bound)) != exact;
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

    /** Compares the exact figure (of a ratio: the percentage) without dividing. */
    private int comparedTo(BigDecimal bound) {
        return isRatio()
                ? numerator.multiply(HUNDRED).compareTo(bound.multiply(denominator))
                : value.compareTo(bound);
    }

    private BigDecimal rounded(RoundingMode mode) {
        return isRatio()
                ? numerator.multiply(HUNDRED).divide(denominator, DECIMALS, mode)
                : value.setScale(DECIMALS, mode);
    }
}
