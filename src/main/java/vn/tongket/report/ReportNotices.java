package vn.tongket.report;

import java.util.List;
import java.util.Map;
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

    /** Every unit learns what it owes, with one round trip for all. */
    public void opened(List<Obligation> obligations, ReviewCycle cycle, Map<String, String> unitNames) {
        notifications.tell(obligations.stream()
                .map(obligation -> about(obligation, cycle, Role.DRAFTER, "report-opened", "")
                        .with("unit", unitNames.get(obligation.reporterUnit()))
                        .with("due", obligation.due().text()))
                .toList());
    }

    void submitted(Obligation obligation, ReviewCycle cycle, int version, String checkers) {
        notifications.tell(Notice.to(
                        checkers, "report-submitted", "report-submitted:" + obligation.id() + ":" + version)
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
                        .with("due", newDue.isKnown() ? newDue.text() : obligation.due().text()))
                .toList());
    }

    private static Notice about(
            Obligation obligation, ReviewCycle cycle, Role role, String template, String suffix) {
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
