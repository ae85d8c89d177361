package vn.tongket.assignment.next;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.NotFound;
import vn.tongket.Refusal;
import vn.tongket.assignment.FollowUp;
import vn.tongket.assignment.FollowUpStore;
import vn.tongket.audit.Act;
import vn.tongket.audit.Actor;
import vn.tongket.audit.AuditLog;
import vn.tongket.calendar.Deadline;
import vn.tongket.cycle.FollowingCycles;
import vn.tongket.organization.Access;
import vn.tongket.organization.Role;

/** Opens the next review from what is still open of a conclusion; nothing that is left is lost. */
@Component
public class NextReviewDesk {

    private static final int NAMED = 12;
    private static final int TITLE = 160;

    private final FollowUpStore followUps;
    private final CarriedStore carried;
    private final FollowingCycles following;
    private final Access access;
    private final AuditLog audit;
    private final MessageSource messages;

    NextReviewDesk(
            FollowUpStore followUps,
            CarriedStore carried,
            FollowingCycles following,
            Access access,
            AuditLog audit,
            MessageSource messages) {
        this.followUps = followUps;
        this.carried = carried;
        this.following = following;
        this.access = access;
        this.audit = audit;
        this.messages = messages;
    }

    /** The next review as it is typed. */
    public record Opening(String title, String kind, List<UUID> tasks) {}

    /** The follow-up of the cycle's conclusion, for whoever concluded. */
    @Transactional(readOnly = true)
    public FollowUp require(Actor actor, UUID cycle) {
        return followUps
                .ofCycle(cycle)
                .flatMap(followUps::find)
                .filter(followUp -> access.holds(actor, followUp.coordinatorUnit(), Role.COORDINATOR))
                .orElseThrow(() -> new NotFound("follow-up of cycle", cycle));
    }

    /** What units still owe on the conclusion. */
    @Transactional(readOnly = true)
    public List<CarriedTask> open(Actor actor, UUID cycle) {
        return carried.open(require(actor, cycle).conclusionId());
    }

    /** What a review takes up from those before it; whoever calls has checked who may see the review. */
    @Transactional(readOnly = true)
    public List<CarriedTask> of(UUID cycle, int limit, int offset) {
        return carried.of(cycle, limit, offset);
    }

    /** Whether a review takes up anything from those before it. */
    @Transactional(readOnly = true)
    public boolean any(UUID cycle) {
        return carried.any(cycle);
    }

    /** Opens the review: its draft plan asks for a report on each clause of which something is left. */
    @Transactional
    public UUID open(Actor actor, UUID cycle, Opening typed) {
        FollowUp followUp = require(actor, cycle);
        followUps.lock(followUp.conclusionId());
        Refusal.Collector problems = new Refusal.Collector();
        if (followUp.isOver()) {
            problems.add("", "assignment.follow-up.over");
        }
        List<CarriedTask> chosen = chosen(followUp, typed.tasks(), problems);
        if (chosen.isEmpty() && problems.isEmpty()) {
            problems.add("tasks", "assignment.next-review.none-chosen");
        }
        problems.refuse();
        UUID next = following.open(actor, cycle, typed.title(), typed.kind(), chapter(followUp, chosen));
        if (carried.choose(next, chosen.stream().map(CarriedTask::id).toList(), actor.userId()) < chosen.size()) {
            throw Refusal.at("tasks", "assignment.next-review.chosen-meanwhile");
        }
        audit.record(Act.of("follow-up.next-review-opened", "conclusion", followUp.conclusionId())
                .inCycle(cycle)
                .ofUnit(followUp.coordinatorUnit())
                .with("nextCycle", next.toString())
                .with("assignments", chosen.size()));
        return next;
    }

    private List<CarriedTask> chosen(FollowUp followUp, Collection<UUID> ids, Refusal.Collector problems) {
        Map<UUID, CarriedTask> open = carried.open(followUp.conclusionId()).stream()
                .collect(Collectors.toMap(CarriedTask::id, Function.identity(), (a, b) -> a, LinkedHashMap::new));
        Set<UUID> wanted = ids == null ? Set.of() : Set.copyOf(ids);
        if (!open.keySet().containsAll(wanted)) {
            problems.add("tasks", "assignment.next-review.closed-meanwhile");
        }
        return open.values().stream().filter(task -> wanted.contains(task.id())).toList();
    }

    private FollowingCycles.Chapter chapter(FollowUp followUp, List<CarriedTask> chosen) {
        Map<String, List<CarriedTask>> byClause = new LinkedHashMap<>();
        chosen.forEach(task -> byClause.computeIfAbsent(task.ref(), ref -> new java.util.ArrayList<>())
                .add(task));
        return new FollowingCycles.Chapter(
                said("chapter", followUp.citation()),
                byClause.values().stream().map(this::item).toList());
    }

    private FollowingCycles.Item item(List<CarriedTask> tasks) {
        CarriedTask first = tasks.get(0);
        String text = first.text().replaceAll("\\s+", " ").strip();
        String shown = text.length() > TITLE ? text.substring(0, TITLE).strip() + "…" : text;
        String units = tasks.stream()
                .limit(NAMED)
                .map(task -> task.unit() + (task.dueAt() == null ? "" : " (" + due(task) + ")"))
                .collect(Collectors.joining("; "));
        if (tasks.size() > NAMED) {
            units += said("more", tasks.size() - NAMED);
        }
        return new FollowingCycles.Item(said("item", first.ref(), shown), said("guidance", first.conclusion(), units));
    }

    private static String due(CarriedTask task) {
        return Deadline.day(java.time.LocalDate.ofInstant(task.dueAt(), Deadline.ZONE))
                .text();
    }

    private String said(String key, Object... args) {
        return messages.getMessage("assignment.next-review." + key, args, Locale.ROOT);
    }
}
