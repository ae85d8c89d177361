package vn.tongket.report.offline;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import vn.tongket.Refusal;
import vn.tongket.Text;
import vn.tongket.cycle.Indicator;
import vn.tongket.report.ReportContent.Entry;
import vn.tongket.report.VietnameseNumber;
import vn.tongket.report.offline.SheetCells.Cell;
import vn.tongket.report.offline.Workbook.Sheet;

/** Reads the figures of a report out of a workbook that came back, by the codes of its rows and columns. */
@Component
class WorkbookReader {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int MOST_QUOTES = 30;

    private final MessageSource messages;

    WorkbookReader(MessageSource messages) {
        this.messages = messages;
    }

    Proposal read(OfficeFile file, OfflineReport report) {
        Workbook book = Workbook.read(file);
        Map<String, String> hidden = pairs(book);
        Binding binding = FileBinding.require(file, report, hidden);
        Refusal.Collector problems = new Refusal.Collector();
        refuseChangedPlan(report, binding, hidden, problems);
        problems.refuse();
        Sheet figures = book.with(SheetLayout.CODE)
                .orElseThrow(() -> Refusal.at(OfficeFile.AT, "offline.excel.sheet-missing", text("sheet.figures")));
        CellNumbers numbers = new CellNumbers(book.from1904(), problems);
        Map<String, Entry> entries = new LinkedHashMap<>();
        String until = figures(figures, report, numbers, problems, entries);
        if (report.indicators().stream().anyMatch(one -> one.kind() == Indicator.Kind.NAMES)) {
            Sheet names = book.with(SheetLayout.NAMES)
                    .orElseThrow(() -> Refusal.at(OfficeFile.AT, "offline.excel.sheet-missing", text("sheet.names")));
            new NamesReader(names, report, numbers, problems).read(entries);
        }
        problems.refuse();
        List<Refusal.Problem> warnings = new ArrayList<>(numbers.warnings());
        warnMissing(report, entries, warnings);
        warnOtherSheets(book, warnings);
        List<String> codes =
                entries.values().stream().map(Entry::indicator).distinct().toList();
        return new Proposal(OfflineKind.EXCEL, until, List.of(), codes, List.copyOf(entries.values()), warnings);
    }

    private static Map<String, String> pairs(Workbook book) {
        Map<String, String> pairs = new LinkedHashMap<>();
        book.with(SheetLayout.HIDDEN).ifPresent(sheet -> {
            Map<Integer, String> names = new LinkedHashMap<>();
            sheet.cells().forEach(cell -> {
                if (cell.column() == 0) {
                    names.put(cell.row(), cell.text());
                } else if (cell.column() == 1 && names.containsKey(cell.row())) {
                    pairs.put(names.get(cell.row()), cell.text());
                }
            });
        });
        return pairs;
    }

    private static void refuseChangedPlan(
            OfflineReport report, Binding binding, Map<String, String> hidden, Refusal.Collector problems) {
        if (binding.planMark().equals(report.binding(OfflineKind.EXCEL).planMark())) {
            return;
        }
        Map<String, String> asked = new LinkedHashMap<>();
        hidden.forEach((name, mark) -> {
            if (name.startsWith(SheetLayout.ASKED)) {
                asked.put(name.substring(SheetLayout.ASKED.length()), mark);
            }
        });
        Map<String, String> now = report.indicators().stream()
                .collect(Collectors.toMap(Indicator::code, Binding::mark, (a, b) -> a, LinkedHashMap::new));
        FileBinding.refuseChanges(
                "offline.plan-changed.indicators", binding, report.planVersion(), asked, now, problems);
    }

    /** Reads the rows; returns the day up to which the figures count, null where its row is gone. */
    private String figures(
            Sheet sheet,
            OfflineReport report,
            CellNumbers numbers,
            Refusal.Collector problems,
            Map<String, Entry> entries) {
        Map<String, Integer> columns = columns(sheet);
        Map<Integer, Map<Integer, Cell>> rows = sheet.cells().stream()
                .collect(Collectors.groupingBy(
                        Cell::row, LinkedHashMap::new, Collectors.toMap(Cell::column, cell -> cell, (a, b) -> a)));
        Set<String> fixed = fixed(report);
        String until = null;
        int foreign = 0;
        for (Map<Integer, Cell> row : rows.values()) {
            Cell code = row.get(columns.get(SheetLayout.CODE));
            if (code == null) {
                foreign += warnForeign(row.values(), fixed, numbers, foreign);
            } else if (code.text().equals(SheetLayout.DATA_UNTIL)) {
                until = numbers.words(row.get(columns.get(SheetLayout.VALUE)));
            } else if (!code.text().equals(SheetLayout.CODE)) {
                entry(row, columns, report, numbers, problems, entries);
                foreign += warnForeign(
                        row.values().stream()
                                .filter(cell -> !columns.containsValue(cell.column()))
                                .toList(),
                        fixed,
                        numbers,
                        foreign);
            }
        }
        return until;
    }

    private static Map<String, Integer> columns(Sheet sheet) {
        Cell first = sheet.first(SheetLayout.CODE).orElseThrow();
        Map<String, Integer> columns = new LinkedHashMap<>();
        for (Cell cell : sheet.row(first.row())) {
            if (cell.text().startsWith("tk:") && columns.put(cell.text(), cell.column()) != null) {
                throw Refusal.at(OfficeFile.AT, "offline.excel.column-twice", cell.at());
            }
        }
        for (String column :
                List.of(SheetLayout.YEAR, SheetLayout.VALUE, SheetLayout.NUMERATOR, SheetLayout.DENOMINATOR)) {
            if (!columns.containsKey(column)) {
                throw Refusal.at(OfficeFile.AT, "offline.excel.column-missing", column);
            }
        }
        return columns;
    }

    private void entry(
            Map<Integer, Cell> row,
            Map<String, Integer> columns,
            OfflineReport report,
            CellNumbers numbers,
            Refusal.Collector problems,
            Map<String, Entry> entries) {
        Cell code = row.get(columns.get(SheetLayout.CODE));
        Indicator indicator = report.indicator(code.text()).orElse(null);
        Integer year = year(row.get(columns.get(SheetLayout.YEAR)));
        if (indicator == null
                || indicator.kind() == Indicator.Kind.NAMES
                || !report.yearsOf(indicator).contains(year)) {
            problems.add(
                    code.at(),
                    "offline.excel.row-unknown",
                    String.valueOf(code.row() + 1),
                    code.text(),
                    year == null ? "" : String.valueOf(year));
            return;
        }
        boolean ratio = indicator.kind() == Indicator.Kind.RATIO;
        Cell value = row.get(columns.get(SheetLayout.VALUE));
        Cell numerator = row.get(columns.get(SheetLayout.NUMERATOR));
        Cell denominator = row.get(columns.get(SheetLayout.DENOMINATOR));
        Entry entry = ratio
                ? new Entry(
                        indicator.code(),
                        year,
                        null,
                        numbers.number(numerator, indicator),
                        numbers.number(denominator, indicator),
                        null)
                : new Entry(indicator.code(), year, numbers.number(value, indicator), null, null, null);
        for (Cell other : ratio ? new Cell[] {value} : new Cell[] {numerator, denominator}) {
            if (other != null && !Text.isBlank(other.text())) {
                numbers.warn(other, "offline.excel.outside", CellNumbers.quote(other.text()));
            }
        }
        if (entries.put(indicator.code() + "/" + year, entry) != null) {
            problems.add(code.at(), "offline.excel.row-twice", String.valueOf(code.row() + 1), indicator.name());
        }
        warnLimits(ratio ? numerator : value, indicator, entry, numbers);
    }

    private static Integer year(Cell cell) {
        try {
            return cell == null ? null : new BigDecimal(cell.text().strip()).intValueExact();
        } catch (NumberFormatException | ArithmeticException e) {
            return -1;
        }
    }

    private static void warnLimits(Cell cell, Indicator indicator, Entry entry, CellNumbers numbers) {
        BigDecimal number = shown(indicator, entry);
        if (cell == null || number == null) {
            return;
        }
        boolean below = indicator.lowerLimit() != null && number.compareTo(indicator.lowerLimit()) < 0;
        boolean above = indicator.upperLimit() != null && number.compareTo(indicator.upperLimit()) > 0;
        if (below || above) {
            numbers.warn(
                    cell,
                    "offline.cell.limit",
                    VietnameseNumber.write(number),
                    indicator.name(),
                    CellRules.limits(indicator));
        }
    }

    private static BigDecimal shown(Indicator indicator, Entry entry) {
        if (indicator.kind() == Indicator.Kind.NUMBER) {
            return VietnameseNumber.parse(entry.value()).orElse(null);
        }
        BigDecimal over = VietnameseNumber.parse(entry.numerator()).orElse(null);
        BigDecimal under = VietnameseNumber.parse(entry.denominator()).orElse(null);
        return over == null || under == null || under.signum() == 0
                ? null
                : over.multiply(HUNDRED).divide(under, 2, java.math.RoundingMode.HALF_UP);
    }

    private static int warnForeign(Iterable<Cell> cells, Set<String> fixed, CellNumbers numbers, int before) {
        int found = 0;
        for (Cell cell : cells) {
            if (!Text.isBlank(cell.text()) && !fixed.contains(WordTexts.folded(cell.text()))) {
                found++;
                if (before + found <= MOST_QUOTES) {
                    numbers.warn(cell, "offline.excel.outside", Text.clean(cell.text()));
                }
            }
        }
        return found;
    }

    private Set<String> fixed(OfflineReport report) {
        Set<String> fixed = new LinkedHashSet<>();
        fixed.add(WordTexts.folded(report.title()));
        fixed.add(WordTexts.folded(text("head", report.unitName(), report.due())));
        for (String key : List.of(
                "hint",
                "data-until",
                "column.no",
                "column.name",
                "column.unit",
                "column.shown-year",
                "column.value",
                "column.numerator",
                "column.denominator",
                "column.limits",
                "column.before")) {
            fixed.add(WordTexts.folded(text(key)));
        }
        if (report.before() != null) {
            fixed.add(WordTexts.folded(text("column.before-of", report.before().title())));
        }
        return fixed;
    }

    private static void warnMissing(OfflineReport report, Map<String, Entry> entries, List<Refusal.Problem> warnings) {
        for (Indicator indicator : report.indicators()) {
            List<String> missing = report.yearsOf(indicator).stream()
                    .filter(year -> !entries.containsKey(indicator.code() + "/" + year))
                    .map(year -> year == null ? "" : String.valueOf(year))
                    .toList();
            if (!missing.isEmpty()) {
                warnings.add(new Refusal.Problem(
                        "", "offline.excel.row-missing", List.of(indicator.name(), String.join(", ", missing))));
            }
        }
    }

    private void warnOtherSheets(Workbook book, List<Refusal.Problem> warnings) {
        Set<String> ours = Set.of(SheetLayout.CODE, SheetLayout.NAMES, SheetLayout.HIDDEN);
        Set<String> guide = Set.of(text("guide").split("\\|"));
        book.sheets().stream()
                .filter(sheet ->
                        ours.stream().noneMatch(code -> sheet.first(code).isPresent()))
                .filter(sheet -> sheet.cells().stream().anyMatch(cell -> !guide.contains(cell.text())))
                .forEach(sheet ->
                        warnings.add(new Refusal.Problem("", "offline.excel.other-sheet", List.of(sheet.name()))));
    }

    private String text(String key, Object... args) {
        return messages.getMessage("offline.excel." + key, args, java.util.Locale.ROOT);
    }
}
