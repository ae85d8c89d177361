package vn.tongket.report.check;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import vn.tongket.Text;
import vn.tongket.cycle.Indicator;
import vn.tongket.cycle.Section;
import vn.tongket.report.Figure;
import vn.tongket.report.ReportContent;
import vn.tongket.report.ReportContent.Entry;
import vn.tongket.report.ReportContent.Passage;
import vn.tongket.report.VietnameseNumber;
import vn.tongket.report.check.Finding.Code;

/** Holds what sentences say against the figures they speak of. Where it is not sure which figure is meant it says nothing. */
final class ClaimRules {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final Pattern NUMBER = Pattern.compile("\\d[\\d.,]*\\s*%?");
    private static final Pattern DIGIT = Pattern.compile("\\d");
    private static final int LONGEST_QUOTE = 180;

    /** So many words of another matter beside the indicator's own, and the clause speaks of the other matter. */
    private static final int MOST_BESIDE = 4;

    /** Sections that look ahead say what is wanted, not what is. */
    private static final Pattern AHEAD = Pattern.compile(
            "phương hướng|nhiệm vụ, giải pháp|nhiệm vụ và giải pháp|kiến nghị|đề xuất|thời gian tới",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private final List<Indicator> indicators;
    private final Map<Indicator, IndicatorWords> words = new LinkedHashMap<>();

    ClaimRules(List<Indicator> indicators) {
        this.indicators = indicators;
        indicators.forEach(indicator -> words.put(indicator, IndicatorWords.of(indicator.name())));
    }

    /** A figure of a year, or of no year, as it counts. */
    private record Value(Integer year, BigDecimal value) {}

    /** A claim with the indicator it speaks of and the figures entered for it. */
    private record Spoken(Claim claim, Indicator indicator, List<Value> values, List<Figure> figures) {}

    List<Finding> check(List<Section> outline, ReportContent content) {
        List<Finding> found = new ArrayList<>();
        Map<String, Passage> passages = content.sectionsByCode();
        Map<String, List<Entry>> entries = content.valuesByIndicator();
        for (int i = 0; i < outline.size(); i++) {
            Section section = outline.get(i);
            Passage passage = passages.get(section.code());
            if (section.leaf()
                    && passage != null
                    && !AHEAD.matcher(section.title()).find()) {
                String at = "sections." + i + ".text";
                Claims.in(passage.text()).stream()
                        .flatMap(claim -> meant(claim, entries).stream())
                        .flatMap(spoken -> check(at, section, spoken).stream())
                        .forEach(found::add);
            }
        }
        return found;
    }

    /** The one indicator that the words around the number name; a clause that names another matter is not asked further. */
    private Optional<Spoken> meant(Claim claim, Map<String, List<Entry>> entries) {
        for (int i = 0; i < claim.about().size(); i++) {
            String about = claim.about().get(i);
            IndicatorWords said = IndicatorWords.of(NUMBER.matcher(about).replaceAll(" "));
            Optional<Indicator> meant = named(about, said);
            if (meant.isPresent() || !said.isEmpty()) {
                String before = i + 1 < claim.about().size() ? claim.about().get(i + 1) : "";
                return meant.or(() -> acrossComma(about, claim.after()))
                        .or(() -> DIGIT.matcher(before).find() ? Optional.empty() : acrossComma(before, about))
                        .flatMap(indicator -> spoken(claim, indicator, entries));
            }
        }
        return Optional.empty();
    }

    /** A name may hold a comma itself: “buổi tuyên truyền, phổ biến”; both sides must then have a part of it. */
    private Optional<Indicator> acrossComma(String left, String right) {
        return named(
                        left + " " + right,
                        IndicatorWords.of(NUMBER.matcher(left + " " + right).replaceAll(" ")))
                .filter(indicator -> words.get(indicator).meets(IndicatorWords.of(left))
                        && words.get(indicator).meets(IndicatorWords.of(right)));
    }

    private Optional<Indicator> named(String about, IndicatorWords said) {
        IndicatorWords whole = IndicatorWords.of(about);
        double best = 0;
        Indicator meant = null;
        boolean several = false;
        for (Indicator indicator : indicators) {
            double score = words.get(indicator).in(whole);
            if (score > 0 && score == best) {
                several = true;
            } else if (score > best) {
                best = score;
                meant = indicator;
                several = false;
            }
        }
        return meant == null || several || said.beside(words.get(meant)) > MOST_BESIDE
                ? Optional.empty()
                : Optional.of(meant);
    }

    private static Optional<Spoken> spoken(Claim claim, Indicator indicator, Map<String, List<Entry>> entries) {
        List<Figure> figures = entries.getOrDefault(indicator.code(), List.of()).stream()
                .map(entry -> Figure.of(indicator, entry))
                .toList();
        List<Value> values = figures.stream()
                .filter(figure -> exact(indicator, figure) != null)
                .map(figure -> new Value(figure.year(), exact(indicator, figure)))
                .sorted(java.util.Comparator.comparing(
                        Value::year, java.util.Comparator.nullsFirst(java.util.Comparator.naturalOrder())))
                .toList();
        return values.isEmpty() ? Optional.empty() : Optional.of(new Spoken(claim, indicator, values, figures));
    }

    private static BigDecimal exact(Indicator indicator, Figure figure) {
        if (indicator.kind() != Indicator.Kind.RATIO) {
            return SeriesRules.value(indicator, figure);
        }
        return figure.numerator() == null
                        || figure.denominator() == null
                        || figure.denominator().signum() == 0
                ? null
                : figure.numerator().multiply(HUNDRED).divide(figure.denominator(), MathContext.DECIMAL64);
    }

    private static Optional<Finding> check(String at, Section section, Spoken spoken) {
        Claim claim = spoken.claim();
        return switch (claim.kind()) {
            case PERCENT, EXCEEDED ->
                isPercent(spoken.indicator()) ? checkPercent(at, section, spoken) : Optional.empty();
            case COUNT -> checkCount(at, section, spoken);
            case RISEN, FALLEN -> checkChange(at, section, spoken);
        };
    }

    private static boolean isPercent(Indicator indicator) {
        return indicator.kind() == Indicator.Kind.RATIO
                || indicator.kind() == Indicator.Kind.NUMBER && "%".equals(Text.clean(indicator.unit()));
    }

    private static Optional<Finding> checkPercent(String at, Section section, Spoken spoken) {
        Claim claim = spoken.claim();
        Value figure = percentMeant(spoken).orElse(null);
        if (figure == null) {
            return Optional.empty();
        }
        BigDecimal value = figure.value();
        if (claim.kind() == Claim.Kind.EXCEEDED) {
            BigDecimal goal = spoken.indicator().target() == null
                    ? HUNDRED
                    : spoken.indicator().target().max(BigDecimal.ZERO);
            if (spoken.indicator().direction() == Indicator.Direction.DOWN) {
                return Optional.empty();
            }
            boolean by = claim.number() != null && goal.compareTo(HUNDRED) == 0;
            if (by) {
                return same(HUNDRED.add(claim.number()), claim.decimals(), value)
                        ? Optional.empty()
                        : finding(Code.CLAIM_DIFFERS, at, section, spoken, figure);
            }
            return value.compareTo(goal) > 0
                    ? Optional.empty()
                    : finding(Code.CLAIM_NOT_EXCEEDED, at, section, spoken, figure, VietnameseNumber.write(goal) + "%");
        }
        if (claim.atLeast()) {
            return value.compareTo(claim.number()) >= 0
                    ? Optional.empty()
                    : finding(Code.CLAIM_DIFFERS, at, section, spoken, figure);
        }
        if (claim.number().compareTo(HUNDRED) == 0) {
            return value.compareTo(HUNDRED) >= 0
                    ? Optional.empty()
                    : finding(Code.CLAIM_NOT_FULL, at, section, spoken, figure);
        }
        return same(claim.number(), claim.decimals(), value)
                ? Optional.empty()
                : finding(Code.CLAIM_DIFFERS, at, section, spoken, figure);
    }

    /** The ratio that is meant: of the year that is named, the worst of all years, or of the whole. */
    private static Optional<Value> percentMeant(Spoken spoken) {
        Claim claim = spoken.claim();
        boolean full = claim.kind() == Claim.Kind.EXCEEDED || claim.number().compareTo(HUNDRED) == 0;
        if (!spoken.indicator().yearly()) {
            return claim.years().isEmpty() ? Optional.of(spoken.values().get(0)) : Optional.empty();
        }
        if (claim.years().size() == 1) {
            return ofYear(spoken, claim.years().get(0));
        }
        if (!claim.years().isEmpty()) {
            return Optional.empty();
        }
        if (claim.everyYear()) {
            return full ? spoken.values().stream().min(java.util.Comparator.comparing(Value::value)) : Optional.empty();
        }
        if (spoken.indicator().overYears() == Indicator.OverYears.LATEST) {
            return Optional.of(spoken.values().get(spoken.values().size() - 1));
        }
        return spoken.indicator().kind() == Indicator.Kind.RATIO && (full || claim.wholePeriod())
                ? overall(spoken.figures())
                : Optional.empty();
    }

    private static Optional<Value> overall(List<Figure> figures) {
        List<Figure> whole = figures.stream()
                .filter(figure -> figure.numerator() != null && figure.denominator() != null)
                .toList();
        BigDecimal over = whole.stream().map(Figure::denominator).reduce(BigDecimal.ZERO, BigDecimal::add);
        return over.signum() == 0
                ? Optional.empty()
                : Optional.of(new Value(
                        null,
                        whole.stream()
                                .map(Figure::numerator)
                                .reduce(BigDecimal.ZERO, BigDecimal::add)
                                .multiply(HUNDRED)
                                .divide(over, MathContext.DECIMAL64)));
    }

    private static Optional<Value> ofYear(Spoken spoken, Integer year) {
        return spoken.values().stream()
                .filter(value -> Objects.equals(value.year(), year))
                .findFirst();
    }

    private static Optional<Finding> checkCount(String at, Section section, Spoken spoken) {
        Claim claim = spoken.claim();
        Indicator indicator = spoken.indicator();
        String unit = Text.fold(Text.clean(indicator.unit()));
        String counted = Text.fold(claim.unit());
        if (indicator.kind() != Indicator.Kind.NUMBER || !(counted + " ").startsWith(unit + " ")) {
            return Optional.empty();
        }
        Value figure;
        if (!indicator.yearly()) {
            figure = claim.years().isEmpty() && !claim.everyYear()
                    ? spoken.values().get(0)
                    : null;
        } else if (claim.years().size() == 1) {
            figure = ofYear(spoken, claim.years().get(0)).orElse(null);
        } else {
            boolean sum =
                    claim.years().isEmpty() && claim.wholePeriod() && indicator.overYears() == Indicator.OverYears.SUM;
            figure = sum
                    ? new Value(
                            null, spoken.values().stream().map(Value::value).reduce(BigDecimal.ZERO, BigDecimal::add))
                    : null;
        }
        return figure == null || same(claim.number(), claim.decimals(), figure.value())
                ? Optional.empty()
                : finding(Code.CLAIM_DIFFERS, at, section, spoken, figure);
    }

    /** “Tăng 12% so với năm trước” of a ratio may mean percent or points; either will do. */
    private static Optional<Finding> checkChange(String at, Section section, Spoken spoken) {
        Claim claim = spoken.claim();
        if (!spoken.indicator().yearly() || claim.years().size() > 2) {
            return Optional.empty();
        }
        Integer last = claim.years().isEmpty()
                ? spoken.values().get(spoken.values().size() - 1).year()
                : claim.years().get(0);
        Integer base = claim.years().size() == 2 ? claim.years().get(1) : Integer.valueOf(last - 1);
        if (claim.years().size() == 1
                && claim.sentence().toLowerCase(Locale.ROOT).contains("so với năm " + last)) {
            return Optional.empty();
        }
        Value now = ofYear(spoken, last).orElse(null);
        Value then = ofYear(spoken, base).orElse(null);
        if (now == null || then == null || then.value().signum() == 0) {
            return Optional.empty();
        }
        BigDecimal points = now.value().subtract(then.value());
        BigDecimal percent = points.multiply(HUNDRED).divide(then.value(), MathContext.DECIMAL64);
        BigDecimal said = claim.kind() == Claim.Kind.RISEN
                ? claim.number()
                : claim.number().negate();
        boolean holds = same(said, claim.decimals(), percent)
                || isPercent(spoken.indicator()) && same(said, claim.decimals(), points);
        return holds
                ? Optional.empty()
                : Optional.of(Finding.of(
                        Code.CLAIM_CHANGE_DIFFERS,
                        at,
                        section.code() + " " + section.title(),
                        quote(claim.sentence()),
                        spoken.indicator().name(),
                        String.valueOf(then.year()),
                        shown(spoken.indicator(), then.value()),
                        String.valueOf(now.year()),
                        shown(spoken.indicator(), now.value()),
                        (percent.signum() < 0 ? "" : "+")
                                + VietnameseNumber.write(percent.setScale(1, RoundingMode.HALF_UP)) + "%"));
    }

    /** Whether a figure is what was said, rounded or cut to as many decimals as were said. */
    private static boolean same(BigDecimal said, int decimals, BigDecimal value) {
        return value.setScale(decimals, RoundingMode.HALF_UP).compareTo(said) == 0
                || value.setScale(decimals, RoundingMode.DOWN).compareTo(said) == 0;
    }

    private static Optional<Finding> finding(
            Code code, String at, Section section, Spoken spoken, Value figure, Object... more) {
        List<Object> args = new ArrayList<>(List.of(
                section.code() + " " + section.title(),
                quote(spoken.claim().sentence()),
                spoken.indicator().name() + (figure.year() == null ? "" : " (" + figure.year() + ")"),
                shown(spoken.indicator(), figure.value())));
        args.addAll(List.of(more));
        return Optional.of(Finding.of(code, at, args.toArray()));
    }

    /** Never rounded up to what it is not: 99,996% is shown as 99,99%. */
    private static String shown(Indicator indicator, BigDecimal value) {
        String number = VietnameseNumber.write(value.setScale(2, RoundingMode.DOWN));
        return isPercent(indicator) ? number + "%" : number + " " + indicator.unit();
    }

    private static String quote(String sentence) {
        return sentence.length() <= LONGEST_QUOTE ? sentence : sentence.substring(0, LONGEST_QUOTE) + "…";
    }
}
