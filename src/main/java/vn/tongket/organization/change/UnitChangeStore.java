package vn.tongket.organization.change;

import static vn.tongket.Moments.instant;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.tongket.NotFound;
import vn.tongket.Refusal;
import vn.tongket.Text;

/** Keeps decisions on units as they are typed, and how far they have come. */
@Repository
class UnitChangeStore {

    /** As which decisions are listed: all, drafts, carried out, dropped. */
    private static final String FILTER = """
             where search like all (:words)
               and (:state = '' and dropped_at is null
                    or :state = 'draft' and carried_out_at is null and dropped_at is null
                    or :state = 'done' and carried_out_at is not null
                    or :state = 'dropped' and dropped_at is not null)
               and (:audited::text[] is null
                    or carried_out_at is not null and exists (
                         select from app.unit_change_unit u
                          where u.change_id = unit_change.id and u.unit_code = any(:audited::text[])))
            """;

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Clock clock;

    UnitChangeStore(JdbcClient jdbc, ObjectMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    Optional<UnitChange> find(UUID id) {
        return jdbc.sql("select * from app.unit_change where id = :id")
                .param("id", id)
                .query(this::read)
                .optional();
    }

    UnitChange require(UUID id) {
        return find(id).orElseThrow(() -> new NotFound("unit change", id));
    }

    /** Waits for whoever changes the decision, so that what is read stays true until the transaction ends. */
    UnitChange lock(UUID id) {
        return jdbc.sql("select * from app.unit_change where id = :id for update")
                .param("id", id)
                .query(this::read)
                .optional()
                .orElseThrow(() -> new NotFound("unit change", id));
    }

    /** @param audited units of which one has to be concerned by what was carried out; null for all decisions */
    List<UnitChange> page(String words, String state, Collection<String> audited, int most, int from) {
        return jdbc.sql("select * from app.unit_change" + FILTER
                        + " order by effective_on desc nulls first, created_at desc limit :most offset :from")
                .param("words", Text.patterns(words))
                .param("state", state)
                .param("audited", audited == null ? null : audited.toArray(String[]::new))
                .param("most", most)
                .param("from", from)
                .query(this::read)
                .list();
    }

    long count(String words, String state, Collection<String> audited) {
        return jdbc.sql("select count(*) from app.unit_change" + FILTER)
                .param("words", Text.patterns(words))
                .param("state", state)
                .param("audited", audited == null ? null : audited.toArray(String[]::new))
                .query(Long.class)
                .single();
    }

    /** Whether the decision began, ended or moved one of the units. */
    boolean concerns(UUID id, Collection<String> units) {
        return jdbc.sql("""
                        select exists (select from app.unit_change_unit
                                        where change_id = :id and unit_code = any(:units))
                        """)
                .param("id", id)
                .param("units", units.toArray(String[]::new))
                .query(Boolean.class)
                .single();
    }

    void insert(UUID id, ChangeEntry entry, ChangeKind kind, LocalDate effectiveOn, UUID basis, String actor) {
        values(jdbc.sql("""
                        insert into app.unit_change (id, kind, title, content, search, basis_document, effective_on,
                                 created_at, created_by, saved_at, saved_by)
                        values (:id, :kind, :title, :content::jsonb, :search, :basis, :effectiveOn,
                                :now, :actor, :now, :actor)
                        """), id, entry, kind, effectiveOn, basis, actor).update();
    }

    /** Refused when somebody else saved in between. */
    void save(
            UUID id, int version, ChangeEntry entry, ChangeKind kind, LocalDate effectiveOn, UUID basis, String actor) {
        int changed = values(jdbc.sql("""
                                update app.unit_change
                                   set kind = :kind, title = :title, content = :content::jsonb, search = :search,
                                       basis_document = :basis, effective_on = :effectiveOn, saved_at = :now,
                                       saved_by = :actor, version = version + 1
                                 where id = :id and version = :version and carried_out_at is null and dropped_at is null
                                """), id, entry, kind, effectiveOn, basis, actor)
                .param("version", version)
                .update();
        if (changed == 0) {
            throw Refusal.of("change.saved-meanwhile");
        }
    }

    private JdbcClient.StatementSpec values(
            JdbcClient.StatementSpec sql,
            UUID id,
            ChangeEntry entry,
            ChangeKind kind,
            LocalDate effectiveOn,
            UUID basis,
            String actor) {
        String title = Text.isBlank(entry.title()) ? "" : Text.clean(entry.title());
        return sql.param("id", id)
                .param("kind", kind.name())
                .param("title", title)
                .param("content", write(entry))
                .param("search", Text.fold(title + " " + Text.clean(entry.basis() == null ? "" : entry.basis())))
                .param("basis", basis, Types.OTHER)
                .param("effectiveOn", effectiveOn, Types.DATE)
                .param("now", OffsetDateTime.now(clock))
                .param("actor", actor);
    }

    /** Decisions that hold and of which something is still to be brought about, the oldest first. */
    List<UUID> waiting() {
        return jdbc.sql("""
                        select c.id from app.unit_change c
                         where c.carried_out_at is not null and c.effective_on <= :today
                           and (c.took_effect_at is null
                                or exists (select from app.unit_change_item i
                                            where i.change_id = c.id and i.state = 'WAITING'
                                              and i.released_at is not null))
                         order by c.effective_on, c.carried_out_at, c.id
                        """)
                .param("today", LocalDate.now(clock))
                .query(UUID.class)
                .list();
    }

    void stamp(UUID id, String column) {
        jdbc.sql("update app.unit_change set %s = :now where id = :id".formatted(column))
                .param("now", OffsetDateTime.now(clock))
                .param("id", id)
                .update();
    }

    void carriedOut(UUID id, String actor) {
        jdbc.sql("update app.unit_change set carried_out_at = :now, carried_out_by = :actor where id = :id")
                .param("now", OffsetDateTime.now(clock))
                .param("actor", actor)
                .param("id", id)
                .update();
    }

    private String write(ChangeEntry entry) {
        try {
            return json.writeValueAsString(entry);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("A change of units cannot be written", e);
        }
    }

    private UnitChange read(ResultSet row, int number) throws SQLException {
        try {
            return new UnitChange(
                    row.getObject("id", UUID.class),
                    ChangeKind.valueOf(row.getString("kind")),
                    row.getString("title"),
                    json.readValue(row.getString("content"), ChangeEntry.class),
                    row.getObject("effective_on", LocalDate.class),
                    instant(row, "created_at"),
                    row.getString("created_by"),
                    instant(row, "saved_at"),
                    instant(row, "listed_at"),
                    instant(row, "carried_out_at"),
                    row.getString("carried_out_by"),
                    instant(row, "took_effect_at"),
                    instant(row, "dropped_at"),
                    row.getInt("version"));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A change of units cannot be read", e);
        }
    }
}
