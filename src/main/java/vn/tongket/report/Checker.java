package vn.tongket.report;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import vn.tongket.audit.Actor;
import vn.tongket.cycle.Obligation;
import vn.tongket.cycle.ReviewCycle;
import vn.tongket.organization.Role;
import vn.tongket.organization.Unit;
import vn.tongket.organization.Units;

/** Who checks whose report: one of the cycle's units, in the role that the table {@code report-route} names. */
@Component
public class Checker {

    private static final long KEPT_NANOS = Duration.ofMinutes(1).toNanos();

    /** Roles by reporting unit, as they were read within the last minute. */
    private record Known(long since, Map<String, Role> roles) {}

    private final ReportTables tables;
    private final Units units;
    private volatile Known known = new Known(System.nanoTime(), new ConcurrentHashMap<>());

    Checker(ReportTables tables, Units units) {
        this.tables = tables;
        this.units = units;
    }

    /** The group that checks the reports of the unit in the cycle. */
    public String groupFor(Unit reporter, ReviewCycle cycle) {
        return group(tables.checkerOf(reporter), cycle);
    }

    private static String group(Role role, ReviewCycle cycle) {
        return switch (role) {
            case COORDINATOR -> Role.COORDINATOR.group(cycle.coordinatorUnit());
            case APPROVER -> Role.APPROVER.group(cycle.approverUnit());
            case TRACKER ->
                cycle.trackerUnit() == null
                        ? Role.REVIEWER.group(cycle.reviewerUnit())
                        : Role.TRACKER.group(cycle.trackerUnit());
            default -> Role.REVIEWER.group(cycle.reviewerUnit());
        };
    }

    String groupFor(Obligation obligation, ReviewCycle cycle) {
        return group(
                roles().computeIfAbsent(obligation.reporterUnit(), code -> tables.checkerOf(units.require(code))),
                cycle);
    }

    boolean mayCheck(Actor actor, Obligation obligation, ReviewCycle cycle) {
        return actor.isSystem() || actor.groups().contains(groupFor(obligation, cycle));
    }

    private Map<String, Role> roles() {
        Known read = known;
        if (System.nanoTime() - read.since() > KEPT_NANOS) {
            read = new Known(System.nanoTime(), new ConcurrentHashMap<>());
            known = read;
        }
        return read.roles();
    }
}
