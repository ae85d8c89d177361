package vn.tongket.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.stream.IntStream;
import net.time4j.PlainDate;
import net.time4j.calendar.EastAsianMonth;
import net.time4j.calendar.EastAsianYear;
import net.time4j.calendar.VietnameseCalendar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatutoryHolidaysTest {

    @Test
    void lunar_table_agrees_with_time4j() {
        assertThat(StatutoryHolidays.lunarYears()).hasSize(101);
        IntStream.rangeClosed(2000, 2100).forEach(year -> {
            StatutoryHolidays.LunarYear lunar = StatutoryHolidays.lunarYears().get(year);
            assertThat(lunar.newYear()).isEqualTo(lunar(year, 1, 1));
            assertThat(lunar.hungKings()).isEqualTo(lunar(year, 3, 10));
        });
    }

    @ParameterizedTest
    @CsvSource({
        // days that the decisions of those years gave as well
        "2022, 01-31 02-01 02-02 02-03 02-04, 04-11, 09-01 09-02",
        "2023, 01-23 01-24 01-25 01-26, 05-02 05-03, 09-01 09-04",
        "2024, 02-09 02-12 02-13 02-14, 04-18, 09-02 09-03",
        "2025, 01-28 01-29 01-30 01-31, 04-07, 09-01 09-02",
        "2027, 02-05 02-08 02-09 02-10 02-11, 04-16, 09-02 09-03",
    })
    void weekdays_off_around_tet_hung_kings_and_national_day(int year, String tet, String hungKings, String national) {
        assertWeekdaysOff(year, tet);
        assertWeekdaysOff(year, hungKings);
        assertWeekdaysOff(year, national);
    }

    @Test
    void culture_day_is_off_from_2026_on() {
        assertThat(StatutoryHolidays.of(2025)).doesNotContainKey(LocalDate.of(2025, 11, 24));
        assertThat(StatutoryHolidays.of(2027)).containsKey(LocalDate.of(2027, 11, 24));
    }

    @Test
    void everything_computed_is_provisional() {
        assertThat(StatutoryHolidays.of(2028).values()).allMatch(SpecialDay::provisional);
    }

    private static void assertWeekdaysOff(int year, String days) {
        assertThat(StatutoryHolidays.of(year).keySet())
                .containsAll(Arrays.stream(days.split(" "))
                        .map(day -> LocalDate.parse(year + "-" + day))
                        .toList());
    }

    private static LocalDate lunar(int year, int month, int day) {
        return VietnameseCalendar.of(EastAsianYear.forGregorian(year), EastAsianMonth.valueOf(month), day)
                .transform(PlainDate.class)
                .toTemporalAccessor();
    }
}
