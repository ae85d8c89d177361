package vn.tongket.engine.path;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.NotFound;

/**
 * Process instances that a person may see, finished ones too. Reads the engine's tables, as its own queries know neither
 * our units nor medians; it never writes them.
 */
@Component
public class Instances {

    private static final String COLUMNS = """
            select p.id_, p.proc_def_id_, p.proc_def_key_, d.version_, p.business_key_, p.start_time_, p.end_time_, p.state_,
                   p.super_process_instance_id_, v.key is not null as content, v.cycle_id, v.unit_code
              from act_hi_procinst p join act_re_procdef d on d.id_ = p.proc_def_id_
            """;

    private final JdbcClient jdbc;
    private final Visible visible;

    Instances(JdbcClient jdbc, Visible visible) {
        this.jdbc = jdbc;
        this.visible = visible;
    }

    /** How many instances of a version there are. */
    public record Count(String definition, String process, int version, String name, int running, int finished) {}

    /** One instance; a foreign one is answered like one that does not exist. */
    @Transactional(readOnly = true)
    public Instance require(Onlooker onlooker, String id) {
        return scoped(
                        COLUMNS + " left join lateral (" + visible.ofOne()
                                + ") v on true where p.id_ = :id and (v.key is not null or :owner) limit 1",
                        onlooker)
                .param("owner", onlooker.overModels())
                .param("id", id)
                .query(Instances::read)
                .optional()
                .orElseThrow(() -> new NotFound("process instance", id));
    }

    /** The newest instance of a process for an aggregate; whoever calls knows that the person may see the aggregate. */
    @Transactional(readOnly = true)
    public Optional<Instance> newest(String process, UUID key) {
        return jdbc.sql("""
                        select p.id_, p.proc_def_id_, p.proc_def_key_, d.version_, p.business_key_, p.start_time_, p.end_time_,
                               p.state_, p.super_process_instance_id_, false as content, null::uuid as cycle_id,
                               null::text as unit_code
                          from act_hi_procinst p join act_re_procdef d on d.id_ = p.proc_def_id_
                         where p.business_key_ = :key and p.proc_def_key_ = :process
                         order by p.start_time_ desc, p.id_ limit 1
                        """)
                .param("process", process)
                .param("key", key.toString())
                .query(Instances::read)
                .optional();
    }

    /** Instances that this one called, the first first. */
    @Transactional(readOnly = true)
    public List<Instance> called(Onlooker onlooker, String caller, int limit) {
        return scoped(
                        COLUMNS + " left join lateral (" + visible.ofOne() + ") v on true"
                                + " where p.id_ in (select a.call_proc_inst_id_ from act_hi_actinst a where a.proc_inst_id_ = :caller)"
                                + " and (v.key is not null or :owner)"
                                + " order by p.start_time_, p.id_ limit :limit",
                        onlooker)
                .param("owner", onlooker.overModels())
                .param("caller", caller)
                .param("limit", limit)
                .query(Instances::read)
                .list();
    }

    /** The visible instances of a cycle by version, those of which most run first. */
    @Transactional(readOnly = true)
    public List<Count> countsOfCycle(Onlooker onlooker, UUID cycle) {
        return scoped("""
                        select d.id_, d.key_, d.version_, coalesce(d.name_, d.key_) as name,
                               count(*) filter (where p.end_time_ is null) as running, count(p.end_time_) as finished
                          from (%s) v
                          join act_hi_procinst p on p.business_key_ = v.key::text and p.proc_def_key_ = v.process
                          join act_re_procdef d on d.id_ = p.proc_def_id_
                         where v.cycle_id = :cycle
                         group by d.id_ order by d.key_, d.version_ desc
                        """.formatted(visible.all()), onlooker)
                .param("cycle", cycle)
                .query((row, number) -> new Count(
                        row.getString("id_"),
                        row.getString("key_"),
                        row.getInt("version_"),
                        row.getString("name"),
                        row.getInt("running"),
                        row.getInt("finished")))
                .list();
    }

    /** One page of the visible instances of a cycle; of all its processes where none is named. */
    @Transactional(readOnly = true)
    public List<Instance> ofCycle(Onlooker onlooker, UUID cycle, String process, int limit, long offset) {
        return scoped(COLUMNS + " join (" + visible.all() + """
                        ) v on p.business_key_ = v.key::text and p.proc_def_key_ = v.process
                         where v.cycle_id = :cycle and (:process::text is null or v.process = :process::text)
                         order by p.start_time_, p.id_ limit :limit offset :offset
                        """, onlooker)
                .param("cycle", cycle)
                .param("process", process)
                .param("limit", limit)
                .param("offset", offset)
                .query(Instances::read)
                .list();
    }

    /** One page of the instances of a version, the newest first, those of a cycle where one is named. */
    @Transactional(readOnly = true)
    public List<Instance> ofDefinition(
            Onlooker onlooker, PublishedModel model, UUID cycle, Boolean finished, int limit, long offset) {
        return scoped(COLUMNS + " left join (" + visible.of(model.key()) + """
                        ) v on p.business_key_ = v.key::text
                         where p.proc_def_id_ = :definition
                           and (v.key is not null and (:cycle::uuid is null or v.cycle_id = :cycle::uuid)
                                or :cycle::uuid is null and :owner)
                           and (:finished::boolean is null or (p.end_time_ is not null) = :finished::boolean)
                         order by p.start_time_ desc, p.id_ limit :limit offset :offset
                        """, onlooker)
                .param("owner", onlooker.overModels())
                .param("definition", model.id())
                .param("cycle", cycle)
                .param("finished", finished)
                .param("limit", limit)
                .param("offset", offset)
                .query(Instances::read)
                .list();
    }

    private JdbcClient.StatementSpec scoped(String sql, Onlooker onlooker) {
        return jdbc.sql(sql).param("groups", onlooker.held()).param("audited", onlooker.lookedOver());
    }

    static Instant moment(ResultSet row, String column) throws SQLException {
        Timestamp moment = row.getTimestamp(column);
        return moment == null ? null : moment.toInstant();
    }

    private static Instance read(ResultSet row, int number) throws SQLException {
        return new Instance(
                row.getString("id_"),
                row.getString("proc_def_id_"),
                row.getString("proc_def_key_"),
                row.getInt("version_"),
                row.getString("business_key_"),
                moment(row, "start_time_"),
                moment(row, "end_time_"),
                row.getString("state_"),
                row.getString("super_process_instance_id_"),
                row.getBoolean("content"),
                row.getObject("cycle_id", UUID.class),
                row.getString("unit_code"));
    }
}
