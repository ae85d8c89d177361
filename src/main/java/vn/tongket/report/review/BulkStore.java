package vn.tongket.report.review;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.tongket.Refusal;

/** Keeps what is accepted together, and what came of each. */
@Repository
class BulkStore {

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Clock clock;

    BulkStore(JdbcClient jdbc, ObjectMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** A report in the list, and the version that was seen there. */
    record Item(UUID report, UUID version) {}

    /** Keeps the list under the id; returns false when there is one already, which stays as it is. */
    boolean begin(UUID bulk, UUID cycle, List<Item> items, String actor) {
        boolean begun = jdbc.sql("""
                                insert into app.bulk_acceptance (id, cycle_id, started_at, started_by)
                                values (:id, :cycle, :now, :actor) on conflict (id) do nothing
                                """)
                        .param("id", bulk)
                        .param("cycle", cycle)
                        .param("now", OffsetDateTime.now(clock))
                        .param("actor", actor)
                        .update()
                == 1;
        if (begun) {
            jdbc.sql("""
                            insert into app.bulk_acceptance_item (bulk_id, ordinal, obligation_id, version_id)
                            select :bulk, x.n, o.id, v.id
                              from unnest(:reports::uuid[], :versions::uuid[]) with ordinality as x(report, version, n)
                              join app.obligation o on o.id = x.report and o.cycle_id = :cycle
                              join app.report_version v on v.id = x.version and v.obligation_id = o.id
                            on conflict do nothing
                            """)
                    .param("bulk", bulk)
                    .param("cycle", cycle)
                    .param("reports", items.stream().map(Item::report).toArray(UUID[]::new))
                    .param("versions", items.stream().map(Item::version).toArray(UUID[]::new))
                    .update();
        }
        return begun;
    }

    /** Who began it; nothing when the cycle has no such list. */
    Optional<String> startedBy(UUID cycle, UUID bulk) {
        return jdbc.sql("select started_by from app.bulk_acceptance where id = :id and cycle_id = :cycle")
                .param("id", bulk)
                .param("cycle", cycle)
                .query(String.class)
                .optional();
    }

    /** The next one that nobody works at, held until the transaction ends. */
    Optional<Item> takeNext(UUID bulk) {
        return jdbc.sql("""
                        select obligation_id, version_id from app.bulk_acceptance_item
                         where bulk_id = :bulk and done_at is null order by ordinal limit 1 for update skip locked
                        """)
                .param("bulk", bulk)
                .query((row, n) -> new Item(row.getObject(1, UUID.class), row.getObject(2, UUID.class)))
                .optional();
    }

    void done(UUID bulk, UUID report, Refusal.Problem refused) {
        jdbc.sql("""
                        update app.bulk_acceptance_item
                           set done_at = :now, accepted = :accepted, refusal = :refusal, refusal_args = :args::jsonb
                         where bulk_id = :bulk and obligation_id = :report and done_at is null
                        """)
                .param("now", OffsetDateTime.now(clock))
                .param("accepted", refused == null)
                .param("refusal", refused == null ? null : refused.key())
                .param("args", refused == null ? null : write(refused.args()))
                .param("bulk", bulk)
                .param("report", report)
                .update();
    }

    List<BulkAcceptance.Result> results(UUID bulk) {
        return jdbc.sql("""
                        select i.obligation_id, u.name, i.accepted, i.refusal, i.refusal_args
                          from app.bulk_acceptance_item i
                          join app.obligation o on o.id = i.obligation_id join app.org_unit u on u.code = o.scope_unit
                         where i.bulk_id = :bulk order by i.ordinal
                        """)
                .param("bulk", bulk)
                .query((row, n) -> new BulkAcceptance.Result(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getObject(3, Boolean.class),
                        row.getString(4) == null
                                ? null
                                : new Refusal.Problem("", row.getString(4), read(row.getString(5)))))
                .list();
    }

    private String write(List<Object> args) {
        try {
            return json.writeValueAsString(args);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Arguments of a refusal cannot be written", e);
        }
    }

    private List<Object> read(String args) {
        try {
            return json.readValue(args, new TypeReference<List<Object>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Arguments of a refusal cannot be read", e);
        }
    }
}
