package vn.tongket.assignment.publish;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;

/**
 * What everybody reads, in words. The order of its parts is the order of its bytes, and so of its hash.
 *
 * @param figuresOn the day up to whose end the figures go
 * @param publishedAt as it is written on the page; empty in a preview
 * @param edition 0 in a preview
 * @param counts what stands above the table: a name and how many
 * @param columns headings of the table
 */
@JsonPropertyOrder({
    "format",
    "title",
    "conclusion",
    "cycle",
    "publisher",
    "figuresOn",
    "publishedAt",
    "edition",
    "counts",
    "columns",
    "rows"
})
public record Content(
        int format,
        String title,
        String conclusion,
        String cycle,
        String publisher,
        String figuresOn,
        String publishedAt,
        int edition,
        List<Count> counts,
        List<String> columns,
        List<List<String>> rows) {

    /** How many tasks stand so. */
    @JsonPropertyOrder({"name", "tasks"})
    public record Count(String name, long tasks) {}

    Content published(String at, int number) {
        return new Content(format, title, conclusion, cycle, publisher, figuresOn, at, number, counts, columns, rows);
    }
}
