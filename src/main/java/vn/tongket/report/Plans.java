package vn.tongket.report;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import vn.tongket.cycle.Cycles;
import vn.tongket.cycle.Indicator;
import vn.tongket.cycle.ReviewCycle;
import vn.tongket.cycle.Section;

/** What reports must hold, kept per version of a plan: hundreds of units read the same outline in the same week. */
@Component
public class Plans {

    private static final int KEPT = 64;

    /** The part of a plan that reports follow. */
    public record Plan(List<Section> outline, List<Indicator> indicators) {}

    private final Cycles cycles;
    private final Map<String, Plan> kept = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Plan> eldest) {
            return size() > KEPT;
        }
    });

    Plans(Cycles cycles) {
        this.cycles = cycles;
    }

    public Plan of(ReviewCycle cycle) {
        if (cycle.planIssuedAt() == null && cycle.reportsOpenedAt() == null) {
            return read(cycle);
        }
        String key = cycle.id() + "/" + cycle.version();
        Plan plan = kept.get(key);
        if (plan == null) {
            plan = read(cycle);
            kept.put(key, plan);
        }
        return plan;
    }

    private Plan read(ReviewCycle cycle) {
        return new Plan(List.copyOf(cycles.outline(cycle.id())), List.copyOf(cycles.indicators(cycle.id())));
    }
}
