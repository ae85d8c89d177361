package vn.tongket.assignment.limitation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import vn.tongket.Text;
import vn.tongket.assignment.Likeness;
import vn.tongket.assignment.limitation.LimitationStore.Found;

/** Whether a limitation of one review is that of another: of the same topic, or in much the same words. */
final class Recurrence {

    private final List<Found> chain;
    private final Map<UUID, Likeness> texts = new HashMap<>();

    /** {@code chain}: the limitations of reviews that follow one another, the earliest first. */
    Recurrence(List<Found> chain) {
        this.chain = chain;
    }

    /** The same limitation in earlier reviews, the earliest first. */
    List<Found> before(Found asked) {
        return chain.stream()
                .filter(other -> other.foundOn().isBefore(asked.foundOn()) && same(asked, other))
                .toList();
    }

    /** The same limitation in later reviews, the earliest first. */
    List<Found> after(Found asked) {
        return chain.stream()
                .filter(other -> other.foundOn().isAfter(asked.foundOn()) && same(asked, other))
                .toList();
    }

    private boolean same(Found one, Found other) {
        if (one.cycle().equals(other.cycle())) {
            return false;
        }
        boolean topics = !Text.isBlank(one.topic()) && one.topic().equals(other.topic());
        return topics || text(one).percent(text(other)) >= Likeness.WORTH_SHOWING;
    }

    private Likeness text(Found limitation) {
        return texts.computeIfAbsent(limitation.id(), id -> Likeness.of(limitation.said()));
    }
}
