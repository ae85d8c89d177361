package vn.tongket.engine.path;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Where the tokens of running instances are now; reads the engine's executions, whatever they wait for. */
@Component
public class TokenPlaces {

    /** What stands on an element and has nothing below it: an activity, an event or gateway that waits, a job to come. */
    private static final String LEAVES = """
             e.act_id_ is not null and not exists (select from act_ru_execution c where c.parent_id_ = e.id_)
            """;

    private final JdbcClient jdbc;
    private final Visible visible;

    TokenPlaces(JdbcClient jdbc, Visible visible) {
        this.jdbc = jdbc;
        this.visible = visible;
    }

    /** An instance that stands on an element. */
    public record Standing(String instance, String key, String unit, Instant since) {}

    /** Tokens of one instance by element. */
    @Transactional(readOnly = true)
    public Map<String, Integer> ofInstance(String instance) {
        return counts(
                jdbc.sql("select e.act_id_, count(*) as tokens from act_ru_execution e where e.proc_inst_id_ = :id"
                                + " and " + LEAVES + " group by e.act_id_")
                        .param("id", instance));
    }

    /** Tokens of all visible instances of a cycle on one version of a process, by element. */
    @Transactional(readOnly = true)
    public Map<String, Integer> ofCycle(Onlooker onlooker, UUID cycle, PublishedModel model) {
        return counts(jdbc.sql("select e.act_id_, count(*) as tokens " + from(model) + " group by e.act_id_")
                .param("groups", onlooker.held())
                .param("audited", onlooker.lookedOver())
                .param("cycle", cycle)
                .param("definition", model.id()));
    }

    /** One page of the visible instances of a cycle that stand on an element, those that wait longest first. */
    @Transactional(readOnly = true)
    public List<Standing> standing(
            Onlooker onlooker, UUID cycle, PublishedModel model, String element, int limit, long offset) {
        return jdbc.sql("""
                        select * from (
                        select distinct on (p.id_) p.id_, p.business_key_, v.unit_code,
                               coalesce((select max(a.start_time_) from act_hi_actinst a
                                          where a.proc_inst_id_ = p.id_ and a.act_id_ = e.act_id_ and a.end_time_ is null),
                                        (select max(a.end_time_) from act_hi_actinst a where a.proc_inst_id_ = p.id_))
                                 as since
                        """ + from(model) + " and e.act_id_ = :element order by p.id_) s"
                        + " order by since, unit_code, id_ limit :limit offset :offset")
                .param("groups", onlooker.held())
                .param("audited", onlooker.lookedOver())
                .param("cycle", cycle)
                .param("definition", model.id())
                .param("element", element)
                .param("limit", limit)
                .param("offset", offset)
                .query((row, number) -> new Standing(
                        row.getString("id_"),
                        row.getString("business_key_"),
                        row.getString("unit_code"),
                        Instances.moment(row, "since")))
                .list();
    }

    private String from(PublishedModel model) {
        return """
                  from (%s) v
                  join act_ru_execution p on p.business_key_ = v.key::text and p.parent_id_ is null
                  join act_ru_execution e on e.proc_inst_id_ = p.id_
                 where v.cycle_id = :cycle and p.proc_def_id_ = :definition and %s
                """.formatted(visible.of(model.key()), LEAVES);
    }

    private static Map<String, Integer> counts(JdbcClient.StatementSpec statement) {
        return statement.query((row, number) -> Map.entry(row.getString("act_id_"), row.getInt("tokens"))).stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
