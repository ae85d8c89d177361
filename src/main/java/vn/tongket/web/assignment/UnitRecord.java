package vn.tongket.web.assignment;

import java.time.Instant;
import java.util.Map;
import org.springframework.stereotype.Component;
import vn.tongket.NotFound;
import vn.tongket.assignment.list.TaskRows;
import vn.tongket.assignment.list.TaskUrgings;
import vn.tongket.assignment.list.UnitHeritage;
import vn.tongket.assignment.list.UnitTasks;
import vn.tongket.audit.Actor;
import vn.tongket.commendation.award.UnitAwards;
import vn.tongket.conclusion.Addressee;
import vn.tongket.organization.Access;
import vn.tongket.organization.Unit;
import vn.tongket.organization.Units;
import vn.tongket.organization.change.UnitLife;
import vn.tongket.report.UnitReports;

/** What the features know of a unit; each of them tells a person what that person may know. */
@Component
record UnitRecord(
        Units units,
        Access access,
        UnitReports reports,
        UnitTasks tasks,
        UnitHeritage heritage,
        TaskRows rows,
        TaskUrgings urgings,
        UnitAwards awards,
        UnitLife lives) {

    /**
     * The unit with its figures.
     *
     * @param own whether the person belongs to the unit
     */
    record Head(Unit unit, boolean own, UnitReports.Counts reports, Map<Addressee.Role, UnitTasks.Part> parts) {

        boolean isEmpty() {
            return reports.reports() == 0
                    && parts.values().stream()
                            .allMatch(
                                    part -> part.rates().total() + part.rates().excluded() == 0);
        }
    }

    /** A unit of which the person sees nothing is answered like one that does not exist. */
    Head head(Actor actor, String code, Instant asOf) {
        Unit unit = units.require(code);
        boolean own = actor.units().contains(code) || access.auditedBy(actor).contains(code);
        Head head = new Head(unit, own, reports.counts(actor, code, asOf), tasks.parts(actor, code, asOf));
        if (!own && head.isEmpty()) {
            throw new NotFound("unit", code);
        }
        return head;
    }
}
