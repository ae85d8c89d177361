package vn.tongket.cycle;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.tongket.NotFound;
import vn.tongket.calendar.Deadline;

/** Review cycles and what their plans hold, for the features that build on them. Whoever calls has checked who may see it. */
@Component
public class Cycles {

    private final CycleStore store;

    Cycles(CycleStore store) {
        this.store = store;
    }

    public ReviewCycle require(UUID id) {
        return find(id).orElseThrow(() -> new NotFound("cycle", id));
    }

    public Optional<ReviewCycle> find(UUID id) {
        return store.find(id);
    }

    /**
     * The cycle as it stood at the end of a day; a null day is the present. Of days before states were kept only the
     * moments of what happened are known, and the rest is as it is now.
     */
    public ReviewCycle asOf(UUID id, LocalDate day) {
        ReviewCycle now = require(id);
        return day == null
                ? now
                : store.find(id, day).orElse(now).until(Deadline.day(day).dueAt());
    }

    /** When the cycle was begun. */
    public Instant begunAt(UUID id) {
        return store.begunAt(id);
    }

    /** The cycle that this one follows, when the plan names one. */
    public Optional<UUID> previousOf(UUID cycle) {
        return store.previousOf(cycle);
    }

    /** The obligation of a unit from which the cycle was opened for the units below it. */
    public Optional<UUID> parentObligationOf(UUID cycle) {
        return store.parentObligationOf(cycle);
    }

    public List<Subject> subjects(UUID cycle) {
        return store.subjects(cycle);
    }

    public List<Milestone> milestones(UUID cycle) {
        return store.milestones(cycle);
    }

    /** The sections in the order in which they are read, each heading before its parts. */
    public List<Section> outline(UUID cycle) {
        return store.outline(cycle);
    }

    public List<Indicator> indicators(UUID cycle) {
        return store.indicators(cycle);
    }
}
