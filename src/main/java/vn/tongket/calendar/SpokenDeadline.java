package vn.tongket.calendar;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.tongket.Text;

/**
 * A due date inside a spoken sentence: “trong tháng 8”, “xong trước 15/9”, “hết quý III”, “cuối năm nay”. What is said
 * without a year means the next time that it comes.
 *
 * @param phrase the words that say it
 */
public record SpokenDeadline(String phrase, Deadline due) {

    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

    private static final String UNTIL =
            "(?:xong |hoàn thành |báo cáo )?(?<how>trước|chậm nhất(?: là)?|trong|đến|hết|cuối|vào)";
    private static final String YEAR = "(?:\\s*(?:/|năm\\s*)(?<year>\\d{4}|nay|sau|tới))?";

    private static final Pattern DAY = Pattern.compile(
            "(?<![\\p{L}\\d])" + UNTIL
                    + "\\s+(?:hết\\s+)?(?:ngày\\s+)?(?<day>\\d{1,2})(?:[/.-]|\\s+tháng\\s+)(?<month>\\d{1,2})"
                    + "(?:[/.-](?<short>\\d{4})|\\s+năm\\s+(?<year>\\d{4}|nay|sau|tới))?(?![\\d/])",
            FLAGS);
    private static final Pattern MONTH = Pattern.compile(
            "(?<![\\p{L}\\d])" + UNTIL + "\\s+(?:hết\\s+)?tháng\\s+(?<month>\\d{1,2}|này|sau|tới)" + YEAR
                    + "(?![\\d/])",
            FLAGS);
    private static final Pattern QUARTER = Pattern.compile(
            "(?<![\\p{L}\\d])" + UNTIL + "\\s+(?:hết\\s+)?quý\\s+(?<quarter>IV|III|II|I|[1-4])(?![\\p{L}])" + YEAR,
            FLAGS);
    private static final Pattern WHOLE_YEAR = Pattern.compile(
            "(?<![\\p{L}\\d])" + UNTIL + "\\s+(?:hết\\s+)?năm(?:\\s+(?<year>\\d{4}|nay|sau|tới))?(?![\\p{L}\\d])",
            FLAGS);

    private static final Map<String, Integer> QUARTERS =
            Map.of("i", 1, "ii", 2, "iii", 3, "iv", 4, "1", 1, "2", 2, "3", 3, "4", 4);

    /** The first due date that a sentence says; empty when it says none that there is. */
    public static Optional<SpokenDeadline> in(String sentence, LocalDate today) {
        if (Text.isBlank(sentence)) {
            return Optional.empty();
        }
        String clean = Text.clean(sentence);
        try {
            Matcher day = DAY.matcher(clean);
            if (day.find()) {
                return Optional.of(day(day, today));
            }
            Matcher month = MONTH.matcher(clean);
            if (month.find()) {
                return Optional.of(month(month, today));
            }
            Matcher quarter = QUARTER.matcher(clean);
            if (quarter.find()) {
                int number = QUARTERS.get(quarter.group("quarter").toLowerCase(Locale.ROOT));
                return Optional.of(within(quarter, ending(number * 3, quarter.group("year"), today)));
            }
            Matcher year = WHOLE_YEAR.matcher(clean);
            if (year.find() && (year.group("year") != null || year.group("how").equalsIgnoreCase("cuối"))) {
                int number = yearOf(year.group("year"), today);
                LocalDate first = LocalDate.of(number, 1, 1);
                return Optional.of(
                        isBefore(year)
                                ? new SpokenDeadline(year.group(), Deadline.day(first.minusDays(1)))
                                : new SpokenDeadline(year.group(), new Deadline(first, Precision.YEAR)));
            }
        } catch (DateTimeException impossible) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    private static SpokenDeadline day(Matcher said, LocalDate today) {
        int day = Integer.parseInt(said.group("day"));
        int month = Integer.parseInt(said.group("month"));
        String year = said.group("short") == null ? said.group("year") : said.group("short");
        LocalDate on = LocalDate.of(yearOf(year, today), month, day);
        if (year == null && on.isBefore(today)) {
            on = LocalDate.of(today.getYear() + 1, month, day);
        }
        return new SpokenDeadline(said.group(), Deadline.day(isBefore(said) ? on.minusDays(1) : on));
    }

    private static SpokenDeadline month(Matcher said, LocalDate today) {
        String month = said.group("month").toLowerCase(Locale.ROOT);
        YearMonth meant = switch (month) {
            case "này" -> YearMonth.from(today);
            case "sau", "tới" -> YearMonth.from(today).plusMonths(1);
            default -> ending(Integer.parseInt(month), said.group("year"), today);
        };
        return within(said, meant);
    }

    private static SpokenDeadline within(Matcher said, YearMonth month) {
        return isBefore(said)
                ? new SpokenDeadline(said.group(), Deadline.day(month.atDay(1).minusDays(1)))
                : new SpokenDeadline(said.group(), Deadline.month(month.getYear(), month.getMonthValue()));
    }

    /** The month of the year that was said, else the next one of its number. */
    private static YearMonth ending(int month, String year, LocalDate today) {
        YearMonth meant = YearMonth.of(yearOf(year, today), month);
        return year == null && meant.isBefore(YearMonth.from(today)) ? meant.plusYears(1) : meant;
    }

    private static int yearOf(String said, LocalDate today) {
        if (said == null || said.equalsIgnoreCase("nay")) {
            return today.getYear();
        }
        return said.matches("\\d+") ? Integer.parseInt(said) : today.getYear() + 1;
    }

    private static boolean isBefore(Matcher said) {
        return said.group("how").equalsIgnoreCase("trước");
    }
}
