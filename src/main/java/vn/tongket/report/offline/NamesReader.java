package vn.tongket.report.offline;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import vn.tongket.Refusal;
import vn.tongket.Text;
import vn.tongket.cycle.Indicator;
import vn.tongket.report.ReportContent.Entry;
import vn.tongket.report.offline.SheetCells.Cell;
import vn.tongket.report.offline.Workbook.Sheet;

/** Reads the sheet of names: each column is a list, one name to a cell or to a line of a cell. */
final class NamesReader {

    private static final int LONGEST = 100_000;

    private final Sheet sheet;
    private final OfflineReport report;
    private final CellNumbers cells;
    private final Refusal.Collector problems;

    NamesReader(Sheet sheet, OfflineReport report, CellNumbers cells, Refusal.Collector problems) {
        this.sheet = sheet;
        this.report = report;
        this.cells = cells;
        this.problems = problems;
    }

    /** A list that stands in a column. */
    private record Column(Indicator indicator, Integer year, TreeMap<Integer, String> names, Cell code) {}

    void read(Map<String, Entry> entries) {
        Cell first = sheet.first(SheetLayout.NAMES).orElseThrow();
        Map<Integer, Column> columns = new HashMap<>();
        Map<Integer, Boolean> ours = new HashMap<>();
        ours.put(first.column(), true);
        for (Cell cell : sheet.row(first.row())) {
            if (cell.text().equals(SheetLayout.NAMES_BEFORE)) {
                ours.put(cell.column(), true);
            } else if (cell.text().startsWith(SheetLayout.NAMES + ":")) {
                column(cell, columns);
            }
        }
        for (Cell cell : sheet.cells()) {
            if (cell.row() <= first.row()) {
                continue;
            }
            Column column = columns.get(cell.column());
            if (column != null) {
                column.names().put(cell.row(), cells.words(cell));
            } else if (!ours.containsKey(cell.column()) && !Text.isBlank(cell.text())) {
                cells.warn(cell, "offline.excel.outside", Text.clean(cell.text()));
            }
        }
        columns.values().forEach(column -> entry(column, first.row() + 1, entries));
    }

    private void column(Cell code, Map<Integer, Column> columns) {
        String[] parts = code.text().split(":", -1);
        Indicator indicator = parts.length == 4 ? report.indicator(parts[2]).orElse(null) : null;
        Integer year = parts.length < 4 || parts[3].isEmpty() ? null : year(parts[3]);
        if (indicator == null
                || indicator.kind() != Indicator.Kind.NAMES
                || !report.yearsOf(indicator).contains(year)) {
            problems.add(code.at(), "offline.excel.column-unknown", code.at(), code.text());
            return;
        }
        columns.put(code.column(), new Column(indicator, year, new TreeMap<>(), code));
    }

    private static Integer year(String text) {
        try {
            return Integer.valueOf(text);
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    private void entry(Column column, int firstRow, Map<String, Entry> entries) {
        StringBuilder names = new StringBuilder();
        int next = firstRow;
        for (Map.Entry<Integer, String> name : column.names().entrySet()) {
            if (!name.getValue().isEmpty()) {
                names.append("\n".repeat(Math.min(LONGEST, name.getKey() - next)))
                        .append(name.getValue());
                next = name.getKey();
            }
            if (names.length() > LONGEST) {
                problems.add(
                        column.code().at(),
                        "offline.excel.names-too-long",
                        column.indicator().name(),
                        LONGEST);
                return;
            }
        }
        Entry entry = new Entry(
                column.indicator().code(), column.year(), null, null, null, names.isEmpty() ? null : names.toString());
        if (entries.put(column.indicator().code() + "/" + column.year(), entry) != null) {
            problems.add(
                    column.code().at(),
                    "offline.excel.column-twice",
                    column.code().at());
        }
    }
}
