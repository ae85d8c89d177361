package vn.tongket.organization;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.tongket.NotFound;
import vn.tongket.Text;

/** The register of units and of the groups of units that plans address. */
@Component
public class Units {

    static final String COLUMNS = "code, name, kind, branch, level, parent, place, email, valid_from, valid_to";

    static final String AS_OF_COLUMNS = """
            u.code, u.name, u.kind, u.branch, u.level,
            case when p.unit_code is null then u.parent else p.parent end as parent,
            u.place, u.email, u.valid_from, u.valid_to
            """;

    /** Where a unit stood on a day, if it ever stood elsewhere than now. */
    static final String AS_OF_DAY = """
             from app.org_unit u
             left join app.org_unit_placement p
               on p.unit_code = u.code and p.valid_from <= :day and (p.valid_to is null or p.valid_to >= :day)
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    Units(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public Optional<Unit> find(String code) {
        return all(code == null ? List.of() : List.of(code)).stream().findFirst();
    }

    public Unit require(String code) {
        return find(code).orElseThrow(() -> new NotFound("unit", code));
    }

    /** The named units in the order of their names; codes that nobody has are left out. */
    public List<Unit> all(Collection<String> codes) {
        if (codes.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("select " + COLUMNS + " from app.org_unit where code = any(:codes) order by name, code")
                .param("codes", codes.toArray(String[]::new))
                .query(Units::read)
                .list();
    }

    /** Every unit that exists on the day, in the order of names. */
    public List<Unit> existingOn(LocalDate day) {
        return jdbc.sql("select " + COLUMNS + """
                         from app.org_unit
                        where valid_from <= :day and (valid_to is null or valid_to >= :day)
                        order by name, code
                        """)
                .param("day", day)
                .query(Units::read)
                .list();
    }

    /** Every unit that existed on the day, standing where it stood then, in the order of names. */
    public List<Unit> asOf(LocalDate day) {
        return jdbc.sql("select " + AS_OF_COLUMNS + AS_OF_DAY + """
                         where u.valid_from <= :day and (u.valid_to is null or u.valid_to >= :day)
                         order by u.name, u.code
                        """)
                .param("day", day)
                .query(Units::read)
                .list();
    }

    /** The unit as it stood on the day; empty for one that did not exist then. */
    public Optional<Unit> asOf(String code, LocalDate day) {
        return jdbc.sql("select " + AS_OF_COLUMNS + AS_OF_DAY + """
                         where u.code = :code and u.valid_from <= :day and (u.valid_to is null or u.valid_to >= :day)
                        """)
                .param("code", code)
                .param("day", day)
                .query(Units::read)
                .optional();
    }

    /** Units that stand directly under the named ones and exist on the day or later. */
    public List<Unit> directlyBelow(Collection<String> parents, LocalDate day) {
        return jdbc.sql("select " + COLUMNS + """
                         from app.org_unit
                        where parent = any(:parents) and (valid_to is null or valid_to >= :day)
                        order by name, code
                        """)
                .param("parents", parents.toArray(String[]::new))
                .param("day", day)
                .query(Units::read)
                .list();
    }

    /** The named units and all above them. */
    public List<Unit> withAbove(Collection<String> codes) {
        return jdbc.sql("""
                        with recursive above as (
                          select * from app.org_unit where code = any(:codes)
                          union
                          select u.* from app.org_unit u join above a on a.parent = u.code
                        )
                        select %s from above
                        """.formatted(COLUMNS))
                .param("codes", codes.toArray(String[]::new))
                .query(Units::read)
                .list();
    }

    public boolean existsOn(String code, LocalDate day) {
        return find(code).filter(unit -> unit.existsOn(day)).isPresent();
    }

    /** Names by code; a code that nobody has keeps itself as its name. */
    public Map<String, String> names(Collection<String> codes) {
        Map<String, String> names = new LinkedHashMap<>();
        codes.forEach(code -> names.put(code, code));
        all(codes).forEach(unit -> names.put(unit.code(), unit.name()));
        return names;
    }

    /** Codes of the units that belong to a reporter group today, e.g. “Ban thường vụ các huyện ủy”, in the order of names. */
    public List<String> groupMembers(String groupCode) {
        return groupMembers(groupCode, LocalDate.now(clock));
    }

    /** Codes of the units that belonged to the group on the day and existed then. */
    public List<String> groupMembers(String groupCode, LocalDate day) {
        return jdbc.sql("""
                        select m.unit_code
                          from app.org_group_member m join app.org_unit u on u.code = m.unit_code
                         where m.group_code = :group
                           and (m.valid_from is null or m.valid_from <= :day) and (m.valid_to is null or m.valid_to >= :day)
                           and u.valid_from <= :day and (u.valid_to is null or u.valid_to >= :day)
                         order by u.name, u.code
                        """)
                .param("group", groupCode)
                .param("day", day)
                .query(String.class)
                .list();
    }

    /** Codes of all units under this one, at any depth and without the unit itself. */
    public Set<String> below(String code) {
        return new TreeSet<>(
                jdbc.sql("""
                        with recursive below as (
                          select code from app.org_unit where parent = :code
                          union
                          select u.code from app.org_unit u join below b on u.parent = b.code
                        )
                        select code from below where code <> :code
                        """).param("code", code).query(String.class).list());
    }

    /** Codes of the units and of everything that stands or last stood under them. */
    Set<String> withBelow(Collection<String> codes) {
        return new TreeSet<>(jdbc.sql("""
                        with recursive below as (
                          select code from app.org_unit where code = any(:codes)
                          union
                          select u.code from below b
                            join (select code, parent from app.org_unit
                                  union all
                                  select unit_code, parent from app.org_unit_placement) u on u.parent = b.code
                        )
                        select code from below
                        """)
                .param("codes", codes.toArray(String[]::new))
                .query(String.class)
                .list());
    }

    /** Registers a unit, or corrects the entry of a known code. */
    public void register(Unit unit) {
        jdbc.sql("""
                        insert into app.org_unit (code, name, kind, branch, level, parent, place, email, search,
                                                  valid_from, valid_to)
                        values (:code, :name, :kind, :branch, :level, :parent, :place, :email, :search,
                                :validFrom, :validTo)
                        on conflict (code) do update set
                          name = excluded.name, kind = excluded.kind, branch = excluded.branch, level = excluded.level,
                          parent = excluded.parent, place = excluded.place, email = excluded.email,
                          search = excluded.search, valid_from = excluded.valid_from, valid_to = excluded.valid_to
                        """)
                .param("code", unit.code())
                .param("name", Text.clean(unit.name()))
                .param("kind", unit.kind())
                .param("branch", unit.branch())
                .param("level", unit.level())
                .param("parent", unit.parent())
                .param("place", Text.clean(unit.place()))
                .param("email", Text.clean(unit.email()))
                .param("search", Text.fold(Text.clean(unit.name())) + " " + Text.fold(unit.code()))
                .param("validFrom", unit.validFrom())
                .param("validTo", unit.validTo())
                .update();
    }

    /** Where the unit stands now was entered wrongly: what is known of earlier times stays. */
    void standsNow(String code, String parent) {
        jdbc.sql("update app.org_unit_placement set parent = :parent where unit_code = :code and valid_to is null")
                .param("code", code)
                .param("parent", parent)
                .update();
    }

    /** Whether a decision that was carried out ended the unit on another day than this. */
    boolean isEndedByDecision(String code, LocalDate otherThan) {
        return jdbc.sql("""
                        select exists (select from app.org_unit u
                                         join app.unit_change_unit c on c.unit_code = u.code and c.part = 'ENDED'
                                        where u.code = :code and u.valid_to is distinct from :day)
                        """)
                .param("code", code)
                .param("day", otherThan, Types.DATE)
                .query(Boolean.class)
                .single();
    }

    static Unit read(ResultSet row, int number) throws SQLException {
        return new Unit(
                row.getString("code"),
                row.getString("name"),
                row.getString("kind"),
                row.getString("branch"),
                row.getString("level"),
                row.getString("parent"),
                row.getString("place"),
                row.getString("email"),
                row.getObject("valid_from", LocalDate.class),
                row.getObject("valid_to", LocalDate.class));
    }
}
