package vn.tongket.web.model;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.tongket.NotFound;
import vn.tongket.Refusal;
import vn.tongket.audit.Actors;
import vn.tongket.engine.path.Instance;
import vn.tongket.engine.path.Instances;
import vn.tongket.engine.path.Models;
import vn.tongket.engine.path.Onlooker;
import vn.tongket.engine.path.PublishedModel;
import vn.tongket.web.page.PageNumber;
import vn.tongket.web.page.Words;

/** A published model for the picture; what was published never changes, so a browser asks once. */
@RestController
class ModelApi {

    private static final CacheControl FOR_EVER =
            CacheControl.maxAge(Duration.ofDays(365)).cachePrivate().immutable();

    private static final int PAGE = 25;
    private static final Pattern NUMBER = Pattern.compile("\\d{1,6}");

    private final Models models;
    private final Instances instances;
    private final Onlookers onlookers;
    private final Drawings drawings;
    private final Words words;
    private final Clock clock;

    ModelApi(Models models, Instances instances, Onlookers onlookers, Drawings drawings, Words words, Clock clock) {
        this.models = models;
        this.instances = instances;
        this.onlookers = onlookers;
        this.drawings = drawings;
        this.words = words;
        this.clock = clock;
    }

    /** An instance as Cockpit lists it: when and how long, not what it is about. */
    record Row(String id, String started, String ended, String lasted, String state) {}

    /** One page of them. */
    record Rows(List<Row> rows, int page, boolean more) {}

    @GetMapping("/api/models/{definition}")
    ResponseEntity<byte[]> model(@PathVariable String definition) {
        return ResponseEntity.ok()
                .cacheControl(FOR_EVER)
                .contentType(MediaType.APPLICATION_XML)
                .body(models.xml(definition));
    }

    /** The instances of a version, for those who look after models or look over units. */
    @GetMapping("/api/models/{definition}/instances")
    Rows instances(
            @PathVariable String definition,
            @RequestParam(defaultValue = "") String loc,
            @RequestParam(defaultValue = "0") String trang) {
        Onlooker onlooker = onlookers.of(Actors.current());
        PublishedModel model = models.require(definition);
        if (!onlooker.overModels() && onlooker.audited().isEmpty()) {
            throw new NotFound("process definition", definition);
        }
        Refusal.Collector problems = new Refusal.Collector();
        if (!NUMBER.matcher(trang).matches()) {
            problems.add("trang", "web.model.cockpit.page");
        }
        Boolean finished = switch (loc) {
            case "" -> null;
            case "da-xong" -> Boolean.TRUE;
            case "dang-chay" -> Boolean.FALSE;
            default -> {
                problems.add("loc", "web.model.cockpit.filter");
                yield null;
            }
        };
        problems.refuse();
        int page = PageNumber.of(Integer.parseInt(trang));
        List<Instance> found = instances.ofDefinition(onlooker, model, null, finished, PAGE + 1, (long) page * PAGE);
        return new Rows(found.stream().limit(PAGE).map(this::row).toList(), page, found.size() > PAGE);
    }

    private Row row(Instance instance) {
        return new Row(
                instance.id(),
                words.moment(instance.startedAt()),
                words.moment(instance.endedAt()),
                drawings.lasted(instance.lasted(clock.instant())),
                words.of("web.model.state", instance.state()));
    }
}
