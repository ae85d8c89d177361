package vn.tongket.conference;

import java.util.List;
import vn.tongket.calendar.Deadline;

/**
 * What was said and done at a conference.
 *
 * @param remarks the chair's closing remarks, in the order in which they were said
 * @param version the version that was read; null saves whatever the version is
 */
public record Proceedings(
        Deadline held,
        String place,
        Chair chair,
        String evaluation,
        List<Attendance> attendance,
        List<Speech> speeches,
        List<Weakness> limitations,
        List<Remark> remarks,
        Integer version) {

    /** Whether an invited unit was there, and who came; null means that nobody has noted it yet. */
    public record Attendance(String unit, Boolean attended, String by) {}

    /** What somebody said; the unit may be unknown. */
    public record Speech(String speaker, String unit, String said) {}

    /** A limitation that was named at the conference. */
    public record Weakness(String said, String topic) {}

    /**
     * One closing remark: a draft of one clause.
     *
     * @param general whether it is addressed to everybody, before the numbered tasks
     */
    public record Remark(boolean general, String said, String leadUnit, String leadGroup, Deadline due) {

        public Remark {
            due = due == null ? Deadline.UNKNOWN : due;
        }
    }

    public Proceedings {
        held = held == null ? Deadline.UNKNOWN : held;
        chair = chair == null ? Chair.UNKNOWN : chair;
        attendance = attendance == null ? List.of() : List.copyOf(attendance);
        speeches = speeches == null ? List.of() : List.copyOf(speeches);
        limitations = limitations == null ? List.of() : List.copyOf(limitations);
        remarks = remarks == null ? List.of() : List.copyOf(remarks);
    }
}
