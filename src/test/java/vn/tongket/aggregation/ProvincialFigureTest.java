package vn.tongket.aggregation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.tongket.cycle.Indicator;
import vn.tongket.cycle.Indicator.Direction;

class ProvincialFigureTest {

    private static final BigDecimal CENT = new BigDecimal("0.01");

    @ParameterizedTest
    @CsvSource({
        "109, 109, UP, 100, 100.00, true",
        "24999, 25000, UP, 100, 99.99, false",
        "199999, 200000, , , 99.99, ",
        "107, 100, UP, 100, 107.00, true",
        "1, 3, UP, 33.33, 33.33, true",
        "33329999, 100000000, UP, 33.33, 33.32, false",
        "50001, 1000000, DOWN, 5, 5.01, false",
        "1, 3, EQUAL, 33.33, 33.34, false",
        "0, 40, UP, 98, 0.00, false",
    })
    void percentage_never_claims_a_target_that_is_not_reached(
            BigDecimal numerator,
            BigDecimal denominator,
            Direction direction,
            BigDecimal target,
            String shown,
            Boolean attained) {
        ProvincialFigure figure =
                new ProvincialFigure(indicator(direction, target), null, null, numerator, denominator, 1);

        assertThat(figure.shown().orElseThrow()).isEqualTo(shown);
        assertThat(figure.attained().orElse(null)).isEqualTo(attained);
    }

    @ParameterizedTest
    @CsvSource({"12.500, 12.5", "0.005, 0.01", "1234567, 1234567", "19.9999, 20", "1E+3, 1000"})
    void number_has_two_decimals_at_most(BigDecimal value, String shown) {
        ProvincialFigure figure = new ProvincialFigure(indicator(null, null), null, value, null, null, 1);

        assertThat(figure.shown().orElseThrow().toPlainString()).isEqualTo(shown);
    }

    @Property
    void what_is_shown_is_within_a_hundredth_and_agrees_with_the_decision(
            @ForAll @IntRange(max = 1_000_000) int numerator,
            @ForAll @IntRange(min = 1, max = 1_000_000) int denominator,
            @ForAll @IntRange(min = 1, max = 12_000) int targetCents,
            @ForAll Direction direction) {
        BigDecimal target = CENT.multiply(BigDecimal.valueOf(targetCents));
        ProvincialFigure figure = new ProvincialFigure(
                indicator(direction, target),
                2018,
                null,
                BigDecimal.valueOf(numerator),
                BigDecimal.valueOf(denominator),
                1);

        BigDecimal shown = figure.shown().orElseThrow();
        BigDecimal exact = BigDecimal.valueOf(numerator)
                .multiply(BigDecimal.valueOf(100))
                .divide(BigDecimal.valueOf(denominator), 12, RoundingMode.HALF_UP);
        int compared = shown.compareTo(target);

        assertThat(shown.subtract(exact).abs()).isLessThanOrEqualTo(CENT);
        assertThat(figure.attained())
                .contains(
                        direction == Direction.UP
                                ? compared >= 0
                                : direction == Direction.DOWN ? compared <= 0 : compared == 0);
        assertThat(shown.compareTo(BigDecimal.valueOf(100)) >= 0).isEqualTo(numerator >= denominator);
    }

    @ParameterizedTest
    @CsvSource({"5, 0", "0, 0"})
    void ratio_of_nothing_is_no_figure(BigDecimal numerator, BigDecimal denominator) {
        ProvincialFigure figure =
                new ProvincialFigure(indicator(Direction.UP, BigDecimal.TEN), null, null, numerator, denominator, 3);

        assertThat(figure.shown()).isEmpty();
        assertThat(figure.attained()).isEmpty();
    }

    private static Indicator indicator(Direction direction, BigDecimal target) {
        return new Indicator(
                "I01",
                1,
                "Tỷ lệ giao quân",
                "%",
                Indicator.Kind.RATIO,
                Indicator.OverUnits.RATIO_OF_SUMS,
                Indicator.OverYears.SUM,
                false,
                direction,
                target,
                null,
                null,
                true);
    }
}
