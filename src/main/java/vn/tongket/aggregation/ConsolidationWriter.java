package vn.tongket.aggregation;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.tongket.Text;

/** Writes the provincial report and what people make of its texts. */
@Repository
class ConsolidationWriter {

    private static final List<String> COMPUTED = List.of(
            "consolidated_missing",
            "consolidated_figure",
            "consolidated_segment_figure",
            "consolidated_segment",
            "consolidated_passage",
            "consolidated_source");

    private final JdbcClient jdbc;
    private final NamedParameterJdbcTemplate batches;
    private final Provenance provenance;
    private final Clock clock;

    ConsolidationWriter(JdbcClient jdbc, NamedParameterJdbcTemplate batches, Provenance provenance, Clock clock) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.provenance = provenance;
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
                            insert into app.consolidated_section (report_id, code, draft, body, edited_at, edited_by,
                                                                  based_at)
                            select :id, code, draft, body, edited_at, edited_by, based_at
                              from app.consolidated_section where report_id = :before and edited_at is not null
                            """).param("id", id).param("before", before).update();
            carry(id, before, """
                    insert into app.consolidated_basis (report_id, section_code, obligation_id, version_id)
                    select :id, b.section_code, b.obligation_id, b.version_id from app.consolidated_basis b
                    """);
            carry(id, before, """
                    insert into app.consolidated_sentence (report_id, section_code, ordinal, text, obligation_id, version_id)
                    select :id, b.section_code, b.ordinal, b.text, b.obligation_id, b.version_id
                      from app.consolidated_sentence b
                    """);
        }
        return id;
    }

    private void carry(UUID id, UUID before, String rows) {
        jdbc.sql(rows + """
                         where b.report_id = :before
                           and exists (select from app.consolidated_section c
                                        where c.report_id = :id and c.code = b.section_code)
                        """).param("id", id).param("before", before).update();
    }

    /** Forgets what was computed, keeps what was edited. */
    void clear(UUID report) {
        for (String computed : COMPUTED) {
            jdbc.sql("delete from app.%s where report_id = :id".formatted(computed))
                    .param("id", report)
                    .update();
        }
        jdbc.sql("""
                        delete from app.consolidated_sentence l
                         where l.report_id = :id
                           and not exists (select from app.consolidated_section c
                                            where c.report_id = l.report_id and c.code = l.section_code
                                              and c.edited_at is not null)
                        """).param("id", report).update();
    }

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
        Map<String, String> before = bodies(report.id());
        List<ReportSheet.Text> changed = texts.stream()
                .filter(text -> !body(text).equals(before.get(text.code())))
                .toList();
        batches.batchUpdate(
                """
                update app.consolidated_section
                   set body = :body, edited_at = case when :body = draft then null else :now::timestamptz end,
                       edited_by = case when :body = draft then null else :actor end
                 where report_id = :id and code = :code
                """,
                changed.stream()
                        .map(text -> new MapSqlParameterSource("id", report.id())
                                .addValue("code", text.code())
                                .addValue("body", body(text))
                                .addValue("now", now())
                                .addValue("actor", actor))
                        .toArray(MapSqlParameterSource[]::new));
        if (!changed.isEmpty()) {
            rememberBasis(report.id());
            provenance.link(
                    report.id(),
                    changed.stream()
                            .collect(Collectors.toMap(
                                    ReportSheet.Text::code, text -> Sentences.of(body(text)), (one, other) -> other)));
        }
    }

    private static String body(ReportSheet.Text text) {
        return text.body() == null ? "" : Text.clean(text.body());
    }

    private Map<String, String> bodies(UUID report) {
        return jdbc
                .sql("select code, body from app.consolidated_section where report_id = :id")
                .param("id", report)
                .query((row, n) -> Map.entry(row.getString("code"), row.getString("body")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** From the first change of a text on it is known what was accepted when its editor read it. */
    private void rememberBasis(UUID report) {
        jdbc.sql("""
                        with back as (
                          update app.consolidated_section set based_at = null
                           where report_id = :id and edited_at is null and based_at is not null
                          returning code
                        )
                        delete from app.consolidated_basis b using back
                         where b.report_id = :id and b.section_code = back.code
                        """).param("id", report).update();
        jdbc.sql("""
                        with edited as (
                          update app.consolidated_section set based_at = edited_at
                           where report_id = :id and edited_at is not null and based_at is null
                          returning code
                        )
                        insert into app.consolidated_basis (report_id, section_code, obligation_id, version_id)
                        select :id, e.code, s.obligation_id, s.version_id
                          from edited e
                          join app.consolidated_source s on s.report_id = :id and s.version_id is not null
                        on conflict (report_id, section_code, obligation_id) do update set version_id = excluded.version_id
                        """).param("id", report).update();
    }

    /** The editor has seen what is accepted now: the basis of the section is the present one. */
    void acknowledge(ConsolidatedReport report, String section) {
        jdbc.sql("delete from app.consolidated_basis where report_id = :id and section_code = :section")
                .param("id", report.id())
                .param("section", section)
                .update();
        jdbc.sql("""
                        insert into app.consolidated_basis (report_id, section_code, obligation_id, version_id)
                        select :id, :section, o.id, v.id
                          from app.obligation o
                        """ + ConsolidationSources.ACCEPTED + """
                         where o.cycle_id = :cycle and o.withdrawn_at is null and v.id is not null
                        """)
                .param("id", report.id())
                .param("section", section)
                .param("cycle", report.cycleId())
                .update();
    }

    /** Keeps the texts as they read with the figures of this version. */
    void freeze(UUID report, Map<String, String> rendered) {
        batches.batchUpdate(
                "update app.consolidated_section set rendered = :text where report_id = :id and code = :code",
                rendered.entrySet().stream()
                        .map(section -> new MapSqlParameterSource("id", report)
                                .addValue("code", section.getKey())
                                .addValue("text", section.getValue()))
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
