package vn.tongket.web.cycle;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import vn.tongket.aggregation.LiveFigures;
import vn.tongket.aggregation.LiveFigures.Shown;
import vn.tongket.cycle.Indicator;
import vn.tongket.web.page.Spreadsheet;
import vn.tongket.web.page.Spreadsheet.Column;

/** The figures of a cycle as a workbook: all of them, by year, and by unit; a ratio with its parts. */
@Component
class FigureSheets {

    private final CycleSheets sheets;

    FigureSheets(CycleSheets sheets) {
        this.sheets = sheets;
    }

    void send(LiveFigures.Sheet sheet, List<LiveFigures.TableRow> units, HttpServletResponse answer)
            throws IOException {
        List<String> head = new ArrayList<>(sheets.head(sheet.cycle()));
        head.add(sheets.said("web.cycle.figures.made-of", sheet.reports(), sheet.owed()));
        try (Spreadsheet book = new Spreadsheet()) {
            all(book, head, sheet);
            years(book, head, sheet);
            units(book, head, sheet, units);
            book.send(answer, sheets.said("web.cycle.figures.file"));
        }
    }

    private void all(Spreadsheet book, List<String> head, LiveFigures.Sheet sheet) {
        Spreadsheet.Sheet all = book.sheet(
                sheets.said("web.cycle.tab.figures"),
                head,
                List.of(
                        sheets.column("web.cycle.figures.code", 14),
                        sheets.column("web.cycle.figures.indicator", 50),
                        sheets.column("web.cycle.figures.unit", 16),
                        sheets.column("web.consolidated.result", 16),
                        sheets.column("web.cycle.figures.numerator", 14),
                        sheets.column("web.cycle.figures.denominator", 14),
                        sheets.column("web.consolidated.target", 14),
                        sheets.column("web.consolidated.before", 16),
                        sheets.column("web.consolidated.reporting", 18)));
        for (LiveFigures.Line line : sheet.lines()) {
            Indicator one = line.indicator();
            all.row(
                    one.code(),
                    one.name(),
                    one.unit(),
                    number(line.now()),
                    line.now() == null ? null : line.now().numerator(),
                    line.now() == null ? null : line.now().denominator(),
                    one.target(),
                    number(line.before()),
                    line.units());
        }
    }

    private void years(Spreadsheet book, List<String> head, LiveFigures.Sheet sheet) {
        Spreadsheet.Sheet years = book.sheet(
                sheets.said("web.consolidated.by-year"),
                head,
                List.of(
                        sheets.column("web.cycle.figures.code", 14),
                        sheets.column("web.cycle.figures.indicator", 50),
                        sheets.column("web.consolidated.year", 10),
                        sheets.column("web.consolidated.result", 16),
                        sheets.column("web.cycle.figures.numerator", 14),
                        sheets.column("web.cycle.figures.denominator", 14),
                        sheets.column("web.consolidated.before", 16)));
        for (LiveFigures.Line line : sheet.lines()) {
            line.years()
                    .forEach(year -> years.row(
                            line.indicator().code(),
                            line.indicator().name(),
                            year.year(),
                            number(year.now()),
                            year.now() == null ? null : year.now().numerator(),
                            year.now() == null ? null : year.now().denominator(),
                            number(year.before())));
        }
    }

    private void units(Spreadsheet book, List<String> head, LiveFigures.Sheet sheet, List<LiveFigures.TableRow> units) {
        List<Column> columns = new ArrayList<>();
        columns.add(sheets.column("web.unit", 42));
        for (LiveFigures.Line line : sheet.lines()) {
            columns.add(new Column(line.indicator().name(), 18));
            if (line.indicator().kind() == Indicator.Kind.RATIO) {
                columns.add(sheets.column("web.cycle.figures.numerator", 12));
                columns.add(sheets.column("web.cycle.figures.denominator", 12));
            }
        }
        Spreadsheet.Sheet table = book.sheet(sheets.said("web.consolidated.by-unit"), head, columns);
        for (LiveFigures.TableRow unit : units) {
            List<Object> cells = new ArrayList<>();
            cells.add(unit.unit());
            for (LiveFigures.Line line : sheet.lines()) {
                Map<String, Shown> figures = unit.figures();
                Shown shown = figures.get(line.indicator().code());
                cells.add(number(shown));
                if (line.indicator().kind() == Indicator.Kind.RATIO) {
                    cells.add(shown == null ? null : shown.numerator());
                    cells.add(shown == null ? null : shown.denominator());
                }
            }
            table.row(cells.toArray());
        }
    }

    private static BigDecimal number(Shown shown) {
        return shown == null ? null : shown.number();
    }
}
