package vn.tongket.web.assignment;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.UUID;
import vn.tongket.Refusal;
import vn.tongket.Text;
import vn.tongket.assignment.list.TaskFilter;
import vn.tongket.calendar.Deadline;

/**
 * What of a list of tasks is looked at, as it stands in the address.
 *
 * @param ngay the day at whose end the list is asked for, as typed
 */
record TaskQuery(
        String q, String trangthai, String dot, String donvi, String khoan, String ngay, Boolean cho, String xep) {

    TaskFilter filter() {
        return new TaskFilter(
                id(dot),
                null,
                donvi,
                trangthai,
                khoan,
                q,
                day() == null ? null : Deadline.day(day()).dueAt(),
                Boolean.TRUE.equals(cho),
                xep == null ? "due" : xep);
    }

    /** The day that is meant; null for today. What is no day is refused with the sentence of deadlines. */
    LocalDate day() {
        if (Text.isBlank(ngay)) {
            return null;
        }
        try {
            return LocalDate.parse(Text.clean(ngay));
        } catch (DateTimeParseException typedOtherwise) {
            Deadline day = Deadline.parse(ngay);
            if (!day.isKnown()) {
                throw Refusal.at("ngay", "calendar.deadline.unreadable", ngay);
            }
            return day.lastDay();
        }
    }

    TaskQuery withoutDay() {
        return new TaskQuery(q, trangthai, dot, donvi, khoan, null, cho, xep);
    }

    private static UUID id(String typed) {
        try {
            return Text.isBlank(typed) ? null : UUID.fromString(Text.clean(typed));
        } catch (IllegalArgumentException foreign) {
            return new UUID(0, 0);
        }
    }
}
