package vn.tongket.report.offline;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.springframework.context.MessageSource;
import vn.tongket.cycle.Indicator;
import vn.tongket.report.Figure;
import vn.tongket.report.ReportContent.Entry;

/** The sheet of the indicators that list names: a column for each, one name to a cell. */
final class NamesSheet {

    private static final int HEAD_ROW = 2;
    /** Everything below it is a name. */
    private static final int CODES_ROW = 3;

    private static final int FIRST_ROW = 4;
    private static final int ROOM = 40;
    private static final int LONGEST_CELL = 32_767;
    /** In the hidden sheet, behind the binding. */
    private static final int FIRST_CHOICE = 3;

    private final MessageSource messages;

    NamesSheet(MessageSource messages) {
        this.messages = messages;
    }

    /** Whether a list can be laid into cells at all. */
    private static boolean fits(List<String> names) {
        return names.stream().allMatch(name -> SheetLayout.escaped(name).length() <= LONGEST_CELL);
    }

    void write(XSSFSheet sheet, WorkbookStyles styles, OfflineReport report) {
        XSSFRow codes = sheet.createRow(CODES_ROW);
        codes.createCell(0).setCellValue(SheetLayout.NAMES);
        codes.setZeroHeight(true);
        WorkbookFile.put(sheet.createRow(0).createCell(0), text("names.title"), styles.title);
        WorkbookFile.put(sheet.createRow(1).createCell(0), text("names.hint"), styles.line);
        XSSFRow head = sheet.createRow(HEAD_ROW);
        head.setHeightInPoints(WorkbookFile.HEAD_HEIGHT);
        WorkbookFile.put(head.createCell(0), text("column.no"), styles.head);
        sheet.setColumnWidth(0, 6 * 256);
        int rows = rows(report);
        int column = 1;
        int choice = FIRST_CHOICE;
        for (Indicator indicator : report.indicators()) {
            if (indicator.kind() != Indicator.Kind.NAMES) {
                continue;
            }
            List<String> before = before(report, indicator);
            for (Integer year : report.yearsOf(indicator)) {
                List<String> names = names(report, indicator, year);
                if (fits(names)) {
                    codes.createCell(column)
                            .setCellValue(
                                    SheetLayout.NAMES + ":" + indicator.code() + ":" + (year == null ? "" : year));
                    column(sheet, styles, column, title(indicator, year), names, rows);
                    offer(sheet, column, choice, rows, before, indicator);
                    column++;
                }
            }
            if (!before.isEmpty()) {
                codes.createCell(column).setCellValue(SheetLayout.NAMES_BEFORE);
                locked(sheet, styles, column, text("names.before", indicator.name()), before);
                column++;
                choice++;
            }
        }
        for (int i = 0; i < rows; i++) {
            WorkbookFile.put(row(sheet, FIRST_ROW + i).createCell(0), String.valueOf(i + 1), styles.center);
        }
        WorkbookFile.print(sheet, HEAD_ROW);
        WorkbookFile.protect(sheet);
        sheet.createFreezePane(1, FIRST_ROW);
    }

    /** The names of the cycle before, in the hidden sheet from where they are offered. */
    static void choices(XSSFSheet hidden, OfflineReport report) {
        int column = FIRST_CHOICE;
        for (Indicator indicator : report.indicators()) {
            List<String> before = indicator.kind() == Indicator.Kind.NAMES ? before(report, indicator) : List.of();
            for (int i = 0; i < before.size(); i++) {
                row(hidden, i).createCell(column).setCellValue(SheetLayout.escaped(before.get(i)));
            }
            column += before.isEmpty() ? 0 : 1;
        }
    }

    private void offer(XSSFSheet sheet, int column, int choice, int rows, List<String> before, Indicator indicator) {
        if (!before.isEmpty()) {
            String letter = CellReference.convertNumToColString(choice);
            new CellRules(sheet, messages)
                    .choice(
                            "tongket!$%s$1:$%s$%d".formatted(letter, letter, before.size()),
                            FIRST_ROW,
                            FIRST_ROW + rows - 1,
                            column,
                            indicator);
        }
    }

    private static void column(
            XSSFSheet sheet, WorkbookStyles styles, int column, String title, List<String> names, int rows) {
        sheet.setColumnWidth(column, 40 * 256);
        sheet.setDefaultColumnStyle(column, styles.text);
        for (int row = 0; row < HEAD_ROW; row++) {
            sheet.getRow(row).createCell(column).setCellStyle(styles.line);
        }
        WorkbookFile.put(sheet.getRow(HEAD_ROW).createCell(column), title, styles.head);
        for (int i = 0; i < rows; i++) {
            WorkbookFile.fill(
                    row(sheet, FIRST_ROW + i).createCell(column), i < names.size() ? names.get(i) : null, styles.text);
        }
    }

    private static void locked(XSSFSheet sheet, WorkbookStyles styles, int column, String title, List<String> names) {
        sheet.setColumnWidth(column, 34 * 256);
        WorkbookFile.put(sheet.getRow(HEAD_ROW).createCell(column), title, styles.head);
        for (int i = 0; i < names.size(); i++) {
            WorkbookFile.put(row(sheet, FIRST_ROW + i).createCell(column), names.get(i), styles.fixed);
        }
    }

    private static int rows(OfflineReport report) {
        return ROOM
                + report.content().values().stream()
                        .map(Entry::names)
                        .filter(Objects::nonNull)
                        .mapToInt(names -> names.split("\n", -1).length)
                        .max()
                        .orElse(0);
    }

    private static List<String> names(OfflineReport report, Indicator indicator, Integer year) {
        return report.entry(indicator.code(), year)
                .map(Entry::names)
                .map(names -> List.of(names.replace("\r\n", "\n").split("\n", -1)))
                .orElse(List.of());
    }

    private static List<String> before(OfflineReport report, Indicator indicator) {
        return report.before() == null
                ? List.of()
                : report.before().figures().stream()
                        .filter(figure -> figure.indicator().equals(indicator.code()))
                        .map(Figure::names)
                        .flatMap(List::stream)
                        .distinct()
                        .filter(name -> name.length() <= LONGEST_CELL)
                        .toList();
    }

    private static String title(Indicator indicator, Integer year) {
        return indicator.name() + (indicator.required() ? " (*)" : "") + (year == null ? "" : " – " + year);
    }

    private static XSSFRow row(XSSFSheet sheet, int at) {
        return sheet.getRow(at) == null ? sheet.createRow(at) : sheet.getRow(at);
    }

    private String text(String key, Object... args) {
        return messages.getMessage("offline.excel." + key, args, Locale.ROOT);
    }
}
