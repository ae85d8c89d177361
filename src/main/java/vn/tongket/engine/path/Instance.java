package vn.tongket.engine.path;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * A process instance, running or finished.
 *
 * @param definition id of the version that it runs on or ended on
 * @param caller id of the instance that called it; null where a message or a person started it
 * @param content whether the person may see what it is about; who looks after models may not
 * @param cycle id of the cycle that it belongs to; null without one, and for those who may not see the content
 */
public record Instance(
        String id,
        String definition,
        String process,
        int version,
        String key,
        Instant startedAt,
        Instant endedAt,
        String state,
        String caller,
        boolean content,
        UUID cycle,
        String unit) {

    public boolean isOver() {
        return endedAt != null;
    }

    /** How long it took, or has taken until now. */
    public Duration lasted(Instant now) {
        return Duration.between(startedAt, endedAt == null ? now : endedAt);
    }
}
