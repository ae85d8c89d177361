package vn.tongket.assignment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Types;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.tongket.NotFound;
import vn.tongket.Text;

/** What a unit has typed on an assignment and not reported yet. */
@Component
class Drafts {

    private final JdbcClient jdbc;
    private final AssignmentWriter writer;
    private final ObjectMapper json;

    Drafts(JdbcClient jdbc, AssignmentWriter writer, ObjectMapper json) {
        this.jdbc = jdbc;
        this.writer = writer;
        this.json = json.copy().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    Progress of(UUID assignment) {
        return read(assignment, "draft", Progress.class);
    }

    private <T> T read(UUID assignment, String column, Class<T> type) {
        String typed = jdbc.sql("select " + column + "::text from app.assignment where id = :id")
                .param("id", assignment)
                .query(String.class)
                .optional()
                .orElseThrow(() -> new NotFound("assignment", assignment));
        try {
            return json.readValue(typed, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What is typed on assignment '%s' cannot be read".formatted(assignment), e);
        }
    }

    AssignmentFile.Notes notes(UUID assignment) {
        return read(assignment, "notes", AssignmentFile.Notes.class);
    }

    /** A reason that was typed for a decision, e.g. {@code confirmation}; null when there is none. */
    String note(UUID assignment, String decision) {
        return jdbc.sql("select notes ->> :decision from app.assignment where id = :id")
                .param("decision", decision)
                .param("id", assignment)
                .query((row, n) -> Optional.ofNullable(row.getString(1)))
                .optional()
                .orElseThrow(() -> new NotFound("assignment", assignment))
                .orElse(null);
    }

    void saveNote(UUID assignment, String decision, String text) {
        jdbc.sql(
                        "update app.assignment set notes = notes || jsonb_build_object(:decision::text, :text::text) where id = :id")
                .param("decision", decision)
                .param("text", Text.isBlank(text) ? null : Text.clean(text), Types.VARCHAR)
                .param("id", assignment)
                .update();
    }

    /** The decision was taken: its reason is kept where it belongs. */
    void forgetNote(UUID assignment, String decision) {
        jdbc.sql("update app.assignment set notes = notes - :decision::text where id = :id")
                .param("decision", decision)
                .param("id", assignment)
                .update();
    }

    void save(UUID assignment, Progress typed, Integer version) {
        Progress clean = new Progress(
                Text.clean(typed.said()),
                Text.clean(typed.difficulties()),
                Text.clean(typed.evidence()),
                Text.clean(typed.achieved()),
                Text.clean(typed.assigned()),
                Text.clean(typed.extensionReason()),
                Text.clean(typed.extensionDueOn()),
                Text.clean(typed.proposals()),
                Text.clean(typed.links()),
                Text.clean(typed.periodTo()),
                Text.clean(typed.openPartsReason()));
        try {
            if (writer.saveDraft(assignment, json.writeValueAsString(clean), version) == 0) {
                throw new OptimisticLockingFailureException(
                        "Draft of assignment '%s' is no longer at version '%s'".formatted(assignment, version));
            }
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Draft of assignment '%s' cannot be written".formatted(assignment), e);
        }
    }
}
