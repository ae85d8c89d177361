package vn.tongket.organization.list;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.tongket.Refusal;
import vn.tongket.Text;

/** Which column of the file holds what, by the words of its first row, in any order. */
final class ListColumns {

    /** What is read of a unit; the first word of each is what the template says. */
    enum Column {
        CODE("ma don vi", "ma", "code"),
        NAME("ten don vi", "ten", "name"),
        BRANCH("khoi", "branch"),
        LEVEL("cap", "level"),
        PARENT("ma don vi cap tren", "ma cap tren", "cap tren", "don vi cap tren", "parent"),
        PLACE("dia ban", "place"),
        EMAIL("thu dien tu", "email", "e-mail", "hop thu"),
        STARTS("hoat dong tu ngay", "tu ngay", "valid from"),
        ENDS("den het ngay", "den ngay", "valid to");

        private final Set<String> words;

        Column(String... words) {
            this.words = Set.of(words);
        }
    }

    private final Map<Column, Integer> places = new EnumMap<>(Column.class);

    private ListColumns() {}

    static ListColumns of(RawRow head) {
        ListColumns columns = new ListColumns();
        for (int i = 0; i < head.cells().size(); i++) {
            String word = word(head.cell(i));
            for (Column column : Column.values()) {
                if (column.words.contains(word) && columns.places.putIfAbsent(column, i) != null) {
                    throw Refusal.at("tep", "list.column-twice", head.cell(i).strip());
                }
            }
        }
        List<Column> missing = List.of(Column.CODE, Column.NAME, Column.BRANCH, Column.LEVEL).stream()
                .filter(column -> !columns.places.containsKey(column))
                .toList();
        if (!missing.isEmpty()) {
            throw Refusal.at("tep", "list.columns-missing", head.line());
        }
        return columns;
    }

    private static String word(String cell) {
        return Text.fold(Text.clean(cell))
                .replaceAll("[*:]", "")
                .replaceAll("\\s+", " ")
                .strip();
    }

    ListRow row(RawRow raw) {
        return new ListRow(
                raw.line(),
                text(raw, Column.CODE),
                text(raw, Column.NAME),
                text(raw, Column.BRANCH),
                text(raw, Column.LEVEL),
                text(raw, Column.PARENT),
                text(raw, Column.PLACE),
                text(raw, Column.EMAIL),
                text(raw, Column.STARTS),
                text(raw, Column.ENDS),
                null,
                List.of());
    }

    /** Columns that are read and hold a formula in this row, as the first row calls them. */
    List<String> formulas(RawRow raw, RawRow head) {
        return raw.formulas().stream()
                .filter(places::containsValue)
                .map(place -> head.cell(place).strip())
                .toList();
    }

    private String text(RawRow raw, Column column) {
        return Text.clean(raw.cell(places.getOrDefault(column, -1)));
    }
}
