package vn.tongket.engine.path;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The way that an instance went through its model, derived from its steps, as the engine keeps no history of sequence flows:
 * a step follows the latest one before it from which a flow leads here and whose token has not gone that way yet.
 */
public final class WalkedPath {

    private WalkedPath() {}

    /** A flow that was taken, from one step to the next. */
    public record Taken(String flow, Step from, Step to) {}

    /** The flows in the order in which they were taken. */
    public static List<Taken> of(PublishedModel model, List<Step> steps) {
        Map<String, List<PublishedModel.Flow>> into = new HashMap<>();
        model.flows()
                .values()
                .forEach(flows -> flows.forEach(flow -> into.computeIfAbsent(flow.to(), none -> new ArrayList<>())
                        .add(flow)));
        Map<String, List<Step>> byElement = new HashMap<>();
        List<Step> ordered = new ArrayList<>(steps);
        ordered.sort(Comparator.comparing(Step::startedAt).thenComparingLong(Step::order));
        ordered.forEach(step -> byElement
                .computeIfAbsent(step.element(), none -> new ArrayList<>())
                .add(step));
        Set<String> gone = new HashSet<>();
        List<Taken> taken = new ArrayList<>();
        for (Step step : ordered) {
            Taken best = null;
            for (PublishedModel.Flow flow : into.getOrDefault(step.element(), List.of())) {
                boolean oneWay = model.element(flow.from())
                        .map(PublishedModel.Element::choosesOneWay)
                        .orElse(false);
                for (Step before : byElement.getOrDefault(flow.from(), List.of())) {
                    if (leads(before, step) && !gone.contains(mark(before, flow, oneWay)) && later(before, best)) {
                        best = new Taken(flow.id(), before, step);
                    }
                }
            }
            if (best != null) {
                String flow = best.flow();
                gone.add(best.from().id() + " " + flow);
                gone.add(best.from().id());
                taken.add(best);
            }
        }
        return taken;
    }

    private static String mark(Step before, PublishedModel.Flow flow, boolean oneWay) {
        return oneWay ? before.id() : before.id() + " " + flow.id();
    }

    private static boolean leads(Step before, Step step) {
        return before != step
                && !before.canceled()
                && before.endedAt() != null
                && !before.endedAt().isAfter(step.startedAt())
                && before.scope().equals(step.scope())
                && before.order() < step.order();
    }

    private static boolean later(Step before, Taken best) {
        if (best == null) {
            return true;
        }
        int byEnd = before.endedAt().compareTo(best.from().endedAt());
        return byEnd > 0 || byEnd == 0 && before.order() > best.from().order();
    }
}
