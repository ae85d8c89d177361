package vn.tongket.conference;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.tongket.audit.Act;
import vn.tongket.audit.AuditLog;
import vn.tongket.organization.change.OpenThing;
import vn.tongket.organization.change.Transferable;

/** Invitations of an ended unit to conferences not held yet are its successor's, unless that one is invited itself. */
@Component
class InvitationTransfer implements Transferable {

    private final JdbcClient jdbc;
    private final AuditLog audit;

    InvitationTransfer(JdbcClient jdbc, AuditLog audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    @Override
    public String kind() {
        return "INVITATION";
    }

    @Override
    public List<OpenThing> open(Collection<String> units, OpenThing after, int most) {
        return jdbc.sql("""
                        select i.conference_id, i.unit_code, f.cycle_id, c.title
                          from app.invitation i
                          join app.conference f on f.id = i.conference_id
                          join app.review_cycle c on c.id = f.cycle_id
                         where i.unit_code = any(:units) and f.recorded_at is null and f.minutes_signed_at is null
                           and (:afterId::uuid is null
                                or (i.conference_id, i.unit_code) > (:afterId::uuid, :afterUnit::text))
                         order by i.conference_id, i.unit_code limit :most
                        """)
                .param("units", units.toArray(String[]::new))
                .param("afterId", after == null ? null : after.id())
                .param("afterUnit", after == null ? null : after.unit())
                .param("most", most)
                .query((row, n) -> new OpenThing(
                        row.getObject("conference_id", UUID.class),
                        row.getString("unit_code"),
                        row.getObject("cycle_id", UUID.class),
                        row.getString("title"),
                        null,
                        "/hoi-nghi/" + row.getString("conference_id")))
                .list();
    }

    @Override
    public Moved move(Transfer transfer) {
        List<UUID> cycle = jdbc.sql("""
                        update app.invitation i set unit_code = :to
                          from app.conference f
                         where i.conference_id = :id and i.unit_code = :from and f.id = i.conference_id
                           and f.recorded_at is null and f.minutes_signed_at is null
                           and not exists (select from app.invitation other
                                            where other.conference_id = i.conference_id and other.unit_code = :to)
                        returning f.cycle_id
                        """)
                .param("id", transfer.thing())
                .param("from", transfer.from())
                .param("to", transfer.to())
                .query(UUID.class)
                .list();
        if (cycle.isEmpty()) {
            return Moved.CLOSED;
        }
        jdbc.sql("""
                        update app.conference_token set invitee = 'u:' || :to::text
                         where conference_id = :id and invitee = 'u:' || :from::text
                        """)
                .param("id", transfer.thing())
                .param("from", transfer.from())
                .param("to", transfer.to())
                .update();
        audit.record(Act.of("conference.invitation-moved", "conference", transfer.thing())
                .inCycle(cycle.get(0))
                .ofUnit(transfer.to())
                .with("from", transfer.from())
                .with("to", transfer.to())
                .with("change", transfer.change().toString()));
        return Moved.DONE;
    }
}
