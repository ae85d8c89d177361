package vn.tongket.assignment.limitation;

import java.time.Instant;
import java.util.UUID;

/** What a later review says about a limitation. */
public record Verdict(
        UUID limitation, UUID cycle, String cycleTitle, Kind kind, String evidence, Instant at, String by) {

    public enum Kind {
        RESOLVED,
        PARTLY,
        REPEATED
    }
}
