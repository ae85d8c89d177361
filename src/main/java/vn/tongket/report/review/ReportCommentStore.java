package vn.tongket.report.review;

import static vn.tongket.Moments.instant;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.tongket.report.review.ReportComment.Reply;

/** Keeps what reviewers say about versions, and what is answered. */
@Repository
public class ReportCommentStore {

    private static final String COMMENTS = """
            select c.*, v.version_no, s.ordinal as section_place, i.ordinal as indicator_place,
                   coalesce(s.title, i.name) as about,
                   k.decided_at is not null or exists (select from app.acceptance_undone u
                     where u.version_id = c.version_id and u.accepted_at >= c.written_at) as said,
                   (select json_agg(json_build_object('text', r.body, 'ofUnit', r.of_unit, 'at', r.written_at,
                                                      'by', r.written_by) order by r.written_at, r.id)
                      from app.report_reply r where r.comment_id = c.id) as replies
              from app.report_comment c
              join app.report_version v on v.id = c.version_id
              join app.obligation o on o.id = v.obligation_id
              left join app.report_check k on k.version_id = v.id
              left join app.outline_section s on s.cycle_id = o.cycle_id and s.code = c.section_code
              left join app.indicator i on i.cycle_id = o.cycle_id and i.code = c.indicator_code
            """;

    /** As the plan goes: sections before figures. */
    private static final String IN_ORDER =
            "indicator_code is not null, section_place, indicator_place, year, written_at, id";

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Clock clock;

    ReportCommentStore(JdbcClient jdbc, ObjectMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    public List<ReportComment> ofVersion(UUID version) {
        return jdbc.sql("select * from (" + COMMENTS + " where c.version_id = :id) c order by " + IN_ORDER)
                .param("id", version)
                .query(this::comment)
                .list();
    }

    /** What was said about all versions of a report; the unit sees only what was decided upon. */
    public List<ReportComment> ofReport(UUID obligation, boolean onlySaid) {
        return jdbc.sql("select * from (" + COMMENTS + """
                         where v.obligation_id = :id) c
                         where said or not :onlySaid order by version_no desc,
                        """ + IN_ORDER)
                .param("id", obligation)
                .param("onlySaid", onlySaid)
                .query(this::comment)
                .list();
    }

    Optional<ReportComment> find(UUID obligation, UUID comment) {
        return jdbc.sql(COMMENTS + " where v.obligation_id = :report and c.id = :id")
                .param("report", obligation)
                .param("id", comment)
                .query(this::comment)
                .optional();
    }

    /** Puts these in the place of what is still being written about the version; what was said stays. */
    void replace(UUID version, List<ReportComment.Typed> typed, String actor) {
        String rows = write(typed);
        jdbc.sql("""
                        delete from app.report_comment c
                         where c.version_id = :version
                           and not exists (select from jsonb_to_recordset(:rows::jsonb) as x(id uuid) where x.id = c.id)
                           and not exists (select from app.acceptance_undone u
                                            where u.version_id = c.version_id and u.accepted_at >= c.written_at)
                        """).param("version", version).param("rows", rows).update();
        jdbc.sql("""
                        insert into app.report_comment as c (id, version_id, section_code, indicator_code, year, body,
                                                             written_at, written_by)
                        select coalesce(id, gen_random_uuid()), :version, section, indicator, year, text, :now, :actor
                          from jsonb_to_recordset(:rows::jsonb)
                               as x(id uuid, section text, indicator text, year integer, text text)
                        on conflict (id) do update
                           set body = excluded.body, written_at = excluded.written_at, written_by = excluded.written_by
                         where c.version_id = excluded.version_id and c.body <> excluded.body
                        """)
                .param("version", version)
                .param("rows", rows)
                .param("now", OffsetDateTime.now(clock))
                .param("actor", actor)
                .update();
    }

    /** What the unit did about comments on its report that were decided upon; returns how many changed. */
    int resolve(UUID obligation, List<ReportComment.Resolution> typed, String actor) {
        return jdbc.sql("""
                        update app.report_comment c
                           set resolution = x.text, resolved_at = case when x.text is null then null else :now::timestamptz end,
                               resolved_by = case when x.text is null then null else :actor end
                          from jsonb_to_recordset(:rows::jsonb) as x(id uuid, text text),
                               app.report_version v left join app.report_check k on k.version_id = v.id
                         where c.id = x.id and v.id = c.version_id and v.obligation_id = :report
                           and c.resolution is distinct from x.text
                           and (k.decided_at is not null or exists (select from app.acceptance_undone u
                                  where u.version_id = c.version_id and u.accepted_at >= c.written_at))
                        """)
                .param("report", obligation)
                .param("rows", write(typed))
                .param("now", OffsetDateTime.now(clock))
                .param("actor", actor)
                .update();
    }

    void reply(UUID comment, String text, boolean ofUnit, String actor) {
        jdbc.sql("""
                        insert into app.report_reply (id, comment_id, body, of_unit, written_at, written_by)
                        values (gen_random_uuid(), :comment, :text, :ofUnit, :now, :actor)
                        """)
                .param("comment", comment)
                .param("text", text)
                .param("ofUnit", ofUnit)
                .param("now", OffsetDateTime.now(clock))
                .param("actor", actor)
                .update();
    }

    private ReportComment comment(ResultSet row, int number) throws SQLException {
        return new ReportComment(
                row.getObject("id", UUID.class),
                row.getObject("version_id", UUID.class),
                row.getInt("version_no"),
                row.getString("section_code"),
                row.getString("indicator_code"),
                row.getObject("year", Integer.class),
                row.getString("about"),
                row.getString("body"),
                instant(row, "written_at"),
                row.getString("written_by"),
                row.getString("resolution"),
                instant(row, "resolved_at"),
                row.getString("resolved_by"),
                row.getBoolean("said"),
                replies(row.getString("replies")));
    }

    private List<Reply> replies(String rows) {
        try {
            return rows == null ? List.of() : json.readValue(rows, new TypeReference<List<Reply>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Replies to a comment cannot be read", e);
        }
    }

    private String write(Object rows) {
        try {
            return json.writeValueAsString(rows);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Comments cannot be written", e);
        }
    }
}
