package vn.tongket.assignment.urging;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import vn.tongket.notification.ReminderLadder.Rung;
import vn.tongket.organization.Role;

/**
 * One step up the ladder that an assignment takes today.
 *
 * @param towards the due day, or the end of the period: towards one day each rung is taken once
 * @param due as the notice says it
 */
record Step(OpenTask task, Rung rung, LocalDate towards, String due) {

    UUID assignment() {
        return task.id();
    }

    boolean isByPartyOffice() {
        return "PARTY_OFFICE".equals(rung.sender());
    }

    /** What the step asks a person to do about the unit; none when it is told by a notice. */
    Optional<CaseKind> kind() {
        return CaseKind.of(rung.channel());
    }

    List<Role> roles() {
        return switch (rung.audience()) {
            case "DRAFTER" -> List.of(Role.DRAFTER);
            case "LEADER" -> List.of(Role.LEADER);
            case "TRACKER" -> List.of(Role.TRACKER);
            default -> List.of(Role.DRAFTER, Role.LEADER);
        };
    }

    /** The text of the notice. */
    String template() {
        return switch (rung.code()) {
            case "OVERDUE_NOTICE" -> "assignment-overdue";
            case "LISTED" -> "assignment-listed";
            case "HEAD_DIGEST" -> "assignment-due-today";
            case "PROGRESS_DUE" -> "assignment-progress-due";
            default -> "assignment-due-soon";
        };
    }

    /** Where it stands in the mail of the day. */
    int urgency() {
        return switch (rung.code()) {
            case "OVERDUE_NOTICE" -> 3;
            case "HEAD_DIGEST", "BEFORE_1" -> 2;
            case "LISTED" -> 0;
            default -> 1;
        };
    }
}
