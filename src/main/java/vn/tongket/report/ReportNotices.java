package vn.tongket.report;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import vn.tongket.calendar.Deadline;
import vn.tongket.cycle.Obligation;
import vn.tongket.cycle.ReviewCycle;
import vn.tongket.notification.Notice;
import vn.tongket.notification.Notifications;
import vn.tongket.notification.ReminderLadder.Rung;
import vn.tongket.organization.Role;
import vn.tongket.organization.Unit;

/** What people are told about reports. Reviewers find what was submitted among their tasks: a mail for each of hundreds would be noise. */
@Component
public class ReportNotices {

    private final Notifications notifications;

    ReportNotices(Notifications notifications) {
        this.notifications = notifications;
    }

    void sentBack(Obligation obligation, ReviewCycle cycle, ReportVersion draft) {
        notifications.tell(about(obligation, cycle, Role.DRAFTER, "report-sent-back", ":" + draft.revision()));
    }

    /** The coordinator learns of an accepted amendment too, as figures that were put together change with it. */
    void accepted(Obligation obligation, ReviewCycle cycle, ReportVersion version, Checker checker) {
        Notice toUnit = about(obligation, cycle, Role.DRAFTER, "report-accepted", ":" + version.no());
        if (version.amendmentReason() == null) {
            notifications.tell(toUnit);
            return;
        }
        Notice toCoordinator = Notice.to(
                        Role.COORDINATOR.group(cycle.coordinatorUnit()),
                        "report-amended",
                        "report-amended:" + obligation.id() + ":" + version.no())
                .with("title", cycle.title())
                .with("unit", checker.reporter(obligation).name())
                .inCycle(cycle.id())
                .linking(link(obligation));
        notifications.tell(List.of(toUnit, toCoordinator));
    }

    /** The unit learns that its report is open again, and the coordinator, as figures may have been put together. */
    public void acceptanceUndone(Obligation obligation, ReviewCycle cycle, ReportVersion version, Checker checker) {
        String suffix = ":" + version.no() + ":" + UUID.randomUUID();
        String unit = checker.reporter(obligation).name();
        Notice toCoordinator = Notice.to(
                        Role.COORDINATOR.group(cycle.coordinatorUnit()),
                        "report-acceptance-undone",
                        "report-acceptance-undone:" + obligation.id() + ":coordinator" + suffix)
                .with("title", cycle.title())
                .inCycle(cycle.id())
                .linking(link(obligation));
        notifications.tell(Stream.concat(
                        Stream.of(Role.DRAFTER, Role.LEADER)
                                .map(role -> about(obligation, cycle, role, "report-acceptance-undone", suffix)),
                        Stream.of(toCoordinator))
                .map(notice -> notice.with("unit", unit))
                .toList());
    }

    void returned(Obligation obligation, ReviewCycle cycle, int version, Deadline newDue) {
        notifications.tell(Stream.of(Role.DRAFTER, Role.LEADER)
                .map(role -> about(obligation, cycle, role, "report-returned", ":" + version)
                        .with(
                                "due",
                                newDue.isKnown()
                                        ? newDue.text()
                                        : obligation.due().text()))
                .toList());
    }

    void reminder(Obligation obligation, ReviewCycle cycle, Unit unit, Rung rung, List<String> recipients) {
        String template = switch (rung.code()) {
            case "OVERDUE_NOTICE" -> "report-overdue";
            case "LISTED" -> "report-listed";
            default -> "report-reminder";
        };
        String key = "%s:%s:%s:%d"
                .formatted(
                        template,
                        obligation.id(),
                        rung.code(),
                        obligation.dueAt().getEpochSecond());
        notifications.tell(recipients.stream()
                .map(recipient -> Notice.to(recipient, template, key + ":" + recipient)
                        .with("title", cycle.title())
                        .with("unit", unit.name())
                        .with("due", obligation.due().text())
                        .inCycle(cycle.id())
                        .linking(link(obligation))
                        .mayWait(urgency(rung)))
                .toList());
    }

    /** Where a reminder stands in the mail of the day. */
    private static int urgency(Rung rung) {
        return switch (rung.code()) {
            case "OVERDUE_NOTICE" -> 3;
            case "BEFORE_1" -> 2;
            case "LISTED" -> 0;
            default -> 1;
        };
    }

    void extensionDecided(Obligation obligation, ReviewCycle cycle, boolean granted) {
        String template = granted ? "report-extension-granted" : "report-extension-refused";
        notifications.tell(about(
                        obligation,
                        cycle,
                        Role.DRAFTER,
                        template,
                        ":" + obligation.dueAt().getEpochSecond())
                .with("due", obligation.due().text()));
    }

    void withdrawn(Obligation obligation, ReviewCycle cycle) {
        notifications.tell(Stream.of(Role.DRAFTER, Role.LEADER)
                .map(role -> about(obligation, cycle, role, "report-withdrawn", ""))
                .toList());
    }

    private static Notice about(Obligation obligation, ReviewCycle cycle, Role role, String template, String suffix) {
        String group = role.group(obligation.reporterUnit());
        return Notice.to(group, template, template + ":" + obligation.id() + ":" + role.suffix() + suffix)
                .with("title", cycle.title())
                .inCycle(cycle.id())
                .linking(link(obligation));
    }

    private static String link(Obligation obligation) {
        return "/reports/" + obligation.id();
    }
}
