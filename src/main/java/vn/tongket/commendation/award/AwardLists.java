package vn.tongket.commendation.award;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.Text;
import vn.tongket.audit.Actor;
import vn.tongket.audit.DayStates;
import vn.tongket.calendar.Deadline;
import vn.tongket.commendation.Commendation;
import vn.tongket.commendation.CommendationAccess;
import vn.tongket.commendation.Commendations;
import vn.tongket.commendation.Counts;
import vn.tongket.commendation.Recipient;
import vn.tongket.commendation.StatedCounts;
import vn.tongket.commendation.award.AwardRow.State;

/** Everybody of a commendation with what became of them, searched and paged in the database; figures by unit and year. */
@Component
public class AwardLists {

    private static final String CASES = "with cases as (select * from %s n where n.commendation_id = :id) ";

    private final Commendations commendations;
    private final CommendationAccess handlers;
    private final List<StatedCounts> stated;
    private final JdbcClient jdbc;
    private final Clock clock;

    AwardLists(
            Commendations commendations,
            CommendationAccess handlers,
            List<StatedCounts> stated,
            JdbcClient jdbc,
            Clock clock) {
        this.commendations = commendations;
        this.handlers = handlers;
        this.stated = stated;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** One page of the cases that hold every word in name or unit; those in the decision alone where {@code honoured}. */
    @Transactional(readOnly = true)
    public List<AwardRow> rows(
            Actor actor, UUID id, String words, State state, boolean honoured, int limit, int offset) {
        return rows(actor, id, words, state, honoured, null, limit, offset);
    }

    /** The same at the end of a day; a null day is the present. */
    @Transactional(readOnly = true)
    public List<AwardRow> rows(
            Actor actor, UUID id, String words, State state, boolean honoured, LocalDate day, int limit, int offset) {
        read(actor, id);
        return jdbc.sql(cases(day) + """
                        select * from cases
                         where search like all (:words) and (:state::text is null or state = :state)
                           and (not :honoured or ordinal is not null)
                         order by case when :honoured then ordinal end, place limit :limit offset :offset
                        """)
                .param("id", id)
                .param("day", day)
                .param("words", Text.patterns(words))
                .param("state", state == null ? null : state.name(), Types.VARCHAR)
                .param("honoured", honoured)
                .param("limit", limit)
                .param("offset", offset)
                .query(AwardLists::row)
                .list();
    }

    /** How many stand where; states without a case are left out. */
    @Transactional(readOnly = true)
    public Map<State, Long> states(Actor actor, UUID id) {
        return states(actor, id, null);
    }

    /** The same at the end of a day; a null day is the present. */
    @Transactional(readOnly = true)
    public Map<State, Long> states(Actor actor, UUID id, LocalDate day) {
        read(actor, id);
        Map<State, Long> states = new EnumMap<>(State.class);
        jdbc.sql(cases(day) + "select state, count(*) as n from cases group by state")
                .param("id", id)
                .param("day", day)
                .query((ResultSet row) -> {
                    states.put(State.valueOf(row.getString("state")), row.getLong("n"));
                });
        return states;
    }

    /** How many the decision honoured that was issued by the end of a day; a null day is the present. */
    @Transactional(readOnly = true)
    public Counts awarded(Actor actor, UUID id, LocalDate day) {
        read(actor, id);
        if (commendations.require(id, day).issuedAt() == null) {
            return new Counts(0, 0);
        }
        return jdbc.sql(cases(day) + """
                        select count(*) filter (where kind = 'COLLECTIVE')::integer as collectives,
                               count(*) filter (where kind = 'INDIVIDUAL')::integer as individuals
                          from cases where ordinal is not null
                        """)
                .param("id", id)
                .param("day", day)
                .query(Counts.class)
                .single();
    }

    /** Texts of the cycle that say other numbers than the issued decision. */
    @Transactional(readOnly = true)
    public List<StatedCounts.Stated> otherNumbers(Actor actor, UUID id, Counts decided) {
        Commendation commendation = read(actor, id);
        if (commendation.issuedAt() == null) {
            return List.of();
        }
        return stated.stream()
                .flatMap(source -> source.of(commendation.cycleId()).stream())
                .filter(one -> one.collectives() != decided.collectives() || one.individuals() != decided.individuals())
                .toList();
    }

    /** What one unit proposed and what came of it. */
    public record UnitLine(String unitName, int proposed, int collectives, int individuals) {}

    /** By unit, those with the most honoured first; one page. */
    @Transactional(readOnly = true)
    public List<UnitLine> byUnit(Actor actor, UUID id, LocalDate day, int limit, int offset) {
        read(actor, id);
        return jdbc.sql(cases(day) + """
                        select coalesce(proposed_by, unit_name, '') as unit_name, count(*)::integer as proposed,
                               count(*) filter (where ordinal is not null and kind = 'COLLECTIVE')::integer as collectives,
                               count(*) filter (where ordinal is not null and kind = 'INDIVIDUAL')::integer as individuals
                          from cases
                         group by 1 order by count(ordinal) desc, 1 limit :limit offset :offset
                        """)
                .param("id", id)
                .param("day", day)
                .param("limit", limit)
                .param("offset", offset)
                .query(UnitLine.class)
                .list();
    }

    /** One commendation of the same organizer. */
    public record YearLine(
            UUID cycleId,
            String title,
            LocalDate decidedOn,
            String symbol,
            int collectives,
            int individuals,
            int recovered) {}

    /** Decided commendations of the same organizer over the years, the latest first; one page. */
    @Transactional(readOnly = true)
    public List<YearLine> overYears(Actor actor, UUID id, LocalDate day, int limit, int offset) {
        Commendation commendation = read(actor, id);
        return jdbc.sql("""
                        select c.cycle_id, c.title, c.decided_on, d.symbol,
                               count(*) filter (where n.kind = 'COLLECTIVE')::integer as collectives,
                               count(*) filter (where n.kind = 'INDIVIDUAL')::integer as individuals,
                               count(y.nomination_id)::integer as recovered
                          from app.commendation c
                          join app.award w on w.commendation_id = c.id
                          join app.nomination n on n.id = w.nomination_id
                          left join app.award_recovery y on y.nomination_id = n.id and y.recorded_at <= :at
                          left join app.issued_document d on d.id = c.document_id
                         where c.organizer = :organizer and c.issued_at <= :at
                         group by c.id, d.symbol order by c.decided_on desc, c.id limit :limit offset :offset
                        """)
                .param("organizer", commendation.organizer())
                .param("at", (day == null ? clock.instant() : Deadline.day(day).dueAt()).atOffset(ZoneOffset.UTC))
                .param("limit", limit)
                .param("offset", offset)
                .query(YearLine.class)
                .list();
    }

    /** The cases of the commendation {@code :id}, as they are now or as they were at the end of {@code :day}. */
    private static String cases(LocalDate day) {
        return CASES.formatted(DayStates.rows(DayStates.Kind.COMMENDATION, "commendation_case", day));
    }

    private Commendation read(Actor actor, UUID id) {
        Commendation commendation = commendations.require(id);
        handlers.requireReader(actor, commendation);
        return commendation;
    }

    private static AwardRow row(ResultSet row, int n) throws SQLException {
        return new AwardRow(
                row.getObject("id", UUID.class),
                row.getInt("place"),
                Recipient.valueOf(row.getString("kind")),
                row.getString("name"),
                row.getString("position"),
                row.getString("unit_code"),
                row.getString("unit_name"),
                row.getString("proposed_by"),
                State.valueOf(row.getString("state")),
                row.getString("reason"),
                row.getObject("ordinal", Integer.class),
                row.getObject("handed_over_on", LocalDate.class),
                row.getString("received_by"),
                row.getBoolean("absent"),
                row.getObject("money", Long.class),
                row.getString("book_number"),
                row.getString("ground"),
                row.getString("said"),
                row.getString("basis"),
                row.getObject("decided_on", LocalDate.class),
                row.getObject("recovered_on", LocalDate.class));
    }
}
