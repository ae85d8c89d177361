package vn.tongket.archive;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A paper that is to be in the archive of a cycle, and how it is written.
 *
 * @param edition tells one text from a later one of the same path
 * @param content writes it; asked once in the life of a paper
 */
record PaperPlan(
        String path,
        String edition,
        String kind,
        String name,
        String number,
        LocalDate dated,
        String unit,
        Content content) {

    /** Writes the bytes of a paper. */
    interface Content {
        void to(OutputStream out) throws IOException;
    }

    /** The same paper in another form. */
    PaperPlan as(String ending, String otherKind, Content otherContent) {
        return new PaperPlan(
                path.replaceFirst("\\.[a-z]+$", ending), edition, otherKind, name, number, dated, unit, otherContent);
    }

    /** A paper as the table of papers knows it. */
    record Kept(UUID cycle, String path, String edition, String sha256, long size, Integer pages) {}
}
