package vn.tongket.commendation;

import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.tongket.Text;

/** Writes the steps of a commendation, from its opening to the handing over. */
@Repository
class CommendationWriter {

    private final JdbcClient jdbc;
    private final NamedParameterJdbcTemplate batches;
    private final Clock clock;

    CommendationWriter(JdbcClient jdbc, NamedParameterJdbcTemplate batches, Clock clock) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.clock = clock;
    }

    /** Steps that are noted with their time. */
    enum Step {
        NOMINATED("nominated_at"),
        APPRAISED("appraised_at"),
        VOTED("voted_at"),
        ANNOUNCED("announced_at"),
        CLOSED("closed_at");

        private final String column;

        Step(String column) {
            this.column = column;
        }
    }

    /** Lays a commendation for the cycle with what the plan knows; does nothing when there is one. */
    boolean open(UUID id, UUID cycle, String stateTitle) {
        return jdbc.sql("""
                        insert into app.commendation (id, cycle_id, title, organizer, coordinator_unit, reviewer_unit,
                                 council_unit, approver_unit, clerk_unit, awarding_unit, awarding_title, merit_from,
                                 merit_to, created_at)
                        select :id, c.id, c.title, c.organizer, c.coordinator_unit, c.reviewer_unit, c.council_unit,
                               c.approver_unit, c.clerk_unit, c.organizer,
                               case when u.branch = 'STATE' and u.level = 'PROVINCE' then :stateTitle end,
                               c.period_from, c.period_to, :now
                          from app.review_cycle c join app.org_unit u on u.code = c.organizer
                         where c.id = :cycle
                        on conflict (cycle_id) do nothing
                        """)
                        .param("id", id)
                        .param("cycle", cycle)
                        .param("stateTitle", stateTitle)
                        .param("now", now())
                        .update()
                == 1;
    }

    /** Takes the version that was read, or fails when somebody was faster; null takes whatever the version is. */
    void claim(UUID id, Integer version) {
        int claimed = jdbc.sql("""
                        update app.commendation set version = version + 1
                         where id = :id and (:version::integer is null or version = :version)
                        """)
                .param("id", id)
                .param("version", version, Types.INTEGER)
                .update();
        if (claimed == 0) {
            throw new OptimisticLockingFailureException(
                    "Commendation '%s' is no longer at version '%s'".formatted(id, version));
        }
    }

    /** Notes that a step is done; the column is one of ours, never a person's. */
    void mark(UUID id, Step step) {
        jdbc.sql("update app.commendation set %s = :now, return_draft = null, version = version + 1 where id = :id"
                        .formatted(step.column))
                .param("now", now())
                .param("id", id)
                .update();
    }

    /** Where a file goes back from. */
    enum Return {
        APPRAISAL("nominated_at = null"),
        SIGNATURE("appraised_at = null, voted_at = null, round = round + 1"),
        ISSUE("signed_at = null, signed_by = null");

        private final String undone;

        Return(String undone) {
            this.undone = undone;
        }
    }

    /** Undoes the steps that have to be done again, and keeps the reason. */
    void sendBack(Commendation commendation, Return from, String reason, String actor) {
        jdbc.sql("""
                        insert into app.commendation_return (commendation_id, stage, round, reason, returned_at, returned_by)
                        values (:id, :stage, :round, :reason, :now, :actor)
                        """)
                .param("id", commendation.id())
                .param("stage", from.name())
                .param("round", commendation.round())
                .param("reason", reason)
                .param("now", now())
                .param("actor", actor)
                .update();
        jdbc.sql("update app.commendation set %s, return_draft = null, version = version + 1 where id = :id"
                        .formatted(from.undone))
                .param("id", commendation.id())
                .update();
    }

    /** The next round starts from the verdicts of this one, which stay as they were. */
    void carryAppraisals(Commendation commendation, String actor) {
        jdbc.sql("""
                        insert into app.appraisal (nomination_id, round, verdict, proceedings_pending, file_complete,
                                                   right_object, criteria_met, single_award, reason, appraised_at,
                                                   appraised_by)
                        select a.nomination_id, a.round + 1, a.verdict, a.proceedings_pending, a.file_complete,
                               a.right_object, a.criteria_met, a.single_award, a.reason, :now, :actor
                          from app.appraisal a join app.nomination n on n.id = a.nomination_id
                         where n.commendation_id = :id and a.round = :round
                        """)
                .param("id", commendation.id())
                .param("round", commendation.round())
                .param("now", now())
                .param("actor", actor)
                .update();
    }

    void saveReturnDraft(UUID id, String reason) {
        jdbc.sql("update app.commendation set return_draft = :reason where id = :id")
                .param("reason", Text.isBlank(reason) ? null : Text.clean(reason))
                .param("id", id)
                .update();
    }

    void saveText(UUID id, String subject, String basis) {
        jdbc.sql("update app.commendation set decision_subject = :subject, decision_basis = :basis where id = :id")
                .param("subject", Text.isBlank(subject) ? null : Text.clean(subject))
                .param("basis", Text.isBlank(basis) ? null : Text.clean(basis))
                .param("id", id)
                .update();
    }

    void saveNumber(UUID id, Integer number, LocalDate on) {
        jdbc.sql("update app.commendation set number_given = :number, decided_on = :on where id = :id")
                .param("number", number, Types.INTEGER)
                .param("on", on, Types.DATE)
                .param("id", id)
                .update();
    }

    /** Fixes the list of the decision, in the order given. */
    void sign(UUID id, List<Nomination> recipients, String actor) {
        jdbc.sql("delete from app.award where commendation_id = :id")
                .param("id", id)
                .update();
        MapSqlParameterSource[] rows = new MapSqlParameterSource[recipients.size()];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = new MapSqlParameterSource("id", id)
                    .addValue("nomination", recipients.get(i).id())
                    .addValue("ordinal", i + 1)
                    .addValue("key", recipients.get(i).recipientKey());
        }
        batches.batchUpdate("""
                insert into app.award (commendation_id, nomination_id, ordinal, recipient_key)
                values (:id, :nomination, :ordinal, :key)
                """, rows);
        jdbc.sql("""
                        update app.commendation
                           set signed_at = :now, signed_by = :actor, return_draft = null, version = version + 1
                         where id = :id
                        """).param("now", now()).param("actor", actor).param("id", id).update();
    }

    void issue(UUID id, UUID document, LocalDate on) {
        jdbc.sql("""
                        update app.commendation
                           set document_id = :document, decided_on = :on, issued_at = :now, version = version + 1
                         where id = :id
                        """)
                .param("document", document)
                .param("on", on)
                .param("now", now())
                .param("id", id)
                .update();
    }

    void saveAwards(UUID id, List<Sheets.Awarded> awards, List<LocalDate> days, List<Long> money) {
        MapSqlParameterSource[] rows = new MapSqlParameterSource[awards.size()];
        for (int i = 0; i < rows.length; i++) {
            String receivedBy = awards.get(i).award().receivedBy();
            rows[i] = new MapSqlParameterSource("id", id)
                    .addValue("nomination", awards.get(i).id())
                    .addValue("on", days.get(i), Types.DATE)
                    .addValue(
                            "absent", Boolean.TRUE.equals(awards.get(i).award().absent()))
                    .addValue("money", money.get(i), Types.BIGINT)
                    .addValue("book", blankToNull(awards.get(i).award().bookNumber()))
                    .addValue("by", blankToNull(receivedBy));
        }
        batches.batchUpdate("""
                update app.award set handed_over_on = :on, received_by = :by, absent = :absent, money = :money,
                                     book_number = :book
                 where commendation_id = :id and nomination_id = :nomination
                """, rows);
    }

    private static String blankToNull(String text) {
        return Text.isBlank(text) ? null : Text.clean(text);
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }
}
