package vn.tongket.aggregation;

import java.time.Instant;
import java.util.UUID;

/**
 * One version of the provincial report.
 *
 * @param unitsExpected how many reports the cycle counts with
 * @param unitsReported of how many of them a version is accepted
 * @param readyAt when the reviewer handed it to the approver; null while it is edited
 * @param returnReason why the approver returned it last; null when they did not
 * @param approvedAt from when on nothing of it changes; null before
 * @param revision grows with every saved change
 */
public record ConsolidatedReport(
        UUID id,
        UUID cycleId,
        int versionNo,
        int unitsExpected,
        int unitsReported,
        Instant consolidatedAt,
        Instant readyAt,
        String returnReason,
        Instant approvedAt,
        int revision) {

    public boolean isApproved() {
        return approvedAt != null;
    }

    public boolean isReady() {
        return readyAt != null;
    }
}
