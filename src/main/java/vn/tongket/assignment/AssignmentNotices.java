package vn.tongket.assignment;

import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import vn.tongket.calendar.Deadline;
import vn.tongket.notification.Notice;
import vn.tongket.notification.Notifications;
import vn.tongket.organization.Role;
import vn.tongket.organization.Units;

/** Tells units and trackers what happened to assignments. */
@Component
class AssignmentNotices {

    private final FollowUpStore followUps;
    private final Units units;
    private final Notifications notifications;
    private final MessageSource messages;

    AssignmentNotices(FollowUpStore followUps, Units units, Notifications notifications, MessageSource messages) {
        this.followUps = followUps;
        this.units = units;
        this.notifications = notifications;
        this.messages = messages;
    }

    void opened(List<Assignment> opened, FollowUp followUp) {
        notifications.tell(opened.stream()
                .map(assignment -> notice(assignment, followUp, Role.LEADER, "assignment-opened", "opened")
                        .mayWait(1))
                .toList());
    }

    void submitted(Assignment assignment) {
        tell(assignment, "assignment-submitted", assignment.submittedAt().toString(), Role.TRACKER);
    }

    void confirmed(Assignment assignment) {
        tell(assignment, "assignment-confirmed", "confirmed", Role.DRAFTER, Role.LEADER);
    }

    void returned(Assignment assignment, String reason) {
        notifications.tell(List.of(
                with(assignment, Role.DRAFTER, "assignment-returned", "returned:" + assignment.returnedCount(), reason),
                with(
                        assignment,
                        Role.LEADER,
                        "assignment-returned",
                        "returned:" + assignment.returnedCount(),
                        reason)));
    }

    /** The tracker sent the report on a period back. */
    void reportReturned(Assignment assignment, long report, String reason) {
        FollowUp followUp = followUps.require(assignment.conclusionId());
        notifications.tell(List.of(Role.DRAFTER, Role.LEADER).stream()
                .map(role -> notice(assignment, followUp, role, "assignment-report-returned", "report:" + report)
                        .with("detail", reason))
                .toList());
    }

    /** Whoever leads the clause asks for a contribution. */
    void contributionAsked(Assignment assignment, String what) {
        notifications.tell(with(
                assignment, Role.LEADER, "assignment-contribution-asked", "asked:" + Math.abs(what.hashCode()), what));
    }

    void takenBack(Assignment assignment, String reason) {
        if (assignment.openedAt() != null) {
            notifications.tell(with(assignment, Role.LEADER, "assignment-taken-back", "taken-back", reason));
        }
    }

    void rescheduled(Assignment assignment, Deadline due) {
        if (assignment.openedAt() != null) {
            notifications.tell(
                    with(assignment, Role.LEADER, "assignment-rescheduled", "due:" + due.dueAt(), due.text()));
        }
    }

    void extensionRefused(Assignment assignment, long extension, String reason) {
        notifications.tell(
                with(assignment, Role.LEADER, "assignment-extension-refused", "extension:" + extension, reason));
    }

    private void tell(Assignment assignment, String template, String event, Role... roles) {
        FollowUp followUp = followUps.require(assignment.conclusionId());
        notifications.tell(java.util.Arrays.stream(roles)
                .map(role -> notice(assignment, followUp, role, template, event))
                .toList());
    }

    private Notice with(Assignment assignment, Role role, String template, String event, String detail) {
        return notice(assignment, followUps.require(assignment.conclusionId()), role, template, event)
                .with("detail", detail);
    }

    private Notice notice(Assignment assignment, FollowUp followUp, Role role, String template, String event) {
        String group = role == Role.TRACKER ? role.group(followUp.trackerUnit()) : role.group(assignment.unit());
        return Notice.to(group, template, "%s:%s:%s:%s".formatted(template, assignment.id(), event, role.suffix()))
                .with("unit", assignment.unitName())
                .with("ref", assignment.ref())
                .with("task", assignment.text())
                .with("conclusion", followUp.citation())
                .with(
                        "due",
                        assignment.due().isKnown()
                                ? assignment.due().text()
                                : messages.getMessage("web.task.no-due", null, Locale.ROOT))
                .inCycle(assignment.cycleId())
                .linking("/assignments/" + assignment.id());
    }
}
