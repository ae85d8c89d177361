package vn.tongket.organization.people;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.NotFound;
import vn.tongket.Refusal;
import vn.tongket.Text;
import vn.tongket.audit.Act;
import vn.tongket.audit.Actor;
import vn.tongket.audit.AuditLog;
import vn.tongket.organization.Role;
import vn.tongket.organization.RoleHolders;
import vn.tongket.organization.Unit;
import vn.tongket.organization.Units;

/** Roles that were given by hand, without dates; they are taken into the register as of a day, all or some of them. */
@Component
public class Undated {

    private final RoleHolders holders;
    private final Units units;
    private final JdbcClient jdbc;
    private final NamedParameterJdbcTemplate batches;
    private final AuditLog audit;
    private final Clock clock;

    Undated(
            RoleHolders holders,
            Units units,
            JdbcClient jdbc,
            NamedParameterJdbcTemplate batches,
            AuditLog audit,
            Clock clock) {
        this.holders = holders;
        this.units = units;
        this.jdbc = jdbc;
        this.batches = batches;
        this.audit = audit;
        this.clock = clock;
    }

    /** A role that somebody has though no entry speaks of it. */
    public record Row(String user, String userName, String unit, String unitName, String role) {}

    /**
     * By unit, role and person; the same few statements however many there are.
     *
     * @param words in the names of person or unit; accents or none
     */
    @Transactional(readOnly = true)
    public List<Row> rows(String words) {
        List<String> wanted = List.of(Text.fold(Text.clean(words)).split("\\s+"));
        Set<String> roles = Arrays.stream(Role.values()).map(Role::suffix).collect(Collectors.toSet());
        Set<String> entered = new HashSet<>(jdbc.sql("""
                        select unit_code || '.' || role || ' ' || user_id from app.role_holding where withdrawn_at is null
                        """).query(String.class).list());
        List<RoleHolders.Member> members = holders.all().stream()
                .filter(member -> member.group().indexOf('.') > 0
                        && roles.contains(suffix(member.group()))
                        && !entered.contains(member.group() + " " + member.user()))
                .toList();
        Map<String, Unit> known = units.all(members.stream().map(Undated::unit).collect(Collectors.toSet())).stream()
                .collect(Collectors.toMap(Unit::code, unit -> unit));
        Map<String, String> names = holders.names(
                members.stream().map(RoleHolders.Member::user).collect(Collectors.toCollection(TreeSet::new)));
        return members.stream()
                .filter(member -> known.containsKey(unit(member)))
                .map(member -> new Row(
                        member.user(),
                        names.get(member.user()),
                        unit(member),
                        known.get(unit(member)).name(),
                        suffix(member.group())))
                .filter(row -> {
                    String text = Text.fold(row.userName() + " " + row.user() + " " + row.unitName());
                    return wanted.stream().allMatch(text::contains);
                })
                .sorted(Comparator.comparing(Row::unitName)
                        .thenComparing(Row::role)
                        .thenComparing(Row::user))
                .toList();
    }

    /** Enters those that fit the words as held since a day, or since their unit began where that is later; answers how many. */
    @Transactional
    public int enter(Actor actor, LocalDate since, String words) {
        if (!actor.isAdministrator() && !actor.isSystem()) {
            throw new NotFound("page", "people");
        }
        LocalDate today = LocalDate.now(clock);
        if (since == null || since.isAfter(today)) {
            throw Refusal.at("since", "people.undated.since");
        }
        List<Row> rows = rows(words);
        Map<String, Unit> known = units.all(rows.stream().map(Row::unit).collect(Collectors.toSet())).stream()
                .collect(Collectors.toMap(Unit::code, unit -> unit));
        List<MapSqlParameterSource> entries = new ArrayList<>();
        List<Act> acts = new ArrayList<>();
        for (Row row : rows) {
            Unit unit = known.get(row.unit());
            if (!unit.existsOn(today)) {
                continue;
            }
            LocalDate from = unit.validFrom().isAfter(since) ? unit.validFrom() : since;
            entries.add(new MapSqlParameterSource()
                    .addValue("unit", row.unit())
                    .addValue("role", row.role())
                    .addValue("user", row.user())
                    .addValue("from", from)
                    .addValue("to", unit.validTo())
                    .addValue("now", OffsetDateTime.now(clock))
                    .addValue("by", actor.userId()));
            acts.add(Act.of("organization.role-given", "user", row.user())
                    .ofUnit(row.unit())
                    .with("user", row.user())
                    .with("role", row.role())
                    .with("from", from.toString())
                    .with("byHand", true));
        }
        if (!entries.isEmpty()) {
            batches.batchUpdate("""
                    insert into app.role_holding (unit_code, role, user_id, valid_from, valid_to, entered_at, entered_by)
                    values (:unit, :role, :user, :from, :to, :now, :by)
                    """, entries.toArray(MapSqlParameterSource[]::new));
            audit.record(acts);
        }
        return entries.size();
    }

    private static String unit(RoleHolders.Member member) {
        return member.group().substring(0, member.group().lastIndexOf('.'));
    }

    private static String suffix(String group) {
        return group.substring(group.lastIndexOf('.') + 1);
    }
}
