package vn.tongket.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.Text;

/** Reads the record of acts for auditors. Whoever calls says which units and cycles the person may see. */
@Component
public class AuditTrail {

    private static final TypeReference<Map<String, Object>> DETAILS = new TypeReference<>() {};
    private static final String ZONE = "Asia/Ho_Chi_Minh";

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    AuditTrail(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * One act as it was recorded.
     *
     * @param capacity group or groups through which the person acted, for machines
     * @param model {@code process:version} of the model it came from, or null
     * @param actedUnit in which the person acted; null for the product itself and where it cannot be said
     * @param substituteFor user who was away and for whom the person acted, or null
     */
    public record Entry(
            long id,
            Instant at,
            String actor,
            String capacity,
            String act,
            String subjectKind,
            String subjectId,
            UUID cycleId,
            String unit,
            String model,
            Map<String, Object> details,
            String actedUnit,
            String actedRole,
            boolean acting,
            String substituteFor) {}

    /** What is asked for; whatever is null or blank does not matter. Days are those of Việt Nam, both included. */
    public record Filter(String actor, String act, UUID cycle, String unit, LocalDate from, LocalDate to) {}

    /** The acts before an id (null for the newest), the newest first. */
    @Transactional(readOnly = true)
    public List<Entry> page(Collection<String> units, Collection<UUID> cycles, Filter filter, Long before, int limit) {
        return jdbc.sql("""
                        select id, occurred_at, actor, capacity, act, subject_kind, subject_id, cycle_id, unit_code,
                               process_definition_id, details, acted_unit, acted_role, acting, substitute_for
                          from app.audit_record
                         where (unit_code = any(:units) or cycle_id = any(:cycles))
                           and (:before::bigint is null or id < :before::bigint)
                           and (:actor::text is null or actor = :actor::text)
                           and (:act::text is null or act = :act::text)
                           and (:cycle::uuid is null or cycle_id = :cycle::uuid)
                           and (:unit::text is null or unit_code = :unit::text)
                           and (:from::date is null or occurred_at >= :from::date::timestamp at time zone '%1$s')
                           and (:to::date is null or occurred_at < (:to::date + 1)::timestamp at time zone '%1$s')
                         order by id desc
                         limit :limit
                        """.formatted(ZONE))
                .param("units", units.toArray(String[]::new))
                .param("cycles", cycles.toArray(UUID[]::new))
                .param("before", before)
                .param("actor", blankAsNull(filter.actor()))
                .param("act", blankAsNull(filter.act()))
                .param("cycle", filter.cycle())
                .param("unit", blankAsNull(filter.unit()))
                .param("from", filter.from())
                .param("to", filter.to())
                .param("limit", limit)
                .query(this::read)
                .list();
    }

    /** The kinds of acts that were ever recorded. */
    public List<String> acts() {
        return jdbc.sql("select distinct act from app.audit_record order by act")
                .query(String.class)
                .list();
    }

    private Entry read(ResultSet row, int number) throws SQLException {
        String definition = row.getString("process_definition_id");
        return new Entry(
                row.getLong("id"),
                row.getObject("occurred_at", OffsetDateTime.class).toInstant(),
                row.getString("actor"),
                row.getString("capacity"),
                row.getString("act"),
                row.getString("subject_kind"),
                row.getString("subject_id"),
                row.getObject("cycle_id", UUID.class),
                row.getString("unit_code"),
                definition == null ? null : definition.substring(0, Math.max(0, definition.lastIndexOf(':'))),
                details(row.getString("details")),
                row.getString("acted_unit"),
                row.getString("acted_role"),
                row.getBoolean("acting"),
                row.getString("substitute_for"));
    }

    private Map<String, Object> details(String text) {
        try {
            return json.readValue(text, DETAILS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Details of an act cannot be read", e);
        }
    }

    private static String blankAsNull(String text) {
        return Text.isBlank(text) ? null : Text.clean(text);
    }
}
