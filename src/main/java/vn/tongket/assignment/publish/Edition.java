package vn.tongket.assignment.publish;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** One edition of a public extract, without its content; {@code withdrawnAt} is null while it may be read. */
public record Edition(
        UUID extract,
        UUID cycle,
        String token,
        int number,
        String title,
        LocalDate figuresOn,
        int tasks,
        String sha256,
        Instant publishedAt,
        String publishedBy,
        Instant withdrawnAt,
        String withdrawnReason) {

    public boolean isWithdrawn() {
        return withdrawnAt != null;
    }
}
