package vn.tongket.report.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.tongket.Refusal;
import vn.tongket.SqlCount;
import vn.tongket.TongKetTest;
import vn.tongket.calendar.Precision;
import vn.tongket.cycle.Section;
import vn.tongket.reference.CitationReader;
import vn.tongket.reference.CitationReader.Source;
import vn.tongket.reference.References;
import vn.tongket.reference.Validity;
import vn.tongket.report.check.Finding.Code;

/** What sections cite, against the register. Numbers of this test are of its own body TKCD, which issues nothing else. */
@TongKetTest
class CitationsIT {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

    @Autowired
    References references;

    @Autowired
    Validity validity;

    @Autowired
    CitationReader reader;

    @Autowired
    SqlCount sql;

    @Autowired
    DataSource source;

    private void register() {
        references.register("28-NQ/TKCD", "Bộ Chính trị khóa X", LocalDate.of(2008, 9, 22), Precision.DAY, "khu vực");
        references.register(
                "28-NQ/TKCD", "Ban Chấp hành Trung ương khóa XI", LocalDate.of(2013, 10, 25), Precision.DAY, "bảo vệ");
        UUID old = references.register("66-QĐ/TKCD", "Ban Bí thư", LocalDate.of(2017, 2, 6), Precision.DAY, "thể thức");
        UUID young =
                references.register("399-QĐ/TKCD", "Ban Bí thư", LocalDate.of(2026, 1, 9), Precision.DAY, "thể thức");
        validity.end(old, LocalDate.of(2026, 1, 9), young);
        UUID ended =
                references.register("05/KH-TKCD", "UBND tỉnh", LocalDate.of(2011, 3, 1), Precision.DAY, "năm 2011");
        validity.end(ended, LocalDate.of(2012, 1, 1), null);
    }

    @Test
    void number_without_its_day_is_ambiguous_and_the_candidates_are_named() {
        register();

        assertThat(found("Thực hiện Nghị quyết số 28-NQ/TKCD về khu vực phòng thủ."))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.code()).isEqualTo(Code.CITATION_AMBIGUOUS);
                    assertThat(finding.at()).isEqualTo("sections.1.text");
                    assertThat(finding.args())
                            .containsExactly(
                                    "1.1 Quán triệt",
                                    "28-NQ/TKCD",
                                    "28-NQ/TKCD, 22/09/2008 (Bộ Chính trị khóa X);"
                                            + " 28-NQ/TKCD, 25/10/2013 (Ban Chấp hành Trung ương khóa XI)");
                });
        assertThat(found("Nghị quyết số 28-NQ/TKCD, ngày 22/9/2008 của Bộ Chính trị."))
                .isEmpty();
        assertThat(found("Nghị quyết số 28-NQ/TKCD của Bộ Chính trị khóa X về khu vực phòng thủ."))
                .isEmpty();
        assertThat(found("Nghị quyết số 28-NQ/TKCD ngày 22/9/2008.", "Sau 10 năm thực hiện Nghị quyết 28-NQ/TKCD …"))
                .as("the day was given once")
                .isEmpty();
    }

    @Test
    void document_that_no_longer_holds_is_told_with_its_successor_unless_the_sentence_says_so_itself() {
        register();

        assertThat(found("Thể thức theo Quy định số 66-QĐ/TKCD."))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.code()).isEqualTo(Code.CITATION_REPLACED);
                    assertThat(finding.args())
                            .containsExactly("1.1 Quán triệt", "66-QĐ/TKCD", "09/01/2026", "399-QĐ/TKCD");
                });
        assertThat(found("Kế hoạch số 05/KH-TKCD ngày 01/3/2011."))
                .extracting(Finding::code)
                .containsExactly(Code.CITATION_EXPIRED);
        assertThat(found("Quy định số 399-QĐ/TKCD thay thế Quy định số 66-QĐ/TKCD."))
                .isEmpty();
        assertThat(found(LocalDate.of(2018, 8, 31), "Thể thức theo Quy định số 66-QĐ/TKCD."))
                .as("it held on the day up to which the report counts")
                .isEmpty();
    }

    @Test
    void unknown_numbers_are_told_once_for_a_section_and_a_wrong_day_is_unknown() {
        register();

        assertThat(found("Kế hoạch 12-KH/TKCD, Chương trình 26-Ctr/TKCD, Kế hoạch 12-KH/TKCD; Nghị quyết 28-NQ/TKCD"
                        + " ngày 23/9/2008."))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.code()).isEqualTo(Code.CITATION_UNKNOWN);
                    assertThat(finding.args())
                            .containsExactly("1.1 Quán triệt", "12-KH/TKCD”, “26-Ctr/TKCD”, “28-NQ/TKCD, 23/09/2008");
                });
        assertThat(found("Tỷ lệ 12/14 xã, ngày 22/9, quân số 1-2/3.")).isEmpty();
    }

    @Test
    void all_citations_of_a_report_are_asked_for_at_once() throws Exception {
        List<Source> sources = new ArrayList<>();
        IntStream.range(0, 300).forEach(n -> sources.add(new Source("sections." + n % 10 + ".text", n + "-KH/TKCD")));

        assertThat(sql.count(source, () -> assertThat(reader.read(sources)).hasSize(300))
                        .statements())
                .isEqualTo(1);
        assertThat(sql.count(source, () -> reader.read(List.of(new Source("x", "không viện dẫn"))))
                        .statements())
                .isZero();
    }

    @Test
    void document_does_not_end_before_it_begins_nor_replace_itself() {
        UUID document = references.register("77-QĐ/TKCD", "Ban Bí thư", LocalDate.of(2020, 1, 2), Precision.DAY, "x");

        assertThatThrownBy(() -> validity.end(document, LocalDate.of(2020, 1, 1), null))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("reference.ends-before-it-begins");
        assertThatThrownBy(() -> validity.end(document, LocalDate.of(2021, 1, 1), document))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("reference.replaced-by-itself");
    }

    private List<Finding> found(String... texts) {
        return found(TODAY, texts);
    }

    private List<Finding> found(LocalDate asOf, String... texts) {
        List<Section> outline = List.of(
                new Section("1", null, 0, "Lãnh đạo", null, false, true, 0),
                new Section("1.1", "1", 1, "Quán triệt", null, true, true, 0),
                new Section("1.2", "1", 2, "Kết quả", null, true, true, 0));
        List<Source> sources = IntStream.range(0, texts.length)
                .mapToObj(i -> new Source("sections." + (i + 1) + ".text", texts[i]))
                .toList();
        return new CitationRules(outline, asOf).check(reader.read(sources));
    }
}
