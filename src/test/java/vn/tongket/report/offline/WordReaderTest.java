package vn.tongket.report.offline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import vn.tongket.Refusal;
import vn.tongket.report.ReportContent;
import vn.tongket.report.ReportContent.Passage;

/** What offices and their programs make of the Word file, and what is read in it then. */
class WordReaderTest {

    private static final String DOCUMENT = "word/document.xml";
    private static final SampleReports SAMPLES = new SampleReports();

    private final OfflineReport report = SampleReports.empty();
    private final byte[] file = SAMPLES.file(OfflineKind.WORD, report);

    private Proposal written(String paragraphs) {
        return read(new Package(file)
                .replaceAll(
                        DOCUMENT,
                        "<w:p><w:pPr><w:pStyle w:val=\"TkText\"/></w:pPr><w:r><w:rPr><w:rStyle w:val=\"PlaceholderText\"/></w:rPr>"
                                + "<w:t xml:space=\"preserve\">\\[Viết nội dung mục 1\\.1 vào đây\\]</w:t></w:r></w:p>",
                        java.util.regex.Matcher.quoteReplacement(paragraphs)));
    }

    private Proposal read(Package changed) {
        return SAMPLES.read(OfflineKind.WORD, changed.file(), report);
    }

    private static String text(Proposal proposal, String code) {
        return proposal.sections().stream()
                .filter(passage -> passage.code().equals(code))
                .findFirst()
                .orElseThrow()
                .text();
    }

    private static List<String> keys(Proposal proposal) {
        return proposal.warnings().stream().map(Refusal.Problem::key).toList();
    }

    @Test
    void untouched_file_says_nothing_and_warns_of_nothing() {
        Proposal read = SAMPLES.read(OfflineKind.WORD, file, report);

        assertThat(read.sections()).extracting(Passage::code).containsExactly("1.1", "1.2", "2.1");
        assertThat(read.sections()).allMatch(passage -> passage.text().isEmpty() && !passage.notApplicable());
        assertThat(read.warnings()).isEmpty();
    }

    @Test
    void line_breaks_tabs_hyphens_and_symbols_are_letters() {
        Proposal read = written("<w:p><w:pPr><w:tabs><w:tab w:val=\"left\" w:pos=\"9\"/></w:tabs></w:pPr>"
                + "<w:r><w:t>một</w:t><w:br/><w:t xml:space=\"preserve\">hai </w:t><w:tab/><w:t>ba</w:t><w:noBreakHyphen/><w:softHyphen/>"
                + "<w:sym w:font=\"Symbol\" w:char=\"2022\"/><w:sym w:char=\"D800\"/><w:cr/><w:t>bốn\u00a0</w:t></w:r></w:p>"
                + "<w:p/><w:p><w:hyperlink><w:r><w:t>năm</w:t></w:r></w:hyperlink></w:p>");

        assertThat(text(read, "1.1")).isEqualTo("một\nhai \tba\u2011\u00ad•\nbốn\u00a0\n\nnăm");
        assertThat(read.warnings()).isEmpty();
    }

    @Test
    void numbers_and_dashes_of_lists_come_along() {
        String numbering = "<w:numbering xmlns:w=\"w\"><w:abstractNum w:abstractNumId=\"7\">"
                + "<w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%1.\"/></w:lvl>"
                + "<w:lvl w:ilvl=\"1\"><w:start w:val=\"1\"/><w:numFmt w:val=\"lowerLetter\"/><w:lvlText w:val=\"%2)\"/></w:lvl>"
                + "</w:abstractNum><w:abstractNum w:abstractNumId=\"8\"><w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"bullet\"/></w:lvl></w:abstractNum>"
                + "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"7\"/></w:num><w:num w:numId=\"2\"><w:abstractNumId w:val=\"8\"/></w:num></w:numbering>";
        String lines = line(1, 0, "Lãnh đạo")
                + line(1, 1, "quán triệt")
                + line(1, 1, "triển khai")
                + line(1, 0, "Kết quả")
                + line(2, 0, "gạch");
        Package changed = new Package(file).put("word/numbering.xml", numbering);
        Proposal read = read(changed.replace(
                DOCUMENT,
                "<w:t xml:space=\"preserve\">[Viết nội dung mục 1.1 vào đây]</w:t></w:r></w:p>",
                "</w:r></w:p>" + lines));

        assertThat(text(read, "1.1")).isEqualTo("\n1. Lãnh đạo\na) quán triệt\nb) triển khai\n2. Kết quả\n- gạch");
    }

    private static String line(int list, int level, String text) {
        return "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"%d\"/><w:numId w:val=\"%d\"/></w:numPr></w:pPr><w:r><w:t>%s</w:t></w:r></w:p>"
                .formatted(level, list, text);
    }

    @Test
    void tables_become_lines_and_what_cannot_come_along_is_named() {
        Proposal read = written(
                "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Năm</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Số lớp</w:t></w:r></w:p></w:tc></w:tr>"
                        + "<w:tr><w:tc><w:p><w:r><w:t>2016</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>12</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
                        + "<w:p><w:r><w:drawing/><w:footnoteReference w:id=\"2\"/></w:r><w:ins><w:r><w:t>thêm</w:t></w:r></w:ins>"
                        + "<w:del><w:r><w:delText>bớt</w:delText></w:r></w:del></w:p>");

        assertThat(text(read, "1.1")).isEqualTo("Năm\tSố lớp\n2016\t12\nthêm");
        assertThat(keys(read))
                .contains(
                        "offline.word.lost.table",
                        "offline.word.lost.picture",
                        "offline.word.lost.note",
                        "offline.word.lost.change");
    }

    @Test
    void what_stands_outside_is_quoted_and_edited_headings_change_nothing() {
        Proposal read = read(
                new Package(file)
                        .replace(DOCUMENT, "1.1. Nội dung mục 1.1", "I. Tiêu đề khác hẳn")
                        .replace(DOCUMENT, "[Viết nội dung mục 1.2 vào đây]", "Đã viết")
                        .replace(
                                DOCUMENT,
                                "<w:sectPr>",
                                "<w:p><w:r><w:t>Ngoài ô</w:t></w:r></w:p><w:p><w:r><w:pict><v:textbox xmlns:v=\"v\"><w:txbxContent>"
                                        + "<w:p><w:r><w:t>Trong khung</w:t></w:r></w:p></w:txbxContent></v:textbox></w:pict></w:r></w:p><w:sectPr>"));

        assertThat(text(read, "1.2")).isEqualTo("Đã viết");
        assertThat(read.warnings())
                .extracting(warning -> warning.args().get(0))
                .containsExactly("I. Tiêu đề khác hẳn", "Ngoài ô", "Trong khung");
    }

    @Test
    void prompts_of_programs_are_no_text_but_words_beside_ours_are() {
        assertThat(text(
                        read(new Package(file)
                                .replace(
                                        DOCUMENT,
                                        "[Viết nội dung mục 1.1 vào đây]",
                                        "Click or tap here to enter text.")),
                        "1.1"))
                .isEmpty();
        assertThat(text(
                        read(new Package(file)
                                .replace(
                                        DOCUMENT,
                                        "[Viết nội dung mục 1.1 vào đây]",
                                        "[Viết nội dung mục 1.1 vào đây]Đã quán triệt.")),
                        "1.1"))
                .isEqualTo("Đã quán triệt.");
    }

    @Test
    void deleted_section_stays_as_it_is_in_the_draft() {
        Proposal read = read(new Package(file).replaceAll(DOCUMENT, "tk:TEXT:1\\.2:", "xx:TEXT:1.2:"));

        assertThat(read.sections()).extracting(Passage::code).containsExactly("1.1", "2.1");
        assertThat(keys(read)).contains("offline.word.section-missing");
    }

    @Test
    void programs_that_drop_tags_leave_bookmarks() {
        OfflineReport filled = SampleReports.report(
                report.outline(),
                report.indicators(),
                new ReportContent(
                        "31/7/2018",
                        List.of(
                                new Passage("1.1", "một\n\nhai\u00a0\nba", false, null),
                                new Passage("2.1", "", true, "không có")),
                        List.of()));
        Package untagged =
                new Package(SAMPLES.file(OfflineKind.WORD, filled)).replaceAll(DOCUMENT, "<w:tag [^>]*>", "");

        Proposal read = SAMPLES.read(OfflineKind.WORD, untagged.file(), filled);

        assertThat(read.dataUntil()).isEqualTo("31/7/2018");
        assertThat(text(read, "1.1")).isEqualTo("một\n\nhai\u00a0\nba");
        assertThat(read.sections().get(2)).isEqualTo(new Passage("2.1", "", true, "không có"));
        assertThat(read.warnings()).isEmpty();
    }

    @Test
    void file_without_properties_is_known_by_its_small_print() {
        assertThat(read(new Package(file).remove("docProps/custom.xml")).sections())
                .hasSize(3);
    }

    @Test
    void strict_documents_read_alike() {
        Package strict = new Package(file)
                .replaceAll(
                        DOCUMENT,
                        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                        "http://purl.oclc.org/ooxml/wordprocessingml/main")
                .replace(DOCUMENT, "[Viết nội dung mục 1.1 vào đây]", "Đã viết");

        assertThat(text(read(strict), "1.1")).isEqualTo("Đã viết");
    }
}
