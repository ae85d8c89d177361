package vn.tongket.web.model;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import vn.tongket.engine.path.HeatMap;
import vn.tongket.engine.path.HeatMap.Warmth;
import vn.tongket.engine.path.PublishedModel;
import vn.tongket.engine.path.Step;
import vn.tongket.engine.path.WalkedPath;
import vn.tongket.web.model.Drawing.Mark;
import vn.tongket.web.model.Drawing.Tone;

/** Says about the elements of a model where tokens are, how often and how long, in badges and in words. */
@Component
class Marks {

    private static final Set<String> CONTAINERS = Set.of("subProcess", "transaction");

    private final Drawings drawings;
    private final MessageSource messages;

    Marks(Drawings drawings, MessageSource messages) {
        this.drawings = drawings;
        this.messages = messages;
    }

    /** How many tokens stand where; {@code leads} says where the number of an element leads, or null. */
    Drawing tokens(
            PublishedModel model,
            Map<String, Integer> tokens,
            String from,
            Function<String, String> leads,
            String text) {
        List<Mark> marks = new ArrayList<>();
        for (PublishedModel.Element element : model.elements()) {
            Integer here = tokens.get(element.id());
            if (here != null) {
                marks.add(new Mark(
                        element.id(),
                        drawings.name(element),
                        String.valueOf(here),
                        say(text, here),
                        leads.apply(element.id()),
                        Tone.TOKEN,
                        0));
            }
        }
        return new Drawing(model, marks, List.of(), from);
    }

    /** Over many instances: how often each element was passed, half of the times within how long, and the longest. */
    Drawing heat(PublishedModel model, Map<String, Warmth> warmth) {
        Map<String, Warmth> spent = new HashMap<>(warmth);
        model.elements().stream()
                .filter(element -> CONTAINERS.contains(element.kind()))
                .forEach(element -> spent.remove(element.id()));
        Duration longest = HeatMap.longestMedian(spent);
        List<Mark> marks = new ArrayList<>();
        for (PublishedModel.Element element : model.elements()) {
            Warmth here = warmth.get(element.id());
            if (here != null) {
                boolean colours = spent.containsKey(element.id());
                marks.add(new Mark(
                        element.id(),
                        drawings.name(element),
                        String.valueOf(here.times()),
                        warmth(here),
                        null,
                        here.now() > 0 ? Tone.TOKEN : Tone.DONE,
                        colours ? HeatMap.level(here.median(), longest) : 0));
            }
        }
        return new Drawing(model, marks);
    }

    private String warmth(Warmth here) {
        if (here.median() == null) {
            return say("web.model.heat.waiting", here.times(), here.now());
        }
        String passed = here.longest().toMillis() < 1_000
                ? say("web.model.heat.quick", here.times())
                : say("web.model.heat", here.times(), drawings.lasted(here.median()), drawings.lasted(here.longest()));
        return here.now() == 0 ? passed : passed + " " + say("web.model.heat.now", here.now());
    }

    /** The way that one instance went. */
    Drawing path(PublishedModel model, List<Step> steps, Map<String, Integer> tokens, Set<String> broken, Instant now) {
        Map<String, List<Step>> byElement = steps.stream().collect(Collectors.groupingBy(Step::element));
        Map<String, Duration> spent = new HashMap<>();
        byElement.forEach((element, here) ->
                spent.put(element, here.stream().map(step -> step.lasted(now)).reduce(Duration.ZERO, Duration::plus)));
        Duration longest = model.elements().stream()
                .filter(element -> !CONTAINERS.contains(element.kind()))
                .map(element -> spent.getOrDefault(element.id(), Duration.ZERO))
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
        List<Mark> marks = new ArrayList<>();
        for (PublishedModel.Element element : model.elements()) {
            int times = byElement.getOrDefault(element.id(), List.of()).size();
            int here = tokens.getOrDefault(element.id(), 0);
            if (times > 0 || here > 0 || broken.contains(element.id())) {
                Duration lasted = spent.getOrDefault(element.id(), Duration.ZERO);
                String says = times == 0
                        ? say("web.model.path.to-come")
                        : say(
                                here > 0 ? "web.model.path.here" : "web.model.path.passed",
                                times,
                                drawings.lasted(lasted));
                marks.add(new Mark(
                        element.id(),
                        drawings.name(element),
                        String.valueOf(Math.max(times, here)),
                        broken.contains(element.id()) ? says + " " + say("web.model.path.broken") : says,
                        null,
                        broken.contains(element.id()) ? Tone.BAD : here > 0 ? Tone.TOKEN : Tone.DONE,
                        CONTAINERS.contains(element.kind()) ? 0 : HeatMap.level(lasted, longest)));
            }
        }
        Set<String> flows = new LinkedHashSet<>();
        WalkedPath.of(model, steps).forEach(taken -> flows.add(taken.flow()));
        return new Drawing(model, marks, List.copyOf(flows), null);
    }

    private String say(String key, Object... args) {
        return messages.getMessage(key, args, java.util.Locale.ROOT);
    }
}
