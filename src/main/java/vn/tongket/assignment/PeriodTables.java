package vn.tongket.assignment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.text.Collator;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.tongket.assignment.PeriodFigures.Changes;
import vn.tongket.assignment.PeriodFigures.OfClause;
import vn.tongket.assignment.PeriodFigures.OfTarget;
import vn.tongket.assignment.PeriodFigures.OfUnit;
import vn.tongket.assignment.PeriodFigures.Overdue;
import vn.tongket.calendar.Deadline;
import vn.tongket.calendar.Precision;
import vn.tongket.calendar.WorkingCalendar;

/** Counts the assignments of a conclusion; statuses come from the decision table, asked once for equal facts. */
@Component
class PeriodTables {

    private record Counted(String ref, String text, String unit, String name, Facts now, Facts original, int count) {}

    private static final String COUNT = """
            select c.ref, c.said, a.unit_code, u.name,
                   case when a.withdrawn_at is not null then 'WITHDRAWN' when a.cancelled_at is not null then 'CANCELLED'
                        when a.suspended_at is not null then 'SUSPENDED' else 'NO' end as halted,
                   a.confirmed_at is not null as confirmed,
                   a.accepted_at is not null as started,
                   a.due_at is not null as has_due,
                   a.original_due_at is not null as original_has_due,
                   coalesce(a.submitted_at > a.due_at, false) as late,
                   coalesce(:now > a.due_at, false) as past,
                   coalesce(a.submitted_at > a.original_due_at, false) as original_late,
                   coalesce(:now > a.original_due_at, false) as original_past,
                   count(*) as n
              from app.assignment a
              join app.clause c on c.id = a.clause_id
              join app.org_unit u on u.code = a.unit_code
             where a.conclusion_id = :id and a.carried_by = 'UNIT'
             group by c.ordinal, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13
             order by c.ordinal, u.name, a.unit_code
            """;

    private final JdbcClient jdbc;
    private final Standings standings;
    private final WorkingCalendar calendar;
    private final Clock clock;

    PeriodTables(JdbcClient jdbc, Standings standings, WorkingCalendar calendar, Clock clock) {
        this.jdbc = jdbc;
        this.standings = standings;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** The figures as of now; {@code since} is the moment of the figures before. */
    PeriodFigures figures(UUID conclusion, Period period, Instant since) {
        Instant now = clock.instant();
        Function<Facts, Standing> reader = standings.reader();
        Rates total = Rates.NONE;
        Rates original = Rates.NONE;
        Map<String, OfClause> clauses = new LinkedHashMap<>();
        Map<String, OfUnit> units = new LinkedHashMap<>();
        for (Counted row : counted(conclusion, now)) {
            String rateClass = reader.apply(row.now()).rateClass();
            total = total.plus(rateClass, row.count());
            original = original.plus(reader.apply(row.original()).rateClass(), row.count());
            clauses.merge(
                    row.ref(),
                    new OfClause(row.ref(), row.text(), Rates.NONE.plus(rateClass, row.count())),
                    (known, more) -> new OfClause(
                            known.ref(), known.text(), known.rates().plus(rateClass, row.count())));
            units.merge(
                    row.unit(),
                    new OfUnit(row.unit(), row.name(), Rates.NONE.plus(rateClass, row.count())),
                    (known, more) ->
                            new OfUnit(known.unit(), known.name(), known.rates().plus(rateClass, row.count())));
        }
        return new PeriodFigures(
                period.from(),
                period.to(),
                now,
                total,
                original,
                List.copyOf(clauses.values()),
                units.values().stream()
                        .sorted(Comparator.comparing(
                                OfUnit::name, Collator.getInstance(Locale.forLanguageTag("vi-VN"))))
                        .toList(),
                overdue(conclusion, now),
                targets(conclusion),
                changes(conclusion, since, now));
    }

    private List<Counted> counted(UUID conclusion, Instant now) {
        return jdbc.sql(COUNT)
                .param("id", conclusion)
                .param("now", at(now))
                .query((row, n) -> new Counted(
                        row.getString("ref"),
                        row.getString("said"),
                        row.getString("unit_code"),
                        row.getString("name"),
                        facts(row, ""),
                        facts(row, "original_"),
                        row.getInt("n")))
                .list();
    }

    private static Facts facts(ResultSet row, String due) throws SQLException {
        return new Facts(
                row.getString("halted"),
                row.getBoolean("confirmed"),
                row.getBoolean(due + "has_due"),
                row.getBoolean(due + "late"),
                row.getBoolean(due + "past"),
                row.getBoolean("started"));
    }

    private List<Overdue> overdue(UUID conclusion, Instant now) {
        return jdbc.sql("""
                        select a.unit_code, u.name, c.ref, a.due_on, a.due_precision, l.symbol,
                               l.answered_at is not null as answered
                          from app.assignment a
                          join app.clause c on c.id = a.clause_id
                          join app.org_unit u on u.code = a.unit_code
                          left join lateral (select symbol, answered_at from app.urging
                                              where assignment_id = a.id and letter and sent_at is not null
                                              order by id desc limit 1) l on true
                         where a.conclusion_id = :id and a.due_at < :now and a.suspended_at is null and
                        """ + AssignmentStore.OPEN + " order by a.due_at, u.name, c.ordinal")
                .param("id", conclusion)
                .param("now", at(now))
                .query((row, n) -> {
                    Deadline due = new Deadline(
                            row.getObject("due_on", LocalDate.class),
                            Precision.valueOf(row.getString("due_precision")));
                    return new Overdue(
                            row.getString("unit_code"),
                            row.getString("name"),
                            row.getString("ref"),
                            due.text(),
                            calendar.workingDaysBetween(due.lastDay(), LocalDate.now(clock)),
                            row.getString("symbol"),
                            row.getBoolean("answered"));
                })
                .list();
    }

    /** The last figures that each unit reported on a target, completed or not. */
    private List<OfTarget> targets(UUID conclusion) {
        return jdbc.sql("""
                        select c.ref, a.target_name, a.target, a.target_unit, a.unit_code, u.name,
                               coalesce(a.achieved, r.achieved) as achieved, coalesce(a.assigned, r.assigned) as assigned
                          from app.assignment a
                          join app.clause c on c.id = a.clause_id
                          join app.org_unit u on u.code = a.unit_code
                          left join lateral (select achieved, assigned from app.progress_report
                                              where assignment_id = a.id and achieved is not null
                                              order by id desc limit 1) r on true
                         where a.conclusion_id = :id and a.carried_by = 'UNIT' and a.target_name is not null
                           and a.cancelled_at is null and a.withdrawn_at is null
                         order by c.ordinal, u.name
                        """)
                .param("id", conclusion)
                .query((row, n) -> {
                    Achievement achievement = new Achievement(
                            row.getBigDecimal("achieved"),
                            row.getBigDecimal("assigned"),
                            row.getBigDecimal("target"),
                            row.getString("target_unit"));
                    return new OfTarget(
                            row.getString("ref"),
                            row.getString("target_name"),
                            row.getString("unit_code"),
                            row.getString("name"),
                            achievement.text(),
                            achievement.isMet());
                })
                .list();
    }

    private Changes changes(UUID conclusion, Instant since, Instant now) {
        return jdbc.sql("""
                        select count(*) filter (where a.confirmed_at > :since) as completed,
                               count(*) filter (where a.due_at >= :since and a.due_at < :now and a.confirmed_at is null
                                                  and a.cancelled_at is null and a.withdrawn_at is null
                                                  and a.suspended_at is null) as became_overdue,
                               count(*) filter (where exists (select from app.assignment_extension e
                                        where e.assignment_id = a.id and e.granted and e.decided_at > :since)) as extended,
                               count(*) filter (where a.cancelled_at > :since or a.withdrawn_at > :since) as taken_back,
                               coalesce(sum((select count(*) from app.urging g
                                        where g.assignment_id = a.id and g.letter and g.sent_at > :since)), 0) as letters
                          from app.assignment a
                         where a.conclusion_id = :id and a.carried_by = 'UNIT'
                        """)
                .param("id", conclusion)
                .param("since", at(since))
                .param("now", at(now))
                .query(Changes.class)
                .single();
    }

    private static OffsetDateTime at(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}
