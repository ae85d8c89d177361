package vn.tongket.conclusion;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.tongket.conclusion.ClauseRows.Row;
import vn.tongket.conclusion.Draft.Item;

class ClauseRowsTest {

    private final UUID first = UUID.randomUUID();
    private final UUID second = UUID.randomUUID();

    @Test
    void clauses_without_ref_take_the_next_free_one_in_vietnamese_letters() {
        List<Row> rows = ClauseRows.of(
                List.of(
                        item(null, null, true),
                        item(null, "2", false),
                        item(null, null, false, part(), part(), part(), part(), part()),
                        item(null, null, false)),
                Map.of(),
                Map.of());

        assertThat(rows).extracting(Row::ref).containsExactly("G1", "2", "3", "3a", "3b", "3c", "3d", "3đ", "4");
        assertThat(rows).extracting(Row::ordinal).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9);
        assertThat(rows.get(3).parentId()).isEqualTo(rows.get(2).id());
    }

    @Test
    void clause_keeps_its_identity_by_id_or_by_ref_and_never_takes_a_foreign_one() {
        UUID foreign = UUID.randomUUID();
        Map<UUID, String> known = Map.of(first, "1", second, "2");

        List<Row> moved = ClauseRows.of(List.of(item(second, "1", false), item(null, "2", false)), known, Map.of());
        List<Row> unsent = ClauseRows.of(List.of(item(null, null, false), item(null, null, false)), known, Map.of());
        List<Row> twice = ClauseRows.of(List.of(item(first, "1", false), item(first, "1", false)), known, Map.of());
        List<Row> others = ClauseRows.of(List.of(item(foreign, "7", false)), known, Map.of());

        assertThat(moved.get(0).id()).isEqualTo(second);
        assertThat(moved.get(1).id()).isNotIn(first, second);
        assertThat(unsent).extracting(Row::id).containsExactly(first, second);
        assertThat(twice).extracting(Row::id).doesNotHaveDuplicates().contains(first);
        assertThat(others.get(0).id()).isNotEqualTo(foreign);
    }

    @Test
    void renumbering_follows_the_order() {
        List<Item> renumbered = ClauseRows.renumbered(
                List.of(
                        item(null, "9", false, part(), part()),
                        item(null, "x", true),
                        item(null, "9", false),
                        item(null, null, true)),
                Map.of());

        assertThat(renumbered).extracting(Item::ref).containsExactly("1", "G1", "2", "G2");
        assertThat(renumbered.get(0).parts()).extracting(Item::ref).containsExactly("1a", "1b");
    }

    @Test
    void ref_that_was_shown_to_units_stays_with_its_clause_and_is_never_given_to_another_one() {
        UUID deleted = UUID.randomUUID();
        Map<UUID, String> known = Map.of(first, "1", second, "2", deleted, "3");
        Map<String, UUID> shown = Map.of("1", first, "2", second, "3", deleted);
        List<Item> drafted = List.of(
                item(second, null, false), item(null, null, false), item(first, "9", false), item(null, "3", false));

        assertThat(ClauseRows.of(drafted, known, shown)).extracting(Row::ref).containsExactly("2", "4", "1", "3");
        assertThat(ClauseRows.of(drafted, known, shown)).extracting(Row::id).doesNotContain(deleted);
        assertThat(ClauseRows.renumbered(drafted, shown)).extracting(Item::ref).containsExactly("2", "4", "1", "5");
        assertThat(ClauseCheck.form(draft(List.of(item(UUID.randomUUID(), "3", false), item(first, "1", false))), shown)
                        .found())
                .filteredOn(problem -> problem.key().equals("conclusion.clause.ref-shown"))
                .singleElement()
                .satisfies(problem -> assertThat(problem.at()).isEqualTo("clauses.0.ref"));
    }

    private static Draft draft(List<Item> clauses) {
        return new Draft(
                "Kết luận", SourceType.DOCUMENT, null, false, null, List.of(), false, clauses, List.of(), null);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "100         | 100",
                "99,5        | 99.5",
                "99.5        | 99.5",
                "1.234       | 1234",
                "1.234.567,8 | 1234567.8",
                "1 023       | 1023",
                "một trăm    |",
                "1.23.4      |",
                "-5          |"
            })
    void figures_are_read_as_officials_write_them(String text, BigDecimal figure) {
        assertThat(Figure.read(text).orElse(null)).isEqualTo(figure);
    }

    private static Item part() {
        return item(null, null, false);
    }

    private static Item item(UUID id, String ref, boolean general, Item... parts) {
        return new Item(
                id, ref, general, "…", null, null, null, null, null, null, null, null, false, null, List.of(parts));
    }
}
