package vn.tongket.audit.dossier;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.tongket.audit.dossier.Anchor.Kind;
import vn.tongket.audit.dossier.Question.Filter;

/** A record of any length in one cycle of many units, and what a page of it costs wherever it stands. */
public final class ManyRecords {

    private static final Instant START = Instant.parse("2010-01-01T00:00:00Z");
    private static final int UNITS = 400;
    private static final int PEOPLE = 800;
    private static final Pattern BLOCKS = Pattern.compile("Buffers: shared (?:hit=(\\d+))? ?(?:read=(\\d+))?");

    private final JdbcClient jdbc;
    private final String prefix;
    private final int records;
    private final UUID cycle = UUID.randomUUID();
    private final UUID report = UUID.randomUUID();

    public ManyRecords(JdbcClient jdbc, String prefix, int records) {
        this.jdbc = jdbc;
        this.prefix = prefix;
        this.records = records;
    }

    /** Blocks that the first and the last page take, read and found in memory alike. */
    public record Cost(long first, long last) {

        public double ratio() {
            return (double) last / first;
        }
    }

    public void fill() {
        jdbc.sql("""
                        insert into app.audit_record (occurred_at, actor, capacity, act, subject_kind, subject_id, cycle_id,
                                                      unit_code, details)
                        select :start::timestamptz + n * interval '1 minute', :prefix || '.nguoi' || (n * 7 % :people), '',
                               (array['report.submitted', 'report.returned', 'report.accepted', 'report.attached',
                                      'assignment.reported'])[1 + n % 5],
                               'report', case when n % 5000 = 0 then :report else 'x' || n % 9973 end, :cycle,
                               :prefix || '-' || (n * 11 % :units), jsonb_build_object('reason', 'Lý do ' || n)
                          from generate_series(1, :records) n
                        """)
                .param("start", START.atOffset(ZoneOffset.UTC))
                .param("prefix", prefix)
                .param("people", PEOPLE)
                .param("units", UNITS)
                .param("report", report.toString())
                .param("cycle", cycle)
                .param("records", records)
                .update();
        jdbc.sql("vacuum analyze app.audit_record").update();
    }

    Anchor cycle() {
        return new Anchor(Kind.CYCLE, cycle.toString(), "Đợt", cycle, null, List.of(), true);
    }

    Scope everything() {
        return new Scope(
                IntStream.range(0, UNITS).mapToObj(n -> prefix + "-" + n).collect(Collectors.toSet()), Set.of(cycle));
    }

    /** What may be asked for, by what a person would call it. */
    public Map<String, Cost> costs() {
        Anchor part = new Anchor(Kind.CYCLE, cycle.toString(), "Đợt", cycle, null, List.of(), false);
        Anchor unit = new Anchor(Kind.UNIT, prefix + "-7", "Đơn vị", null, prefix + "-7", List.of(), true);
        Anchor person = new Anchor(Kind.PERSON, prefix + ".nguoi7", "Người", null, null, List.of(), false);
        Anchor things = new Anchor(
                Kind.REPORT,
                report.toString(),
                "Báo cáo",
                cycle,
                null,
                List.of(new Anchor.Thing("report", report.toString())),
                true);
        Scope few = new Scope(Set.of(prefix + "-7", prefix + "-8"), Set.of());
        Instant since = START.plusSeconds(60L * records / 4);
        Instant until = START.plusSeconds(60L * records * 3 / 4);
        Filter none = Filter.NONE;
        Map<String, Cost> costs = new LinkedHashMap<>();
        costs.put("cycle", cost(cycle(), everything(), none));
        costs.put("cycle, unit", cost(cycle(), everything(), filter(null, null, prefix + "-7", null)));
        costs.put("cycle, person", cost(cycle(), everything(), filter(prefix + ".nguoi7", null, null, null)));
        costs.put("cycle, act", cost(cycle(), everything(), filter(null, "report.returned", null, null)));
        costs.put(
                "cycle, period",
                cost(cycle(), everything(), new Filter(null, null, null, since, until, null, List.of())));
        costs.put("cycle, words", cost(cycle(), everything(), filter(null, null, null, "ly do")));
        costs.put("cycle, rare words", cost(cycle(), everything(), filter(null, null, null, "khong co chu nay")));
        costs.put(
                "cycle, unit and act",
                cost(cycle(), everything(), filter(null, "report.returned", prefix + "-7", null)));
        costs.put("part of a cycle", cost(part, few, none));
        costs.put("unit", cost(unit, everything(), none));
        costs.put("unit, act", cost(unit, everything(), filter(null, "report.returned", null, null)));
        costs.put("person", cost(person, everything(), none));
        costs.put("report", cost(things, everything(), none));
        costs.put("everything", cost(Anchor.everything(), everything(), none));
        costs.put("everything, unit", cost(Anchor.everything(), everything(), filter(null, null, prefix + "-7", null)));
        costs.put(
                "everything, person",
                cost(Anchor.everything(), everything(), filter(prefix + ".nguoi7", null, null, null)));
        costs.put(
                "everything, act",
                cost(Anchor.everything(), everything(), filter(null, "report.returned", null, null)));
        costs.put("everything of two units", cost(Anchor.everything(), few, none));
        return costs;
    }

    private Filter filter(String actor, String what, String unit, String words) {
        return new Filter(actor, what, unit, null, null, words, List.of());
    }

    /** The last page of a list read forwards is reached by going back from its end; both are looked at from their places. */
    private Cost cost(Anchor anchor, Scope scope, Filter filter) {
        Position middle = Position.before(START.plusSeconds(60L * records / 2));
        Position end = Position.before(START.plusSeconds(60L * records - 60L * records / 20));
        blocks(new Question(anchor, scope, filter, true, null, 51));
        long first = blocks(new Question(anchor, scope, filter, true, null, 51));
        long last = Math.max(
                blocks(new Question(anchor, scope, filter, true, end, 51)),
                Math.max(
                        blocks(new Question(anchor, scope, filter, true, middle, 51)),
                        blocks(new Question(anchor, scope, filter, false, null, 51))));
        return new Cost(first, last);
    }

    private long blocks(Question question) {
        RecordSql sql = new RecordSql(question);
        List<String> plan = jdbc.sql("explain (analyze, buffers, timing off) " + sql.text())
                .paramSource(sql.params())
                .query(String.class)
                .list();
        for (String line : plan) {
            Matcher found = BLOCKS.matcher(line);
            if (found.find()) {
                return number(found.group(1)) + number(found.group(2));
            }
        }
        throw new IllegalStateException("No blocks in " + plan);
    }

    private static long number(String text) {
        return text == null ? 0 : Long.parseLong(text);
    }
}
