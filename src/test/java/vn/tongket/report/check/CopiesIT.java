package vn.tongket.report.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.tongket.Acting;
import vn.tongket.Acting.Person;
import vn.tongket.NotFound;
import vn.tongket.Refusal;
import vn.tongket.SqlCount;
import vn.tongket.TestUnits;
import vn.tongket.TestUnits.Province;
import vn.tongket.TongKetTest;
import vn.tongket.audit.Actors;
import vn.tongket.cycle.Cycles;
import vn.tongket.cycle.Obligations;
import vn.tongket.report.ReportDesk;
import vn.tongket.report.ReportStore;
import vn.tongket.report.ReportWriter;
import vn.tongket.report.RoundWriter;
import vn.tongket.report.SubmittedReports;
import vn.tongket.report.review.ReviewDesk;

/** Passages that units took from each other, and who may see it. */
@TongKetTest
class CopiesIT {

    private static final String SHARED = SubmittedReports.ownWords(1, 120);
    private static final String STANDARD = SubmittedReports.ownWords(2, 90);

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestUnits units;

    @Autowired
    Cycles cycles;

    @Autowired
    Obligations obligations;

    @Autowired
    ReportWriter writer;

    @Autowired
    RoundWriter rounds;

    @Autowired
    ReportStore store;

    @Autowired
    ReviewDesk reviews;

    @Autowired
    ReportDesk desk;

    @Autowired
    CopyDesk copies;

    @Autowired
    SqlCount sql;

    @Autowired
    DataSource source;

    @Autowired
    Acting acting;

    private Map<String, UUID> owed;
    private UUID cycle;
    private Person reviewer;

    /** Twelve units that all use one standard paragraph; the second copied from the first, in another section. */
    private SubmittedReports submitted(String prefix) {
        SubmittedReports reports = new SubmittedReports(jdbc, units, cycles, obligations, writer, rounds, store);
        Province province = reports.province(prefix, 12);
        UUID[] made = new UUID[1];
        owed = reports.opened(province, made);
        cycle = made[0];
        for (int n = 1; n <= 12; n++) {
            int unit = n;
            reports.submit(owed.get(prefix + "-H" + n), SubmittedReports.with(code -> {
                String own = SubmittedReports.ownWords(1_000 * unit + code.hashCode() % 997, 110);
                boolean copied = unit == 1 && code.equals("1.1") || unit == 2 && code.equals("2.1");
                return copied ? own + ". " + SHARED + ". " + STANDARD : own + ". " + STANDARD;
            }));
        }
        reviewer = acting.as(prefix + ".thamdinh", province.party() + ".reviewer");
        return reports;
    }

    @Test
    void copied_passage_is_found_across_sections_and_standard_phrases_are_not() throws Exception {
        submitted("CHEP");
        UUID first = owed.get("CHEP-H1");

        reviewer.run(() -> {
            assertThat(reviews.file(Actors.current(), first).form().warnings())
                    .filteredOn(problem -> problem.key().equals("report.check.copied-passage"))
                    .singleElement()
                    .satisfies(problem -> {
                        assertThat(problem.at()).isEqualTo("sections.1.text");
                        assertThat((int) problem.args().get(1)).isBetween(120, 124);
                        assertThat(problem.args().subList(3, 5)).containsExactly("2.1", "Huyện ủy CHEP2");
                    });
            CopyDesk.Found found = copies.find(Actors.current(), first, 20, 0);
            assertThat(found.whole()).isTrue();
            assertThat(found.lines()).singleElement().satisfies(line -> {
                assertThat(line.unit()).isEqualTo("Huyện ủy CHEP2");
                assertThat(line.section()).isEqualTo("1.1");
                assertThat(line.otherSection()).isEqualTo("2.1");
                CopyDesk.Beside beside = copies.beside(Actors.current(), first, "1.1", line.other(), "2.1");
                assertThat(beside.mine().pieces())
                        .filteredOn(piece -> piece.match() > 0)
                        .extracting(CopyDesk.Piece::text)
                        .anyMatch(text -> text.contains(SHARED));
                assertThat(String.join(
                                "",
                                beside.other().pieces().stream()
                                        .map(CopyDesk.Piece::text)
                                        .toList()))
                        .as("no letter is lost between the pieces")
                        .contains(SHARED)
                        .endsWith(STANDARD);
            });
            assertThat(copies.find(Actors.current(), owed.get("CHEP-H3"), 20, 0).lines())
                    .isEmpty();
            Map<UUID, UUID> versions = owed.values().stream()
                    .collect(java.util.stream.Collectors.toMap(
                            id -> id,
                            id -> store.newestSubmitted(id).orElseThrow().id()));
            assertThat(copies.copied(Actors.current(), cycles.require(cycle), versions.values()))
                    .as("what a list of many reports marks")
                    .containsExactlyInAnyOrder(versions.get(first), versions.get(owed.get("CHEP-H2")));
        });
    }

    @Test
    void unit_sees_its_own_earlier_report_and_nobody_else_s() {
        SubmittedReports reports = submitted("RIENG");
        UUID formerCycle = cycle;
        Map<String, UUID> formerly = owed;
        UUID former =
                store.newestSubmitted(formerly.get("RIENG-H1")).orElseThrow().id();
        reports.accept(formerly.get("RIENG-H1"), former);
        UUID strange =
                store.newestSubmitted(formerly.get("RIENG-H2")).orElseThrow().id();
        UUID[] next = new UUID[1];
        Province province = new Province("RIENG", "RIENG-TU", "RIENG-UBND", "RIENG-CHQS", List.of("RIENG-H1"));
        UUID now = reports.opened(province, next).get("RIENG-H1");
        jdbc.sql("update app.review_cycle set previous_cycle_id = :before where id = :id")
                .param("before", formerCycle)
                .param("id", next[0])
                .update();
        reports.draft(now, SubmittedReports.with("3.1", "Lời đầu mục này. " + SHARED));

        acting.as("RIENG-H1.soan", "RIENG-H1.drafter").run(() -> {
            assertThat(desk.file(Actors.current(), now).warnings())
                    .extracting(Refusal.Problem::key)
                    .contains("report.check.copied-from-previous")
                    .doesNotContain("report.check.copied-passage");
            assertThat(copies.find(Actors.current(), now, 20, 0).lines())
                    .singleElement()
                    .satisfies(line -> {
                        assertThat(line.unit()).isNull();
                        assertThat(line.section()).isEqualTo("3.1");
                        assertThat(line.otherSection()).isEqualTo("1.1");
                        assertThat(line.percent()).isGreaterThan(90);
                    });
            assertThat(copies.beside(Actors.current(), now, "3.1", former, "1.1")
                            .passages())
                    .isEqualTo(1);
            assertThatThrownBy(() -> copies.beside(Actors.current(), now, "3.1", strange, "2.1"))
                    .isInstanceOf(NotFound.class);
            assertThat(copies.find(Actors.current(), formerly.get("RIENG-H1"), 20, 0)
                            .lines())
                    .isEmpty();
            assertThatThrownBy(() -> copies.find(Actors.current(), formerly.get("RIENG-H2"), 20, 0))
                    .isInstanceOf(NotFound.class);
        });
    }

    @Test
    void fingerprints_are_made_when_somebody_looks_and_looking_again_costs_the_same_at_any_number() throws Exception {
        submitted("DAU");
        assertThat(fingerprinted()).isZero();

        UUID first = owed.get("DAU-H1");
        reviewer.run(() -> copies.find(Actors.current(), first, 20, 0));
        assertThat(fingerprinted()).isEqualTo(12);
        int[] statements = new int[2];
        reviewer.run(() -> statements[0] = sql.count(source, () -> copies.find(Actors.current(), first, 20, 0))
                .statements());
        reviewer.run(() ->
                statements[1] = sql.count(source, () -> copies.find(Actors.current(), owed.get("DAU-H7"), 20, 0))
                        .statements());

        assertThat(statements[0]).isBetween(statements[1], statements[1] + 2).isLessThan(12);
    }

    private int fingerprinted() {
        return jdbc.sql("""
                        select count(*) from app.fingerprinted_version f
                          join app.report_version v on v.id = f.version_id
                          join app.obligation o on o.id = v.obligation_id where o.cycle_id = :cycle
                        """).param("cycle", cycle).query(Integer.class).single();
    }
}
