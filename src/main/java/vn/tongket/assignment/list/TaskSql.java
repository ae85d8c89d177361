package vn.tongket.assignment.list;

import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.tongket.Text;
import vn.tongket.audit.Actor;

/**
 * How the tasks that a person sees are asked for: {@code a} the task, {@code s} its state at {@code :at}, {@code c} its
 * clause, {@code k} the conclusion, {@code f} the follow-up, {@code u} the unit and {@code r} its newest report by then.
 */
final class TaskSql {

    private TaskSql() {}

    /** A report that the tracker has neither confirmed nor sent back, and that no later one replaces. */
    static final String WAITING = """
            (r.id is not null and s.confirmed_at is null and s.cancelled_at is null and s.withdrawn_at is null
             and case when r.completion then s.submitted_at is not null
                      else not exists (select from app.progress_decision d where d.report_id = r.id) end)
            """;

    static String from(TaskFilter filter) {
        String state = filter.asOf() == null ? " join app.assignment s on s.id = a.id " : """
                   cross join lateral (select * from app.assignment_state x where x.assignment_id = a.id and x.at <= :at
                                        order by x.at desc, x.id desc limit 1) s
                  """;
        return " from app.assignment a " + state + """
                  join app.clause c on c.id = a.clause_id
                  join app.conclusion k on k.id = a.conclusion_id
                  join app.follow_up f on f.conclusion_id = a.conclusion_id
                  join app.org_unit u on u.code = s.unit_code
                  left join app.org_unit o on o.code = a.original_unit and a.original_unit <> s.unit_code
                  left join lateral (select * from app.progress_report p
                                      where p.assignment_id = a.id and p.reported_at <= :at
                                      order by p.id desc limit 1) r on true
                 where a.carried_by = 'UNIT' and (s.opened_at is not null or f.tracker_unit = any(:tracked)
                                                  or f.coordinator_unit = any(:concluded))
                   and (:cycle::uuid is null or a.cycle_id = :cycle) and (:conclusion::uuid is null or a.conclusion_id = :conclusion)
                   and (:unit::text is null or s.unit_code = :unit) and (:clause::text is null or c.ref = :clause)
                   and not exists (select from unnest(:words::text[]) w(word)
                                    where not (c.search like w.word or u.search like w.word
                                               or lower(coalesce(k.symbol, '')) like w.word))
                   and (:status::text is null or %s = any(:keys)) and (not :waiting or %s)
                   and (:role::text is null or a.role = :role) and
                """.formatted(FactKeys.SQL, WAITING)
                + (filter.age() == null ? "" : " (" + Age.SQL + ") = :age and ") + TaskScope.VISIBLE;
    }

    static JdbcClient.StatementSpec bind(
            JdbcClient.StatementSpec statement, Actor actor, TaskFilter filter, FactKeys keys, Instant now) {
        TaskScope scope = TaskScope.of(actor);
        Instant at = filter.asOf() == null ? now : filter.asOf();
        return Age.bind(statement, keys, at)
                .param("age", filter.age() == null ? null : filter.age().name(), Types.VARCHAR)
                .param("role", filter.role() == null ? null : filter.role().name(), Types.VARCHAR)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("cycle", filter.cycle(), Types.OTHER)
                .param("conclusion", filter.conclusion(), Types.OTHER)
                .param("unit", blankAsNull(filter.unit()), Types.VARCHAR)
                .param("clause", blankAsNull(filter.clause()), Types.VARCHAR)
                .param("words", Text.patterns(filter.words()))
                .param("status", blankAsNull(filter.status()), Types.VARCHAR)
                .param("keys", keys.keys(blankAsNull(filter.status())))
                .param("waiting", filter.waiting())
                .param("own", scope.own().toArray(String[]::new))
                .param("tracked", scope.tracked().toArray(String[]::new))
                .param("concluded", scope.concluded().toArray(String[]::new))
                .param("told", scope.told().toArray(String[]::new));
    }

    private static String blankAsNull(String text) {
        return Text.isBlank(text) ? null : Text.clean(text);
    }
}
