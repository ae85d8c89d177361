package vn.tongket.organization.list;

import java.util.List;
import vn.tongket.Refusal;

/**
 * A row of a list of units: what was typed, and what would come of it.
 *
 * @param line its number in the file
 */
public record ListRow(
        int line,
        String code,
        String name,
        String branch,
        String level,
        String parent,
        String place,
        String email,
        String starts,
        String ends,
        Verdict verdict,
        List<Refusal.Problem> problems) {

    /** What entering the list would do with the row. */
    public enum Verdict {
        NEW,
        CHANGED,
        SAME,
        REFUSED
    }

    ListRow judged(Verdict found, List<Refusal.Problem> why) {
        return new ListRow(line, code, name, branch, level, parent, place, email, starts, ends, found, why);
    }
}
