package bench;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.ContextConfiguration;
import vn.tongket.TongKetApplication;
import vn.tongket.TongKetTest;
import vn.tongket.audit.seal.SealLoad;

/** What the seal costs: a million records against plainly reading them, and rows of history with and without triggers. */
@TongKetTest
@Import(SealLoad.class)
@ContextConfiguration(classes = TongKetApplication.class)
class SealBenchmark {

    private static final Logger log = LoggerFactory.getLogger(SealBenchmark.class);
    private static final int RECORDS = 1_000_000;
    private static final int ROWS = 20_000;

    @Autowired
    io.zonky.test.db.postgres.embedded.EmbeddedPostgres server;

    @Autowired
    SealLoad load;

    @Test
    void sealing_a_million_records() throws Exception {
        DataSource superuser = server.getDatabase("postgres", "tongket");
        JdbcTemplate jdbc = new JdbcTemplate(superuser);
        load.seal();
        jdbc.update("""
                insert into app.audit_record (occurred_at, actor, capacity, act, subject_kind, subject_id, cycle_id, unit_code, details)
                select now(), 'H' || n % 400 || '.soan', 'H1.drafter', 'report.submitted', 'report', gen_random_uuid()::text, ?,
                       'H' || n % 400, jsonb_build_object('version', n % 7, 'reason', 'Bổ sung số liệu mục ' || n)
                  from generate_series(1, ?) n
                """, UUID.randomUUID(), RECORDS);
        long read = read(superuser);
        read = Math.min(read, read(superuser));
        long began = System.nanoTime();
        load.seal();
        long sealed = System.nanoTime() - began;
        log.warn(
                "{} records: reading {} ms, sealing {} ms, {} times",
                RECORDS,
                ms(read),
                ms(sealed),
                ratio(sealed, read));
    }

    @Test
    void rows_of_history_with_and_without_triggers() {
        JdbcTemplate jdbc = new JdbcTemplate(server.getDatabase("postgres", "tongket"));
        history(jdbc, "origin");
        long[] with = history(jdbc, "origin");
        long[] without = history(jdbc, "replica");
        log.warn(
                "{} inserts and updates of history: time {} times, write-ahead log {} times ({} kB against {} kB)",
                ROWS,
                ratio(with[0], without[0]),
                ratio(with[1], without[1]),
                with[1] / 1024,
                without[1] / 1024);
    }

    /** Row by row, as the engine writes; time and bytes of write-ahead log. */
    private static long[] history(JdbcTemplate jdbc, String role) {
        jdbc.execute("checkpoint");
        String before = jdbc.queryForObject("select pg_current_wal_insert_lsn()::text", String.class);
        long began = System.nanoTime();
        jdbc.execute("""
                do $$ declare prefix text := gen_random_uuid()::text; begin
                  perform set_config('session_replication_role', '%s', true);
                  for n in 1 .. %d loop
                    insert into act_hi_actinst (id_, proc_def_key_, proc_def_id_, root_proc_inst_id_, proc_inst_id_, execution_id_, act_id_,
                                                act_name_, act_type_, start_time_, sequence_counter_)
                    values (prefix || n, 'unit-report', 'unit-report:1:abc', prefix, prefix, prefix, 'Task_DraftReport', 'Soạn báo cáo',
                            'userTask', now(), n);
                    update act_hi_actinst set end_time_ = now(), duration_ = 5, act_inst_state_ = 4 where id_ = prefix || n;
                  end loop;
                end $$
                """.formatted(role, ROWS));
        long time = System.nanoTime() - began;
        long wal = jdbc.queryForObject(
                "select pg_wal_lsn_diff(pg_current_wal_insert_lsn(), ?::pg_lsn)::bigint", Long.class, before);
        return new long[] {time, wal};
    }

    private static long read(DataSource source) throws Exception {
        long began = System.nanoTime();
        long letters = 0;
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.setFetchSize(2_000);
            try (ResultSet rows = statement.executeQuery("select * from app.audit_record order by turn, id")) {
                while (rows.next()) {
                    for (int column = 1; column <= 17; column++) {
                        String text = rows.getString(column);
                        letters += text == null ? 0 : text.length();
                    }
                }
            }
        }
        log.debug("{} letters", letters);
        return System.nanoTime() - began;
    }

    private static long ms(long nanos) {
        return nanos / 1_000_000;
    }

    private static String ratio(long one, long other) {
        return "%.2f".formatted((double) one / other);
    }
}
