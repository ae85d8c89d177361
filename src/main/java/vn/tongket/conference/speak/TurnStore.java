package vn.tongket.conference.speak;

import static vn.tongket.Moments.instant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps the speaking list, and the speeches that come out of it. */
@Repository
class TurnStore {

    private static final String SELECT = """
            select t.*, u.name as unit_name
              from app.speaking_turn t left join app.org_unit u on u.code = t.unit_code
             where t.conference_id = :id
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    TurnStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    List<Turn> all(UUID conference) {
        return jdbc.sql(SELECT + " order by t.ordinal, t.id")
                .param("id", conference)
                .query(TurnStore::turn)
                .list();
    }

    Optional<Turn> find(UUID conference, UUID turn) {
        return jdbc.sql(SELECT + " and t.id = :turn")
                .param("id", conference)
                .param("turn", turn)
                .query(TurnStore::turn)
                .optional();
    }

    /** One person at a time changes the order or the speaker. */
    void lock(UUID conference) {
        jdbc.sql("select id from app.conference where id = :id for update")
                .param("id", conference)
                .query(UUID.class)
                .single();
    }

    UUID add(UUID conference, String speaker, String unit, String subject, Integer minutes, boolean early, String by) {
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                        insert into app.speaking_turn (id, conference_id, ordinal, speaker, unit_code, subject, minutes,
                                                       in_advance, registered_at, registered_by)
                        values (:id, :conference,
                                (select coalesce(max(ordinal), 0) + 1 from app.speaking_turn where conference_id = :conference),
                                :speaker, :unit, :subject, :minutes, :early, :now, :by)
                        """)
                .param("id", id)
                .param("conference", conference)
                .param("speaker", speaker)
                .param("unit", unit)
                .param("subject", subject)
                .param("minutes", minutes, Types.INTEGER)
                .param("early", early)
                .param("now", now())
                .param("by", by)
                .update();
        return id;
    }

    void remove(UUID turn) {
        jdbc.sql("delete from app.speaking_turn where id = :id")
                .param("id", turn)
                .update();
    }

    void swap(Turn one, Turn other) {
        place(one.id(), other.ordinal());
        place(other.id(), one.ordinal());
    }

    private void place(UUID turn, int ordinal) {
        jdbc.sql("update app.speaking_turn set ordinal = :ordinal where id = :id")
                .param("ordinal", ordinal)
                .param("id", turn)
                .update();
    }

    /** Whoever speaks ends first. */
    void start(UUID conference, UUID turn) {
        jdbc.sql("""
                        update app.speaking_turn set ended_at = :now
                         where conference_id = :id and started_at is not null and ended_at is null and id <> :turn
                        """)
                .param("now", now())
                .param("id", conference)
                .param("turn", turn)
                .update();
        jdbc.sql("update app.speaking_turn set started_at = :now where id = :turn and started_at is null")
                .param("now", now())
                .param("turn", turn)
                .update();
    }

    void end(UUID turn) {
        jdbc.sql("""
                        update app.speaking_turn set ended_at = :now, started_at = coalesce(started_at, :now)
                         where id = :turn and ended_at is null
                        """).param("now", now()).param("turn", turn).update();
    }

    /** What was said becomes the speech of the turn; a second note replaces the first. */
    void said(UUID conference, Turn turn, String said) {
        jdbc.sql("update app.speaking_turn set said = :said where id = :turn")
                .param("said", said)
                .param("turn", turn.id())
                .update();
        int known = jdbc.sql("update app.speech set said = :said where conference_id = :id and turn_id = :turn")
                .param("said", said)
                .param("id", conference)
                .param("turn", turn.id())
                .update();
        if (known == 0) {
            jdbc.sql("""
                            insert into app.speech (conference_id, ordinal, speaker, unit_code, said, turn_id)
                            values (:id, (select coalesce(max(ordinal), 0) + 1 from app.speech where conference_id = :id),
                                    :speaker, :unit, :said, :turn)
                            """)
                    .param("id", conference)
                    .param("speaker", turn.speaker())
                    .param("unit", turn.unit())
                    .param("said", said)
                    .param("turn", turn.id())
                    .update();
        }
        touch(conference);
    }

    void limitation(UUID conference, String said, String topic, String raisedBy) {
        jdbc.sql("""
                        insert into app.conference_limitation (conference_id, ordinal, said, topic, raised_by)
                        values (:id, (select coalesce(max(ordinal), 0) + 1 from app.conference_limitation where conference_id = :id),
                                :said, :topic, :raisedBy)
                        """)
                .param("id", conference)
                .param("said", said)
                .param("topic", topic)
                .param("raisedBy", raisedBy)
                .update();
        touch(conference);
    }

    /** A form that was opened before takes over what is new. */
    private void touch(UUID conference) {
        jdbc.sql("update app.conference set version = version + 1 where id = :id")
                .param("id", conference)
                .update();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }

    private static Turn turn(ResultSet row, int n) throws SQLException {
        return new Turn(
                row.getObject("id", UUID.class),
                row.getInt("ordinal"),
                row.getString("speaker"),
                row.getString("unit_code"),
                row.getString("unit_name"),
                row.getString("subject"),
                row.getObject("minutes", Integer.class),
                row.getBoolean("in_advance"),
                instant(row, "started_at"),
                instant(row, "ended_at"),
                row.getString("said"));
    }
}
