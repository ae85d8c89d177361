package vn.tongket.conference.remark;

import java.util.UUID;

/**
 * One clause of the prepared conclusion held against what the chair said.
 *
 * @param prepared null for what the chair added
 * @param said null for what the chair did not mention
 * @param decision null as long as nobody decided; then the chair's words, and what was not mentioned, go into the draft
 */
public record Difference(Kind kind, Remark prepared, Remark said, Decision decision) {

    /** What became of a prepared clause. */
    public enum Kind {
        SAME,
        CHANGED,
        NEW,
        NOT_MENTIONED
    }

    /** Whether the difference goes into the draft; a reason where it does not. */
    public record Decision(UUID about, boolean taken, String reason, String by) {}

    /** What a decision is about: the remark, or the prepared clause that nobody mentioned. */
    public UUID about() {
        return said == null ? prepared.id() : said.id();
    }

    boolean leftOut() {
        return decision != null && !decision.taken();
    }

    /** What goes into the draft; null where nothing does. */
    Remark outcome() {
        return switch (kind) {
            case SAME -> said.filledFrom(prepared);
            case CHANGED -> leftOut() ? prepared : said.filledFrom(prepared);
            case NEW -> leftOut() ? null : said;
            case NOT_MENTIONED -> leftOut() ? null : prepared;
        };
    }
}
