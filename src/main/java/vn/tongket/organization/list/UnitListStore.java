package vn.tongket.organization.list;

import static vn.tongket.Moments.instant;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.tongket.Refusal;
import vn.tongket.Text;
import vn.tongket.organization.Unit;

/** Keeps lists of units with what would come of each row, and writes what is entered. */
@Repository
class UnitListStore {

    private static final TypeReference<List<Refusal.Problem>> PROBLEMS = new TypeReference<>() {};
    private static final int BATCH = 500;

    private final JdbcClient jdbc;
    private final NamedParameterJdbcTemplate batch;
    private final ObjectMapper json;
    private final Clock clock;

    UnitListStore(JdbcClient jdbc, NamedParameterJdbcTemplate batch, ObjectMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.batch = batch;
        this.json = json;
        this.clock = clock;
    }

    void insert(UUID id, String fileName, String actor) {
        jdbc.sql("insert into app.unit_list (id, file_name, sent_at, sent_by) values (:id, :name, :now, :actor)")
                .param("id", id)
                .param("name", fileName)
                .param("now", OffsetDateTime.now(clock))
                .param("actor", actor)
                .update();
    }

    void replaceRows(UUID id, List<ListRow> rows) {
        jdbc.sql("delete from app.unit_list_row where list_id = :id")
                .param("id", id)
                .update();
        for (int from = 0; from < rows.size(); from += BATCH) {
            batch.batchUpdate(
                    """
                            insert into app.unit_list_row (list_id, line, code, name, branch, level, parent, place, email,
                                     starts, ends, verdict, problems)
                            values (:id, :line, :code, :name, :branch, :level, :parent, :place, :email,
                                    :starts, :ends, :verdict, :problems::jsonb)
                            """,
                    rows.subList(from, Math.min(from + BATCH, rows.size())).stream()
                            .map(row -> new MapSqlParameterSource()
                                    .addValue("id", id)
                                    .addValue("line", row.line())
                                    .addValue("code", row.code())
                                    .addValue("name", row.name())
                                    .addValue("branch", row.branch())
                                    .addValue("level", row.level())
                                    .addValue("parent", row.parent())
                                    .addValue("place", row.place())
                                    .addValue("email", row.email())
                                    .addValue("starts", row.starts())
                                    .addValue("ends", row.ends())
                                    .addValue("verdict", row.verdict().name())
                                    .addValue("problems", write(row.problems())))
                            .toArray(MapSqlParameterSource[]::new));
        }
    }

    Optional<UnitList> find(UUID id) {
        return lists("where l.id = :id", id, 1, 0).stream().findFirst();
    }

    List<UnitList> page(int most, int from) {
        return lists("", null, most, from);
    }

    private List<UnitList> lists(String where, UUID id, int most, int from) {
        JdbcClient.StatementSpec sql =
                jdbc.sql("""
                        select l.*, c.counts
                          from app.unit_list l
                          left join lateral (select jsonb_object_agg(x.verdict, x.n) as counts
                                               from (select verdict, count(*) as n from app.unit_list_row
                                                      where list_id = l.id group by verdict) x) c on true
                         %s order by l.sent_at desc, l.id limit :most offset :from
                        """.formatted(where)).param("most", most).param("from", from);
        return (id == null ? sql : sql.param("id", id)).query(this::list).list();
    }

    /** Waits for whoever enters or drops the list. */
    void lock(UUID id) {
        jdbc.sql("select id from app.unit_list where id = :id for update")
                .param("id", id)
                .query(UUID.class)
                .optional();
    }

    List<ListRow> rows(UUID id, String verdict, int most, int from) {
        return jdbc.sql("""
                        select * from app.unit_list_row
                         where list_id = :id and (:verdict = '' or verdict = :verdict)
                         order by line limit :most offset :from
                        """)
                .param("id", id)
                .param("verdict", verdict)
                .param("most", most)
                .param("from", from)
                .query(this::row)
                .list();
    }

    void end(UUID id, String column) {
        jdbc.sql("update app.unit_list set %s = :now where id = :id".formatted(column))
                .param("now", OffsetDateTime.now(clock))
                .param("id", id)
                .update();
    }

    /** New units come without their superiors first, so that these may stand anywhere in the list. */
    void enter(List<Unit> fresh) {
        inPieces(fresh, """
                insert into app.org_unit (code, name, kind, branch, level, place, email, search, valid_from, valid_to)
                values (:code, :name, :kind, :branch, :level, :place, :email, :search, :from, :to)
                """);
        inPieces(
                fresh.stream().filter(unit -> unit.parent() != null).toList(),
                "update app.org_unit set parent = :parent where code = :code");
    }

    void complete(List<Unit> changed) {
        inPieces(changed, """
                update app.org_unit
                   set name = :name, branch = :branch, level = :level, place = :place, email = :email, search = :search
                 where code = :code
                """);
    }

    private void inPieces(List<Unit> units, String sql) {
        for (int from = 0; from < units.size(); from += BATCH) {
            batch.batchUpdate(
                    sql,
                    units.subList(from, Math.min(from + BATCH, units.size())).stream()
                            .map(UnitListStore::parameters)
                            .toArray(MapSqlParameterSource[]::new));
        }
    }

    private static MapSqlParameterSource parameters(Unit unit) {
        return new MapSqlParameterSource()
                .addValue("code", unit.code())
                .addValue("name", unit.name())
                .addValue("kind", unit.kind())
                .addValue("branch", unit.branch())
                .addValue("level", unit.level())
                .addValue("parent", unit.parent())
                .addValue("place", unit.place())
                .addValue("email", unit.email())
                .addValue("search", Text.fold(unit.name()) + " " + Text.fold(unit.code()))
                .addValue("from", unit.validFrom())
                .addValue("to", unit.validTo(), java.sql.Types.DATE);
    }

    private UnitList list(ResultSet row, int number) throws SQLException {
        Map<ListRow.Verdict, Long> counts = new EnumMap<>(ListRow.Verdict.class);
        try {
            String found = row.getString("counts");
            if (found != null) {
                json.readValue(found, new TypeReference<Map<ListRow.Verdict, Long>>() {})
                        .forEach(counts::put);
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Counts of a list of units cannot be read", e);
        }
        return new UnitList(
                row.getObject("id", UUID.class),
                row.getString("file_name"),
                instant(row, "sent_at"),
                row.getString("sent_by"),
                instant(row, "entered_at"),
                instant(row, "dropped_at"),
                counts);
    }

    private ListRow row(ResultSet row, int number) throws SQLException {
        try {
            return new ListRow(
                    row.getInt("line"),
                    row.getString("code"),
                    row.getString("name"),
                    row.getString("branch"),
                    row.getString("level"),
                    row.getString("parent"),
                    row.getString("place"),
                    row.getString("email"),
                    row.getString("starts"),
                    row.getString("ends"),
                    ListRow.Verdict.valueOf(row.getString("verdict")),
                    json.readValue(row.getString("problems"), PROBLEMS));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Problems of a list of units cannot be read", e);
        }
    }

    private String write(List<Refusal.Problem> problems) {
        try {
            return json.writeValueAsString(problems);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Problems of a list of units cannot be written", e);
        }
    }
}
