package vn.tongket.report;

import static vn.tongket.Moments.instant;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.tongket.calendar.Deadline;
import vn.tongket.calendar.Precision;
import vn.tongket.document.Signing;

/** Reads what happened to all versions of a report: handed in, returned, accepted, taken back. */
@Repository
class ReportHistory {

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    ReportHistory(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** The newest first; drafts are for the unit only. */
    List<ReportRound> rounds(UUID obligation, boolean drafts) {
        return jdbc.sql("""
                        select v.id, v.version_no, v.amendment_reason, v.submitted_at, v.submitted_by, v.on_time, v.sha256,
                               v.warnings, v.signing_capacity, v.signer_title, v.signer_name, c.accepted, c.decided_at, c.decided_by, c.new_due_on, c.new_due_precision,
                               (select json_agg(json_build_object('section', r.section_code, 'reason', r.reason)
                                                order by r.section_code nulls first)
                                  from app.report_return r where r.version_id = v.id and not c.accepted) as reasons,
                               (select json_agg(json_build_object('acceptedAt', u.accepted_at, 'acceptedBy', u.accepted_by,
                                                                  'undoneAt', u.undone_at, 'undoneBy', u.undone_by,
                                                                  'reason', u.reason) order by u.undone_at)
                                  from app.acceptance_undone u where u.version_id = v.id) as undone
                          from app.report_version v left join app.report_check c on c.version_id = v.id
                         where v.obligation_id = :id and (:drafts or v.submitted_at is not null)
                         order by v.version_no desc
                        """)
                .param("id", obligation)
                .param("drafts", drafts)
                .query(this::round)
                .list();
    }

    private ReportRound round(ResultSet row, int number) throws SQLException {
        LocalDate due = row.getObject("new_due_on", LocalDate.class);
        String precision = row.getString("new_due_precision");
        return new ReportRound(
                row.getObject("id", UUID.class),
                row.getInt("version_no"),
                row.getString("amendment_reason"),
                instant(row, "submitted_at"),
                row.getString("submitted_by"),
                row.getObject("on_time", Boolean.class),
                row.getString("sha256"),
                row.getObject("warnings", Integer.class),
                row.getObject("accepted", Boolean.class),
                instant(row, "decided_at"),
                row.getString("decided_by"),
                due == null ? null : new Deadline(due, Precision.valueOf(precision)).text(),
                read(row.getString("reasons"), new TypeReference<List<ReportCheck.Reason>>() {}),
                read(row.getString("undone"), new TypeReference<List<ReportRound.Undone>>() {}),
                Signing.read(row));
    }

    private <T> List<T> read(String rows, TypeReference<List<T>> type) {
        try {
            return rows == null ? List.of() : json.readValue(rows, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("History of a report cannot be read", e);
        }
    }
}
