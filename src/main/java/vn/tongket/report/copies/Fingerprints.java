package vn.tongket.report.copies;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps what is known of the wording of submitted versions. It is computed when somebody looks, a page of versions at a
 * time and each in its own transaction, never while a unit submits; a sealed version needs it once.
 */
@Repository
class Fingerprints {

    private static final int PAGE = 50;

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Clock clock;
    private final TransactionTemplate separately;

    /** One person's look computes; another's goes on with what there is, and no connection waits for a second one. */
    private final ReentrantLock computing = new ReentrantLock();

    Fingerprints(JdbcClient jdbc, ObjectMapper json, Clock clock, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
        this.separately = new TransactionTemplate(transactions);
        this.separately.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** A row as it is written. */
    private record Row(UUID version, String section, int shingles, long[] marks) {}

    /** Computes what is missing in a cycle, at most so many pages; returns whether everything is there now. */
    boolean compute(UUID cycle, int pages) {
        for (int page = 0; page < pages; page++) {
            List<UUID> missing = missing(cycle);
            if (missing.isEmpty()) {
                return true;
            }
            if (!computing.tryLock()) {
                return false;
            }
            try {
                separately.executeWithoutResult(status -> keep(missing));
            } finally {
                computing.unlock();
            }
            if (missing.size() < PAGE) {
                return true;
            }
        }
        return false;
    }

    private List<UUID> missing(UUID cycle) {
        return jdbc.sql("""
                        select n.id from (
                          select distinct on (v.obligation_id) v.id
                            from app.obligation o join app.report_version v on v.obligation_id = o.id
                           where o.cycle_id = :cycle and o.withdrawn_at is null and v.submitted_at is not null
                           order by v.obligation_id, v.version_no desc) n
                         where not exists (select from app.fingerprinted_version f where f.version_id = n.id)
                         limit :page
                        """)
                .param("cycle", cycle)
                .param("page", PAGE)
                .query(UUID.class)
                .list();
    }

    private void keep(List<UUID> versions) {
        List<Row> rows = new ArrayList<>();
        jdbc.sql("""
                        select version_id, code, body from app.report_section
                         where version_id = any (:versions) and body <> ''
                        """).param("versions", versions.toArray(UUID[]::new)).query(row -> {
            Wording wording = Wording.of(row.getString("body"));
            if (wording.runs() > 0) {
                rows.add(new Row(
                        row.getObject("version_id", UUID.class),
                        row.getString("code"),
                        wording.runs(),
                        wording.marks()));
            }
        });
        jdbc.sql("""
                        insert into app.report_fingerprint (version_id, section_code, shingles, marks)
                        select version, section, shingles, marks
                          from jsonb_to_recordset(:rows::jsonb)
                               as x(version uuid, section text, shingles integer, marks bigint[])
                        on conflict do nothing
                        """).param("rows", write(rows)).update();
        jdbc.sql("""
                        insert into app.fingerprinted_version (version_id, computed_at)
                        select id, :now from unnest(:versions::uuid[]) id on conflict do nothing
                        """)
                .param("now", OffsetDateTime.now(clock))
                .param("versions", versions.toArray(UUID[]::new))
                .update();
    }

    private String write(List<Row> rows) {
        try {
            return json.writeValueAsString(rows);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Fingerprints cannot be written", e);
        }
    }
}
