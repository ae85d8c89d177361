package vn.tongket.web.organization;

import vn.tongket.Text;
import vn.tongket.organization.change.ChangeEntry;
import vn.tongket.organization.change.ChangeText;

/**
 * A change of units as the page sends it: rows are lines of text, and one more row may stand in fields of its own.
 *
 * @param from the row that is being added: from which unit, to which, in what, how much of it
 * @param endsToo whether the unit of that row ends by the decision
 */
record ChangeForm(
        String kind,
        String title,
        String basis,
        String basisOn,
        String basisDocument,
        String effectiveOn,
        String note,
        String units,
        String rows,
        String ends,
        String moves,
        Integer version,
        String from,
        String to,
        String aspect,
        String share,
        Boolean endsToo) {

    static ChangeForm of(ChangeEntry entry, int version) {
        return new ChangeForm(
                entry.kind(),
                entry.title(),
                entry.basis(),
                entry.basisOn(),
                entry.basisDocument(),
                entry.effectiveOn(),
                entry.note(),
                ChangeText.ofUnits(entry.units()),
                ChangeText.ofRows(entry.rows()),
                ChangeText.ofEnds(entry.ends()),
                ChangeText.ofMoves(entry.moves()),
                version,
                null,
                null,
                null,
                null,
                true);
    }

    ChangeEntry entry() {
        return new ChangeEntry(
                kind,
                title,
                basis,
                basisOn,
                basisDocument,
                effectiveOn,
                note,
                ChangeText.units(units),
                ChangeText.rows(rows),
                ChangeText.ends(ends),
                ChangeText.moves(moves));
    }

    /** With the row of the fields as one more line; a unit that ends is listed once. */
    ChangeForm withRow() {
        if (Text.isBlank(from) && Text.isBlank(to)) {
            return this;
        }
        String code = Text.clean(from == null ? "" : from);
        boolean ended =
                ChangeText.ends(ends).stream().anyMatch(end -> end.unit().equalsIgnoreCase(code));
        String row =
                String.join("; ", code, cell(to), cell(aspect), cell(share)).replaceAll("(; )+$", "");
        return new ChangeForm(
                kind,
                title,
                basis,
                basisOn,
                basisDocument,
                effectiveOn,
                note,
                units,
                line(rows, row),
                Boolean.TRUE.equals(endsToo) && !ended && !code.isEmpty() ? line(ends, code) : ends,
                moves,
                version,
                null,
                null,
                aspect,
                null,
                endsToo);
    }

    ChangeForm withBasisDocument(String document) {
        return new ChangeForm(
                kind,
                title,
                basis,
                basisOn,
                document,
                effectiveOn,
                note,
                units,
                rows,
                ends,
                moves,
                version,
                from,
                to,
                aspect,
                share,
                endsToo);
    }

    private static String line(String text, String more) {
        return Text.isBlank(text) ? more : text.stripTrailing() + "\n" + more;
    }

    private static String cell(String typed) {
        return typed == null ? "" : Text.clean(typed);
    }
}
