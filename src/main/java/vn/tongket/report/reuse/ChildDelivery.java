package vn.tongket.report.reuse;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.audit.Act;
import vn.tongket.audit.Actors;
import vn.tongket.audit.AuditLog;
import vn.tongket.cycle.Cycles;
import vn.tongket.cycle.Obligation;
import vn.tongket.cycle.Obligations;
import vn.tongket.cycle.ReviewCycle;
import vn.tongket.notification.Notice;
import vn.tongket.notification.Notifications;
import vn.tongket.organization.Role;
import vn.tongket.report.DraftFilling;

/**
 * Brings the approved result of a child cycle to the report from which the cycle was opened: into the empty places of its
 * draft at once, everywhere else as an offer. What people typed is never overwritten.
 */
@Component
public class ChildDelivery {

    private static final Logger log = LoggerFactory.getLogger(ChildDelivery.class);

    private final Cycles cycles;
    private final Obligations obligations;
    private final Candidates candidates;
    private final DraftFilling filling;
    private final ReuseStore store;
    private final Notifications notifications;
    private final AuditLog audit;

    ChildDelivery(
            Cycles cycles,
            Obligations obligations,
            Candidates candidates,
            DraftFilling filling,
            ReuseStore store,
            Notifications notifications,
            AuditLog audit) {
        this.cycles = cycles;
        this.obligations = obligations;
        this.candidates = candidates;
        this.filling = filling;
        this.store = store;
        this.notifications = notifications;
        this.audit = audit;
    }

    /** The consolidated report of the cycle was just approved; nothing happens where the cycle is nobody's child. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void approved(UUID cycleId) {
        UUID parent = cycles.parentObligationOf(cycleId).orElse(null);
        if (parent == null) {
            return;
        }
        Obligation obligation = obligations.require(parent);
        if (obligation.withdrawnAt() != null) {
            return;
        }
        ReviewCycle cycle = cycles.require(obligation.cycleId());
        List<Candidate> offered = candidates.ofChildren(obligation, cycle).stream()
                .filter(candidate -> candidate.source().cycleId().equals(cycleId))
                .toList();
        String by = Actors.current().userId();
        List<Candidate> filled = filling.take(obligation, by)
                .map(draft -> fill(cycle, draft, offered, by))
                .orElse(List.of());
        audit.record(Act.of("report.child-result", "report", parent)
                .inCycle(cycle.id())
                .ofUnit(obligation.reporterUnit())
                .with("child", cycleId)
                .with("filled", filled.size())
                .with("offered", offered.size() - filled.size()));
        tell(obligation, cycle, cycleId, offered, filled.size());
        log.info("Brought {} of {} results of cycle {} to report {}", filled.size(), offered.size(), cycleId, parent);
    }

    private List<Candidate> fill(ReviewCycle cycle, DraftFilling.Draft draft, List<Candidate> offered, String by) {
        DraftView content = DraftView.of(draft.content());
        Set<Place> places = new HashSet<>();
        List<Candidate> empty = new ArrayList<>();
        for (Candidate candidate : offered) {
            if (content.isEmpty(candidate.place()) && places.add(candidate.place())) {
                empty.add(candidate);
            }
        }
        if (empty.isEmpty() || !filling.fill(cycle, draft, content.with(empty), by)) {
            return List.of();
        }
        store.note(draft.versionId(), empty, by);
        return empty;
    }

    private void tell(Obligation obligation, ReviewCycle cycle, UUID child, List<Candidate> offered, int filled) {
        String template = obligation.acceptedAt() == null ? "child-result" : "child-result-late";
        String version = offered.stream()
                .findFirst()
                .map(candidate ->
                        candidate.source().id() + ":" + candidate.source().at().getEpochSecond())
                .orElse("0");
        notifications.tell(Notice.to(
                        Role.DRAFTER.group(obligation.reporterUnit()),
                        template,
                        template + ":" + obligation.id() + ":" + child + ":" + version)
                .with("title", cycle.title())
                .with("filled", filled)
                .with("left", offered.size() - filled)
                .inCycle(cycle.id())
                .linking("/reports/" + obligation.id()));
    }
}
