package vn.tongket.organization.change;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import vn.tongket.organization.Unit;

/**
 * A change of units that was read and found sound.
 *
 * @param moves new parents by unit
 */
record Decision(
        ChangeKind kind,
        String title,
        String basis,
        LocalDate basisOn,
        UUID basisDocument,
        LocalDate effectiveOn,
        List<Unit> begins,
        List<Row> rows,
        Set<String> ends,
        Map<String, String> moves) {

    record Row(String from, String to, Aspect aspect, BigDecimal share) {}

    LocalDate lastDay() {
        return effectiveOn.minusDays(1);
    }

    /** The basis as it is written beside each succession: the document and its day. */
    String basisText(String day) {
        return day == null || basis.contains(day) ? basis : basis + " (" + day + ")";
    }

    /** Units that go on with what a unit had; an archive alone goes on with nothing. */
    Set<String> successorsOf(String unit) {
        return rows.stream()
                .filter(row -> row.from().equals(unit) && row.aspect() != Aspect.ARCHIVE)
                .map(Row::to)
                .collect(Collectors.toCollection(java.util.TreeSet::new));
    }
}
