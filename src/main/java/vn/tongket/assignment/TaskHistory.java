package vn.tongket.assignment;

import static vn.tongket.Moments.instant;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.audit.Actor;

/** What happened to a task, in order, with who did it and in which capacity. */
@Component
public class TaskHistory {

    private static final TypeReference<Map<String, Object>> DETAILS = new TypeReference<>() {};

    private final AssignmentDesk desk;
    private final JdbcClient jdbc;
    private final ObjectMapper json;

    TaskHistory(AssignmentDesk desk, JdbcClient jdbc, ObjectMapper json) {
        this.desk = desk;
        this.jdbc = jdbc;
        this.json = json;
    }

    /** One thing that happened; {@code act} is the code of its sentence. */
    public record Event(
            long id, Instant at, String actor, Acted acted, String act, String unit, Map<String, Object> details) {}

    /**
     * In which capacity; the role is null for the product itself and where it cannot be said.
     *
     * @param substituteFor user who was away, or null
     */
    public record Acted(String role, String unit, boolean acting, String substituteFor) {}

    /** A page of what happened, the first thing first. */
    @Transactional(readOnly = true)
    public List<Event> page(Actor actor, UUID task, int limit, int offset) {
        desk.requireVisible(actor, task);
        return jdbc.sql("""
                        select r.id, r.occurred_at, r.actor, r.act, u.name as unit, r.details,
                               r.acted_role, a.name as acted_unit, r.acting, r.substitute_for
                          from app.audit_record r left join app.org_unit u on u.code = r.unit_code
                          left join app.org_unit a on a.code = r.acted_unit
                         where (r.subject_kind = 'assignment' and r.subject_id = :task)
                            or (r.subject_kind = 'conclusion' and r.act = 'conclusion.split'
                                and r.subject_id = (select conclusion_id::text from app.assignment where id = :task::uuid))
                         order by r.id limit :limit offset :offset
                        """)
                .param("task", task.toString())
                .param("limit", limit)
                .param("offset", offset)
                .query(this::read)
                .list();
    }

    private Event read(ResultSet row, int number) throws SQLException {
        try {
            return new Event(
                    row.getLong("id"),
                    instant(row, "occurred_at"),
                    row.getString("actor"),
                    new Acted(
                            row.getString("acted_role"),
                            row.getString("acted_unit"),
                            row.getBoolean("acting"),
                            row.getString("substitute_for")),
                    row.getString("act"),
                    row.getString("unit"),
                    json.readValue(row.getString("details"), DETAILS));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Details of an act cannot be read", e);
        }
    }
}
