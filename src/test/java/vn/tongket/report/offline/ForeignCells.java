package vn.tongket.report.offline;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Workbooks of the right report whose cells or sheets cannot be taken over. */
final class ForeignCells {

    private static final String EXCEL = "so-lieu.xlsx";
    private static final int VALUE = 6;
    private static final int NUMERATOR = 7;
    private static final int DENOMINATOR = 8;

    private final byte[] excel;
    private final List<BadFile> files = new ArrayList<>();

    ForeignCells(byte[] excel) {
        this.excel = excel;
    }

    List<BadFile> all() throws Exception {
        cells();
        sheets();
        marks();
        return files;
    }

    private void cells() throws Exception {
        cell("a formula", "HN-QT", 2016, VALUE, cell -> cell.setCellFormula("1+1"), "offline.cell.formula", "G8");
        cell(
                "a formula in a denominator",
                "TL-BD",
                null,
                DENOMINATOR,
                cell -> cell.setCellFormula("SUM(H11:H11)"),
                "offline.cell.formula",
                "I11");
        cell(
                "#REF!",
                "HN-QT",
                2017,
                VALUE,
                cell -> cell.setCellErrorValue((byte) 0x17),
                "offline.cell.error",
                "G9",
                "#REF!");
        cell(
                "#DIV/0!",
                "HN-QT",
                2018,
                VALUE,
                cell -> cell.setCellErrorValue((byte) 0x07),
                "offline.cell.error",
                "G10",
                "#DIV/0!");
        cell("yes or no", "TL-BD", null, NUMERATOR, cell -> cell.setCellValue(true), "offline.cell.boolean", "H11");
        cell(
                "a day",
                "HN-QT",
                2016,
                VALUE,
                cell -> {
                    CellStyle day = cell.getSheet().getWorkbook().createCellStyle();
                    day.setDataFormat((short) 14);
                    cell.setCellStyle(day);
                    cell.setCellValue(43101);
                },
                "offline.cell.date",
                "G8",
                "1/1/2018");
        cell(
                "a day by a format of its own",
                "HN-QT",
                2016,
                VALUE,
                cell -> {
                    CellStyle day = cell.getSheet().getWorkbook().createCellStyle();
                    day.setDataFormat(
                            cell.getSheet().getWorkbook().createDataFormat().getFormat("dd/mm/yyyy"));
                    cell.setCellStyle(day);
                    cell.setCellValue(43102);
                },
                "offline.cell.date",
                "G8",
                "2/1/2018");
        cell(
                "a percentage of meetings",
                "HN-QT",
                2016,
                VALUE,
                ForeignCells::percent,
                "offline.cell.percent",
                "G8",
                "95");
        cell(
                "a percentage over a denominator",
                "TL-BD",
                null,
                NUMERATOR,
                ForeignCells::percent,
                "offline.cell.percent",
                "H11",
                "95");
        for (String typed : List.of("mười hai", "98.5", "12 hội nghị", "1,2,3", "1.23.456", "-", "=12", "12;13", "∞")) {
            cell(
                    "“" + typed + "” for a number",
                    "HN-QT",
                    2017,
                    VALUE,
                    cell -> cell.setCellValue(typed),
                    "offline.cell.not-a-number",
                    "G9",
                    typed);
        }
        cell(
                "a number without end",
                "HN-QT",
                2017,
                VALUE,
                cell -> cell.setCellValue(1e300),
                "offline.cell.not-a-number",
                "G9");
        add(
                "a formula among names",
                EXCEL,
                changed(book -> book.getSheet("Danh sách").getRow(4).getCell(1).setCellFormula("1+1")),
                "offline.cell.formula",
                "B5");
        add(
                "an error among names",
                EXCEL,
                changed(book -> book.getSheet("Danh sách").getRow(5).getCell(1).setCellErrorValue((byte) 0x17)),
                "offline.cell.error",
                "B6",
                "#REF!");
    }

    private static void percent(XSSFCell cell) {
        CellStyle percent = cell.getSheet().getWorkbook().createCellStyle();
        percent.setDataFormat((short) 9);
        cell.setCellStyle(percent);
        cell.setCellValue(0.95);
    }

    private void sheets() throws Exception {
        add(
                "no sheet of figures",
                EXCEL,
                changed(book -> book.removeSheetAt(book.getSheetIndex("Số liệu"))),
                "offline.excel.sheet-missing",
                "Số liệu");
        add(
                "no sheet of names",
                EXCEL,
                changed(book -> book.removeSheetAt(book.getSheetIndex("Danh sách"))),
                "offline.excel.sheet-missing",
                "Danh sách");
        add(
                "no row of codes",
                EXCEL,
                changed(book -> {
                    XSSFSheet sheet = book.getSheet("Số liệu");
                    sheet.removeRow(sheet.getRow(0));
                }),
                "offline.excel.sheet-missing",
                "Số liệu");
        add(
                "no column of values",
                EXCEL,
                changed(book -> sheet(book).getRow(0).getCell(VALUE).setBlank()),
                "offline.excel.column-missing",
                "tk:value");
        add(
                "no column of years",
                EXCEL,
                changed(book -> sheet(book).getRow(0).getCell(1).setBlank()),
                "offline.excel.column-missing",
                "tk:year");
        add(
                "a column twice",
                EXCEL,
                changed(book -> sheet(book).getRow(0).createCell(15).setCellValue("tk:value")),
                "offline.excel.column-twice",
                "P1");
        add(
                "a row twice",
                EXCEL,
                changed(book -> {
                    Row row = sheet(book).createRow(40);
                    row.createCell(0).setCellValue("HN-QT");
                    row.createCell(1).setCellValue("2016");
                }),
                "offline.excel.row-twice",
                "41");
        add(
                "a row of another plan",
                EXCEL,
                changed(book -> sheet(book).getRow(7).getCell(0).setCellValue("LA")),
                "offline.excel.row-unknown",
                "8",
                "LA");
        add(
                "a year of another plan",
                EXCEL,
                changed(book -> sheet(book).getRow(7).getCell(1).setCellValue("1999")),
                "offline.excel.row-unknown",
                "8",
                "HN-QT",
                "1999");
        add(
                "a year that is none",
                EXCEL,
                changed(book -> sheet(book).getRow(7).getCell(1).setCellValue("năm nay")),
                "offline.excel.row-unknown",
                "8");
        add(
                "a list of another plan",
                EXCEL,
                changed(book -> book.getSheet("Danh sách").getRow(3).getCell(1).setCellValue("tk:names:LA:")),
                "offline.excel.column-unknown",
                "B4");
        add(
                "names without end",
                EXCEL,
                changed(book -> {
                    for (int i = 0; i < 5; i++) {
                        book.getSheet("Danh sách").getRow(4 + i).getCell(1).setCellValue("x".repeat(30_000));
                    }
                }),
                "offline.excel.names-too-long");
        add(
                "a text that is not there",
                EXCEL,
                new Package(excel)
                        .replaceAll("xl/worksheets/sheet1.xml", "<v>0</v>", "<v>99999</v>")
                        .file(),
                "offline.excel.damaged");
        add(
                "a cell beyond the last column",
                EXCEL,
                new Package(excel)
                        .replace("xl/worksheets/sheet1.xml", "r=\"A1\"", "r=\"ZZZZ1\"")
                        .file(),
                "offline.excel.damaged");
        add(
                "a row beyond the last one",
                EXCEL,
                new Package(excel)
                        .replace("xl/worksheets/sheet1.xml", "<row r=\"1\"", "<row r=\"99999999\"")
                        .file(),
                "offline.excel.damaged");
    }

    private void cell(
            String title,
            String indicator,
            Integer year,
            int column,
            Consumer<XSSFCell> change,
            String key,
            Object... args)
            throws Exception {
        add(
                title,
                EXCEL,
                changed(book -> {
                    for (Row row : sheet(book)) {
                        boolean found = row.getCell(0) != null
                                && row.getCell(0).getStringCellValue().equals(indicator)
                                && (year == null
                                        || row.getCell(1).getStringCellValue().equals(String.valueOf(year)));
                        if (found) {
                            change.accept((XSSFCell) row.getCell(column));
                            return;
                        }
                    }
                }),
                key,
                args);
    }

    private static XSSFSheet sheet(XSSFWorkbook book) {
        return book.getSheet("Số liệu");
    }

    byte[] changed(Consumer<XSSFWorkbook> change) throws Exception {
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(excel));
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            change.accept(book);
            book.write(out);
            return out.toByteArray();
        }
    }

    private void marks() throws Exception {
        String key = "offline.secrecy";
        add(
                "a mark in a cell",
                EXCEL,
                changed(book -> sheet(book).createRow(60).createCell(3).setCellValue("TUYỆT MẬT")),
                key);
        add(
                "a mark in a hidden sheet",
                EXCEL,
                changed(book ->
                        book.getSheet("tongket").createRow(90).createCell(9).setCellValue("Tối mật")),
                key);
        add(
                "a mark in the name of a sheet",
                EXCEL,
                new Package(changed(book -> book.createSheet("TOIMAT")))
                        .replace("xl/workbook.xml", "TOIMAT", "TỐI MẬT")
                        .file(),
                key);
    }

    private void add(String title, String name, byte[] file, String key, Object... args) {
        files.add(BadFile.of(title, name, file, key, args));
    }
}
