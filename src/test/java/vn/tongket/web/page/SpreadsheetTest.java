package vn.tongket.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import vn.tongket.web.page.Spreadsheet.Column;
import vn.tongket.web.page.Spreadsheet.Share;

class SpreadsheetTest {

    private static final List<String> DANGEROUS =
            List.of("=cmd|'/c calc'!A1", "+1+1", "-2", "@SUM(A1)", "\t=1", "=HYPERLINK(\"http://x\")", "{=1}", "0123");

    @Test
    void a_text_stays_a_text_whatever_it_begins_with() throws IOException {
        try (XSSFWorkbook read = written(DANGEROUS)) {
            for (int at = 0; at < DANGEROUS.size(); at++) {
                Cell cell = read.getSheetAt(0).getRow(at + 2).getCell(0);
                assertThat(cell.getCellType()).isEqualTo(CellType.STRING);
                assertThat(cell.getStringCellValue()).isEqualTo(DANGEROUS.get(at));
                assertThat(cell.getCellStyle().getQuotePrefixed()).isTrue();
            }
            read.forEach(sheet -> sheet.forEach(
                    row -> row.forEach(cell -> assertThat(cell.getCellType()).isNotEqualTo(CellType.FORMULA))));
        }
    }

    @Test
    void numbers_are_numbers_and_days_are_days() throws IOException {
        try (XSSFWorkbook read = written(List.of())) {
            Row row = read.getSheetAt(0).getRow(2);
            assertThat(row.getCell(0).getStringCellValue()).isEqualTo("Huyện ủy Bắc Mê");
            assertThat(row.getCell(1).getNumericCellValue()).isEqualTo(1234.5);
            assertThat(row.getCell(2).getNumericCellValue()).isEqualTo(0.75);
            assertThat(row.getCell(2).getCellStyle().getDataFormatString()).isEqualTo("0.00%");
            assertThat(DateUtil.isCellDateFormatted(row.getCell(3))).isTrue();
            assertThat(row.getCell(3).getLocalDateTimeCellValue()).isEqualTo(LocalDateTime.of(2018, 8, 31, 0, 0));
            assertThat(row.getCell(4).getLocalDateTimeCellValue()).isEqualTo(LocalDateTime.of(2018, 9, 1, 6, 30));
            assertThat(row.getCell(5).getCellType()).isEqualTo(CellType.BLANK);
            assertThat(read.getSheetAt(0).getPrintSetup().getLandscape()).isTrue();
        }
    }

    @Test
    void names_of_sheets_that_excel_forbids_are_made_fit() throws IOException {
        try (Spreadsheet sheets = new Spreadsheet()) {
            String name = "Báo cáo/đơn vị: [mọi] thứ * dài hơn ba mươi mốt chữ";
            for (int i = 0; i < 3; i++) {
                sheets.sheet(name, List.of(), List.of(new Column("A", 5)));
            }
            try (XSSFWorkbook read = read(sheets)) {
                assertThat(read.getNumberOfSheets()).isEqualTo(3);
            }
        }
    }

    private static XSSFWorkbook written(List<String> texts) throws IOException {
        try (Spreadsheet sheets = new Spreadsheet()) {
            List<Column> columns = List.of(
                    new Column("Đơn vị", 30),
                    new Column("Số", 10),
                    new Column("Tỷ lệ", 10),
                    new Column("Hạn", 12),
                    new Column("Nộp", 18),
                    new Column("Trống", 10));
            Spreadsheet.Sheet sheet = sheets.sheet("Ma trận", List.of("=1+1"), columns);
            texts.forEach(sheet::row);
            if (texts.isEmpty()) {
                sheet.row(
                        "Huyện ủy Bắc Mê",
                        1234.5,
                        Share.of(3, 4),
                        LocalDate.of(2018, 8, 31),
                        Instant.parse("2018-08-31T23:30:00Z"));
            }
            return read(sheets);
        }
    }

    private static XSSFWorkbook read(Spreadsheet sheets) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        sheets.write(out);
        return new XSSFWorkbook(new ByteArrayInputStream(out.toByteArray()));
    }
}
