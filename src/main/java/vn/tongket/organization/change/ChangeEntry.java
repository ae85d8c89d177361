package vn.tongket.organization.change;

import java.util.List;
import java.util.Objects;

/**
 * A change of units as somebody types it, readable or not. Rows are told apart by their place, which complaints name.
 *
 * @param basis the document that decides it, as people cite it
 * @param basisDocument id of the document in the register of cited documents, where it is known there
 * @param effectiveOn first day on which it holds, e.g. “1/7/2025”
 * @param units new units that the decision sets up
 * @param rows what goes from which unit to which
 * @param ends units that end with the day before
 * @param moves units that stay and come under another unit
 */
public record ChangeEntry(
        String kind,
        String title,
        String basis,
        String basisOn,
        String basisDocument,
        String effectiveOn,
        String note,
        List<NewUnit> units,
        List<Row> rows,
        List<End> ends,
        List<Move> moves) {

    public ChangeEntry {
        units = List.copyOf(Objects.requireNonNullElse(units, List.of()));
        rows = List.copyOf(Objects.requireNonNullElse(rows, List.of()));
        ends = List.copyOf(Objects.requireNonNullElse(ends, List.of()));
        moves = List.copyOf(Objects.requireNonNullElse(moves, List.of()));
    }

    /** A unit that begins on the effective date. */
    public record NewUnit(
            String code, String name, String branch, String level, String parent, String place, String email) {}

    /** What goes from one unit to another: an aspect, wholly or a share of it. */
    public record Row(String from, String to, String aspect, String share) {}

    /** A unit that ends; those below it that stay come under {@code below}. */
    public record End(String unit, String below) {}

    /** A unit that stays and comes under another one. */
    public record Move(String unit, String parent) {}

    public static ChangeEntry empty() {
        return new ChangeEntry(null, null, null, null, null, null, null, null, null, null, null);
    }
}
