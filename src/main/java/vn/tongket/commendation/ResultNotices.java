package vn.tongket.commendation;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import vn.tongket.calendar.Deadline;
import vn.tongket.document.IssuedDocument;
import vn.tongket.notification.Notice;
import vn.tongket.notification.Notifications;
import vn.tongket.organization.Role;

/** Tells each unit what became of its proposals: in numbers, because names of individuals do not go into mail. */
@Component
class ResultNotices {

    private final Notifications notifications;
    private final MessageSource messages;

    ResultNotices(Notifications notifications, MessageSource messages) {
        this.notifications = notifications;
        this.messages = messages;
    }

    /** Repeating it tells nobody twice. */
    void tell(Commendation commendation, List<Nomination> nominations, IssuedDocument decision) {
        Map<String, List<Nomination>> byUnit = nominations.stream()
                .filter(nomination -> nomination.unit() != null && !nomination.withdrawn())
                .collect(Collectors.groupingBy(Nomination::unit, TreeMap::new, Collectors.toList()));
        notifications.tell(byUnit.entrySet().stream()
                .map(entry -> notice(commendation, entry.getKey(), entry.getValue(), decision))
                .toList());
    }

    private Notice notice(Commendation commendation, String unit, List<Nomination> proposed, IssuedDocument decision) {
        List<Nomination> honoured = proposed.stream()
                .filter(nomination -> decision != null && nomination.award().ordinal() != null)
                .toList();
        return Notice.to(
                        Role.LEADER.group(unit),
                        "commendation-result",
                        "commendation-result:" + commendation.id() + ":" + unit)
                .with("unit", proposed.get(0).unitName())
                .with("title", commendation.title())
                .with("proposed", Counts.of(proposed).text())
                .with(
                        "honoured",
                        honoured.isEmpty() ? text("none") : Counts.of(honoured).text())
                .with(
                        "decision",
                        decision == null
                                ? text("no-decision")
                                : text(
                                        "decision",
                                        decision.symbol(),
                                        Deadline.day(decision.issuedOn()).text()))
                .inCycle(commendation.cycleId())
                .linking("/khen-thuong/%s/de-nghi?donvi=%s".formatted(commendation.id(), unit));
    }

    private String text(String which, Object... args) {
        return messages.getMessage("commendation.result." + which, args, Locale.ROOT);
    }
}
