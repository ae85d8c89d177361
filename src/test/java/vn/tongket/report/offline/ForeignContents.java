package vn.tongket.report.offline;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import vn.tongket.cycle.Indicator;
import vn.tongket.cycle.Section;
import vn.tongket.report.ReportContent;

/** Sound Office files that belong elsewhere, or whose content cannot be taken over. */
final class ForeignContents {

    private static final String WORD = "bao-cao.docx";
    private static final String EXCEL = "so-lieu.xlsx";
    private static final String DOCUMENT = "word/document.xml";
    private static final String PROPERTIES = "docProps/custom.xml";
    private static final int VALUE = 6;
    private static final int NUMERATOR = 7;
    private static final int DENOMINATOR = 8;

    private final byte[] word;
    private final byte[] excel;
    private final List<BadFile> files = new ArrayList<>();

    ForeignContents(byte[] word, byte[] excel) {
        this.word = word;
        this.excel = excel;
    }

    List<BadFile> all() throws Exception {
        bindings();
        plans();
        texts();
        cells();
        sheets();
        marks();
        return files;
    }

    private void bindings() throws Exception {
        try (XWPFDocument document = new XWPFDocument();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            document.createParagraph().createRun().setText("Báo cáo tự soạn");
            document.write(out);
            add("any text", WORD, out.toByteArray(), "offline.binding.none");
        }
        try (XSSFWorkbook book = new XSSFWorkbook();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            book.createSheet("Số liệu").createRow(0).createCell(0).setCellValue(12);
            book.write(out);
            add("any workbook", EXCEL, out.toByteArray(), "offline.binding.none");
        }
        add("a format of tomorrow", WORD, property("tongket-format", "2"), "offline.binding.format", "2", 1);
        add("a format that is none", WORD, property("tongket-format", "abc"), "offline.binding.format", "abc", 1);
        String damaged = "offline.binding.damaged";
        add(
                "a checksum in both places that is wrong",
                WORD,
                new Package(property("tongket-checksum", "0".repeat(64)))
                        .replaceAll(DOCUMENT, "checksum=[0-9a-f]{6}", "checksum=000000")
                        .file(),
                damaged);
        add(
                "properties of one file, text of another",
                WORD,
                new Package(word)
                        .put(
                                PROPERTIES,
                                new Package(file(
                                                OfflineKind.WORD,
                                                other(UUID.randomUUID(), SampleReports.CYCLE, "HG-HBACME")))
                                        .text(PROPERTIES))
                        .file(),
                damaged);
        add(
                "a unit written over",
                WORD,
                new Package(property("tongket-unit", "HG-HQUANBA"))
                        .replaceAll(DOCUMENT, "unit=HG-HBACME", "unit=HG-HQUANBA")
                        .file(),
                damaged);
        add(
                "a Word file that says it is Excel",
                WORD,
                new Package(word)
                        .put(PROPERTIES, new Package(excel).text(PROPERTIES))
                        .replaceAll(DOCUMENT, "kind=WORD", "kind=EXCEL")
                        .file(),
                damaged);
        for (OfflineKind kind : OfflineKind.values()) {
            String name = kind == OfflineKind.WORD ? WORD : EXCEL;
            add(
                    "another unit " + kind,
                    name,
                    file(kind, other(SampleReports.OBLIGATION, SampleReports.CYCLE, "HG-HQUANBA")),
                    "offline.binding.unit",
                    "HG-HQUANBA",
                    "Huyện ủy Bắc Mê");
            add(
                    "another cycle " + kind,
                    name,
                    file(kind, other(SampleReports.OBLIGATION, UUID.randomUUID(), "HG-HBACME")),
                    "offline.binding.cycle");
            add(
                    "another report " + kind,
                    name,
                    file(kind, other(UUID.randomUUID(), SampleReports.CYCLE, "HG-HBACME")),
                    "offline.binding.obligation");
        }
    }

    private void plans() {
        plan(
                "a section more",
                OfflineKind.WORD,
                SampleReports.outline("1", "1.1", "1.2", "2", "2.1", "2.2"),
                null,
                "offline.plan-changed.sections",
                "2.2",
                "–",
                "–");
        plan(
                "a section less",
                OfflineKind.WORD,
                SampleReports.outline("1", "1.1", "2", "2.1"),
                null,
                "offline.plan-changed.sections",
                "–",
                "1.2",
                "–");
        List<Section> renamed = new ArrayList<>(SampleReports.outline("1", "1.1", "1.2", "2", "2.1"));
        renamed.set(1, new Section("1.1", "1", 1, "Tên khác", null, true, true, 0));
        plan(
                "a section with another title",
                OfflineKind.WORD,
                renamed,
                null,
                "offline.plan-changed.sections",
                "–",
                "–",
                "1.1");
        List<Indicator> more = new ArrayList<>(SampleReports.indicators());
        more.add(SampleReports.indicator("MOI", "Chỉ tiêu mới", "lớp", Indicator.Kind.NUMBER, false, null, null));
        plan("an indicator more", OfflineKind.EXCEL, null, more, "offline.plan-changed.indicators", "MOI", "–", "–");
        plan(
                "an indicator less",
                OfflineKind.EXCEL,
                null,
                SampleReports.indicators().subList(0, 3),
                "offline.plan-changed.indicators",
                "–",
                "MH-HAY",
                "–");
        List<Indicator> unit = new ArrayList<>(SampleReports.indicators());
        unit.set(
                0,
                SampleReports.indicator(
                        "HN-QT", "Số hội nghị quán triệt", "cuộc", Indicator.Kind.NUMBER, true, "0", "500"));
        plan(
                "an indicator in another unit",
                OfflineKind.EXCEL,
                null,
                unit,
                "offline.plan-changed.indicators",
                "–",
                "–",
                "HN-QT");
    }

    private void plan(
            String title,
            OfflineKind kind,
            List<Section> outline,
            List<Indicator> indicators,
            String key,
            Object... args) {
        OfflineReport now = SampleReports.report(
                outline == null ? SampleReports.empty().outline() : outline,
                indicators == null ? SampleReports.indicators() : indicators,
                new ReportContent(null, null, null));
        files.add(BadFile.of(
                        title,
                        kind == OfflineKind.WORD ? WORD : EXCEL,
                        kind == OfflineKind.WORD ? word : excel,
                        key,
                        args)
                .against(now));
    }

    private void texts() {
        String text = new Package(word).text(DOCUMENT);
        add(
                "no section any more",
                WORD,
                new Package(word)
                        .put(DOCUMENT, text.replaceAll("tk:TEXT", "xx:TEXT").replaceAll("tk_T_", "xx_T_"))
                        .file(),
                "offline.word.no-sections");
        String control = between(text, "1.1");
        add(
                "a section twice",
                WORD,
                new Package(word)
                        .replace(
                                DOCUMENT,
                                control,
                                control + control.replace("[Viết nội dung mục 1.1 vào đây]", "Bản thứ hai"))
                        .file(),
                "offline.word.section-twice",
                "1.1");
        String mark = control.replaceAll("(?s).*tk:TEXT:1\\.1:([0-9a-f]+):.*", "$1");
        add(
                "a section of another file",
                WORD,
                new Package(word)
                        .replace(DOCUMENT, control, control + control.replace(mark, "0123456789"))
                        .file(),
                "offline.word.foreign-section",
                "1.1");
        add(
                "a section without end",
                WORD,
                new Package(word)
                        .replace(DOCUMENT, "[Viết nội dung mục 1.2 vào đây]", SpoiledPackages.letters(200_001))
                        .file(),
                "offline.word.section-too-long",
                "1.2",
                200_000);
    }

    private static String between(String text, String code) {
        int tag = text.indexOf("tk:TEXT:" + code + ":");
        int start = text.lastIndexOf("<w:sdt>", tag);
        return text.substring(start, text.indexOf("</w:sdt>", tag) + "</w:sdt>".length());
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
                ForeignContents::percent,
                "offline.cell.percent",
                "G8",
                "95");
        cell(
                "a percentage over a denominator",
                "TL-BD",
                null,
                NUMERATOR,
                ForeignContents::percent,
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

    private void marks() throws Exception {
        String key = "offline.secrecy";
        add(
                "a stamp in the text",
                WORD,
                new Package(word)
                        .replace(DOCUMENT, "[Viết nội dung mục 1.1 vào đây]", "MẬT")
                        .file(),
                key);
        add(
                "a stamp in two runs",
                WORD,
                new Package(word)
                        .replace(DOCUMENT, "[Viết nội dung mục 1.1 vào đây]", "TUYỆT </w:t></w:r><w:r><w:t>MẬT")
                        .file(),
                key);
        add(
                "a mark in the footer",
                WORD,
                new Package(word)
                        .replaceAll("word/footer1.xml", "Huyện ủy Bắc Mê", "Độ mật: Tối mật")
                        .file(),
                key);
        add(
                "a mark in deleted words",
                WORD,
                new Package(word)
                        .replace(
                                DOCUMENT,
                                "<w:body>",
                                "<w:body><w:p><w:del><w:r><w:delText>TỐI MẬT</w:delText></w:r></w:del></w:p>")
                        .file(),
                key);
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

    private byte[] property(String name, String value) {
        return property(word, name, value);
    }

    private static byte[] property(byte[] file, String name, String value) {
        return new Package(file)
                .replaceAll(PROPERTIES, "(name=\"" + name + "\"[^>]*>\\s*<[^>]*lpwstr>)[^<]*", "$1" + value)
                .file();
    }

    private static byte[] file(OfflineKind kind, OfflineReport report) {
        return new SampleReports().file(kind, report);
    }

    private static OfflineReport other(UUID obligation, UUID cycle, String unit) {
        OfflineReport one = SampleReports.empty();
        return new OfflineReport(
                obligation,
                cycle,
                one.planVersion(),
                one.title(),
                one.from(),
                one.to(),
                unit,
                one.unitName(),
                one.scope(),
                one.due(),
                one.outline(),
                one.indicators(),
                one.years(),
                one.content(),
                one.before());
    }

    private void add(String title, String name, byte[] file, String key, Object... args) {
        files.add(BadFile.of(title, name, file, key, args));
    }
}
