package vn.tongket.report;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.tongket.TestUnits;
import vn.tongket.TestUnits.Province;
import vn.tongket.cycle.Cycles;
import vn.tongket.cycle.Obligations;
import vn.tongket.document.Signing;

/** Cycles in which many units have submitted, without playing each of them through the engine. */
public final class SubmittedReports {

    private final JdbcClient jdbc;
    private final TestUnits units;
    private final Cycles cycles;
    private final Obligations obligations;
    private final ReportWriter writer;
    private final RoundWriter rounds;
    private final ReportStore store;

    public SubmittedReports(
            JdbcClient jdbc,
            TestUnits units,
            Cycles cycles,
            Obligations obligations,
            ReportWriter writer,
            RoundWriter rounds,
            ReportStore store) {
        this.jdbc = jdbc;
        this.units = units;
        this.cycles = cycles;
        this.obligations = obligations;
        this.writer = writer;
        this.rounds = rounds;
        this.store = store;
    }

    /** A province whose first district has people, and the others only names. */
    public Province province(String prefix, int districts) {
        Province one = units.province(prefix, 1);
        IntStream.rangeClosed(2, districts)
                .forEach(n ->
                        units.create(prefix + "-H" + n, "Huyện ủy " + prefix + n, "PARTY", "DISTRICT", one.party()));
        return new Province(
                one.code(),
                one.party(),
                one.state(),
                one.command(),
                Stream.iterate(1, n -> n + 1)
                        .limit(districts)
                        .map(n -> prefix + "-H" + n)
                        .toList());
    }

    /** A cycle that is open; obligations by unit. */
    public Map<String, UUID> opened(Province province, UUID[] cycle) {
        ReportCycles made = new ReportCycles(jdbc);
        cycle[0] = made.issued(province, LocalDate.of(2030, 12, 31), Instant.parse("2026-01-05T02:00:00Z"));
        jdbc.sql("update app.obligation set opened_at = created_at, known_due_at = due_at where cycle_id = :cycle")
                .param("cycle", cycle[0])
                .update();
        return made.obligations(cycle[0]);
    }

    public UUID draft(UUID obligation, ReportContent content) {
        UUID version = writer.begin(obligation, "test");
        UUID cycle = obligations.require(obligation).cycleId();
        writer.save(version, null, content, cycles.indicators(cycle), "test");
        return version;
    }

    public UUID submit(UUID obligation, ReportContent content) {
        UUID version = draft(obligation, content);
        Instant now = Instant.parse("2026-02-01T02:00:00Z");
        rounds.seal(
                store.find(version).orElseThrow(),
                now,
                "test",
                true,
                CanonicalReport.sha256(version.toString()),
                0,
                Signing.NONE);
        jdbc.sql("update app.obligation set submitted_at = :now where id = :id")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("id", obligation)
                .update();
        return version;
    }

    public void accept(UUID obligation, UUID version) {
        rounds.decide(version, true, vn.tongket.calendar.Deadline.UNKNOWN, "test");
        jdbc.sql("update app.obligation set accepted_at = submitted_at where id = :id")
                .param("id", obligation)
                .update();
    }

    /** The complete report with another text in one section. */
    public static ReportContent with(String section, String text) {
        return with(code -> code.equals(section) ? text : null);
    }

    public static ReportContent with(Function<String, String> texts) {
        ReportContent complete = ReportCycles.complete();
        return new ReportContent(
                complete.dataUntil(),
                complete.sections().stream()
                        .map(passage -> texts.apply(passage.code()) == null
                                ? passage
                                : new ReportContent.Passage(passage.code(), texts.apply(passage.code()), false, null))
                        .toList(),
                complete.values());
    }

    /** So many words that stand nowhere else. */
    public static String ownWords(int seed, int count) {
        Random random = new Random(seed);
        return IntStream.range(0, count)
                .mapToObj(i -> Integer.toString(random.nextInt(100_000), 26).replaceAll("\\d", "đ"))
                .collect(Collectors.joining(" "));
    }
}
