package vn.tongket.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;

/** Each delivered template writes what the State and the Party ask for, read from the XML that Word gets. */
class PaperXmlTest {

    static Stream<String> keys() {
        return PaperSamples.KEYS.stream();
    }

    static Stream<String> stateKeys() {
        return keys().filter(key -> key.startsWith("state"));
    }

    static Stream<String> partyKeys() {
        return keys().filter(key -> key.startsWith("party"));
    }

    private static WordFile written(String key) {
        return new WordFile(PaperSamples.word(PaperSamples.of(key), key));
    }

    @ParameterizedTest
    @MethodSource("keys")
    void the_sheet_is_a4_in_times_new_roman_with_numbers_above_from_page_two(String key) {
        WordFile file = written(key);
        boolean party = key.startsWith("party");
        Element section = WordFile.all(file.text, "sectPr").get(0);
        Element size = WordFile.children(section, "pgSz").get(0);
        assertThat(List.of(WordFile.value(size, "w"), WordFile.value(size, "h")))
                .containsExactly("11906", "16838");
        Element margins = WordFile.children(section, "pgMar").get(0);
        assertThat(millimetres(margins, "top")).isEqualTo(20);
        assertThat(millimetres(margins, "bottom")).isEqualTo(20);
        assertThat(millimetres(margins, "left")).isEqualTo(30);
        assertThat(millimetres(margins, "right")).isEqualTo(party ? 15 : 20);
        assertThat(WordFile.children(section, "titlePg")).hasSize(1);
        assertThat(file.raw("word/header1.xml")).contains(" PAGE ");
        assertThat(file.raw("word/header2.xml")).doesNotContain("PAGE");
        WordFile.all(file.part("word/styles.xml"), "rFonts")
                .forEach(fonts -> assertThat(WordFile.value(fonts, "ascii")).isEqualTo("Times New Roman"));
        assertThat(file.raw("word/document.xml")).doesNotContain("{{").doesNotContain("w:rFonts");
    }

    private static long millimetres(Element margins, String side) {
        return Math.round(Integer.parseInt(WordFile.value(margins, side)) / 1440.0 * 25.4);
    }

    @ParameterizedTest
    @MethodSource("stateKeys")
    void the_state_s_head_stands_as_in_the_decree(String key) {
        WordFile file = written(key);
        assertThat(file.look("Cộng hòa xã hội chủ nghĩa Việt Nam")).isEqualTo("size=13 b caps center");
        assertThat(file.look("Độc lập - Tự do - Hạnh phúc")).isEqualTo("size=14 b center");
        assertThat(file.look("ỦY BAN NHÂN DÂN TỈNH HÀ GIANG")).isEqualTo("size=13 b caps center");
        assertThat(file.look("Số: 05/")).isEqualTo("size=13 center");
        assertThat(file.look("Hà Giang, ngày 05 tháng 02 năm 2026")).isEqualTo("size=14 i center");
        List<Element> rules = WordFile.all(file.text, "pBdr");
        assertThat(rules).hasSize(key.endsWith("letter") ? 2 : 3);
        Element ruleUnderIssuer = (Element) rules.get(0).getParentNode();
        int column = Integer.parseInt(
                WordFile.value(WordFile.all(file.text, "gridCol").get(0), "w"));
        int rule = column
                - 2
                        * Integer.parseInt(WordFile.value(
                                WordFile.children(ruleUnderIssuer, "ind").get(0), "left"));
        assertThat(rule).isBetween(column / 3 - 1, column / 2);
    }

    @ParameterizedTest
    @MethodSource("partyKeys")
    void the_party_s_head_stands_as_in_its_guidance(String key) {
        WordFile file = written(key);
        String size = key.contains("36-hd") ? "size=15" : "size=14";
        assertThat(file.look("Đảng Cộng sản Việt Nam")).isEqualTo(size + " b caps center");
        assertThat(file.look("ĐẢNG BỘ TỈNH HÀ GIANG")).isEqualTo("size=14 caps center");
        assertThat(file.look("TỈNH ỦY HÀ GIANG")).isEqualTo("size=14 b caps center");
        List<String> lines = file.lines();
        int star = lines.indexOf("*");
        assertThat(lines.get(star - 1)).isEqualTo("TỈNH ỦY HÀ GIANG");
        assertThat(lines.get(star + 1)).startsWith("Số 05-").endsWith("/TU");
        assertThat(file.look("Hà Giang, ngày 05 tháng 02 năm 2026")).isEqualTo("size=14 i center");
        if (!key.endsWith("letter")) {
            assertThat(lines.contains("-----")).isEqualTo(key.contains("05-hd"));
        }
    }

    @ParameterizedTest
    @MethodSource("keys")
    void the_title_of_a_letter_stands_under_its_number_and_of_all_others_in_the_middle(String key) {
        WordFile file = written(key);
        boolean party = key.startsWith("party");
        List<String> lines = file.lines();
        if (key.endsWith("letter")) {
            String subject = (party ? "về việc" : "V/v") + " báo cáo kết quả 10 năm";
            assertThat(file.look(subject)).isEqualTo(party ? "size=12 i center" : "size=12 center");
            assertThat(file.of(file.paragraph(subject), "p", "spacing", "before"))
                    .isEqualTo(party ? "60" : "120");
            assertThat(lines).doesNotContain("CÔNG VĂN");
            assertThat(lines)
                    .contains("Kính gửi:", party ? "- Các sở, ban, ngành của tỉnh," : "- Các sở, ban, ngành của tỉnh;");
            return;
        }
        String title = key.endsWith("decision") ? "QUYẾT ĐỊNH" : key.endsWith("minutes") ? "BIÊN BẢN" : "BÁO CÁO";
        assertThat(file.look(title)).isEqualTo((party ? "size=16" : "size=14") + " b caps center");
        assertThat(file.look(lines.get(lines.indexOf(title) + 1))).isEqualTo("size=14 b center");
        if (key.endsWith("decision")) {
            String base = "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;";
            assertThat(lines).contains(party ? "- " + base : base);
            assertThat(lines.toString())
                    .contains(
                            party
                                    ? "BAN THƯỜNG VỤ TỈNH ỦY HÀ GIANG quyết định"
                                    : "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH HÀ GIANG");
        }
        if (key.endsWith("titled")) {
            assertThat(file.look("Kính gửi: Quân khu 2")).isEqualTo("size=14 center");
        }
    }

    @ParameterizedTest
    @MethodSource("keys")
    void the_text_is_justified_indented_and_ends_with_its_mark(String key) {
        WordFile file = written(key);
        boolean party = key.startsWith("party");
        Element paragraph = file.paragraph("Thực hiện Kế hoạch");
        assertThat(file.look("Thực hiện Kế hoạch")).isEqualTo("size=14 both");
        assertThat(file.of(paragraph, "p", "ind", "firstLine")).isEqualTo(party ? "567" : "720");
        assertThat(Integer.parseInt(file.of(paragraph, "p", "spacing", "before")))
                .isGreaterThanOrEqualTo(120);
        assertThat(file.of(paragraph, "p", "spacing", "line")).isEqualTo(party ? "360" : "264");
        assertThat(file.of(paragraph, "p", "spacing", "lineRule")).isEqualTo(party ? "exact" : "auto");
        List<String> lines = file.lines();
        String beforeSignature =
                lines.get(key.endsWith("minutes") ? lines.indexOf("THƯ KÝ") - 1 : lines.indexOf("Nơi nhận:") - 1);
        assertThat(beforeSignature.endsWith("./.")).isEqualTo(!party);
        assertThat(beforeSignature).endsWith(".").doesNotContain("..");
    }

    @ParameterizedTest
    @MethodSource("keys")
    void the_signature_and_the_recipients_close_the_document(String key) {
        WordFile file = written(key);
        boolean party = key.startsWith("party");
        List<String> lines = file.lines();
        String capacity = party ? "T/M BAN THƯỜNG VỤ" : "KT. CHỦ TỊCH";
        assertThat(file.look(capacity)).isEqualTo("size=14 b caps center");
        assertThat(file.look(party ? "PHÓ BÍ THƯ" : "PHÓ CHỦ TỊCH"))
                .isEqualTo(party ? "size=14 caps center" : "size=14 b caps center");
        assertThat(file.look("Nguyễn Văn An")).isEqualTo("size=14 b center");
        assertThat(file.look("Nơi nhận:")).isEqualTo(party ? "size=14 u left" : "size=12 b i left");
        assertThat(file.look("- Bộ Chỉ huy quân sự tỉnh")).isEqualTo(party ? "size=12 left" : "size=11 left");
        assertThat(lines).contains(party ? "- Lưu Văn phòng Tỉnh ủy." : "- Lưu: VT, NC.");
        if (key.endsWith("minutes")) {
            assertThat(lines).contains("THƯ KÝ", "Trần Thị Bình");
        }
    }

    @ParameterizedTest
    @MethodSource("keys")
    void an_annex_has_pages_of_its_own(String key) {
        if (!key.endsWith("titled")) {
            return;
        }
        WordFile file = written(key);
        List<Element> sections = WordFile.all(file.text, "sectPr");
        assertThat(sections).hasSize(3);
        for (Element section : sections) {
            assertThat(WordFile.value(WordFile.children(section, "pgNumType").get(0), "start"))
                    .isEqualTo("1");
            assertThat(WordFile.children(section, "headerReference")).hasSize(2);
        }
        Element sheet = WordFile.children(sections.get(1), "pgSz").get(0);
        assertThat(WordFile.value(sheet, "orient")).isEqualTo("landscape");
        assertThat(WordFile.value(sheet, "w")).isEqualTo("16838");
        assertThat(file.look("Phụ lục I")).isEqualTo("size=14 b center");
        assertThat(file.lines()).contains("Phụ lục II");
        String comma = key.startsWith("party") ? "," : "";
        String attached = "(Kèm theo Báo cáo số " + PaperSamples.of(key).symbol() + comma
                + " ngày 05 tháng 02 năm 2026 của " + PaperSamples.of(key).issuerName() + ")";
        assertThat(file.look(attached)).isEqualTo("size=14 i center");
    }

    @Test
    void a_table_fits_the_sheet_and_repeats_its_head() {
        WordFile file = written("state-nd-30-titled");
        List<Element> tables = WordFile.all(file.text, "tbl").stream()
                .filter(table -> WordFile.textOf(table).contains("Đơn vị"))
                .toList();
        assertThat(tables).hasSize(2);
        int[] widths = {11906 - 1701 - 1134, 16838 - 1701 - 1134};
        for (int i = 0; i < 2; i++) {
            int sum = WordFile.all(tables.get(i), "gridCol").stream()
                    .mapToInt(column -> Integer.parseInt(WordFile.value(column, "w")))
                    .sum();
            assertThat(sum).isEqualTo(widths[i]);
            List<Element> rows = WordFile.all(tables.get(i), "tr");
            assertThat(WordFile.all(rows.get(0), "tblHeader")).hasSize(1);
            assertThat(WordFile.all(rows.get(1), "tblHeader")).isEmpty();
            List<Element> cells = WordFile.all(rows.get(1), "p");
            assertThat(cells.stream().map(cell -> file.of(cell, "p", "jc", "val")))
                    .containsExactly("center", null, "right", "right");
        }
    }
}
