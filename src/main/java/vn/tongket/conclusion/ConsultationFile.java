package vn.tongket.conclusion;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * What a consulted unit sees: the draft without anybody else's comments.
 *
 * @param open whether comments are still taken
 * @param comments the unit's own
 */
public record ConsultationFile(
        UUID conclusionId,
        String title,
        String generalPart,
        LocalDate dueOn,
        boolean open,
        String unit,
        String unitName,
        List<Line> clauses,
        List<Comment> comments) {

    /** One clause as it is read. */
    public record Line(String ref, boolean part, String text, String leads, String due) {}
}
