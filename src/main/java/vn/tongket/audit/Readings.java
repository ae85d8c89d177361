package vn.tongket.audit;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Records who read something sensitive: once for a person, a thing and a day. */
@Component
public class Readings {

    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    private final JdbcClient jdbc;
    private final AuditLog audit;
    private final Clock clock;

    Readings(JdbcClient jdbc, AuditLog audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /** An act whose code ends with {@code .read}; the product itself reads without a record. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void note(Actor actor, Act act) {
        if (actor.isSystem() || known(actor, act)) {
            return;
        }
        audit.record(act);
    }

    private boolean known(Actor actor, Act act) {
        OffsetDateTime today = OffsetDateTime.now(clock)
                .atZoneSameInstant(ZONE)
                .toLocalDate()
                .atStartOfDay(ZONE)
                .toOffsetDateTime();
        // whoever reads the same thing in the same moment waits here, and then finds the record of the other
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:key, 38))")
                .param("key", String.join("|", actor.userId(), act.code(), act.subjectKind(), act.subjectId()))
                .query(row -> {});
        return jdbc.sql("""
                        select exists (select from app.audit_record
                                        where actor = :actor and act = :act and subject_kind = :kind
                                          and subject_id = :subject and occurred_at >= :today
                                          and occurred_at < :today + interval '1 day')
                        """)
                .param("actor", actor.userId())
                .param("act", act.code())
                .param("kind", act.subjectKind())
                .param("subject", act.subjectId())
                .param("today", today)
                .query(Boolean.class)
                .single();
    }
}
