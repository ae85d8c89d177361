package vn.tongket.web.page;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.WorkbookUtil;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import vn.tongket.calendar.Deadline;

/**
 * A table to take away as {@code .xlsx}. Rows go through a file, so that their number costs no memory; a number is a
 * number, a day is a day, and a text stays a text whatever it begins with.
 */
public final class Spreadsheet implements AutoCloseable {

    private static final String MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final int ROWS_IN_MEMORY = 100;
    private static final int LONGEST_TEXT = 32_000;

    private final SXSSFWorkbook book = new SXSSFWorkbook(ROWS_IN_MEMORY);
    private final SpreadsheetStyles styles = new SpreadsheetStyles(book.getXSSFWorkbook());
    private final Set<String> names = new HashSet<>();

    public Spreadsheet() {
        book.setCompressTempFiles(true);
    }

    /** A column with its heading and its width in characters. */
    public record Column(String title, int width) {}

    /** A share, 0.975, which shows as 97,5 %. */
    public record Share(double value) {

        /** Null where there is nothing to be a share of. */
        public static Share of(Number part, Number whole) {
            return part == null || whole == null || whole.doubleValue() == 0
                    ? null
                    : new Share(part.doubleValue() / whole.doubleValue());
        }
    }

    /** A sheet with lines above its table; what Excel forbids in a name is left out of it. */
    public Sheet sheet(String name, List<String> lines, List<Column> columns) {
        String safe = WorkbookUtil.createSafeSheetName(name);
        for (int copy = 2; !names.add(safe.toLowerCase(java.util.Locale.ROOT)); copy++) {
            String end = " (" + copy + ")";
            safe = WorkbookUtil.createSafeSheetName(
                    name.substring(0, Math.min(name.length(), 31 - end.length())) + end);
        }
        return new Sheet(book.createSheet(safe), lines, columns);
    }

    public void write(OutputStream out) throws IOException {
        book.write(out);
    }

    /** Answers with the file as a download. */
    public void send(HttpServletResponse answer, String fileName) throws IOException {
        answer.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(fileName, StandardCharsets.UTF_8)
                        .build()
                        .toString());
        answer.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-store");
        answer.setContentType(MEDIA_TYPE);
        write(answer.getOutputStream());
    }

    @Override
    public void close() throws IOException {
        book.close();
    }

    /** One sheet, written from top to bottom. */
    public final class Sheet {

        private final SXSSFSheet sheet;
        private final int columns;
        private int next;

        private Sheet(SXSSFSheet sheet, List<String> lines, List<Column> columns) {
            this.sheet = sheet;
            this.columns = columns.size();
            for (String line : lines) {
                Cell cell = sheet.createRow(next).createCell(0);
                cell.setCellValue(line);
                cell.setCellStyle(next == 0 ? styles.title : styles.line);
                next++;
            }
            Row head = sheet.createRow(next);
            for (int at = 0; at < columns.size(); at++) {
                Cell cell = head.createCell(at);
                cell.setCellValue(columns.get(at).title());
                cell.setCellStyle(styles.head);
                sheet.setColumnWidth(at, Math.min(120, columns.get(at).width()) * 256);
            }
            sheet.setRepeatingRows(new CellRangeAddress(next, next, -1, -1));
            sheet.createFreezePane(Math.min(1, columns.size()), next + 1);
            sheet.getPrintSetup().setPaperSize(PrintSetup.A4_PAPERSIZE);
            sheet.getPrintSetup().setLandscape(true);
            sheet.getPrintSetup().setFitHeight((short) 0);
            sheet.setFitToPage(true);
            next++;
        }

        /** Texts, numbers, {@link Share}, {@link LocalDate} and {@link Instant}; null leaves the cell empty. */
        public Sheet row(Object... cells) {
            if (cells.length > columns) {
                throw new IllegalArgumentException(cells.length + " cells in " + columns + " columns");
            }
            Row row = sheet.createRow(next++);
            for (int at = 0; at < columns; at++) {
                fill(row.createCell(at), at < cells.length ? cells[at] : null);
            }
            return this;
        }

        private void fill(Cell cell, Object value) {
            cell.setCellStyle(styles.text);
            if (value == null) {
                return;
            }
            if (value instanceof Share share) {
                cell.setCellValue(share.value());
                cell.setCellStyle(styles.share);
            } else if (value instanceof Number number) {
                cell.setCellValue(number.doubleValue());
                cell.setCellStyle(styles.number);
            } else if (value instanceof LocalDate day) {
                cell.setCellValue(day);
                cell.setCellStyle(styles.day);
            } else if (value instanceof Instant moment) {
                cell.setCellValue(moment.atZone(Deadline.ZONE).toLocalDateTime());
                cell.setCellStyle(styles.moment);
            } else {
                String text = value.toString();
                cell.setCellValue(text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) + "…" : text);
            }
        }
    }
}
