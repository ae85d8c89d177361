package vn.tongket.aggregation;

import java.util.List;
import java.util.UUID;

/**
 * The outline against the units: who wrote what.
 *
 * @param sections the leaves of the outline, the columns
 * @param rows one page of units
 * @param groups reporter groups to filter by
 * @param total how many units the filter leaves
 */
public record Coverage(List<Column> sections, List<Row> rows, List<Group> groups, int total) {

    /** What a unit has in a section. */
    public enum State {
        MISSING,
        THIN,
        ADEQUATE,
        NOT_APPLICABLE,
        /** Reported outside this system; a reference card stands for it. */
        BY_CARD
    }

    /** A section, with how many units have what in it. */
    public record Column(
            String code, String title, int missing, int thin, int adequate, int notApplicable, int byCard) {}

    /** A unit; {@code reported} is false where nothing of it is accepted. */
    public record Row(
            UUID obligationId,
            String unitName,
            String groupName,
            boolean reported,
            List<Cell> cells,
            int missing,
            int thin) {}

    /** {@code reason} is why the section does not apply, else null. */
    public record Cell(String section, State state, String reason) {}

    /** A reporter group. */
    public record Group(String code, String name) {}

    /** Which units are listed, and in which order; null and blank are no filter. */
    public record Filter(State state, String section, String group, String words, String sort) {}
}
