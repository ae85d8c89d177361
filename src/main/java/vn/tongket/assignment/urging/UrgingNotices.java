package vn.tongket.assignment.urging;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import vn.tongket.notification.Notice;
import vn.tongket.notification.Notifications;
import vn.tongket.organization.Role;

/** Tells units, signers and chairs about cases. */
@Component
class UrgingNotices {

    private static final int HAS_TO_ANSWER = 4;
    private static final int DUE_NOW = 2;
    private static final String BOARD = "/don-doc";

    private final Notifications notifications;
    private final MessageSource messages;

    UrgingNotices(Notifications notifications, MessageSource messages) {
        this.notifications = notifications;
        this.messages = messages;
    }

    /** Units learn what they are asked; signers how much waits for them, with one notice a day. */
    void opened(List<UrgingCase> opened, Map<UUID, List<CaseItem>> items) {
        List<Notice> told = new ArrayList<>();
        Map<String, Map<LocalDate, Long>> waiting = new LinkedHashMap<>();
        for (UrgingCase one : opened) {
            if (one.kind() == CaseKind.EXPLANATION) {
                told.add(
                        Notice.to(Role.LEADER.group(one.unit()), "urging-explanation", "urging-explanation:" + one.id())
                                .with("unit", one.unitName())
                                .with("sender", sender(one))
                                .with("until", String.valueOf(one.answerBy()))
                                .with("tasks", list(items.getOrDefault(one.id(), List.of())))
                                .linking("/assignments/" + one.id())
                                .mayWait(HAS_TO_ANSWER));
            } else {
                waiting.computeIfAbsent(one.signerUnit(), unit -> new LinkedHashMap<>())
                        .merge(one.begunOn(), 1L, Long::sum);
            }
        }
        waiting.forEach((unit, days) -> days.forEach((day, count) -> told.add(
                Notice.to(Role.TRACKER.group(unit), "urging-waiting", "urging-waiting:%s:%s".formatted(unit, day))
                        .with("day", day.toString())
                        .linking(BOARD)
                        .mayWait(DUE_NOW))));
        notifications.tell(told);
    }

    /** An official letter goes out by itself; answers the ids of the notices. */
    List<UUID> letterSent(UrgingCase letter, List<CaseItem> items, String subject, String text, String symbol) {
        List<UUID> ids = new ArrayList<>();
        List<Notice> told = new ArrayList<>();
        for (Role role : List.of(Role.LEADER, Role.DRAFTER)) {
            told.add(Notice.to(
                            role.group(letter.unit()),
                            "assignment-letter",
                            "letter:" + letter.id() + ":" + role.suffix())
                    .with("symbol", symbol)
                    .with("subject", subject)
                    .with("text", text + "\n\n" + list(items))
                    .inCycle(items.get(0).cycle())
                    .linking("/nhiem-vu/" + items.get(0).assignment() + "/don-doc"));
        }
        ids.addAll(notifications.tell(told));
        return ids;
    }

    void explained(UrgingCase one) {
        notifications.tell(
                Notice.to(Role.TRACKER.group(one.signerUnit()), "urging-explained", "urging-explained:" + one.id())
                        .with("unit", one.unitName())
                        .with("promised", String.valueOf(one.promisedOn()))
                        .with("text", one.answer())
                        .linking(BOARD + "/viec/" + one.id())
                        .mayWait(1));
    }

    void decided(UrgingCase one, boolean criticised) {
        List<Notice> told = new ArrayList<>();
        told.add(decided(one, Role.TRACKER.group(one.signerUnit()), criticised));
        if (criticised) {
            told.add(decided(one, Role.LEADER.group(one.unit()), true));
        }
        notifications.tell(told);
    }

    private static Notice decided(UrgingCase one, String recipient, boolean criticised) {
        String template = criticised ? "urging-criticised" : "urging-not-criticised";
        return Notice.to(recipient, template, "%s:%s:%s".formatted(template, one.id(), recipient))
                .with("unit", one.unitName())
                .with("text", one.decision())
                .linking(BOARD + "/viec/" + one.id());
    }

    private String sender(UrgingCase one) {
        return "PARTY_OFFICE".equals(one.sender())
                ? messages.getMessage("assignment.party-office", null, Locale.ROOT)
                : one.senderName();
    }

    private String list(List<CaseItem> items) {
        return items.stream()
                .map(item -> messages.getMessage(
                        "urging.line",
                        new Object[] {item.ref(), item.conclusion(), item.due().text(), item.daysLate(), item.task()},
                        Locale.ROOT))
                .collect(Collectors.joining("\n"));
    }
}
