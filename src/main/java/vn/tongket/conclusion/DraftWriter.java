package vn.tongket.conclusion;

import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.tongket.Text;
import vn.tongket.calendar.Deadline;
import vn.tongket.conclusion.ClauseRows.Row;
import vn.tongket.conclusion.Draft.Item;
import vn.tongket.conclusion.lint.Finding;

/** Writes the draft of a conclusion; a handful of statements whatever the number of clauses. */
@Repository
class DraftWriter {

    private final JdbcClient jdbc;
    private final NamedParameterJdbcTemplate batches;
    private final DraftStore drafts;
    private final Clock clock;

    DraftWriter(JdbcClient jdbc, NamedParameterJdbcTemplate batches, DraftStore drafts, Clock clock) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.drafts = drafts;
        this.clock = clock;
    }

    void save(UUID id, Draft draft, LocalDate consultationDue, String actor) {
        Deadline review = ClauseCheck.read(draft.nextReview()).orElse(Deadline.UNKNOWN);
        int changed = jdbc.sql("""
                        update app.conclusion
                           set title = :title, source_type = :source, general_part = :general,
                               consultation_needed = :consult, consultation_due_on = :consultDue,
                               directive_needed = :directive, report_period = :period,
                               next_review_text = :reviewText, next_review_on = :review,
                               next_review_precision = :reviewPrecision, version = version + 1
                         where id = :id and (:version::integer is null or version = :version)
                        """)
                .param("title", clean(draft.title()))
                .param("source", draft.sourceType().name())
                .param("general", blankToNull(draft.generalPart()))
                .param("consult", Boolean.TRUE.equals(draft.consultationNeeded()))
                .param("consultDue", consultationDue, Types.DATE)
                .param("directive", Boolean.TRUE.equals(draft.directiveNeeded()))
                .param("period", blankToNull(draft.reportPeriod()))
                .param("reviewText", blankToNull(draft.nextReview()))
                .param("review", review.on(), Types.DATE)
                .param("reviewPrecision", review.precision().name())
                .param("id", id)
                .param("version", draft.version(), Types.INTEGER)
                .update();
        if (changed == 0) {
            throw new OptimisticLockingFailureException(
                    "Conclusion '%s' is no longer at version '%s'".formatted(id, draft.version()));
        }
        List<Row> rows = ClauseRows.of(draft.clauses(), refs(id), drafts.shown(id));
        writeClauses(id, rows);
        writeAddressees(id, rows);
        writeLimitations(id, draft.limitations(), rows);
        writeConsulted(id, draft.consultedUnits());
        if (draft.reasons() != null) {
            writeReasons(id, draft.reasons(), actor);
        }
    }

    /** A reason that stays as it was keeps who gave it, and when. */
    private void writeReasons(UUID id, List<Draft.Reason> reasons, String actor) {
        List<Draft.Reason> given = reasons.stream()
                .filter(reason -> reason.finding() != null && !Text.isBlank(reason.reason()))
                .toList();
        jdbc.sql("delete from app.clause_reason where conclusion_id = :id and finding <> all(:kept)")
                .param("id", id)
                .param("kept", given.stream().map(one -> one.finding().name()).toArray(String[]::new))
                .update();
        batches.batchUpdate(
                """
                insert into app.clause_reason as r (conclusion_id, finding, reason, given_at, given_by)
                values (:id, :finding, :reason, :now, :actor)
                on conflict (conclusion_id, finding) do update
                  set reason = excluded.reason, given_at = excluded.given_at, given_by = excluded.given_by,
                      covered = '{}'
                  where r.reason <> excluded.reason
                """,
                given.stream()
                        .map(one -> new MapSqlParameterSource("id", id)
                                .addValue("finding", one.finding().name())
                                .addValue("reason", Text.clean(one.reason()))
                                .addValue("now", OffsetDateTime.now(clock))
                                .addValue("actor", actor))
                        .toArray(MapSqlParameterSource[]::new));
    }

    /** Notes what the given reasons are given for. */
    void cover(UUID id, Map<Finding.Code, List<String>> found) {
        batches.batchUpdate(
                "update app.clause_reason set covered = :covered where conclusion_id = :id and finding = :finding",
                found.entrySet().stream()
                        .map(one -> new MapSqlParameterSource("id", id)
                                .addValue("finding", one.getKey().name())
                                .addValue("covered", one.getValue().toArray(String[]::new)))
                        .toArray(MapSqlParameterSource[]::new));
    }

    private Map<UUID, String> refs(UUID id) {
        Map<UUID, String> refs = new HashMap<>();
        jdbc.sql("select id, ref from app.clause where conclusion_id = :id order by ordinal")
                .param("id", id)
                .query(row -> {
                    refs.put(row.getObject("id", UUID.class), row.getString("ref"));
                });
        return refs;
    }

    private void writeClauses(UUID id, List<Row> rows) {
        jdbc.sql("delete from app.clause where conclusion_id = :id and id <> all(:kept)")
                .param("id", id)
                .param("kept", rows.stream().map(Row::id).toArray(UUID[]::new))
                .update();
        batches.batchUpdate("""
                insert into app.clause (id, conclusion_id, ref, parent_id, ordinal, said, kind, due_text, due_on,
                                        due_precision, due_at, target_name, target_text, target, target_unit,
                                        tracker_unit, general, deliverable, report_period)
                values (:id, :conclusion, :ref, :parent, :n, :said, :kind, :dueText, :due, :precision, :dueAt,
                        :targetName, :targetText, :target, :targetUnit, :tracker, :general,
                        :deliverable, :period)
                on conflict (id) do update
                  set ref = excluded.ref, parent_id = excluded.parent_id, ordinal = excluded.ordinal,
                      said = excluded.said, kind = excluded.kind, due_text = excluded.due_text,
                      due_on = excluded.due_on, due_precision = excluded.due_precision, due_at = excluded.due_at,
                      target_name = excluded.target_name, target_text = excluded.target_text,
                      target = excluded.target, target_unit = excluded.target_unit,
                      tracker_unit = excluded.tracker_unit, general = excluded.general,
                      deliverable = excluded.deliverable, report_period = excluded.report_period
                """, rows.stream().map(row -> clause(id, row)).toArray(MapSqlParameterSource[]::new));
    }

    private static MapSqlParameterSource clause(UUID id, Row row) {
        Item item = row.item();
        Deadline read = ClauseCheck.due(item);
        Deadline due = read == null ? Deadline.UNKNOWN : read;
        boolean named = !Text.isBlank(item.targetName());
        return new MapSqlParameterSource("id", row.id())
                .addValue("conclusion", id)
                .addValue("ref", row.ref())
                .addValue("parent", row.parentId(), Types.OTHER)
                .addValue("n", row.ordinal())
                .addValue("said", clean(item.text()))
                .addValue("kind", kind(item, due).name())
                .addValue("dueText", blankToNull(item.due()))
                .addValue("due", due.on(), Types.DATE)
                .addValue("precision", due.precision().name())
                .addValue(
                        "dueAt",
                        due.isKnown() ? OffsetDateTime.ofInstant(due.dueAt(), ZoneOffset.UTC) : null,
                        Types.TIMESTAMP_WITH_TIMEZONE)
                .addValue("targetName", blankToNull(item.targetName()))
                .addValue("targetText", blankToNull(item.target()))
                .addValue("target", named ? Figure.read(item.target()).orElse(null) : null, Types.NUMERIC)
                .addValue("targetUnit", blankToNull(item.targetUnit()))
                .addValue("tracker", item.coordination() ? blankToNull(item.trackerUnit()) : null)
                .addValue("general", item.general())
                .addValue("deliverable", blankToNull(item.deliverable()))
                .addValue("period", blankToNull(item.reportPeriod()));
    }

    private static ClauseKind kind(Item item, Deadline due) {
        if (item.coordination()) {
            return ClauseKind.COORDINATION;
        }
        if (!Text.isBlank(item.targetName())) {
            return ClauseKind.QUANTITATIVE;
        }
        return due.isKnown() ? ClauseKind.TIME_BOUND : ClauseKind.QUALITATIVE;
    }

    private void writeAddressees(UUID id, List<Row> rows) {
        jdbc.sql("""
                        delete from app.clause_addressee
                         where clause_id in (select c.id from app.clause c where c.conclusion_id = :id)
                        """).param("id", id).update();
        List<MapSqlParameterSource> addressees = new ArrayList<>();
        for (Row row : rows) {
            int n = 0;
            for (Addressee addressee : addressees(row.item())) {
                addressees.add(new MapSqlParameterSource("clause", row.id())
                        .addValue("n", ++n)
                        .addValue("role", addressee.role().name())
                        .addValue("unit", addressee.unit())
                        .addValue("group", addressee.group()));
            }
        }
        batches.batchUpdate(
                "insert into app.clause_addressee values (:clause, :n, :role, :unit, :group)",
                addressees.toArray(MapSqlParameterSource[]::new));
    }

    /** Who tracks also leads the clause that says so, unless somebody else was named. */
    private static List<Addressee> addressees(Item item) {
        List<Addressee> all = new ArrayList<>();
        item.leadUnits().stream().distinct().map(Addressee::leadUnit).forEach(all::add);
        item.leadGroups().stream().distinct().map(Addressee::leadGroup).forEach(all::add);
        if (all.isEmpty() && item.coordination() && !Text.isBlank(item.trackerUnit())) {
            all.add(Addressee.leadUnit(item.trackerUnit()));
        }
        item.cooperatingUnits().stream()
                .distinct()
                .map(Addressee::cooperatingUnit)
                .forEach(all::add);
        item.cooperatingGroups().stream()
                .distinct()
                .map(Addressee::cooperatingGroup)
                .forEach(all::add);
        return all;
    }

    private void writeLimitations(UUID id, List<Draft.Weakness> limitations, List<Row> rows) {
        Map<String, UUID> byRef = new HashMap<>();
        rows.forEach(row -> byRef.putIfAbsent(row.ref(), row.id()));
        jdbc.sql("delete from app.limitation where conclusion_id = :id")
                .param("id", id)
                .update();
        List<MapSqlParameterSource> found = new ArrayList<>();
        List<MapSqlParameterSource> links = new ArrayList<>();
        for (Draft.Weakness limitation : limitations) {
            UUID limitationId = UUID.randomUUID();
            found.add(new MapSqlParameterSource("id", limitationId)
                    .addValue("conclusion", id)
                    .addValue("n", found.size() + 1)
                    .addValue("said", clean(limitation.text()))
                    .addValue("topic", blankToNull(limitation.topic()))
                    .addValue("clauses", blankToNull(limitation.clauses())));
            ClauseCheck.refs(limitation.clauses()).stream()
                    .filter(byRef::containsKey)
                    .forEach(ref -> links.add(
                            new MapSqlParameterSource("limitation", limitationId).addValue("clause", byRef.get(ref))));
        }
        batches.batchUpdate("""
                insert into app.limitation (id, conclusion_id, ordinal, said, topic, clauses_text)
                values (:id, :conclusion, :n, :said, :topic, :clauses)
                """, found.toArray(MapSqlParameterSource[]::new));
        batches.batchUpdate(
                "insert into app.limitation_clause values (:limitation, :clause)",
                links.toArray(MapSqlParameterSource[]::new));
    }

    /** A unit that was asked already stays: its comments are part of the record. */
    private void writeConsulted(UUID id, List<String> units) {
        String[] codes = units.toArray(String[]::new);
        jdbc.sql("""
                        delete from app.consulted_unit
                         where conclusion_id = :id and asked_at is null and unit_code <> all(:units)
                        """).param("id", id).param("units", codes).update();
        jdbc.sql("""
                        insert into app.consulted_unit (conclusion_id, unit_code)
                        select :id, unit from unnest(:units::text[]) as unit
                        on conflict do nothing
                        """).param("id", id).param("units", codes).update();
    }

    private static String clean(String text) {
        return text == null ? "" : Text.clean(text);
    }

    private static String blankToNull(String text) {
        return Text.isBlank(text) ? null : Text.clean(text);
    }
}
