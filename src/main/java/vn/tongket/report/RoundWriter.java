package vn.tongket.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.tongket.Text;
import vn.tongket.calendar.Deadline;
import vn.tongket.document.Signing;

/** Writes how a version goes round: to the leader, out of the house, and back with an answer. */
@Repository
public class RoundWriter {

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Clock clock;

    RoundWriter(JdbcClient jdbc, ObjectMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    void handOver(UUID version) {
        jdbc.sql("""
                        update app.report_version set handed_over_at = :now, sent_back_reason = null
                         where id = :id and submitted_at is null
                        """)
                .param("now", OffsetDateTime.now(clock))
                .param("id", version)
                .update();
    }

    /** Keeps what the leader types: what to change, or how they sign. */
    void noteDecision(UUID version, String reason, Signing signing) {
        jdbc.sql("""
                        update app.report_version
                           set sent_back_reason = :reason,
                               signing_capacity = :capacity, signer_title = :title, signer_name = :name
                         where id = :id and submitted_at is null
                        """)
                .param("reason", reason)
                .param("capacity", signing.code())
                .param("title", signing.position())
                .param("name", signing.name())
                .param("id", version)
                .update();
    }

    void sendBack(UUID version) {
        jdbc.sql("""
                        update app.report_version
                           set handed_over_at = null, revision = revision + 1
                         where id = :id and submitted_at is null
                        """).param("id", version).update();
    }

    /** Seals a draft as it was read; returns false when somebody sealed or changed it since. */
    boolean seal(
            ReportVersion draft,
            Instant at,
            String actor,
            boolean onTime,
            String sha256,
            int warnings,
            Signing signing) {
        return jdbc.sql("""
                                update app.report_version
                                   set submitted_at = :at, submitted_by = :actor, on_time = :onTime, sha256 = :sha256,
                                       warnings = :warnings, revision = revision + 1,
                                       signing_capacity = :capacity, signer_title = :title, signer_name = :name
                                 where id = :id and submitted_at is null and changes = :changes
                                """)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .param("actor", actor)
                        .param("onTime", onTime)
                        .param("sha256", sha256)
                        .param("warnings", warnings)
                        .param("capacity", signing.code())
                        .param("title", signing.position())
                        .param("name", signing.name())
                        .param("changes", draft.changes())
                        .param("id", draft.id())
                        .update()
                == 1;
    }

    /** Keeps the reviewer's answer while it is written. */
    void saveCheck(UUID version, Integer revision, String newDue, List<ReportCheck.Reason> reasons) {
        int saved = jdbc.sql("""
                        insert into app.report_check as c (version_id, new_due_typed, revision)
                        select :id, :typed, 1 where coalesce(:revision::integer, 0) = 0
                            or exists (select from app.report_check where version_id = :id)
                        on conflict (version_id) do update
                           set new_due_typed = excluded.new_due_typed, revision = c.revision + 1
                         where c.decided_at is null and (:revision::integer is null or c.revision = :revision)
                        """)
                .param("id", version)
                .param("typed", newDue)
                .param("revision", revision, Types.INTEGER)
                .update();
        if (saved == 0) {
            throw new OptimisticLockingFailureException("Check was changed by somebody else");
        }
        jdbc.sql("delete from app.report_return where version_id = :id")
                .param("id", version)
                .update();
        jdbc.sql("""
                        insert into app.report_return (version_id, section_code, reason)
                        select :id, section, reason from jsonb_to_recordset(:rows::jsonb) as x(section text, reason text)
                        """).param("id", version).param("rows", write(reasons)).update();
    }

    /** Seals the reviewer's answer; returns false when there is one already. */
    boolean decide(UUID version, boolean accepted, Deadline newDue, String actor) {
        boolean dated = !accepted && newDue.isKnown();
        return jdbc.sql("""
                                insert into app.report_check as c (version_id, decided_at, decided_by, accepted, new_due_on,
                                                                   new_due_precision)
                                values (:id, :now, :actor, :accepted, :due, :precision)
                                on conflict (version_id) do update
                                   set decided_at = excluded.decided_at, decided_by = excluded.decided_by,
                                       accepted = excluded.accepted, new_due_on = excluded.new_due_on,
                                       new_due_precision = excluded.new_due_precision
                                 where c.decided_at is null
                                """)
                        .param("id", version)
                        .param("now", OffsetDateTime.now(clock))
                        .param("actor", actor)
                        .param("accepted", accepted)
                        .param("due", dated ? newDue.on() : null, Types.DATE)
                        .param("precision", dated ? newDue.precision().name() : null)
                        .update()
                == 1;
    }

    /** Opens an accepted check again, the acceptance is kept beside; returns false when there is none. */
    public boolean undoAcceptance(UUID version, String reason, String actor) {
        int kept = jdbc.sql("""
                        insert into app.acceptance_undone (id, version_id, accepted_at, accepted_by, undone_at, undone_by, reason)
                        select gen_random_uuid(), version_id, decided_at, decided_by, :now, :actor, :reason
                          from app.report_check where version_id = :id and accepted
                        """)
                .param("now", OffsetDateTime.now(clock))
                .param("actor", actor)
                .param("reason", reason)
                .param("id", version)
                .update();
        return kept == 1 && jdbc.sql("""
                                update app.report_check
                                   set decided_at = null, decided_by = null, accepted = null, revision = revision + 1
                                 where version_id = :id and accepted
                                """).param("id", version).update() == 1;
    }

    private String write(List<ReportCheck.Reason> reasons) {
        try {
            return json.writeValueAsString(reasons.stream()
                    .filter(reason -> !Text.isBlank(reason.reason()))
                    .toList());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Check cannot be written", e);
        }
    }
}
