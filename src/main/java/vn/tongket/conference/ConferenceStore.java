package vn.tongket.conference;

import static vn.tongket.Moments.instant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.tongket.audit.DayStates;
import vn.tongket.calendar.Deadline;
import vn.tongket.calendar.Precision;
import vn.tongket.conference.Conference.DateState;
import vn.tongket.conference.Conference.Stage;
import vn.tongket.document.Signing;

/** Reads conferences. */
@Repository
class ConferenceStore {

    private final JdbcClient jdbc;

    ConferenceStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Conference> find(UUID id) {
        return jdbc.sql("select * from app.conference where id = :id")
                .param("id", id)
                .query(ConferenceStore::conference)
                .optional();
    }

    /** As it stood at the end of a day; empty where that was not kept. */
    Optional<Conference> find(UUID id, LocalDate day) {
        return jdbc.sql("select * from " + DayStates.rows(DayStates.Kind.CONFERENCE, "conference", day) + " c")
                .param("id", id)
                .param("day", day)
                .query(ConferenceStore::conference)
                .optional();
    }

    Optional<UUID> ofCycle(UUID cycle) {
        return jdbc.sql("select id from app.conference where cycle_id = :cycle")
                .param("cycle", cycle)
                .query(UUID.class)
                .optional();
    }

    String cycleTitle(UUID cycle) {
        return jdbc.sql("select title from app.review_cycle where id = :cycle")
                .param("cycle", cycle)
                .query(String.class)
                .single();
    }

    List<Agenda.Subject> subjects(UUID id) {
        return subjects(id, null);
    }

    List<Agenda.Subject> subjects(UUID id, LocalDate day) {
        return jdbc.sql("""
                        select role, citation, description, document_id
                        from %s t where conference_id = :id order by ordinal
                        """.formatted(DayStates.rows(DayStates.Kind.CONFERENCE, "conference_subject", day)))
                .param("id", id)
                .param("day", day)
                .query((row, n) -> new Agenda.Subject(
                        Agenda.Role.valueOf(row.getString("role")),
                        row.getString("citation"),
                        row.getString("description"),
                        row.getObject("document_id", UUID.class)))
                .list();
    }

    List<Agenda.Item> items(UUID id) {
        return items(id, null);
    }

    List<Agenda.Item> items(UUID id, LocalDate day) {
        return jdbc.sql("""
                        select starts_at, ends_at, title, presenter, subject_ordinal
                        from %s t where conference_id = :id order by ordinal
                        """.formatted(DayStates.rows(DayStates.Kind.CONFERENCE, "agenda_item", day)))
                .param("id", id)
                .param("day", day)
                .query((row, n) -> new Agenda.Item(
                        row.getObject("starts_at", LocalTime.class),
                        row.getObject("ends_at", LocalTime.class),
                        row.getString("title"),
                        row.getString("presenter"),
                        row.getObject("subject_ordinal", Integer.class)))
                .list();
    }

    List<Agenda.Guest> guests(UUID id) {
        return jdbc.sql("""
                        select title, name, directing, email
                        from app.conference_guest where conference_id = :id order by ordinal
                        """)
                .param("id", id)
                .query((row, n) -> new Agenda.Guest(
                        row.getString("title"),
                        row.getString("name"),
                        row.getBoolean("directing"),
                        row.getString("email")))
                .list();
    }

    List<Invitation> invitations(UUID id) {
        return jdbc.sql("""
                        select i.*, u.name
                        from app.invitation i join app.org_unit u on u.code = i.unit_code
                        where i.conference_id = :id order by u.name, u.code
                        """).param("id", id).query(ConferenceStore::invitation).list();
    }

    Optional<Invitation> invitation(UUID id, String unit) {
        return jdbc.sql("""
                        select i.*, u.name
                        from app.invitation i join app.org_unit u on u.code = i.unit_code
                        where i.conference_id = :id and i.unit_code = :unit
                        """)
                .param("id", id)
                .param("unit", unit)
                .query(ConferenceStore::invitation)
                .optional();
    }

    List<Proceedings.Speech> speeches(UUID id) {
        return jdbc.sql("""
                        select speaker, unit_code, said, turn_id from app.speech where conference_id = :id order by ordinal
                        """)
                .param("id", id)
                .query((row, n) -> new Proceedings.Speech(
                        row.getString("speaker"),
                        row.getString("unit_code"),
                        row.getString("said"),
                        row.getObject("turn_id", UUID.class)))
                .list();
    }

    List<Proceedings.Weakness> limitations(UUID id) {
        return jdbc.sql("""
                        select said, topic, raised_by from app.conference_limitation where conference_id = :id order by ordinal
                        """)
                .param("id", id)
                .query((row, n) -> new Proceedings.Weakness(
                        row.getString("said"), row.getString("topic"), row.getString("raised_by")))
                .list();
    }

    List<Proceedings.Remark> remarks(UUID id) {
        return jdbc.sql("""
                        select general, said, lead_unit, lead_group, due_on, due_precision
                        from app.closing_remark where conference_id = :id order by ordinal
                        """)
                .param("id", id)
                .query((row, n) -> new Proceedings.Remark(
                        row.getBoolean("general"),
                        row.getString("said"),
                        row.getString("lead_unit"),
                        row.getString("lead_group"),
                        row.getString("due_precision") == null
                                ? Deadline.UNKNOWN
                                : new Deadline(
                                        row.getObject("due_on", LocalDate.class),
                                        Precision.valueOf(row.getString("due_precision")))))
                .list();
    }

    private static Conference conference(ResultSet row, int n) throws SQLException {
        return new Conference(
                row.getObject("id", UUID.class),
                row.getObject("cycle_id", UUID.class),
                row.getString("title"),
                row.getString("organizer"),
                row.getString("coordinator_unit"),
                row.getString("approver_unit"),
                new Deadline(
                        row.getObject("held_on", LocalDate.class), Precision.valueOf(row.getString("held_precision"))),
                row.getObject("starts_at", LocalTime.class),
                DateState.valueOf(row.getString("date_state")),
                row.getString("date_source"),
                row.getString("place"),
                new Chair(row.getString("chair_prefix"), row.getString("chair_title"), row.getString("chair_name")),
                row.getString("evaluation"),
                stage(row),
                instant(row, "invited_at"),
                row.getString("minutes_refusal"),
                instant(row, "minutes_signed_at"),
                row.getString("minutes_signed_by"),
                Signing.read(row),
                Conference.Numbering.valueOf(row.getString("numbering")),
                row.getObject("invitation_number", Integer.class),
                row.getObject("invitation_id", UUID.class),
                row.getObject("reply_by", LocalDate.class),
                row.getObject("quorum_percent", Integer.class),
                row.getInt("version"));
    }

    private static Stage stage(ResultSet row) throws SQLException {
        if (row.getTimestamp("minutes_signed_at") != null) {
            return Stage.CLOSED;
        }
        if (row.getTimestamp("recorded_at") != null) {
            return Stage.MINUTES;
        }
        if (row.getTimestamp("replies_closed_at") != null) {
            return Stage.RECORD;
        }
        return row.getTimestamp("agenda_ready_at") == null ? Stage.AGENDA : Stage.REPLIES;
    }

    private static Invitation invitation(ResultSet row, int n) throws SQLException {
        String answer = row.getString("reply");
        return new Invitation(
                row.getString("unit_code"),
                row.getString("name"),
                answer == null ? null : Invitation.Answer.valueOf(answer),
                row.getString("representative"),
                row.getString("reason"),
                instant(row, "replied_at"),
                row.getBoolean("on_behalf"),
                row.getObject("attended", Boolean.class),
                row.getString("attended_by"),
                row.getString("noted_by"));
    }
}
