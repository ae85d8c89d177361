package vn.tongket.notification;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.audit.Actor;
import vn.tongket.overview.Upcoming;

/** Mails of the last weeks that the mail server refused for good, for administrators. */
@Component
class MailUpkeep implements Upcoming {

    private static final Duration LATELY = Duration.ofDays(30);

    private final JdbcClient jdbc;

    MailUpkeep(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Due> of(Actor actor, Instant now, int limit) {
        if (!actor.isAdministrator()) {
            return List.of();
        }
        return jdbc
                .sql("select count(*) from app.mail where given_up_at > :since")
                .param("since", now.minus(LATELY).atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .list()
                .stream()
                .filter(lost -> lost > 0)
                .map(lost -> new Due("home.due.mail", List.of("", lost), null, lost, "/quan-tri/thu"))
                .toList();
    }
}
