package vn.tongket.organization.people;

import static vn.tongket.Moments.instant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.tongket.Text;

/** Who holds what from when to when: lists for pages, searched without accents, sorted and paged in the database. */
@Component
public class Roster {

    private static final String ROWS = """
             from app.role_holding h join app.org_unit u on u.code = h.unit_code
             left join app.person p on p.user_id = h.user_id
             left join app.person s on s.user_id = h.substitute_for
            """;
    private static final String COLUMNS = """
            select h.*, u.name as unit_name, coalesce(p.name, h.user_id) as user_name, coalesce(p.known, false) as known,
                   coalesce(s.name, h.substitute_for) as substitute_name
            """;
    private static final Map<Sort, String> ORDERS = Map.of(
            Sort.PERSON, "coalesce(p.name, h.user_id), u.name, h.role, h.valid_from, h.id",
            Sort.UNIT, "u.name, h.role, coalesce(p.name, h.user_id), h.valid_from, h.id",
            Sort.ROLE, "h.role, u.name, coalesce(p.name, h.user_id), h.valid_from, h.id",
            Sort.FROM, "h.valid_from desc, u.name, h.role, h.id",
            Sort.TO, "h.valid_to nulls last, u.name, h.role, h.id");

    private final JdbcClient jdbc;

    Roster(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** In which order entries stand. */
    public enum Sort {
        PERSON,
        UNIT,
        ROLE,
        FROM,
        TO
    }

    /** Which entries: all, those held as acting, of substitutes, or of people without an account. */
    public enum Kind {
        ALL,
        ACTING,
        SUBSTITUTE,
        UNKNOWN
    }

    /**
     * @param words in the names of person or unit
     * @param role suffix of the group; null for every role
     * @param day only what holds on this day; null for every day
     */
    public record Filter(String words, String role, Kind kind, LocalDate day) {}

    public List<RoleEntry> page(Filter filter, Sort sort, int limit, int offset) {
        return filtered(COLUMNS + ROWS, filter, " order by " + ORDERS.get(sort) + " limit :limit offset :offset")
                .param("limit", limit)
                .param("offset", offset)
                .query(Roster::read)
                .list();
    }

    public long count(Filter filter) {
        return filtered("select count(*)" + ROWS, filter, "").query(Long.class).single();
    }

    /** Everything that was ever entered about a person, the newest first; what was taken back included. */
    public List<RoleEntry> ofPerson(String user, int limit, int offset) {
        return jdbc.sql(COLUMNS + ROWS + """
                         where h.user_id = :user order by h.valid_from desc, h.id desc limit :limit offset :offset
                        """)
                .param("user", user)
                .param("limit", limit)
                .param("offset", offset)
                .query(Roster::read)
                .list();
    }

    /** What a person holds on a day. */
    public List<RoleEntry> ofPersonOn(String user, LocalDate day) {
        return jdbc.sql(COLUMNS + ROWS + """
                         where h.user_id = :user and h.withdrawn_at is null
                           and h.valid_from <= :day and (h.valid_to is null or h.valid_to >= :day)
                         order by u.name, h.role
                        """)
                .param("user", user)
                .param("day", day)
                .query(Roster::read)
                .list();
    }

    /** Who holds the roles of a unit on a day. */
    public List<RoleEntry> ofUnitOn(String unit, LocalDate day) {
        return jdbc.sql(COLUMNS + ROWS + """
                         where h.unit_code = :unit and h.withdrawn_at is null
                           and h.valid_from <= :day and (h.valid_to is null or h.valid_to >= :day)
                         order by h.role, user_name
                        """)
                .param("unit", unit)
                .param("day", day)
                .query(Roster::read)
                .list();
    }

    /** Everything that was ever entered about the roles of a unit, the newest first. */
    public List<RoleEntry> ofUnit(String unit, int limit, int offset) {
        return jdbc.sql(COLUMNS + ROWS + """
                         where h.unit_code = :unit order by h.valid_from desc, h.id desc limit :limit offset :offset
                        """)
                .param("unit", unit)
                .param("limit", limit)
                .param("offset", offset)
                .query(Roster::read)
                .list();
    }

    private JdbcClient.StatementSpec filtered(String select, Filter filter, String order) {
        return jdbc.sql(select + """
                         where h.withdrawn_at is null
                           and coalesce(p.search, h.user_id) || ' ' || u.search like all (:words)
                           and (:role::text is null or h.role = :role::text)
                           and (:kind = 'ALL' or :kind = 'ACTING' and h.acting
                                or :kind = 'SUBSTITUTE' and h.substitute_for is not null
                                or :kind = 'UNKNOWN' and not coalesce(p.known, false))
                           and (:day::date is null or h.valid_from <= :day::date
                                and (h.valid_to is null or h.valid_to >= :day::date))
                        """ + order)
                .param("words", Text.patterns(filter.words()))
                .param("role", Text.isBlank(filter.role()) ? null : filter.role())
                .param("kind", filter.kind().name())
                .param("day", filter.day());
    }

    private static RoleEntry read(ResultSet row, int number) throws SQLException {
        return new RoleEntry(
                row.getLong("id"),
                row.getString("unit_code"),
                row.getString("unit_name"),
                row.getString("role"),
                row.getString("user_id"),
                row.getString("user_name"),
                row.getBoolean("known"),
                row.getBoolean("acting"),
                row.getString("substitute_for"),
                row.getString("substitute_name"),
                row.getObject("valid_from", LocalDate.class),
                row.getObject("valid_to", LocalDate.class),
                row.getObject("absence_id", Long.class),
                row.getString("end_reason"),
                instant(row, "entered_at"),
                row.getString("entered_by"),
                instant(row, "withdrawn_at"),
                row.getString("withdrawn_by"),
                row.getString("withdrawn_reason"),
                row.getObject("corrects", Long.class));
    }
}
