package vn.tongket.conclusion.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.tongket.calendar.Deadline;

class TimetableTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 8, 3);
    private static final Set<Step> ALL = EnumSet.allOf(Step.class);
    private static final Days DAYS = new Weekdays(LocalDate.of(2026, 9, 2));

    @Test
    void every_step_is_reckoned_back_from_the_conference_in_working_days() {
        Timetable table = at(day("2026-09-30"), Map.of(), Map.of(), null);

        assertThat(latest(table, Step.CONFERENCE)).isEqualTo("2026-09-30");
        assertThat(latest(table, Step.INVITED)).isEqualTo("2026-09-23");
        assertThat(latest(table, Step.REPORT_APPROVED)).isEqualTo("2026-09-21");
        assertThat(latest(table, Step.CONSOLIDATED)).isEqualTo("2026-09-14");
        // ten working days back from the 14th, over the holiday of 2 September
        assertThat(latest(table, Step.REPORTS_DUE)).isEqualTo("2026-08-28");
        assertThat(latest(table, Step.PLAN_ISSUED)).isEqualTo("2026-08-04");
        assertThat(latest(table, Step.AWARDED)).isEqualTo("2026-09-25");
        assertThat(latest(table, Step.CONCLUSION)).isEqualTo("2026-10-07");
        assertThat(table.rows()).allSatisfy(row -> assertThat(row.isLate()).isFalse());
    }

    @Test
    void slack_is_what_lies_between_the_expected_and_the_latest_day() {
        Timetable table = at(
                day("2026-09-30"),
                Map.of(Step.REPORTS_DUE, day("2026-08-26")),
                Map.of(Step.PLAN_ISSUED, LocalDate.of(2026, 7, 20)),
                null);

        assertThat(row(table, Step.PLAN_ISSUED).done()).isEqualTo("2026-07-20");
        assertThat(row(table, Step.REPORTS_DUE).expected()).isEqualTo("2026-08-26");
        assertThat(row(table, Step.REPORTS_DUE).slack()).isEqualTo(2);
        assertThat(row(table, Step.INVITED).slack()).isEqualTo(2);
        assertThat(row(table, Step.CONFERENCE).slack()).isZero();
    }

    @Test
    void slip_eats_the_slack_first_and_makes_late_what_comes_behind() {
        Map<Step, Deadline> planned = Map.of(Step.REPORTS_DUE, day("2026-08-26"));
        Map<Step, LocalDate> done = Map.of(Step.PLAN_ISSUED, LocalDate.of(2026, 7, 20));

        Timetable harmless = at(day("2026-09-30"), planned, done, new Timetable.Slip(Step.REPORTS_DUE, 2));
        assertThat(harmless.rows()).noneMatch(Row::isMadeLate);

        Timetable late = at(day("2026-09-30"), planned, done, new Timetable.Slip(Step.REPORTS_DUE, 5));
        assertThat(late.rows().stream().filter(Row::isMadeLate).map(Row::step))
                .containsExactly(
                        Step.REPORTS_DUE,
                        Step.CONSOLIDATED,
                        Step.REPORT_APPROVED,
                        Step.INVITED,
                        Step.CONFERENCE,
                        Step.CONCLUSION);
        assertThat(row(late, Step.CONFERENCE).slipped()).isEqualTo("2026-10-05");
        assertThat(row(late, Step.CONFERENCE).slippedSlack()).isEqualTo(-3);
        // what is done slips no more
        assertThat(at(day("2026-09-30"), planned, done, new Timetable.Slip(Step.PLAN_ISSUED, 9))
                        .rows())
                .noneMatch(Row::isMadeLate);
    }

    @Test
    void month_means_its_last_working_day_and_a_day_off_the_working_day_before_it() {
        Timetable month = at(Deadline.month(2026, 10), Map.of(), Map.of(), null);
        assertThat(month.conference()).isEqualTo("2026-10-30");
        assertThat(month.exact()).isFalse();

        Timetable holiday = at(day("2026-09-02"), Map.of(), Map.of(), null);
        assertThat(holiday.dayOff()).isTrue();
        assertThat(holiday.conference()).isEqualTo("2026-09-01");
    }

    @Test
    void without_a_date_the_steps_are_reckoned_forward_only() {
        Timetable table = at(Deadline.UNKNOWN, Map.of(), Map.of(), null);

        assertThat(table.conference()).isNull();
        assertThat(table.rows()).allSatisfy(row -> {
            assertThat(row.latest()).isNull();
            assertThat(row.slack()).isNull();
            assertThat(row.expected()).isNotNull();
        });
        assertThat(row(table, Step.CONFERENCE).expected()).isEqualTo("2026-09-29");
    }

    @Test
    void cycle_of_a_conference_alone_has_the_steps_it_has() {
        Timetable table = Timetable.of(
                new Facts(day("2026-08-31"), Map.of(), Map.of(), EnumSet.of(Step.INVITED, Step.CONFERENCE)),
                Map.of(Step.CONFERENCE, 10),
                DAYS,
                TODAY,
                null);

        assertThat(table.rows()).extracting(Row::step).containsExactly(Step.INVITED, Step.CONFERENCE);
        assertThat(latest(table, Step.INVITED)).isEqualTo("2026-08-17");
    }

    private static Timetable at(
            Deadline conference, Map<Step, Deadline> planned, Map<Step, LocalDate> done, Timetable.Slip slip) {
        return Timetable.of(new Facts(conference, planned, done, ALL), Map.of(), DAYS, TODAY, slip);
    }

    private static Deadline day(String day) {
        return Deadline.day(LocalDate.parse(day));
    }

    private static Row row(Timetable table, Step step) {
        return table.rows().stream()
                .filter(one -> one.step() == step)
                .findFirst()
                .orElseThrow();
    }

    private static LocalDate latest(Timetable table, Step step) {
        return row(table, step).latest();
    }

    /** Monday to Friday, and one holiday. */
    private record Weekdays(LocalDate holiday) implements Days {

        @Override
        public boolean isWorked(LocalDate day) {
            return day.getDayOfWeek().getValue() < DayOfWeek.SATURDAY.getValue() && !day.equals(holiday);
        }

        @Override
        public LocalDate add(LocalDate day, int workingDays) {
            LocalDate found = day;
            for (int left = Math.abs(workingDays); left > 0; ) {
                found = found.plusDays(Integer.signum(workingDays));
                left -= isWorked(found) ? 1 : 0;
            }
            return found;
        }

        @Override
        public int between(LocalDate from, LocalDate to) {
            int step = to.isAfter(from) ? 1 : -1;
            int count = 0;
            for (LocalDate day = from; !day.equals(to); ) {
                day = day.plusDays(step);
                count += isWorked(day) ? step : 0;
            }
            return count;
        }
    }
}
