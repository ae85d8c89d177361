package vn.tongket.engine.path;

import java.time.Duration;
import java.time.Instant;

/**
 * An element that a token came to.
 *
 * @param scope id of the step inside which this one happened, or of the instance itself
 * @param order grows along every way through the model, not between ways that run side by side
 * @param user who did it or took it; null for the product itself
 * @param called instance that a call activity started
 * @param canceled whether the token was taken away here, so that nothing followed
 */
public record Step(
        String id,
        String element,
        String scope,
        long order,
        Instant startedAt,
        Instant endedAt,
        String user,
        String called,
        boolean canceled) {

    public Duration lasted(Instant now) {
        return Duration.between(startedAt, endedAt == null ? now : endedAt);
    }
}
