package vn.tongket.aggregation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.tongket.Text;
import vn.tongket.cycle.Indicator;

/** Looks for numbers that are typed right after an indicator's name and are none of its figures. */
final class PlainNumbers {

    private static final Pattern NUMBER = Pattern.compile("(?<![\\d/.,-])\\d{1,3}(?:\\.\\d{3})+(?:,\\d+)?(?![\\d/])|"
            + "(?<![\\d/.,-])\\d+(?:,\\d+)?(?![\\d/]|[.-]\\d)");
    private static final Pattern YEAR = Pattern.compile("(19|20)\\d\\d");
    /** How far after the name a number still speaks of it. */
    private static final int NEAR = 40;

    private static final int SHORTEST_NAME = 4;

    /** A number that differs from the table. */
    record Doubt(String number, Indicator indicator, String shown) {}

    private final Map<String, Indicator> names = new LinkedHashMap<>();
    private final Map<String, Set<BigDecimal>> right = new LinkedHashMap<>();
    private final Map<String, String> shown = new LinkedHashMap<>();

    PlainNumbers(List<ProvincialFigure> figures, List<ProvincialFigure> previous) {
        for (ProvincialFigure figure : figures) {
            Indicator indicator = figure.indicator();
            if (figure.year() == null && figure.isKnown()) {
                String name = Text.fold(indicator.name()).strip();
                if (name.length() >= SHORTEST_NAME) {
                    names.put(name, indicator);
                }
                shown.put(indicator.code(), FigureWords.shown(figure));
            }
            accept(figure);
        }
        previous.forEach(this::accept);
    }

    private void accept(ProvincialFigure figure) {
        Set<BigDecimal> all = right.computeIfAbsent(figure.indicator().code(), code -> new HashSet<>());
        figure.shown().ifPresent(value -> all.add(value.stripTrailingZeros()));
        for (BigDecimal part : new BigDecimal[] {
            figure.numerator(), figure.denominator(), figure.indicator().target()
        }) {
            if (part != null) {
                all.add(part.stripTrailingZeros());
            }
        }
        all.add(BigDecimal.valueOf(figure.units()).stripTrailingZeros());
    }

    /** Doubts about one text, each name and number once. */
    List<Doubt> doubts(String text) {
        List<Doubt> doubts = new ArrayList<>();
        for (String sentence : Sentences.of(text == null ? "" : LiveFields.withoutFields(text))) {
            String folded = Text.fold(sentence);
            if (folded.length() == sentence.length()) {
                names.forEach((name, indicator) -> doubt(folded, name, indicator)
                        .ifPresent(found -> {
                            if (!doubts.contains(found)) {
                                doubts.add(found);
                            }
                        }));
            }
        }
        return doubts;
    }

    private Optional<Doubt> doubt(String sentence, String name, Indicator indicator) {
        int at = sentence.indexOf(name);
        if (at < 0) {
            return Optional.empty();
        }
        int from = at + name.length();
        String near = sentence.substring(from, nextName(sentence, from));
        Matcher numbers = NUMBER.matcher(near);
        while (numbers.find()) {
            String number = numbers.group();
            if (!YEAR.matcher(number).matches()) {
                BigDecimal meant = new BigDecimal(number.replace(".", "").replace(',', '.')).stripTrailingZeros();
                return right.get(indicator.code()).contains(meant)
                        ? Optional.empty()
                        : Optional.of(new Doubt(number, indicator, shown.get(indicator.code())));
            }
        }
        return Optional.empty();
    }

    /** A number after the next name, or after a field, speaks of something else. */
    private int nextName(String sentence, int from) {
        int end = Math.min(sentence.length(), from + NEAR);
        for (String other : names.keySet()) {
            int at = sentence.indexOf(other, from);
            if (at >= 0) {
                end = Math.min(end, at);
            }
        }
        int field = sentence.indexOf("##", from);
        return field >= 0 ? Math.min(end, field) : end;
    }
}
