package vn.tongket.report;

import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import vn.tongket.calendar.Deadline;
import vn.tongket.cycle.Obligation;
import vn.tongket.cycle.ReviewCycle;
import vn.tongket.notification.Notice;
import vn.tongket.notification.Notifications;
import vn.tongket.organization.Role;

/** What people are told about reports. */
@Component
public class ReportNotices {

    private final Notifications notifications;

    ReportNotices(Notifications notifications) {
        this.notifications = notifications;
    }

    void sentBack(Obligation obligation, ReviewCycle cycle, ReportVersion draft) {
        notifications.tell(about(obligation, cycle, Role.DRAFTER, "report-sent-back", ":" + draft.revision()));
    }

    void submitted(Obligation obligation, ReviewCycle cycle, int version, String checkers) {
        notifications.tell(
                Notice.to(checkers, "report-submitted", "report-submitted:" + obligation.id() + ":" + version)
                        .with("title", cycle.title())
                        .with("unit", obligation.reporterUnit())
                        .with("version", version)
                        .inCycle(cycle.id())
                        .linking(link(obligation)));
    }

    void accepted(Obligation obligation, ReviewCycle cycle, int version) {
        notifications.tell(about(obligation, cycle, Role.DRAFTER, "report-accepted", ":" + version));
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
