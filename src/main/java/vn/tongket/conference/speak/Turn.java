package vn.tongket.conference.speak;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * One turn of the speaking list.
 *
 * @param speaker by office; a name only where it is wanted
 * @param subject what it will be about, or null
 * @param minutes how long it may take, or null
 * @param inAdvance whether the unit registered it before the conference
 * @param said what was noted of it, or null
 */
public record Turn(
        UUID id,
        int ordinal,
        String speaker,
        String unit,
        String unitName,
        String subject,
        Integer minutes,
        boolean inAdvance,
        Instant startedAt,
        Instant endedAt,
        String said) {

    /** How far it has come. */
    public enum State {
        WAITING,
        SPEAKING,
        SPOKEN
    }

    /** A turn as it is typed. */
    public record Entry(String speaker, String unit, String subject, String minutes) {}

    public State state() {
        if (startedAt == null) {
            return State.WAITING;
        }
        return endedAt == null ? State.SPEAKING : State.SPOKEN;
    }

    /** Whole minutes spoken so far. */
    public long spoken(Instant now) {
        return startedAt == null
                ? 0
                : Math.max(
                        0,
                        Duration.between(startedAt, endedAt == null ? now : endedAt)
                                .toMinutes());
    }

    public boolean isOver(Instant now) {
        return minutes != null
                && startedAt != null
                && Duration.between(startedAt, endedAt == null ? now : endedAt).toSeconds() > minutes * 60L;
    }
}
