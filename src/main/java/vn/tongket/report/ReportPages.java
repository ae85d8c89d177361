package vn.tongket.report;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.NotFound;
import vn.tongket.audit.Actor;
import vn.tongket.cycle.Cycles;
import vn.tongket.cycle.Obligation;
import vn.tongket.cycle.Obligations;
import vn.tongket.cycle.ReportLine.Status;
import vn.tongket.cycle.ReviewCycle;
import vn.tongket.organization.Units;

/** What the pages of a report have in common; a foreign report is answered like one that does not exist. */
@Component
public class ReportPages {

    private final Obligations obligations;
    private final Cycles cycles;
    private final Units units;
    private final ReportReaders readers;
    private final Checker checker;
    private final Clock clock;

    ReportPages(
            Obligations obligations, Cycles cycles, Units units, ReportReaders readers, Checker checker, Clock clock) {
        this.obligations = obligations;
        this.cycles = cycles;
        this.units = units;
        this.readers = readers;
        this.checker = checker;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public ReportHead head(Actor actor, UUID id) {
        Obligation obligation = obligations.require(id);
        return head(actor, obligation, cycles.require(obligation.cycleId()));
    }

    /** Whether the person may open every report in the cycle's table. */
    public boolean mayReadAll(Actor actor, ReviewCycle cycle) {
        return readers.mayReadAll(actor, cycle);
    }

    ReportHead head(Actor actor, Obligation obligation, ReviewCycle cycle) {
        boolean mine = readers.isOfUnit(actor, obligation);
        boolean seen = mine && obligation.openedAt() != null || readers.mayReadSubmitted(actor, obligation, cycle);
        if (!seen) {
            throw new NotFound("report", obligation.id());
        }
        Map<String, String> names = units.names(List.of(obligation.reporterUnit(), obligation.scopeUnit()));
        return new ReportHead(
                obligation.id(),
                cycle.id(),
                cycle.title(),
                names.get(obligation.reporterUnit()),
                obligation.scopeUnit().equals(obligation.reporterUnit()) ? null : names.get(obligation.scopeUnit()),
                obligation.due().text(),
                status(obligation),
                mine,
                checker.mayCheck(actor, obligation, cycle));
    }

    private Status status(Obligation obligation) {
        if (obligation.withdrawnAt() != null) {
            return Status.WITHDRAWN;
        }
        if (obligation.acceptedAt() != null) {
            return Status.ACCEPTED;
        }
        if (obligation.submittedAt() != null) {
            return Status.SUBMITTED;
        }
        if (obligation.openedAt() == null) {
            return Status.NOT_OPENED;
        }
        if (obligation.isOverdue(clock.instant())) {
            return Status.OVERDUE;
        }
        return obligation.returnedCount() > 0 ? Status.RETURNED : Status.WRITING;
    }
}
