package vn.tongket.archive;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Where the versions of units' reports stand in an archive. */
@Repository
class ReportFolders {

    private final JdbcClient jdbc;

    ReportFolders(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One submitted version. */
    record Version(
            UUID obligation,
            UUID id,
            int no,
            String scope,
            String reporter,
            String unitName,
            Instant submittedAt,
            boolean onTime,
            Boolean accepted,
            String sha256,
            boolean byCard) {

        String folder() {
            return "bao-cao/" + scope + (scope.equals(reporter) ? "" : "--" + reporter) + "/lan-" + no + "/";
        }
    }

    List<Version> of(UUID cycle) {
        return jdbc.sql("""
                        select v.obligation_id, v.id, v.version_no, o.scope_unit, o.reporter_unit, u.name, v.submitted_at,
                               v.on_time, c.accepted, v.sha256, v.by_card
                          from app.report_version v
                          join app.obligation o on o.id = v.obligation_id
                          join app.org_unit u on u.code = o.scope_unit
                          left join app.report_check c on c.version_id = v.id and c.decided_at is not null
                         where o.cycle_id = :cycle and v.submitted_at is not null
                         order by o.scope_unit, o.reporter_unit, v.version_no
                        """)
                .param("cycle", cycle)
                .query((row, n) -> new Version(
                        row.getObject(1, UUID.class),
                        row.getObject(2, UUID.class),
                        row.getInt(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6),
                        row.getObject(7, OffsetDateTime.class).toInstant(),
                        row.getBoolean(8),
                        row.getObject(9, Boolean.class),
                        row.getString(10),
                        row.getBoolean(11)))
                .list();
    }
}
