package vn.tongket.audit.dossier;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.tongket.audit.dossier.Line.About;
import vn.tongket.audit.dossier.Line.Step;
import vn.tongket.audit.dossier.Line.Who;

/** The record of acts as a source of dossiers, with one statement. */
@Component
public class Records implements Source {

    private static final int RANK = 1;
    private static final TypeReference<Map<String, Object>> DETAILS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    Records(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    @Override
    public int rank() {
        return RANK;
    }

    @Override
    public Found find(Question question) {
        String what = question.filter().what();
        if (Question.Filter.MAIL.equals(what) || Question.Filter.ENGINE.equals(what)) {
            return Found.NOTHING;
        }
        RecordSql sql = new RecordSql(question);
        List<Line> lines = new ArrayList<>();
        Position[] stopped = new Position[1];
        jdbc.sql(sql.text()).paramSource(sql.params()).query(row -> {
            if (row.getObject("id") != null) {
                lines.add(line(row));
            }
            if (row.getObject("stop_id") != null) {
                stopped[0] = new Position(at(row, "stop_at"), RANK, row.getString("stop_id"));
            }
        });
        return new Found(lines, lines.size() < question.limit() ? stopped[0] : null);
    }

    /** Codes of all acts that were ever recorded, by going from one to the next in their index. */
    public List<String> acts() {
        return jdbc.sql("""
                        with recursive found(act) as (
                          (select act from app.audit_record order by act limit 1)
                          union all
                          select (select r.act from app.audit_record r where r.act > found.act order by r.act limit 1)
                            from found where found.act is not null)
                        select act from found where act is not null
                        """).query(String.class).list();
    }

    private Line line(ResultSet row) throws SQLException {
        String instance = row.getString("process_instance_id");
        return new Line(
                new Position(at(row, "occurred_at"), RANK, row.getString("id")),
                new Who(
                        row.getString("actor"),
                        row.getString("acted_role"),
                        row.getString("acted_unit"),
                        row.getString("capacity"),
                        row.getBoolean("acting"),
                        row.getString("substitute_for")),
                row.getString("act"),
                new About(
                        row.getString("subject_kind"),
                        row.getString("subject_id"),
                        row.getObject("cycle_id", UUID.class),
                        row.getString("unit_code")),
                instance == null
                        ? null
                        : new Step(instance, row.getString("process_definition_id"), row.getString("activity_id")),
                details(row.getString("details")));
    }

    private Map<String, Object> details(String text) {
        try {
            return json.readValue(text, DETAILS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Details of an act cannot be read", e);
        }
    }

    static Instant at(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static OffsetDateTime moment(Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }
}
