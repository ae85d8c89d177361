package vn.tongket.web.model;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import vn.tongket.audit.Actor;
import vn.tongket.audit.Actors;
import vn.tongket.cycle.CycleBoard;
import vn.tongket.engine.path.HeatMap;
import vn.tongket.engine.path.Instance;
import vn.tongket.engine.path.Instances;
import vn.tongket.engine.path.Models;
import vn.tongket.engine.path.Onlooker;
import vn.tongket.engine.path.PublishedModel;
import vn.tongket.organization.Units;
import vn.tongket.web.page.Page;
import vn.tongket.web.page.PageNumber;

/** A version of a model with how often and how long, over all its instances that the person may see. */
@Page
class HeatMapPage {

    private static final int INSTANCES = 30;
    private static final int VERSIONS = 50;

    private final CycleBoard board;
    private final Onlookers onlookers;
    private final Models models;
    private final HeatMap heat;
    private final Instances instances;
    private final Units units;
    private final Marks marks;

    HeatMapPage(
            CycleBoard board,
            Onlookers onlookers,
            Models models,
            HeatMap heat,
            Instances instances,
            Units units,
            Marks marks) {
        this.board = board;
        this.onlookers = onlookers;
        this.models = models;
        this.heat = heat;
        this.instances = instances;
        this.units = units;
        this.marks = marks;
    }

    @GetMapping("/ho-so/mo-hinh/{definition}")
    String map(
            @PathVariable String definition,
            @RequestParam(required = false) UUID dot,
            @RequestParam(required = false) String loc,
            @RequestParam(defaultValue = "0") int trang,
            Model model) {
        Actor actor = Actors.current();
        Onlooker onlooker = onlookers.of(actor);
        PublishedModel published = models.require(definition);
        model.addAttribute("cycle", dot == null ? null : board.see(actor, dot).cycle());
        model.addAttribute("model", published);
        model.addAttribute("versions", models.versions(published.key(), VERSIONS));
        model.addAttribute("whole", heat.whole(onlooker, published, dot));
        model.addAttribute("drawing", marks.heat(published, heat.elements(onlooker, published, dot)));
        int page = PageNumber.of(trang);
        Boolean finished = "da-xong".equals(loc) ? Boolean.TRUE : "dang-chay".equals(loc) ? Boolean.FALSE : null;
        List<Instance> found =
                instances.ofDefinition(onlooker, published, dot, finished, INSTANCES + 1, (long) page * INSTANCES);
        model.addAttribute("instances", found.stream().limit(INSTANCES).toList());
        model.addAttribute("more", found.size() > INSTANCES);
        model.addAttribute("page", page);
        model.addAttribute("filter", finished == null ? null : loc);
        model.addAttribute(
                "units",
                units.names(found.stream()
                        .map(Instance::unit)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet())));
        return "model-heat";
    }
}
