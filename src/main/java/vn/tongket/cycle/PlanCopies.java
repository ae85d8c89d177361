package vn.tongket.cycle;

import java.math.BigDecimal;
import java.util.List;

/** The outline and the indicators of a cycle as they would be typed into the plan of another one. */
final class PlanCopies {

    private PlanCopies() {}

    /** A part of a plan that can be taken over. */
    enum Part {
        OUTLINE,
        INDICATORS
    }

    static List<PlanDraft.SectionLine> outline(List<Section> outline) {
        return outline.stream()
                .map(section -> new PlanDraft.SectionLine(
                        section.code(),
                        section.title(),
                        section.guidance(),
                        section.required(),
                        section.minWords() == 0 ? null : String.valueOf(section.minWords())))
                .toList();
    }

    static List<PlanDraft.IndicatorLine> indicators(List<Indicator> indicators) {
        return indicators.stream()
                .map(indicator -> new PlanDraft.IndicatorLine(
                        indicator.code(),
                        indicator.name(),
                        indicator.unit(),
                        indicator.kind().name(),
                        indicator.overUnits().name(),
                        indicator.overYears().name(),
                        indicator.yearly(),
                        indicator.direction() == null
                                ? null
                                : indicator.direction().name(),
                        typed(indicator.target()),
                        typed(indicator.lowerLimit()),
                        typed(indicator.upperLimit()),
                        indicator.required()))
                .toList();
    }

    private static String typed(BigDecimal figure) {
        return figure == null ? null : figure.toPlainString().replace('.', ',');
    }
}
