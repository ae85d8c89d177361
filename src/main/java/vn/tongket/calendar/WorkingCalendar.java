package vn.tongket.calendar;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.tongket.calendar.SpecialDay.Kind;

/**
 * The working days of public offices. A year whose official table was entered follows that table alone; every other
 * year is computed from the law, and single days entered for it win.
 */
@Component
public class WorkingCalendar {

    private static final long KEPT_NANOS = Duration.ofMinutes(1).toNanos();

    /** What was read at one moment; edits on another node are seen a minute later. */
    private record Table(
            long readAt,
            Set<Integer> officialYears,
            Map<LocalDate, SpecialDay> entered,
            Map<Integer, NavigableMap<LocalDate, SpecialDay>> years) {}

    private final JdbcClient jdbc;
    private volatile Table table;

    WorkingCalendar(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public boolean isWorkingDay(LocalDate day) {
        SpecialDay special = year(day.getYear()).get(day);
        return special == null ? !StatutoryHolidays.isWeekend(day) : special.isWorked();
    }

    /** The n-th working day after the day, or before it when n is negative; the day itself when n is 0. */
    public LocalDate addWorkingDays(LocalDate day, int n) {
        int step = Integer.signum(n);
        LocalDate found = day;
        for (int left = Math.abs(n); left > 0; ) {
            found = found.plusDays(step);
            if (isWorkingDay(found)) {
                left--;
            }
        }
        return found;
    }

    /** The first working day after the day. */
    public LocalDate nextWorkingDay(LocalDate day) {
        return addWorkingDays(day, 1);
    }

    public LocalDate lastWorkingDayOnOrBefore(LocalDate day) {
        return isWorkingDay(day) ? day : addWorkingDays(day, -1);
    }

    /**
     * How many working days lie between two days, the first not counted: negative when the second comes first. It undoes
     * {@link #addWorkingDays}.
     */
    public int workingDaysBetween(LocalDate from, LocalDate to) {
        int step = to.isAfter(from) ? 1 : -1;
        int count = 0;
        for (LocalDate day = from; !day.equals(to); ) {
            day = day.plusDays(step);
            if (isWorkingDay(day)) {
                count += step;
            }
        }
        return count;
    }

    /** Whether the year's official table is missing, so that its days off were computed. */
    public boolean isProvisional(int year) {
        return !table().officialYears().contains(year);
    }

    /** Every day of the year that differs from the ordinary week, in order. */
    public List<SpecialDay> specialDays(int year) {
        return new ArrayList<>(year(year).values());
    }

    private NavigableMap<LocalDate, SpecialDay> year(int year) {
        Table read = table();
        return read.years().computeIfAbsent(year, missing -> {
            NavigableMap<LocalDate, SpecialDay> days =
                    read.officialYears().contains(missing) ? new TreeMap<>() : StatutoryHolidays.of(missing);
            read.entered().forEach((day, special) -> {
                if (day.getYear() == missing) {
                    days.put(day, special);
                }
            });
            return days;
        });
    }

    private Table table() {
        Table read = table;
        if (read == null || System.nanoTime() - read.readAt() > KEPT_NANOS) {
            read = read();
            table = read;
        }
        return read;
    }

    /** Forgets what was read, so that an edit is seen at once. */
    public void refresh() {
        table = null;
    }

    private Table read() {
        Set<Integer> official = new HashSet<>(jdbc.sql("select year from app.calendar_year")
                .query(Integer.class)
                .list());
        Map<LocalDate, SpecialDay> entered = new HashMap<>();
        jdbc.sql("select day, kind, basis_document, provisional from app.working_calendar")
                .query((row, number) -> new SpecialDay(
                        row.getObject("day", LocalDate.class),
                        Kind.valueOf(row.getString("kind")),
                        row.getString("basis_document"),
                        row.getBoolean("provisional")))
                .list()
                .forEach(day -> entered.put(day.day(), day));
        return new Table(System.nanoTime(), official, entered, new ConcurrentHashMap<>());
    }
}
