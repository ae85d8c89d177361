package vn.tongket.cycle;

import java.util.List;
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
    private final PreviousCycles previous;
    private final Access access;
    private final Units units;
    private final SecrecyGuard secrecy;

    PlanDesk(
            Cycles cycles,
            PlanStore store,
            PlanSummaries summaries,
            PreviousCycles previous,
            Access access,
            Units units,
            SecrecyGuard secrecy) {
        this.cycles = cycles;
        this.store = store;
        this.summaries = summaries;
        this.previous = previous;
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
                store.state(id).refusal(),
                differences(actor, draft));
    }

    /** Saves the draft as far as it is typed, sound or not; returns the new version. */
    @Transactional
    public int save(Actor actor, UUID id, PlanDraft draft) {
        requireDrafting(actor, id);
        draft.texts().forEach(secrecy::check);
        return store.save(id, draft, actor.userId());
    }

    /**
     * Takes the outline or the indicators of the previous cycle into the draft.
     *
     * @param replace whether what was typed there may be given up
     */
    @Transactional
    public void copyFromPrevious(Actor actor, UUID id, String part, boolean replace) {
        ReviewCycle cycle = requireDrafting(actor, id);
        PlanDraft draft = store.draft(id).orElseGet(() -> PlanDraft.first(cycle));
        UUID from = PreviousCycles.id(draft.previousCycle());
        if (from == null || !previous.maySee(actor, from)) {
            throw Refusal.at("previousCycle", from == null ? "cycle.previous.missing" : "cycle.previous.unknown");
        }
        boolean outline = PlanCopies.Part.OUTLINE.name().equals(part);
        if (!replace
                && !(outline ? draft.sections().isEmpty() : draft.indicators().isEmpty())) {
            throw Refusal.at(outline ? "sections" : "indicators", "cycle.previous.not-empty");
        }
        PlanDraft taken = outline
                ? draft.withParts(PlanCopies.outline(cycles.outline(from)), draft.indicators())
                : draft.withParts(draft.sections(), PlanCopies.indicators(cycles.indicators(from)));
        if ((outline ? taken.sections().isEmpty() : taken.indicators().isEmpty())) {
            throw Refusal.at("previousCycle", "cycle.previous.nothing-there");
        }
        store.save(id, taken.withVersion(cycle.version()), actor.userId());
    }

    /** Where indicators of the draft do not mean what those of the same code mean in the previous cycle. */
    @Transactional(readOnly = true)
    public List<PreviousCycles.Difference> differences(Actor actor, PlanDraft draft) {
        UUID before = PreviousCycles.id(draft.previousCycle());
        return before == null || draft.indicators().isEmpty() || !previous.maySee(actor, before)
                ? List.of()
                : previous.differences(draft, cycles.indicators(before));
    }

    private ReviewCycle requireDrafting(Actor actor, UUID id) {
        ReviewCycle cycle = cycles.find(id)
                .filter(found -> access.holds(actor, found.coordinatorUnit(), Role.COORDINATOR))
                .orElseThrow(() -> new NotFound("cycle", id));
        if (cycle.isClosed() || store.state(id).ready()) {
            throw Refusal.of("cycle.plan.finished");
        }
        return cycle;
    }

    /** The complete plan, for everybody who works on the cycle. */
    @Transactional(readOnly = true)
    public PlanSummary summary(Actor actor, UUID id) {
        return summaries.of(readable(actor, id));
    }

    /** The same for the cycle as it stood on another day. */
    @Transactional(readOnly = true)
    public PlanSummary summary(Actor actor, ReviewCycle past) {
        readable(actor, past.id());
        return summaries.of(past);
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
