package vn.tongket.audit.dossier;

import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import vn.tongket.Text;
import vn.tongket.audit.dossier.Anchor.Thing;
import vn.tongket.audit.dossier.Question.Filter;

/**
 * The one statement that finds a page of the record. Each of its branches walks an index that begins with what is asked
 * for and goes on with moment and number, so it reads what it shows and no more. What no index knows (words, and a second
 * filter) is looked for in a window of bounded length; behind the window the reader goes on by hand.
 */
final class RecordSql {

    /** Records read at most for one page when an index cannot find them. */
    static final int WINDOW = 10_000;

    /** Units and cycles that are walked each by itself. */
    private static final int MOST_WALKED = 60;

    private static final long LOWEST = Long.MIN_VALUE;
    private static final int OWN_RANK = 1;

    private final Question question;
    private final MapSqlParameterSource params = new MapSqlParameterSource();
    private final List<String> branches = new ArrayList<>();
    /** Conditions that hold in every branch and that an index of it may answer. */
    private final List<String> always = new ArrayList<>();
    /** Conditions that are looked at record by record. */
    private final List<String> rest = new ArrayList<>();

    RecordSql(Question question) {
        this.question = question;
        place();
        period();
        words();
        switch (question.anchor().kind()) {
            case CYCLE -> cycle();
            case REPORT, TASK, DOCUMENT -> things();
            case PERSON -> person();
            case UNIT -> unit();
            case ALL -> everything();
        }
    }

    MapSqlParameterSource params() {
        return params;
    }

    String text() {
        String order = order("f");
        params.addValue("limit", question.limit()).addValue("most", rest.isEmpty() ? question.limit() : WINDOW);
        String found = branches.stream().collect(Collectors.joining(")\nunion all\n(", "(", ")"));
        if (branches.size() > 1) {
            found = "(select distinct on (f.occurred_at, f.id) f.* from (%s) f order by %s limit :most)"
                    .formatted(found, order);
        }
        if (rest.isEmpty()) {
            return "select f.*, null::timestamptz as stop_at, null::bigint as stop_id from %s f order by %s"
                    .formatted(found, order);
        }
        // the window is read as far as it takes to fill the page; its end is looked for only when that did not do
        return """
               with fit as materialized (
                      select r.* from %1$s r where %3$s order by %4$s limit :limit),
                    stop as (
                      select f.occurred_at as stop_at, f.id as stop_id from %1$s f
                       where (select count(*) from fit) < :limit order by %2$s offset :most - 1 limit 1)
               select f.*, stop.stop_at, stop.stop_id from fit f full join stop on true order by %2$s
               """.formatted(found, order, String.join(" and ", rest), order("r"));
    }

    private String order(String alias) {
        return (question.forward() ? "%1$s.occurred_at, %1$s.id" : "%1$s.occurred_at desc, %1$s.id desc")
                .formatted(alias);
    }

    /** A branch over the record alone. */
    private void branch(String condition) {
        branches.add("select r.* from app.audit_record r where %s order by %s limit :most"
                .formatted(all(condition), order("r")));
    }

    /** A branch for each of several values, each of which is walked by itself; only what is shown is read whole. */
    private void each(String parameter, String condition) {
        branches.add("""
                select whole.* from (
                  select r.id from unnest(:%1$s) one(value) cross join lateral (
                    select r.occurred_at, r.id from app.audit_record r where %2$s order by %3$s limit :most) r
                   order by %3$s limit :most) best join app.audit_record whole on whole.id = best.id
                """.formatted(parameter, all(condition), order("r")));
    }

    private String all(String condition) {
        return Stream.concat(Stream.of(condition), always.stream()).collect(Collectors.joining(" and "));
    }

    private void cycle() {
        Anchor anchor = question.anchor();
        params.addValue("cycle", anchor.cycleId(), Types.OTHER);
        Filter filter = question.filter();
        if (!anchor.whole()) {
            units();
            equal("unit_code", filter.unit(), false);
            equal("actor", filter.actor(), false);
            equal("act", filter.what(), false);
            each("units", "r.cycle_id = :cycle and r.unit_code = one.value");
            return;
        }
        // one of the three is in an index behind the cycle
        boolean first = equal("unit_code", filter.unit(), true);
        first |= equal("actor", filter.actor(), !first);
        equal("act", filter.what(), !first);
        branch("r.cycle_id = :cycle");
    }

    private void things() {
        filters();
        List<Thing> things = question.anchor().things();
        for (int n = 0; n < things.size(); n++) {
            Thing thing = things.get(n);
            params.addValue("kind" + n, thing.kind()).addValue("thing" + n, thing.id());
            String condition = "r.subject_kind = :kind%1$d and r.subject_id = :thing%1$d".formatted(n);
            if (!thing.acts().isEmpty()) {
                params.addValue("acts" + n, thing.acts());
                condition += " and starts_with(r.act, :acts%d)".formatted(n);
            }
            branch(condition);
        }
    }

    private void person() {
        scope();
        filters();
        params.addValue("person", question.anchor().id());
        branch("r.actor = :person");
        branch("r.subject_kind = 'user' and r.subject_id = :person");
    }

    private void unit() {
        filters();
        params.addValue("unit", question.anchor().unit());
        branch("r.unit_code = :unit");
    }

    private void everything() {
        Filter filter = question.filter();
        if (filter.unit() != null && filter.actor() == null && filter.what() == null) {
            scope();
            equal("unit_code", filter.unit(), true);
            branch("true");
            return;
        }
        if (filter.actor() != null || filter.what() != null || !rest.isEmpty()) {
            scope();
            boolean first = equal("actor", filter.actor(), true);
            equal("act", filter.what(), !first);
            equal("unit_code", filter.unit(), false);
            branch("true");
            return;
        }
        Scope scope = question.scope();
        if (scope.units().size() + scope.cycles().size() > MOST_WALKED) {
            // of so much nearly everything is seen: in the order of time, what is not is passed over
            scope();
            branch("true");
            return;
        }
        units();
        params.addValue("cycles", scope.cycles().toArray(UUID[]::new));
        each("units", "r.unit_code = one.value");
        each("cycles", "r.cycle_id = one.value");
    }

    private void filters() {
        equal("unit_code", question.filter().unit(), false);
        equal("actor", question.filter().actor(), false);
        equal("act", question.filter().what(), false);
    }

    private boolean equal(String column, String value, boolean indexed) {
        if (value == null) {
            return false;
        }
        params.addValue("f_" + column, value);
        (indexed ? always : rest).add("r." + column + " = :f_" + column);
        return indexed;
    }

    private void units() {
        params.addValue("units", question.scope().units().toArray(String[]::new));
    }

    private void scope() {
        units();
        params.addValue("cycles", question.scope().cycles().toArray(UUID[]::new));
        rest.add("(r.unit_code = any(:units) or r.cycle_id = any(:cycles))");
    }

    private void place() {
        Position from = question.from();
        if (from == null) {
            return;
        }
        params.addValue("at", Records.moment(from.at())).addValue("id", number(from));
        always.add("(r.occurred_at, r.id) %s (:at, :id)".formatted(question.forward() ? ">" : "<"));
    }

    private static long number(Position from) {
        if (from.rank() != OWN_RANK) {
            return OWN_RANK > from.rank() ? LOWEST : Long.MAX_VALUE;
        }
        return from.id().matches("\\d{1,18}") ? Long.parseLong(from.id()) : LOWEST;
    }

    private void period() {
        bound("since", question.filter().since(), ">=");
        bound("until", question.filter().until(), "<");
    }

    private void bound(String name, Instant moment, String sign) {
        if (moment != null) {
            params.addValue(name, Records.moment(moment));
            always.add("r.occurred_at " + sign + " :" + name);
        }
    }

    private void words() {
        String words = question.filter().words();
        if (!Text.isBlank(words)) {
            params.addValue("words", Text.patterns(words))
                    .addValue("named", question.filter().named().toArray(String[]::new));
            rest.add(
                    "(app.folded(concat_ws(' ', r.details, r.actor, r.unit_code)) like all (:words) or r.act = any(:named))");
        }
    }
}
