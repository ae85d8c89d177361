package vn.tongket.engine.path;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import vn.tongket.audit.ModelContext;

/**
 * Keeps what decision tables answered to process instances. What is asked in one transaction is written at its end with one
 * statement, the same answer once; a question that no instance asks, e.g. of a page, leaves nothing.
 */
@Component
public class DecisionNotes {

    private static final TypeReference<Map<String, Object>> VALUES = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Clock clock;

    DecisionNotes(JdbcClient jdbc, ObjectMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** A decision as it was taken; {@code times} equal ones in one transaction. */
    public record Taken(Decided decided, String element, int times, Instant at) {}

    private record Note(String instance, String element, Decided decided) {}

    /** Notes it for the instance whose delegate or listener is at work; nothing when none is. */
    public void note(Decided decided) {
        ModelContext.current().ifPresent(model -> note(model.processInstanceId(), model.activityId(), decided));
    }

    /** Notes it for an instance. */
    public void note(String instance, String element, Decided decided) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            return;
        }
        Notes notes = TransactionSynchronizationManager.getSynchronizations().stream()
                .filter(Notes.class::isInstance)
                .map(Notes.class::cast)
                .filter(open -> !open.written)
                .findFirst()
                .orElseGet(() -> {
                    Notes made = new Notes();
                    TransactionSynchronizationManager.registerSynchronization(made);
                    return made;
                });
        notes.counts.merge(new Note(instance, element, decided), 1, Integer::sum);
    }

    /** One page of what was decided for an instance, in order. */
    @Transactional(readOnly = true)
    public List<Taken> ofInstance(String instance, int limit, long offset) {
        return jdbc.sql("""
                        select activity_id, decision_id, inputs, outputs, rules, times, decided_at from app.decision_taken
                         where process_instance_id = :id order by id limit :limit offset :offset
                        """)
                .param("id", instance)
                .param("limit", limit)
                .param("offset", offset)
                .query(this::read)
                .list();
    }

    private final class Notes implements TransactionSynchronization {

        private final Map<Note, Integer> counts = new LinkedHashMap<>();
        private boolean written;

        @Override
        public void beforeCommit(boolean readOnly) {
            written = true;
            if (!readOnly) {
                write(counts);
            }
        }
    }

    private void write(Map<Note, Integer> counts) {
        List<Map<String, Object>> rows = counts.entrySet().stream()
                .map(entry -> {
                    Note note = entry.getKey();
                    Map<String, Object> row = new LinkedHashMap<>();
                    row.put("instance", note.instance());
                    row.put("element", note.element());
                    row.put("decision", note.decided().table());
                    row.put("inputs", note.decided().inputs());
                    row.put("outputs", note.decided().outputs());
                    row.put("rules", note.decided().rules());
                    row.put("times", entry.getValue());
                    return row;
                })
                .toList();
        jdbc.sql("""
                        insert into app.decision_taken (process_instance_id, activity_id, decision_id, inputs, outputs, rules,
                                                        times, decided_at)
                        select r.instance, r.element, r.decision, r.inputs, r.outputs, r.rules, r.times, :now
                          from jsonb_to_recordset(:rows::jsonb)
                               as r(instance text, element text, decision text, inputs jsonb, outputs jsonb, rules text[],
                                    times integer)
                        """)
                .param("rows", text(rows))
                .param("now", OffsetDateTime.now(clock))
                .update();
    }

    private String text(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A decision cannot be written", e);
        }
    }

    private Taken read(ResultSet row, int number) throws SQLException {
        Array rules = row.getArray("rules");
        try {
            return new Taken(
                    new Decided(
                            row.getString("decision_id"),
                            json.readValue(row.getString("inputs"), VALUES),
                            List.of((String[]) rules.getArray()),
                            json.readValue(row.getString("outputs"), VALUES)),
                    row.getString("activity_id"),
                    row.getInt("times"),
                    row.getObject("decided_at", OffsetDateTime.class).toInstant());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A decision cannot be read", e);
        }
    }
}
