package vn.tongket.report;

import java.time.Instant;
import java.util.UUID;

/** What a unit holds in hand after it submitted: the moment of receipt and the hash of what was received. */
public record Receipt(UUID obligationId, int versionNo, Instant receivedAt, boolean onTime, String sha256) {

    static Receipt of(ReportVersion version) {
        return new Receipt(
                version.obligationId(), version.no(), version.submittedAt(), version.onTime(), version.sha256());
    }
}
