package vn.tongket.assignment.urging;

import static vn.tongket.Moments.instant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.tongket.NotFound;
import vn.tongket.calendar.Deadline;
import vn.tongket.calendar.Precision;
import vn.tongket.calendar.WorkingCalendar;

/** Cases and the assignments in them. */
@Component
class CaseStore {

    /** Still asked for: the step stands, the due date is the same, the assignment is open and not reported as done. */
    static final String LIVE = """
            (g.dropped_at is null and a.confirmed_at is null and a.cancelled_at is null and a.withdrawn_at is null
             and a.submitted_at is null and a.due_at is not distinct from g.due_at)
            """;

    private final JdbcClient jdbc;
    private final WorkingCalendar calendar;
    private final Clock clock;

    CaseStore(JdbcClient jdbc, WorkingCalendar calendar, Clock clock) {
        this.jdbc = jdbc;
        this.calendar = calendar;
        this.clock = clock;
    }

    UrgingCase require(UUID id) {
        return find(id, "");
    }

    UrgingCase lock(UUID id) {
        return find(id, " for update of e");
    }

    /** Throws where another kind of case is asked for, as if it did not exist. */
    static void require(UrgingCase one, CaseKind kind) {
        if (one.kind() != kind) {
            throw new NotFound(kind.name(), one.id());
        }
    }

    private UrgingCase find(UUID id, String how) {
        return jdbc.sql(UrgingCase.SELECT + " where e.id = :id" + how)
                .param("id", id)
                .query(UrgingCase::read)
                .optional()
                .orElseThrow(() -> new NotFound("urging case", id));
    }

    /** Those that nobody was handed yet, locked. */
    List<UrgingCase> unopened(int most) {
        return jdbc.sql(UrgingCase.SELECT + """
                         where e.opened_at is null and e.settled_at is null
                         order by e.begun_at, e.id limit :most for update of e skip locked
                        """)
                .param("most", most)
                .query(UrgingCase::read)
                .list();
    }

    /** Writes down to whom cases are handed, in one statement. */
    void open(Map<UUID, String> signers, LocalDate answerBy) {
        jdbc.sql("""
                        update app.urging_case e
                           set opened_at = :now, signer_unit = w.signer,
                               answer_by = case when e.kind = 'EXPLANATION' then :answerBy::date end,
                               sent_at = case when e.kind = 'EXPLANATION' then :now::timestamptz end
                          from unnest(:ids::uuid[], :signers::text[]) w(id, signer)
                         where e.id = w.id
                        """)
                .param("now", now())
                .param("answerBy", answerBy)
                .param("ids", signers.keySet().stream().map(UUID::toString).toArray(String[]::new))
                .param("signers", signers.values().toArray(String[]::new))
                .update();
        jdbc.sql("""
                        update app.urging g set sent_at = :now
                          from app.urging_case e
                         where e.id = g.case_id and e.kind = 'EXPLANATION' and e.id = any(:ids::uuid[]) and g.sent_at is null
                        """)
                .param("now", now())
                .param("ids", signers.keySet().stream().map(UUID::toString).toArray(String[]::new))
                .update();
    }

    /** Cases in which nothing is asked for any more; they wait for nobody. */
    List<UUID> settleEmpty() {
        return jdbc.sql("""
                        update app.urging_case e set settled_at = :now, gathering = false
                         where e.settled_at is null and e.answered_at is null and e.proposed_at is null
                           and not exists (select from app.urging g join app.assignment a on a.id = g.assignment_id
                                            where g.case_id = e.id and %s)
                        returning e.id
                        """.formatted(LIVE))
                .param("now", now())
                .query(UUID.class)
                .list();
    }

    List<CaseItem> items(UUID id) {
        return items(List.of(id)).getOrDefault(id, List.of());
    }

    /** What is in several cases, with one statement. */
    Map<UUID, List<CaseItem>> items(Collection<UUID> cases) {
        record Row(UUID of, CaseItem item) {}
        List<Row> rows = jdbc.sql("""
                        select g.case_id, a.id, a.cycle_id, c.ref, c.said, coalesce(k.symbol, k.title) as conclusion,
                               a.due_on, a.due_precision, a.original_due_on, a.original_due_precision, g.decided_at,
                               (select max(p.reported_at) from app.progress_report p where p.assignment_id = a.id) as reported,
                               %s as live
                          from app.urging g
                          join app.assignment a on a.id = g.assignment_id
                          join app.clause c on c.id = a.clause_id
                          join app.conclusion k on k.id = a.conclusion_id
                         where g.case_id = any(:ids::uuid[])
                         order by a.due_at, k.symbol, c.ordinal, a.id
                        """.formatted(LIVE))
                .param("ids", cases.stream().map(UUID::toString).toArray(String[]::new))
                .query((row, n) -> new Row(row.getObject("case_id", UUID.class), item(row)))
                .list();
        return rows.stream()
                .collect(Collectors.groupingBy(
                        Row::of, LinkedHashMap::new, Collectors.mapping(Row::item, Collectors.toList())));
    }

    private CaseItem item(ResultSet row) throws SQLException {
        Deadline due = deadline(row, "due");
        OffsetDateTime reported = row.getObject("reported", OffsetDateTime.class);
        return new CaseItem(
                row.getObject("id", UUID.class),
                row.getObject("cycle_id", UUID.class),
                row.getString("ref"),
                row.getString("said"),
                row.getString("conclusion"),
                due,
                deadline(row, "original_due"),
                due.isKnown() ? Math.max(0, calendar.workingDaysBetween(due.lastDay(), LocalDate.now(clock))) : 0,
                reported == null
                        ? null
                        : reported.atZoneSameInstant(Deadline.ZONE).toLocalDate(),
                instant(row, "decided_at"),
                row.getBoolean("live"));
    }

    private static Deadline deadline(ResultSet row, String column) throws SQLException {
        return new Deadline(
                row.getObject(column + "_on", LocalDate.class),
                Precision.valueOf(row.getString(column + "_precision")));
    }

    /** Writes one column of what is typed; the version says whether somebody else typed meanwhile. */
    int save(UUID id, CaseText typed, Integer version) {
        int saved = jdbc.sql("""
                        update app.urging_case
                           set subject = coalesce(:subject, subject), said = coalesce(:said, said),
                               symbol = coalesce(:symbol, symbol), letter_on = coalesce(:on, letter_on),
                               signing_capacity = coalesce(:capacity, signing_capacity),
                               signer_title = coalesce(:title, signer_title), signer_name = coalesce(:name, signer_name),
                               drop_reason = coalesce(:dropReason, drop_reason), answer = coalesce(:answer, answer),
                               promised_on = coalesce(:promised, promised_on), reason = coalesce(:reason, reason),
                               decision = coalesce(:decision, decision), version = version + 1
                         where id = :id and settled_at is null and (:version::integer is null or version = :version)
                        """)
                .param("subject", typed.subject(), Types.VARCHAR)
                .param("said", typed.text(), Types.VARCHAR)
                .param("symbol", typed.symbol(), Types.VARCHAR)
                .param("on", typed.letterOn(), Types.DATE)
                .param("capacity", typed.signing().code(), Types.VARCHAR)
                .param("title", typed.signing().position(), Types.VARCHAR)
                .param("name", typed.signing().name(), Types.VARCHAR)
                .param("dropReason", typed.dropReason(), Types.VARCHAR)
                .param("answer", typed.answer(), Types.VARCHAR)
                .param("promised", typed.promisedOn(), Types.DATE)
                .param("reason", typed.reason(), Types.VARCHAR)
                .param("decision", typed.decision(), Types.VARCHAR)
                .param("id", id)
                .param("version", version, Types.INTEGER)
                .update();
        if (saved == 0) {
            throw new OptimisticLockingFailureException(
                    "Case '%s' is no longer at version '%s'".formatted(id, version));
        }
        return require(id).version();
    }

    OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }
}
