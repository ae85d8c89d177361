package vn.tongket.report;

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

    private final ReportTables tables;
    private final Units units;

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
        return groupFor(units.require(obligation.reporterUnit()), cycle);
    }

    boolean mayCheck(Actor actor, Obligation obligation, ReviewCycle cycle) {
        return actor.isSystem() || actor.groups().contains(groupFor(obligation, cycle));
    }
}
