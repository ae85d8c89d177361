package vn.tongket.organization.change;

import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.tongket.audit.Act;
import vn.tongket.audit.AuditLog;
import vn.tongket.organization.Role;

/** Moves the offices that units hold in something that is under way: who coordinates, approves, checks, tracks, numbers. */
@Component
public class OfficeTransfer {

    /** So many instances of the engine follow in one transaction. */
    private static final int INSTANCES = 50;

    private static final Set<Role> OFFICES =
            EnumSet.of(Role.COORDINATOR, Role.APPROVER, Role.REVIEWER, Role.TRACKER, Role.CLERK, Role.COUNCIL);

    private final JdbcClient jdbc;
    private final RunningProcesses processes;
    private final AuditLog audit;

    OfficeTransfer(JdbcClient jdbc, RunningProcesses processes, AuditLog audit) {
        this.jdbc = jdbc;
        this.processes = processes;
        this.audit = audit;
    }

    /**
     * Where a feature keeps the offices of one kind of thing; everything is SQL over the table, which is called {@code t}.
     *
     * @param table table and, joined to it, what the label needs
     * @param id column of the id
     * @param offices columns that hold codes of units, with what must be true for the office to move
     * @param open what is true while the thing is under way
     * @param cycle expression for the review cycle
     * @param label expression for what people know it as
     * @param link expression for its page
     * @param keys query for the business keys of what runs for it in the engine, by {@code :id}
     */
    public record Table(
            String name,
            String table,
            String id,
            Map<String, String> offices,
            String open,
            String cycle,
            String label,
            String link,
            String keys) {

        /** Offices that move as long as the thing is under way. */
        public static Map<String, String> always(String... columns) {
            Map<String, String> offices = new LinkedHashMap<>();
            for (String column : columns) {
                offices.put(column, "true");
            }
            return offices;
        }

        private String held(String unit) {
            return offices.entrySet().stream()
                    .map(office -> "(t.%s = %s and %s)".formatted(office.getKey(), unit, office.getValue()))
                    .collect(Collectors.joining(" or ", "(", ")"));
        }
    }

    public List<OpenThing> open(Table of, Collection<String> units, OpenThing after, int most) {
        return jdbc.sql("""
                        select t.%1$s as id, x.unit, %2$s as cycle_id, %3$s as label, %4$s as link
                          from %5$s cross join unnest(:units::text[]) as x(unit)
                         where %6$s and %7$s
                           and (:afterId::uuid is null or (t.%1$s, x.unit) > (:afterId::uuid, :afterUnit::text))
                         order by t.%1$s, x.unit limit :most
                        """.formatted(
                                of.id(), of.cycle(), of.label(), of.link(), of.table(), of.open(), of.held("x.unit")))
                .param("units", units.toArray(String[]::new))
                .param("afterId", after == null ? null : after.id())
                .param("afterUnit", after == null ? null : after.unit())
                .param("most", most)
                .query((row, n) -> new OpenThing(
                        row.getObject("id", UUID.class),
                        row.getString("unit"),
                        row.getObject("cycle_id", UUID.class),
                        row.getString("label"),
                        null,
                        row.getString("link")))
                .list();
    }

    public Transferable.Moved move(Table of, Transferable.Transfer transfer) {
        int changed = jdbc.sql("update app.%s t set %s where t.%s = :thing and %s and %s"
                        .formatted(
                                of.name(),
                                of.offices().entrySet().stream()
                                        .map(office ->
                                                "%1$s = case when t.%1$s = :from and %2$s then :to else t.%1$s end"
                                                        .formatted(office.getKey(), office.getValue()))
                                        .collect(Collectors.joining(", ")),
                                of.id(),
                                of.open(),
                                of.held(":from")))
                .param("thing", transfer.thing())
                .param("from", transfer.from())
                .param("to", transfer.to())
                .update();
        if (changed == 0 && !holds(of, transfer)) {
            return Transferable.Moved.CLOSED;
        }
        if (changed > 0) {
            audit.record(Act.of("unit-change.offices-moved", of.name(), transfer.thing())
                    .ofUnit(transfer.to())
                    .with("from", transfer.from())
                    .with("to", transfer.to())
                    .with("change", transfer.change().toString()));
        }
        List<UUID> keys = jdbc.sql(of.keys())
                .param("id", transfer.thing())
                .query(UUID.class)
                .list();
        return processes.follow(keys, transfer.from(), transfer.to(), OFFICES, Map.of(), INSTANCES) == INSTANCES
                ? Transferable.Moved.MORE
                : Transferable.Moved.DONE;
    }

    private boolean holds(Table of, Transferable.Transfer transfer) {
        return jdbc.sql("select count(*) from app.%s t where t.%s = :thing and %s and %s"
                                .formatted(of.name(), of.id(), of.open(), of.held(":to")))
                        .param("thing", transfer.thing())
                        .param("to", transfer.to())
                        .query(Integer.class)
                        .single()
                > 0;
    }
}
