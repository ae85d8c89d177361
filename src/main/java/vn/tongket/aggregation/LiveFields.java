package vn.tongket.aggregation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.tongket.Text;
import vn.tongket.aggregation.ConsolidatedReportFile.Field;
import vn.tongket.cycle.Indicator;

/**
 * Figures inside a text: {@code {{I01}}} is the figure of the indicator, {@code {{I01.2019}}} that of a year,
 * {@code {{I01.độ phủ}}} says of how many units it is made, {@code {{I01.kỳ trước}}} is that of the cycle before and
 * {@code {{I01.tăng giảm}}} the difference. Case and accents do not matter. What is stored is the field; what is read is
 * the figure of the version.
 */
final class LiveFields {

    private static final Pattern FIELD = Pattern.compile("\\{\\{([^{}]*)}}(?=(\\s*%)?)");
    private static final Pattern LOOSE = Pattern.compile("\\{\\{|}}");
    private static final Pattern YEAR = Pattern.compile("(19|20)\\d\\d");
    private static final String PERCENT = "%";

    /** What may follow the code after a full stop. */
    private enum Aspect {
        COVERAGE("độ phủ", Set.of("do phu", "coverage")),
        PREVIOUS("kỳ trước", Set.of("ky truoc", "previous")),
        CHANGE("tăng giảm", Set.of("tang giam", "change"));

        private final String written;
        private final Set<String> folded;

        Aspect(String written, Set<String> folded) {
            this.written = written;
            this.folded = folded;
        }
    }

    private final Map<String, Indicator> indicators = new LinkedHashMap<>();
    private final Map<String, ProvincialFigure> figures = new LinkedHashMap<>();
    private final Map<String, ProvincialFigure> previous = new LinkedHashMap<>();
    private final ConsolidatedReport report;
    private final FigureWords words;

    /** Every indicator has its whole figure among the figures, known or not. */
    LiveFields(
            ConsolidatedReport report,
            List<ProvincialFigure> figures,
            List<ProvincialFigure> previous,
            FigureWords words) {
        this.report = report;
        this.words = words;
        figures.forEach(figure -> {
            this.indicators.put(figure.indicator().code(), figure.indicator());
            this.figures.put(key(figure), figure);
        });
        previous.forEach(figure -> this.previous.put(key(figure), figure));
    }

    private static String key(ProvincialFigure figure) {
        return figure.year() == null
                ? figure.indicator().code()
                : figure.indicator().code() + "." + figure.year();
    }

    ProvincialFigure before(ProvincialFigure figure) {
        return previous.get(key(figure));
    }

    /** The text with every field replaced by what it stands for; an unknown field stays as it was typed. */
    String rendered(String text) {
        if (text == null) {
            return null;
        }
        StringBuilder rendered = new StringBuilder();
        Matcher fields = FIELD.matcher(text);
        while (fields.find()) {
            String value = value(fields.group(1));
            if (value == null) {
                value = fields.group();
            } else if (fields.group(2) != null && value.endsWith(PERCENT)) {
                value = value.substring(0, value.length() - PERCENT.length());
            }
            fields.appendReplacement(rendered, Matcher.quoteReplacement(value));
        }
        return fields.appendTail(rendered).toString();
    }

    /** The fields of a text that stand for nothing, and braces that make none. */
    List<String> unknown(String text) {
        List<String> unknown = new ArrayList<>();
        if (text == null) {
            return unknown;
        }
        Matcher fields = FIELD.matcher(text);
        while (fields.find()) {
            if (value(fields.group(1)) == null) {
                unknown.add(fields.group());
            }
        }
        String rest = FIELD.matcher(text).replaceAll("");
        Matcher loose = LOOSE.matcher(rest);
        if (loose.find()) {
            unknown.add(rest.substring(loose.start(), Math.min(rest.length(), loose.start() + 12)));
        }
        return unknown;
    }

    /** Without the fields, at the same places. */
    static String withoutFields(String text) {
        return FIELD.matcher(text).replaceAll(field -> "#".repeat(field.group().length()));
    }

    /** Everything that can be put into a text, for a person to pick from. */
    List<Field> choices() {
        List<Field> choices = new ArrayList<>();
        figures.forEach((key, figure) -> {
            Indicator indicator = figure.indicator();
            choices.add(choice(
                    key,
                    figure.year() == null
                            ? indicator.name()
                            : words.said("aggregation.field.year", indicator.name(), String.valueOf(figure.year()))));
            if (figure.year() == null) {
                for (Aspect aspect : Aspect.values()) {
                    if (aspect == Aspect.COVERAGE || previous.containsKey(key)) {
                        choices.add(choice(
                                key + "." + aspect.written,
                                words.said("aggregation.field." + aspect, indicator.name())));
                    }
                }
            }
        });
        return choices;
    }

    private Field choice(String code, String label) {
        return new Field(code, label, value(code));
    }

    /** Null where nothing is meant by what stands between the braces. */
    private String value(String typed) {
        String[] parts = Text.clean(typed).split("\\s*\\.\\s*", 2);
        String code = parts[0].toUpperCase(Locale.ROOT);
        Indicator indicator = indicators.get(code);
        if (indicator == null) {
            return null;
        }
        ProvincialFigure whole = figures.get(code);
        if (parts.length == 1) {
            return written(whole);
        }
        if (YEAR.matcher(parts[1]).matches()) {
            return indicator.yearly() ? written(figures.get(code + "." + parts[1])) : null;
        }
        String name = Text.fold(Text.clean(parts[1])).replaceAll("\\s+", " ");
        for (Aspect aspect : Aspect.values()) {
            if (aspect.folded.contains(name)) {
                return switch (aspect) {
                    case COVERAGE -> words.coverage(whole, report);
                    case PREVIOUS -> written(previous.get(code));
                    case CHANGE -> {
                        String change = words.change(whole, previous.get(code));
                        yield change == null ? words.said("aggregation.field.none") : change;
                    }
                };
            }
        }
        return null;
    }

    private String written(ProvincialFigure figure) {
        String shown = FigureWords.shown(figure);
        if (shown == null) {
            return words.said("aggregation.field.none");
        }
        return PERCENT.equals(figure.indicator().unit()) ? shown + PERCENT : shown;
    }
}
