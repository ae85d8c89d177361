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

    /** Reporting units by code, as they were read within the last minute. */
    private record Known(long since, Map<String, Unit> units) {}

    private final ReportTables tables;
    private final Units units;
    private volatile Known known = new Known(System.nanoTime(), new ConcurrentHashMap<>());

    Checker(ReportTables tables, Units units) {
        this.tables = tables;
        this.units = units;
    }

    /** The group that checks the reports of the unit in the cycle. */
    public String groupFor(Unit reporter, ReviewCycle cycle) {
        return switch (tables.checkerOf(reporter)) {
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
        return groupFor(reporter(obligation), cycle);
    }

    /** The unit that writes, as it was within the last minute: hundreds of reports are checked in the same hours. */
    Unit reporter(Obligation obligation) {
        Known read = known;
        if (System.nanoTime() - read.since() > KEPT_NANOS) {
            read = new Known(System.nanoTime(), new ConcurrentHashMap<>());
            known = read;
        }
        return read.units().computeIfAbsent(obligation.reporterUnit(), units::require);
    }

    public boolean mayCheck(Actor actor, Obligation obligation, ReviewCycle cycle) {
        return actor.isSystem() || actor.groups().contains(groupFor(obligation, cycle));
    }
}
