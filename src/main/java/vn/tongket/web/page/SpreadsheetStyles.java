package vn.tongket.web.page;

import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** How the cells of a table to take away look. */
final class SpreadsheetStyles {

    final XSSFCellStyle title;
    final XSSFCellStyle line;
    final XSSFCellStyle head;
    /** Stays a text when somebody opens the cell and leaves it again: what begins with “=” is not reckoned then either. */
    final XSSFCellStyle text;

    final XSSFCellStyle number;
    final XSSFCellStyle share;
    final XSSFCellStyle day;
    final XSSFCellStyle moment;

    SpreadsheetStyles(XSSFWorkbook book) {
        book.getStylesSource().getFonts().get(0).setFontName("Times New Roman");
        XSSFFont plain = font(book, 12, false);
        title = book.createCellStyle();
        title.setFont(font(book, 14, true));
        line = book.createCellStyle();
        line.setFont(plain);
        head = bordered(book, font(book, 12, true), "@");
        head.setAlignment(HorizontalAlignment.CENTER);
        head.setFillForegroundColor(IndexedColors.GREY_25_PERCENT.getIndex());
        head.setFillPattern(FillPatternType.SOLID_FOREGROUND);
        text = bordered(book, plain, "@");
        text.setWrapText(true);
        text.setQuotePrefixed(true);
        number = bordered(book, plain, "#,##0.##########");
        share = bordered(book, plain, "0.00%");
        day = bordered(book, plain, "dd/mm/yyyy");
        moment = bordered(book, plain, "hh:mm dd/mm/yyyy");
    }

    private static XSSFFont font(XSSFWorkbook book, int size, boolean bold) {
        XSSFFont font = book.createFont();
        font.setFontName("Times New Roman");
        font.setFontHeightInPoints((short) size);
        font.setBold(bold);
        return font;
    }

    private static XSSFCellStyle bordered(XSSFWorkbook book, XSSFFont font, String format) {
        XSSFCellStyle style = book.createCellStyle();
        style.setFont(font);
        style.setDataFormat(book.createDataFormat().getFormat(format));
        style.setVerticalAlignment(VerticalAlignment.CENTER);
        style.setBorderTop(BorderStyle.THIN);
        style.setBorderBottom(BorderStyle.THIN);
        style.setBorderLeft(BorderStyle.THIN);
        style.setBorderRight(BorderStyle.THIN);
        return style;
    }
}
