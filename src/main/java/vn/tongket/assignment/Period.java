package vn.tongket.assignment;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import vn.tongket.calendar.Deadline;

/**
 * One reporting period. As in Điều 12 of Nghị định 09/2019/NĐ-CP it ends on the cut-off day of its last month and begins
 * on the day after that of the month before the first: with the 14th, the first quarter runs from 15/12 to 14/3.
 *
 * @param number 1 for January, the first quarter or the first half; 1 for a whole year
 */
public record Period(PeriodKind kind, int year, int number, LocalDate from, LocalDate to) {

    private static final int REPORTED_UNTIL = 25;

    /** The period in which the day lies. */
    public static Period containing(LocalDate day, PeriodKind kind, int cutOffDay) {
        YearMonth month = YearMonth.from(day);
        if (day.isAfter(cutOff(month, cutOffDay))) {
            month = month.plusMonths(1);
        }
        int number = (month.getMonthValue() - 1) / kind.months() + 1;
        YearMonth last = YearMonth.of(month.getYear(), number * kind.months());
        return new Period(
                kind,
                month.getYear(),
                number,
                cutOff(last.minusMonths(kind.months()), cutOffDay).plusDays(1),
                cutOff(last, cutOffDay));
    }

    public Period next(int cutOffDay) {
        return containing(to.plusDays(1), kind, cutOffDay);
    }

    /** The last moment whose figures belong to the period. */
    public Instant endsAt() {
        return Deadline.day(to).dueAt();
    }

    /** Until when the report on the period is to be sent: the 25th of its last month, or ten days later than a late cut-off. */
    public Instant reportDueAt() {
        LocalDate usual = to.withDayOfMonth(REPORTED_UNTIL);
        return Deadline.day(usual.isAfter(to) ? usual : to.plusDays(10)).dueAt();
    }

    private static LocalDate cutOff(YearMonth month, int day) {
        return month.atDay(Math.min(day, month.lengthOfMonth()));
    }
}
