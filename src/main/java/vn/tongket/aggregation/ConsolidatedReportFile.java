package vn.tongket.aggregation;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The provincial report as people read and edit it.
 *
 * @param coverage of how many units a report is accepted, e.g. “28/30 đơn vị”
 * @param missingUnits names of the units without one
 * @param returnReason why the approver returned it last, or null
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
        Draft draft) {

    /**
     * An indicator with its figure.
     *
     * @param shown the figure as it is printed; null where there is none
     * @param parts numerator and denominator of a ratio, e.g. “1.234/1.300”; else null
     * @param target e.g. “từ 98 trở lên”; null where there is none
     * @param attained whether the target is reached; null where that cannot be said
     * @param missing names of the units that the figure lacks
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
            List<Year> years) {}

    /** One year of a series. */
    public record Year(int year, String shown, String parts, String coverage) {}

    /** What an indicator of names lists. */
    public record Names(String indicator, String name, String units) {}

    /** The part that is edited; {@code version} is the revision of the whole. */
    public record Draft(List<Text> sections, int version) {}

    /**
     * One section of the outline; headings have no text.
     *
     * @param edited whether somebody changed the text since it was put together
     * @param outdated whether the reports behind an edited text were consolidated again since
     * @param sources the units that wrote here, with the version of their report
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
            String sources) {}
}
