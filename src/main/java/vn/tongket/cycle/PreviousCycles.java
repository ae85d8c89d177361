package vn.tongket.cycle;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.Refusal;
import vn.tongket.Text;
import vn.tongket.audit.Actor;

/** The cycle that a plan follows: which may be named, and where the indicators of the two do not mean the same. */
@Component
public class PreviousCycles {

    private final JdbcClient jdbc;

    PreviousCycles(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A cycle that may be named, with what tells it from others of the same title. */
    public record Choice(UUID id, String title, String organizer, String period) {}

    /** An indicator whose code means something else in the previous cycle; null units and kinds were not typed yet. */
    public record Difference(
            String code, String name, String unit, String kind, String previousUnit, String previousKind) {}

    /** The cycles that the person may see and whose title holds every word, newest first. */
    @Transactional(readOnly = true)
    public List<Choice> choices(Actor actor, String words, UUID except, int limit, int offset) {
        return jdbc.sql("""
                        select c.id, c.title, u.name as organizer, c.period_from, c.period_to
                          from app.review_cycle c join app.org_unit u on u.code = c.organizer
                         where c.search like all (:words) and c.id is distinct from :except::uuid and %s
                         order by c.created_at desc, c.id limit :limit offset :offset
                        """.formatted(CycleBoard.VISIBLE))
                .param("words", Text.patterns(words))
                .param("except", except)
                .param("groups", actor.groups().toArray(String[]::new))
                .param("writers", CycleBoard.writers(actor).toArray(String[]::new))
                .param("limit", limit)
                .param("offset", offset)
                .query((row, n) -> choice(
                        row.getObject("id", UUID.class),
                        row.getString("title"),
                        row.getString("organizer"),
                        row.getObject("period_from", LocalDate.class),
                        row.getObject("period_to", LocalDate.class)))
                .list();
    }

    /** Those of the cycles that the person may see. */
    @Transactional(readOnly = true)
    public List<Choice> named(Actor actor, Collection<UUID> ids) {
        return jdbc.sql("""
                        select c.id, c.title, u.name as organizer, c.period_from, c.period_to
                          from app.review_cycle c join app.org_unit u on u.code = c.organizer
                         where c.id = any(:ids) and %s
                        """.formatted(CycleBoard.VISIBLE))
                .param("ids", ids.toArray(UUID[]::new))
                .param("groups", actor.groups().toArray(String[]::new))
                .param("writers", CycleBoard.writers(actor).toArray(String[]::new))
                .query((row, n) -> choice(
                        row.getObject("id", UUID.class),
                        row.getString("title"),
                        row.getString("organizer"),
                        row.getObject("period_from", LocalDate.class),
                        row.getObject("period_to", LocalDate.class)))
                .list();
    }

    public boolean maySee(Actor actor, UUID cycle) {
        return cycle != null
                && (actor.isSystem() || !named(actor, List.of(cycle)).isEmpty());
    }

    /** Adds a problem when the cycle cannot be the previous one of the other. */
    void check(Actor actor, UUID cycle, UUID previous, Refusal.Collector problems) {
        if (previous == null) {
            return;
        }
        if (previous.equals(cycle)) {
            problems.add("previousCycle", "cycle.previous.itself");
        } else if (!maySee(actor, previous)) {
            problems.add("previousCycle", "cycle.previous.unknown");
        } else if (follows(previous, cycle)) {
            problems.add("previousCycle", "cycle.previous.loop");
        }
    }

    /** Whether the first follows the second, at any distance. */
    private boolean follows(UUID cycle, UUID earlier) {
        return jdbc.sql("""
                        with recursive before as (
                          select previous_cycle_id as id from app.review_cycle where id = :cycle
                          union
                          select c.previous_cycle_id from app.review_cycle c join before b on c.id = b.id
                        )
                        select exists (select from before where id = :earlier)
                        """)
                .param("cycle", cycle)
                .param("earlier", earlier)
                .query(Boolean.class)
                .single();
    }

    /** Indicators with a code of the previous cycle that are counted in another unit or are of another kind. */
    List<Difference> differences(PlanDraft draft, List<Indicator> before) {
        Map<String, Indicator> known = new LinkedHashMap<>();
        before.forEach(indicator -> known.put(indicator.code(), indicator));
        List<Difference> differences = new ArrayList<>();
        for (int i = 0; i < draft.indicators().size(); i++) {
            PlanDraft.IndicatorLine line = draft.indicators().get(i);
            Indicator same = known.get(IndicatorReader.code(line, i));
            if (same == null) {
                continue;
            }
            String kind = Text.isBlank(line.kind()) ? Indicator.Kind.NUMBER.name() : Text.clean(line.kind());
            if (!folded(line.unit()).equals(folded(same.unit()))
                    || !kind.equals(same.kind().name())) {
                differences.add(new Difference(
                        same.code(),
                        line.name(),
                        line.unit(),
                        kind,
                        same.unit(),
                        same.kind().name()));
            }
        }
        return differences;
    }

    private static String folded(String unit) {
        return Text.isBlank(unit)
                ? ""
                : Text.clean(unit).replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }

    /** The id that was typed or chosen; null when it is none. */
    static UUID id(String typed) {
        try {
            return Text.isBlank(typed) ? null : UUID.fromString(Text.clean(typed));
        } catch (IllegalArgumentException unreadable) {
            return null;
        }
    }

    private static Choice choice(UUID id, String title, String organizer, LocalDate from, LocalDate to) {
        String period = from == null && to == null
                ? null
                : "%s – %s".formatted(from == null ? "…" : PlanReader.day(from), to == null ? "…" : PlanReader.day(to));
        return new Choice(id, title, organizer, period);
    }
}
