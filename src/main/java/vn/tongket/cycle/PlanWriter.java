package vn.tongket.cycle;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.tongket.Text;
import vn.tongket.reference.Citation;
import vn.tongket.reference.References;
import vn.tongket.reference.Resolution;

/** Writes cycles and complete plans. */
@Repository
class PlanWriter {

    private final JdbcClient jdbc;
    private final NamedParameterJdbcTemplate batches;
    private final References references;
    private final Clock clock;

    PlanWriter(JdbcClient jdbc, NamedParameterJdbcTemplate batches, References references, Clock clock) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.references = references;
        this.clock = clock;
    }

    /** Lays a cycle of which only these three things are known; the unit that coordinates does everything at first. */
    void lay(UUID id, String title, ReviewKind kind, String coordinator, String actor) {
        jdbc.sql("""
                        insert into app.review_cycle (id, title, kind, organizer, coordinator_unit, approver_unit,
                                 reviewer_unit, clerk_unit, search, created_at, created_by)
                        values (:id, :title, :kind, :unit, :unit, :unit, :unit, :unit, :search, :now, :by)
                        """)
                .param("id", id)
                .param("title", title)
                .param("kind", kind.name())
                .param("unit", coordinator)
                .param("search", Text.fold(title))
                .param("now", now())
                .param("by", actor)
                .update();
    }

    /** Puts a complete plan in the place of what was written of it before. */
    void write(ReviewCycle cycle, Plan plan) {
        Plan.Roles roles = plan.roles();
        String coordinator = cycle.coordinatorUnit();
        jdbc.sql("""
                        update app.review_cycle
                           set title = :title, search = :search, kind = :kind, qualifier = :qualifier,
                               period_from = :from, period_to = :to, organizer = :organizer, approver_unit = :approver,
                               reviewer_unit = :reviewer, clerk_unit = :clerk, council_unit = :council,
                               tracker_unit = :tracker, purpose = :purpose, due_on = :due, due_precision = :precision,
                               closing_on = :closing, previous_cycle_id = :previous,
                               plan_ready_at = :now, plan_refusal = null, version = version + 1
                         where id = :id
                        """)
                .param("title", plan.title())
                .param("search", Text.fold(plan.title()))
                .param("kind", plan.kind().name())
                .param(
                        "qualifier",
                        plan.qualifier() == null ? null : plan.qualifier().name())
                .param("from", plan.periodFrom())
                .param("to", plan.periodTo())
                .param("organizer", roles.organizer())
                .param("approver", or(roles.approver(), coordinator))
                .param("reviewer", or(roles.reviewer(), coordinator))
                .param("clerk", or(roles.clerk(), coordinator))
                .param("council", roles.council())
                .param("tracker", roles.tracker())
                .param("purpose", plan.purpose())
                .param("due", plan.due().on())
                .param(
                        "precision",
                        plan.due().isKnown() ? plan.due().precision().name() : null)
                .param("closing", plan.closingOn())
                .param("previous", plan.previousCycle())
                .param("now", now())
                .param("id", cycle.id())
                .update();
        parts(cycle.id(), plan);
    }

    private void parts(UUID id, Plan plan) {
        replace(
                id,
                "cycle_phase",
                "(cycle_id, phase) values (:id, :phase)",
                plan.phases(),
                (row, phase) -> row.addValue("phase", phase.name()));
        replace(
                id,
                "review_subject",
                "values (:id, :n, :role, :citation, :description, :issuer, :dated, :document)",
                plan.subjects(),
                (row, subject) -> row.addValue("role", subject.role().name())
                        .addValue("citation", subject.citation())
                        .addValue("description", subject.description())
                        .addValue("issuer", subject.issuer())
                        .addValue("dated", subject.dated())
                        .addValue("document", cite(subject)));
        replace(
                id,
                "milestone",
                "values (:id, :kind, :on, :precision, :place, :note)",
                plan.milestones(),
                (row, milestone) -> row.addValue("kind", milestone.kind())
                        .addValue("on", milestone.on().on())
                        .addValue("precision", milestone.on().precision().name())
                        .addValue("place", milestone.place())
                        .addValue("note", milestone.note()));
        replace(
                id,
                "outline_section",
                "values (:id, :code, :parent, :n, :title, :guidance, :leaf, :required, :words)",
                plan.outline(),
                (row, section) -> row.addValue("code", section.code())
                        .addValue("parent", section.parentCode())
                        .addValue("title", section.title())
                        .addValue("guidance", section.guidance())
                        .addValue("leaf", section.leaf())
                        .addValue("required", section.required())
                        .addValue("words", section.minWords()));
        replace(id, "indicator", """
                values (:id, :code, :n, :name, :unit, :kind, :units, :years, :yearly, :direction, :target, :lower, :upper,
                        :required)
                """, plan.indicators(), PlanWriter::indicator);
        replace(
                id,
                "plan_reporter",
                "values (:id, :n, :kind, :group, :unit, :writer)",
                reporters(plan.reporters()),
                (row, line) -> row.addValue("kind", line.kind())
                        .addValue("group", line.group())
                        .addValue("unit", line.unit())
                        .addValue("writer", line.writer()));
    }

    private record Line(String kind, String group, String unit, String writer) {}

    private static List<Line> reporters(Plan.Reporters reporters) {
        List<Line> lines = new ArrayList<>();
        reporters.groups().forEach(group -> lines.add(new Line("GROUP", group, null, null)));
        reporters.units().stream()
                .filter(unit -> !reporters.writers().containsKey(unit))
                .forEach(unit -> lines.add(new Line("UNIT", null, unit, null)));
        reporters.writers().forEach((scope, writer) -> lines.add(new Line("UNIT", null, scope, writer)));
        reporters.except().stream().sorted().forEach(unit -> lines.add(new Line("EXCEPT", null, unit, null)));
        return lines;
    }

    private static MapSqlParameterSource indicator(MapSqlParameterSource row, Indicator indicator) {
        return row.addValue("code", indicator.code())
                .addValue("name", indicator.name())
                .addValue("unit", indicator.unit())
                .addValue("kind", indicator.kind().name())
                .addValue("units", indicator.overUnits().name())
                .addValue("years", indicator.overYears().name())
                .addValue("yearly", indicator.yearly())
                .addValue(
                        "direction",
                        indicator.direction() == null
                                ? null
                                : indicator.direction().name())
                .addValue("target", indicator.target())
                .addValue("lower", indicator.lowerLimit())
                .addValue("upper", indicator.upperLimit())
                .addValue("required", indicator.required());
    }

    /** The document that is meant; a task that cites none has none. */
    private UUID cite(Plan.Cited subject) {
        boolean names = Citation.of(subject.citation()).isPresent()
                || references
                                .resolve(subject.citation(), subject.dated(), subject.issuer())
                                .kind()
                        == Resolution.Kind.EXACT;
        return names
                ? references
                        .cite(subject.citation(), subject.dated(), subject.issuer())
                        .id()
                : null;
    }

    private <T> void replace(
            UUID id,
            String table,
            String values,
            Collection<T> elements,
            BiFunction<MapSqlParameterSource, T, MapSqlParameterSource> fill) {
        jdbc.sql("delete from app.%s where cycle_id = :id".formatted(table))
                .param("id", id)
                .update();
        List<MapSqlParameterSource> rows = new ArrayList<>();
        for (T element : elements) {
            rows.add(fill.apply(new MapSqlParameterSource("id", id).addValue("n", rows.size() + 1), element));
        }
        if (!rows.isEmpty()) {
            batches.batchUpdate(
                    "insert into app.%s %s".formatted(table, values), rows.toArray(MapSqlParameterSource[]::new));
        }
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }

    private static String or(String unit, String otherwise) {
        return unit == null ? otherwise : unit;
    }
}
