package vn.tongket.report;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.tongket.NotFound;
import vn.tongket.cycle.Obligation;

/**
 * What the same unit reported in the cycle that this one follows, as it was accepted there. Indicators of the two cycles
 * match by code. Whoever calls has checked who may see the report of today.
 */
@Component
public class PreviousReports {

    private final JdbcClient jdbc;
    private final ReportStore store;

    PreviousReports(JdbcClient jdbc, ReportStore store) {
        this.jdbc = jdbc;
        this.store = store;
    }

    /** The report of the previous cycle that counts for the same unit. */
    public record Previous(UUID cycleId, String cycleTitle, UUID versionId, Instant acceptedAt) {}

    /** Nothing when the plan names no previous cycle, or when nothing of the unit was accepted in it. */
    public Optional<Previous> of(Obligation obligation) {
        return jdbc.sql("""
                        select p.id as cycle_id, p.title, v.id as version_id, k.decided_at
                          from app.review_cycle c
                          join app.review_cycle p on p.id = c.previous_cycle_id
                          join app.obligation o on o.cycle_id = p.id and o.scope_unit = :scope
                          join app.report_version v on v.obligation_id = o.id
                          join app.report_check k on k.version_id = v.id and k.accepted
                         where c.id = :cycle
                         order by (o.reporter_unit = :reporter) desc, k.decided_at desc, v.version_no desc
                         limit 1
                        """)
                .param("cycle", obligation.cycleId())
                .param("scope", obligation.scopeUnit())
                .param("reporter", obligation.reporterUnit())
                .query((row, n) -> new Previous(
                        row.getObject("cycle_id", UUID.class),
                        row.getString("title"),
                        row.getObject("version_id", UUID.class),
                        row.getObject("decided_at", OffsetDateTime.class).toInstant()))
                .optional();
    }

    /** The figures of an accepted version, by indicator and year. */
    public List<Figure> figures(UUID versionId) {
        return store.figures(versionId);
    }

    /** The texts and figures of an accepted version as they were typed. */
    public ReportContent content(UUID versionId) {
        return store.whole(versionId)
                .map(ReportStore.Whole::content)
                .orElseThrow(() -> new NotFound("report", versionId));
    }
}
