package vn.tongket.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Types;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.tongket.Text;
import vn.tongket.cycle.Indicator;
import vn.tongket.report.ReportContent.Entry;
import vn.tongket.report.check.ReportRules;

/** Writes drafts; the number of statements does not depend on how much a report holds. */
@Repository
public class ReportWriter {

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Clock clock;

    ReportWriter(JdbcClient jdbc, ObjectMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** Begins the first draft; somebody else's beginning at the same moment is a conflict. */
    UUID begin(UUID obligation, String actor) {
        return tryToBegin(obligation, actor)
                .orElseThrow(() -> new OptimisticLockingFailureException("Report was begun by somebody else"));
    }

    /** Begins the first draft; nothing when there is a version already. */
    Optional<UUID> tryToBegin(UUID obligation, String actor) {
        UUID id = UUID.randomUUID();
        int begun = jdbc.sql("""
                        insert into app.report_version (id, obligation_id, version_no, created_at, created_by, saved_at, saved_by)
                        values (:id, :obligation, 1, :now, :actor, :now, :actor)
                        on conflict do nothing
                        """)
                .param("id", id)
                .param("obligation", obligation)
                .param("now", now())
                .param("actor", actor)
                .update();
        return begun == 0 ? Optional.empty() : Optional.of(id);
    }

    /** Begins the next version with everything that the one before holds. */
    UUID beginAfter(ReportVersion before, String amendmentReason, String actor) {
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                        insert into app.report_version (id, obligation_id, version_no, predecessor_id, amendment_reason,
                                                        data_until_typed, data_until, by_card, created_at, created_by,
                                                        saved_at, saved_by)
                        select :id, obligation_id, version_no + 1, id, :reason, data_until_typed, data_until, by_card,
                               :now, :actor, :now, :actor
                          from app.report_version where id = :before
                        """)
                .param("id", id)
                .param("reason", amendmentReason)
                .param("now", now())
                .param("actor", actor)
                .param("before", before.id())
                .update();
        copy("""
                insert into app.report_section (version_id, code, body, not_applicable, reason)
                select :id, code, body, not_applicable, reason from app.report_section where version_id = :before
                """, before, id);
        copy("""
                insert into app.report_value (version_id, indicator_code, year, value_typed, numerator_typed,
                                              denominator_typed, value, numerator, denominator, names)
                select :id, indicator_code, year, value_typed, numerator_typed, denominator_typed, value, numerator,
                       denominator, names
                  from app.report_value where version_id = :before
                """, before, id);
        copy("""
                insert into app.report_attachment (id, version_id, sha256, name, media_type, size, unread, added_at, added_by)
                select gen_random_uuid(), :id, sha256, name, media_type, size, unread, added_at, added_by
                  from app.report_attachment where version_id = :before
                """, before, id);
        if (before.byCard()) {
            copy("""
                    insert into app.reference_card (version_id, level, delivered_on, channel, recipient_unit, recipient_role,
                                                    register_number, declared_at, declared_by)
                    select :id, level, delivered_on, channel, recipient_unit, recipient_role, register_number,
                           declared_at, declared_by
                      from app.reference_card where version_id = :before
                    """, before, id);
        }
        return id;
    }

    private void copy(String sql, ReportVersion before, UUID id) {
        jdbc.sql(sql).param("id", id).param("before", before.id()).update();
    }

    /** Writes what is typed over what was; sections and indicators that are not mentioned stay as they are. */
    void save(UUID version, Integer revision, ReportContent content, Collection<Indicator> indicators, String actor) {
        unchanged(jdbc.sql("""
                        update app.report_version
                           set data_until_typed = :typed, data_until = :day, saved_at = :now, saved_by = :actor,
                               revision = revision + 1, changes = changes + 1
                         where id = :id and submitted_at is null and handed_over_at is null
                           and (:revision::integer is null or revision = :revision)
                        """)
                .param("typed", content.dataUntil())
                .param("day", ReportRules.day(content.dataUntil()), Types.DATE)
                .param("now", now())
                .param("actor", actor)
                .param("id", version)
                .param("revision", revision, Types.INTEGER)
                .update());
        saveSections(version, content);
        saveValues(version, content, indicators);
    }

    /** Notes that an attachment comes or goes; a draft that was handed over meanwhile is a conflict. */
    public void touch(UUID version) {
        unchanged(jdbc.sql("""
                        update app.report_version set changes = changes + 1
                         where id = :id and submitted_at is null and handed_over_at is null
                        """).param("id", version).update());
    }

    private void saveSections(UUID version, ReportContent content) {
        jdbc.sql("""
                        insert into app.report_section (version_id, code, body, not_applicable, reason)
                        select :id, code, coalesce(text, ''), coalesce("notApplicable", false), reason
                          from jsonb_to_recordset(:rows::jsonb)
                               as x(code text, text text, "notApplicable" boolean, reason text)
                        on conflict (version_id, code) do update
                           set body = excluded.body, not_applicable = excluded.not_applicable, reason = excluded.reason
                         where (report_section.body, report_section.not_applicable, report_section.reason)
                               is distinct from (excluded.body, excluded.not_applicable, excluded.reason)
                        """)
                .param("id", version)
                .param("rows", write(content.sections()))
                .update();
    }

    private void saveValues(UUID version, ReportContent content, Collection<Indicator> indicators) {
        List<Row> rows = content.values().stream()
                .flatMap(entry -> indicators.stream()
                        .filter(indicator -> indicator.code().equals(entry.indicator()))
                        .map(indicator -> Row.of(indicator, entry)))
                .toList();
        String json = write(rows);
        jdbc.sql("""
                        delete from app.report_value v
                         using (select distinct indicator from jsonb_to_recordset(:rows::jsonb) as x(indicator text)) x
                         where v.version_id = :id and v.indicator_code = x.indicator
                           and not exists (select from jsonb_to_recordset(:rows::jsonb)
                                                  as k(indicator text, year integer, blank boolean)
                                            where k.indicator = v.indicator_code
                                              and k.year is not distinct from v.year and not k.blank)
                        """).param("id", version).param("rows", json).update();
        jdbc.sql("""
                        insert into app.report_value (version_id, indicator_code, year, value_typed, numerator_typed,
                                                      denominator_typed, value, numerator, denominator, names)
                        select :id, indicator, year, typed, "numeratorTyped", "denominatorTyped", value, numerator,
                               denominator, names
                          from jsonb_to_recordset(:rows::jsonb)
                               as x(indicator text, year integer, typed text, "numeratorTyped" text,
                                    "denominatorTyped" text, value numeric, numerator numeric, denominator numeric,
                                    names text[], blank boolean)
                         where not blank
                        on conflict (version_id, indicator_code, year) do update
                           set value_typed = excluded.value_typed, numerator_typed = excluded.numerator_typed,
                               denominator_typed = excluded.denominator_typed, value = excluded.value,
                               numerator = excluded.numerator, denominator = excluded.denominator,
                               names = excluded.names
                         where (report_value.value_typed, report_value.numerator_typed, report_value.denominator_typed,
                                report_value.names)
                               is distinct from (excluded.value_typed, excluded.numerator_typed,
                                                 excluded.denominator_typed, excluded.names)
                        """).param("id", version).param("rows", json).update();
    }

    /** A figure as it goes to the database: the typed text beside what it means. */
    private record Row(
            String indicator,
            Integer year,
            String typed,
            String numeratorTyped,
            String denominatorTyped,
            java.math.BigDecimal value,
            java.math.BigDecimal numerator,
            java.math.BigDecimal denominator,
            List<String> names,
            boolean blank) {

        static Row of(Indicator indicator, Entry entry) {
            Figure figure = Figure.of(indicator, entry);
            List<String> names =
                    entry.names() == null ? null : List.of(entry.names().split("\\R", -1));
            boolean blank = Text.isBlank(entry.value())
                    && Text.isBlank(entry.numerator())
                    && Text.isBlank(entry.denominator())
                    && Text.isBlank(entry.names());
            return new Row(
                    indicator.code(),
                    entry.year(),
                    entry.value(),
                    entry.numerator(),
                    entry.denominator(),
                    figure.value(),
                    figure.numerator(),
                    figure.denominator(),
                    indicator.kind() == Indicator.Kind.NAMES ? names : null,
                    blank);
        }
    }

    private static void unchanged(int rows) {
        if (rows == 0) {
            throw new OptimisticLockingFailureException("Report was changed by somebody else");
        }
    }

    private String write(Object rows) {
        try {
            return json.writeValueAsString(rows);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Report cannot be written", e);
        }
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }
}
