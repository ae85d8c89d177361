package vn.tongket.assignment.publish;

import java.time.LocalDate;
import java.util.List;
import vn.tongket.assignment.list.TaskRow;

/**
 * What of the tasks is to be published, as it was typed.
 *
 * @param figuresOn the day up to whose end the figures go
 * @param clauses numbers of the clauses whose tasks are shown
 * @param statuses only tasks that stand so
 * @param leadOnly without the cooperating units
 * @param without codes of units that are left out
 */
public record Choice(
        String title,
        LocalDate figuresOn,
        List<Column> columns,
        List<String> clauses,
        List<String> statuses,
        boolean leadOnly,
        List<String> without) {

    /** What may be shown of a task: nothing that a unit or a person wrote. */
    public enum Column {
        REF,
        TEXT,
        UNIT,
        ROLE,
        DUE,
        ORIGINAL_DUE,
        STATUS,
        RESULT
    }

    /** Statuses that may be shown; halted tasks never are. */
    public static final List<String> STATUSES = List.of(
            "OVERDUE",
            "IN_PROGRESS",
            "NOT_STARTED",
            "NO_DEADLINE",
            "COMPLETED_LATE",
            "COMPLETED_ON_TIME",
            "COMPLETED_NO_DEADLINE");

    public Choice {
        columns = columns == null
                ? List.of()
                : columns.stream().distinct().sorted().toList();
        clauses = clauses == null ? List.of() : List.copyOf(clauses);
        statuses = statuses == null
                ? List.of()
                : statuses.stream().filter(STATUSES::contains).toList();
        without = without == null ? List.of() : List.copyOf(without);
    }

    boolean wants(TaskRow task) {
        return clauses.contains(task.ref())
                && statuses.contains(task.standing().status())
                && STATUSES.contains(task.standing().status())
                && !(leadOnly && task.role() != vn.tongket.conclusion.Addressee.Role.LEAD)
                && !without.contains(task.unit());
    }
}
