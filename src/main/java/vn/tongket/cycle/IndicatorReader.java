package vn.tongket.cycle;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.tongket.Refusal;
import vn.tongket.Text;
import vn.tongket.cycle.Indicator.Direction;
import vn.tongket.cycle.Indicator.Kind;
import vn.tongket.cycle.Indicator.OverUnits;
import vn.tongket.cycle.Indicator.OverYears;

/** Reads the indicators of a plan. */
class IndicatorReader {

    /** Percentages are never averaged: a ratio is the ratio of the sums, or stands for itself. */
    private static final Map<Kind, Set<OverUnits>> FITTING = Map.of(
            Kind.NUMBER, Set.of(OverUnits.SUM, OverUnits.LATEST, OverUnits.COUNT, OverUnits.MIN, OverUnits.MAX),
            Kind.RATIO, Set.of(OverUnits.RATIO_OF_SUMS, OverUnits.LATEST, OverUnits.MIN, OverUnits.MAX),
            Kind.NAMES, Set.of(OverUnits.COUNT, OverUnits.COUNT_DISTINCT));

    private static final Map<Kind, OverUnits> USUAL = Map.of(
            Kind.NUMBER, OverUnits.SUM, Kind.RATIO, OverUnits.RATIO_OF_SUMS, Kind.NAMES, OverUnits.COUNT_DISTINCT);

    private final List<PlanDraft.IndicatorLine> lines;
    private final Refusal.Collector problems;

    IndicatorReader(List<PlanDraft.IndicatorLine> lines, Refusal.Collector problems) {
        this.lines = lines;
        this.problems = problems;
    }

    List<Indicator> read() {
        Set<String> codes = new HashSet<>();
        List<Indicator> indicators = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            PlanDraft.IndicatorLine line = lines.get(i);
            String at = "indicators." + i + ".";
            String code = code(line, i);
            if (!code.matches("[A-Z0-9]+(-[A-Z0-9]+)*")) {
                problems.add(at + "code", "cycle.indicator.code-shape", code);
            } else if (!codes.add(code)) {
                problems.add(at + "code", "cycle.indicator.code-repeated", code);
            }
            if (Text.isBlank(line.name())) {
                problems.add(at + "name", "cycle.indicator.name-missing", code);
            }
            if (Text.isBlank(line.unit())) {
                problems.add(at + "unit", "cycle.indicator.unit-missing", code);
            }
            indicators.add(indicator(line, code, i + 1, at));
        }
        return indicators;
    }

    private Indicator indicator(PlanDraft.IndicatorLine line, String code, int ordinal, String at) {
        Kind kind = choice(Kind.class, line.kind(), Kind.NUMBER, at + "kind");
        OverUnits overUnits = choice(OverUnits.class, line.overUnits(), USUAL.get(kind), at + "overUnits");
        if (!FITTING.get(kind).contains(overUnits)) {
            problems.add(at + "overUnits", "cycle.indicator.does-not-fit", code);
        }
        BigDecimal target = figure(line.target(), at + "target");
        BigDecimal lower = figure(line.lowerLimit(), at + "lowerLimit");
        BigDecimal upper = figure(line.upperLimit(), at + "upperLimit");
        if (lower != null && upper != null && lower.compareTo(upper) > 0) {
            problems.add(at + "upperLimit", "cycle.indicator.limits-crossed", code);
        } else if (target != null
                && ((lower != null && target.compareTo(lower) < 0) || (upper != null && target.compareTo(upper) > 0))) {
            problems.add(at + "target", "cycle.indicator.target-outside", code);
        }
        return new Indicator(
                code,
                ordinal,
                PlanReader.clean(line.name()),
                PlanReader.clean(line.unit()),
                kind,
                overUnits,
                choice(
                        OverYears.class,
                        line.overYears(),
                        overUnits == OverUnits.LATEST ? OverYears.LATEST : OverYears.SUM,
                        at + "overYears"),
                Boolean.TRUE.equals(line.yearly()),
                choice(Direction.class, line.direction(), null, at + "direction"),
                target,
                lower,
                upper,
                !Boolean.FALSE.equals(line.required()));
    }

    /** The code that the line has, typed or given by its place. */
    static String code(PlanDraft.IndicatorLine line, int index) {
        return Text.isBlank(line.code()) ? "I%02d".formatted(index + 1) : Text.clean(line.code());
    }

    private BigDecimal figure(String typed, String at) {
        return Figures.read(typed).orElseGet(() -> {
            if (!Text.isBlank(typed)) {
                problems.add(at, "cycle.number.unreadable", typed);
            }
            return null;
        });
    }

    private <E extends Enum<E>> E choice(Class<E> type, String name, E usual, String at) {
        return Figures.constant(type, name).orElseGet(() -> {
            if (!Text.isBlank(name)) {
                problems.add(at, "cycle.choice.unknown", name);
            }
            return usual;
        });
    }
}
