package vn.tongket.cycle;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.NotFound;
import vn.tongket.Refusal;
import vn.tongket.SecrecyGuard;
import vn.tongket.Text;
import vn.tongket.audit.Act;
import vn.tongket.audit.Actor;
import vn.tongket.audit.AuditLog;
import vn.tongket.organization.Access;
import vn.tongket.organization.Role;

/** The review after a review: its plan begins with the outline, the indicators and the addressees of the one before. */
@Component
public class FollowingCycles {

    private final Cycles cycles;
    private final ChildCycleStore store;
    private final PlanStore plans;
    private final ObjectProvider<CycleWorkflow> workflow;
    private final Access access;
    private final SecrecyGuard secrecy;
    private final AuditLog audit;

    FollowingCycles(
            Cycles cycles,
            ChildCycleStore store,
            PlanStore plans,
            ObjectProvider<CycleWorkflow> workflow,
            Access access,
            SecrecyGuard secrecy,
            AuditLog audit) {
        this.cycles = cycles;
        this.store = store;
        this.plans = plans;
        this.workflow = workflow;
        this.access = access;
        this.secrecy = secrecy;
        this.audit = audit;
    }

    /**
     * Something the new review has to report on besides the outline of the one before.
     *
     * @param title of the chapter
     * @param items one section each
     */
    public record Chapter(String title, List<Item> items) {}

    /** One section of such a chapter. */
    public record Item(String title, String guidance) {}

    /** Opens the next review as its coordinator would, with a draft of its plan; the coordinator goes on in Tasklist. */
    @Transactional
    public UUID open(Actor actor, UUID previous, String title, String kind, Chapter more) {
        ReviewCycle before = cycles.find(previous)
                .filter(found -> access.holds(actor, found.coordinatorUnit(), Role.COORDINATOR))
                .orElseThrow(() -> new NotFound("cycle", previous));
        secrecy.check("title", title);
        Refusal.Collector problems = new Refusal.Collector();
        if (Text.isBlank(title)) {
            problems.add("title", "cycle.title.missing");
        }
        Optional<ReviewKind> known = Figures.constant(ReviewKind.class, kind);
        if (known.isEmpty()) {
            problems.add("kind", "cycle.kind.missing");
        }
        problems.refuse();
        UUID id = workflow.getObject().start(Text.clean(title), known.orElseThrow(), before.coordinatorUnit());
        plans.save(id, draft(cycles.require(id), before, more), actor.userId());
        audit.record(Act.of("cycle.following-opened", "cycle", id)
                .inCycle(previous)
                .ofUnit(before.coordinatorUnit())
                .with("title", Text.clean(title)));
        return id;
    }

    private PlanDraft draft(ReviewCycle cycle, ReviewCycle before, Chapter more) {
        PlanDraft first = PlanDraft.first(cycle);
        PlanDraft former = plans.draft(before.id()).orElse(first);
        return new PlanDraft(
                first.title(),
                first.kind(),
                null,
                before.periodTo() == null
                        ? null
                        : PlanReader.day(before.periodTo().plusDays(1)),
                null,
                before.organizer(),
                before.approverUnit(),
                before.reviewerUnit(),
                before.clerkUnit(),
                before.councilUnit(),
                before.trackerUnit(),
                before.purpose(),
                first.phases(),
                store.subjects(before.id()),
                List.of(),
                outline(before, more),
                PlanCopies.indicators(cycles.indicators(before.id())),
                former.groups(),
                former.units(),
                former.except(),
                List.of(),
                null,
                null,
                before.id().toString(),
                cycle.version());
    }

    private List<PlanDraft.SectionLine> outline(ReviewCycle before, Chapter more) {
        List<PlanDraft.SectionLine> lines = new ArrayList<>(PlanCopies.outline(cycles.outline(before.id())));
        if (more.items().isEmpty()) {
            return lines;
        }
        int chapter = lines.stream()
                        .map(PlanDraft.SectionLine::code)
                        .mapToInt(FollowingCycles::chapterOf)
                        .max()
                        .orElse(0)
                + 1;
        lines.add(new PlanDraft.SectionLine(String.valueOf(chapter), more.title(), null, true, null));
        for (int n = 0; n < more.items().size(); n++) {
            Item item = more.items().get(n);
            lines.add(new PlanDraft.SectionLine(chapter + "." + (n + 1), item.title(), item.guidance(), true, null));
        }
        return lines;
    }

    private static int chapterOf(String code) {
        String top = code == null ? "" : code.split("\\.")[0];
        return top.matches("\\d{1,6}") ? Integer.parseInt(top) : 0;
    }
}
