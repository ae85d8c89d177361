package vn.tongket.assignment;

import static vn.tongket.Moments.instant;

import java.math.BigDecimal;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.Refusal;
import vn.tongket.Text;
import vn.tongket.audit.Act;
import vn.tongket.audit.Actor;
import vn.tongket.audit.AuditLog;
import vn.tongket.organization.Access;
import vn.tongket.organization.Role;

/**
 * What feeds the target of a clause: the unit's own reports on the task, and its accepted reports in reviews, by the code
 * of an indicator that whoever tracks names once for the clause.
 */
@Component
public class TargetSources {

    private final AssignmentStore assignments;
    private final Access access;
    private final AuditLog audit;
    private final JdbcClient jdbc;
    private final Clock clock;

    TargetSources(AssignmentStore assignments, Access access, AuditLog audit, JdbcClient jdbc, Clock clock) {
        this.assignments = assignments;
        this.access = access;
        this.audit = audit;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * A figure and where it comes from.
     *
     * @param kind {@code PROGRESS} or {@code REPORT}
     * @param report id of the accepted report; null for a report on the task
     * @param where title of the cycle of the accepted report; null for a report on the task
     */
    public record Source(
            String kind,
            Achievement achievement,
            Integer year,
            UUID report,
            String where,
            Instant at,
            LocalDate period) {}

    /** The code of the indicator that feeds the clause. */
    Optional<String> indicator(UUID clause) {
        return jdbc.sql("select code from app.clause_indicator where clause_id = :clause")
                .param("clause", clause)
                .query(String.class)
                .optional();
    }

    /** The latest figures, the newest first; none where the clause has no target. */
    @Transactional(readOnly = true)
    public List<Source> of(Assignment task) {
        if (task.target() == null) {
            return List.of();
        }
        List<Source> sources = new ArrayList<>(jdbc.sql("""
                        select achieved, assigned, period_to, reported_at from app.progress_report
                         where assignment_id = :id and achieved is not null order by id desc limit 1
                        """)
                .param("id", task.id())
                .query((row, n) -> new Source(
                        "PROGRESS",
                        achievement(task, row.getBigDecimal("achieved"), row.getBigDecimal("assigned")),
                        null,
                        null,
                        null,
                        instant(row, "reported_at"),
                        row.getObject("period_to", LocalDate.class)))
                .list());
        sources.addAll(jdbc.sql("""
                        select o.id, y.title, o.accepted_at, x.year, x.value, x.numerator, x.denominator
                          from app.clause_indicator i
                          join app.obligation o on o.scope_unit = :unit and o.accepted_at is not null
                           and o.withdrawn_at is null
                          join app.review_cycle y on y.id = o.cycle_id
                          join lateral (select v.id from app.report_version v
                                          join app.report_check k on k.version_id = v.id and k.accepted
                                         where v.obligation_id = o.id order by v.version_no desc limit 1) v on true
                          join lateral (select * from app.report_value x
                                         where x.version_id = v.id and x.indicator_code = i.code
                                           and num_nonnulls(x.value, x.numerator) > 0
                                         order by x.year desc nulls last limit 1) x on true
                         where i.clause_id = :clause
                         order by o.accepted_at desc limit 1
                        """)
                .param("unit", task.unit())
                .param("clause", task.clauseId())
                .query((row, n) -> new Source(
                        "REPORT",
                        row.getBigDecimal("numerator") == null
                                ? achievement(
                                        task,
                                        row.getBigDecimal("value"),
                                        "%".equals(task.target().unit()) ? new BigDecimal(100) : null)
                                : achievement(task, row.getBigDecimal("numerator"), row.getBigDecimal("denominator")),
                        row.getObject("year", Integer.class),
                        row.getObject("id", UUID.class),
                        row.getString("title"),
                        instant(row, "accepted_at"),
                        null))
                .list());
        sources.sort(java.util.Comparator.comparing(Source::at).reversed());
        return sources;
    }

    private static Achievement achievement(Assignment task, BigDecimal achieved, BigDecimal assigned) {
        return new Achievement(
                achieved, assigned, task.target().value(), task.target().unit());
    }

    /** Names the indicator whose reported figures feed the target of the task's clause; blank for none. */
    @Transactional
    public void name(Actor actor, UUID id, String typed) {
        Assignment task = assignments.require(id);
        boolean tracks = task.trackerUnit() != null && access.holds(actor, task.trackerUnit(), Role.TRACKER);
        if (!tracks && !access.holds(actor, task.coordinatorUnit(), Role.COORDINATOR)) {
            throw new vn.tongket.NotFound("assignment", id);
        }
        if (task.target() == null) {
            throw Refusal.of("assignment.indicator.no-target", task.ref());
        }
        String code = Text.isBlank(typed) ? null : Text.clean(typed).toUpperCase(Locale.ROOT);
        if (code != null && !isKnown(code)) {
            throw Refusal.at("indicator", "assignment.indicator.unknown", code, task.ref());
        }
        String before = jdbc.sql("delete from app.clause_indicator where clause_id = :clause returning code")
                .param("clause", task.clauseId())
                .query(String.class)
                .optional()
                .orElse(null);
        if (code != null) {
            jdbc.sql("""
                            insert into app.clause_indicator (clause_id, code, named_at, named_by)
                            values (:clause, :code, :now, :by)
                            """)
                    .param("clause", task.clauseId())
                    .param("code", code)
                    .param("now", OffsetDateTime.now(clock))
                    .param("by", actor.userId())
                    .update();
        }
        audit.record(Act.of("assignment.indicator-named", "assignment", id)
                .inCycle(task.cycleId())
                .ofUnit(tracks ? task.trackerUnit() : task.coordinatorUnit())
                .with("clause", task.ref())
                .with("indicator", code)
                .with("indicatorBefore", before));
    }

    private boolean isKnown(String code) {
        return jdbc.sql("select exists (select from app.indicator where code = :code)")
                .param("code", code, Types.VARCHAR)
                .query(Boolean.class)
                .single();
    }

    /** Codes and names of the indicators of plans, by any of their letters. */
    @Transactional(readOnly = true)
    public List<Indicator> indicators(String words) {
        return jdbc.sql("""
                        select code, min(name) as name from app.indicator
                         where app.folded(code || ' ' || name) like all (:words) group by code order by code limit 30
                        """)
                .param("words", Text.patterns(words))
                .query(Indicator.class)
                .list();
    }

    public record Indicator(String code, String name) {}
}
