package vn.tongket.report.succession;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.tongket.Refusal;
import vn.tongket.audit.Act;
import vn.tongket.audit.AuditLog;
import vn.tongket.organization.Role;
import vn.tongket.organization.change.OpenThing;
import vn.tongket.organization.change.RunningProcesses;
import vn.tongket.organization.change.Transferable;

/** Reports that an ended unit owes are written by its successor; whose results they are about, and until when, stays. */
@Component
class ObligationTransfer implements Transferable {

    /** Not accepted yet, or accepted and written again. */
    private static final String OPEN = """
             o.withdrawn_at is null
             and (o.accepted_at is null
                  or exists (select from app.report_version v
                              where v.obligation_id = o.id and v.amendment_reason is not null
                                and not exists (select from app.report_check k
                                                 where k.version_id = v.id and k.accepted is not null)))
            """;

    private final JdbcClient jdbc;
    private final RunningProcesses processes;
    private final AuditLog audit;

    ObligationTransfer(JdbcClient jdbc, RunningProcesses processes, AuditLog audit) {
        this.jdbc = jdbc;
        this.processes = processes;
        this.audit = audit;
    }

    @Override
    public String kind() {
        return "OBLIGATION";
    }

    @Override
    public List<OpenThing> open(Collection<String> units, OpenThing after, int most) {
        return jdbc.sql("""
                        select o.id, o.reporter_unit, o.cycle_id, o.due_at,
                               c.title || case when o.scope_unit = o.reporter_unit then '' else ' – ' || s.name end as label
                          from app.obligation o
                          join app.review_cycle c on c.id = o.cycle_id
                          join app.org_unit s on s.code = o.scope_unit
                         where o.reporter_unit = any(:units) and (:after::uuid is null or o.id > :after::uuid) and
                        """ + OPEN + " order by o.id limit :most")
                .param("units", units.toArray(String[]::new))
                .param("after", after == null ? null : after.id())
                .param("most", most)
                .query((row, n) -> new OpenThing(
                        row.getObject("id", UUID.class),
                        row.getString("reporter_unit"),
                        row.getObject("cycle_id", UUID.class),
                        row.getString("label"),
                        row.getTimestamp("due_at").toInstant(),
                        "/bao-cao/" + row.getString("id")))
                .list();
    }

    @Override
    public Moved move(Transfer transfer) {
        List<UUID> cycle = jdbc.sql("""
                        update app.obligation o set reporter_unit = :to
                         where o.id = :id and o.reporter_unit = :from
                           and not exists (select from app.obligation other
                                            where other.cycle_id = o.cycle_id and other.scope_unit = o.scope_unit
                                              and other.reporter_unit = :to)
                           and
                        """ + OPEN + " returning o.cycle_id")
                .param("id", transfer.thing())
                .param("from", transfer.from())
                .param("to", transfer.to())
                .query(UUID.class)
                .list();
        if (cycle.isEmpty()) {
            if (isOpen(transfer)) {
                throw Refusal.of("change.obligation-twice", transfer.to());
            }
            return Moved.CLOSED;
        }
        processes.follow(
                Set.of(transfer.thing()),
                transfer.from(),
                transfer.to(),
                Set.of(Role.DRAFTER, Role.LEADER),
                Map.of(),
                1);
        audit.record(Act.of("obligation.moved-to-successor", "obligation", transfer.thing())
                .inCycle(cycle.get(0))
                .ofUnit(transfer.to())
                .with("from", transfer.from())
                .with("to", transfer.to())
                .with("change", transfer.change().toString()));
        return Moved.DONE;
    }

    private boolean isOpen(Transfer transfer) {
        return jdbc.sql("select exists (select from app.obligation o where o.id = :id and o.reporter_unit = :from and"
                        + OPEN + ")")
                .param("id", transfer.thing())
                .param("from", transfer.from())
                .query(Boolean.class)
                .single();
    }
}
