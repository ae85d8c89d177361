package vn.tongket.engine.path;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How often and how long, over all instances of a version that the person may see: two statements, however many. */
@Component
public class HeatMap {

    private final JdbcClient jdbc;
    private final Visible visible;

    HeatMap(JdbcClient jdbc, Visible visible) {
        this.jdbc = jdbc;
        this.visible = visible;
    }

    /**
     * An element over many instances.
     *
     * @param times how often a token came here
     * @param now how many of them are still here
     * @param median of those that went on; null where none did
     */
    public record Warmth(String element, int times, int now, Duration median, Duration longest) {}

    /** The instances as a whole. */
    public record Whole(int running, int finished, Duration median, Duration longest) {}

    /** By element; of one cycle where one is named. */
    @Transactional(readOnly = true)
    public Map<String, Warmth> elements(Onlooker onlooker, PublishedModel model, UUID cycle) {
        return scoped("""
                        select a.act_id_, count(*) as times, count(*) filter (where a.end_time_ is null) as now,
                               percentile_cont(0.5) within group (order by a.duration_) as median,
                               max(a.duration_) as longest
                          from act_hi_procinst p join act_hi_actinst a on a.proc_inst_id_ = p.id_
                        """, " group by a.act_id_", onlooker, model, cycle)
                .query((row, number) -> new Warmth(
                        row.getString("act_id_"),
                        row.getInt("times"),
                        row.getInt("now"),
                        Steps.millis(row, "median"),
                        Steps.millis(row, "longest")))
                .stream()
                .collect(Collectors.toMap(Warmth::element, Function.identity()));
    }

    @Transactional(readOnly = true)
    public Whole whole(Onlooker onlooker, PublishedModel model, UUID cycle) {
        return scoped("""
                        select count(*) filter (where p.end_time_ is null) as running, count(p.end_time_) as finished,
                               percentile_cont(0.5) within group (order by p.duration_) as median,
                               max(p.duration_) as longest
                          from act_hi_procinst p
                        """, "", onlooker, model, cycle)
                .query((row, number) -> new Whole(
                        row.getInt("running"),
                        row.getInt("finished"),
                        Steps.millis(row, "median"),
                        Steps.millis(row, "longest")))
                .single();
    }

    /** Who looks after models counts every instance; of a cycle they are counted for those who see them. */
    private JdbcClient.StatementSpec scoped(
            String select, String group, Onlooker onlooker, PublishedModel model, UUID cycle) {
        String of = """
                 where p.proc_def_id_ = :definition
                   and (:cycle::uuid is null and :owner
                        or p.business_key_ in (select v.key::text from (%s) v
                                                where :cycle::uuid is null or v.cycle_id = :cycle::uuid))
                """.formatted(visible.of(model.key()));
        return jdbc.sql(select + of + group)
                .param("definition", model.id())
                .param("owner", onlooker.overModels())
                .param("cycle", cycle)
                .param("groups", onlooker.held())
                .param("audited", onlooker.lookedOver());
    }

    /** Steps of a level between 1 and 5 for what lasts this long beside the longest; 0 for what takes no time. */
    public static int level(Duration lasted, Duration longest) {
        if (lasted == null || longest == null || lasted.toMillis() < 1_000 || longest.toMillis() < 1_000) {
            return 0;
        }
        return (int) Math.max(1, Math.min(5, Math.ceil(5.0 * lasted.toMillis() / longest.toMillis())));
    }

    /** The longest of the medians. */
    public static Duration longestMedian(Map<String, Warmth> warmth) {
        return warmth.values().stream()
                .map(Warmth::median)
                .filter(median -> median != null)
                .max(Duration::compareTo)
                .orElse(null);
    }
}
