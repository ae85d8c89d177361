package vn.tongket.report.check;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import vn.tongket.cycle.Indicator;
import vn.tongket.cycle.ReviewCycle;
import vn.tongket.report.Figure;
import vn.tongket.report.ReportContent;
import vn.tongket.report.ReportContent.Entry;
import vn.tongket.report.VietnameseNumber;
import vn.tongket.report.check.Finding.Code;

/** Looks along a series of years for one that leaps: a slip of the unit or of a digit more often than the truth. */
final class SeriesRules {

    private static final int FEWEST_YEARS = 3;

    private final ReviewCycle cycle;
    private final Thresholds thresholds;

    SeriesRules(ReviewCycle cycle, Thresholds thresholds) {
        this.cycle = cycle;
        this.thresholds = thresholds;
    }

    /** A year with its figure and its place in the form. */
    private record Point(int year, int place, BigDecimal value) {}

    List<Finding> check(List<Indicator> indicators, ReportContent content) {
        List<Finding> found = new ArrayList<>();
        for (int i = 0; i < indicators.size(); i++) {
            Indicator indicator = indicators.get(i);
            if (indicator.yearly() && indicator.kind() != Indicator.Kind.NAMES) {
                check("indicators." + i, indicator, points(indicator, content.values()), found);
            }
        }
        return found;
    }

    /** The leap back from a year that leapt is not told again. */
    private void check(String at, Indicator indicator, List<Point> points, List<Finding> found) {
        int before = 0;
        for (int i = 1; i < points.size(); i++) {
            Point point = points.get(i);
            Point last = points.get(before);
            boolean leaps = leaps(indicator, last.value(), point.value());
            boolean firstIsOdd = leaps
                    && before == 0
                    && i + 1 < points.size()
                    && !leaps(indicator, point.value(), points.get(i + 1).value());
            boolean comesBack = leaps
                    && i + 1 < points.size()
                    && !leaps(indicator, last.value(), points.get(i + 1).value());
            if (leaps) {
                Point odd = firstIsOdd && !comesBack ? last : point;
                Point other = odd == point ? last : point;
                found.add(Finding.of(
                        Code.YEAR_JUMP,
                        at + ".entries." + odd.place()
                                + (indicator.kind() == Indicator.Kind.RATIO ? ".numerator" : ".value"),
                        indicator.name(),
                        String.valueOf(odd.year()),
                        shown(indicator, odd.value()),
                        String.valueOf(other.year()),
                        shown(indicator, other.value())));
            }
            if (!comesBack) {
                before = i;
            }
        }
    }

    private boolean leaps(Indicator indicator, BigDecimal one, BigDecimal other) {
        return indicator.kind() == Indicator.Kind.RATIO
                ? one.subtract(other).abs().compareTo(thresholds.ratioPoints()) > 0
                : times(one, other).compareTo(thresholds.yearFactor()) > 0;
    }

    /** How many times the smaller of two figures goes into the greater; 1 where one of them is nothing. */
    static BigDecimal times(BigDecimal one, BigDecimal other) {
        BigDecimal least = one.abs().min(other.abs());
        BigDecimal most = one.abs().max(other.abs());
        return least.signum() == 0 || one.signum() != other.signum()
                ? BigDecimal.ONE
                : most.divide(least, MathContext.DECIMAL32);
    }

    static String shown(Indicator indicator, BigDecimal value) {
        String number = VietnameseNumber.write(value.setScale(2, RoundingMode.HALF_UP));
        return indicator.kind() == Indicator.Kind.RATIO ? number + "%" : number;
    }

    private List<Point> points(Indicator indicator, List<Entry> entries) {
        List<Integer> years = ReportRules.years(indicator, cycle);
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < years.size(); i++) {
            Integer year = years.get(i);
            int place = i;
            entries.stream()
                    .filter(entry -> entry.indicator().equals(indicator.code()) && Objects.equals(entry.year(), year))
                    .findFirst()
                    .map(entry -> value(indicator, Figure.of(indicator, entry)))
                    .ifPresent(value -> points.add(new Point(year, place, value)));
        }
        return points.size() < FEWEST_YEARS ? List.of() : points;
    }

    /** What a figure comes to, as others are compared with it; null where it is incomplete. */
    static BigDecimal value(Indicator indicator, Figure figure) {
        return switch (indicator.kind()) {
            case NUMBER -> figure.value();
            case RATIO -> figure.percent().orElse(null);
            case NAMES -> BigDecimal.valueOf(figure.names().size());
        };
    }
}
