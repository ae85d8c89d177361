package vn.tongket.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.env.MockEnvironment;
import vn.tongket.document.Block.Align;
import vn.tongket.document.Block.Column;
import vn.tongket.document.Block.Prose;
import vn.tongket.document.Paper.Signature;
import vn.tongket.document.Paper.Urgency;

/** The words that a document is made of, whatever it looks like. */
class PaperTest {

    private static Paper paper(Style style, String symbol, LocalDate date, Signature signature, List<Block> blocks) {
        return new Paper(
                null,
                null,
                style == Style.PARTY ? "Tỉnh ủy Sơn La" : "Ủy ban nhân dân tỉnh Sơn La",
                style,
                "KH",
                "Kế hoạch",
                "Tổng kết Nghị quyết",
                symbol,
                "Sơn La",
                date,
                List.of(),
                List.of(),
                blocks,
                signature,
                List.of("Như trên"),
                null,
                Urgency.EXPRESS,
                List.of(),
                null);
    }

    private static final Signature HEAD = new Signature(Capacity.ON_BEHALF, "Ủy ban nhân dân", "Chủ tịch", null);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2020-01-05 | ngày 05 tháng 01 năm 2020",
                "2019-06-29 | ngày 29 tháng 6 năm 2019",
                "2026-02-10 | ngày 10 tháng 02 năm 2026",
                "2026-03-09 | ngày 09 tháng 3 năm 2026",
                "2025-12-31 | ngày 31 tháng 12 năm 2025",
            })
    void days_below_ten_and_the_first_two_months_have_a_leading_zero(LocalDate date, String words) {
        assertThat(Wording.dayInWords(date)).isEqualTo(words);
    }

    @Test
    void what_is_not_issued_has_gaps_for_number_and_day_and_says_that_it_is_a_draft() {
        Paper draft = paper(Style.STATE, "/KH-UBND", null, HEAD, List.of(new Prose("Nội dung")));
        List<String> lines = new WordFile(PaperSamples.word(draft, "state-nd-30-titled")).lines();
        assertThat(lines)
                .contains("Số: " + "\u00a0".repeat(8) + "/KH-UBND", "DỰ THẢO", "\u00a0HỎA TỐC\u00a0")
                .anyMatch(line -> line.matches("Sơn La, ngày\\u00a0+tháng\\u00a0+năm 2026"));
        Paper issued = paper(Style.STATE, "79/KH-UBND", PaperSamples.DAY, HEAD, List.of(new Prose("Nội dung")));
        assertThat(new WordFile(PaperSamples.word(issued, "state-nd-30-titled")).lines())
                .contains("Số: 79/KH-UBND")
                .doesNotContain("DỰ THẢO");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "state-nd-30-titled | ON_BEHALF | Ủy ban nhân dân | Chủ tịch     | TM. ỦY BAN NHÂN DÂN | CHỦ TỊCH",
                "state-nd-30-titled | ACTING | -               | Chủ tịch     |                     | Q. CHỦ TỊCH",
                "state-nd-30-titled | BY_ORDER | Chủ tịch        | Giám đốc sở  | TL. CHỦ TỊCH        | GIÁM ĐỐC SỞ",
                "state-nd-30-titled | BY_AUTHORITY | Chủ tịch        | Chánh Văn phòng | TUQ. CHỦ TỊCH    | CHÁNH VĂN PHÒNG",
                "party-36-hd-titled | FOR_HEAD | Bí thư          | Phó Bí thư   | K/T BÍ THƯ          | PHÓ BÍ THƯ",
                "party-05-hd-titled | FOR_HEAD | Bí thư          | Phó Bí thư   | T/M TỈNH ỦY SƠN LA  | PHÓ BÍ THƯ",
                "party-05-hd-titled | BY_ORDER | Ban Thường vụ   | Chánh Văn phòng | T/L BAN THƯỜNG VỤ | CHÁNH VĂN PHÒNG",
            })
    void each_signs_with_the_prefix_of_the_state_or_of_the_party(
            String key, Capacity prefix, String body, String position, String first, String second) {
        Style style = key.startsWith("party") ? Style.PARTY : Style.STATE;
        Signature signature = new Signature(prefix, body, position, "Lò Văn Hùng");
        Map<String, Object> tags =
                new Wording(paper(style, null, null, signature, List.of()), key, "", PaperSamples.DAY).tags();
        assertThat(tags.get("quyen_han")).isEqualTo(first == null ? "" : first);
        assertThat(tags.get("chuc_vu")).isEqualTo(second);
    }

    @Test
    void texts_reach_word_composed_without_forbidden_characters_and_with_no_break_spaces() {
        String given = Normalizer.normalize("Bắc Mê", Normalizer.Form.NFD)
                + "\u00a0<&>\u0000\u0007 \"x\" \uFFFE\uD83D\uDE00\tsau";
        Paper paper =
                paper(Style.STATE, "79/KH-UBND", PaperSamples.DAY, HEAD, List.of(new Prose(given), new Prose("Hết;")));
        List<String> lines = new WordFile(PaperSamples.word(paper, "state-nd-30-titled")).lines();
        assertThat(lines).contains("Bắc Mê\u00a0<&> \"x\" \uD83D\uDE00sau", "Hết./.");
    }

    @Test
    void the_columns_of_a_table_fill_its_width_exactly() {
        List<Column> columns = IntStream.of(1, 3, 3, 7, 0)
                .mapToObj(width -> new Column("", width, Align.LEFT))
                .toList();
        List<Integer> widths = BlockXml.widths(columns, 9071);
        assertThat(widths.stream().mapToInt(Integer::intValue).sum()).isEqualTo(9071);
        assertThat(widths).allMatch(width -> width > 0);
    }

    @Test
    void charts_are_drawn_by_word_and_carry_their_figures_as_a_workbook() throws Exception {
        byte[] file = PaperSamples.word(PaperSamples.of("state-nd-30-titled"), "state-nd-30-titled");
        try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(file))) {
            assertThat(document.getCharts()).hasSize(3);
            XSSFWorkbook figures = document.getCharts().get(0).getWorkbook();
            XSSFSheet sheet = figures.getSheetAt(0);
            assertThat(sheet.getRow(0).getCell(2).getStringCellValue()).isEqualTo("Cấp huyện");
            assertThat(sheet.getRow(5).getCell(0).getStringCellValue()).isEqualTo("2025");
            assertThat(sheet.getRow(5).getCell(2).getNumericCellValue()).isEqualTo(6.5);
            assertThat(sheet.getRow(2).getCell(2))
                    .as("a missing figure is no zero")
                    .satisfiesAnyOf(
                            cell -> assertThat(cell).isNull(),
                            cell -> assertThat(cell.toString()).isEmpty());
        }
        WordFile written = new WordFile(file);
        assertThat(WordFile.all(written.text, "drawing")).hasSize(3);
        assertThat(written.raw("word/charts/chart1.xml")).contains("c:barChart", "c:dispBlanksAs val=\"gap\"");
        assertThat(written.raw("word/charts/chart2.xml")).contains("c:lineChart");
        assertThat(written.raw("word/charts/chart3.xml")).contains("c:pieChart");
    }

    @Test
    void a_thousand_pages_are_written_in_seconds() throws IOException {
        String text = "Các cấp, các ngành đã tổ chức thực hiện nghiêm túc, đồng bộ, đạt kết quả. ".repeat(12);
        List<Block> blocks =
                IntStream.range(0, 4000).<Block>mapToObj(i -> new Prose(text)).toList();
        Paper paper = paper(Style.STATE, "79/KH-UBND", PaperSamples.DAY, HEAD, blocks);
        Papers papers = PaperSamples.papers(new MockEnvironment());
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        long start = System.nanoTime();
        papers.word(paper, null, file);
        assertThat(System.nanoTime() - start).isLessThan(20_000_000_000L);
        assertThat(new WordFile(file.toByteArray()).lines()).hasSizeGreaterThan(4000);
    }
}
