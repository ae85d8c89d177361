package vn.tongket.report.offline;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import vn.tongket.cycle.Indicator;
import vn.tongket.report.Figure;
import vn.tongket.report.ReportContent.Entry;
import vn.tongket.report.VietnameseNumber;

/** Writes the Excel workbook in which a unit writes its figures: only what belongs to the unit can be typed into. */
@Component
class WorkbookFile {

    private static final List<String> COLUMNS = List.of(
            SheetLayout.CODE,
            SheetLayout.YEAR,
            SheetLayout.NUMBER,
            SheetLayout.NAME,
            SheetLayout.UNIT,
            SheetLayout.SHOWN_YEAR,
            SheetLayout.VALUE,
            SheetLayout.NUMERATOR,
            SheetLayout.DENOMINATOR,
            SheetLayout.LIMITS,
            SheetLayout.BEFORE);
    private static final int[] WIDTHS = {10, 8, 6, 44, 14, 9, 16, 14, 14, 18, 22};
    static final float HEAD_HEIGHT = 48;

    private static final int HEAD_ROW = 6;
    private static final float LINE_HEIGHT = 16;
    private static final int DATE_ROW = 4;
    private static final int DIGITS = 15;

    private final MessageSource messages;
    private final NamesSheet names;

    WorkbookFile(MessageSource messages) {
        this.messages = messages;
        this.names = new NamesSheet(messages);
    }

    void write(OfflineReport report, OutputStream out) throws IOException {
        Binding binding = report.binding(OfflineKind.EXCEL);
        try (XSSFWorkbook book = new XSSFWorkbook()) {
            WorkbookStyles styles = new WorkbookStyles(book);
            figures(book.createSheet(text("sheet.figures")), styles, report);
            if (report.indicators().stream().anyMatch(one -> one.kind() == Indicator.Kind.NAMES)) {
                names.write(book.createSheet(text("sheet.names")), styles, report);
            }
            guide(book.createSheet(text("sheet.guide")), styles);
            hidden(book, report, binding);
            binding.properties()
                    .forEach((name, value) ->
                            book.getProperties().getCustomProperties().addProperty(name, value));
            book.getProperties().getCoreProperties().setTitle(report.title());
            book.lockStructure();
            book.write(out);
        }
    }

    private void figures(XSSFSheet sheet, WorkbookStyles styles, OfflineReport report) {
        XSSFRow codes = sheet.createRow(0);
        for (int i = 0; i < COLUMNS.size(); i++) {
            codes.createCell(i).setCellValue(COLUMNS.get(i));
            sheet.setColumnWidth(i, WIDTHS[i] * 256);
        }
        codes.setZeroHeight(true);
        sheet.setColumnHidden(0, true);
        sheet.setColumnHidden(1, true);
        line(sheet, 1, report.title(), styles.title);
        line(sheet, 2, text("head", report.unitName(), report.due()), styles.line);
        line(sheet, 3, text("hint"), styles.line);
        XSSFRow date = line(sheet, DATE_ROW, text("data-until"), styles.line);
        cell(date, SheetLayout.CODE).setCellValue(SheetLayout.DATA_UNTIL);
        fill(cell(date, SheetLayout.VALUE), report.content().dataUntil(), styles.text);
        XSSFRow head = sheet.createRow(HEAD_ROW);
        head.setHeightInPoints(HEAD_HEIGHT);
        for (String column : COLUMNS.subList(2, COLUMNS.size())) {
            XSSFCell cell = cell(head, column);
            cell.setCellValue(
                    column.equals(SheetLayout.BEFORE) && report.before() != null
                            ? text("column.before-of", report.before().title())
                            : text("column." + column.substring(3)));
            cell.setCellStyle(styles.head);
        }
        rows(sheet, styles, report);
        print(sheet, HEAD_ROW);
        protect(sheet);
        sheet.createFreezePane(4, HEAD_ROW + 1);
    }

    private void rows(XSSFSheet sheet, WorkbookStyles styles, OfflineReport report) {
        CellRules rules = new CellRules(sheet, messages);
        int row = HEAD_ROW + 1;
        int number = 0;
        for (Indicator indicator : report.indicators()) {
            if (indicator.kind() == Indicator.Kind.NAMES) {
                continue;
            }
            number++;
            List<Integer> years = report.yearsOf(indicator);
            for (int i = 0; i < years.size(); i++) {
                XSSFRow line = sheet.createRow(row++);
                line.setHeightInPoints(
                        LINE_HEIGHT * Math.max(1, (indicator.name().length() + 45) / 42));
                fixed(line, styles, indicator, number, years.get(i));
                inputs(
                        line,
                        styles,
                        rules,
                        indicator,
                        report.entry(indicator.code(), years.get(i)).orElse(null));
                XSSFCell before = cell(line, SheetLayout.BEFORE);
                before.setCellStyle(styles.right);
                before.setCellValue(before(report, indicator, years.get(i), i));
            }
        }
    }

    private static void fixed(XSSFRow line, WorkbookStyles styles, Indicator indicator, int number, Integer year) {
        cell(line, SheetLayout.CODE).setCellValue(indicator.code());
        cell(line, SheetLayout.YEAR).setCellValue(year == null ? "" : String.valueOf(year));
        put(cell(line, SheetLayout.NUMBER), String.valueOf(number), styles.center);
        put(cell(line, SheetLayout.NAME), indicator.name() + (indicator.required() ? " (*)" : ""), styles.fixed);
        put(cell(line, SheetLayout.UNIT), indicator.unit(), styles.center);
        put(cell(line, SheetLayout.SHOWN_YEAR), year == null ? "" : String.valueOf(year), styles.center);
        put(cell(line, SheetLayout.LIMITS), CellRules.limits(indicator), styles.center);
    }

    private static void inputs(XSSFRow line, WorkbookStyles styles, CellRules rules, Indicator indicator, Entry entry) {
        boolean ratio = indicator.kind() == Indicator.Kind.RATIO;
        number(line, SheetLayout.VALUE, !ratio, entry == null ? null : entry.value(), styles);
        number(line, SheetLayout.NUMERATOR, ratio, entry == null ? null : entry.numerator(), styles);
        number(line, SheetLayout.DENOMINATOR, ratio, entry == null ? null : entry.denominator(), styles);
        if (ratio) {
            rules.ratio(
                    indicator,
                    line.getRowNum(),
                    COLUMNS.indexOf(SheetLayout.NUMERATOR),
                    COLUMNS.indexOf(SheetLayout.DENOMINATOR));
        } else {
            rules.number(indicator, line.getRowNum(), COLUMNS.indexOf(SheetLayout.VALUE));
        }
    }

    /** As a number where Excel holds it exactly; else as the text that was typed. */
    private static void number(XSSFRow line, String column, boolean asked, String typed, WorkbookStyles styles) {
        XSSFCell cell = cell(line, column);
        if (!asked) {
            cell.setCellStyle(styles.fixed);
            return;
        }
        BigDecimal number = VietnameseNumber.parse(typed).orElse(null);
        boolean exact = number != null
                && number.precision() <= DIGITS
                && BigDecimal.valueOf(number.doubleValue()).compareTo(number) == 0;
        if (exact) {
            cell.setCellValue(number.doubleValue());
            cell.setCellStyle(styles.number);
        } else {
            fill(cell, typed, styles.number);
        }
    }

    /** The figure of the cycle before: of the same year, else of the year at the same place in its series. */
    private static String before(OfflineReport report, Indicator indicator, Integer year, int place) {
        if (report.before() == null) {
            return "";
        }
        Figure same = report.figureBefore(indicator.code(), year).orElse(null);
        if (same != null) {
            return shown(same);
        }
        List<Figure> series = report.before().figures().stream()
                .filter(figure -> figure.indicator().equals(indicator.code()) && figure.year() != null)
                .sorted((a, b) -> Integer.compare(a.year(), b.year()))
                .toList();
        return year == null || place >= series.size() ? "" : series.get(place).year() + ": " + shown(series.get(place));
    }

    private static String shown(Figure figure) {
        return figure.value() != null
                ? VietnameseNumber.write(figure.value())
                : figure.percent()
                        .map(percent -> "%s/%s (%s%%)"
                                .formatted(
                                        VietnameseNumber.write(figure.numerator()),
                                        VietnameseNumber.write(figure.denominator()),
                                        VietnameseNumber.write(percent)))
                        .orElse("");
    }

    private void guide(XSSFSheet sheet, WorkbookStyles styles) {
        sheet.setColumnWidth(0, 110 * 256);
        String[] lines = text("guide").split("\\|");
        for (int i = 0; i < lines.length; i++) {
            put(sheet.createRow(i).createCell(0), lines[i], i == 0 ? styles.title : styles.fixed);
        }
        print(sheet, 0);
        protect(sheet);
    }

    private static void hidden(XSSFWorkbook book, OfflineReport report, Binding binding) {
        XSSFSheet sheet = book.createSheet("tongket");
        int row = 0;
        sheet.createRow(row++).createCell(0).setCellValue(SheetLayout.HIDDEN);
        for (var fact : binding.properties().entrySet()) {
            pair(sheet, row++, fact.getKey(), fact.getValue());
        }
        for (Indicator indicator : report.indicators()) {
            pair(sheet, row++, SheetLayout.ASKED + indicator.code(), Binding.mark(indicator));
        }
        NamesSheet.choices(sheet, report);
        protect(sheet);
        book.setSheetVisibility(book.getSheetIndex(sheet), SheetVisibility.VERY_HIDDEN);
    }

    private static void pair(XSSFSheet sheet, int at, String name, String value) {
        XSSFRow row = sheet.createRow(at);
        row.createCell(0).setCellValue(name);
        row.createCell(1).setCellValue(value);
    }

    /** Without a password: it keeps from slips, not from people. */
    static void protect(XSSFSheet sheet) {
        sheet.enableLocking();
        sheet.lockFormatColumns(false);
        sheet.lockFormatRows(false);
        sheet.lockSelectLockedCells(false);
    }

    static void print(XSSFSheet sheet, int headRow) {
        sheet.getPrintSetup().setPaperSize(PrintSetup.A4_PAPERSIZE);
        sheet.getPrintSetup().setLandscape(true);
        sheet.setFitToPage(true);
        sheet.getPrintSetup().setFitWidth((short) 1);
        sheet.getPrintSetup().setFitHeight((short) 0);
        sheet.setRepeatingRows(new CellRangeAddress(headRow, headRow, -1, -1));
        sheet.getFooter().setCenter("&P/&N");
        sheet.setMargin(org.apache.poi.ss.usermodel.PageMargin.LEFT, 0.6);
        sheet.setMargin(org.apache.poi.ss.usermodel.PageMargin.RIGHT, 0.4);
    }

    static void fill(XSSFCell cell, String text, XSSFCellStyle style) {
        if (text != null && !text.isEmpty()) {
            cell.setCellValue(SheetLayout.escaped(text));
        }
        cell.setCellStyle(style);
    }

    static void put(XSSFCell cell, String text, XSSFCellStyle style) {
        fill(cell, text, style);
    }

    private static XSSFCell cell(XSSFRow row, String column) {
        return row.createCell(COLUMNS.indexOf(column));
    }

    private static XSSFRow line(XSSFSheet sheet, int at, String text, XSSFCellStyle style) {
        XSSFRow row = sheet.createRow(at);
        put(row.createCell(2), text, style);
        return row;
    }

    private String text(String key, Object... args) {
        return messages.getMessage("offline.excel." + key, args, Locale.ROOT);
    }
}
