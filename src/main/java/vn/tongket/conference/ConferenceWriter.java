package vn.tongket.conference;

import java.sql.Types;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.tongket.Text;
import vn.tongket.calendar.Deadline;
import vn.tongket.conference.Conference.DateState;
import vn.tongket.conference.remark.ClosingRemarks;
import vn.tongket.document.Signing;

/** Writes what people enter about a conference; rows without any text are dropped. */
@Repository
class ConferenceWriter {

    private final JdbcClient jdbc;
    private final NamedParameterJdbcTemplate batches;
    private final ClosingRemarks closing;
    private final Clock clock;

    ConferenceWriter(JdbcClient jdbc, NamedParameterJdbcTemplate batches, ClosingRemarks closing, Clock clock) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.closing = closing;
        this.clock = clock;
    }

    /** Lays a conference for the cycle, with what the plan knows; does nothing when there is one. */
    boolean open(UUID id, UUID cycle) {
        int opened = jdbc.sql("""
                        insert into app.conference (id, cycle_id, title, organizer, coordinator_unit, approver_unit,
                                                    held_on, held_precision, place, created_at)
                        select :id, c.id, c.title, c.organizer, c.coordinator_unit, c.approver_unit,
                               case when m.precision <> 'UNKNOWN' then m.on_date end,
                               case when m.on_date is null then 'UNKNOWN' else m.precision end, m.place, :now
                        from app.review_cycle c
                          left join app.milestone m on m.cycle_id = c.id and m.kind = 'CONFERENCE'
                        where c.id = :cycle
                        on conflict (cycle_id) do nothing
                        """)
                .param("id", id)
                .param("cycle", cycle)
                .param("now", now())
                .update();
        if (opened == 0) {
            return false;
        }
        jdbc.sql("""
                        insert into app.conference_subject (conference_id, ordinal, role, citation, description, document_id)
                        select :id, ordinal, role, citation, description, document_id
                        from app.review_subject where cycle_id = :cycle
                        """).param("id", id).param("cycle", cycle).update();
        jdbc.sql("""
                        insert into app.invitation (conference_id, unit_code)
                        select distinct :id::uuid, reporter_unit from app.obligation
                        where cycle_id = :cycle and withdrawn_at is null
                        """).param("id", id).param("cycle", cycle).update();
        return true;
    }

    void saveAgenda(Conference conference, Agenda agenda, DateState state, String actor) {
        UUID id = conference.id();
        Chair chair = agenda.chair().cleaned();
        boolean confirmed = state == DateState.CONFIRMED && conference.dateState() == DateState.NEEDS_CONFIRMATION;
        changed(
                id,
                agenda.version(),
                jdbc.sql("""
                        update app.conference
                           set title = :title, held_on = :held, held_precision = :precision, starts_at = :starts,
                               date_state = :state, place = :place, chair_prefix = :prefix, chair_title = :chair,
                               chair_name = :name,
                               date_confirmed_at = case when :confirmed then :now else date_confirmed_at end,
                               date_confirmed_by = case when :confirmed then :actor else date_confirmed_by end,
                               version = version + 1
                         where id = :id and (:version::integer is null or version = :version)
                        """)
                        .param("title", clean(agenda.title()))
                        .param("held", agenda.held().on(), Types.DATE)
                        .param("precision", agenda.held().precision().name())
                        .param("starts", agenda.startsAt(), Types.TIME)
                        .param("state", state.name())
                        .param("place", blankToNull(agenda.place()))
                        .param("prefix", chair.prefix())
                        .param("chair", chair.title())
                        .param("name", chair.name())
                        .param("confirmed", confirmed)
                        .param("now", now())
                        .param("actor", actor)
                        .param("id", id)
                        .param("version", agenda.version(), Types.INTEGER)
                        .update());
        replace(
                id,
                "conference_subject",
                "insert into app.conference_subject values (:id, :n, :role, :citation, :description, :document)",
                agenda.subjects().stream()
                        .filter(s -> !Text.isBlank(s.citation()))
                        .toList(),
                (row, subject) -> row.addValue(
                                "role", (subject.role() == null ? Agenda.Role.REVIEWED : subject.role()).name())
                        .addValue("citation", clean(subject.citation()))
                        .addValue("description", blankToNull(subject.description()))
                        .addValue("document", subject.documentId(), Types.OTHER));
        replace(
                id,
                "agenda_item",
                "insert into app.agenda_item values (:id, :n, :starts, :ends, :title, :presenter, :subject)",
                agenda.items().stream()
                        .filter(i -> !Text.isBlank(i.title()) || i.startsAt() != null || !Text.isBlank(i.presenter()))
                        .toList(),
                (row, item) -> row.addValue("starts", item.startsAt(), Types.TIME)
                        .addValue("ends", item.endsAt(), Types.TIME)
                        .addValue("title", clean(item.title()))
                        .addValue("presenter", blankToNull(item.presenter()))
                        .addValue("subject", item.subject(), Types.INTEGER));
        replace(
                id,
                "conference_guest",
                "insert into app.conference_guest values (:id, :n, :title, :name, :directing, :email)",
                agenda.guests().stream()
                        .filter(g -> !Text.isBlank(g.title()) || !Text.isBlank(g.name()))
                        .toList(),
                (row, guest) -> row.addValue("title", clean(guest.title()))
                        .addValue("name", blankToNull(guest.name()))
                        .addValue("directing", guest.directing())
                        .addValue("email", blankToNull(guest.email())));
        if (agenda.letter() != null) {
            saveLetter(id, agenda.letter());
        }
        invite(id, agenda.invited());
    }

    private void saveLetter(UUID id, Agenda.Letter letter) {
        jdbc.sql("""
                        update app.conference
                           set numbering = :numbering, invitation_number = :number, reply_by = :replyBy,
                               quorum_percent = :quorum
                         where id = :id
                        """)
                .param("numbering", letter.numbering().name())
                .param(
                        "number",
                        letter.numbering() == Conference.Numbering.GIVEN ? letter.number() : null,
                        Types.INTEGER)
                .param("replyBy", letter.replyBy(), Types.DATE)
                .param("quorum", letter.quorumPercent(), Types.INTEGER)
                .param("id", id)
                .update();
    }

    private void invite(UUID id, Collection<String> units) {
        String[] codes = units.toArray(String[]::new);
        jdbc.sql("delete from app.invitation where conference_id = :id and unit_code <> all (:units)")
                .param("id", id)
                .param("units", codes)
                .update();
        inviteToo(id, units);
    }

    void inviteToo(UUID id, Collection<String> units) {
        jdbc.sql("""
                        insert into app.invitation (conference_id, unit_code)
                        select :id, unit from unnest(:units::text[]) as unit
                        on conflict do nothing
                        """)
                .param("id", id)
                .param("units", units.toArray(String[]::new))
                .update();
    }

    void cite(UUID id, int ordinal, UUID document) {
        jdbc.sql("""
                        update app.conference_subject set document_id = :document
                         where conference_id = :id and ordinal = :ordinal
                        """)
                .param("document", document)
                .param("id", id)
                .param("ordinal", ordinal)
                .update();
    }

    void reply(UUID id, Reply reply, boolean onBehalf, String actor) {
        jdbc.sql("""
                        update app.invitation
                           set reply = :answer, representative = :representative, reason = :reason, replied_at = :now,
                               replied_by = :actor, on_behalf = :onBehalf
                         where conference_id = :id and unit_code = :unit
                        """)
                .param("answer", reply.answer().name())
                .param("representative", blankToNull(reply.representative()))
                .param("reason", blankToNull(reply.reason()))
                .param("now", now())
                .param("actor", actor)
                .param("onBehalf", onBehalf)
                .param("id", id)
                .param("unit", reply.unit())
                .update();
    }

    void saveProceedings(UUID id, Proceedings proceedings) {
        Chair chair = proceedings.chair().cleaned();
        changed(
                id,
                proceedings.version(),
                jdbc.sql("""
                        update app.conference
                           set held_on = :held, held_precision = :precision, place = :place, chair_prefix = :prefix,
                               chair_title = :chair, chair_name = :name, evaluation = :evaluation, version = version + 1
                         where id = :id and (:version::integer is null or version = :version)
                        """)
                        .param("held", proceedings.held().on(), Types.DATE)
                        .param("precision", proceedings.held().precision().name())
                        .param("place", blankToNull(proceedings.place()))
                        .param("prefix", chair.prefix())
                        .param("chair", chair.title())
                        .param("name", chair.name())
                        .param("evaluation", blankToNull(proceedings.evaluation()))
                        .param("id", id)
                        .param("version", proceedings.version(), Types.INTEGER)
                        .update());
        batches.batchUpdate(
                """
                update app.invitation set attended = :attended, attended_by = :by
                 where conference_id = :id and unit_code = :unit and noted_by is null
                """,
                proceedings.attendance().stream()
                        .map(a -> new MapSqlParameterSource("id", id)
                                .addValue("unit", a.unit())
                                .addValue("attended", a.attended(), Types.BOOLEAN)
                                .addValue("by", blankToNull(a.by())))
                        .toArray(MapSqlParameterSource[]::new));
        replace(
                id,
                "speech",
                """
                insert into app.speech (conference_id, ordinal, speaker, unit_code, said, turn_id)
                values (:id, :n, :speaker, :unit, :said,
                        (select t.id from app.speaking_turn t where t.id = :turn and t.conference_id = :id))
                """,
                proceedings.speeches().stream()
                        .filter(s -> !Text.isBlank(s.said()) || !Text.isBlank(s.speaker()))
                        .toList(),
                (row, speech) -> row.addValue("speaker", clean(speech.speaker()))
                        .addValue("unit", blankToNull(speech.unit()))
                        .addValue("said", clean(speech.said()))
                        .addValue("turn", speech.turn(), Types.OTHER));
        replace(
                id,
                "conference_limitation",
                "insert into app.conference_limitation values (:id, :n, :said, :topic, :raisedBy)",
                proceedings.limitations().stream()
                        .filter(l -> !Text.isBlank(l.said()))
                        .toList(),
                (row, limitation) -> row.addValue("said", clean(limitation.said()))
                        .addValue("topic", blankToNull(limitation.topic()))
                        .addValue("raisedBy", blankToNull(limitation.raisedBy())));
        closing.replace(id, proceedings.remarks());
    }

    /** Notes that a step is done; the column is one of ours, never a person's. */
    void mark(UUID id, Step step) {
        jdbc.sql("update app.conference set %s = :now, version = version + 1 where id = :id".formatted(step.column))
                .param("now", now())
                .param("id", id)
                .update();
    }

    /** Steps that are noted with their time. */
    enum Step {
        AGENDA_READY("agenda_ready_at"),
        INVITED("invited_at"),
        REPLIES_CLOSED("replies_closed_at"),
        RECORDED("recorded_at");

        private final String column;

        Step(String column) {
            this.column = column;
        }
    }

    void sign(UUID id, String actor) {
        jdbc.sql("""
                        update app.conference
                           set minutes_signed_at = :now, minutes_signed_by = :actor, version = version + 1
                         where id = :id
                        """).param("now", now()).param("actor", actor).param("id", id).update();
    }

    void signing(UUID id, Signing signing) {
        jdbc.sql("""
                        update app.conference
                           set signing_capacity = :capacity, signer_title = :title, signer_name = :name,
                               version = version + 1
                         where id = :id
                        """)
                .param("capacity", signing.code())
                .param("title", signing.position())
                .param("name", signing.name())
                .param("id", id)
                .update();
    }

    void returnMinutes(UUID id, String reason) {
        jdbc.sql("""
                        update app.conference
                           set minutes_refused_at = :now, minutes_refusal = :reason, recorded_at = null,
                               version = version + 1
                         where id = :id
                        """)
                .param("now", now())
                .param("reason", reason)
                .param("id", id)
                .update();
    }

    void needConfirmation(UUID id, Deadline held, String source) {
        jdbc.sql("""
                        update app.conference
                           set held_on = :held, held_precision = :precision, date_state = 'NEEDS_CONFIRMATION',
                               date_source = :source, version = version + 1
                         where id = :id
                        """)
                .param("held", held.on())
                .param("precision", held.precision().name())
                .param("source", Text.clean(source))
                .param("id", id)
                .update();
    }

    private <T> void replace(
            UUID id,
            String table,
            String insert,
            List<T> rows,
            BiFunction<MapSqlParameterSource, T, MapSqlParameterSource> fill) {
        jdbc.sql("delete from app.%s where conference_id = :id".formatted(table))
                .param("id", id)
                .update();
        List<MapSqlParameterSource> filled = new ArrayList<>();
        for (T row : rows) {
            filled.add(fill.apply(new MapSqlParameterSource("id", id).addValue("n", filled.size() + 1), row));
        }
        batches.batchUpdate(insert, filled.toArray(MapSqlParameterSource[]::new));
    }

    private static void changed(UUID id, Integer version, int rows) {
        if (rows == 0) {
            throw new OptimisticLockingFailureException(
                    "Conference '%s' is no longer at version '%s'".formatted(id, version));
        }
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }

    private static String clean(String text) {
        return text == null ? "" : Text.clean(text);
    }

    private static String blankToNull(String text) {
        return Text.isBlank(text) ? null : Text.clean(text);
    }
}
