package vn.tongket.audit.dossier;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.NotFound;
import vn.tongket.audit.Act;
import vn.tongket.audit.Actor;
import vn.tongket.audit.Readings;
import vn.tongket.audit.dossier.Anchor.Kind;

/**
 * Opens dossiers: for auditors those of the units they look over and of the cycles these take part in, for the
 * coordinators of a cycle those of the cycle. Anything else is answered like what does not exist.
 */
@Component
public class AuditDossiers {

    private final Overseers overseers;
    private final DossierStore store;
    private final Readings readings;
    private final List<Source> sources;

    AuditDossiers(Overseers overseers, DossierStore store, Readings readings, List<Source> sources) {
        this.overseers = overseers;
        this.store = store;
        this.readings = readings;
        this.sources =
                sources.stream().sorted(Comparator.comparingInt(Source::rank)).toList();
    }

    /** An opened dossier: what it is about and how far its reader sees. */
    public record Opened(Anchor anchor, Scope scope) {}

    /**
     * A page of a dossier, the earliest line first or last as it was asked for.
     *
     * @param more the place from which there is more in the direction asked for, or null
     * @param cut whether the look ended there with lines still wanted, so that there may be nothing behind it
     */
    public record Slice(List<Line> lines, Position more, boolean cut) {}

    @Transactional
    public Opened open(Actor actor, Kind kind, String id) {
        Opened opened = find(actor, kind, id);
        if (kind == Kind.PERSON) {
            // recorded in the unit of the auditor, whose own auditors then see who looked
            readings.note(
                    actor,
                    Act.of("dossier.read", "user", id)
                            .ofUnit(actor.unitsWith("auditor").stream()
                                    .sorted()
                                    .findFirst()
                                    .orElse(null)));
        }
        return opened;
    }

    /** Whether the person may open this dossier, so that a page offers it. */
    @Transactional(readOnly = true)
    public boolean mayOpen(Actor actor, Kind kind, String id) {
        try {
            find(actor, kind, id);
            return true;
        } catch (NotFound none) {
            return false;
        }
    }

    private Opened find(Actor actor, Kind kind, String id) {
        Scope scope = overseers.of(actor);
        if (scope.isNothing()) {
            throw new NotFound("dossier", id);
        }
        Anchor anchor = switch (kind) {
            case ALL -> everything(scope);
            case CYCLE -> cycle(scope, id);
            case REPORT -> thing(scope, kind, "report", id);
            case TASK -> thing(scope, kind, "assignment", id);
            case DOCUMENT -> thing(scope, kind, "document", id);
            case PERSON -> person(scope, id);
            case UNIT -> unit(scope, id);
        };
        return new Opened(anchor, scope);
    }

    /** The lines behind a place, which is null at the beginning; with one statement of each source. */
    @Transactional(readOnly = true)
    public Slice slice(Opened opened, Question.Filter filter, boolean forward, Position from, int limit) {
        Question question = new Question(opened.anchor(), opened.scope(), filter, forward, from, limit + 1);
        List<Source.Found> found = sources.stream()
                .filter(source -> opened.anchor().kind() != Kind.ALL || source instanceof Records)
                .map(source -> source.find(question))
                .toList();
        Comparator<Position> order = forward ? Comparator.naturalOrder() : Comparator.reverseOrder();
        Position stopped = found.stream()
                .map(Source.Found::stopped)
                .filter(Objects::nonNull)
                .min(order)
                .orElse(null);
        List<Line> lines = found.stream()
                .flatMap(one -> one.lines().stream())
                .filter(line -> stopped == null || order.compare(line.position(), stopped) <= 0)
                .sorted(Comparator.comparing(Line::position, order))
                .toList();
        boolean full = lines.size() > limit;
        List<Line> shown = full ? lines.subList(0, limit) : lines;
        Position more = full ? shown.get(limit - 1).position() : stopped;
        return new Slice(List.copyOf(shown), more, !full && stopped != null);
    }

    /** The same lines the other way round, for a page that was reached backwards. */
    public static List<Line> reversed(List<Line> lines) {
        List<Line> other = new ArrayList<>(lines);
        Collections.reverse(other);
        return other;
    }

    /** Names of what the lines are about, by {@code kind:id}; one statement. */
    @Transactional(readOnly = true)
    public Map<String, Named> named(Collection<Line> lines) {
        return store.named(lines.stream().map(line -> line.about().id()).toList()).stream()
                .collect(Collectors.toMap(Named::key, Function.identity(), (one, other) -> one));
    }

    private Anchor everything(Scope scope) {
        if (scope.units().isEmpty()) {
            throw new NotFound("page", "record");
        }
        return Anchor.everything();
    }

    private Anchor cycle(Scope scope, String id) {
        Named cycle = require("cycle", id);
        boolean whole = scope.cycles().contains(cycle.cycleId());
        if (!whole && !store.takesPart(cycle.cycleId(), scope.units())) {
            throw new NotFound("dossier", id);
        }
        return new Anchor(Kind.CYCLE, id, cycle.name(), cycle.cycleId(), cycle.unit(), List.of(), whole);
    }

    private Anchor thing(Scope scope, Kind kind, String subject, String id) {
        Named named = require(subject, id);
        if (!scope.sees(named.unit(), named.cycleId())) {
            throw new NotFound("dossier", id);
        }
        return new Anchor(
                kind, id, named.name(), named.cycleId(), named.unit(), store.subjects(subject, named.id()), true);
    }

    private Anchor person(Scope scope, String user) {
        if (scope.units().isEmpty() || !store.knowsPerson(user, scope)) {
            throw new NotFound("dossier", user);
        }
        return new Anchor(Kind.PERSON, user, user, null, null, List.of(), false);
    }

    private Anchor unit(Scope scope, String code) {
        String name = Optional.of(code)
                .filter(scope.units()::contains)
                .flatMap(store::unitName)
                .orElseThrow(() -> new NotFound("dossier", code));
        return new Anchor(Kind.UNIT, code, name, null, code, List.of(), true);
    }

    private Named require(String kind, String id) {
        return store.find(kind, id).orElseThrow(() -> new NotFound("dossier", id));
    }
}
