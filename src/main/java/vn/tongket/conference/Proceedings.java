package vn.tongket.conference;

import java.util.List;
import java.util.UUID;
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

    /**
     * What somebody said; the unit may be unknown.
     *
     * @param turn the turn of the speaking list it was said in, or null
     */
    public record Speech(String speaker, String unit, String said, UUID turn) {

        public Speech(String speaker, String unit, String said) {
            this(speaker, unit, said, null);
        }
    }

    /** A limitation that was named at the conference; {@code raisedBy} says by whom, by office, or is null. */
    public record Weakness(String said, String topic, String raisedBy) {

        public Weakness(String said, String topic) {
            this(said, topic, null);
        }
    }

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
