package vn.tongket.report.offline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.function.Consumer;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import vn.tongket.Refusal;
import vn.tongket.report.ReportContent.Entry;

/** What offices type into the workbook, and what is read in it then. */
class WorkbookReaderTest {

    private static final SampleReports SAMPLES = new SampleReports();
    private static final byte[] EXCEL = SAMPLES.file(OfflineKind.EXCEL, SampleReports.empty());

    private static Proposal filled(Consumer<XSSFSheet> change) throws Exception {
        return changed(book -> change.accept(book.getSheetAt(0)));
    }

    private static Proposal changed(Consumer<XSSFWorkbook> change) throws Exception {
        return SAMPLES.read(OfflineKind.EXCEL, new ForeignCells(EXCEL).changed(change), SampleReports.empty());
    }

    private static Entry entry(Proposal proposal, String indicator, Integer year) {
        return proposal.values().stream()
                .filter(entry -> entry.indicator().equals(indicator) && java.util.Objects.equals(entry.year(), year))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void workbook_protects_everything_but_the_unit_s_cells_and_calculates_nothing() throws Exception {
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(EXCEL))) {
            assertThat(book.isStructureLocked()).isTrue();
            assertThat(book.getSheetVisibility(book.getSheetIndex("tongket"))).isEqualTo(SheetVisibility.VERY_HIDDEN);
            book.forEach(sheet -> {
                assertThat(((XSSFSheet) sheet).isSheetLocked()).isTrue();
                sheet.forEach(row -> row.forEach(
                        cell -> assertThat(cell.getCellType().name()).isNotEqualTo("FORMULA")));
            });
            XSSFSheet figures = book.getSheetAt(0);
            assertThat(figures.getRow(7).getCell(6).getCellStyle().getLocked()).isFalse();
            assertThat(figures.getRow(7).getCell(7).getCellStyle().getLocked()).isTrue();
            assertThat(figures.getRow(7).getCell(10).getCellStyle().getLocked()).isTrue();
            assertThat(figures.getRow(7).getCell(10).getStringCellValue()).isEqualTo("2011: 12");
            assertThat(figures.isColumnHidden(0)).isTrue();
            assertThat(figures.getDataValidations()).hasSize(6);
            assertThat(figures.getDataValidations().get(0).getErrorBoxText()).contains("≥ 0; ≤ 500");
            assertThat(book.getSheet("Danh sách").getDataValidations())
                    .singleElement()
                    .satisfies(choice -> assertThat(
                                    choice.getValidationConstraint().getFormula1())
                            .isEqualTo("tongket!$D$1:$D$2"));
            assertThat(figures.getPrintSetup().getPaperSize()).isEqualTo((short) 9);
        }
    }

    @Test
    void numbers_are_taken_as_they_are_shown_in_vietnam() throws Exception {
        Proposal read = filled(sheet -> {
            sheet.getRow(7).getCell(6).setCellValue(0.1 + 0.2);
            sheet.getRow(8).getCell(6).setCellValue("1.234,5");
            sheet.getRow(9).getCell(6).setCellValue(12345);
            sheet.getRow(10).getCell(7).setCellValue(" 95 ");
            sheet.getRow(10).getCell(8).setCellValue(100);
        });

        assertThat(entry(read, "HN-QT", 2016).value()).isEqualTo("0,3");
        assertThat(entry(read, "HN-QT", 2017).value()).isEqualTo("1.234,5");
        assertThat(entry(read, "HN-QT", 2018).value()).isEqualTo("12.345");
        assertThat(entry(read, "TL-BD", null).numerator()).isEqualTo(" 95 ");
    }

    @Test
    void percentages_are_understood_and_figures_beyond_their_limits_are_named_by_cell() throws Exception {
        Proposal read = filled(sheet -> {
            CellStyle percent = sheet.getWorkbook().createCellStyle();
            percent.setDataFormat((short) 10);
            sheet.getRow(11).getCell(6).setCellStyle(percent);
            sheet.getRow(11).getCell(6).setCellValue(0.955);
            sheet.getRow(7).getCell(6).setCellValue(501);
            sheet.getRow(10).getCell(7).setCellValue(12);
            sheet.getRow(10).getCell(8).setCellValue(10);
        });

        assertThat(entry(read, "DIEM", null).value()).isEqualTo("95,5");
        assertThat(read.warnings()).extracting(Refusal.Problem::at).containsExactly("G8", "H11");
        assertThat(read.warnings()).extracting(Refusal.Problem::key).containsOnly("offline.cell.limit");
        assertThat(filled(sheet -> sheet.getRow(11).getCell(6).setCellValue(0.95))
                        .warnings())
                .extracting(Refusal.Problem::key)
                .containsExactly("offline.cell.fraction");
    }

    @Test
    void words_beside_the_cells_are_quoted_and_lost_rows_are_named() throws Exception {
        Proposal read = changed(book -> {
            XSSFSheet sheet = book.getSheetAt(0);
            sheet.getRow(8).createCell(13).setCellValue("ước tính");
            sheet.createRow(30).createCell(3).setCellValue("Người lập biểu");
            sheet.removeRow(sheet.getRow(9));
            book.createSheet("Nháp").createRow(0).createCell(0).setCellValue(1);
        });

        assertThat(read.warnings())
                .extracting(Refusal.Problem::key)
                .containsExactlyInAnyOrder(
                        "offline.excel.outside",
                        "offline.excel.outside",
                        "offline.excel.row-missing",
                        "offline.excel.other-sheet");
        assertThat(read.warnings().get(0).args()).containsExactly("N9", "ước tính");
    }

    @Test
    void names_may_stand_one_to_a_cell_or_one_to_a_line() throws Exception {
        Proposal read = changed(book -> {
            XSSFSheet sheet = book.getSheet("Danh sách");
            sheet.getRow(4).getCell(1).setCellValue("Tổ tự quản\nThôn bình yên");
            sheet.getRow(6).getCell(1).setCellValue(12);
            sheet.createRow(300).createCell(1).setCellValue("Xa dưới");
        });

        assertThat(entry(read, "MH-HAY", null).names())
                .startsWith("Tổ tự quản\nThôn bình yên\n\n12\n")
                .endsWith("\nXa dưới");
    }
}
