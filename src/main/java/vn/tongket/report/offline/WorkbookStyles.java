package vn.tongket.report.offline;

import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** How the cells of the workbook look: what may be typed into stands out. */
final class WorkbookStyles {

    private static final short TEXT = 49;

    final XSSFCellStyle title;
    final XSSFCellStyle line;
    final XSSFCellStyle head;
    final XSSFCellStyle fixed;
    final XSSFCellStyle center;
    final XSSFCellStyle right;
    /** Takes a number; without a format of its own, so that a day that was typed by mistake shows as one. */
    final XSSFCellStyle number;

    /** Takes a text, and leaves it as it is typed. */
    final XSSFCellStyle text;

    WorkbookStyles(XSSFWorkbook book) {
        XSSFFont plain = font(book, 12, false);
        book.getStylesSource().getFonts().get(0).setFontName("Times New Roman");
        title = style(book, font(book, 14, true), false);
        line = style(book, plain, false);
        head = style(book, font(book, 12, true), true);
        head.setAlignment(HorizontalAlignment.CENTER);
        head.setFillForegroundColor(IndexedColors.GREY_25_PERCENT.getIndex());
        head.setFillPattern(FillPatternType.SOLID_FOREGROUND);
        fixed = style(book, plain, true);
        center = style(book, plain, true);
        center.setAlignment(HorizontalAlignment.CENTER);
        right = style(book, plain, true);
        right.setAlignment(HorizontalAlignment.RIGHT);
        number = input(book, plain);
        number.setAlignment(HorizontalAlignment.RIGHT);
        text = input(book, plain);
        text.setDataFormat(TEXT);
    }

    private static XSSFFont font(XSSFWorkbook book, int size, boolean bold) {
        XSSFFont font = book.createFont();
        font.setFontName("Times New Roman");
        font.setFontHeightInPoints((short) size);
        font.setBold(bold);
        return font;
    }

    private static XSSFCellStyle style(XSSFWorkbook book, XSSFFont font, boolean bordered) {
        XSSFCellStyle style = book.createCellStyle();
        style.setFont(font);
        style.setVerticalAlignment(VerticalAlignment.CENTER);
        style.setWrapText(bordered);
        style.setLocked(true);
        if (bordered) {
            style.setBorderTop(BorderStyle.THIN);
            style.setBorderBottom(BorderStyle.THIN);
            style.setBorderLeft(BorderStyle.THIN);
            style.setBorderRight(BorderStyle.THIN);
        }
        return style;
    }

    private static XSSFCellStyle input(XSSFWorkbook book, XSSFFont font) {
        XSSFCellStyle style = style(book, font, true);
        style.setLocked(false);
        style.setFillForegroundColor(IndexedColors.LIGHT_YELLOW.getIndex());
        style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
        return style;
    }
}
