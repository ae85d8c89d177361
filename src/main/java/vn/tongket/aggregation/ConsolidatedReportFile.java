package vn.tongket.aggregation;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The provincial report as people read and edit it.
 *
 * @param coverage of how many units a report is accepted, e.g. “28/30 đơn vị”
 * @param missingUnits names of the units without one
 * @param returnReason why the approver returned it last, or null
 * @param fields everything that can stand in a text as a live figure
 * @param changedReports how many reports count otherwise now than when the figures were computed
 */
public record ConsolidatedReportFile(
        UUID cycleId,
        String title,
        int versionNo,
        Instant consolidatedAt,
        String coverage,
        String missingUnits,
        String returnReason,
        boolean ready,
        boolean approved,
        List<Row> figures,
        List<Names> names,
        Draft draft,
        List<Field> fields,
        int changedReports) {

    /**
     * An indicator with its figure.
     *
     * @param shown the figure as it is printed; null where there is none
     * @param parts numerator and denominator of a ratio, e.g. “1.234/1.300”; else null
     * @param target e.g. “từ 98 trở lên”; null where there is none
     * @param attained whether the target is reached; null where that cannot be said
     * @param missing names of the units that the figure lacks
     * @param number the figure as it is shown, to draw and compare with; null where there is none
     * @param previous the figure of the cycle before; null where there is none
     * @param change how it differs from that, e.g. “tăng 1,5”; null where that cannot be said
     * @param note what to know when the figure is compared, or null
     * @param segments the figure in the parts of the period that a reorganisation divides; empty where nothing does
     * @param best the units with the best figures, or the greatest where neither way is better; at most three
     * @param worst the same at the other end
     */
    public record Row(
            String code,
            String name,
            String unit,
            String shown,
            String parts,
            String target,
            Boolean attained,
            String coverage,
            String missing,
            List<Year> years,
            BigDecimal number,
            String previous,
            String change,
            String note,
            List<Segment> segments,
            List<Standing> best,
            List<Standing> worst) {}

    /** One year of a series, with the same year as the cycle before had it. */
    public record Year(int year, String shown, String parts, String coverage, BigDecimal number, String previous) {}

    /** A part of the period, e.g. “01/01/2020 – 30/06/2025”, or the units that lasted over several. */
    public record Segment(String period, String shown, String parts, int units) {}

    /** A unit with its own figure. */
    public record Standing(String unit, UUID obligationId, String shown) {}

    /** A live figure: what to type between double braces, what it is, and how it reads now. */
    public record Field(String code, String label, String shown) {}

    /** What an indicator of names lists. */
    public record Names(String indicator, String name, String units) {}

    /** The part that is edited; {@code version} is the revision of the whole. */
    public record Draft(List<Text> sections, int version) {}

    /**
     * One section of the outline; headings have no text.
     *
     * @param edited whether somebody changed the text since it was put together
     * @param outdated whether what a unit wrote here changed since the text was edited
     * @param sources the units that wrote here, with the version of their report
     * @param rendered the text with its live figures as they read in this version
     * @param changes what changed since the text was edited
     * @param changesMore how many changes are not listed
     * @param warnings sentences about numbers that were typed by hand and differ from the table
     */
    public record Text(
            String code,
            String title,
            String guidance,
            boolean leaf,
            boolean required,
            String body,
            boolean edited,
            boolean outdated,
            String sources,
            String rendered,
            List<Change> changes,
            long changesMore,
            List<String> warnings) {}

    /** What changed in one unit's passage; {@code kind} is ADDED, CHANGED or REMOVED. */
    public record Change(String unit, UUID obligationId, String kind, List<Piece> pieces) {}

    /** A stretch of a text that was compared; {@code kind} is SAME, ADDED or REMOVED. */
    public record Piece(String kind, String text) {}
}
