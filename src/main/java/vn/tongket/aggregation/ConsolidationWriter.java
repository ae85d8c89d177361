package vn.tongket.aggregation;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.tongket.Text;

/** Writes the provincial report and what people make of its texts. */
@Repository
class ConsolidationWriter {

    private final JdbcClient jdbc;
    private final NamedParameterJdbcTemplate batches;
    private final Clock clock;

    ConsolidationWriter(JdbcClient jdbc, NamedParameterJdbcTemplate batches, Clock clock) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.clock = clock;
    }

    /** Lays the next version, with the texts that people had edited in the one before. */
    UUID begin(UUID cycle, int versionNo, UUID before) {
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                        insert into app.consolidated_report (id, cycle_id, version_no, units_expected, units_reported,
                                                             consolidated_at)
                        values (:id, :cycle, :no, 0, 0, :now)
                        """)
                .param("id", id)
                .param("cycle", cycle)
                .param("no", versionNo)
                .param("now", now())
                .update();
        if (before != null) {
            jdbc.sql("""
                            insert into app.consolidated_section (report_id, code, draft, body, edited_at, edited_by)
                            select :id, code, draft, body, edited_at, edited_by
                              from app.consolidated_section where report_id = :before and edited_at is not null
                            """).param("id", id).param("before", before).update();
        }
        return id;
    }

    /** Forgets what was computed, keeps what was edited. */
    void clear(UUID report) {
        for (String computed : List.of("consolidated_missing", "consolidated_figure", "consolidated_source")) {
            jdbc.sql("delete from app.%s where report_id = :id".formatted(computed))
                    .param("id", report)
                    .update();
        }
    }

    /** The newest accepted version of every report owed, or that there is none. */
    void gatherSources(UUID report, UUID cycle) {
        jdbc.sql("""
                        insert into app.consolidated_source (report_id, obligation_id, unit_code, version_id)
                        select :report, o.id, o.scope_unit, v.id
                          from app.obligation o
                          left join lateral (
                            select v.id
                              from app.report_version v
                              join app.report_check c on c.version_id = v.id and c.accepted
                             where v.obligation_id = o.id
                             order by v.version_no desc
                             limit 1) v on true
                         where o.cycle_id = :cycle and o.withdrawn_at is null
                        """).param("report", report).param("cycle", cycle).update();
        jdbc.sql("""
                        update app.consolidated_report r
                           set (units_expected, units_reported) = (
                                 select count(*), count(s.version_id) from app.consolidated_source s where s.report_id = r.id),
                               consolidated_at = :now, revision = revision + 1
                         where r.id = :report
                        """).param("report", report).param("now", now()).update();
    }

    /** Puts the units' passages together, each under its unit's name; a text that was edited stays as it is. */
    void composeDrafts(UUID report, UUID cycle, Wording wording) {
        jdbc.sql("""
                        with passage as (
                          select t.code, u.name, u.code as unit_code, t.body, t.not_applicable,
                                 greatest(:least, least(:longest, :section / count(*) over (partition by t.code)))::integer
                                   as budget
                            from app.consolidated_source s
                            join app.org_unit u on u.code = s.unit_code
                            join app.report_section t on t.version_id = s.version_id
                           where s.report_id = :report and (t.not_applicable or t.body <> '')
                        ), composed as (
                          select code,
                                 string_agg(name || E':\\n' || case when length(body) <= budget then body
                                                else regexp_replace(left(body, budget), '\\s+\\S*$', '') || :more end,
                                            E'\\n\\n' order by name, unit_code) filter (where not not_applicable) as told,
                                 :none || string_agg(name, ', ' order by name, unit_code) filter (where not_applicable)
                                   || '.' as not_arisen
                            from passage group by code
                        )
                        insert into app.consolidated_section as kept (report_id, code, draft, body)
                        select :report, o.code, d.draft, d.draft
                          from app.outline_section o
                          left join composed c on c.code = o.code
                          cross join lateral (select concat_ws(E'\\n\\n', c.told, c.not_arisen) as draft) d
                         where o.cycle_id = :cycle and o.leaf
                        on conflict (report_id, code) do update set
                          draft = excluded.draft,
                          body = case when kept.edited_at is null then excluded.draft else kept.body end
                        """)
                .param("report", report)
                .param("cycle", cycle)
                .param("least", wording.leastLength())
                .param("longest", wording.longestLength())
                .param("section", wording.sectionLength())
                .param("more", wording.more())
                .param("none", wording.notArisen())
                .update();
    }

    /**
     * How drafts are worded.
     *
     * @param more said where a passage is cut
     * @param notArisen said before the units that declared a section empty
     * @param sectionLength how many characters the draft of a section may have, shared by its passages
     */
    record Wording(String more, String notArisen, int leastLength, int longestLength, int sectionLength) {}

    /** Saves texts as people make them; going back to the draft counts as not edited. */
    void saveTexts(ConsolidatedReport report, List<ReportSheet.Text> texts, Integer version, String actor) {
        int claimed = jdbc.sql("""
                        update app.consolidated_report set revision = revision + 1
                         where id = :id and revision = coalesce(:version::integer, revision)
                        """)
                .param("id", report.id())
                .param("version", version, java.sql.Types.INTEGER)
                .update();
        if (claimed == 0) {
            throw new OptimisticLockingFailureException(
                    "Consolidated report '%s' is no longer at revision '%s'".formatted(report.id(), version));
        }
        batches.batchUpdate(
                """
                update app.consolidated_section
                   set body = :body, edited_at = case when :body = draft then null else :now::timestamptz end,
                       edited_by = case when :body = draft then null else :actor end
                 where report_id = :id and code = :code and body <> :body
                """,
                texts.stream()
                        .map(text -> new MapSqlParameterSource("id", report.id())
                                .addValue("code", text.code())
                                .addValue("body", text.body() == null ? "" : Text.clean(text.body()))
                                .addValue("now", now())
                                .addValue("actor", actor))
                        .toArray(MapSqlParameterSource[]::new));
    }

    void markReady(UUID report, String actor) {
        jdbc.sql("""
                        update app.consolidated_report
                           set ready_at = :now, ready_by = :actor, return_reason = null, revision = revision + 1
                         where id = :id
                        """)
                .param("now", now())
                .param("actor", actor)
                .param("id", report)
                .update();
    }

    void giveBack(UUID report, String reason) {
        jdbc.sql("""
                        update app.consolidated_report
                           set ready_at = null, ready_by = null, return_reason = :reason, revision = revision + 1
                         where id = :id
                        """).param("reason", reason).param("id", report).update();
    }

    void approve(UUID report, String actor) {
        jdbc.sql("""
                        update app.consolidated_report
                           set approved_at = :now, approved_by = :actor, revision = revision + 1
                         where id = :id
                        """)
                .param("now", now())
                .param("actor", actor)
                .param("id", report)
                .update();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }
}
