package vn.tongket.report.reuse;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import vn.tongket.cycle.Indicator;
import vn.tongket.report.Figure;

/**
 * The newest approved consolidated report of a cycle that a unit opened for the units below it.
 *
 * @param reported of how many units it is made
 * @param expected of how many units it should be made
 */
public record ChildResult(
        UUID cycleId,
        String cycleTitle,
        LocalDate periodFrom,
        LocalDate periodTo,
        UUID reportId,
        int versionNo,
        Instant approvedAt,
        int reported,
        int expected,
        List<Section> sections,
        List<Total> totals) {

    /** The edited text of a section. */
    public record Section(String code, String title, String body) {}

    /** The figure over all units, with what its indicator means there. */
    public record Total(Figure figure, String unit, Indicator.Kind kind) {}
}
