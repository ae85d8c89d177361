package vn.tongket.cycle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.tongket.Text;

/** Keeps plans as they are typed, and what people typed or said around them. */
@Repository
class PlanStore {

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Clock clock;

    PlanStore(JdbcClient jdbc, ObjectMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** How far the plan is: its draft is closed once it was handed in, and open again when it comes back. */
    record State(boolean ready, String refusal, UUID document) {}

    State state(UUID cycle) {
        return jdbc.sql("""
                        select plan_ready_at is not null as ready, plan_refusal as refusal, plan_document_id as document
                          from app.review_cycle where id = :cycle
                        """).param("cycle", cycle).query(State.class).single();
    }

    Optional<PlanDraft> draft(UUID cycle) {
        return jdbc.sql("select content::text from app.plan_draft where cycle_id = :cycle")
                .param("cycle", cycle)
                .query(String.class)
                .optional()
                .map(text -> read(text, PlanDraft.class));
    }

    Optional<PlanIssue> issue(UUID cycle) {
        return jdbc.sql("select issue::text from app.plan_draft where cycle_id = :cycle and issue is not null")
                .param("cycle", cycle)
                .query(String.class)
                .optional()
                .map(text -> read(text, PlanIssue.class));
    }

    /** Keeps the draft and answers its version; what somebody else saved in between is not overwritten. */
    int save(UUID cycle, PlanDraft draft, String actor) {
        Optional<Integer> saved = jdbc.sql("""
                        update app.review_cycle
                           set version = version + 1, title = coalesce(:title, title), search = coalesce(:search, search)
                         where id = :cycle and version = coalesce(:version::integer, version) and plan_ready_at is null
                        returning version
                        """)
                .param("title", PlanReader.clean(draft.title()))
                .param("search", Text.fold(PlanReader.clean(draft.title())))
                .param("version", draft.version())
                .param("cycle", cycle)
                .query(Integer.class)
                .optional();
        if (saved.isEmpty()) {
            throw new OptimisticLockingFailureException(
                    "Plan of cycle '%s' was saved by somebody else".formatted(cycle));
        }
        keep(cycle, draft.withVersion(0), actor);
        return saved.get();
    }

    void saveIssue(UUID cycle, PlanIssue issue, String actor) {
        jdbc.sql(
                        "update app.plan_draft set issue = :issue::jsonb, saved_at = :now, saved_by = :by where cycle_id = :cycle")
                .param("issue", text(issue))
                .param("now", OffsetDateTime.now(clock))
                .param("by", actor)
                .param("cycle", cycle)
                .update();
    }

    private void keep(UUID cycle, PlanDraft content, String actor) {
        jdbc.sql("""
                        insert into app.plan_draft (cycle_id, content, saved_at, saved_by)
                        values (:cycle, :content::jsonb, :now, :by)
                        on conflict (cycle_id) do update set
                          content = excluded.content, saved_at = excluded.saved_at, saved_by = excluded.saved_by
                        """)
                .param("cycle", cycle)
                .param("content", text(content))
                .param("now", OffsetDateTime.now(clock))
                .param("by", actor)
                .update();
    }

    /** Units of each group; a group that nobody knows is left out, one without members is empty. */
    Map<String, List<String>> members(Collection<String> groups) {
        Map<String, List<String>> members = new LinkedHashMap<>();
        if (!groups.isEmpty()) {
            jdbc.sql("""
                            select g.code, m.unit_code
                              from app.org_group g left join (app.org_group_member m join app.org_unit u on u.code = m.unit_code)
                                on m.group_code = g.code
                               and (m.valid_from is null or m.valid_from <= :today)
                               and (m.valid_to is null or m.valid_to >= :today)
                               and (u.valid_to is null or u.valid_to >= :today)
                             where g.code = any(:groups) order by g.name, g.code, u.name, u.code
                            """)
                    .param("groups", groups.toArray(String[]::new))
                    .param("today", LocalDate.now(clock))
                    .query(row -> {
                        List<String> units = members.computeIfAbsent(row.getString(1), code -> new ArrayList<>());
                        if (row.getString(2) != null) {
                            units.add(row.getString(2));
                        }
                    });
        }
        return members;
    }

    Map<String, String> groupNames(Collection<String> groups) {
        Map<String, String> names = new LinkedHashMap<>();
        groups.forEach(code -> names.put(code, code));
        jdbc.sql("select code, name from app.org_group where code = any(:groups)")
                .param("groups", groups.toArray(String[]::new))
                .query(row -> {
                    names.put(row.getString(1), row.getString(2));
                });
        return names;
    }

    private <T> T read(String text, Class<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored plan cannot be read", e);
        }
    }

    private String text(Object content) {
        try {
            return json.writeValueAsString(content);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A plan cannot be stored", e);
        }
    }
}
