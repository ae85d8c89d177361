package vn.tongket.organization;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps who holds a role from when to when. */
@Repository
class RoleStore {

    private static final String COLUMNS = "id, unit_code, role, user_id, acting, substitute_for, valid_from, valid_to";
    private static final Map<String, Role> ROLES =
            Arrays.stream(Role.values()).collect(Collectors.toMap(Role::suffix, Function.identity()));

    private final JdbcClient jdbc;
    private final Clock clock;

    RoleStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A membership of the engine's group as the entries want it on a day. */
    record Wanted(String user, String unit, Role role, boolean holds) {

        RoleHolders.Member member() {
            return new RoleHolders.Member(user, role.group(unit));
        }
    }

    List<RoleHolding> ofUnit(String unit) {
        return jdbc.sql("select " + COLUMNS + """
                         from app.role_holding where unit_code = :unit and withdrawn_at is null
                        order by valid_from desc, id desc
                        """)
                .param("unit", unit)
                .query(RoleStore::read)
                .list();
    }

    List<RoleHolding> ofRole(String unit, Role role) {
        return jdbc.sql("select " + COLUMNS + """
                         from app.role_holding
                        where unit_code = :unit and role = :role and withdrawn_at is null
                        order by valid_from, id
                        """)
                .param("unit", unit)
                .param("role", role.suffix())
                .query(RoleStore::read)
                .list();
    }

    /** Everything a person holds on some day between two, both included; open ended where {@code to} is null. */
    List<RoleHolding> ofUser(String user, LocalDate from, LocalDate to) {
        return jdbc.sql("select " + COLUMNS + """
                         from app.role_holding
                        where user_id = :user and withdrawn_at is null
                          and (valid_to is null or valid_to >= :from) and (:to::date is null or valid_from <= :to::date)
                        order by valid_from, id
                        """)
                .param("user", user)
                .param("from", from)
                .param("to", to)
                .query(RoleStore::read)
                .list();
    }

    List<RoleRules.Away> away(Set<String> users) {
        return jdbc.sql("""
                        select user_id, absent_from, absent_to from app.absence
                         where user_id = any(:users) and confirmed_at is not null and closed_at is null
                         order by absent_from
                        """)
                .param("users", users.toArray(String[]::new))
                .query((row, number) -> new RoleRules.Away(
                        row.getString("user_id"),
                        row.getObject("absent_from", LocalDate.class),
                        row.getObject("absent_to", LocalDate.class)))
                .list();
    }

    Optional<RoleHolding> lock(long id) {
        return jdbc.sql("select " + COLUMNS
                        + " from app.role_holding where id = :id and withdrawn_at is null for update")
                .param("id", id)
                .query(RoleStore::read)
                .optional();
    }

    List<RoleHolding> substitutesOf(long absence) {
        return jdbc.sql("select " + COLUMNS + """
                         from app.role_holding where absence_id = :absence and withdrawn_at is null order by id
                        """)
                .param("absence", absence)
                .query(RoleStore::read)
                .list();
    }

    long insert(RoleHolding holding, String by, Long absence, Long corrects) {
        return jdbc.sql("""
                        insert into app.role_holding (unit_code, role, user_id, acting, substitute_for, valid_from, valid_to,
                                                      entered_at, entered_by, absence_id, corrects)
                        values (:unit, :role, :user, :acting, :substituteFor, :from, :to, :now, :by, :absence, :corrects)
                        returning id
                        """)
                .param("unit", holding.unit())
                .param("role", holding.role().suffix())
                .param("user", holding.user())
                .param("acting", holding.acting())
                .param("substituteFor", holding.substituteFor())
                .param("from", holding.validFrom())
                .param("to", holding.validTo())
                .param("now", OffsetDateTime.now(clock))
                .param("by", by)
                .param("absence", absence)
                .param("corrects", corrects)
                .query(Long.class)
                .single();
    }

    /** What is held in a unit from a day on, entered for another unit too: as it is held, for whom and until when. */
    List<RoleHolding> copy(String unit, String to, LocalDate from, String by) {
        return jdbc.sql("""
                        insert into app.role_holding (unit_code, role, user_id, acting, substitute_for, valid_from, valid_to,
                                                      entered_at, entered_by, absence_id)
                        select :to, h.role, h.user_id, h.acting, h.substitute_for, greatest(h.valid_from, :from), h.valid_to,
                               :now, :by, h.absence_id
                          from app.role_holding h
                         where h.unit_code = :unit and h.withdrawn_at is null
                           and (h.valid_to is null or h.valid_to >= :from)
                           and not exists (select from app.role_holding o
                                            where o.unit_code = :to and o.role = h.role and o.user_id = h.user_id
                                              and o.withdrawn_at is null
                                              and (o.valid_to is null or o.valid_to >= greatest(h.valid_from, :from)))
                        returning\s""" + COLUMNS)
                .param("unit", unit)
                .param("to", to)
                .param("from", from)
                .param("now", OffsetDateTime.now(clock))
                .param("by", by)
                .query(RoleStore::read)
                .list();
    }

    void end(long id, LocalDate lastDay, String reason) {
        jdbc.sql("update app.role_holding set valid_to = :to, end_reason = :reason where id = :id")
                .param("to", lastDay)
                .param("reason", reason)
                .param("id", id)
                .update();
    }

    void withdraw(long id, String by, String reason) {
        jdbc.sql("""
                        update app.role_holding
                           set withdrawn_at = :now, withdrawn_by = :by, withdrawn_reason = :reason
                         where id = :id
                        """)
                .param("now", OffsetDateTime.now(clock))
                .param("by", by)
                .param("reason", reason)
                .param("id", id)
                .update();
    }

    /** One at a time brings memberships to what the entries say. */
    void lockAll() {
        jdbc.sql("select 1 from (select pg_advisory_xact_lock(hashtext('role-holdings'))) one")
                .query()
                .singleValue();
    }

    List<Wanted> wanted(LocalDate day) {
        return jdbc.sql("""
                        select user_id, unit_code, role,
                               bool_or(withdrawn_at is null and valid_from <= :day
                                       and (valid_to is null or valid_to >= :day)) as holds
                          from app.role_holding group by user_id, unit_code, role
                         order by unit_code, role, user_id
                        """)
                .param("day", day)
                .query((row, number) -> new Wanted(
                        row.getString("user_id"),
                        row.getString("unit_code"),
                        ROLES.get(row.getString("role")),
                        row.getBoolean("holds")))
                .list();
    }

    private static RoleHolding read(ResultSet row, int number) throws SQLException {
        return new RoleHolding(
                row.getLong("id"),
                row.getString("unit_code"),
                ROLES.get(row.getString("role")),
                row.getString("user_id"),
                row.getBoolean("acting"),
                row.getString("substitute_for"),
                row.getObject("valid_from", LocalDate.class),
                row.getObject("valid_to", LocalDate.class));
    }
}
