package vn.tongket.web.model;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import vn.tongket.NotFound;
import vn.tongket.audit.Actors;
import vn.tongket.cycle.Cycles;
import vn.tongket.engine.path.DecisionNotes;
import vn.tongket.engine.path.DecisionTexts;
import vn.tongket.engine.path.Instance;
import vn.tongket.engine.path.Instances;
import vn.tongket.engine.path.Models;
import vn.tongket.engine.path.Onlooker;
import vn.tongket.engine.path.PublishedModel;
import vn.tongket.engine.path.Step;
import vn.tongket.engine.path.Steps;
import vn.tongket.engine.path.TokenPlaces;
import vn.tongket.organization.RoleHolders;
import vn.tongket.organization.Units;
import vn.tongket.web.page.Page;
import vn.tongket.web.page.PageNumber;

/** One process instance, running or finished: the way it went on the model of its version, and everything on that way. */
@Page
class InstancePage {

    private static final int STEPS = 50;
    private static final int VALUES = 40;
    private static final int DECISIONS = 30;
    private static final int STOPS = 50;
    private static final int RELATED = 20;

    private final Onlookers onlookers;
    private final Instances instances;
    private final Models models;
    private final Steps steps;
    private final TokenPlaces places;
    private final DecisionNotes decisions;
    private final DecisionTexts tables;
    private final Cycles cycles;
    private final Units units;
    private final RoleHolders people;
    private final Marks marks;
    private final Clock clock;

    InstancePage(
            Onlookers onlookers,
            Instances instances,
            Models models,
            Steps steps,
            TokenPlaces places,
            DecisionNotes decisions,
            DecisionTexts tables,
            Cycles cycles,
            Units units,
            RoleHolders people,
            Marks marks,
            Clock clock) {
        this.onlookers = onlookers;
        this.instances = instances;
        this.models = models;
        this.steps = steps;
        this.places = places;
        this.decisions = decisions;
        this.tables = tables;
        this.cycles = cycles;
        this.units = units;
        this.people = people;
        this.marks = marks;
        this.clock = clock;
    }

    @GetMapping("/ho-so/quy-trinh/{id}")
    String instance(
            @PathVariable String id,
            @RequestParam(defaultValue = "0") int trang,
            @RequestParam(defaultValue = "0") int bien,
            @RequestParam(defaultValue = "0") int quyetdinh,
            @RequestParam(defaultValue = "0") int lien,
            Model model) {
        Onlooker onlooker = onlookers.of(Actors.current());
        Instance instance = instances.require(onlooker, id);
        PublishedModel published = models.require(instance.definition());
        Instant now = clock.instant();
        List<Step> all = steps.all(id);
        List<Steps.Incident> incidents = steps.incidents(id, STOPS);
        Set<String> broken = incidents.stream()
                .filter(incident -> incident.endedAt() == null)
                .map(Steps.Incident::element)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        Map<String, Integer> tokens = instance.isOver() ? Map.of() : places.ofInstance(id);
        model.addAttribute("instance", instance);
        model.addAttribute("model", published);
        model.addAttribute("now", now);
        model.addAttribute("cutShort", all.size() == Steps.DRAWN);
        model.addAttribute("drawing", marks.path(published, all, tokens, broken, now));
        model.addAttribute(
                "elements",
                published.elements().stream()
                        .collect(Collectors.toMap(PublishedModel.Element::id, Function.identity())));
        model.addAttribute("cycle", instance.cycle() == null ? null : cycles.require(instance.cycle()));
        int page = PageNumber.of(trang);
        List<Step> shown = all.stream().skip((long) page * STEPS).limit(STEPS).toList();
        model.addAttribute("steps", new Part<>(shown, page, all.size() > (page + 1) * STEPS));
        model.addAttribute(
                "people",
                instance.content()
                        ? people.names(shown.stream()
                                .map(Step::user)
                                .filter(Objects::nonNull)
                                .collect(Collectors.toSet()))
                        : Map.of());
        model.addAttribute("incidents", incidents);
        model.addAttribute("failures", steps.failures(id, STOPS));
        content(onlooker, instance, PageNumber.of(bien), PageNumber.of(quyetdinh), PageNumber.of(lien), model);
        return "instance";
    }

    /** What only those see who may see what the instance is about. */
    private void content(Onlooker onlooker, Instance instance, int values, int decided, int related, Model model) {
        String id = instance.id();
        List<Instance> called = instances.called(onlooker, id, RELATED);
        List<Instance> linked = instance.cycle() == null
                ? List.of()
                : instances.ofCycle(onlooker, instance.cycle(), null, RELATED + 1, (long) related * RELATED);
        List<DecisionNotes.Taken> taken =
                instance.content() ? decisions.ofInstance(id, DECISIONS + 1, (long) decided * DECISIONS) : List.of();
        model.addAttribute(
                "values",
                instance.content()
                        ? Part.of(steps.values(id, VALUES + 1, (long) values * VALUES), values, VALUES)
                        : null);
        model.addAttribute("decisions", Part.of(taken, decided, DECISIONS));
        model.addAttribute(
                "tables",
                taken.stream()
                        .map(one -> one.decided().table())
                        .distinct()
                        .collect(Collectors.toMap(Function.identity(), tables::of)));
        model.addAttribute("caller", caller(onlooker, instance));
        model.addAttribute("called", called);
        model.addAttribute("mayOpen", called.stream().map(Instance::id).collect(Collectors.toSet()));
        model.addAttribute("linked", Part.of(linked, related, RELATED));
        model.addAttribute(
                "units",
                units.names(Stream.of(Stream.of(instance), called.stream(), linked.stream())
                        .flatMap(Function.identity())
                        .map(Instance::unit)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet())));
    }

    /** The instance that called this one, where the person may see it. */
    private Instance caller(Onlooker onlooker, Instance instance) {
        try {
            return instance.caller() == null ? null : instances.require(onlooker, instance.caller());
        } catch (NotFound hidden) {
            return null;
        }
    }

    /** One page of a list. */
    public record Part<T>(List<T> rows, int page, boolean more) {

        static <T> Part<T> of(List<T> found, int page, int size) {
            return new Part<>(found.stream().limit(size).toList(), page, found.size() > size);
        }
    }
}
