package vn.tongket.organization.change;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who succeeded whom, in what, and since when. Successions are recorded once and stay. */
@Component
public class Successions {

    private static final String COLUMNS =
            "from_unit, to_unit, kind, aspect, share, basis_document, effective_on, change_id";

    private final JdbcClient jdbc;

    Successions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Codes of the units that hold on the day what the unit had in this aspect, through any number of changes and without the
     * unit itself; only units that exist on the day.
     *
     * @param aspect null for any but the archive
     */
    public List<String> successors(String unit, Aspect aspect, LocalDate day) {
        return follow("from_unit", "to_unit", ">=", unit, aspect, day, true);
    }

    /**
     * A unit that holds what another had.
     *
     * @param since when the last step of the way from the one to the other took effect
     */
    public record Heir(String unit, String heir, LocalDate since) {}

    /** Who holds on the day what each of the units had, the archive apart; one query, however many units are asked for. */
    public List<Heir> heirsOf(Collection<String> units, LocalDate day) {
        return jdbc.sql("""
                        with recursive chain(start, unit, on_day) as (
                          select s.from_unit, s.to_unit, s.effective_on from app.org_succession s
                           where s.from_unit = any(:units) and s.effective_on <= :day and s.aspect <> 'ARCHIVE'
                          union
                          select c.start, s.to_unit, s.effective_on
                            from chain c
                            join app.org_succession s on s.from_unit = c.unit and s.effective_on >= c.on_day
                           where s.effective_on <= :day and s.aspect <> 'ARCHIVE'
                        )
                        select c.start, u.code, greatest(min(c.on_day), u.valid_from) as since
                          from chain c join app.org_unit u on u.code = c.unit
                         where u.code <> c.start and u.valid_from <= :day and (u.valid_to is null or u.valid_to >= :day)
                         group by c.start, u.code, u.name, u.valid_from
                         order by c.start, u.name, u.code
                        """)
                .param("units", units.toArray(String[]::new))
                .param("day", day)
                .query((row, n) -> new Heir(row.getString(1), row.getString(2), row.getObject(3, LocalDate.class)))
                .list();
    }

    /** Codes of the units from which the unit has on the day what it has in this aspect, however long ago they ended. */
    public List<String> predecessorsOf(String unit, Aspect aspect, LocalDate day) {
        return follow("to_unit", "from_unit", "<=", unit, aspect, day, false);
    }

    /** A chain goes on in time: what a unit gave away before it took something over is not what it took over. */
    private List<String> follow(
            String start, String end, String later, String unit, Aspect aspect, LocalDate day, boolean existing) {
        return jdbc.sql("""
                        with recursive chain(unit, on_day) as (
                          select s.%2$s, s.effective_on from app.org_succession s
                           where s.%1$s = :unit and s.effective_on <= :day
                             and (s.aspect = :aspect or :aspect::text is null and s.aspect <> 'ARCHIVE')
                          union
                          select s.%2$s, s.effective_on
                            from chain c join app.org_succession s on s.%1$s = c.unit and s.effective_on %3$s c.on_day
                           where s.effective_on <= :day
                             and (s.aspect = :aspect or :aspect::text is null and s.aspect <> 'ARCHIVE')
                        )
                        select u.code from app.org_unit u
                         where u.code in (select unit from chain) and u.code <> :unit
                           and (not :existing
                                or u.valid_from <= :day and (u.valid_to is null or u.valid_to >= :day))
                         order by u.name, u.code
                        """.formatted(start, end, later))
                .param("unit", unit)
                .param("day", day)
                .param("aspect", aspect == null ? null : aspect.name())
                .param("existing", existing)
                .query(String.class)
                .list();
    }

    /** What the unit passed on, the oldest first. */
    public List<Succession> from(String unit) {
        return jdbc.sql("select " + COLUMNS
                        + " from app.org_succession where from_unit = :unit order by effective_on, to_unit, aspect")
                .param("unit", unit)
                .query(Successions::read)
                .list();
    }

    /** What the unit took over, the oldest first. */
    public List<Succession> to(String unit) {
        return jdbc.sql("select " + COLUMNS
                        + " from app.org_succession where to_unit = :unit order by effective_on, from_unit, aspect")
                .param("unit", unit)
                .query(Successions::read)
                .list();
    }

    /** Everything that is recorded; a few thousand rows at the most. */
    List<Succession> all() {
        return jdbc.sql("select " + COLUMNS + " from app.org_succession")
                .query(Successions::read)
                .list();
    }

    static Succession read(ResultSet row, int number) throws SQLException {
        return new Succession(
                row.getString("from_unit"),
                row.getString("to_unit"),
                ChangeKind.valueOf(row.getString("kind")),
                Aspect.valueOf(row.getString("aspect")),
                row.getBigDecimal("share"),
                row.getString("basis_document"),
                row.getObject("effective_on", LocalDate.class),
                row.getObject("change_id", UUID.class));
    }
}
