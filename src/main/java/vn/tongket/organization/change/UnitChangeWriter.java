package vn.tongket.organization.change;

import java.sql.Types;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.tongket.Text;
import vn.tongket.organization.RoleHolders;
import vn.tongket.organization.Unit;

/** Writes what a decision says into the register of units: units that begin and end, successions, where units stand. */
@Repository
class UnitChangeWriter {

    private final JdbcClient jdbc;
    private final NamedParameterJdbcTemplate batch;

    UnitChangeWriter(JdbcClient jdbc, NamedParameterJdbcTemplate batch) {
        this.jdbc = jdbc;
        this.batch = batch;
    }

    /** Parents first come without their own parents, so that new units may stand under new units in any order. */
    void begin(UUID change, List<Unit> units) {
        batch.batchUpdate("""
                        insert into app.org_unit (code, name, kind, branch, level, place, email, search, valid_from)
                        values (:code, :name, :kind, :branch, :level, :place, :email, :search, :from)
                        """, units.stream().map(UnitChangeWriter::parameters).toArray(MapSqlParameterSource[]::new));
        batch.batchUpdate(
                "update app.org_unit set parent = :parent where code = :code",
                units.stream()
                        .filter(unit -> unit.parent() != null)
                        .map(UnitChangeWriter::parameters)
                        .toArray(MapSqlParameterSource[]::new));
        note(change, units.stream().map(Unit::code).toList(), "BEGAN");
    }

    private static MapSqlParameterSource parameters(Unit unit) {
        return new MapSqlParameterSource()
                .addValue("code", unit.code())
                .addValue("name", unit.name())
                .addValue("kind", unit.kind())
                .addValue("branch", unit.branch())
                .addValue("level", unit.level())
                .addValue("parent", unit.parent())
                .addValue("place", unit.place(), Types.VARCHAR)
                .addValue("email", unit.email(), Types.VARCHAR)
                .addValue("search", Text.fold(unit.name()) + " " + Text.fold(unit.code()))
                .addValue("from", unit.validFrom());
    }

    void succeed(UUID change, Decision decision, String basis) {
        batch.batchUpdate(
                """
                        insert into app.org_succession (from_unit, to_unit, kind, aspect, share, basis_document,
                                 effective_on, change_id)
                        values (:from, :to, :kind, :aspect, :share, :basis, :on, :change)
                        """,
                decision.rows().stream()
                        .map(row -> new MapSqlParameterSource()
                                .addValue("from", row.from())
                                .addValue("to", row.to())
                                .addValue("kind", decision.kind().name())
                                .addValue("aspect", row.aspect().name())
                                .addValue("share", row.share(), Types.NUMERIC)
                                .addValue("basis", basis)
                                .addValue("on", decision.effectiveOn())
                                .addValue("change", change))
                        .toArray(MapSqlParameterSource[]::new));
        jdbc.sql("""
                        update app.org_unit t set former_search = left(t.former_search || x.names, 20000)
                          from (select s.to_unit, string_agg(' ' || f.search || ' ' || f.former_search, '') as names
                                  from (select distinct from_unit, to_unit from app.org_succession
                                         where change_id = :change and aspect <> 'ARCHIVE') s
                                  join app.org_unit f on f.code = s.from_unit
                                 group by s.to_unit) x
                         where t.code = x.to_unit
                        """).param("change", change).update();
    }

    /** The units end, and with them every role in them and their place in reporter groups. */
    void end(UUID change, Collection<String> units, LocalDate lastDay) {
        String[] codes = units.toArray(String[]::new);
        for (String ending : List.of("update app.org_unit set valid_to = :day where code = any(:units)", """
                        update app.role_holding set valid_to = greatest(valid_from, :day)
                         where unit_code = any(:units) and (valid_to is null or valid_to > :day)
                           and withdrawn_at is null
                        """, """
                        update app.org_group_member set valid_to = greatest(valid_from, :day)
                         where unit_code = any(:units) and (valid_to is null or valid_to > :day)
                        """)) {
            jdbc.sql(ending).param("day", lastDay).param("units", codes).update();
        }
        note(change, units, "ENDED");
    }

    /** Who holds a role of one of the units by an entry of the register. */
    Set<RoleHolders.Member> holders(Collection<String> units) {
        return Set.copyOf(jdbc.sql("""
                        select distinct user_id, unit_code || '.' || role as member_of from app.role_holding
                         where unit_code = any(:units) and withdrawn_at is null
                        """)
                .param("units", units.toArray(String[]::new))
                .query((row, n) -> new RoleHolders.Member(row.getString(1), row.getString(2)))
                .list());
    }

    /** Where units stand from the day on; it is written to the units themselves when the day has come. */
    void move(UUID change, Decision decision) {
        MapSqlParameterSource[] moves = decision.moves().entrySet().stream()
                .map(move -> new MapSqlParameterSource()
                        .addValue("unit", move.getKey())
                        .addValue("parent", move.getValue())
                        .addValue("change", change)
                        .addValue("on", decision.effectiveOn())
                        .addValue("lastDay", decision.lastDay()))
                .toArray(MapSqlParameterSource[]::new);
        for (String step : List.of("""
                        insert into app.org_unit_placement (unit_code, parent, valid_from)
                        select code, parent, valid_from from app.org_unit u
                         where code = :unit and not exists (select from app.org_unit_placement p where p.unit_code = u.code)
                        """, """
                        update app.org_unit_placement set valid_to = :lastDay
                         where unit_code = :unit and valid_from <= :lastDay and (valid_to is null or valid_to > :lastDay)
                        """, """
                        insert into app.org_unit_placement (unit_code, parent, valid_from, change_id)
                        values (:unit, :parent, :on, :change)
                        on conflict (unit_code, valid_from) do update
                           set parent = excluded.parent, change_id = excluded.change_id
                        """)) {
            batch.batchUpdate(step, moves);
        }
        note(change, decision.moves().keySet(), "MOVED");
    }

    /** The day has come: units that stay stand where the decision placed them. */
    void takeEffect(UUID change) {
        jdbc.sql("""
                        update app.org_unit u set parent = p.parent from app.org_unit_placement p
                         where p.change_id = :change and p.unit_code = u.code and p.valid_to is null
                        """).param("change", change).update();
    }

    private void note(UUID change, Collection<String> units, String part) {
        jdbc.sql("""
                        insert into app.unit_change_unit (change_id, unit_code, part)
                        select :change, code, :part from unnest(:units::text[]) as code
                        """)
                .param("change", change)
                .param("part", part)
                .param("units", units.toArray(String[]::new))
                .update();
    }
}
