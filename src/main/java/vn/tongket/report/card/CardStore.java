package vn.tongket.report.card;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.tongket.report.ReferenceCard;

/** Cards in the place of classified reports. */
@Repository
class CardStore {

    private final JdbcClient jdbc;
    private final Clock clock;

    CardStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Turns the draft into a card, or changes the card; a draft that was handed over meanwhile is a conflict. */
    void declare(UUID draft, ReferenceCard card, String actor) {
        mark(draft, true);
        jdbc.sql("""
                        insert into app.reference_card (version_id, level, delivered_on, channel, recipient_unit,
                                                        recipient_role, register_number, declared_at, declared_by)
                        values (:id, :level, :delivered, :channel, :unit, :role, :number, :now, :actor)
                        on conflict (version_id) do update
                           set level = excluded.level, delivered_on = excluded.delivered_on, channel = excluded.channel,
                               recipient_unit = excluded.recipient_unit, recipient_role = excluded.recipient_role,
                               register_number = excluded.register_number, declared_at = excluded.declared_at,
                               declared_by = excluded.declared_by
                        """)
                .param("id", draft)
                .param("level", card.level().name())
                .param("delivered", card.deliveredOn())
                .param("channel", card.channel().name())
                .param("unit", card.recipientUnit())
                .param("role", card.recipientRole().name())
                .param("number", card.registerNumber())
                .param("now", OffsetDateTime.now(clock))
                .param("actor", actor)
                .update();
    }

    /** Makes an ordinary, empty draft of it again. */
    void withdraw(UUID draft) {
        mark(draft, false);
        jdbc.sql("delete from app.reference_card where version_id = :id")
                .param("id", draft)
                .update();
    }

    private void mark(UUID draft, boolean byCard) {
        int changed = jdbc.sql("""
                        update app.report_version set by_card = :card, changes = changes + 1, revision = revision + 1
                         where id = :id and submitted_at is null and handed_over_at is null
                        """).param("card", byCard).param("id", draft).update();
        if (changed == 0) {
            throw new OptimisticLockingFailureException("Report was changed by somebody else");
        }
    }

    /** Empties the draft: a card stands alone. */
    void clear(UUID draft) {
        for (String table : new String[] {"report_section", "report_value"}) {
            jdbc.sql("delete from app." + table + " where version_id = :id")
                    .param("id", draft)
                    .update();
        }
        jdbc.sql("update app.report_version set data_until_typed = null, data_until = null where id = :id")
                .param("id", draft)
                .update();
    }

    /** Obligations of the cycle whose newest submitted version is a card. */
    Set<UUID> ofCycle(UUID cycle) {
        return jdbc.sql("""
                        select v.obligation_id
                          from app.report_version v join app.obligation o on o.id = v.obligation_id
                         where o.cycle_id = :cycle and v.submitted_at is not null and v.by_card
                           and not exists (select from app.report_version n
                                            where n.obligation_id = v.obligation_id and n.version_no > v.version_no
                                              and n.submitted_at is not null)
                        """).param("cycle", cycle).query(UUID.class).stream().collect(Collectors.toUnmodifiableSet());
    }
}
