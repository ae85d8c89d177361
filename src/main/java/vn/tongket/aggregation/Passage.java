package vn.tongket.aggregation;

import java.util.UUID;

/**
 * What a unit wrote in a section of the outline.
 *
 * @param unit code of the unit that is reported on
 * @param versionId the accepted version of its report
 * @param notApplicable the unit declared that nothing arose, and says why in {@code reason}
 */
public record Passage(
        String unit,
        String unitName,
        UUID obligationId,
        UUID versionId,
        int versionNo,
        String text,
        boolean notApplicable,
        String reason) {}
