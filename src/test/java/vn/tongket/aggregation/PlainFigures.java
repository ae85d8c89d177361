package vn.tongket.aggregation;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import vn.tongket.aggregation.RandomReports.Report;
import vn.tongket.aggregation.RandomReports.Value;
import vn.tongket.cycle.Indicator;
import vn.tongket.cycle.Indicator.Kind;
import vn.tongket.cycle.Indicator.OverYears;

/** Provincial figures computed a second time, unit by unit and without a database. */
final class PlainFigures {

    /** What comes out: a value, or the two parts of a ratio; {@code units} counts those who reported. */
    record Outcome(BigDecimal value, BigDecimal numerator, BigDecimal denominator, Set<String> units) {}

    private record UnitFigure(
            Report report, BigDecimal value, BigDecimal numerator, BigDecimal denominator, List<String> names) {}

    private PlainFigures() {}

    /** The figure of one year, or of the whole when the year is null. */
    static Outcome of(List<Report> accepted, Indicator indicator, Integer year) {
        List<UnitFigure> figures = new ArrayList<>();
        for (Report report : accepted) {
            List<Value> typed = report.values().stream()
                    .filter(value -> value.indicator().equals(indicator) && value.counts())
                    .filter(value -> year == null || year.equals(value.year()))
                    .toList();
            if (!typed.isEmpty()) {
                figures.add(overYears(report, indicator, typed));
            }
        }
        Set<String> units = new HashSet<>();
        figures.forEach(figure -> units.add(figure.report().unit()));
        if (figures.isEmpty()) {
            return new Outcome(null, null, null, units);
        }
        return indicator.kind() == Kind.NAMES
                ? counted(indicator, figures, units)
                : overUnits(indicator, figures, units);
    }

    private static UnitFigure overYears(Report report, Indicator indicator, List<Value> typed) {
        List<Value> counted = typed;
        if (indicator.overYears() == OverYears.LATEST && indicator.yearly()) {
            counted = List.of(
                    typed.stream().max(Comparator.comparing(Value::year)).orElseThrow());
        }
        BigDecimal value = null;
        BigDecimal numerator = null;
        BigDecimal denominator = null;
        List<String> names = new ArrayList<>();
        for (Value one : counted) {
            value = plus(value, one.value());
            numerator = plus(numerator, one.numerator());
            denominator = plus(denominator, one.denominator());
            names.addAll(one.names());
        }
        boolean ratio = indicator.kind() == Kind.RATIO;
        return new UnitFigure(
                report, ratio ? null : value, ratio ? numerator : null, ratio ? denominator : null, names);
    }

    private static Outcome counted(Indicator indicator, List<UnitFigure> figures, Set<String> units) {
        List<String> names = new ArrayList<>();
        figures.forEach(figure -> figure.names()
                .forEach(name -> names.add(name.replaceAll("\\s+", " ").toLowerCase(Locale.ROOT))));
        int count = indicator.overUnits() == Indicator.OverUnits.COUNT ? names.size() : new HashSet<>(names).size();
        return new Outcome(BigDecimal.valueOf(count), null, null, units);
    }

    private static Outcome overUnits(Indicator indicator, List<UnitFigure> figures, Set<String> units) {
        return switch (indicator.overUnits()) {
            case COUNT -> new Outcome(BigDecimal.valueOf(figures.size()), null, null, units);
            case COUNT_DISTINCT -> new Outcome(BigDecimal.valueOf(distinct(figures)), null, null, units);
            case LATEST -> one(newest(figures), units);
            case MIN -> one(least(figures, 1), units);
            case MAX -> one(least(figures, -1), units);
            case SUM, RATIO_OF_SUMS -> sum(figures, units);
        };
    }

    private static Outcome sum(List<UnitFigure> figures, Set<String> units) {
        BigDecimal value = null;
        BigDecimal numerator = null;
        BigDecimal denominator = null;
        for (UnitFigure figure : figures) {
            value = plus(value, figure.value());
            numerator = plus(numerator, figure.numerator());
            denominator = plus(denominator, figure.denominator());
        }
        return new Outcome(value, numerator, denominator, units);
    }

    private static UnitFigure newest(List<UnitFigure> figures) {
        return figures.stream()
                .max(Comparator.comparing(
                                (UnitFigure figure) -> figure.report().dataUntil(),
                                Comparator.nullsFirst(Comparator.naturalOrder()))
                        .thenComparing(figure -> figure.report().submittedAt()))
                .orElseThrow();
    }

    /** The least for sign 1, the greatest for sign -1; a ratio without a denominator comes last. */
    private static UnitFigure least(List<UnitFigure> figures, int sign) {
        UnitFigure best = null;
        for (UnitFigure figure : figures) {
            BigDecimal own = size(figure);
            if (best == null || size(best) == null || own != null && own.compareTo(size(best)) * sign < 0) {
                best = figure;
            }
        }
        return best;
    }

    private static BigDecimal size(UnitFigure figure) {
        if (figure.value() != null) {
            return figure.value();
        }
        return figure.denominator().signum() == 0
                ? null
                : figure.numerator().divide(figure.denominator(), MathContext.DECIMAL128);
    }

    private static Outcome one(UnitFigure figure, Set<String> units) {
        return new Outcome(figure.value(), figure.numerator(), figure.denominator(), units);
    }

    private static long distinct(List<UnitFigure> figures) {
        return figures.stream()
                .map(figure ->
                        plain(figure.value()) + "|" + plain(figure.numerator()) + "|" + plain(figure.denominator()))
                .distinct()
                .count();
    }

    private static String plain(BigDecimal number) {
        return number == null ? "" : number.stripTrailingZeros().toPlainString();
    }

    private static BigDecimal plus(BigDecimal one, BigDecimal other) {
        return other == null
                ? one
                : Objects.requireNonNullElse(one, BigDecimal.ZERO).add(other);
    }
}
