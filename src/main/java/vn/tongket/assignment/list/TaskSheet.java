package vn.tongket.assignment.list;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import vn.tongket.audit.Actor;
import vn.tongket.calendar.Deadline;

/** A list of tasks as an Excel file: every cell is a text, so that nothing that somebody typed is ever computed. */
@Component
public class TaskSheet {

    private static final int ROWS = 10_000;
    private static final int[] WIDTHS = {8, 18, 50, 28, 10, 24, 16, 16, 26, 14, 18};
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("HH:mm dd/MM/yyyy").withZone(Deadline.ZONE);

    private final TaskRows rows;
    private final MessageSource messages;

    TaskSheet(TaskRows rows, MessageSource messages) {
        this.rows = rows;
        this.messages = messages;
    }

    public void write(Actor actor, TaskFilter filter, OutputStream to) throws IOException {
        try (SXSSFWorkbook workbook = new SXSSFWorkbook(100)) {
            SXSSFSheet sheet = workbook.createSheet(text("web.task.sheet"));
            CellStyle head = style(workbook, true);
            CellStyle cell = style(workbook, false);
            Row titles = sheet.createRow(0);
            for (int i = 0; i < WIDTHS.length; i++) {
                put(titles, i, text("web.task.sheet." + (i + 1)), head);
                sheet.setColumnWidth(i, WIDTHS[i] * 256);
            }
            int at = 1;
            List<TaskRow> found;
            int offset = 0;
            do {
                found = rows.page(actor, filter, ROWS, offset);
                for (TaskRow task : found) {
                    Row row = sheet.createRow(at++);
                    List<String> cells = cells(task);
                    for (int i = 0; i < cells.size(); i++) {
                        put(row, i, cells.get(i), cell);
                    }
                }
                offset += ROWS;
            } while (found.size() == ROWS);
            page(sheet);
            workbook.write(to);
        }
    }

    private List<String> cells(TaskRow task) {
        return List.of(
                task.ref(),
                task.conclusion(),
                task.text(),
                task.unitName(),
                text("web.task.role." + task.role()),
                task.receivedFrom() == null ? "" : text("web.task.received-from", task.receivedFrom()),
                shown(task.due()),
                shown(task.originalDue()),
                text("assignment.status." + task.standing().status()),
                task.result(),
                moment(task.reportedAt()));
    }

    private String shown(Deadline due) {
        return due.isKnown() ? due.text() : text("web.task.no-due");
    }

    private static String moment(Instant moment) {
        return moment == null ? "" : MOMENT.format(moment);
    }

    private static void put(Row row, int column, String text, CellStyle style) {
        Cell cell = row.createCell(column);
        cell.setCellValue(text);
        cell.setCellStyle(style);
    }

    private static CellStyle style(SXSSFWorkbook workbook, boolean bold) {
        Font font = workbook.createFont();
        font.setFontName("Times New Roman");
        font.setFontHeightInPoints((short) 12);
        font.setBold(bold);
        CellStyle style = workbook.createCellStyle();
        style.setFont(font);
        style.setWrapText(true);
        style.setQuotePrefixed(true);
        style.setVerticalAlignment(VerticalAlignment.TOP);
        style.setBorderTop(BorderStyle.THIN);
        style.setBorderBottom(BorderStyle.THIN);
        style.setBorderLeft(BorderStyle.THIN);
        style.setBorderRight(BorderStyle.THIN);
        return style;
    }

    private static void page(SXSSFSheet sheet) {
        PrintSetup page = sheet.getPrintSetup();
        page.setPaperSize(PrintSetup.A4_PAPERSIZE);
        page.setLandscape(true);
        page.setFitWidth((short) 1);
        page.setFitHeight((short) 0);
        sheet.setFitToPage(true);
        sheet.setRepeatingRows(new CellRangeAddress(0, 0, 0, WIDTHS.length - 1));
        sheet.createFreezePane(0, 1);
    }

    private String text(String key, Object... args) {
        return messages.getMessage(key, args, key.substring(key.lastIndexOf('.') + 1), Locale.ROOT);
    }
}
