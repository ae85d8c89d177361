package vn.tongket.organization;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.NotFound;
import vn.tongket.Refusal;
import vn.tongket.audit.Act;
import vn.tongket.audit.Actor;
import vn.tongket.audit.AuditLog;
import vn.tongket.audit.Standings;

/**
 * Roles with dates. Membership of the engine's group follows from them every night and at every start; a membership that
 * no entry speaks of was given by hand and is left alone.
 */
@Component
public class RoleHoldings {

    private static final Logger log = LoggerFactory.getLogger(RoleHoldings.class);
    private static final String COLUMNS = "id, unit_code, role, user_id, acting, substitute_for, valid_from, valid_to";
    private static final Map<String, Role> ROLES =
            Arrays.stream(Role.values()).collect(Collectors.toMap(Role::suffix, Function.identity()));

    private final JdbcClient jdbc;
    private final Units units;
    private final RoleHolders holders;
    private final CachedStandings standings;
    private final AuditLog audit;
    private final Clock clock;

    RoleHoldings(
            JdbcClient jdbc, Units units, RoleHolders holders, CachedStandings standings, AuditLog audit, Clock clock) {
        this.jdbc = jdbc;
        this.units = units;
        this.holders = holders;
        this.standings = standings;
        this.audit = audit;
        this.clock = clock;
    }

    /** Every entry of a unit, the newest first. */
    public List<RoleHolding> ofUnit(String unit) {
        return jdbc.sql("select " + COLUMNS
                        + " from app.role_holding where unit_code = :unit order by valid_from desc, id desc")
                .param("unit", unit)
                .query(RoleHoldings::read)
                .list();
    }

    /** How somebody holds a role today; answered from memory. */
    public Standings.Standing capacityOf(String user, String unit, Role role) {
        return standings.of(user, role.group(unit));
    }

    /** Enters who holds a role from when to when; it counts at once when it has begun. */
    @Transactional
    public long give(Actor actor, RoleHolding holding) {
        requireAdministrator(actor);
        check(holding);
        long id = jdbc.sql("""
                        insert into app.role_holding (unit_code, role, user_id, acting, substitute_for, valid_from, valid_to)
                        values (:unit, :role, :user, :acting, :substituteFor, :from, :to) returning id
                        """)
                .param("unit", holding.unit())
                .param("role", holding.role().suffix())
                .param("user", holding.user())
                .param("acting", holding.acting())
                .param("substituteFor", holding.substituteFor())
                .param("from", holding.validFrom())
                .param("to", holding.validTo())
                .query(Long.class)
                .single();
        record("organization.role-given", holding);
        synchronise();
        return id;
    }

    /** Ends a role with the day given as its last. */
    @Transactional
    public void end(Actor actor, long id, LocalDate lastDay) {
        requireAdministrator(actor);
        RoleHolding holding = jdbc.sql("select " + COLUMNS + " from app.role_holding where id = :id for update")
                .param("id", id)
                .query(RoleHoldings::read)
                .optional()
                .orElseThrow(() -> new NotFound("role", id));
        if (lastDay.isBefore(holding.validFrom())) {
            throw Refusal.at("validTo", "organization.role.ends-before-start");
        }
        jdbc.sql("update app.role_holding set valid_to = :to where id = :id")
                .param("to", lastDay)
                .param("id", id)
                .update();
        record(
                "organization.role-ended",
                RoleHolding.of(holding.unit(), holding.role(), holding.user(), holding.validFrom(), lastDay));
        synchronise();
    }

    /** Brings memberships to what the entries say today. */
    @Scheduled(cron = "0 1 0 * * *", zone = "Asia/Ho_Chi_Minh")
    @EventListener(ApplicationStartedEvent.class)
    @Transactional
    public void synchronise() {
        jdbc.sql("select 1 from (select pg_advisory_xact_lock(hashtext('role-holdings'))) one")
                .query()
                .singleValue();
        List<RoleHolding> all = jdbc.sql("select " + COLUMNS + " from app.role_holding order by id")
                .query(RoleHoldings::read)
                .list();
        LocalDate today = LocalDate.now(clock);
        Map<RoleHolders.Member, Boolean> wanted = all.stream()
                .collect(Collectors.toMap(
                        holding -> new RoleHolders.Member(
                                holding.user(), holding.role().group(holding.unit())),
                        holding -> holding.holdsOn(today),
                        Boolean::logicalOr));
        Set<RoleHolders.Member> present = holders.members(
                wanted.keySet().stream().map(RoleHolders.Member::group).collect(Collectors.toSet()));
        all.stream().distinct().forEach(holding -> {
            RoleHolders.Member member =
                    new RoleHolders.Member(holding.user(), holding.role().group(holding.unit()));
            Boolean holds = wanted.remove(member);
            if (holds != null && holds != present.contains(member)) {
                change(holding, holds);
            }
        });
    }

    private void change(RoleHolding holding, boolean holds) {
        if (!holds) {
            holders.withdraw(holding.user(), holding.unit(), holding.role());
        } else if (holders.knows(holding.user())) {
            holders.assign(holding.user(), holding.unit(), holding.role());
        } else {
            log.warn("Role holding {} names user '{}', whom nobody knows", holding.id(), holding.user());
        }
    }

    private void check(RoleHolding holding) {
        Refusal.Collector problems = new Refusal.Collector();
        if (holding.validTo() != null && holding.validTo().isBefore(holding.validFrom())) {
            problems.add("validTo", "organization.role.ends-before-start");
        }
        if (units.find(holding.unit()).isEmpty()) {
            problems.add("unit", "organization.unit-unknown", holding.unit());
        }
        if (!holders.knows(holding.user())) {
            problems.add("user", "organization.user-unknown", holding.user());
        }
        problems.refuse();
    }

    private void record(String act, RoleHolding holding) {
        audit.record(Act.of(act, "user", holding.user())
                .ofUnit(holding.unit())
                .with("role", holding.role().suffix())
                .with("acting", holding.acting() ? true : null)
                .with("substituteFor", holding.substituteFor())
                .with("from", holding.validFrom().toString())
                .with("to", holding.validTo() == null ? null : holding.validTo().toString()));
    }

    private static void requireAdministrator(Actor actor) {
        if (!actor.isAdministrator() && !actor.isSystem()) {
            throw new NotFound("page", "roles");
        }
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
