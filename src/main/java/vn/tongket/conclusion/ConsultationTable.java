package vn.tongket.conclusion;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * What units said about a draft and what became of it, as it is shown and printed.
 *
 * @param dueOn until when units comment themselves; null where nobody was asked
 * @param dealtWith when every comment had been adopted or explained; null before that
 * @param mayRemind whether the reader may remind the silent units now
 */
public record ConsultationTable(
        Conclusion conclusion,
        String issuerName,
        LocalDate dueOn,
        Instant dealtWith,
        List<Asked> asked,
        List<Comment> comments,
        boolean mayRemind) {

    /** A unit that was asked, and how much it said. */
    public record Asked(String unit, String name, int comments, Instant remindedAt) {}

    public List<Asked> silent() {
        return asked.stream().filter(unit -> unit.comments() == 0).toList();
    }

    public long adopted() {
        return comments.stream()
                .filter(comment -> comment.resolution() == Comment.Resolution.ADOPTED)
                .count();
    }

    public long explained() {
        return comments.stream()
                .filter(comment -> comment.resolution() == Comment.Resolution.EXPLAINED)
                .count();
    }
}
