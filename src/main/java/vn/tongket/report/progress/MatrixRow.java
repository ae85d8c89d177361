package vn.tongket.report.progress;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import vn.tongket.calendar.Deadline;

/**
 * One report in the matrix of units.
 *
 * @param writer name of the unit that writes, where it is another one; else null
 * @param group name of the group through which the unit came into the plan; null when it was named itself
 * @param beganAt when the version that is being written was begun; the last one where none is
 * @param handedOverAt when that version was handed to the leader; null while it is written
 * @param submittedAt when it was submitted last, also where it was returned since
 */
public record MatrixRow(
        UUID id,
        String unitCode,
        String unit,
        String writer,
        String group,
        ReportState state,
        Deadline due,
        Instant openedAt,
        Instant beganAt,
        Instant handedOverAt,
        Instant submittedAt,
        int returned,
        Instant acceptedAt,
        Instant withdrawnAt,
        String withdrawnReason) {

    /** A step on the way of a report. */
    public enum Stage {
        OPENED,
        WRITTEN,
        HANDED_OVER,
        SUBMITTED,
        CHECKED
    }

    /** How a step stands. */
    public enum Mark {
        DONE,
        LATE,
        NOW,
        OVERDUE,
        RETURNED,
        NOT_YET,
        WITHDRAWN
    }

    /** One step of the report, with the moment where it has one. */
    public record Cell(Stage stage, Mark mark, Instant at) {}

    /** The steps in their order; what is not reached after a withdrawal never will be. */
    public List<Cell> cells() {
        List<Cell> cells = new ArrayList<>();
        for (Stage stage : Stage.values()) {
            Mark mark = mark(stage);
            boolean when = mark == Mark.DONE || mark == Mark.LATE || mark == Mark.RETURNED;
            cells.add(new Cell(stage, mark, when ? at(stage) : null));
        }
        return cells;
    }

    private Mark mark(Stage stage) {
        if (state == ReportState.WITHDRAWN) {
            return at(stage) == null || stage != Stage.OPENED ? Mark.WITHDRAWN : Mark.DONE;
        }
        if (state == ReportState.NOT_OPENED) {
            return Mark.NOT_YET;
        }
        Stage now = now();
        if (stage == Stage.CHECKED && returned > 0 && !state.isSubmitted()) {
            return Mark.RETURNED;
        }
        if (now == null || stage.ordinal() < now.ordinal()) {
            return stage == Stage.SUBMITTED && state.isLate() ? Mark.LATE : Mark.DONE;
        }
        if (stage == now) {
            return state == ReportState.OVERDUE ? Mark.OVERDUE : Mark.NOW;
        }
        return Mark.NOT_YET;
    }

    /** Where the report is; null when it is accepted. */
    private Stage now() {
        if (state.isAccepted()) {
            return null;
        }
        if (state.isSubmitted()) {
            return Stage.CHECKED;
        }
        return handedOverAt == null ? Stage.WRITTEN : Stage.HANDED_OVER;
    }

    private Instant at(Stage stage) {
        return switch (stage) {
            case OPENED -> openedAt;
            case WRITTEN -> handedOverAt;
            case HANDED_OVER -> submittedAt;
            case SUBMITTED -> submittedAt;
            case CHECKED -> acceptedAt;
        };
    }
}
