package vn.tongket.assignment;

import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.tongket.calendar.Deadline;
import vn.tongket.conclusion.Target;

/** Writes what happens to assignments; the version is that of the draft alone. */
@Component
class AssignmentWriter {

    /** A moment that happens once to an assignment. */
    enum Step {
        ACCEPTED("accepted_at"),
        SUSPENDED("suspended_at"),
        CANCELLED("cancelled_at"),
        WITHDRAWN("withdrawn_at");

        private final String column;

        Step(String column) {
            this.column = column;
        }
    }

    private static final String INSERT = """
            insert into app.assignment (id, conclusion_id, cycle_id, clause_id, unit_code, role, group_code, kind, carried_by,
                     parent_id, due_on, due_precision, due_at, original_due_on, original_due_precision, original_due_at,
                     target_name, target, target_unit, changed_at)
            values (:id, :conclusion, :cycle, :clause, :unit, :role, :group, :kind, :carrier, :parent,
                    :dueOn, :precision, :dueAt, :dueOn, :precision, :dueAt, :targetName, :target, :targetUnit, :now)
            on conflict on constraint assignment_once do nothing
            """;

    private final JdbcClient jdbc;
    private final NamedParameterJdbcTemplate batch;
    private final Clock clock;

    AssignmentWriter(JdbcClient jdbc, NamedParameterJdbcTemplate batch, Clock clock) {
        this.jdbc = jdbc;
        this.batch = batch;
        this.clock = clock;
    }

    void insert(UUID conclusion, UUID cycle, List<Split.Part> parts) {
        OffsetDateTime now = now();
        batch.batchUpdate(
                INSERT,
                parts.stream()
                        .map(part -> {
                            Deadline due = part.due();
                            Target target = part.target();
                            return new MapSqlParameterSource()
                                    .addValue("id", part.id())
                                    .addValue("conclusion", conclusion)
                                    .addValue("cycle", cycle)
                                    .addValue("clause", part.clause().id())
                                    .addValue("unit", part.unit())
                                    .addValue("role", part.role().name())
                                    .addValue("group", part.group())
                                    .addValue("kind", part.clause().kind().name())
                                    .addValue("carrier", part.carrier().name())
                                    .addValue("parent", part.parentId(), Types.OTHER)
                                    .addValue("dueOn", due.on(), Types.DATE)
                                    .addValue("precision", due.precision().name())
                                    .addValue("dueAt", dueAt(due), Types.TIMESTAMP_WITH_TIMEZONE)
                                    .addValue("targetName", target == null ? null : target.name())
                                    .addValue("target", target == null ? null : target.value(), Types.NUMERIC)
                                    .addValue("targetUnit", target == null ? null : target.unit())
                                    .addValue("now", now, Types.TIMESTAMP_WITH_TIMEZONE);
                        })
                        .toArray(MapSqlParameterSource[]::new));
    }

    /** Marks as opened the next ones that are not yet; at most so many, and each by one caller only. */
    List<UUID> openNext(UUID conclusion, int most) {
        return jdbc.sql("""
                        update app.assignment set opened_at = :now, changed_at = :now
                         where id in (select id from app.assignment
                                       where conclusion_id = :conclusion and opened_at is null and cancelled_at is null
                                         and withdrawn_at is null and carried_by = 'UNIT'
                                       order by id limit :most for update skip locked)
                        returning id
                        """)
                .param("now", now())
                .param("conclusion", conclusion)
                .param("most", most)
                .query(UUID.class)
                .list();
    }

    /** Those that no unit works on by itself are open as soon as the others are. */
    void openOthers(UUID conclusion) {
        jdbc.sql("""
                        update app.assignment set opened_at = :now, accepted_at = :now, changed_at = :now
                         where conclusion_id = :conclusion and opened_at is null and carried_by <> 'UNIT'
                        """).param("now", now()).param("conclusion", conclusion).update();
    }

    void mark(UUID id, Step step, String reason) {
        jdbc.sql("update app.assignment set " + step.column + " = :now, changed_at = :now, "
                        + "halt_reason = coalesce(:reason, halt_reason) where id = :id")
                .param("now", now())
                .param("reason", reason, Types.VARCHAR)
                .param("id", id)
                .update();
    }

    /** Whether a decision on an area holds the clock. */
    boolean standsWithArea(UUID id) {
        return jdbc.sql("""
                        select exists (select from app.paused_assignment
                                        where assignment_id = :id and resumed_on is null)
                        """).param("id", id).query(Boolean.class).single();
    }

    /** The due date moves by the calendar days the clock stood; days that an area stood as well have moved it already. */
    void resume(UUID id) {
        jdbc.sql("""
                        update app.assignment a
                           set suspended_at = null, halt_reason = null, changed_at = :now,
                               due_at = a.due_at + s.days * interval '1 day',
                               due_on = case when s.days = 0 or a.due_at is null then a.due_on
                                             else (a.due_at at time zone :zone)::date + s.days end,
                               due_precision = case when s.days = 0 or a.due_at is null then a.due_precision
                                                    else 'DAY' end
                          from (select coalesce(sum(upper(d.days) - lower(d.days)), 0)::integer as days
                                  from app.assignment o
                                  cross join lateral unnest(
                                    datemultirange(daterange((o.suspended_at at time zone :zone)::date, :today))
                                    - coalesce((select range_agg(daterange(p.paused_on, p.resumed_on))
                                                  from app.paused_assignment p where p.assignment_id = o.id),
                                               '{}'::datemultirange)) as d (days)
                                 where o.id = :id) s
                         where a.id = :id
                        """)
                .param("zone", Deadline.ZONE.getId())
                .param("today", LocalDate.now(clock))
                .param("now", now())
                .param("id", id)
                .update();
    }

    /** The completion report goes to the tracker with the figures that the unit last reported. */
    void submit(UUID id) {
        jdbc.sql("""
                        update app.assignment a
                           set submitted_at = :now, return_reason = null, changed_at = :now,
                               achieved = r.achieved, assigned = r.assigned
                          from (select achieved, assigned from app.progress_report
                                 where assignment_id = :id and completion order by id desc limit 1) r
                         where a.id = :id
                        """).param("now", now()).param("id", id).update();
    }

    /** Back to the unit: by its own leader before submission, or by the tracker, who counts the return. */
    void sendBack(UUID id, String reason, boolean byTracker) {
        jdbc.sql("""
                        update app.assignment
                           set submitted_at = null, return_reason = :reason, changed_at = :now,
                               achieved = null, assigned = null,
                               returned_count = returned_count + case when :byTracker then 1 else 0 end
                         where id = :id
                        """)
                .param("reason", reason)
                .param("now", now())
                .param("byTracker", byTracker)
                .param("id", id)
                .update();
    }

    void confirm(UUID id, String note) {
        jdbc.sql(
                        "update app.assignment set confirmed_at = :now, confirm_note = :note, changed_at = :now where id = :id")
                .param("now", now())
                .param("note", note, Types.VARCHAR)
                .param("id", id)
                .update();
    }

    /** Completes what consists of parts as soon as no part of it is open any more, level by level. */
    void confirmWholes(UUID conclusion) {
        String sql = """
                update app.assignment p set confirmed_at = :now, changed_at = :now
                 where p.conclusion_id = :conclusion and p.carried_by = 'PARTS' and p.confirmed_at is null
                   and not exists (select from app.assignment a
                                    where a.parent_id = p.id and a.confirmed_at is null and a.cancelled_at is null
                                      and a.withdrawn_at is null)
                """;
        while (jdbc.sql(sql).param("now", now()).param("conclusion", conclusion).update() > 0) {
            continue;
        }
    }

    /** The tracker's own assignment ends with those that it tracked. */
    void confirmCoordination(UUID conclusion) {
        jdbc.sql("""
                        update app.assignment set confirmed_at = :now, changed_at = :now
                         where conclusion_id = :conclusion and carried_by = 'FOLLOW_UP' and confirmed_at is null
                        """).param("now", now()).param("conclusion", conclusion).update();
    }

    void reschedule(UUID id, Deadline due) {
        jdbc.sql("""
                        update app.assignment
                           set due_on = :on, due_precision = :precision, due_at = :at, changed_at = :now
                         where id = :id
                        """)
                .param("on", due.on(), Types.DATE)
                .param("precision", due.precision().name())
                .param("at", dueAt(due), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("now", now())
                .param("id", id)
                .update();
    }

    /** Saves what is typed; answers 0 when somebody else saved in between. */
    int saveDraft(UUID id, String json, Integer version) {
        return jdbc.sql("""
                        update app.assignment set draft = :draft::jsonb, version = version + 1
                         where id = :id and (:version::integer is null or version = :version)
                        """)
                .param("draft", json)
                .param("id", id)
                .param("version", version, Types.INTEGER)
                .update();
    }

    /** Nothing is typed yet for the next period. */
    void emptyDraft(UUID id) {
        jdbc.sql("update app.assignment set draft = '{}', version = version + 1 where id = :id")
                .param("id", id)
                .update();
    }

    OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }

    private static OffsetDateTime dueAt(Deadline due) {
        return due.isKnown() ? due.dueAt().atOffset(ZoneOffset.UTC) : null;
    }
}
