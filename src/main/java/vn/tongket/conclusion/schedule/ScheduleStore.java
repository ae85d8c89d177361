package vn.tongket.conclusion.schedule;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.tongket.calendar.Deadline;
import vn.tongket.calendar.Precision;
import vn.tongket.cycle.ReviewCycle;

/** Reads what is known of a cycle's steps, in one statement, and keeps how long they usually take. */
@Repository
class ScheduleStore {

    private final JdbcClient jdbc;
    private final NamedParameterJdbcTemplate batches;
    private final Clock clock;

    ScheduleStore(JdbcClient jdbc, NamedParameterJdbcTemplate batches, Clock clock) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.clock = clock;
    }

    Facts facts(ReviewCycle cycle) {
        return jdbc.sql("""
                        select f.held_on, f.held_precision, f.invited_at, f.minutes_signed_at,
                               m.on_date as milestone_on, m.precision as milestone_precision,
                               (select min(r.ready_at) from app.consolidated_report r where r.cycle_id = c.id) as ready_at,
                               (select min(r.approved_at) from app.consolidated_report r where r.cycle_id = c.id)
                                 as approved_at,
                               (select g.decided_on from app.commendation g
                                 where g.cycle_id = c.id and g.issued_at is not null) as awarded_on,
                               (select k.issued_on from app.conclusion k
                                 where k.cycle_id = c.id and k.issued_at is not null) as concluded_on
                          from app.review_cycle c
                          left join app.conference f on f.cycle_id = c.id
                          left join app.milestone m on m.cycle_id = c.id and m.kind = 'CONFERENCE'
                         where c.id = :cycle
                         order by m.on_date limit 1
                        """)
                .param("cycle", cycle.id())
                .query((row, n) -> facts(row, cycle))
                .single();
    }

    private Facts facts(ResultSet row, ReviewCycle cycle) throws SQLException {
        Map<Step, LocalDate> done = new EnumMap<>(Step.class);
        put(done, Step.PLAN_ISSUED, day(cycle.planIssuedAt()));
        put(done, Step.REPORTS_DUE, day(cycle.reportsClosedAt()));
        put(done, Step.CONSOLIDATED, day(instant(row, "ready_at")));
        put(done, Step.REPORT_APPROVED, day(instant(row, "approved_at")));
        put(done, Step.INVITED, day(instant(row, "invited_at")));
        put(done, Step.AWARDED, row.getObject("awarded_on", LocalDate.class));
        put(done, Step.CONCLUSION, row.getObject("concluded_on", LocalDate.class));
        Deadline held = deadline(row, "held_on", "held_precision");
        Deadline conference = held.isKnown() ? held : deadline(row, "milestone_on", "milestone_precision");
        LocalDate today = LocalDate.now(clock);
        if (instant(row, "minutes_signed_at") != null
                || held.precision() == Precision.DAY && held.on().isBefore(today)) {
            put(done, Step.CONFERENCE, held.isKnown() ? held.lastDay() : day(instant(row, "minutes_signed_at")));
        }
        Map<Step, Deadline> planned = new EnumMap<>(Step.class);
        planned.put(Step.REPORTS_DUE, cycle.due() == null ? Deadline.UNKNOWN : cycle.due());
        planned.put(Step.CONFERENCE, conference);
        Set<Step> steps = EnumSet.noneOf(Step.class);
        for (Step step : Step.values()) {
            if (cycle.has(step.phase())) {
                steps.add(step);
            }
        }
        return new Facts(conference, planned, done, steps);
    }

    private static Deadline deadline(ResultSet row, String on, String precision) throws SQLException {
        LocalDate day = row.getObject(on, LocalDate.class);
        return day == null ? Deadline.UNKNOWN : new Deadline(day, Precision.valueOf(row.getString(precision)));
    }

    private static java.time.Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }

    private static LocalDate day(java.time.Instant moment) {
        return moment == null ? null : LocalDate.ofInstant(moment, Deadline.ZONE);
    }

    private static void put(Map<Step, LocalDate> done, Step step, LocalDate day) {
        if (day != null) {
            done.put(step, day);
        }
    }

    /** How long the steps take at a unit, as far as somebody said so. */
    Map<Step, Integer> durations(String unit) {
        Map<Step, Integer> durations = new EnumMap<>(Step.class);
        jdbc.sql("select phase, working_days from app.phase_duration where unit_code = :unit")
                .param("unit", unit)
                .query(row -> {
                    durations.put(Step.valueOf(row.getString("phase")), row.getInt("working_days"));
                });
        return durations;
    }

    void save(String unit, Map<Step, Integer> durations, String actor) {
        jdbc.sql("delete from app.phase_duration where unit_code = :unit and phase <> all(:kept)")
                .param("unit", unit)
                .param("kept", durations.keySet().stream().map(Step::name).toArray(String[]::new))
                .update();
        OffsetDateTime now = OffsetDateTime.now(clock);
        batches.batchUpdate(
                """
                insert into app.phase_duration as d values (:unit, :phase, :days, :now, :actor)
                on conflict (unit_code, phase) do update
                  set working_days = excluded.working_days, changed_at = excluded.changed_at,
                      changed_by = excluded.changed_by
                  where d.working_days <> excluded.working_days
                """,
                durations.entrySet().stream()
                        .map(one -> new MapSqlParameterSource("unit", unit)
                                .addValue("phase", one.getKey().name())
                                .addValue("days", one.getValue())
                                .addValue("now", now)
                                .addValue("actor", actor))
                        .toArray(MapSqlParameterSource[]::new));
    }
}
