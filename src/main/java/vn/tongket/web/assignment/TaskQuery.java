package vn.tongket.web.assignment;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import vn.tongket.Refusal;
import vn.tongket.Text;
import vn.tongket.assignment.list.Age;
import vn.tongket.assignment.list.TaskFilter;
import vn.tongket.calendar.Deadline;
import vn.tongket.conclusion.Addressee.Role;

/**
 * What of a list of tasks is looked at, as it stands in the address.
 *
 * @param ngay the day at whose end the list is asked for, as typed
 */
record TaskQuery(
        String q,
        String trangthai,
        String dot,
        String donvi,
        String khoan,
        String ngay,
        Boolean cho,
        String xep,
        String tuoi,
        String vai) {

    private static final String FIRST = "urgent";

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
                Text.isBlank(xep) ? FIRST : xep,
                Age.named(tuoi),
                role());
    }

    private Role role() {
        return Role.LEAD.name().equals(vai)
                ? Role.LEAD
                : Role.COOPERATING.name().equals(vai) ? Role.COOPERATING : null;
    }

    /** The address of a list with what is looked at, one thing of it changed; null leaves that out. */
    public String to(String path, String name, Object value) {
        return address(path, name, value, null, null);
    }

    /** The same with two things changed. */
    public String to(String path, String name, Object value, String other, Object otherValue) {
        return address(path, name, value, other, otherValue);
    }

    private String address(String path, String name, Object value, String other, Object otherValue) {
        Map<String, Object> parts = new LinkedHashMap<>();
        parts.put("q", q);
        parts.put("trangthai", trangthai);
        parts.put("dot", dot);
        parts.put("donvi", donvi);
        parts.put("khoan", khoan);
        parts.put("ngay", ngay);
        parts.put("cho", Boolean.TRUE.equals(cho) ? "true" : null);
        parts.put("xep", xep);
        parts.put("tuoi", tuoi);
        parts.put("vai", vai);
        parts.put(name, value);
        if (other != null) {
            parts.put(other, otherValue);
        }
        StringBuilder address = new StringBuilder(path);
        parts.forEach((part, typed) -> {
            if (typed != null && !Text.isBlank(typed.toString())) {
                address.append(address.indexOf("?") < 0 ? '?' : '&')
                        .append(part)
                        .append('=')
                        .append(URLEncoder.encode(typed.toString(), StandardCharsets.UTF_8));
            }
        });
        return address.toString();
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
        return new TaskQuery(q, trangthai, dot, donvi, khoan, null, cho, xep, tuoi, vai);
    }

    /** The same in a cycle. */
    TaskQuery inCycle(UUID cycle) {
        return new TaskQuery(q, trangthai, cycle.toString(), donvi, khoan, ngay, cho, xep, tuoi, vai);
    }

    private static UUID id(String typed) {
        try {
            return Text.isBlank(typed) ? null : UUID.fromString(Text.clean(typed));
        } catch (IllegalArgumentException foreign) {
            return new UUID(0, 0);
        }
    }
}
