package vn.tongket.report.check;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import vn.tongket.cycle.Indicator;
import vn.tongket.cycle.ReviewCycle;
import vn.tongket.report.Figure;
import vn.tongket.report.ReportContent;
import vn.tongket.report.ReportContent.Entry;
import vn.tongket.report.check.Finding.Code;
import vn.tongket.report.check.UnitSpread.Quartiles;

/** Looks for figures far from those of the other units, and far from those of the unit's own report before. */
final class OutlierRules {

    /** Half of the units may agree to the digit; a figure close to theirs is no outlier for that. */
    private static final BigDecimal LEAST_SPREAD = new BigDecimal("0.05");

    private final ReviewCycle cycle;
    private final List<Indicator> indicators;
    private final Thresholds thresholds;

    OutlierRules(ReviewCycle cycle, List<Indicator> indicators, Thresholds thresholds) {
        this.cycle = cycle;
        this.indicators = indicators;
        this.thresholds = thresholds;
    }

    /** An entered figure with its place. */
    private record Entered(Indicator indicator, Integer year, String at, BigDecimal value) {}

    List<Finding> amongUnits(ReportContent content, List<Quartiles> spread, String group) {
        List<Finding> found = new ArrayList<>();
        for (Entered entered : entered(content)) {
            UnitSpread.of(spread, entered.indicator().code(), entered.year(), group, thresholds.fewest())
                    .filter(quartiles -> liesOutside(entered, quartiles))
                    .ifPresent(quartiles -> found.add(Finding.of(
                            Code.UNITS_OUTLYING,
                            entered.at(),
                            named(entered),
                            SeriesRules.shown(entered.indicator(), entered.value()),
                            quartiles.units(),
                            SeriesRules.shown(entered.indicator(), quartiles.median()),
                            SeriesRules.shown(entered.indicator(), quartiles.lower()),
                            SeriesRules.shown(entered.indicator(), quartiles.upper()))));
        }
        return found;
    }

    /**
     * Beyond the outer fences. Counts and sums differ by the size of units, so they are measured in multiples and not in
     * differences; order statistics are the same on either scale.
     */
    private boolean liesOutside(Entered entered, Quartiles quartiles) {
        double fence = thresholds.fence().doubleValue();
        double value = entered.value().doubleValue();
        double lower = quartiles.lower().doubleValue();
        double upper = quartiles.upper().doubleValue();
        double median = quartiles.median().doubleValue();
        if (entered.indicator().kind() == Indicator.Kind.NUMBER && lower > 0 && value > 0) {
            double spread = Math.max(Math.log(upper / lower), LEAST_SPREAD.doubleValue());
            return Math.log(value) < Math.log(lower) - fence * spread
                    || Math.log(value) > Math.log(upper) + fence * spread;
        }
        double spread = Math.max(upper - lower, LEAST_SPREAD.doubleValue() * Math.max(Math.abs(median), 1));
        return value < lower - fence * spread || value > upper + fence * spread;
    }

    /** Years that both reports know are compared with each other, else the middle of the years. */
    List<Finding> sincePrevious(ReportContent content, List<Figure> previous, String previousTitle) {
        List<Finding> found = new ArrayList<>();
        List<Entered> all = entered(content);
        for (Indicator indicator : indicators) {
            List<Figure> before = previous.stream()
                    .filter(figure ->
                            figure.indicator().equals(indicator.code()) && SeriesRules.value(indicator, figure) != null)
                    .toList();
            List<Entered> now = all.stream()
                    .filter(entered -> entered.indicator() == indicator)
                    .toList();
            if (before.isEmpty() || now.isEmpty()) {
                continue;
            }
            int told = found.size();
            now.forEach(entered -> before.stream()
                    .filter(figure -> Objects.equals(figure.year(), entered.year()))
                    .findFirst()
                    .map(figure -> SeriesRules.value(indicator, figure))
                    .filter(old -> moved(indicator, old, entered.value()))
                    .ifPresent(old -> found.add(previous(entered.at(), named(entered), entered, old, previousTitle))));
            boolean sameYears = before.stream()
                    .anyMatch(figure -> now.stream().anyMatch(e -> Objects.equals(e.year(), figure.year())));
            if (found.size() == told && !sameYears) {
                BigDecimal old = mean(before.stream()
                        .map(figure -> SeriesRules.value(indicator, figure))
                        .toList());
                BigDecimal own = mean(now.stream().map(Entered::value).toList());
                if (moved(indicator, old, own)) {
                    Entered first = now.get(0);
                    Entered middle = new Entered(indicator, null, first.at(), own);
                    found.add(previous(first.at(), indicator.name(), middle, old, previousTitle));
                }
            }
        }
        return found;
    }

    private static Finding previous(String at, String name, Entered now, BigDecimal old, String title) {
        return Finding.of(
                Code.PREVIOUS_JUMP,
                at,
                name,
                SeriesRules.shown(now.indicator(), now.value()),
                SeriesRules.shown(now.indicator(), old),
                title);
    }

    private boolean moved(Indicator indicator, BigDecimal old, BigDecimal now) {
        return indicator.kind() == Indicator.Kind.RATIO
                ? old.subtract(now).abs().compareTo(thresholds.ratioPoints()) > 0
                : SeriesRules.times(old, now).compareTo(thresholds.previousFactor()) > 0;
    }

    private static BigDecimal mean(List<BigDecimal> values) {
        return values.stream()
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .divide(BigDecimal.valueOf(values.size()), 4, RoundingMode.HALF_UP);
    }

    private static String named(Entered entered) {
        return entered.year() == null
                ? entered.indicator().name()
                : entered.indicator().name() + " (" + entered.year() + ")";
    }

    private List<Entered> entered(ReportContent content) {
        List<Entered> found = new ArrayList<>();
        for (int i = 0; i < indicators.size(); i++) {
            Indicator indicator = indicators.get(i);
            List<Integer> years = ReportRules.years(indicator, cycle);
            for (Entry entry : content.values()) {
                int place = entry.indicator().equals(indicator.code()) ? years.indexOf(entry.year()) : -1;
                BigDecimal value = place < 0 ? null : SeriesRules.value(indicator, Figure.of(indicator, entry));
                if (value != null && value.signum() >= 0) {
                    found.add(new Entered(
                            indicator,
                            entry.year(),
                            "indicators." + i + ".entries." + place + field(indicator),
                            value));
                }
            }
        }
        return found;
    }

    private static String field(Indicator indicator) {
        return switch (indicator.kind()) {
            case NUMBER -> ".value";
            case RATIO -> ".numerator";
            case NAMES -> ".names";
        };
    }
}
