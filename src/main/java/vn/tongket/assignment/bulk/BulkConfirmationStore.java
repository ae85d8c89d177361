package vn.tongket.assignment.bulk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.tongket.Refusal;

/** Keeps what is confirmed together, and what came of each. */
@Repository
class BulkConfirmationStore {

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Clock clock;

    BulkConfirmationStore(JdbcClient jdbc, ObjectMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** A report that waits for the tracker. */
    record Item(long report, UUID task, boolean completion) {}

    /** Keeps the list under the id; false when there is one already, which stays as it is. */
    boolean begin(UUID bulk, UUID cycle, Collection<Long> reports, String actor) {
        boolean begun = jdbc.sql("""
                                insert into app.bulk_confirmation (id, cycle_id, started_at, started_by)
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
                            insert into app.bulk_confirmation_item (bulk_id, ordinal, report_id)
                            select :bulk, x.n, r.id
                              from unnest(:reports::bigint[]) with ordinality as x(report, n)
                              join app.progress_report r on r.id = x.report
                              join app.assignment a on a.id = r.assignment_id and a.cycle_id = :cycle
                            on conflict do nothing
                            """)
                    .param("bulk", bulk)
                    .param("cycle", cycle)
                    .param("reports", reports.toArray(Long[]::new))
                    .update();
        }
        return begun;
    }

    /** Who began it; nothing when the cycle has no such list. */
    Optional<String> startedBy(UUID cycle, UUID bulk) {
        return jdbc.sql("select started_by from app.bulk_confirmation where id = :id and cycle_id = :cycle")
                .param("id", bulk)
                .param("cycle", cycle)
                .query(String.class)
                .optional();
    }

    /** The next one that nobody works at, held until the transaction ends. */
    Optional<Item> takeNext(UUID bulk) {
        return jdbc.sql("""
                        select i.report_id, r.assignment_id, r.completion
                          from app.bulk_confirmation_item i join app.progress_report r on r.id = i.report_id
                         where i.bulk_id = :bulk and i.done_at is null order by i.ordinal limit 1
                         for update of i skip locked
                        """)
                .param("bulk", bulk)
                .query((row, n) -> new Item(row.getLong(1), row.getObject(2, UUID.class), row.getBoolean(3)))
                .optional();
    }

    /** Whether the unit has sent another report since. */
    boolean isNewest(Item item) {
        return jdbc.sql("select max(id) = :report from app.progress_report where assignment_id = :task")
                .param("report", item.report())
                .param("task", item.task())
                .query(Boolean.class)
                .single();
    }

    void done(UUID bulk, long report, Refusal.Problem refused) {
        jdbc.sql("""
                        update app.bulk_confirmation_item
                           set done_at = :now, confirmed = :confirmed, refusal = :refusal, refusal_args = :args::jsonb
                         where bulk_id = :bulk and report_id = :report and done_at is null
                        """)
                .param("now", OffsetDateTime.now(clock))
                .param("confirmed", refused == null)
                .param("refusal", refused == null ? null : refused.key())
                .param("args", refused == null ? null : write(refused.args()))
                .param("bulk", bulk)
                .param("report", report)
                .update();
    }

    List<BulkConfirmation.Result> results(UUID bulk) {
        return jdbc.sql("""
                        select a.id, c.ref, u.name, i.confirmed, i.refusal, i.refusal_args
                          from app.bulk_confirmation_item i
                          join app.progress_report r on r.id = i.report_id join app.assignment a on a.id = r.assignment_id
                          join app.clause c on c.id = a.clause_id join app.org_unit u on u.code = a.unit_code
                         where i.bulk_id = :bulk order by i.ordinal
                        """)
                .param("bulk", bulk)
                .query((row, n) -> new BulkConfirmation.Result(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getString(3),
                        row.getObject(4, Boolean.class),
                        row.getString(5) == null
                                ? null
                                : new Refusal.Problem("", row.getString(5), read(row.getString(6)))))
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
