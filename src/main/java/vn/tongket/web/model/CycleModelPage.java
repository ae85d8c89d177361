package vn.tongket.web.model;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.util.UriComponentsBuilder;
import vn.tongket.NotFound;
import vn.tongket.audit.Actor;
import vn.tongket.audit.Actors;
import vn.tongket.cycle.CycleBoard;
import vn.tongket.cycle.ReviewCycle;
import vn.tongket.engine.path.Instance;
import vn.tongket.engine.path.Instances;
import vn.tongket.engine.path.Instances.Count;
import vn.tongket.engine.path.Models;
import vn.tongket.engine.path.Onlooker;
import vn.tongket.engine.path.PublishedModel;
import vn.tongket.engine.path.TokenPlaces;
import vn.tongket.organization.Units;
import vn.tongket.web.model.Drawings.Marked;
import vn.tongket.web.page.Page;
import vn.tongket.web.page.PageNumber;

/** A cycle on its model: where its tokens are now, and where those of its reports, tasks and other processes are. */
@Page
class CycleModelPage {

    private static final String CYCLE = "review-cycle";
    private static final List<String> FIRST_SHOWN = List.of("unit-report", "assignment");
    private static final int UNITS = 50;

    private final CycleBoard board;
    private final Onlookers onlookers;
    private final Models models;
    private final Instances instances;
    private final TokenPlaces places;
    private final Units units;
    private final Marks marks;
    private final Drawings drawings;

    CycleModelPage(
            CycleBoard board,
            Onlookers onlookers,
            Models models,
            Instances instances,
            TokenPlaces places,
            Units units,
            Marks marks,
            Drawings drawings) {
        this.board = board;
        this.onlookers = onlookers;
        this.models = models;
        this.instances = instances;
        this.places = places;
        this.units = units;
        this.marks = marks;
        this.drawings = drawings;
    }

    @GetMapping("/dot/{id}/mo-hinh")
    String model(@PathVariable UUID id, @RequestParam(required = false) String ban, Model model) {
        Actor actor = Actors.current();
        CycleBoard.Seen seen = board.see(actor, id);
        Onlooker onlooker = onlookers.of(actor);
        List<Count> counts = instances.countsOfCycle(onlooker, id).stream()
                .filter(count -> !count.process().equals(CYCLE))
                .toList();
        Optional<Count> shown = shown(counts, ban);
        if (ban != null && shown.isEmpty()) {
            throw new NotFound("process definition", ban);
        }
        model.addAttribute("cycle", seen.cycle());
        model.addAttribute("whole", seen.whole());
        model.addAttribute("instance", instances.newest(CYCLE, id).orElse(null));
        model.addAttribute("drawing", ofCycle(seen.cycle()).orElse(null));
        model.addAttribute("counts", counts);
        model.addAttribute("shown", shown.orElse(null));
        model.addAttribute(
                "others",
                shown.map(count -> ofOthers(onlooker, id, count.definition())).orElse(null));
        return "cycle-model";
    }

    /** What stands where, for a page that heard that something changed. */
    @GetMapping("/api/cycles/{id}/tokens")
    @ResponseBody
    Marked tokens(@PathVariable UUID id, @RequestParam(required = false) String ban) {
        Actor actor = Actors.current();
        CycleBoard.Seen seen = board.see(actor, id);
        Drawing drawing = ban == null
                ? ofCycle(seen.cycle()).orElseThrow(() -> new NotFound("process instance of cycle", id))
                : ofOthers(onlookers.of(actor), id, ban);
        return new Marked(drawing.marks(), drawing.flows());
    }

    /** The units whose reports, tasks and so on stand on one element. */
    @GetMapping("/dot/{id}/mo-hinh/{definition}/{element}")
    String standing(
            @PathVariable UUID id,
            @PathVariable String definition,
            @PathVariable String element,
            @RequestParam(defaultValue = "0") int trang,
            Model model) {
        Actor actor = Actors.current();
        CycleBoard.Seen seen = board.see(actor, id);
        PublishedModel published = models.require(definition);
        PublishedModel.Element place =
                published.element(element).orElseThrow(() -> new NotFound("element", definition + "/" + element));
        int page = PageNumber.of(trang);
        List<TokenPlaces.Standing> found =
                places.standing(onlookers.of(actor), id, published, element, UNITS + 1, (long) page * UNITS);
        model.addAttribute("cycle", seen.cycle());
        model.addAttribute("model", published);
        model.addAttribute("place", place);
        model.addAttribute("placeName", drawings.name(place));
        model.addAttribute("standing", found.stream().limit(UNITS).toList());
        model.addAttribute("more", found.size() > UNITS);
        model.addAttribute("page", page);
        model.addAttribute(
                "units",
                units.names(found.stream()
                        .map(TokenPlaces.Standing::unit)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet())));
        return "cycle-model-units";
    }

    private static Optional<Count> shown(List<Count> counts, String definition) {
        if (definition != null) {
            return counts.stream()
                    .filter(count -> count.definition().equals(definition))
                    .findFirst();
        }
        return FIRST_SHOWN.stream()
                .flatMap(process ->
                        counts.stream().filter(count -> count.process().equals(process)))
                .filter(count -> count.running() > 0)
                .findFirst()
                .or(() -> counts.stream().findFirst());
    }

    private Optional<Drawing> ofCycle(ReviewCycle cycle) {
        return instances.newest(CYCLE, cycle.id()).map(instance -> drawing(cycle, instance));
    }

    private Drawing drawing(ReviewCycle cycle, Instance instance) {
        Map<String, Integer> tokens = instance.isOver() ? Map.of() : places.ofInstance(instance.id());
        return marks.tokens(
                models.require(instance.definition()),
                tokens,
                "/api/cycles/" + cycle.id() + "/tokens",
                element -> null,
                "web.model.tokens.one");
    }

    private Drawing ofOthers(Onlooker onlooker, UUID cycle, String definition) {
        PublishedModel model = models.require(definition);
        return marks.tokens(
                model,
                places.ofCycle(onlooker, cycle, model),
                UriComponentsBuilder.fromPath("/api/cycles/" + cycle + "/tokens")
                        .queryParam("ban", definition)
                        .build()
                        .toString(),
                element -> "/dot/" + cycle + "/mo-hinh/" + definition + "/" + element,
                "web.model.tokens");
    }
}
