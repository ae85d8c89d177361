package vn.tongket.organization.people;

import static vn.tongket.Moments.instant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.tongket.Text;

/** Keeps absences; none is deleted. */
@Repository
class AbsenceStore {

    private static final String SELECT = """
            select a.*, coalesce(p.name, a.user_id) as user_name, coalesce(s.name, a.proposed) as proposed_name
              from app.absence a left join app.person p on p.user_id = a.user_id
              left join app.person s on s.user_id = a.proposed
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    AbsenceStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** One at a time changes the absences of a person. */
    void lock(String user) {
        jdbc.sql("select 1 from (select pg_advisory_xact_lock(hashtext('absence:' || :user))) one")
                .param("user", user)
                .query()
                .singleValue();
    }

    Optional<Absence> find(long id) {
        return jdbc.sql(SELECT + " where a.id = :id")
                .param("id", id)
                .query(AbsenceStore::read)
                .optional();
    }

    /** The newest first. */
    List<Absence> of(String user, int limit, int offset) {
        return jdbc.sql(SELECT
                        + " where a.user_id = :user order by a.absent_from desc, a.id desc limit :limit offset :offset")
                .param("user", user)
                .param("limit", limit)
                .param("offset", offset)
                .query(AbsenceStore::read)
                .list();
    }

    /** Those that stand on some day between two. */
    List<Absence> standing(String user, LocalDate from, LocalDate to) {
        return jdbc.sql(SELECT + """
                         where a.user_id = :user and a.closed_at is null
                           and a.absent_from <= :to and a.absent_to >= :from
                         order by a.absent_from
                        """)
                .param("user", user)
                .param("from", from)
                .param("to", to)
                .query(AbsenceStore::read)
                .list();
    }

    /** Those that nobody has confirmed, of everybody or of the people named; the oldest first. */
    List<Absence> waiting(Collection<String> users, int limit) {
        return jdbc.sql(SELECT + """
                         where a.confirmed_at is null and a.closed_at is null
                           and (:users::text[] is null or a.user_id = any(:users::text[]))
                         order by a.absent_from, a.id limit :limit
                        """)
                .param("users", users == null ? null : users.toArray(String[]::new))
                .param("limit", limit)
                .query(AbsenceStore::read)
                .list();
    }

    long insert(AbsenceEntry entry, String by, boolean confirmed) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        return jdbc.sql("""
                        insert into app.absence (user_id, absent_from, absent_to, reason, proposed, entered_at, entered_by,
                                                 confirmed_at, confirmed_by)
                        values (:user, :from, :to, :reason, :proposed, :now, :by,
                                case when :confirmed then :now::timestamptz end, case when :confirmed then :by end)
                        returning id
                        """)
                .param("user", entry.user())
                .param("from", entry.from())
                .param("to", entry.to())
                .param("reason", Text.clean(entry.reason()))
                .param("proposed", Text.isBlank(entry.substitute()) ? null : Text.clean(entry.substitute()))
                .param("now", now)
                .param("by", by)
                .param("confirmed", confirmed)
                .query(Long.class)
                .single();
    }

    void confirm(long id, String by) {
        jdbc.sql("update app.absence set confirmed_at = :now, confirmed_by = :by where id = :id")
                .param("now", OffsetDateTime.now(clock))
                .param("by", by)
                .param("id", id)
                .update();
    }

    void shorten(long id, LocalDate lastDay) {
        jdbc.sql("update app.absence set absent_to = :to where id = :id")
                .param("to", lastDay)
                .param("id", id)
                .update();
    }

    void close(long id, String by, String reason) {
        jdbc.sql("update app.absence set closed_at = :now, closed_by = :by, closed_reason = :reason where id = :id")
                .param("now", OffsetDateTime.now(clock))
                .param("by", by)
                .param("reason", Text.clean(reason))
                .param("id", id)
                .update();
    }

    private static Absence read(ResultSet row, int number) throws SQLException {
        return new Absence(
                row.getLong("id"),
                row.getString("user_id"),
                row.getString("user_name"),
                row.getObject("absent_from", LocalDate.class),
                row.getObject("absent_to", LocalDate.class),
                row.getString("reason"),
                row.getString("proposed"),
                row.getString("proposed_name"),
                instant(row, "entered_at"),
                row.getString("entered_by"),
                instant(row, "confirmed_at"),
                row.getString("confirmed_by"),
                instant(row, "closed_at"),
                row.getString("closed_by"),
                row.getString("closed_reason"));
    }
}
