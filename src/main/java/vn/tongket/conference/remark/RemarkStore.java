package vn.tongket.conference.remark;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.tongket.calendar.Deadline;
import vn.tongket.calendar.Precision;

/** Keeps remarks one by one, so that two people who write at once do not write over each other. */
@Repository
class RemarkStore {

    private final JdbcClient jdbc;
    private final NamedParameterJdbcTemplate batches;
    private final Clock clock;

    RemarkStore(JdbcClient jdbc, NamedParameterJdbcTemplate batches, Clock clock) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.clock = clock;
    }

    List<Remark> remarks(UUID conference) {
        return jdbc.sql("""
                        select r.*, coalesce(u.name, g.name) as lead_name
                          from app.closing_remark r
                          left join app.org_unit u on u.code = r.lead_unit
                          left join app.org_group g on g.code = r.lead_group
                         where r.conference_id = :id order by r.ordinal
                        """)
                .param("id", conference)
                .query((row, n) -> remark(
                        row,
                        row.getInt("version"),
                        row.getString("due_precision") == null
                                ? Deadline.UNKNOWN
                                : new Deadline(
                                        row.getObject("due_on", LocalDate.class),
                                        Precision.valueOf(row.getString("due_precision"))),
                        row.getString("taken_by")))
                .list();
    }

    List<Remark> prepared(UUID conference) {
        return jdbc.sql("""
                        select p.*, coalesce(u.name, g.name) as lead_name
                          from app.prepared_clause p
                          left join app.org_unit u on u.code = p.lead_unit
                          left join app.org_group g on g.code = p.lead_group
                         where p.conference_id = :id order by p.ordinal
                        """)
                .param("id", conference)
                .query((row, n) -> remark(
                        row,
                        0,
                        row.getString("due_text") == null
                                ? Deadline.UNKNOWN
                                : Deadline.parse(row.getString("due_text")),
                        null))
                .list();
    }

    private static Remark remark(ResultSet row, int version, Deadline due, String by) throws SQLException {
        return new Remark(
                row.getObject("id", UUID.class),
                row.getInt("ordinal"),
                version,
                row.getBoolean("general"),
                row.getString("said"),
                row.getString("lead_unit"),
                row.getString("lead_group"),
                row.getString("lead_name"),
                due,
                row.getString("due_text"),
                by);
    }

    /** Which prepared clause a person said that a remark is a form of, by the remark. */
    Map<UUID, UUID> links(UUID conference) {
        Map<UUID, UUID> links = new HashMap<>();
        jdbc.sql("select id, prepared_id from app.closing_remark where conference_id = :id and prepared_id is not null")
                .param("id", conference)
                .query(row -> {
                    links.put(row.getObject("id", UUID.class), row.getObject("prepared_id", UUID.class));
                });
        return links;
    }

    Optional<Remark> find(UUID conference, UUID id) {
        return remarks(conference).stream().filter(one -> one.id().equals(id)).findFirst();
    }

    /** Puts a remark behind all others; the conference's row keeps two people from taking one place. */
    void add(UUID conference, Remark remark) {
        touch(conference);
        jdbc.sql("""
                        insert into app.closing_remark (conference_id, ordinal, id, version, general, said, lead_unit,
                                                        lead_group, due_on, due_precision, due_text, taken_by)
                        select :conference::uuid, coalesce(max(ordinal), 0) + 1, :id::uuid, 1, :general::boolean, :said::text,
                               :unit::text, :group::text, :due::date, :precision::text, :dueText::text, :by::text
                          from app.closing_remark where conference_id = :conference
                        """).params(values(conference, remark)).update();
    }

    /** Writes a remark that nobody changed since this version. */
    void change(UUID conference, Remark remark, int version) {
        touch(conference);
        int changed = jdbc.sql("""
                        update app.closing_remark
                           set general = :general, said = :said, lead_unit = :unit, lead_group = :group, due_on = :due::date,
                               due_precision = :precision, due_text = :dueText, taken_by = :by, version = version + 1
                         where conference_id = :conference and id = :id and version = :version
                        """)
                .params(values(conference, remark))
                .param("version", version)
                .update();
        if (changed == 0) {
            throw new OptimisticLockingFailureException(
                    "Remark '%s' is no longer at version '%s'".formatted(remark.id(), version));
        }
    }

    void remove(UUID conference, UUID id, int version) {
        touch(conference);
        int removed = jdbc.sql(
                        "delete from app.closing_remark where conference_id = :conference and id = :id and version = :version")
                .param("conference", conference)
                .param("id", id)
                .param("version", version)
                .update();
        if (removed == 0) {
            throw new OptimisticLockingFailureException(
                    "Remark '%s' is no longer at version '%s'".formatted(id, version));
        }
    }

    /** Whoever has the whole record open learns that it has changed. */
    private void touch(UUID conference) {
        jdbc.sql("update app.conference set version = version + 1 where id = :id")
                .param("id", conference)
                .update();
    }

    /** Puts these in the place of all remarks; a remark that says the same stays itself. */
    void replace(UUID conference, List<Remark> remarks) {
        List<Remark> known = new ArrayList<>(remarks(conference));
        Map<UUID, UUID> links = links(conference);
        jdbc.sql("delete from app.closing_remark where conference_id = :id")
                .param("id", conference)
                .update();
        List<MapSqlParameterSource> rows = new ArrayList<>();
        for (Remark remark : remarks) {
            Remark same = known.stream()
                    .filter(one -> one.text().equals(remark.text()))
                    .findFirst()
                    .orElse(null);
            known.remove(same);
            UUID id = same == null ? UUID.randomUUID() : same.id();
            boolean unchanged = same != null
                    && same.general() == remark.general()
                    && same.due().equals(remark.due())
                    && java.util.Objects.equals(same.leadUnit(), remark.leadUnit())
                    && java.util.Objects.equals(same.leadGroup(), remark.leadGroup());
            MapSqlParameterSource row = new MapSqlParameterSource(values(conference, remark));
            row.addValue("id", id)
                    .addValue("n", rows.size() + 1)
                    .addValue("version", same == null ? 0 : unchanged ? same.version() : same.version() + 1)
                    .addValue("dueText", unchanged ? same.dueText() : null)
                    .addValue("by", same == null ? remark.by() : same.by())
                    .addValue("prepared", links.get(id), Types.OTHER);
            rows.add(row);
        }
        batches.batchUpdate("""
                insert into app.closing_remark (conference_id, ordinal, id, version, general, said, lead_unit, lead_group,
                                                due_on, due_precision, due_text, taken_by, prepared_id)
                values (:conference, :n, :id, :version, :general, :said, :unit, :group, :due::date, :precision, :dueText,
                        :by, :prepared::uuid)
                """, rows.toArray(MapSqlParameterSource[]::new));
    }

    /** Puts these in the place of the conclusion that was prepared. */
    void prepare(UUID conference, List<Remark> clauses) {
        jdbc.sql("delete from app.prepared_clause where conference_id = :id and id <> all(:kept)")
                .param("id", conference)
                .param("kept", clauses.stream().map(Remark::id).toArray(UUID[]::new))
                .update();
        batches.batchUpdate(
                """
                insert into app.prepared_clause values (:id, :conference, :n, :general, :said, :unit, :group, :dueText)
                on conflict (id) do update
                  set ordinal = excluded.ordinal, general = excluded.general, said = excluded.said,
                      lead_unit = excluded.lead_unit, lead_group = excluded.lead_group, due_text = excluded.due_text
                """,
                clauses.stream()
                        .map(clause -> new MapSqlParameterSource(values(conference, clause))
                                .addValue("n", clause.ordinal())
                                .addValue(
                                        "dueText",
                                        clause.due().isKnown() ? clause.due().text() : null))
                        .toArray(MapSqlParameterSource[]::new));
    }

    private static Map<String, Object> values(UUID conference, Remark remark) {
        Map<String, Object> values = new HashMap<>();
        values.put("conference", conference);
        values.put("id", remark.id());
        values.put("general", remark.general());
        values.put("said", remark.text());
        values.put("unit", remark.leadUnit());
        values.put("group", remark.leadGroup());
        values.put("due", remark.due().on());
        values.put(
                "precision", remark.due().isKnown() ? remark.due().precision().name() : null);
        values.put("dueText", remark.dueText());
        values.put("by", remark.by());
        return values;
    }

    Map<UUID, Difference.Decision> decisions(UUID conference) {
        Map<UUID, Difference.Decision> decisions = new HashMap<>();
        jdbc.sql("select about, taken, reason, decided_by as by from app.remark_decision where conference_id = :id")
                .param("id", conference)
                .query(Difference.Decision.class)
                .list()
                .forEach(decision -> decisions.put(decision.about(), decision));
        return decisions;
    }

    void decide(UUID conference, UUID about, boolean taken, String reason, String actor) {
        jdbc.sql("""
                        insert into app.remark_decision values (:conference, :about, :taken, :reason, :now, :actor)
                        on conflict (conference_id, about) do update
                          set taken = excluded.taken, reason = excluded.reason, decided_at = excluded.decided_at,
                              decided_by = excluded.decided_by
                        """)
                .param("conference", conference)
                .param("about", about)
                .param("taken", taken)
                .param("reason", reason)
                .param("now", OffsetDateTime.now(clock))
                .param("actor", actor)
                .update();
    }

    /** A person says which prepared clause a remark is a form of. */
    void link(UUID conference, UUID remark, UUID prepared) {
        jdbc.sql(
                        "update app.closing_remark set prepared_id = null where conference_id = :conference and prepared_id = :prepared")
                .param("conference", conference)
                .param("prepared", prepared)
                .update();
        jdbc.sql("update app.closing_remark set prepared_id = :prepared where conference_id = :conference and id = :id")
                .param("prepared", prepared)
                .param("conference", conference)
                .param("id", remark)
                .update();
    }
}
