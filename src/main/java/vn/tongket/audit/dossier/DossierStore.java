package vn.tongket.audit.dossier;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.tongket.audit.dossier.Anchor.Thing;

/** Reads what dossiers are about, from the view that the features fill. */
@Repository
class DossierStore {

    /** What an issued document was made from, as acts name it; of a plan only the acts about it. */
    private static final Map<String, Thing> ORIGINS = Map.of(
            "plan", new Thing("cycle", "", "cycle.plan"),
            "conclusion", new Thing("conclusion", "", "conclusion."),
            "directive", new Thing("conclusion", "", "conclusion.directive"),
            "letter", new Thing("urging", "", ""),
            "period", new Thing("periodic-report", "", ""),
            "decision", new Thing("commendation", "", "commendation."));

    private final JdbcClient jdbc;

    DossierStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Named> find(String kind, String id) {
        return uuid(id).flatMap(known -> jdbc.sql(
                        "select kind, id, name, cycle_id, unit_code as unit from app.dossier_thing where id = :id and kind = :kind")
                .param("id", known)
                .param("kind", kind)
                .query(Named.class)
                .optional());
    }

    List<Named> named(Collection<String> ids) {
        UUID[] known = ids.stream()
                .distinct()
                .map(DossierStore::uuid)
                .flatMap(Optional::stream)
                .toArray(UUID[]::new);
        return jdbc.sql(
                        "select kind, id, name, cycle_id, unit_code as unit from app.dossier_thing where id = any(:ids)")
                .param("ids", known)
                .query(Named.class)
                .list();
    }

    /** The subjects under which acts about a thing were recorded, what it comes from included. */
    List<Thing> subjects(String kind, UUID id) {
        List<Thing> subjects = new ArrayList<>(List.of(new Thing(kind, id.toString())));
        switch (kind) {
            case "report" -> subjects.add(new Thing("obligation", id.toString()));
            case "assignment" ->
                jdbc.sql("select conclusion_id::text from app.assignment where id = :id")
                        .param("id", id)
                        .query(String.class)
                        .optional()
                        .ifPresent(from -> subjects.add(new Thing("conclusion", from, "conclusion.split")));
            default ->
                jdbc
                        .sql("select kind, coalesce(part, id) as id from app.document_origin where document_id = :id")
                        .param("id", id)
                        .query((row, n) -> {
                            Thing origin = ORIGINS.get(row.getString("kind"));
                            return origin == null ? null : new Thing(origin.kind(), row.getString("id"), origin.acts());
                        })
                        .list()
                        .stream()
                        .filter(Objects::nonNull)
                        .forEach(subjects::add);
        }
        return subjects;
    }

    boolean takesPart(UUID cycle, Set<String> units) {
        return jdbc.sql("""
                        select exists (select from app.audit_record
                                        where cycle_id = :cycle and unit_code = any(:units))
                        """)
                .param("cycle", cycle)
                .param("units", units.toArray(String[]::new))
                .query(Boolean.class)
                .single();
    }

    /** Whether the person holds or held a role in one of the units, or did something in what the reader looks over. */
    boolean knowsPerson(String user, Scope scope) {
        return jdbc.sql("""
                        select exists (select from app.role_holding where user_id = :user and unit_code = any(:units))
                            or exists (select from app.audit_record
                                        where actor = :user and (unit_code = any(:units) or cycle_id = any(:cycles)))
                            or exists (select from app.audit_record
                                        where subject_kind = 'user' and subject_id = :user and unit_code = any(:units))
                        """)
                .param("user", user)
                .param("units", scope.units().toArray(String[]::new))
                .param("cycles", scope.cycles().toArray(UUID[]::new))
                .query(Boolean.class)
                .single();
    }

    Optional<String> unitName(String code) {
        return jdbc.sql("select name from app.org_unit where code = :code")
                .param("code", code)
                .query(String.class)
                .optional();
    }

    private static Optional<UUID> uuid(String text) {
        return text != null && text.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
                ? Optional.of(UUID.fromString(text))
                : Optional.empty();
    }
}
