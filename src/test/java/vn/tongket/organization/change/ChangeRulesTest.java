package vn.tongket.organization.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.tongket.Refusal;
import vn.tongket.organization.Unit;

class ChangeRulesTest {

    private static final LocalDate ALWAYS = LocalDate.of(1900, 1, 1);
    private static final LocalDate DAY = LocalDate.of(2025, 7, 1);

    private final Map<String, Unit> units = new TreeMap<>();
    private final Map<String, List<Unit>> below = new HashMap<>();
    private final List<Succession> recorded = new ArrayList<>();

    ChangeRulesTest() {
        unit("TINH", "PARTY", "PROVINCE", null, ALWAYS, null);
        unit("H1", "PARTY", "DISTRICT", "TINH", ALWAYS, null);
        unit("H2", "PARTY", "DISTRICT", "TINH", ALWAYS, null);
        unit("X1", "PARTY", "COMMUNE", "TINH", ALWAYS, null);
        unit("KV1", "MILITARY", "AREA", "TINH", ALWAYS, null);
        unit("CU", "PARTY", "DISTRICT", "TINH", ALWAYS, LocalDate.of(2020, 1, 31));
        unit("SAU", "PARTY", "COMMUNE", "TINH", LocalDate.of(2026, 1, 1), null);
    }

    private void unit(String code, String branch, String level, String parent, LocalDate from, LocalDate to) {
        units.put(code, new Unit(code, "Đơn vị " + code, "COMMITTEE", branch, level, parent, null, null, from, to));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            H1 > X1 dang; H1 > X2 dang      | - | change.row.unknown | rows.1.to
            CU > X1 dang                    | - | change.row.ended | rows.0.from
            SAU > X1 dang                   | - | change.row.before-begin | rows.0.from
            H1 > SAU dang                   | - | change.row.successor-not-there | rows.0.to
            H1 > CU dang                    | - | change.row.successor-not-there | rows.0.to
            H1 > H2 dang                    | H2/ | change.row.successor-not-there | rows.0.to
            H1 > H1 dang                    | - | change.row.itself | rows.0.to
            H1 > X1 dang; H1 > X1 party     | - | change.row.twice | rows.1
            H1 > X1 kinh-te                 | - | change.row.aspect | rows.0.aspect
            H1 > KV1 dang                   | - | change.row.area | rows.0.to
            H1 > KV1 lanh_tho               | - | change.row.area | rows.0.to
            H1 > KV1 chinh_quyen            | - | change.row.area | rows.0.to
            H1 > X1 dang 0,7; H1 > H2 dang 40% | - | change.row.share-sum | rows.1.share
            H1 > X1 dang 0                  | - | change.row.share-bounds | rows.0.share
            H1 > X1 dang 6/5                | - | change.row.share-bounds | rows.0.share
            H1 > X1 dang nua                | - | change.row.share-unreadable | rows.0.share
            H1 > H2 dang; H2 > H1 dang      | - | change.row.cycle | rows.1
            -                               | CU/ | change.end.ended | ends.0
            -                               | H9/ | change.end.unknown | ends.0
            -                               | H1/;h1/ | change.end.twice | ends.1
            -                               | SAU/ | change.end.before-begin | ends.0
            -                               | TINH/ | change.end.leaves-units | ends.0
            -                               | TINH/CU | change.parent-not-there | ends.0
            """)
    void what_cannot_be_is_refused_by_its_row(String rows, String ends, String key, String at) {
        below.put("TINH", List.of(units.get("H1"), units.get("H2")));

        Refusal refusal = catchThrowableOfType(Refusal.class, () -> check(entry("SPLIT", rows(rows), ends(ends))));

        assertThat(refusal.problems()).as(rows + " / " + ends).anySatisfy(problem -> {
            assertThat(problem.key()).isEqualTo(key);
            assertThat(problem.at()).isEqualTo(at);
        });
    }

    @Test
    void an_area_command_succeeds_a_military_body_and_keeps_archives() {
        assertThatCode(() -> check(entry("SPLIT", rows("H1 > KV1 quan_su; H1 > KV1 luu_tru; H1 > X1 dang"), List.of())))
                .doesNotThrowAnyException();
    }

    @Test
    void shares_recorded_before_and_a_cycle_through_what_is_recorded_count() {
        recorded.add(
                new Succession("H1", "X1", ChangeKind.SPLIT, Aspect.PARTY, new BigDecimal("0.7"), "NQ", DAY, null));
        recorded.add(
                new Succession("X1", "H2", ChangeKind.MERGE, Aspect.PARTY, null, "NQ", LocalDate.of(2015, 1, 1), null));

        assertThat(keys(entry("SPLIT", rows("H1 > X1 dang"), List.of()))).containsExactly("change.row.recorded");
        assertThat(keys(entry("SPLIT", rows("H1 > H2 dang 0,31"), List.of()))).containsExactly("change.row.share-sum");
        assertThat(keys(entry("SPLIT", rows("H2 > X1 dang"), List.of()))).containsExactly("change.row.cycle");
    }

    @Test
    void new_units_carry_codes_of_their_own_and_stand_under_units_that_exist() {
        ChangeEntry entry = new ChangeEntry(
                "MERGE",
                "Sắp xếp",
                "Nghị quyết 202",
                "12/6/2025",
                null,
                "1/7/2025",
                null,
                List.of(
                        new ChangeEntry.NewUnit("x2", "Đảng ủy xã Hai", "Đảng", "Xã", "X3", null, null),
                        new ChangeEntry.NewUnit("X3", "Đảng ủy xã Ba", "PARTY", "Cấp xã", "CU", null, null),
                        new ChangeEntry.NewUnit("H1", "Đã có", "Đảng", "Xã", null, null, null),
                        new ChangeEntry.NewUnit("xã 4", "", "Kinh tế", "Thôn", null, null, null)),
                rows("H1 > X2 dang"),
                List.of(),
                List.of(new ChangeEntry.Move("H2", "H9")));

        assertThat(keys(entry))
                .containsExactlyInAnyOrder(
                        "change.unit.taken",
                        "change.unit.code-shape",
                        "change.unit.name-missing",
                        "change.unit.branch",
                        "change.unit.level",
                        "change.parent-not-there",
                        "change.parent-not-there");
    }

    @Test
    void a_unit_never_comes_to_stand_under_itself() {
        ChangeEntry entry = new ChangeEntry(
                "FUNCTION_TRANSFER",
                "Chuyển",
                "Quyết định 1",
                "1/6/2025",
                null,
                "1/7/2025",
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(new ChangeEntry.Move("TINH", "H1")));

        assertThat(keys(entry)).containsExactly("change.move.under-itself");
    }

    @Test
    void a_head_without_dates_or_basis_is_refused_before_its_rows_are_read() {
        ChangeEntry entry = new ChangeEntry(
                "JOIN",
                " ",
                "",
                "2025",
                null,
                "30/2/2025",
                null,
                List.of(),
                rows("H1 > X9 dang"),
                List.of(),
                List.of());

        assertThat(keys(entry))
                .containsExactly(
                        "change.kind-missing",
                        "change.title-missing",
                        "change.basis-missing",
                        "change.basis-day-missing",
                        "change.day-unreadable");
    }

    @Test
    void several_successors_are_proposed_by_what_the_unit_is_and_by_share_and_never_guessed() {
        unit("X2", "PARTY", "COMMUNE", "TINH", ALWAYS, null);
        Decision clear = check(entry("SPLIT", rows("H1 > X1 dang 0,6; H1 > X2 dang 0,4"), ends("H1/")));
        Decision even = check(entry("SPLIT", rows("H1 > X1 dang 0,5; H1 > X2 dang 0,5"), ends("H1/")));
        Decision byAspect = check(entry("SPLIT", rows("H1 > X1 dang; H1 > X2 chinh_quyen"), ends("H1/")));
        Decision area = check(entry("SPLIT", rows("H1 > KV1 quan_su"), ends("H1/")));

        assertThat(new Candidates(clear, units).proposals(Set.of("H1")))
                .containsEntry("H1", new ChangeItems.Proposal("X1", false));
        assertThat(new Candidates(even, units).proposals(Set.of("H1"))).isEmpty();
        assertThat(new Candidates(byAspect, units).proposals(Set.of("H1")))
                .containsEntry("H1", new ChangeItems.Proposal("X1", false));
        assertThat(new Candidates(area, units).of("H1")).isEmpty();
    }

    /** However rows are drawn, what is found sound has no cycle and shares out nothing more than once. */
    @Property(tries = 500)
    void what_is_sound_shares_out_at_most_the_whole_and_never_returns(@ForAll("drawn") List<ChangeEntry.Row> drawn) {
        Decision decision;
        try {
            decision = check(entry("SPLIT", drawn, List.of()));
        } catch (Refusal refused) {
            assertThat(refused.problems()).allMatch(problem -> problem.at().startsWith("rows."));
            return;
        }
        Map<String, BigDecimal> sums = new HashMap<>();
        Map<String, Set<String>> edges = new HashMap<>();
        for (Decision.Row row : decision.rows()) {
            if (row.share() != null) {
                sums.merge(row.from(), row.share(), BigDecimal::add);
            }
            edges.computeIfAbsent(row.from(), from -> new java.util.TreeSet<>()).add(row.to());
        }
        assertThat(sums.values()).allMatch(sum -> sum.compareTo(BigDecimal.ONE) <= 0);
        edges.forEach(
                (from, to) -> assertThat(to).allMatch(successor -> !SuccessionRules.reaches(edges, successor, from)));
    }

    @Provide
    Arbitrary<List<ChangeEntry.Row>> drawn() {
        Arbitrary<String> codes = Arbitraries.of("H1", "H2", "X1", "TINH");
        Arbitrary<String> shares = Arbitraries.of("", "0,3", "50%", "2/3", "1");
        return net.jqwik.api.Combinators.combine(codes, codes, shares)
                .as((from, to, share) -> new ChangeEntry.Row(from, to, "dang", share))
                .list()
                .ofMinSize(1)
                .ofMaxSize(6);
    }

    private List<String> keys(ChangeEntry entry) {
        return catchThrowableOfType(Refusal.class, () -> check(entry)).problems().stream()
                .map(Refusal.Problem::key)
                .toList();
    }

    private Decision check(ChangeEntry entry) {
        return ChangeRules.check(entry, new ChangeSurroundings(units, below, recorded));
    }

    private static ChangeEntry entry(String kind, List<ChangeEntry.Row> rows, List<ChangeEntry.End> ends) {
        return new ChangeEntry(
                kind, "Sắp xếp", "Nghị quyết 202", "12/6/2025", null, "1/7/2025", null, null, rows, ends, null);
    }

    /** Rows as “H1 > X1 dang 0,5; …”; an aspect of two words is written with a low line. */
    private static List<ChangeEntry.Row> rows(String text) {
        if (text == null) {
            return List.of();
        }
        return java.util.Arrays.stream(text.split(";"))
                .map(row -> row.strip().split(" > | "))
                .map(row -> new ChangeEntry.Row(row[0], row[1], row[2].replace('_', ' '), row.length > 3 ? row[3] : ""))
                .toList();
    }

    private static List<ChangeEntry.End> ends(String text) {
        if (text == null) {
            return List.of();
        }
        return java.util.Arrays.stream(text.split(";"))
                .map(end -> end.split("/", 2))
                .map(end -> new ChangeEntry.End(end[0], end[1]))
                .toList();
    }
}
