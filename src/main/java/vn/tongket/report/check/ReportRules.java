package vn.tongket.report.check;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import vn.tongket.Refusal;
import vn.tongket.Text;
import vn.tongket.calendar.Deadline;
import vn.tongket.calendar.Precision;
import vn.tongket.cycle.Indicator;
import vn.tongket.cycle.ReviewCycle;
import vn.tongket.cycle.Section;
import vn.tongket.report.Figure;
import vn.tongket.report.ReportContent;
import vn.tongket.report.ReportContent.Entry;
import vn.tongket.report.ReportContent.Passage;
import vn.tongket.report.VietnameseNumber;
import vn.tongket.report.check.Finding.Code;

/** Reads a report against the plan of its cycle and finds what a person should look at; it knows no severity. */
public final class ReportRules {

    private static final Pattern BLANKS = Pattern.compile("[\\s\\u00a0]+");
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final ReviewCycle cycle;
    private final List<Section> outline;
    private final List<Indicator> indicators;
    private final LocalDate today;
    private final List<Finding> found = new ArrayList<>();

    ReportRules(ReviewCycle cycle, List<Section> outline, List<Indicator> indicators, LocalDate today) {
        this.cycle = cycle;
        this.outline = outline;
        this.indicators = indicators;
        this.today = today;
    }

    /** Places are those of the form: sections in the order of the outline, entries in the order of {@link #years}. */
    List<Finding> check(ReportContent content) {
        found.clear();
        checkDate(content.dataUntil());
        Map<String, Passage> passages = content.sectionsByCode();
        for (int i = 0; i < outline.size(); i++) {
            Section section = outline.get(i);
            if (section.leaf()) {
                checkSection("sections." + i, section, passages.get(section.code()));
            }
        }
        Map<String, List<Entry>> entries = content.valuesByIndicator();
        for (int i = 0; i < indicators.size(); i++) {
            Indicator indicator = indicators.get(i);
            checkIndicator("indicators." + i, indicator, entries.getOrDefault(indicator.code(), List.of()));
        }
        return List.copyOf(found);
    }

    /** The years that the indicator is asked for; one null for an indicator without a series. */
    public static List<Integer> years(Indicator indicator, ReviewCycle cycle) {
        if (!indicator.yearly() || cycle.periodFrom() == null || cycle.periodTo() == null) {
            return java.util.Collections.singletonList(null);
        }
        return IntStream.rangeClosed(
                        cycle.periodFrom().getYear(), cycle.periodTo().getYear())
                .boxed()
                .toList();
    }

    /** The day that was typed; null when it is not a day. */
    public static LocalDate day(String typed) {
        try {
            Deadline read = Deadline.parse(typed);
            return read.precision() == Precision.DAY ? read.on() : null;
        } catch (Refusal notADate) {
            return null;
        }
    }

    private void checkDate(String typed) {
        if (Text.isBlank(typed)) {
            add(Code.DATE_MISSING, "dataUntil");
            return;
        }
        LocalDate day = day(typed);
        if (day == null) {
            add(Code.DATE_UNREADABLE, "dataUntil", Text.clean(typed));
        } else if (cycle.periodFrom() != null && day.isBefore(cycle.periodFrom())) {
            add(Code.DATE_BEFORE_PERIOD, "dataUntil", written(day), written(cycle.periodFrom()));
        } else if (day.isAfter(today)) {
            add(Code.DATE_IN_FUTURE, "dataUntil", written(day));
        }
    }

    private void checkSection(String at, Section section, Passage passage) {
        String text = passage == null ? "" : passage.text();
        String name = section.code() + " " + section.title();
        if (passage != null && passage.notApplicable()) {
            if (Text.isBlank(passage.reason())) {
                add(Code.SECTION_REASON_MISSING, at + ".reason", name);
            }
            if (!Text.isBlank(text)) {
                add(Code.SECTION_BOTH, at + ".text", name);
            }
        } else if (Text.isBlank(text)) {
            if (section.required()) {
                add(Code.SECTION_BLANK, at + ".text", name);
            }
        } else if (words(text) < section.minWords()) {
            add(Code.SECTION_TOO_SHORT, at + ".text", name, words(text), section.minWords());
        }
        if (Text.isBlank(text)) {
            return;
        }
        if (SectionTexts.repeats(text, section)) {
            add(Code.SECTION_REPEATS_GUIDANCE, at + ".text", name);
        } else {
            SectionTexts.openPlace(text).ifPresent(place -> add(Code.SECTION_PLACEHOLDER, at + ".text", name, place));
        }
    }

    private void checkIndicator(String at, Indicator indicator, List<Entry> entries) {
        List<Integer> years = years(indicator, cycle);
        boolean anything = false;
        List<Integer> missing = new ArrayList<>();
        for (int i = 0; i < years.size(); i++) {
            Integer year = years.get(i);
            Entry entry = entries.stream()
                    .filter(e -> java.util.Objects.equals(e.year(), year))
                    .findFirst()
                    .orElse(null);
            if (entry == null || isBlank(entry)) {
                missing.add(year);
            } else {
                anything = true;
                checkEntry(at + ".entries." + i, indicator, entry);
            }
        }
        if (indicator.required() && !anything) {
            add(Code.INDICATOR_MISSING, at, indicator.name());
        } else if (indicator.required() && !missing.isEmpty()) {
            String list =
                    String.join(", ", missing.stream().map(String::valueOf).toList());
            add(Code.YEAR_MISSING, at, indicator.name(), list);
        }
        entries.stream()
                .filter(entry -> !years.contains(entry.year()) && !isBlank(entry))
                .forEach(entry -> add(
                        Code.YEAR_OUTSIDE_PERIOD,
                        at,
                        indicator.name(),
                        String.valueOf(entry.year()),
                        year(cycle.periodFrom()),
                        year(cycle.periodTo())));
    }

    private void checkEntry(String at, Indicator indicator, Entry entry) {
        Figure figure = Figure.of(indicator, entry);
        switch (indicator.kind()) {
            case NUMBER -> {
                if (readable(at + ".value", indicator, entry.value())) {
                    checkLimits(at + ".value", indicator, figure.value());
                }
            }
            case RATIO -> checkRatio(at, indicator, entry, figure);
            case NAMES -> {
                BigDecimal count = BigDecimal.valueOf(figure.names().size());
                checkLimits(at + ".names", indicator, count);
            }
        }
    }

    private void checkRatio(String at, Indicator indicator, Entry entry, Figure figure) {
        if (Text.isBlank(entry.numerator()) || Text.isBlank(entry.denominator())) {
            add(
                    Code.RATIO_INCOMPLETE,
                    at + (Text.isBlank(entry.numerator()) ? ".numerator" : ".denominator"),
                    indicator.name());
        }
        boolean numerator = readable(at + ".numerator", indicator, entry.numerator());
        boolean denominator = readable(at + ".denominator", indicator, entry.denominator());
        if (!numerator || !denominator) {
            return;
        }
        if (figure.denominator().signum() == 0) {
            if (figure.numerator().signum() != 0) {
                add(Code.RATIO_OF_NOTHING, at + ".denominator", indicator.name());
            }
            return;
        }
        boolean mayExceed =
                indicator.upperLimit() != null && indicator.upperLimit().compareTo(HUNDRED) > 0;
        if (!mayExceed && figure.numerator().compareTo(figure.denominator()) > 0) {
            add(Code.RATIO_NUMERATOR_GREATER, at + ".numerator", indicator.name());
        }
        checkLimits(at + ".numerator", indicator, figure.percent().orElseThrow());
    }

    private void checkLimits(String at, Indicator indicator, BigDecimal value) {
        if (indicator.upperLimit() != null && value.compareTo(indicator.upperLimit()) > 0) {
            add(
                    Code.ABOVE_LIMIT,
                    at,
                    indicator.name(),
                    written(value),
                    written(indicator.upperLimit()),
                    indicator.unit());
        }
        if (indicator.lowerLimit() != null && value.compareTo(indicator.lowerLimit()) < 0) {
            add(
                    Code.BELOW_LIMIT,
                    at,
                    indicator.name(),
                    written(value),
                    written(indicator.lowerLimit()),
                    indicator.unit());
        }
    }

    /** Whether there is a number; text that is not a number is a finding, nothing at all is not. */
    private boolean readable(String at, Indicator indicator, String typed) {
        if (Text.isBlank(typed)) {
            return false;
        }
        BigDecimal number = Figure.number(typed);
        if (number == null) {
            add(Code.NUMBER_UNREADABLE, at, Text.clean(typed), indicator.name());
            return false;
        }
        boolean allowed = number.signum() >= 0
                || indicator.lowerLimit() != null && indicator.lowerLimit().signum() < 0;
        if (!allowed) {
            add(Code.NUMBER_NEGATIVE, at, indicator.name());
        }
        return allowed;
    }

    private static boolean isBlank(Entry entry) {
        return Text.isBlank(entry.value())
                && Text.isBlank(entry.numerator())
                && Text.isBlank(entry.denominator())
                && Text.isBlank(entry.names());
    }

    static int words(String text) {
        String clean = Text.clean(text);
        return clean.isEmpty() ? 0 : BLANKS.split(clean).length;
    }

    private static String written(BigDecimal number) {
        return VietnameseNumber.write(number);
    }

    private static String written(LocalDate day) {
        return Deadline.day(day).text();
    }

    private static String year(LocalDate day) {
        return day == null ? "" : String.valueOf(day.getYear());
    }

    private void add(Code code, String at, Object... args) {
        found.add(Finding.of(code, at, args));
    }
}
