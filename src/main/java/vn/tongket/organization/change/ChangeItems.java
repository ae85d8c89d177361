package vn.tongket.organization.change;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.tongket.Refusal;

/** Keeps the open things of ended units, which successor was chosen for each, and what came of it. */
@Repository
class ChangeItems {

    private static final TypeReference<List<Object>> ARGUMENTS = new TypeReference<>() {};
    private static final String MATCHING = """
             where i.change_id = :change and (:kind = '' or i.kind = :kind) and (:from = '' or i.from_unit = :from)
               and (:choice = '' or (:choice = 'open') = (i.to_unit is null)) and (:state = '' or i.state = :state)
            """;

    /** What waits for nobody's act yet, and what could not be moved: that one may go to another successor. */
    private static final String CHOOSABLE = "(i.state = 'WAITING' and i.released_at is null or i.state = 'REFUSED')";

    private static final String CHOSEN = """
             set to_unit = :to, chosen_by = :actor, state = 'WAITING', released_at = null, done_at = null,
                 refusal = null, refusal_args = null
            """;

    private final JdbcClient jdbc;
    private final NamedParameterJdbcTemplate batch;
    private final ObjectMapper json;
    private final Clock clock;

    ChangeItems(JdbcClient jdbc, NamedParameterJdbcTemplate batch, ObjectMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.batch = batch;
        this.json = json;
        this.clock = clock;
    }

    /** How many there are of one state, and how many of them have no successor yet. */
    record Count(String kind, ChangeItem.State state, long all, long unchosen) {}

    /** A successor that is proposed for a thing; chosen at once where it is the only one. */
    record Proposal(String unit, boolean only) {}

    /** Lists a page of things; what was chosen before stays chosen, where the unit is still a successor. */
    void list(UUID change, String kind, List<OpenThing> page, Map<String, Proposal> proposals) {
        batch.batchUpdate(
                """
                        insert into app.unit_change_item (change_id, kind, item_id, from_unit, cycle_id, label, due_at, link,
                                 proposed, to_unit)
                        values (:change, :kind, :id, :from, :cycle, :label, :dueAt, :link, :proposed, :to)
                        on conflict on constraint unit_change_item_pk do update
                           set label = excluded.label, due_at = excluded.due_at, link = excluded.link,
                               proposed = excluded.proposed,
                               to_unit = coalesce(app.unit_change_item.to_unit, excluded.to_unit),
                               state = 'WAITING', done_at = null, refusal = null, refusal_args = null,
                               released_at = case when app.unit_change_item.state = 'WAITING'
                                                  then app.unit_change_item.released_at end
                         where app.unit_change_item.state <> 'MOVED'
                        """,
                page.stream()
                        .map(thing -> {
                            Proposal proposal = proposals.get(thing.unit());
                            return new MapSqlParameterSource()
                                    .addValue("change", change)
                                    .addValue("kind", kind)
                                    .addValue("id", thing.id())
                                    .addValue("from", thing.unit())
                                    .addValue("cycle", thing.cycleId(), Types.OTHER)
                                    .addValue("label", thing.label())
                                    .addValue(
                                            "dueAt",
                                            thing.dueAt() == null
                                                    ? null
                                                    : thing.dueAt().atOffset(ZoneOffset.UTC),
                                            Types.TIMESTAMP_WITH_TIMEZONE)
                                    .addValue("link", thing.link())
                                    .addValue("proposed", proposal == null ? null : proposal.unit())
                                    .addValue("to", proposal != null && proposal.only() ? proposal.unit() : null);
                        })
                        .toArray(MapSqlParameterSource[]::new));
    }

    /** Takes out of the list what is not open any more, or belongs to a unit that does not end by this decision. */
    void keepOnly(UUID change, String kind, Collection<UUID> ids, Collection<String> units) {
        jdbc.sql("""
                        delete from app.unit_change_item
                         where change_id = :change and kind = :kind and state <> 'MOVED'
                           and (item_id <> all(:ids) or from_unit <> all(:units))
                        """)
                .param("change", change)
                .param("kind", kind)
                .param("ids", ids.toArray(UUID[]::new))
                .param("units", units.toArray(String[]::new))
                .update();
    }

    /** Choices that the decision no longer allows are open again; units and successors as {@code from>to}. */
    void forgetChoices(UUID change, Collection<String> allowed) {
        jdbc.sql("""
                        update app.unit_change_item set to_unit = null, chosen_by = null
                         where change_id = :change and to_unit is not null
                           and from_unit || '>' || to_unit <> all(:allowed)
                           and state = 'WAITING' and released_at is null
                        """)
                .param("change", change)
                .param("allowed", allowed.toArray(String[]::new))
                .update();
    }

    /** Things of one unit that nobody goes on with yet, with some of their labels. */
    record Unchosen(String unit, long count, String some) {}

    List<Unchosen> unchosen(UUID change, Collection<String> units, int most) {
        return jdbc.sql("""
                        select from_unit, count(*), string_agg(label, '; ' order by n) filter (where n <= :most)
                          from (select from_unit, label,
                                       row_number() over (partition by from_unit order by kind, label, item_id) as n
                                  from app.unit_change_item
                                 where change_id = :change and to_unit is null and from_unit = any(:units)) open
                         group by from_unit order by from_unit
                        """)
                .param("most", most)
                .param("change", change)
                .param("units", units.toArray(String[]::new))
                .query((row, n) -> new Unchosen(row.getString(1), row.getLong(2), row.getString(3)))
                .list();
    }

    List<ChangeItem> page(UUID change, ItemFilter filter, int most, int from) {
        return where(
                        jdbc.sql("select i.*, u.name as from_name from app.unit_change_item i"
                                + " join app.org_unit u on u.code = i.from_unit" + MATCHING
                                + " order by u.name, i.from_unit, i.kind, i.due_at nulls last, i.label, i.item_id"
                                + " limit :most offset :offset"),
                        change,
                        filter)
                .param("most", most)
                .param("offset", from)
                .query(this::read)
                .list();
    }

    long count(UUID change, ItemFilter filter) {
        return where(jdbc.sql("select count(*) from app.unit_change_item i" + MATCHING), change, filter)
                .query(Long.class)
                .single();
    }

    List<Count> counts(UUID change) {
        return jdbc.sql("""
                        select kind, state, count(*) as all_of_it, count(*) filter (where to_unit is null) as unchosen
                          from app.unit_change_item where change_id = :change group by kind, state order by kind, state
                        """)
                .param("change", change)
                .query((row, n) -> new Count(
                        row.getString(1), ChangeItem.State.valueOf(row.getString(2)), row.getLong(3), row.getLong(4)))
                .list();
    }

    /** How many things each successor gets, by its code. */
    Map<String, Long> bySuccessor(UUID change) {
        Map<String, Long> counts = new LinkedHashMap<>();
        jdbc.sql("""
                        select to_unit, count(*) from app.unit_change_item
                         where change_id = :change and to_unit is not null and state <> 'CLOSED'
                         group by to_unit order by to_unit
                        """)
                .param("change", change)
                .query((row, n) -> counts.put(row.getString(1), row.getLong(2)))
                .list();
        return counts;
    }

    /** How many wait for their turn. */
    long released(UUID change) {
        return jdbc.sql("select count(*) from app.unit_change_item"
                        + " where change_id = :change and state = 'WAITING' and released_at is not null")
                .param("change", change)
                .query(Long.class)
                .single();
    }

    /** Ended units of the things meant. */
    List<String> fromUnits(UUID change, ItemFilter filter) {
        return where(
                        jdbc.sql("select distinct i.from_unit from app.unit_change_item i" + MATCHING
                                + " order by i.from_unit"),
                        change,
                        filter)
                .query(String.class)
                .list();
    }

    /** Chooses for everything meant that has not been released; returns how many. */
    int choose(UUID change, ItemFilter filter, String to, String actor) {
        return where(
                        jdbc.sql("update app.unit_change_item i" + CHOSEN + MATCHING + " and " + CHOOSABLE),
                        change,
                        filter)
                .param("to", to)
                .param("actor", actor)
                .update();
    }

    int accept(UUID change, ItemFilter filter, String actor) {
        return where(
                        jdbc.sql("update app.unit_change_item i set to_unit = i.proposed, chosen_by = :actor" + MATCHING
                                + " and i.state = 'WAITING' and i.released_at is null"
                                + " and i.to_unit is null and i.proposed is not null"),
                        change,
                        filter)
                .param("actor", actor)
                .update();
    }

    List<String> fromUnitsOf(UUID change, Collection<UUID> ids) {
        return jdbc.sql("select distinct from_unit from app.unit_change_item"
                        + " where change_id = :change and item_id = any(:ids) order by from_unit")
                .param("change", change)
                .param("ids", ids.toArray(UUID[]::new))
                .query(String.class)
                .list();
    }

    int choose(UUID change, Collection<UUID> ids, String to, String actor) {
        return jdbc.sql("""
                        update app.unit_change_item i %s
                         where i.change_id = :change and i.item_id = any(:ids) and %s
                        """.formatted(CHOSEN, CHOOSABLE))
                .param("change", change)
                .param("ids", ids.toArray(UUID[]::new))
                .param("to", to)
                .param("actor", actor)
                .update();
    }

    /** From now on, or from the effective date on, they are moved; what was refused gets another try. */
    int release(UUID change) {
        return jdbc.sql("""
                        update app.unit_change_item
                           set released_at = :now, state = 'WAITING', done_at = null, refusal = null, refusal_args = null
                         where change_id = :change and to_unit is not null
                           and (state = 'WAITING' and released_at is null or state = 'REFUSED')
                        """)
                .param("change", change)
                .param("now", OffsetDateTime.now(clock))
                .update();
    }

    /** The next one that nobody works at, held until the transaction ends. */
    Optional<ChangeItem> takeNext(UUID change) {
        return jdbc.sql("""
                        select i.*, i.from_unit as from_name from app.unit_change_item i
                         where change_id = :change and state = 'WAITING' and released_at is not null
                         order by kind, item_id, from_unit limit 1 for update skip locked
                        """).param("change", change).query(this::read).optional();
    }

    void done(UUID change, ChangeItem item, ChangeItem.State state, Refusal.Problem refusal) {
        jdbc.sql("""
                        update app.unit_change_item
                           set state = :state, done_at = :now, refusal = :refusal, refusal_args = :args::jsonb
                         where change_id = :change and kind = :kind and item_id = :id and from_unit = :from
                           and state = 'WAITING'
                        """)
                .param("state", state.name())
                .param("now", OffsetDateTime.now(clock))
                .param("refusal", refusal == null ? null : refusal.key())
                .param("args", refusal == null ? null : write(refusal.args()))
                .param("change", change)
                .param("kind", item.kind())
                .param("id", item.id())
                .param("from", item.from())
                .update();
    }

    private static JdbcClient.StatementSpec where(JdbcClient.StatementSpec sql, UUID change, ItemFilter filter) {
        return sql.param("change", change)
                .param("kind", filter.kind())
                .param("from", filter.from())
                .param("choice", filter.choice())
                .param("state", filter.state());
    }

    private ChangeItem read(ResultSet row, int number) throws SQLException {
        Timestamp due = row.getTimestamp("due_at");
        String refusal = row.getString("refusal");
        return new ChangeItem(
                row.getString("kind"),
                row.getObject("item_id", UUID.class),
                row.getString("from_unit"),
                row.getString("from_name"),
                row.getObject("cycle_id", UUID.class),
                row.getString("label"),
                due == null ? null : due.toInstant(),
                row.getString("link"),
                row.getString("proposed"),
                row.getString("to_unit"),
                ChangeItem.State.valueOf(row.getString("state")),
                refusal == null ? null : new Refusal.Problem("", refusal, arguments(row.getString("refusal_args"))));
    }

    private String write(List<Object> args) {
        try {
            return json.writeValueAsString(args);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Arguments of a refusal cannot be written", e);
        }
    }

    private List<Object> arguments(String args) {
        try {
            return args == null ? List.of() : json.readValue(args, ARGUMENTS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Arguments of a refusal cannot be read", e);
        }
    }
}
