package vn.tongket.report.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.tongket.calendar.Deadline;
import vn.tongket.report.progress.Course.Round;
import vn.tongket.report.progress.MatrixRow.Cell;
import vn.tongket.report.progress.MatrixRow.Mark;

class ReportDayTest {

    private static final LocalDate DUE = LocalDate.of(2018, 8, 20);

    private static Instant on(int day) {
        return LocalDate.of(2018, 8, day).atTime(9, 0).atZone(Deadline.ZONE).toInstant();
    }

    private static Course course(Round... rounds) {
        return new Course(Deadline.day(DUE).dueAt(), null, List.of(rounds));
    }

    @Test
    void submission_decides_punctuality_and_a_return_takes_it_back() {
        List<Course> courses = List.of(
                course(new Round(on(18), true, on(22), true)),
                course(new Round(on(19), true, on(21), false), new Round(on(23), false, null, false)),
                course(),
                new Course(Deadline.day(DUE).dueAt(), on(19), List.of()));

        List<ReportDay> days = ReportDay.of(courses, LocalDate.of(2018, 8, 17), LocalDate.of(2018, 8, 23));

        assertThat(days)
                .containsExactly(
                        new ReportDay(LocalDate.of(2018, 8, 17), 4, 0, 0, 0, 0),
                        new ReportDay(LocalDate.of(2018, 8, 18), 4, 1, 0, 1, 1),
                        new ReportDay(LocalDate.of(2018, 8, 19), 3, 2, 0, 2, 2),
                        new ReportDay(LocalDate.of(2018, 8, 20), 3, 2, 0, 2, 3),
                        new ReportDay(LocalDate.of(2018, 8, 21), 3, 1, 0, 1, 3),
                        new ReportDay(LocalDate.of(2018, 8, 22), 3, 1, 1, 1, 3),
                        new ReportDay(LocalDate.of(2018, 8, 23), 3, 2, 1, 1, 3));
        assertThat(days.get(6).onTimeRate()).isEqualTo("33,3%");
        assertThat(days.get(0).onTimeRate()).isNull();
    }

    @Test
    void a_long_course_is_told_by_the_week_and_ends_on_its_last_day() {
        List<ReportDay> days = ReportDay.of(List.of(course()), LocalDate.of(2017, 1, 1), LocalDate.of(2018, 1, 3));
        assertThat(days).hasSize(54);
        assertThat(days.get(53).day()).isEqualTo(LocalDate.of(2018, 1, 3));
        List<ReportDay> century = ReportDay.of(List.of(course()), LocalDate.of(1900, 1, 1), LocalDate.of(2018, 1, 3));
        assertThat(century).hasSizeLessThanOrEqualTo(201);
        assertThat(century.get(0).day()).isEqualTo(LocalDate.of(1900, 1, 1));
    }

    /** The figures of report 1270/BC-TCTTTg: what still has time counts neither way. */
    @Test
    void rate_leaves_out_what_still_has_time_and_never_rounds_up_to_a_hundred() {
        Tally tally = new Tally(Map.of(
                ReportState.ACCEPTED, 14_068,
                ReportState.ACCEPTED_LATE, 1_983,
                ReportState.WRITING, 5_640,
                ReportState.OVERDUE, 223,
                ReportState.WITHDRAWN, 7));
        assertThat(tally.owed()).isEqualTo(21_914);
        assertThat(tally.decided()).isEqualTo(16_274);
        assertThat(tally.onTimeRate()).isEqualTo("86,4%");
        assertThat(Tally.percent(9_999, 10_000)).isEqualTo("99,9%");
        assertThat(Tally.percent(3, 3)).isEqualTo("100%");
        assertThat(Tally.percent(0, 0)).isNull();
    }

    @Test
    void steps_of_a_report_say_where_it_is() {
        assertThat(marks(ReportState.NOT_OPENED, 0)).containsOnly(Mark.NOT_YET);
        assertThat(marks(ReportState.WRITING, 0))
                .containsExactly(Mark.DONE, Mark.NOW, Mark.NOT_YET, Mark.NOT_YET, Mark.NOT_YET);
        assertThat(marks(ReportState.OVERDUE, 1))
                .containsExactly(Mark.DONE, Mark.OVERDUE, Mark.NOT_YET, Mark.NOT_YET, Mark.RETURNED);
        assertThat(marks(ReportState.SUBMITTED_LATE, 1))
                .containsExactly(Mark.DONE, Mark.DONE, Mark.DONE, Mark.LATE, Mark.NOW);
        assertThat(marks(ReportState.ACCEPTED, 0)).containsOnly(Mark.DONE);
        assertThat(marks(ReportState.WITHDRAWN, 0))
                .containsExactly(Mark.DONE, Mark.WITHDRAWN, Mark.WITHDRAWN, Mark.WITHDRAWN, Mark.WITHDRAWN);
    }

    private static List<Mark> marks(ReportState state, int returned) {
        MatrixRow row = new MatrixRow(
                null,
                "H1",
                "Huyện ủy",
                null,
                null,
                state,
                Deadline.day(DUE),
                on(6),
                on(6),
                null,
                null,
                returned,
                null,
                null,
                null);
        return row.cells().stream().map(Cell::mark).toList();
    }
}
