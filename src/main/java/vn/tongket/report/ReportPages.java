package vn.tongket.report;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.NotFound;
import vn.tongket.audit.Act;
import vn.tongket.audit.Actor;
import vn.tongket.audit.Readings;
import vn.tongket.cycle.Cycles;
import vn.tongket.cycle.Obligation;
import vn.tongket.cycle.Obligations;
import vn.tongket.cycle.ReportLine.Status;
import vn.tongket.cycle.ReviewCycle;
import vn.tongket.organization.Access;
import vn.tongket.organization.Role;
import vn.tongket.organization.Units;
import vn.tongket.report.review.ReportCommentStore;

/** What the pages of a report have in common; a foreign report is answered like one that does not exist. */
@Component
public class ReportPages {

    private final Obligations obligations;
    private final Cycles cycles;
    private final Units units;
    private final ReportReaders readers;
    private final Checker checker;
    private final Access access;
    private final ReportHistory history;
    private final ReportFormReader forms;
    private final ReportCommentStore comments;
    private final ExtensionDesk extensions;
    private final Clock clock;
    private final Readings readings;

    ReportPages(
            Obligations obligations,
            Cycles cycles,
            Units units,
            ReportReaders readers,
            Checker checker,
            Access access,
            ReportHistory history,
            ReportFormReader forms,
            ReportCommentStore comments,
            ExtensionDesk extensions,
            Clock clock,
            Readings readings) {
        this.readings = readings;
        this.obligations = obligations;
        this.cycles = cycles;
        this.units = units;
        this.readers = readers;
        this.checker = checker;
        this.access = access;
        this.history = history;
        this.forms = forms;
        this.comments = comments;
        this.extensions = extensions;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public ReportHead head(Actor actor, UUID id) {
        Obligation obligation = obligations.require(id);
        return head(actor, obligation, cycles.require(obligation.cycleId()));
    }

    /** The whole page; a version is shown by its number, the newest that the person may read where none is named. */
    @Transactional
    public ReportView page(Actor actor, UUID id, Integer versionNo) {
        Obligation obligation = obligations.require(id);
        ReviewCycle cycle = cycles.require(obligation.cycleId());
        ReportHead head = head(actor, obligation, cycle);
        List<ReportRound> rounds = history.rounds(id, head.mine());
        ReportRound shown = rounds.stream()
                .filter(round -> versionNo == null || round.no() == versionNo)
                .findFirst()
                .orElse(null);
        if (shown == null && versionNo != null) {
            throw new NotFound("report version", id + "/" + versionNo);
        }
        boolean accepted =
                !rounds.isEmpty() && Boolean.TRUE.equals(rounds.get(0).accepted());
        boolean open = accepted && obligation.acceptedAt() != null && !cycle.isClosed();
        ReportForm form = shown == null ? null : forms.version(obligation, cycle, shown.versionId());
        if (form != null && form.card() != null) {
            noteCard(actor, head);
        }
        return new ReportView(
                head,
                form,
                shown == null ? 0 : shown.no(),
                rounds,
                obligation.returnedCount(),
                comments.ofReport(id, !head.mayCheck()),
                extensions.of(id),
                open && access.holds(actor, obligation.reporterUnit(), Role.LEADER),
                open && head.mayCheck());
    }

    /** Where a classified report lies is itself worth knowing: who looks is recorded. */
    public void noteCard(Actor actor, ReportHead head) {
        Obligation obligation = obligations.require(head.id());
        readings.note(
                actor,
                Act.of("reference-card.read", "report", head.id())
                        .inCycle(obligation.cycleId())
                        .ofUnit(obligation.scopeUnit()));
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
                checker.mayCheck(actor, obligation, cycle),
                readers.mayOpenBelow(actor, obligation));
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
