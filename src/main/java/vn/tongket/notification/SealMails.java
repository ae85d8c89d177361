package vn.tongket.notification;

import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.audit.seal.OutsidePlace;
import vn.tongket.audit.seal.Overseers;
import vn.tongket.calendar.Deadline;

/** Mails the last root of a day to the auditors over all units, so that each of them holds proof of their own. */
@Component
class SealMails implements OutsidePlace {

    private static final String TEMPLATE = "seal-root";
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("HH:mm:ss dd/MM/yyyy").withZone(Deadline.ZONE);

    private final Notifications notifications;
    private final Overseers overseers;
    private final JdbcClient jdbc;

    SealMails(Notifications notifications, Overseers overseers, JdbcClient jdbc) {
        this.notifications = notifications;
        this.overseers = overseers;
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "mail";
    }

    @Override
    @Transactional
    public Optional<String> tell(Told root) {
        List<String> groups = overseers.groups();
        if (groups.isEmpty()) {
            return Optional.of("NO_AUDITOR");
        }
        notifications.tell(groups.stream()
                .map(group -> Notice.to(group, TEMPLATE, TEMPLATE + ":" + root.number() + ":" + group)
                        .with("number", root.number())
                        .with("root", root.root())
                        .with("code", root.code())
                        .with("key", root.key())
                        .with("at", MOMENT.format(root.at()))
                        .linking("/niem-phong"))
                .toList());
        return problem();
    }

    /** What holds up the newest of these mails. */
    private Optional<String> problem() {
        return jdbc.sql("""
                        select case when n.last_error in ('NO_ADDRESS', 'NO_MAIL_SERVER') then n.last_error
                                    when m.last_error is not null and m.sent_at is null then 'REFUSED' end
                          from (select * from app.notice where template = :template
                                 order by created_at desc limit 1) n
                          left join app.mail m on m.notice_id = n.id
                         order by 1 nulls last limit 1
                        """)
                .param("template", TEMPLATE)
                .query((row, index) -> Optional.ofNullable(row.getString(1)))
                .optional()
                .flatMap(found -> found);
    }
}
