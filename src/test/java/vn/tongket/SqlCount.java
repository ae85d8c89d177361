package vn.tongket;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.QueryExecutionListener;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.core.Ordered;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Counts the SQL that the test's own thread sends, and the rows that it writes. Every entry of a JDBC batch is a
 * statement; rows are what PostgreSQL says was inserted, updated and deleted, ours and the engine's alike.
 */
@TestComponent
public class SqlCount implements BeanPostProcessor, QueryExecutionListener, Ordered {

    private static final String WRITTEN = """
            select coalesce(sum(n_tup_ins + n_tup_upd + n_tup_del), 0)::bigint from pg_stat_user_tables
            """;

    private final ThreadLocal<Sent> counting = new ThreadLocal<>();

    /**
     * What was sent and written.
     *
     * @param statements every entry of a batch counts
     * @param executions a batch counts as one
     * @param byKind statements by the beginning of their text, for whoever looks for what to save
     */
    public record Counted(int statements, int executions, long rows, Map<String, Integer> byKind) {}

    private static final class Sent {
        private int statements;
        private int executions;
        private final Map<String, Integer> byKind = new TreeMap<>();
    }

    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource source
                ? ProxyDataSourceBuilder.create(source).listener(this).build()
                : bean;
    }

    /** Counts the work of this thread, which must end with its transactions closed. */
    public Counted count(DataSource source, Acting.Step work) throws Exception {
        JdbcTemplate jdbc = new JdbcTemplate(source);
        long before = written(jdbc);
        Sent sent = new Sent();
        counting.set(sent);
        try {
            work.run();
        } finally {
            counting.remove();
        }
        return new Counted(sent.statements, sent.executions, written(jdbc) - before, sent.byKind);
    }

    /** The connection that this thread used last tells its figures first; the pool gives it to the same thread again. */
    private static long written(JdbcTemplate jdbc) {
        jdbc.execute("select pg_stat_force_next_flush()");
        jdbc.execute("select pg_stat_clear_snapshot()");
        return jdbc.queryForObject(WRITTEN, Long.class);
    }

    @Override
    public void beforeQuery(ExecutionInfo execution, List<QueryInfo> queries) {
        // counted when it is done
    }

    @Override
    public void afterQuery(ExecutionInfo execution, List<QueryInfo> queries) {
        Sent sent = counting.get();
        if (sent == null) {
            return;
        }
        for (QueryInfo query : queries) {
            int times = Math.max(1, query.getParametersList().size());
            sent.statements += times;
            sent.executions++;
            sent.byKind.merge(kind(query.getQuery()), times, Integer::sum);
        }
    }

    private static String kind(String sql) {
        String flat = sql.strip().replaceAll("\\s+", " ");
        return flat.substring(0, Math.min(flat.length(), 110));
    }
}
