package vn.tongket.report.offline;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import vn.tongket.cycle.Indicator;
import vn.tongket.cycle.Section;
import vn.tongket.report.ReportContent;

/** Sound Office files that belong elsewhere, or whose texts cannot be taken over. */
final class ForeignContents {
    private static final String WORD = "bao-cao.docx";
    private static final String EXCEL = "so-lieu.xlsx";
    private static final String DOCUMENT = "word/document.xml";
    private static final String PROPERTIES = "docProps/custom.xml";

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
