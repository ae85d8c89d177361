package vn.tongket.calendar;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import vn.tongket.calendar.SpecialDay.Kind;

/**
 * The holidays that the law lets one compute: fixed dates, those of the lunar table and the rest that makes up for one
 * falling on a weekend. What the Prime Minister decides year by year (swaps, the exact days of Tết) is not in here.
 */
final class StatutoryHolidays {

    private static final String LABOUR_CODE = "Bộ luật Lao động, Điều 112";
    private static final String COMPENSATION = "Bộ luật Lao động, Điều 111";
    private static final String LUNAR_TABLE = "/calendar/lunar.csv";

    private static final int HUNG_KINGS_SINCE = 2007;
    private static final int FIFTH_DAY_OF_TET_SINCE = 2014;
    private static final int SECOND_NATIONAL_DAY_SINCE = 2021;
    private static final int CULTURE_DAY_SINCE = 2026;

    /** @param newYear the first day of the lunar year @param hungKings the tenth of its third month */
    record LunarYear(LocalDate newYear, LocalDate hungKings) {}

    private static final Map<Integer, LunarYear> LUNAR = readLunarTable();

    private StatutoryHolidays() {}

    static Map<Integer, LunarYear> lunarYears() {
        return LUNAR;
    }

    static NavigableMap<LocalDate, SpecialDay> of(int year) {
        Set<LocalDate> holidays = new LinkedHashSet<>();
        holidays.add(LocalDate.of(year, 1, 1));
        LunarYear lunar = LUNAR.get(year);
        if (lunar != null) {
            int after = year >= FIFTH_DAY_OF_TET_SINCE ? 3 : 2;
            for (int day = -1; day <= after; day++) {
                holidays.add(lunar.newYear().plusDays(day));
            }
            if (year >= HUNG_KINGS_SINCE) {
                holidays.add(lunar.hungKings());
            }
        }
        holidays.add(LocalDate.of(year, 4, 30));
        holidays.add(LocalDate.of(year, 5, 1));
        LocalDate nationalDay = LocalDate.of(year, 9, 2);
        holidays.add(nationalDay);
        if (year >= SECOND_NATIONAL_DAY_SINCE) {
            holidays.add(besideNationalDay(nationalDay));
        }
        if (year >= CULTURE_DAY_SINCE) {
            holidays.add(LocalDate.of(year, 11, 24));
        }

        NavigableMap<LocalDate, SpecialDay> days = new TreeMap<>();
        holidays.forEach(day -> days.put(day, new SpecialDay(day, Kind.HOLIDAY, LABOUR_CODE, true)));
        for (LocalDate holiday : new TreeMap<>(days).keySet()) {
            if (isWeekend(holiday)) {
                LocalDate instead = holiday.plusDays(1);
                while (isWeekend(instead) || days.containsKey(instead)) {
                    instead = instead.plusDays(1);
                }
                days.put(instead, new SpecialDay(instead, Kind.COMPENSATORY_OFF, COMPENSATION, true));
            }
        }
        return days;
    }

    /** The neighbour of 2/9 that joins the days off to a weekend, as the yearly decisions have chosen so far. */
    private static LocalDate besideNationalDay(LocalDate nationalDay) {
        return switch (nationalDay.getDayOfWeek()) {
            case MONDAY, THURSDAY, SUNDAY -> nationalDay.plusDays(1);
            default -> nationalDay.minusDays(1);
        };
    }

    static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }

    private static Map<Integer, LunarYear> readLunarTable() {
        Map<Integer, LunarYear> years = new HashMap<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                StatutoryHolidays.class.getResourceAsStream(LUNAR_TABLE), StandardCharsets.UTF_8))) {
            lines.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
                String[] cells = line.split(",");
                LocalDate newYear = LocalDate.parse(cells[0]);
                years.put(newYear.getYear(), new LunarYear(newYear, LocalDate.parse(cells[1])));
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.copyOf(years);
    }
}
