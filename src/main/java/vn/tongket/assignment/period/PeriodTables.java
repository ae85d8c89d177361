package vn.tongket.assignment.period;

import java.text.Collator;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.tongket.assignment.Achievement;
import vn.tongket.assignment.Facts;
import vn.tongket.assignment.Period;
import vn.tongket.assignment.Rates;
import vn.tongket.assignment.Standing;
import vn.tongket.assignment.Standings;
import vn.tongket.assignment.period.PeriodFigures.Apart;
import vn.tongket.assignment.period.PeriodFigures.Changes;
import vn.tongket.assignment.period.PeriodFigures.Event;
import vn.tongket.assignment.period.PeriodFigures.EventKind;
import vn.tongket.assignment.period.PeriodFigures.OfClause;
import vn.tongket.assignment.period.PeriodFigures.OfTarget;
import vn.tongket.assignment.period.PeriodFigures.OfUnit;
import vn.tongket.assignment.period.PeriodFigures.Overdue;
import vn.tongket.calendar.Deadline;
import vn.tongket.calendar.WorkingCalendar;

/**
 * Counts the assignments of a conclusion as they stood at the end of a period, however late that is asked: what happened
 * afterwards does not count. Statuses come from the decision table, asked once for equal facts.
 */
@Component
class PeriodTables {

    private final JdbcClient jdbc;
    private final PeriodRows rows;
    private final Standings standings;
    private final WorkingCalendar calendar;
    private final Clock clock;

    PeriodTables(JdbcClient jdbc, PeriodRows rows, Standings standings, WorkingCalendar calendar, Clock clock) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.standings = standings;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** The figures at the end of the period, or of now before it is over; {@code since} is the moment of the figures before. */
    PeriodFigures figures(UUID conclusion, Period period, Instant since) {
        Instant now = clock.instant();
        Instant asOf = now.isAfter(period.endsAt()) ? period.endsAt() : now;
        Function<Facts, Standing> reader = standings.reader();
        List<PeriodRow> found = rows.of(conclusion, since, asOf);
        Rates total = Rates.NONE;
        Rates original = Rates.NONE;
        Map<String, OfClause> clauses = new LinkedHashMap<>();
        Map<String, OfUnit> units = new LinkedHashMap<>();
        for (PeriodRow row : found) {
            String counts = rateClass(reader, row, row.now().dueAt());
            String first = rateClass(reader, row, row.originalDueAt());
            total = total.plus(counts, 1);
            original = original.plus(first, 1);
            OfClause clause =
                    clauses.getOrDefault(row.ref(), new OfClause(row.ref(), row.text(), Rates.NONE, Rates.NONE, 0));
            clauses.put(
                    row.ref(),
                    new OfClause(
                            clause.ref(),
                            clause.text(),
                            clause.rates().plus(counts, 1),
                            clause.original().plus(first, 1),
                            clause.reported() + (row.reported() ? 1 : 0)));
            OfUnit unit =
                    units.getOrDefault(row.unit(), new OfUnit(row.unit(), row.unitName(), Rates.NONE, Rates.NONE));
            units.put(
                    row.unit(),
                    new OfUnit(
                            unit.unit(),
                            unit.name(),
                            unit.rates().plus(counts, 1),
                            unit.original().plus(first, 1)));
        }
        List<Event> events = events(found, reader);
        return new PeriodFigures(
                period.from(),
                period.to(),
                asOf,
                total,
                original,
                List.copyOf(clauses.values()),
                units.values().stream()
                        .sorted(Comparator.comparing(OfUnit::name, vietnamese()))
                        .toList(),
                overdue(found, reader, asOf),
                targets(conclusion, asOf),
                changes(found, events),
                apart(found),
                events,
                cases(conclusion, asOf));
    }

    private static String rateClass(Function<Facts, Standing> reader, PeriodRow row, Instant due) {
        return reader.apply(row.now().facts(due)).rateClass();
    }

    private static Collator vietnamese() {
        return Collator.getInstance(Locale.forLanguageTag("vi-VN"));
    }

    private List<Overdue> overdue(List<PeriodRow> found, Function<Facts, Standing> reader, Instant asOf) {
        LocalDate day = LocalDate.ofInstant(asOf, Deadline.ZONE);
        return found.stream()
                .filter(row -> "OVERDUE".equals(rateClass(reader, row, row.now().dueAt())))
                .sorted(Comparator.comparing((PeriodRow row) -> row.now().dueAt())
                        .thenComparing(PeriodRow::unitName, vietnamese()))
                .map(row -> new Overdue(
                        row.id(),
                        row.unit(),
                        row.unitName(),
                        row.ref(),
                        row.due().text(),
                        row.originalDueOn() == null || row.now().dueAt().equals(row.originalDueAt())
                                ? null
                                : Deadline.day(row.originalDueOn()).text(),
                        calendar.workingDaysBetween(row.due().lastDay(), day),
                        row.extensions(),
                        row.rung(),
                        row.letter(),
                        row.answered()))
                .toList();
    }

    private static Apart apart(List<PeriodRow> found) {
        int suspended = 0;
        int cancelled = 0;
        int withdrawn = 0;
        int handedOn = 0;
        for (PeriodRow row : found) {
            switch (row.now().halted()) {
                case "SUSPENDED" -> suspended++;
                case "CANCELLED" -> cancelled++;
                case "WITHDRAWN" -> {
                    if (row.handedOn()) {
                        handedOn++;
                    } else {
                        withdrawn++;
                    }
                }
                default -> {
                    continue;
                }
            }
        }
        return new Apart(suspended, cancelled, withdrawn, handedOn);
    }

    private static List<Event> events(List<PeriodRow> found, Function<Facts, Standing> reader) {
        List<Event> events = new ArrayList<>();
        for (PeriodRow row : found) {
            if (row.isNew(state -> state.confirmedAt() != null)) {
                events.add(event(EventKind.COMPLETED, row, null));
            }
            if (row.isNew(state ->
                    "OVERDUE".equals(reader.apply(state.facts(state.dueAt())).rateClass()))) {
                events.add(event(EventKind.BECAME_OVERDUE, row, row.due().text()));
            }
            if (row.extendedTo() != null) {
                events.add(event(
                        EventKind.EXTENDED, row, Deadline.day(row.extendedTo()).text()));
            }
            if (row.isNew(PeriodRow.State::isSuspended)) {
                events.add(event(EventKind.SUSPENDED, row, null));
            }
            if (row.before() != null && row.before().isSuspended() && !row.now().isSuspended()) {
                events.add(event(
                        EventKind.RESUMED, row, row.due().isKnown() ? row.due().text() : null));
            }
            if (row.unitBefore() != null && !row.unitBefore().equals(row.unit())) {
                events.add(event(EventKind.TRANSFERRED, row, row.unitNameBefore()));
            }
            if (row.isNew(PeriodRow.State::isTakenBack)) {
                events.add(event(row.handedOn() ? EventKind.HANDED_ON : EventKind.TAKEN_BACK, row, null));
            }
        }
        events.sort(Comparator.comparing(Event::kind));
        return events;
    }

    private static Event event(EventKind kind, PeriodRow row, String note) {
        return new Event(kind, row.unit(), row.unitName(), row.ref(), note);
    }

    private static Changes changes(List<PeriodRow> found, List<Event> events) {
        int[] counts = new int[EventKind.values().length];
        events.forEach(event -> counts[event.kind().ordinal()]++);
        return new Changes(
                counts[EventKind.COMPLETED.ordinal()],
                counts[EventKind.BECAME_OVERDUE.ordinal()],
                counts[EventKind.EXTENDED.ordinal()],
                counts[EventKind.TAKEN_BACK.ordinal()],
                found.stream().mapToInt(PeriodRow::letters).sum(),
                counts[EventKind.SUSPENDED.ordinal()],
                counts[EventKind.RESUMED.ordinal()],
                counts[EventKind.TRANSFERRED.ordinal()],
                counts[EventKind.HANDED_ON.ordinal()]);
    }

    /** Units that were asked to explain or criticised until then, as far as it had come. */
    private List<PeriodFigures.Case> cases(UUID conclusion, Instant asOf) {
        return jdbc.sql("""
                        select k.unit_code, u.name, s.state, (s.at at time zone :zone)::date as day
                          from app.urging_case k
                          join app.org_unit u on u.code = k.unit_code
                          cross join lateral (
                            select case when k.kind = 'EXPLANATION'
                                        then case when k.answered_at <= :moment then 'ANSWERED' else 'ASKED' end
                                        when k.criticised and k.decided_at <= :moment then 'CRITICISED'
                                        when k.proposed_at <= :moment and (k.decided_at is null or k.decided_at > :moment)
                                        then 'PROPOSED' end as state,
                                   case when k.kind = 'EXPLANATION'
                                        then coalesce(case when k.answered_at <= :moment then k.answered_at end, k.begun_at)
                                        else coalesce(case when k.decided_at <= :moment then k.decided_at end, k.proposed_at) end as at) s
                         where k.kind in ('EXPLANATION', 'CRITICISM') and k.begun_at <= :moment and s.state is not null
                           and (k.dropped_at is null or k.dropped_at > :moment)
                           and exists (select from app.urging g join app.assignment a on a.id = g.assignment_id
                                        where g.case_id = k.id and a.conclusion_id = :id)
                         order by u.name, k.begun_at, k.id
                        """)
                .param("zone", Deadline.ZONE.getId())
                .param("moment", asOf.atOffset(ZoneOffset.UTC))
                .param("id", conclusion)
                .query((row, n) -> new PeriodFigures.Case(
                        row.getString("unit_code"),
                        row.getString("name"),
                        row.getString("state"),
                        row.getObject("day", LocalDate.class)))
                .list();
    }

    /** The last figures that each unit reported on a target until then, completed or not. */
    private List<OfTarget> targets(UUID conclusion, Instant asOf) {
        return jdbc.sql("""
                        select c.ref, a.target_name, a.target, a.target_unit, s.unit_code, u.name, r.achieved, r.assigned
                          from app.assignment a
                          join app.clause c on c.id = a.clause_id
                          join lateral (select q.unit_code, q.cancelled_at, q.withdrawn_at from app.assignment_state q
                                         where q.assignment_id = a.id and q.at <= :moment
                                         order by q.at desc, q.id desc limit 1) s on true
                          join app.org_unit u on u.code = s.unit_code
                          left join lateral (select p.achieved, p.assigned from app.progress_report p
                                              where p.assignment_id = a.id and p.achieved is not null
                                                and p.reported_at <= :moment
                                              order by p.id desc limit 1) r on true
                         where a.conclusion_id = :id and a.carried_by = 'UNIT' and a.target_name is not null
                           and s.cancelled_at is null and s.withdrawn_at is null
                         order by c.ordinal, u.name, s.unit_code, a.id
                        """)
                .param("id", conclusion)
                .param("moment", asOf.atOffset(ZoneOffset.UTC))
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
}
