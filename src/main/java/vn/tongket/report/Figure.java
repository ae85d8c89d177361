package vn.tongket.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import vn.tongket.Text;
import vn.tongket.cycle.Indicator;

/**
 * One figure as it counts: a number, the two parts of a ratio, or a list of names. Parts that were typed wrongly are
 * missing.
 *
 * @param year the year of a series; null where the indicator has none
 */
public record Figure(
        String indicator,
        Integer year,
        BigDecimal value,
        BigDecimal numerator,
        BigDecimal denominator,
        List<String> names) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** What was typed, understood as far as it can be. */
    public static Figure of(Indicator indicator, ReportContent.Entry typed) {
        return switch (indicator.kind()) {
            case NUMBER -> new Figure(indicator.code(), typed.year(), number(typed.value()), null, null, List.of());
            case RATIO ->
                new Figure(
                        indicator.code(),
                        typed.year(),
                        null,
                        number(typed.numerator()),
                        number(typed.denominator()),
                        List.of());
            case NAMES -> new Figure(indicator.code(), typed.year(), null, null, null, names(typed.names()));
        };
    }

    /** The ratio in percent with two decimals; nothing while a part is missing or the denominator is 0. */
    public Optional<BigDecimal> percent() {
        return numerator == null || denominator == null || denominator.signum() == 0
                ? Optional.empty()
                : Optional.of(numerator.multiply(HUNDRED).divide(denominator, 2, RoundingMode.HALF_UP));
    }

    /** The figure as a person would type it; what is exact here stays exact. */
    public ReportContent.Entry typed() {
        return new ReportContent.Entry(
                indicator,
                year,
                VietnameseNumber.write(value),
                VietnameseNumber.write(numerator),
                VietnameseNumber.write(denominator),
                names == null || names.isEmpty() ? null : String.join("\n", names));
    }

    public static BigDecimal number(String typed) {
        return VietnameseNumber.parse(typed).orElse(null);
    }

    static List<String> names(String typed) {
        return typed == null
                ? List.of()
                : Arrays.stream(typed.split("\\R"))
                        .map(Text::clean)
                        .filter(name -> !name.isEmpty())
                        .distinct()
                        .toList();
    }
}
