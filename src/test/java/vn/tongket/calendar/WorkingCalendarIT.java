package vn.tongket.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.tongket.TongKetTest;

@TongKetTest
class WorkingCalendarIT {

    private static final LocalDate TET_2026 = LocalDate.of(2026, 2, 17);

    @Autowired
    private WorkingCalendar calendar;

    @Autowired
    private JdbcClient jdbc;

    @AfterEach
    void forget_what_was_entered() {
        jdbc.sql("delete from app.working_calendar where day >= '2027-01-01'").update();
        calendar.refresh();
    }

    @Test
    void weekdays_off_in_2026_are_those_of_the_official_table() {
        List<LocalDate> off = LocalDate.of(2026, 1, 1)
                .datesUntil(LocalDate.of(2027, 1, 1))
                .filter(day -> day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0)
                .filter(day -> !calendar.isWorkingDay(day))
                .toList();

        assertThat(off)
                .extracting(day -> day.toString().substring(5))
                .containsExactly(
                        "01-01", "01-02", "02-16", "02-17", "02-18", "02-19", "02-20", "04-27", "04-30", "05-01",
                        "08-31", "09-01", "09-02", "11-24");
        assertThat(calendar.isProvisional(2026)).isFalse();
    }

    @Test
    void swapped_saturdays_are_worked() {
        assertThat(calendar.isWorkingDay(LocalDate.of(2026, 1, 10))).isTrue();
        assertThat(calendar.isWorkingDay(LocalDate.of(2026, 8, 22))).isTrue();
        assertThat(calendar.isWorkingDay(LocalDate.of(2026, 8, 29))).isFalse();
    }

    @Test
    void working_days_are_counted_around_tet_in_both_directions() {
        LocalDate before = LocalDate.of(2026, 2, 13);
        LocalDate after = LocalDate.of(2026, 2, 23);

        assertThat(calendar.nextWorkingDay(before)).isEqualTo(after);
        assertThat(calendar.addWorkingDays(after, -1)).isEqualTo(before);
        assertThat(calendar.lastWorkingDayOnOrBefore(TET_2026)).isEqualTo(before);
        assertThat(calendar.workingDaysBetween(before, after)).isEqualTo(1);
        assertThat(calendar.workingDaysBetween(after, before)).isEqualTo(-1);
        assertThat(calendar.addWorkingDays(TET_2026, 0)).isEqualTo(TET_2026);
    }

    @Test
    void other_years_are_computed_and_a_day_that_was_entered_wins() {
        LocalDate culture = LocalDate.of(2027, 11, 24);
        assertThat(calendar.isProvisional(2027)).isTrue();
        assertThat(calendar.isWorkingDay(culture)).isFalse();

        jdbc.sql("insert into app.working_calendar (day, kind, basis_document) values (:day, 'SWAP_WORK', 'Thông báo')")
                .param("day", culture)
                .update();
        calendar.refresh();

        assertThat(calendar.isWorkingDay(culture)).isTrue();
    }
}
