package vn.tongket.engine.path;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What happened in one instance: steps, variables, incidents and failed tries, from the engine's history. Whoever calls has
 * asked {@link Instances} whether the person may see the instance.
 */
@Component
public class Steps {

    /** More steps than any model of people's work has; a longer way is drawn from its beginning. */
    public static final int DRAWN = 5_000;

    private static final int CANCELED = 2;

    private static final String STEPS = """
            select a.id_, a.act_id_, a.parent_act_inst_id_, a.sequence_counter_, a.start_time_, a.end_time_,
                   a.call_proc_inst_id_, a.act_inst_state_,
                   coalesce((select o.user_id_ from act_hi_op_log o
                              where o.task_id_ = a.task_id_ and o.operation_type_ = 'Complete' limit 1),
                            a.assignee_) as who
              from act_hi_actinst a where a.proc_inst_id_ = :id
             order by a.start_time_, a.sequence_counter_, a.id_ limit :limit offset :offset
            """;

    private final JdbcClient jdbc;

    Steps(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A value that a variable took.
     *
     * @param type {@code first} for the first value of a variable that changed later: the engine keeps that it was set, not
     *     to what
     * @param last whether it is the value now
     */
    public record Value(String name, String type, String value, Instant at, String step, boolean last) {}

    /** A stop that an operator has to look at, or had to. */
    public record Incident(String element, String type, String message, Instant at, Instant endedAt) {}

    /** A try of a job that failed; {@code left} tries were left after it. */
    public record Failure(String element, String message, Instant at, int left) {}

    /** One page of steps, in order. */
    @Transactional(readOnly = true)
    public List<Step> page(String instance, int limit, long offset) {
        return jdbc.sql(STEPS)
                .param("id", instance)
                .param("limit", limit)
                .param("offset", offset)
                .query(Steps::step)
                .list();
    }

    /** Every step, for the picture. */
    @Transactional(readOnly = true)
    public List<Step> all(String instance) {
        return page(instance, DRAWN, 0);
    }

    /** What the variables were set to, in order. */
    @Transactional(readOnly = true)
    public List<Value> values(String instance, int limit, long offset) {
        return jdbc.sql("""
                        select * from (
                        select d.name_, d.var_type_, d.time_ as at, d.sequence_counter_, d.act_inst_id_,
                               coalesce(d.text_, d.long_::text, d.double_::text) as value,
                               row_number() over (partition by d.var_inst_id_
                                                  order by d.time_ desc, d.sequence_counter_ desc) = 1 as last
                          from act_hi_detail d where d.proc_inst_id_ = :id and d.type_ = 'VariableUpdate'
                        union all
                        select v.name_, case when d.changed then 'first' else v.var_type_ end, v.create_time_, 0,
                               v.act_inst_id_,
                               case when not d.changed then coalesce(v.text_, v.long_::text, v.double_::text) end,
                               not d.changed
                          from act_hi_varinst v
                          cross join lateral (select exists (select from act_hi_detail c where c.var_inst_id_ = v.id_)
                                                as changed) d
                         where v.proc_inst_id_ = :id) w
                         order by at, sequence_counter_, name_ limit :limit offset :offset
                        """)
                .param("id", instance)
                .param("limit", limit)
                .param("offset", offset)
                .query((row, number) -> new Value(
                        row.getString("name_"),
                        row.getString("var_type_"),
                        row.getString("value"),
                        Instances.moment(row, "at"),
                        row.getString("act_inst_id_"),
                        row.getBoolean("last")))
                .list();
    }

    @Transactional(readOnly = true)
    public List<Incident> incidents(String instance, int limit) {
        return jdbc.sql("""
                        select activity_id_, incident_type_, incident_msg_, create_time_, end_time_
                          from act_hi_incident where proc_inst_id_ = :id order by create_time_ desc, id_ limit :limit
                        """)
                .param("id", instance)
                .param("limit", limit)
                .query((row, number) -> new Incident(
                        row.getString("activity_id_"),
                        row.getString("incident_type_"),
                        row.getString("incident_msg_"),
                        Instances.moment(row, "create_time_"),
                        Instances.moment(row, "end_time_")))
                .list();
    }

    @Transactional(readOnly = true)
    public List<Failure> failures(String instance, int limit) {
        return jdbc.sql("""
                        select act_id_, job_exception_msg_, timestamp_, job_retries_ from act_hi_job_log
                         where process_instance_id_ = :id and job_state_ = 1 order by timestamp_ desc, id_ limit :limit
                        """)
                .param("id", instance)
                .param("limit", limit)
                .query((row, number) -> new Failure(
                        row.getString("act_id_"),
                        row.getString("job_exception_msg_"),
                        Instances.moment(row, "timestamp_"),
                        Math.max(0, row.getInt("job_retries_") - 1)))
                .list();
    }

    private static Step step(ResultSet row, int number) throws SQLException {
        return new Step(
                row.getString("id_"),
                row.getString("act_id_"),
                row.getString("parent_act_inst_id_"),
                row.getLong("sequence_counter_"),
                Instances.moment(row, "start_time_"),
                Instances.moment(row, "end_time_"),
                row.getString("who"),
                row.getString("call_proc_inst_id_"),
                row.getInt("act_inst_state_") == CANCELED);
    }

    static Duration millis(ResultSet row, String column) throws SQLException {
        double value = row.getDouble(column);
        return row.wasNull() ? null : Duration.ofMillis(Math.round(value));
    }
}
