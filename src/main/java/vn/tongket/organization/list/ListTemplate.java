package vn.tongket.organization.list;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.DataValidationHelper;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The empty list of units to be filled in: the columns that are read, and what may stand in them. */
@Component
public class ListTemplate {

    private static final List<String> COLUMNS =
            List.of("code", "name", "branch", "level", "parent", "place", "email", "starts", "ends");
    private static final int ROWS = 5_000;
    private static final int WIDTH = 24 * 256;

    private final MessageSource messages;

    ListTemplate(MessageSource messages) {
        this.messages = messages;
    }

    /** With the mark by which programs for tables know UTF-8. */
    public byte[] csv() {
        String head = String.join(
                ";",
                COLUMNS.stream().map(column -> text("list.column." + column)).toList());
        return ("\uFEFF" + head + "\r\n").getBytes(StandardCharsets.UTF_8);
    }

    public void xlsx(OutputStream out) throws IOException {
        try (XSSFWorkbook book = new XSSFWorkbook()) {
            XSSFSheet sheet = book.createSheet(text("list.sheet"));
            CellStyle bold = book.createCellStyle();
            Font font = book.createFont();
            font.setBold(true);
            bold.setFont(font);
            CellStyle plain = book.createCellStyle();
            plain.setDataFormat(book.createDataFormat().getFormat("@"));
            Row head = sheet.createRow(0);
            for (int i = 0; i < COLUMNS.size(); i++) {
                head.createCell(i).setCellValue(text("list.column." + COLUMNS.get(i)));
                head.getCell(i).setCellStyle(bold);
                sheet.setColumnWidth(i, WIDTH);
                sheet.setDefaultColumnStyle(i, plain);
            }
            sheet.createFreezePane(0, 1);
            choice(sheet, 2, List.of("PARTY", "STATE", "MILITARY", "FRONT"), "web.branch.");
            choice(sheet, 3, List.of("REGION", "PROVINCE", "DISTRICT", "AREA", "COMMUNE"), "web.level.");
            XSSFSheet help = book.createSheet(text("list.sheet-help"));
            int line = 0;
            for (String sentence : text("list.help").split("\\|")) {
                help.createRow(line++).createCell(0).setCellValue(sentence.strip());
            }
            help.setColumnWidth(0, 110 * 256);
            book.write(out);
        }
    }

    private void choice(XSSFSheet sheet, int column, List<String> codes, String prefix) {
        DataValidationHelper helper = sheet.getDataValidationHelper();
        String[] words = codes.stream().map(code -> text(prefix + code)).toArray(String[]::new);
        sheet.addValidationData(helper.createValidation(
                helper.createExplicitListConstraint(words), new CellRangeAddressList(1, ROWS, column, column)));
    }

    private String text(String key) {
        return messages.getMessage(key, null, Locale.ROOT);
    }
}
