package vn.tongket.assignment.succession;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.tongket.audit.Act;
import vn.tongket.audit.AuditLog;
import vn.tongket.organization.Role;
import vn.tongket.organization.change.OpenThing;
import vn.tongket.organization.change.RunningProcesses;
import vn.tongket.organization.change.Transferable;

/** Tasks of an ended unit are carried out by its successor; due dates, reports, urging and the first unit stay as they are. */
@Component
class AssignmentTransfer implements Transferable {

    /** The variable under which lists of tasks show clause and unit. */
    private static final String SUBJECT = "subject";

    private final JdbcClient jdbc;
    private final RunningProcesses processes;
    private final AuditLog audit;
    private final Clock clock;

    AssignmentTransfer(JdbcClient jdbc, RunningProcesses processes, AuditLog audit, Clock clock) {
        this.jdbc = jdbc;
        this.processes = processes;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "ASSIGNMENT";
    }

    @Override
    public List<OpenThing> open(Collection<String> units, OpenThing after, int most) {
        return jdbc.sql("""
                        select a.id, a.unit_code, a.cycle_id, a.due_at, c.ref || '. ' || left(c.said, 160) as label
                          from app.assignment a
                          join app.clause c on c.id = a.clause_id
                          join app.follow_up f on f.conclusion_id = a.conclusion_id
                         where a.unit_code = any(:units) and a.confirmed_at is null and a.cancelled_at is null
                           and a.withdrawn_at is null and f.closed_at is null
                           and (:after::uuid is null or a.id > :after::uuid)
                         order by a.id limit :most
                        """)
                .param("units", units.toArray(String[]::new))
                .param("after", after == null ? null : after.id())
                .param("most", most)
                .query((row, n) -> {
                    Timestamp due = row.getTimestamp("due_at");
                    return new OpenThing(
                            row.getObject("id", UUID.class),
                            row.getString("unit_code"),
                            row.getObject("cycle_id", UUID.class),
                            row.getString("label"),
                            due == null ? null : due.toInstant(),
                            "/nhiem-vu/" + row.getString("id"));
                })
                .list();
    }

    private record Changed(UUID cycle, String subject) {}

    @Override
    public Moved move(Transfer transfer) {
        List<Changed> changed = jdbc.sql("""
                        update app.assignment a set unit_code = :to, changed_at = :now
                          from app.clause c, app.org_unit u
                         where a.id = :id and a.unit_code = :from and c.id = a.clause_id and u.code = :to
                           and a.confirmed_at is null and a.cancelled_at is null and a.withdrawn_at is null
                        returning a.cycle_id, c.ref || ' – ' || u.name as subject
                        """)
                .param("now", OffsetDateTime.now(clock))
                .param("id", transfer.thing())
                .param("from", transfer.from())
                .param("to", transfer.to())
                .query((row, n) -> new Changed(row.getObject(1, UUID.class), row.getString(2)))
                .list();
        if (changed.isEmpty()) {
            return Moved.CLOSED;
        }
        processes.follow(
                Set.of(transfer.thing()),
                transfer.from(),
                transfer.to(),
                Set.of(Role.DRAFTER, Role.LEADER),
                Map.of(SUBJECT, changed.get(0).subject()),
                1);
        audit.record(Act.of("assignment.moved-to-successor", "assignment", transfer.thing())
                .inCycle(changed.get(0).cycle())
                .ofUnit(transfer.to())
                .with("from", transfer.from())
                .with("to", transfer.to())
                .with("change", transfer.change().toString()));
        return Moved.DONE;
    }
}
