package vn.tongket.assignment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.tongket.notification.ReminderLadder.Rung;

/** Steps of the ladder and letters, and whether units answered by reporting. */
@Component
class UrgingStore {

    private final JdbcClient jdbc;
    private final Clock clock;

    UrgingStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Whether the unit has reported on the period, or on a later one. */
    boolean reportedIn(UUID assignment, Period period) {
        return jdbc.sql("""
                        select exists (select from app.progress_report
                                        where assignment_id = :id and period_to >= :to)
                        """)
                .param("id", assignment)
                .param("to", period.to())
                .query(Boolean.class)
                .single();
    }

    /** Notes a step that is told at once; answers false when it was noted today already. */
    boolean note(Assignment assignment, String rung, String sender) {
        return jdbc.sql("""
                        insert into app.urging (assignment_id, rung, sender, due_at, on_day, decided_at, sent_at, letter)
                        select a.id, :rung, :sender, a.due_at, :day, :now, :now, false
                          from app.assignment a where a.id = :id
                        on conflict on constraint urging_once do nothing
                        """)
                        .param("id", assignment.id())
                        .param("rung", rung)
                        .param("sender", sender)
                        .param("day", LocalDate.now(clock))
                        .param("now", now())
                        .update()
                == 1;
    }

    /** Lays a letter to be signed, unless the due date in force already had one. */
    void draftLetter(Assignment assignment, Rung rung, String subject, String text) {
        jdbc.sql("""
                        insert into app.urging (assignment_id, rung, sender, due_at, on_day, decided_at, letter, subject, said)
                        select a.id, :rung, :sender, a.due_at, :day, :now, true, :subject, :said
                          from app.assignment a
                         where a.id = :id
                           and not exists (select from app.urging u
                                            where u.assignment_id = a.id and u.letter and u.due_at = a.due_at)
                        on conflict do nothing
                        """)
                .param("id", assignment.id())
                .param("rung", rung.code())
                .param("sender", rung.sender())
                .param("day", LocalDate.now(clock))
                .param("now", now())
                .param("subject", subject)
                .param("said", text)
                .update();
    }

    Optional<Urging> waitingLetter(UUID assignment) {
        return jdbc.sql("""
                        select * from app.urging
                         where assignment_id = :id and letter and sent_at is null and dropped_at is null
                        """).param("id", assignment).query(UrgingStore::read).optional();
    }

    /** Every step on an assignment, the newest first. */
    List<Urging> of(UUID assignment) {
        return jdbc.sql("select * from app.urging where assignment_id = :id and dropped_at is null order by id desc")
                .param("id", assignment)
                .query(UrgingStore::read)
                .list();
    }

    void saveLetter(long id, Letter letter) {
        int saved = jdbc.sql("""
                        update app.urging
                           set subject = :subject, said = :said, symbol = :symbol, letter_on = :on, version = version + 1
                         where id = :id and sent_at is null and (:version::integer is null or version = :version)
                        """)
                .param("subject", letter.subject())
                .param("said", letter.text())
                .param("symbol", letter.symbol(), Types.VARCHAR)
                .param("on", letter.letterOn(), Types.DATE)
                .param("id", id)
                .param("version", letter.version(), Types.INTEGER)
                .update();
        if (saved == 0) {
            throw new OptimisticLockingFailureException(
                    "Letter '%d' is no longer at version '%s'".formatted(id, letter.version()));
        }
    }

    void sign(long id, UUID document, String symbol, LocalDate on, String by) {
        jdbc.sql("""
                        update app.urging
                           set sent_at = :now, document_id = :document, symbol = :symbol, letter_on = :on, signed_by = :by
                         where id = :id
                        """)
                .param("now", now())
                .param("document", document, Types.OTHER)
                .param("symbol", symbol)
                .param("on", on)
                .param("by", by)
                .param("id", id)
                .update();
    }

    void drop(UUID assignment) {
        jdbc.sql("""
                        update app.urging set dropped_at = :now
                         where assignment_id = :id and letter and sent_at is null and dropped_at is null
                        """).param("now", now()).param("id", assignment).update();
    }

    /** A report answers every letter that was sent before it. */
    void answered(UUID assignment) {
        jdbc.sql("""
                        update app.urging set answered_at = :now
                         where assignment_id = :id and letter and sent_at is not null and answered_at is null
                        """).param("now", now()).param("id", assignment).update();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }

    private static Urging read(ResultSet row, int n) throws SQLException {
        return new Urging(
                row.getLong("id"),
                row.getObject("assignment_id", UUID.class),
                row.getString("rung"),
                row.getString("sender"),
                row.getObject("on_day", LocalDate.class),
                AssignmentStore.instant(row, "sent_at"),
                row.getBoolean("letter"),
                row.getString("subject"),
                row.getString("said"),
                row.getString("symbol"),
                row.getObject("letter_on", LocalDate.class),
                AssignmentStore.instant(row, "answered_at"),
                row.getInt("version"));
    }
}
