package vn.tongket.document;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import vn.tongket.document.RegisterDesk.Book;
import vn.tongket.document.RegisterDesk.Filter;

/** The register of outgoing documents as an Excel file with the ten columns of Phụ lục IV. */
@Component
public class RegisterSheet {

    private static final int ROWS = 500;
    private static final int[] WIDTHS = {16, 12, 46, 20, 30, 18, 10, 12, 16, 24};

    private final RegisterDesk desk;
    private final MessageSource messages;

    RegisterSheet(RegisterDesk desk, MessageSource messages) {
        this.desk = desk;
        this.messages = messages;
    }

    public void write(Book book, Filter filter, OutputStream to) throws IOException {
        try (SXSSFWorkbook workbook = new SXSSFWorkbook(100)) {
            SXSSFSheet sheet = workbook.createSheet(text("web.register.sheet"));
            CellStyle title = style(workbook, true, false);
            CellStyle head = style(workbook, true, true);
            CellStyle cell = style(workbook, false, true);
            Cell heading = sheet.createRow(0).createCell(0);
            heading.setCellValue(text("web.register.title", book.name()));
            heading.setCellStyle(title);
            sheet.addMergedRegion(new CellRangeAddress(0, 0, 0, WIDTHS.length - 1));
            Row titles = sheet.createRow(2);
            Row numbers = sheet.createRow(3);
            for (int i = 0; i < WIDTHS.length; i++) {
                put(titles, i, text("web.register.column." + (i + 1)), head);
                put(numbers, i, "(" + (i + 1) + ")", head);
                sheet.setColumnWidth(i, WIDTHS[i] * 256);
            }
            rows(book, filter, sheet, cell);
            page(sheet);
            workbook.write(to);
        }
    }

    private void rows(Book book, Filter filter, SXSSFSheet sheet, CellStyle style) {
        Filter all = new Filter(filter.scope(), filter.type(), filter.words(), "register");
        int at = 4;
        List<RegisterEntry> entries;
        for (int offset = 0; ; offset += ROWS) {
            entries = desk.entries(book, all, ROWS, offset);
            for (RegisterEntry entry : entries) {
                Row row = sheet.createRow(at++);
                List<String> cells = columns(entry);
                for (int i = 0; i < cells.size(); i++) {
                    put(row, i, cells.get(i), style);
                }
                if (entry.copies() != null) {
                    row.getCell(6).setCellValue(entry.copies());
                }
            }
            if (entries.size() < ROWS) {
                return;
            }
        }
    }

    /** The ten columns of a line: also what the printed register shows. */
    public List<String> columns(RegisterEntry entry) {
        return List.of(
                shown(entry.symbol()),
                entry.day(),
                shown(entry.title(FirstCitation.typeName(entry.documentType()))),
                shown(entry.signer()),
                shown(entry.recipients()),
                shown(entry.keptBy()),
                entry.copies() == null ? "" : String.valueOf(entry.copies()),
                entry.daySent(),
                shown(entry.receipt()),
                shown(entry.note()));
    }

    private static String shown(String text) {
        return text == null ? "" : text;
    }

    private static void put(Row row, int column, String text, CellStyle style) {
        Cell cell = row.createCell(column);
        cell.setCellValue(text);
        cell.setCellStyle(style);
    }

    private static CellStyle style(SXSSFWorkbook workbook, boolean bold, boolean framed) {
        Font font = workbook.createFont();
        font.setFontName("Times New Roman");
        font.setFontHeightInPoints((short) (framed ? 12 : 14));
        font.setBold(bold);
        CellStyle style = workbook.createCellStyle();
        style.setFont(font);
        style.setWrapText(framed);
        style.setVerticalAlignment(VerticalAlignment.CENTER);
        if (bold) {
            style.setAlignment(HorizontalAlignment.CENTER);
        }
        if (framed) {
            style.setBorderTop(BorderStyle.THIN);
            style.setBorderBottom(BorderStyle.THIN);
            style.setBorderLeft(BorderStyle.THIN);
            style.setBorderRight(BorderStyle.THIN);
        }
        return style;
    }

    private static void page(SXSSFSheet sheet) {
        PrintSetup page = sheet.getPrintSetup();
        page.setPaperSize(PrintSetup.A4_PAPERSIZE);
        page.setLandscape(true);
        page.setFitWidth((short) 1);
        page.setFitHeight((short) 0);
        sheet.setFitToPage(true);
        sheet.setRepeatingRows(new CellRangeAddress(2, 3, 0, WIDTHS.length - 1));
        sheet.createFreezePane(0, 4);
    }

    private String text(String key, Object... args) {
        return messages.getMessage(key, args, key.substring(key.lastIndexOf('.') + 1), Locale.ROOT);
    }
}
