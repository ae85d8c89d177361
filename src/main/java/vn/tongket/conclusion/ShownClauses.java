package vn.tongket.conclusion;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.tongket.Text;
import vn.tongket.organization.Units;

/** What consulted units were shown, word for word: refs stay with their clauses, and changes can be told from it. */
@Repository
class ShownClauses {

    private final JdbcClient jdbc;
    private final NamedParameterJdbcTemplate batches;
    private final DraftStore drafts;
    private final Units units;
    private final MessageSource messages;
    private final Clock clock;

    ShownClauses(
            JdbcClient jdbc,
            NamedParameterJdbcTemplate batches,
            DraftStore drafts,
            Units units,
            MessageSource messages,
            Clock clock) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.drafts = drafts;
        this.units = units;
        this.messages = messages;
        this.clock = clock;
    }

    /** A clause as somebody reads it. */
    private record Line(UUID clause, String ref, String said) {}

    /** A clause as it was shown at one time. */
    private record Shown(String ref, UUID clause, String said, OffsetDateTime at) {}

    /** Keeps the draft as it goes out to units now. */
    void keep(UUID conclusion, Draft draft) {
        int round = jdbc.sql("select coalesce(max(round), 0) + 1 from app.shown_clause where conclusion_id = :id")
                .param("id", conclusion)
                .query(Integer.class)
                .single();
        OffsetDateTime now = OffsetDateTime.now(clock);
        batches.batchUpdate(
                "insert into app.shown_clause values (:id, :ref, :round, :clause, :said, :now)",
                lines(draft).values().stream()
                        .map(line -> new MapSqlParameterSource("id", conclusion)
                                .addValue("ref", line.ref())
                                .addValue("round", round)
                                .addValue("clause", line.clause())
                                .addValue("said", line.said())
                                .addValue("now", now))
                        .toArray(MapSqlParameterSource[]::new));
    }

    /** Every clause as it is read, by its ref; the general part has an empty one. */
    private Map<String, Line> lines(Draft draft) {
        TreeSet<String> unitCodes = new TreeSet<>();
        ClauseCheck.unitsNamed(draft).values().forEach(unitCodes::addAll);
        TreeSet<String> groupCodes = new TreeSet<>();
        ClauseCheck.groupsNamed(draft).values().forEach(groupCodes::addAll);
        Map<String, String> names = units.names(unitCodes);
        names.putAll(drafts.groupNames(groupCodes));
        Map<String, Line> lines = new LinkedHashMap<>();
        lines.put("", new Line(null, "", draft.generalPart() == null ? "" : draft.generalPart()));
        for (Draft.Item item : draft.clauses()) {
            lines.put(item.ref(), new Line(item.id(), item.ref(), said(item, names)));
            item.parts().forEach(part -> lines.put(part.ref(), new Line(part.id(), part.ref(), said(part, names))));
        }
        return lines;
    }

    private String said(Draft.Item item, Map<String, String> names) {
        List<String> details = new ArrayList<>();
        detail(details, "lead", names(item.leadUnits(), item.leadGroups(), names));
        detail(details, "cooperating", names(item.cooperatingUnits(), item.cooperatingGroups(), names));
        detail(details, "due", item.due());
        detail(
                details,
                "target",
                Stream.of(item.targetName(), item.target(), item.targetUnit())
                        .filter(part -> !Text.isBlank(part))
                        .collect(Collectors.joining(" ")));
        detail(details, "deliverable", item.deliverable());
        return details.isEmpty() ? item.text() : item.text() + " (" + String.join("; ", details) + ")";
    }

    private void detail(List<String> details, String key, String value) {
        if (!Text.isBlank(value)) {
            details.add(messages.getMessage("paper.conclusion." + key, new Object[] {value}, java.util.Locale.ROOT));
        }
    }

    private static String names(List<String> units, List<String> groups, Map<String, String> names) {
        return Stream.concat(units.stream(), groups.stream())
                .map(code -> names.getOrDefault(code, code))
                .collect(Collectors.joining(", "));
    }

    /** What can be told of changes since units were shown the draft. */
    final class Changes {

        private final List<Shown> shown;
        private final Map<String, Line> now;
        private final Map<UUID, Line> byId = new HashMap<>();

        private Changes(List<Shown> shown, Map<String, Line> now) {
            this.shown = shown;
            this.now = now;
            now.values().stream().filter(line -> line.clause() != null).forEach(line -> byId.put(line.clause(), line));
        }

        boolean isKnown(String ref) {
            return now.containsKey(ref)
                    || shown.stream().anyMatch(one -> one.ref().equals(ref));
        }

        /** The clause as it was last shown before the moment, and as it is now. */
        Comment.Change of(String ref, Instant moment) {
            Shown before = shown.stream()
                    .filter(one ->
                            one.ref().equals(ref) && !one.at().toInstant().isAfter(moment))
                    .reduce((earlier, later) -> later)
                    .orElse(null);
            Line after = before == null || before.clause() == null ? now.get(ref) : byId.get(before.clause());
            return new Comment.Change(ref, before == null ? null : before.said(), after == null ? null : after.said());
        }
    }

    Changes changes(UUID conclusion, Draft draft) {
        return new Changes(
                jdbc.sql("""
                                select ref, clause_id as clause, said, shown_at as at from app.shown_clause
                                 where conclusion_id = :id order by round, ref
                                """).param("id", conclusion).query(Shown.class).list(), lines(draft));
    }
}
