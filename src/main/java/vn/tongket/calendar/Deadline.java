package vn.tongket.calendar;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.tongket.Refusal;
import vn.tongket.Text;

/**
 * A date as a plan or a conclusion gives it, with what it means to the second. A date that falls on a day off is not
 * moved.
 *
 * @param on any day of the month or the year meant; null where nothing is known
 */
public record Deadline(LocalDate on, Precision precision) {

    /** The zone in which every date of the product is meant. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    public static final Deadline UNKNOWN = new Deadline(null, Precision.UNKNOWN);

    private static final LocalTime LAST_SECOND = LocalTime.of(23, 59, 59);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");

    private static final Pattern WRITTEN = Pattern.compile(
            "(?:(?<before>trước)|chậm nhất(?: là)?|trong|đến)?\\s*(?:ngày|tháng|năm)?\\s*"
                    + "(?:(?:(?<day>\\d{1,2})[/.-])?(?<month>\\d{1,2})[/.-])?(?<year>\\d{4})",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern ISO = Pattern.compile("(?<year>\\d{4})-(?<month>\\d{2})(?:-(?<day>\\d{2}))?");

    public Deadline {
        if (on == null && precision != Precision.UNKNOWN) {
            throw new IllegalArgumentException("Deadline of precision '%s' has no date".formatted(precision));
        }
    }

    public static Deadline day(LocalDate on) {
        return new Deadline(on, Precision.DAY);
    }

    public static Deadline month(int year, int month) {
        return new Deadline(LocalDate.of(year, month, 1), Precision.MONTH);
    }

    /**
     * Reads what a person wrote: {@code 20/8/2018}, {@code 8/2018}, {@code 2018}, {@code 2018-08-20}, “trong tháng
     * 8/2018”, “trước ngày 25/8/2018” (which excludes that day). Blank text is {@link #UNKNOWN}.
     */
    public static Deadline parse(String text) {
        if (Text.isBlank(text)) {
            return UNKNOWN;
        }
        String clean = Text.clean(text).toLowerCase(Locale.ROOT);
        Matcher iso = ISO.matcher(clean);
        Matcher written = WRITTEN.matcher(clean);
        try {
            if (iso.matches()) {
                return of(iso.group("year"), iso.group("month"), iso.group("day"), false);
            }
            if (written.matches()) {
                return of(
                        written.group("year"),
                        written.group("month"),
                        written.group("day"),
                        written.group("before") != null);
            }
        } catch (DateTimeException impossible) {
            throw Refusal.of("calendar.deadline.unreadable", text);
        }
        throw Refusal.of("calendar.deadline.unreadable", text);
    }

    private static Deadline of(String year, String month, String day, boolean before) {
        LocalDate on = LocalDate.of(
                Integer.parseInt(year),
                month == null ? 1 : Integer.parseInt(month),
                day == null ? 1 : Integer.parseInt(day));
        if (before) {
            return day(on.minusDays(1));
        }
        if (day != null) {
            return day(on);
        }
        return new Deadline(on, month == null ? Precision.YEAR : Precision.MONTH);
    }

    public boolean isKnown() {
        return precision != Precision.UNKNOWN;
    }

    /** The last day that is still in time. */
    public LocalDate lastDay() {
        return switch (precision) {
            case DAY -> on;
            case MONTH -> on.with(TemporalAdjusters.lastDayOfMonth());
            case YEAR -> on.with(TemporalAdjusters.lastDayOfYear());
            case UNKNOWN -> throw new IllegalStateException("An unknown deadline has no last day");
        };
    }

    /** The last second that is still in time, in Vietnam. */
    public Instant dueAt() {
        return lastDay().atTime(LAST_SECOND).atZone(ZONE).toInstant();
    }

    /** As people write it: 20/08/2018, “trong tháng 8/2018”, “trong năm 2018”. */
    public String text() {
        return switch (precision) {
            case DAY -> DAY.format(on);
            case MONTH -> said("month").formatted(on.getMonthValue(), on.getYear());
            case YEAR -> said("year").formatted(on.getYear());
            case UNKNOWN -> said("unknown");
        };
    }

    private static String said(String precision) {
        return ResourceBundle.getBundle("messages", Locale.ROOT).getString("calendar.deadline." + precision);
    }
}
