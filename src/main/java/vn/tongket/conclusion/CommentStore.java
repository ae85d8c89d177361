package vn.tongket.conclusion;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.tongket.Text;
import vn.tongket.calendar.Deadline;

/** Keeps whom a draft was sent to, and what they said about it. */
@Repository
class CommentStore {

    private final JdbcClient jdbc;
    private final NamedParameterJdbcTemplate batches;
    private final Clock clock;

    CommentStore(JdbcClient jdbc, NamedParameterJdbcTemplate batches, Clock clock) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.clock = clock;
    }

    /** A unit that is to be asked, and whether it was. */
    record Consulted(String unit, String unitName, boolean asked, OffsetDateTime remindedAt) {

        boolean remindedOn(LocalDate day) {
            return remindedAt != null
                    && LocalDate.ofInstant(remindedAt.toInstant(), Deadline.ZONE)
                            .equals(day);
        }
    }

    List<Consulted> consulted(UUID conclusion) {
        return jdbc.sql("""
                        select c.unit_code as unit, u.name as unit_name, c.asked_at is not null as asked,
                               c.reminded_at
                        from app.consulted_unit c join app.org_unit u on u.code = c.unit_code
                        where c.conclusion_id = :id order by u.name, u.code
                        """).param("id", conclusion).query(Consulted.class).list();
    }

    void reminded(UUID conclusion, List<String> units) {
        jdbc.sql(
                        "update app.consulted_unit set reminded_at = :now where conclusion_id = :id and unit_code = any(:units)")
                .param("now", OffsetDateTime.now(clock))
                .param("id", conclusion)
                .param("units", units.toArray(String[]::new))
                .update();
    }

    List<Comment> comments(UUID conclusion) {
        Map<UUID, List<Comment.Change>> changes = changes(conclusion);
        return jdbc.sql("""
                        select m.*, u.name as unit_name, c.ref as current_ref
                        from app.consultation_comment m
                          join app.org_unit u on u.code = m.unit_code
                          left join app.clause c on c.id = m.clause_id
                        where m.conclusion_id = :id order by m.made_at, m.id
                        """)
                .param("id", conclusion)
                .query((row, n) -> comment(row, changes))
                .list();
    }

    private Map<UUID, List<Comment.Change>> changes(UUID conclusion) {
        Map<UUID, List<Comment.Change>> changes = new HashMap<>();
        jdbc.sql("""
                        select h.comment_id, h.clause_ref, h.before_text, h.after_text
                        from app.comment_change h join app.consultation_comment m on m.id = h.comment_id
                        where m.conclusion_id = :id order by h.comment_id, h.ordinal
                        """).param("id", conclusion).query(row -> {
            changes.computeIfAbsent(row.getObject("comment_id", UUID.class), id -> new ArrayList<>())
                    .add(new Comment.Change(
                            row.getString("clause_ref"), row.getString("before_text"), row.getString("after_text")));
        });
        return changes;
    }

    /** What was changed for each comment, in the place of what was noted before. */
    void noteChanges(UUID conclusion, Map<UUID, List<Comment.Change>> changes) {
        jdbc.sql("""
                        delete from app.comment_change
                         where comment_id in (select id from app.consultation_comment where conclusion_id = :id)
                        """).param("id", conclusion).update();
        List<MapSqlParameterSource> rows = new ArrayList<>();
        changes.forEach((comment, changed) -> {
            for (int n = 0; n < changed.size(); n++) {
                rows.add(new MapSqlParameterSource("comment", comment)
                        .addValue("n", n + 1)
                        .addValue("ref", changed.get(n).ref())
                        .addValue("before", changed.get(n).before())
                        .addValue("after", changed.get(n).after()));
            }
        });
        batches.batchUpdate(
                "insert into app.comment_change values (:comment, :n, :ref, :before, :after)",
                rows.toArray(MapSqlParameterSource[]::new));
    }

    UUID add(UUID conclusion, String unit, String clauseRef, String text, boolean onBehalf, String actor) {
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                        insert into app.consultation_comment (id, conclusion_id, clause_id, clause_ref, unit_code, said,
                                                              made_at, made_by, on_behalf)
                        values (:id, :conclusion,
                                (select c.id from app.clause c where c.conclusion_id = :conclusion and c.ref = :ref
                                  order by c.ordinal limit 1),
                                :ref, :unit, :said, :now, :by, :onBehalf)
                        """)
                .param("id", id)
                .param("conclusion", conclusion)
                .param("ref", Text.isBlank(clauseRef) ? null : Text.clean(clauseRef))
                .param("unit", unit)
                .param("said", text == null ? "" : Text.clean(text))
                .param("now", OffsetDateTime.now(clock))
                .param("by", actor)
                .param("onBehalf", onBehalf)
                .update();
        return id;
    }

    /** Puts these comments in the place of all that were entered on behalf of units. */
    void replaceEntered(UUID conclusion, List<Comment> entered, String actor) {
        jdbc.sql("delete from app.consultation_comment where conclusion_id = :id and on_behalf")
                .param("id", conclusion)
                .update();
        for (Comment comment : entered) {
            UUID id = add(conclusion, comment.unit(), comment.clauseRef(), comment.text(), true, actor);
            resolve(conclusion, List.of(comment.as(id)), actor);
        }
    }

    void resolve(UUID conclusion, Collection<Comment> comments, String actor) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        batches.batchUpdate(
                """
                update app.consultation_comment
                   set resolution = :resolution, explanation = :explanation, changed_refs = :changed,
                       resolved_at = case when :resolution::text is null then null else :now end,
                       resolved_by = case when :resolution::text is null then null else :by end
                 where id = :id and conclusion_id = :conclusion
                   and (resolution is distinct from :resolution::text
                        or explanation is distinct from :explanation::text
                        or changed_refs is distinct from :changed::text)
                """,
                comments.stream()
                        .map(comment -> new MapSqlParameterSource("id", comment.id())
                                .addValue("conclusion", conclusion)
                                .addValue(
                                        "resolution",
                                        comment.resolution() == null
                                                ? null
                                                : comment.resolution().name())
                                .addValue("explanation", explanation(comment))
                                .addValue(
                                        "changed",
                                        Text.isBlank(comment.changed()) ? null : Text.clean(comment.changed()))
                                .addValue("now", now)
                                .addValue("by", actor))
                        .toArray(MapSqlParameterSource[]::new));
    }

    /** An explanation that is still to be written is empty, not missing. */
    private static String explanation(Comment comment) {
        String clean = comment.explanation() == null ? "" : Text.clean(comment.explanation());
        return clean.isEmpty() && comment.resolution() != Comment.Resolution.EXPLAINED ? null : clean;
    }

    private static Comment comment(ResultSet row, Map<UUID, List<Comment.Change>> changes) throws SQLException {
        String resolution = row.getString("resolution");
        Timestamp made = row.getTimestamp("made_at");
        String now = row.getString("current_ref");
        UUID id = row.getObject("id", UUID.class);
        return new Comment(
                id,
                row.getString("unit_code"),
                row.getString("unit_name"),
                now == null ? row.getString("clause_ref") : now,
                row.getString("said"),
                made.toInstant(),
                row.getBoolean("on_behalf"),
                resolution == null ? null : Comment.Resolution.valueOf(resolution),
                row.getString("explanation"),
                row.getString("changed_refs"),
                changes.getOrDefault(id, List.of()));
    }
}
