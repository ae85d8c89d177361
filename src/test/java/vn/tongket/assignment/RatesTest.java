package vn.tongket.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The arithmetic of rates, targets and periods, with the figures of real reports. */
class RatesTest {

    @Test
    void rates_are_those_of_report_1270_of_2017() {
        Rates rates = Rates.NONE
                .plus("ON_TIME", 14_068)
                .plus("LATE", 1_983)
                .plus("WITHIN_TERM", 5_640)
                .plus("OVERDUE", 223)
                .plus("EXCLUDED", 12);

        assertThat(rates.total()).isEqualTo(21_914);
        assertThat(rates.completed()).isEqualTo(16_051);
        assertThat(rates.overdue() + rates.withinTerm()).isEqualTo(5_863);
        assertThat(rates.completionRate()).contains(new BigDecimal("98.63"));
        assertThat(rates.overdueRate()).contains(new BigDecimal("1.37"));
        assertThat(rates.onTimeRate()).contains(new BigDecimal("87.65"));
    }

    @Test
    void rates_are_those_of_quang_nam_of_2020() {
        Rates rates = new Rates(585, 0, 181, 67, 0, 0);

        assertThat(rates.total()).isEqualTo(833);
        assertThat(rates.completionRate()).contains(new BigDecimal("76.37"));
        assertThat(rates.overdueRate()).contains(new BigDecimal("23.63"));
    }

    @Test
    void nothing_due_has_no_rate_and_one_overdue_of_many_is_never_rounded_away() {
        assertThat(new Rates(0, 0, 0, 7, 3, 1).completionRate()).isEmpty();
        assertThat(new Rates(99_999, 0, 1, 0, 0, 0).completionRate()).contains(new BigDecimal("99.99"));
        assertThat(new Rates(99_999, 0, 1, 0, 0, 0).overdueRate()).contains(new BigDecimal("0.01"));
        assertThat(new Rates(4, 1, 0, 9, 0, 0).completionRate()).contains(new BigDecimal("100.00"));
    }

    @ParameterizedTest
    @CsvSource(
            value = {
                "1023; 1023; 100; %; 100 %; true",
                "1022; 1023; 100; %; 99,9 %; false",
                "10229; 10230; 100; %; 99,9 %; false",
                "1024; 1023; 100; %; 100 %; true",
                "997; 1000; 95; %; 99,7 %; true",
                "12; ; 12; mô hình; 12 mô hình; true",
                "11.5; ; 12; km; 11,5 km; false",
                "; ; 12; km; ''; false",
                "5; 0; 100; %; ''; false",
                "5; ; ; km; 5 km; true"
            },
            delimiter = ';')
    void target_is_met_exactly_and_shown_without_rounding_up(
            BigDecimal achieved, BigDecimal assigned, BigDecimal target, String unit, String text, boolean met) {
        Achievement achievement = new Achievement(achieved, assigned, target, unit);

        assertThat(achievement.text()).isEqualTo(text);
        assertThat(achievement.isMet()).isEqualTo(met);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-14, MONTH,     14, 2026, 3, 2026-02-15, 2026-03-14",
        "2026-03-15, MONTH,     14, 2026, 4, 2026-03-15, 2026-04-14",
        "2025-12-15, QUARTER,   14, 2026, 1, 2025-12-15, 2026-03-14",
        "2026-08-01, QUARTER,   14, 2026, 3, 2026-06-15, 2026-09-14",
        "2026-06-14, HALF_YEAR, 14, 2026, 1, 2025-12-15, 2026-06-14",
        "2026-06-15, HALF_YEAR, 14, 2026, 2, 2026-06-15, 2026-12-14",
        "2026-12-15, YEAR,      14, 2027, 1, 2026-12-15, 2027-12-14",
        "2026-02-28, MONTH,     31, 2026, 2, 2026-02-01, 2026-02-28"
    })
    void period_follows_the_cut_off_day(
            LocalDate day, PeriodKind kind, int cutOff, int year, int number, LocalDate from, LocalDate to) {
        Period period = Period.containing(day, kind, cutOff);

        assertThat(period).isEqualTo(new Period(kind, year, number, from, to));
        assertThat(period.next(cutOff).from()).isEqualTo(to.plusDays(1));
        assertThat(period.reportDueAt()).isAfter(period.endsAt());
    }
}
