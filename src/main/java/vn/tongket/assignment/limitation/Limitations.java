package vn.tongket.assignment.limitation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.NotFound;
import vn.tongket.Refusal;
import vn.tongket.SecrecyGuard;
import vn.tongket.Text;
import vn.tongket.assignment.Rates;
import vn.tongket.assignment.limitation.LimitationStore.Found;
import vn.tongket.assignment.limitation.LimitationStore.Link;
import vn.tongket.assignment.limitation.LimitationStore.Next;
import vn.tongket.assignment.list.TaskCounts;
import vn.tongket.audit.Act;
import vn.tongket.audit.Actor;
import vn.tongket.audit.AuditLog;
import vn.tongket.organization.Access;
import vn.tongket.organization.Role;

/** Follows limitations from the review that found them over the tasks that answer them to the verdict of the next review. */
@Component
public class Limitations {

    private final LimitationStore store;
    private final TaskCounts counts;
    private final Access access;
    private final SecrecyGuard secrecy;
    private final AuditLog audit;

    Limitations(LimitationStore store, TaskCounts counts, Access access, SecrecyGuard secrecy, AuditLog audit) {
        this.store = store;
        this.counts = counts;
        this.access = access;
        this.secrecy = secrecy;
        this.audit = audit;
    }

    /**
     * Which limitations are asked for; whatever is null does not matter.
     *
     * @param verdict the last word on it, {@code NONE} for those without one
     */
    public record Filter(UUID cycle, String topic, String verdict, String words) {}

    /** One page, the newest first, in as many statements however long it is. */
    @Transactional(readOnly = true)
    public List<LimitationRow> page(Actor actor, Filter filter, int limit, int offset) {
        return page(actor, filter, null, limit, offset);
    }

    /** The same at a moment of the past, when nobody judges any more; null for now. */
    @Transactional(readOnly = true)
    public List<LimitationRow> page(Actor actor, Filter filter, Instant at, int limit, int offset) {
        List<Found> found = store.page(
                actor.groups(), filter.cycle(), filter.topic(), filter.verdict(), filter.words(), at, limit, offset);
        if (found.isEmpty()) {
            return List.of();
        }
        List<UUID> ids = found.stream().map(Found::id).toList();
        LinkedHashSet<UUID> cycles =
                found.stream().map(Found::cycle).collect(Collectors.toCollection(LinkedHashSet::new));
        List<Link> links = store.links(ids);
        Map<UUID, Rates> rates = counts.byClause(
                links.stream().map(Link::clause).collect(Collectors.toCollection(LinkedHashSet::new)), at);
        Map<UUID, List<Link>> byLimitation = links.stream().collect(Collectors.groupingBy(Link::limitation));
        Map<UUID, List<Verdict>> verdicts =
                store.verdicts(ids, at).stream().collect(Collectors.groupingBy(Verdict::limitation));
        List<Next> following = at == null ? store.following(cycles) : List.of();
        Recurrence recurrence = new Recurrence(store.chain(cycles, at));
        return found.stream()
                .map(one -> row(
                        one,
                        byLimitation.getOrDefault(one.id(), List.of()),
                        rates,
                        verdicts.getOrDefault(one.id(), List.of()),
                        judging(actor, one, following).orElse(null),
                        recurrence))
                .toList();
    }

    /** When the first limitation that the person sees was found. */
    @Transactional(readOnly = true)
    public Optional<Instant> begins(Actor actor) {
        return store.begins(actor.groups());
    }

    private static LimitationRow row(
            Found one,
            List<Link> links,
            Map<UUID, Rates> rates,
            List<Verdict> verdicts,
            Next judging,
            Recurrence recurrence) {
        List<Found> before = recurrence.before(one);
        List<LimitationRow.Found> earlier = new ArrayList<>(found(before));
        Collections.reverse(earlier);
        long times = 1 + before.stream().map(Found::cycle).distinct().count();
        return new LimitationRow(
                one.id(),
                one.cycle(),
                one.cycleTitle(),
                one.conclusion(),
                one.ordinal(),
                one.said(),
                one.topic(),
                one.foundOn(),
                links.stream()
                        .map(link -> new LimitationRow.Task(
                                link.clause(), link.ref(), link.said(), rates.getOrDefault(link.clause(), Rates.NONE)))
                        .toList(),
                (int) times,
                before.isEmpty() ? one.foundOn() : before.get(0).foundOn(),
                earlier,
                found(recurrence.after(one)),
                verdicts,
                judging == null ? null : new LimitationRow.Review(judging.cycle(), judging.title()));
    }

    private static List<LimitationRow.Found> found(List<Found> limitations) {
        return limitations.stream()
                .map(one -> new LimitationRow.Found(
                        one.id(), one.cycle(), one.cycleTitle(), one.conclusion(), one.foundOn(), one.said()))
                .toList();
    }

    private Optional<Next> judging(Actor actor, Found limitation, List<Next> following) {
        return following.stream()
                .filter(next -> next.before().equals(limitation.cycle()))
                .filter(next -> access.holds(actor, next.reviewerUnit(), Role.REVIEWER)
                        || access.holds(actor, next.coordinatorUnit(), Role.COORDINATOR))
                .findFirst();
    }

    /** The verdict of the next review, by its reviewer or coordinator, with what it rests on. */
    @Transactional
    public void judge(Actor actor, UUID id, String verdict, String evidence) {
        Found limitation = store.find(actor.groups(), id).orElseThrow(() -> new NotFound("limitation", id));
        Next review = judging(actor, limitation, store.following(List.of(limitation.cycle())))
                .orElseThrow(() -> new NotFound("review of limitation", id));
        Refusal.Collector problems = new Refusal.Collector();
        Verdict.Kind kind = kind(verdict);
        if (kind == null) {
            problems.add("verdict", "assignment.limitation.verdict-missing", limitation.ordinal());
        }
        if (Text.isBlank(evidence)) {
            problems.add("evidence", "assignment.limitation.evidence-missing", limitation.ordinal());
        }
        problems.refuse();
        secrecy.check("evidence", evidence);
        store.judge(id, review.cycle(), kind, Text.clean(evidence), actor.userId());
        audit.record(Act.of("limitation.judged", "limitation", id)
                .inCycle(review.cycle())
                .ofUnit(review.reviewerUnit())
                .with("conclusion", limitation.conclusion())
                .with("limitation", limitation.ordinal())
                .with("verdict", kind.name()));
    }

    private static Verdict.Kind kind(String typed) {
        return Stream.of(Verdict.Kind.values())
                .filter(kind -> kind.name().equals(typed))
                .findFirst()
                .orElse(null);
    }
}
