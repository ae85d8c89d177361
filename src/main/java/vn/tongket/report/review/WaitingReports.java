package vn.tongket.report.review;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.NotFound;
import vn.tongket.audit.Actor;
import vn.tongket.cycle.Cycles;
import vn.tongket.cycle.ReviewCycle;
import vn.tongket.organization.Unit;
import vn.tongket.organization.Units;
import vn.tongket.report.Checker;

/** The submitted reports of a cycle that wait for the check of this person, paged in the database. */
@Component
public class WaitingReports {

    private static final Map<String, String> SORTS = Map.of(
            "unit", "unit, unit_code",
            "submitted", "submitted_at, unit, unit_code",
            "warnings", "warnings desc, unit, unit_code",
            "returned", "returned_count desc, unit, unit_code");

    private final Cycles cycles;
    private final Units units;
    private final Checker checker;
    private final JdbcClient jdbc;

    WaitingReports(Cycles cycles, Units units, Checker checker, JdbcClient jdbc) {
        this.cycles = cycles;
        this.units = units;
        this.checker = checker;
        this.jdbc = jdbc;
    }

    /**
     * One of them.
     *
     * @param writer name of the unit that writes, where it is another one; else null
     * @param warnings how many warnings stood in it when it was submitted
     */
    public record Line(
            UUID report,
            UUID version,
            int versionNo,
            String unit,
            String writer,
            String group,
            Instant submittedAt,
            boolean onTime,
            int warnings,
            int returned,
            boolean amended) {}

    /** Which of them; null for all. */
    public record Filter(String group, Boolean onTime, Boolean warned, Boolean returned) {}

    /** A group of reporting units that a filter can name. */
    public record Group(String code, String name) {}

    /** One page, with how many there are in all. */
    public record Found(ReviewCycle cycle, List<Line> reports, long total, List<Group> groups) {}

    /** Whether the person checks any report of the cycle. */
    @Transactional(readOnly = true)
    public boolean concern(Actor actor, ReviewCycle cycle) {
        return !checkedBy(actor, cycle).isEmpty();
    }

    @Transactional(readOnly = true)
    public Found find(Actor actor, UUID cycleId, Filter filter, String sort, int limit, int offset) {
        ReviewCycle cycle = cycles.require(cycleId);
        Set<String> checked = checkedBy(actor, cycle);
        if (checked.isEmpty()) {
            throw new NotFound("cycle", cycleId);
        }
        List<Counted> found = jdbc.sql("""
                        select *, count(*) over () as total from (
                          select o.id as report, v.id as version, v.version_no, s.name as unit, s.code as unit_code,
                                 case when o.reporter_unit <> o.scope_unit then w.name end as writer, g.name as group_name,
                                 v.submitted_at, v.on_time, coalesce(v.warnings, 0) as warnings, o.returned_count,
                                 v.amendment_reason is not null as amended
                            from app.obligation o
                            join lateral (select * from app.report_version r
                                           where r.obligation_id = o.id and r.submitted_at is not null
                                           order by r.version_no desc limit 1) v on true
                            left join app.report_check c on c.version_id = v.id
                            join app.org_unit s on s.code = o.scope_unit
                            join app.org_unit w on w.code = o.reporter_unit
                            left join app.org_group g on g.code = o.group_code
                           where o.cycle_id = :cycle and o.withdrawn_at is null and c.decided_at is null
                             and o.reporter_unit = any(:checked) and (:group::text is null or o.group_code = :group)
                             and (:onTime::boolean is null or v.on_time = :onTime)
                             and (:warned::boolean is null or (coalesce(v.warnings, 0) > 0) = :warned)
                             and (:returned::boolean is null or (o.returned_count > 0) = :returned)) r
                         order by %s limit :limit offset :offset
                        """.formatted(SORTS.getOrDefault(sort, SORTS.get("unit"))))
                .param("cycle", cycleId)
                .param("checked", checked.toArray(String[]::new))
                .param("group", filter.group())
                .param("onTime", filter.onTime())
                .param("warned", filter.warned())
                .param("returned", filter.returned())
                .param("limit", limit)
                .param("offset", offset)
                .query((row, n) -> new Counted(
                        row.getLong("total"),
                        new Line(
                                row.getObject("report", UUID.class),
                                row.getObject("version", UUID.class),
                                row.getInt("version_no"),
                                row.getString("unit"),
                                row.getString("writer"),
                                row.getString("group_name"),
                                row.getObject("submitted_at", OffsetDateTime.class)
                                        .toInstant(),
                                row.getBoolean("on_time"),
                                row.getInt("warnings"),
                                row.getInt("returned_count"),
                                row.getBoolean("amended"))))
                .list();
        return new Found(
                cycle,
                found.stream().map(Counted::line).toList(),
                found.isEmpty() ? 0 : found.get(0).total(),
                groups(cycleId));
    }

    private record Counted(long total, Line line) {}

    private List<Group> groups(UUID cycle) {
        return jdbc.sql("""
                        select code, name from app.org_group
                         where code in (select group_code from app.obligation where cycle_id = :cycle) order by name, code
                        """).param("cycle", cycle).query(Group.class).list();
    }

    /** The reporting units of the cycle whose reports the person checks. */
    private Set<String> checkedBy(Actor actor, ReviewCycle cycle) {
        Set<String> reporters = jdbc
                .sql(
                        "select distinct reporter_unit from app.obligation where cycle_id = :cycle and withdrawn_at is null")
                .param("cycle", cycle.id())
                .query(String.class)
                .list()
                .stream()
                .collect(Collectors.toSet());
        return units.all(reporters).stream()
                .filter(unit -> actor.groups().contains(checker.groupFor(unit, cycle)))
                .map(Unit::code)
                .collect(Collectors.toSet());
    }
}
