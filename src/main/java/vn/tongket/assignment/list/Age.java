package vn.tongket.assignment.list;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import vn.tongket.calendar.Deadline;

/** How old an open task is, counted in days from its due date; every open task is of exactly one age. */
public enum Age {
    LATE_MORE,
    LATE_90,
    LATE_30,
    LATE_7,
    THIS_WEEK,
    THIS_MONTH,
    LATER,
    NO_DATE;

    private static final String ZONE = "at time zone 'Asia/Ho_Chi_Minh'";

    /** The age of {@code s} as of {@code :at}, null for a task that is done or halted. */
    static final String SQL = """
            case when %1$s = any(:overdue) then
                   case when (:at::timestamptz %2$s)::date - (s.due_at %2$s)::date > 90 then 'LATE_MORE'
                        when (:at::timestamptz %2$s)::date - (s.due_at %2$s)::date > 30 then 'LATE_90'
                        when (:at::timestamptz %2$s)::date - (s.due_at %2$s)::date > 7 then 'LATE_30'
                        else 'LATE_7' end
                 when %1$s = any(:open) then
                   case when s.due_at is null then 'NO_DATE'
                        when (s.due_at %2$s)::date <= :weekEnd then 'THIS_WEEK'
                        when (s.due_at %2$s)::date <= :monthEnd then 'THIS_MONTH'
                        else 'LATER' end end
            """.formatted(FactKeys.SQL, ZONE);

    public boolean isLate() {
        return ordinal() <= LATE_7.ordinal();
    }

    /** Days from which and to which a late task is of this age; 0 where there is no such end. */
    public int daysFrom() {
        return switch (this) {
            case LATE_MORE -> 91;
            case LATE_90 -> 31;
            case LATE_30 -> 8;
            case LATE_7 -> 1;
            default -> 0;
        };
    }

    /** Null for what is no age, as addresses are typed by people. */
    public static Age named(String typed) {
        for (Age age : values()) {
            if (age.name().equals(typed)) {
                return age;
            }
        }
        return null;
    }

    static StatementSpec bind(StatementSpec statement, FactKeys keys, Instant at) {
        LocalDate today = LocalDate.ofInstant(at, Deadline.ZONE);
        return statement
                .param("overdue", keys.overdue())
                .param("open", keys.open())
                .param("weekEnd", today.with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY)))
                .param("monthEnd", today.with(TemporalAdjusters.lastDayOfMonth()));
    }
}
