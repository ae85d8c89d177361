package vn.tongket.assignment.urging;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.NotFound;
import vn.tongket.Text;
import vn.tongket.audit.Actor;
import vn.tongket.organization.Role;

/** Lists of cases: letters to sign, explanations to wait for, criticism to propose; and what periodic reports take from them. */
@Component
public class CaseBoard {

    private final JdbcClient jdbc;
    private final CaseStore store;
    private final UrgingBoard board;

    CaseBoard(JdbcClient jdbc, CaseStore store, UrgingBoard board) {
        this.jdbc = jdbc;
        this.store = store;
        this.board = board;
    }

    /**
     * A case in a list.
     *
     * @param signs whether the reader may sign or propose
     */
    public record Entry(UrgingCase subject, List<CaseItem> items, boolean signs) {

        public List<CaseItem> live() {
            return items.stream().filter(CaseItem::live).toList();
        }

        /** Working days by which the latest task is late. */
        public int daysLate() {
            return live().stream().mapToInt(CaseItem::daysLate).max().orElse(0);
        }
    }

    /** One page of cases of a kind: those that wait, or those that are settled, the newest first. */
    @Transactional(readOnly = true)
    public List<Entry> page(Actor actor, CaseKind kind, boolean settled, String words, int most, long from) {
        if (!board.mayRead(actor)) {
            throw new NotFound("page", "urging");
        }
        List<UrgingCase> found = jdbc.sql(UrgingCase.SELECT + """
                         where e.kind = :kind and e.opened_at is not null and (e.settled_at is not null) = :settled
                           and (e.signer_unit = any(:tracked) or e.tracker_unit = any(:tracked))
                           and not exists (select from unnest(:words::text[]) w(word) where not u.search like w.word)
                         order by e.begun_at desc, u.name, e.id limit :most offset :from
                        """)
                .param("kind", kind.name())
                .param("settled", settled)
                .param("tracked", UrgingBoard.tracked(actor).toArray(String[]::new))
                .param("words", Text.patterns(words))
                .param("most", most)
                .param("from", from)
                .query(UrgingCase::read)
                .list();
        Map<UUID, List<CaseItem>> items =
                store.items(found.stream().map(UrgingCase::id).toList());
        return found.stream()
                .map(one -> new Entry(
                        one,
                        items.getOrDefault(one.id(), List.of()),
                        actor.holds(one.signerUnit(), Role.TRACKER.suffix())))
                .toList();
    }

    /** A unit that was criticised, with the tasks for which it was. */
    public record Criticised(
            UUID caseId, String unit, String unitName, LocalDate decidedOn, String reason, String refs) {}

    /** A unit that stands in the periodic report because its tasks are overdue in spite of urging. */
    public record Listed(String unit, String unitName, String refs, LocalDate since) {}

    /** Criticism of units on tasks of a conclusion that was decided in a period. */
    @Transactional(readOnly = true)
    public List<Criticised> criticised(UUID conclusion, LocalDate from, LocalDate to) {
        return jdbc.sql("""
                        select e.id as case_id, e.unit_code as unit, u.name as unit_name,
                               (e.decided_at at time zone 'Asia/Ho_Chi_Minh')::date as decided_on, e.decision as reason,
                               string_agg(c.ref, ', ' order by c.ordinal) as refs
                          from app.urging_case e
                          join app.org_unit u on u.code = e.unit_code
                          join app.urging g on g.case_id = e.id and g.sent_at is not null
                          join app.assignment a on a.id = g.assignment_id and a.conclusion_id = :id
                          join app.clause c on c.id = a.clause_id
                         where e.kind = 'CRITICISM' and e.criticised
                           and (e.decided_at at time zone 'Asia/Ho_Chi_Minh')::date between :from and :to
                         group by e.id, u.name order by e.decided_at, u.name
                        """)
                .param("id", conclusion)
                .param("from", from)
                .param("to", to)
                .query(Criticised.class)
                .list();
    }

    /** Units that the ladder put on the list of a period and that have not completed the tasks since. */
    @Transactional(readOnly = true)
    public List<Listed> listed(UUID conclusion, LocalDate from, LocalDate to) {
        return jdbc.sql("""
                        select a.unit_code as unit, u.name as unit_name, string_agg(c.ref, ', ' order by c.ordinal) as refs,
                               min(g.on_day) as since
                          from app.urging g
                          join app.assignment a on a.id = g.assignment_id
                          join app.clause c on c.id = a.clause_id
                          join app.org_unit u on u.code = a.unit_code
                         where a.conclusion_id = :id and g.rung = 'LISTED' and g.dropped_at is null
                           and g.on_day between :from and :to and a.confirmed_at is null
                           and a.cancelled_at is null and a.withdrawn_at is null
                         group by a.unit_code, u.name order by u.name
                        """)
                .param("id", conclusion)
                .param("from", from)
                .param("to", to)
                .query(Listed.class)
                .list();
    }
}
