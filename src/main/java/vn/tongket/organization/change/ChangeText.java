package vn.tongket.organization.change;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.tongket.Text;

/** Rows of a decision as lines of text: one row a line, its cells apart by semicolons, or by tabs as they come from a sheet. */
public final class ChangeText {

    private ChangeText() {}

    public static List<ChangeEntry.NewUnit> units(String text) {
        return lines(
                text,
                7,
                cells -> new ChangeEntry.NewUnit(cells[0], cells[1], cells[2], cells[3], cells[4], cells[5], cells[6]));
    }

    public static List<ChangeEntry.Row> rows(String text) {
        return lines(text, 4, cells -> new ChangeEntry.Row(cells[0], cells[1], cells[2], cells[3]));
    }

    public static List<ChangeEntry.End> ends(String text) {
        return lines(text, 2, cells -> new ChangeEntry.End(cells[0], cells[1]));
    }

    public static List<ChangeEntry.Move> moves(String text) {
        return lines(text, 2, cells -> new ChangeEntry.Move(cells[0], cells[1]));
    }

    public static String ofUnits(List<ChangeEntry.NewUnit> units) {
        return text(units.stream()
                .map(unit -> Stream.of(
                        unit.code(),
                        unit.name(),
                        unit.branch(),
                        unit.level(),
                        unit.parent(),
                        unit.place(),
                        unit.email())));
    }

    public static String ofRows(List<ChangeEntry.Row> rows) {
        return text(rows.stream().map(row -> Stream.of(row.from(), row.to(), row.aspect(), row.share())));
    }

    public static String ofEnds(List<ChangeEntry.End> ends) {
        return text(ends.stream().map(end -> Stream.of(end.unit(), end.below())));
    }

    public static String ofMoves(List<ChangeEntry.Move> moves) {
        return text(moves.stream().map(move -> Stream.of(move.unit(), move.parent())));
    }

    /** Blank lines are no rows; what is too much in a line stays in its last cell, where it is complained about. */
    private static <T> List<T> lines(String text, int cells, Function<String[], T> row) {
        return Arrays.stream((text == null ? "" : text).split("\\R"))
                .filter(line -> !Text.isBlank(line))
                .map(line -> line.split(line.indexOf('\t') >= 0 ? "\t" : ";", cells))
                .map(found -> Stream.concat(Arrays.stream(found).map(Text::clean), Stream.generate(() -> ""))
                        .limit(cells)
                        .toArray(String[]::new))
                .map(row)
                .toList();
    }

    private static String text(Stream<Stream<String>> rows) {
        return rows.map(cells -> cells.map(cell -> cell == null ? "" : cell)
                        .collect(Collectors.joining("; "))
                        .replaceAll("(; )+$", ""))
                .collect(Collectors.joining("\n"));
    }
}
