package vn.tongket.cycle;

import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.NotFound;
import vn.tongket.Refusal;
import vn.tongket.SecrecyGuard;
import vn.tongket.audit.Actor;
import vn.tongket.organization.Access;
import vn.tongket.organization.Role;
import vn.tongket.organization.Units;

/** Where a plan is drafted, read before it is approved, and given its number. Checks who the person is. */
@Component
public class PlanDesk {

    private final Cycles cycles;
    private final PlanStore store;
    private final PlanSummaries summaries;
    private final Access access;
    private final Units units;
    private final SecrecyGuard secrecy;

    PlanDesk(
            Cycles cycles, PlanStore store, PlanSummaries summaries, Access access, Units units, SecrecyGuard secrecy) {
        this.cycles = cycles;
        this.store = store;
        this.summaries = summaries;
        this.access = access;
        this.units = units;
        this.secrecy = secrecy;
    }

    /** The draft as it was typed last, or a new one with what is known from the start of the cycle. */
    @Transactional(readOnly = true)
    public PlanForm form(Actor actor, UUID id) {
        ReviewCycle cycle = readable(actor, id);
        PlanDraft draft = store.draft(id).orElseGet(() -> PlanDraft.first(cycle));
        return new PlanForm(
                draft.withVersion(cycle.version()),
                cycle.coordinatorUnit(),
                units.require(cycle.coordinatorUnit()).name(),
                store.state(id).refusal());
    }

    /** Saves the draft as far as it is typed, sound or not; returns the new version. */
    @Transactional
    public int save(Actor actor, UUID id, PlanDraft draft) {
        ReviewCycle cycle = cycles.find(id)
                .filter(found -> access.holds(actor, found.coordinatorUnit(), Role.COORDINATOR))
                .orElseThrow(() -> new NotFound("cycle", id));
        if (cycle.isClosed() || store.state(id).ready()) {
            throw Refusal.of("cycle.plan.finished");
        }
        draft.texts().forEach(secrecy::check);
        return store.save(id, draft, actor.userId());
    }

    /** The complete plan, for everybody who works on the cycle. */
    @Transactional(readOnly = true)
    public PlanSummary summary(Actor actor, UUID id) {
        return summaries.of(readable(actor, id));
    }

    /** Keeps number and date as far as the clerk has typed them; returns the version, which they do not change. */
    @Transactional
    public int saveIssue(Actor actor, UUID id, PlanIssue issue) {
        ReviewCycle cycle = cycles.find(id)
                .filter(found -> access.holds(actor, found.clerkUnit(), Role.CLERK))
                .orElseThrow(() -> new NotFound("cycle", id));
        if (cycle.planIssuedAt() != null) {
            throw Refusal.of("cycle.plan.not-approved");
        }
        store.saveIssue(id, issue, actor.userId());
        return cycle.version();
    }

    private ReviewCycle readable(Actor actor, UUID id) {
        return cycles.find(id)
                .filter(cycle -> CycleReaders.mayRead(access, actor, cycle))
                .orElseThrow(() -> new NotFound("cycle", id));
    }
}
