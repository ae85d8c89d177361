package vn.tongket.assignment.succession;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.tongket.Refusal;
import vn.tongket.organization.Role;
import vn.tongket.organization.change.OfficeTransfer;
import vn.tongket.organization.change.OpenThing;
import vn.tongket.organization.change.RunningProcesses;
import vn.tongket.organization.change.Transferable;

/**
 * Letters, requests for explanation and proposals of criticism that are not settled: to whom they go, and who signs, proposes
 * or decides. What was sent stays as it was sent; the successor answers.
 */
@Component
class UrgingOffices implements Transferable {

    private static final OfficeTransfer.Table OFFICES = new OfficeTransfer.Table(
            "urging_case",
            "app.urging_case t join app.org_unit u on u.code = t.unit_code",
            "id",
            offices(),
            "t.settled_at is null and t.dropped_at is null",
            "cast(null as uuid)",
            "coalesce(nullif(t.subject, ''), u.name)",
            "cast(null as text)",
            "select cast(:id as uuid)");

    private final OfficeTransfer offices;
    private final RunningProcesses processes;
    private final JdbcClient jdbc;

    UrgingOffices(OfficeTransfer offices, RunningProcesses processes, JdbcClient jdbc) {
        this.offices = offices;
        this.processes = processes;
        this.jdbc = jdbc;
    }

    private static Map<String, String> offices() {
        return new LinkedHashMap<>(
                OfficeTransfer.Table.always("unit_code", "tracker_unit", "sender_unit", "signer_unit", "chair_unit"));
    }

    @Override
    public String kind() {
        return "URGING";
    }

    @Override
    public List<OpenThing> open(Collection<String> units, OpenThing after, int most) {
        return offices.open(OFFICES, units, after, most);
    }

    @Override
    public Moved move(Transfer transfer) {
        if (gathersAlready(transfer)) {
            throw Refusal.of("change.urging-twice", transfer.to());
        }
        Moved moved = offices.move(OFFICES, transfer);
        if (moved != Moved.CLOSED) {
            processes.follow(
                    Set.of(transfer.thing()),
                    transfer.from(),
                    transfer.to(),
                    Set.of(Role.LEADER, Role.DRAFTER),
                    Map.of(),
                    1);
        }
        return moved;
    }

    /** A unit has one draft of each kind that still gathers overdue tasks. */
    private boolean gathersAlready(Transfer transfer) {
        return jdbc.sql("""
                        select exists (
                          select from app.urging_case c
                            join app.urging_case o on o.gathering and o.id <> c.id and o.kind = c.kind
                             and o.sender = c.sender
                             and o.unit_code = case when c.unit_code = :from then :to else c.unit_code end
                             and o.tracker_unit = case when c.tracker_unit = :from then :to else c.tracker_unit end
                             and o.sender_unit = case when c.sender_unit = :from then :to else c.sender_unit end
                             and o.chair_unit is not distinct from
                                 case when c.chair_unit = :from then :to else c.chair_unit end
                           where c.id = :id and c.gathering)
                        """)
                .param("from", transfer.from())
                .param("to", transfer.to())
                .param("id", transfer.thing())
                .query(Boolean.class)
                .single();
    }
}
