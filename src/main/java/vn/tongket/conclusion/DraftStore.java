package vn.tongket.conclusion;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.tongket.audit.DayStates;
import vn.tongket.calendar.Deadline;
import vn.tongket.conclusion.Draft.Item;
import vn.tongket.conclusion.lint.Finding;

/** Reads a conclusion as it was typed. */
@Repository
class DraftStore {

    private final JdbcClient jdbc;

    DraftStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Typed(
            UUID id,
            UUID parentId,
            String ref,
            boolean general,
            String said,
            String kind,
            String dueText,
            String targetName,
            String targetText,
            String targetUnit,
            String trackerUnit,
            String deliverable,
            String reportPeriod) {}

    private record Named(UUID clauseId, String role, String unitCode, String groupCode) {}

    Draft draft(Conclusion conclusion) {
        return draft(conclusion, null);
    }

    /** The same at the end of a day, as the conclusion was then; a null day is the present. */
    Draft draft(Conclusion conclusion, LocalDate day) {
        UUID id = conclusion.id();
        return new Draft(
                conclusion.title(),
                conclusion.sourceType(),
                conclusion.generalPart(),
                conclusion.consultationNeeded(),
                conclusion.consultationDueOn() == null
                        ? null
                        : Deadline.day(conclusion.consultationDueOn()).text(),
                consultedUnits(id),
                conclusion.directiveNeeded(),
                items(id, day),
                limitations(id, day),
                conclusion.version(),
                conclusion.reportPeriod(),
                conclusion.nextReviewText(),
                reasons(id, day));
    }

    private List<Item> items(UUID id, LocalDate day) {
        Map<UUID, List<Named>> named = new HashMap<>();
        jdbc.sql("""
                        select a.clause_id, a.role, a.unit_code, a.group_code
                        from %s a join %s c on c.id = a.clause_id
                        where c.conclusion_id = :id
                        order by a.clause_id, a.ordinal
                        """.formatted(rows("clause_addressee", day), rows("clause", day)))
                .param("id", id)
                .param("day", day)
                .query(Named.class)
                .list()
                .forEach(one -> named.computeIfAbsent(one.clauseId(), clause -> new ArrayList<>())
                        .add(one));
        Map<UUID, List<Typed>> parts = new HashMap<>();
        List<Typed> top = new ArrayList<>();
        jdbc.sql("""
                        select id, parent_id, ref, general, said, kind, due_text, target_name, target_text, target_unit,
                               tracker_unit, deliverable, report_period
                        from %s c where conclusion_id = :id order by ordinal, id
                        """.formatted(rows("clause", day)))
                .param("id", id)
                .param("day", day)
                .query(Typed.class)
                .list()
                .forEach(typed -> {
                    if (typed.parentId() == null) {
                        top.add(typed);
                    } else {
                        parts.computeIfAbsent(typed.parentId(), parent -> new ArrayList<>())
                                .add(typed);
                    }
                });
        return top.stream().map(typed -> item(typed, parts, named)).toList();
    }

    private static String rows(String table, LocalDate day) {
        return DayStates.rows(DayStates.Kind.CONCLUSION, table, day);
    }

    private static Item item(Typed typed, Map<UUID, List<Typed>> parts, Map<UUID, List<Named>> named) {
        List<Named> addressees = named.getOrDefault(typed.id(), List.of());
        return new Item(
                typed.id(),
                typed.ref(),
                typed.general(),
                typed.said(),
                units(addressees, "LEAD"),
                groups(addressees, "LEAD"),
                units(addressees, "COOPERATING"),
                groups(addressees, "COOPERATING"),
                typed.dueText(),
                typed.targetName(),
                typed.targetText(),
                typed.targetUnit(),
                ClauseKind.COORDINATION.name().equals(typed.kind()),
                typed.trackerUnit(),
                parts.getOrDefault(typed.id(), List.of()).stream()
                        .map(part -> item(part, Map.of(), named))
                        .toList(),
                typed.deliverable(),
                typed.reportPeriod());
    }

    /** One line for every kind of finding, in their order, given or not. */
    private List<Draft.Reason> reasons(UUID id, LocalDate day) {
        Map<String, String> given = new HashMap<>();
        jdbc.sql("select finding, reason from %s r where conclusion_id = :id".formatted(rows("clause_reason", day)))
                .param("id", id)
                .param("day", day)
                .query(row -> {
                    given.put(row.getString("finding"), row.getString("reason"));
                });
        return Stream.of(Finding.Code.values())
                .map(code -> Draft.Reason.of(code, given.get(code.name())))
                .toList();
    }

    /** What reasons were given for when the draft was finished, by kind of finding. */
    Map<String, Set<String>> covered(UUID id) {
        Map<String, Set<String>> covered = new HashMap<>();
        jdbc.sql("select finding, covered from app.clause_reason where conclusion_id = :id")
                .param("id", id)
                .query(row -> {
                    covered.put(row.getString("finding"), Set.of((String[])
                            row.getArray("covered").getArray()));
                });
        return covered;
    }

    /** The clause that each ref was shown for; a ref that is not in here is free. */
    Map<String, UUID> shown(UUID id) {
        Map<String, UUID> shown = new HashMap<>();
        jdbc.sql("""
                        select distinct on (ref) ref, clause_id from app.shown_clause
                         where conclusion_id = :id and clause_id is not null order by ref, round
                        """).param("id", id).query(row -> {
            shown.put(row.getString("ref"), row.getObject("clause_id", UUID.class));
        });
        return shown;
    }

    private static List<String> units(List<Named> addressees, String role) {
        return addressees.stream()
                .filter(one -> one.role().equals(role) && one.unitCode() != null)
                .map(Named::unitCode)
                .toList();
    }

    private static List<String> groups(List<Named> addressees, String role) {
        return addressees.stream()
                .filter(one -> one.role().equals(role) && one.groupCode() != null)
                .map(Named::groupCode)
                .toList();
    }

    private List<Draft.Weakness> limitations(UUID id, LocalDate day) {
        return jdbc.sql("""
                        select said as text, topic, clauses_text as clauses
                        from %s l where conclusion_id = :id order by ordinal
                        """.formatted(rows("limitation", day)))
                .param("id", id)
                .param("day", day)
                .query(Draft.Weakness.class)
                .list();
    }

    List<String> consultedUnits(UUID id) {
        return jdbc.sql("""
                        select c.unit_code from app.consulted_unit c join app.org_unit u on u.code = c.unit_code
                        where c.conclusion_id = :id order by u.name, u.code
                        """).param("id", id).query(String.class).list();
    }

    /** Names of groups by code; codes that nobody has are left out. */
    Map<String, String> groupNames(Set<String> codes) {
        Map<String, String> names = new LinkedHashMap<>();
        jdbc.sql("select code, name from app.org_group where code = any(:codes) order by name, code")
                .param("codes", codes.toArray(String[]::new))
                .query(row -> {
                    names.put(row.getString("code"), row.getString("name"));
                });
        return names;
    }
}
