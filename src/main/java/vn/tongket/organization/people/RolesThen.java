package vn.tongket.organization.people;

import static vn.tongket.Moments.instant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.calendar.Deadline;
import vn.tongket.organization.RoleHolders;

/**
 * Who held which role on a day, as the register of roles knew it at the end of that day: what was entered later does not
 * count, what was taken back later still does.
 */
@Component
public class RolesThen {

    private static final int MOST = 200;

    private static final String HELD = """
            select h.user_id, coalesce(p.name, h.user_id) as user_name, h.unit_code, u.name as unit_name, h.role, h.acting,
                   coalesce(s.name, h.substitute_for) as substitute_for, h.valid_from, h.valid_to, h.entered_at
              from app.role_holding h join app.org_unit u on u.code = h.unit_code
              left join app.person p on p.user_id = h.user_id
              left join app.person s on s.user_id = h.substitute_for
             where h.valid_from <= :day and (h.valid_to is null or h.valid_to >= :day)
               and (h.entered_at is null or h.entered_at <= :at) and (h.withdrawn_at is null or h.withdrawn_at > :at)
               and u.valid_from <= :day and (u.valid_to is null or u.valid_to >= :day)
               and h.unit_code = any(:units)
            """;

    private final JdbcClient jdbc;
    private final RoleHolders holders;

    RolesThen(JdbcClient jdbc, RoleHolders holders) {
        this.jdbc = jdbc;
        this.holders = holders;
    }

    /**
     * Somebody held a role.
     *
     * @param substituteFor name of the person whose absence was filled, or null
     * @param enteredAt null where the register does not know when it was entered
     */
    public record Held(
            String user,
            String userName,
            String unit,
            String unitName,
            String role,
            boolean acting,
            String substituteFor,
            LocalDate from,
            LocalDate to,
            Instant enteredAt) {

        public String group() {
            return unit + "." + role;
        }
    }

    /** What a person held on the day in some units. */
    @Transactional(readOnly = true)
    public List<Held> of(String user, LocalDate day, Collection<String> units) {
        return held(HELD + " and h.user_id = :user order by u.name, h.role, h.id limit " + MOST, day, units)
                .param("user", user)
                .query(RolesThen::read)
                .list();
    }

    /** Who held a role of a unit on the day; nobody where the unit is none of those looked over. */
    @Transactional(readOnly = true)
    public List<Held> holders(String unit, String role, LocalDate day, Collection<String> units) {
        return held(
                        HELD + " and h.unit_code = :unit and h.role = :role order by user_name, h.id limit " + MOST,
                        day,
                        units)
                .param("unit", unit)
                .param("role", role)
                .query(RolesThen::read)
                .list();
    }

    /** Roles that a person has today in some units though the register says nothing of them: nobody knows since when. */
    @Transactional(readOnly = true)
    public Set<String> undated(String user, Collection<String> units) {
        Set<String> entered =
                new HashSet<>(jdbc.sql("select unit_code || '.' || role from app.role_holding where user_id = :user")
                        .param("user", user)
                        .query(String.class)
                        .list());
        Set<String> left = new TreeSet<>();
        for (String group : holders.groupsOf(user)) {
            int dot = group.lastIndexOf('.');
            if (dot > 0 && units.contains(group.substring(0, dot)) && !entered.contains(group)) {
                left.add(group);
            }
        }
        return left;
    }

    /** People who have a role of a unit today though the register says nothing of it: nobody knows since when. */
    @Transactional(readOnly = true)
    public Set<String> undatedHolders(String unit, String role, Collection<String> units) {
        if (!units.contains(unit)) {
            return Set.of();
        }
        Set<String> left = new TreeSet<>();
        holders.members(Set.of(unit + "." + role)).forEach(member -> left.add(member.user()));
        left.removeAll(jdbc.sql("select user_id from app.role_holding where unit_code = :unit and role = :role")
                .param("unit", unit)
                .param("role", role)
                .query(String.class)
                .list());
        return left;
    }

    private JdbcClient.StatementSpec held(String statement, LocalDate day, Collection<String> units) {
        return jdbc.sql(statement)
                .param("day", day)
                .param("at", Deadline.day(day).dueAt().atOffset(ZoneOffset.UTC))
                .param("units", units.toArray(String[]::new));
    }

    private static Held read(ResultSet row, int n) throws SQLException {
        return new Held(
                row.getString("user_id"),
                row.getString("user_name"),
                row.getString("unit_code"),
                row.getString("unit_name"),
                row.getString("role"),
                row.getBoolean("acting"),
                row.getString("substitute_for"),
                row.getObject("valid_from", LocalDate.class),
                row.getObject("valid_to", LocalDate.class),
                instant(row, "entered_at"));
    }
}
