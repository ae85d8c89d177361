package vn.tongket.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.tongket.calendar.Precision;

class FirstCitationTest {

    private static final LocalDate DAY = LocalDate.of(2008, 9, 22);

    @Test
    void first_citation_gives_type_number_date_issuer_and_subject() {
        assertThat(FirstCitation.of(
                        Style.PARTY, "28-NQ/TW", DAY, Precision.DAY, "Bộ Chính trị khóa X", "Về khu vực phòng thủ."))
                .isEqualTo("Nghị quyết số 28-NQ/TW, ngày 22/9/2008 của Bộ Chính trị khóa X về khu vực phòng thủ");
        assertThat(FirstCitation.of(
                        Style.STATE,
                        "03/2020/NĐ-CP",
                        LocalDate.of(2020, 1, 5),
                        Precision.DAY,
                        "Chính phủ",
                        "Công tác văn thư"))
                .isEqualTo("Nghị định số 03/2020/NĐ-CP ngày 05 tháng 01 năm 2020 của Chính phủ về Công tác văn thư");
    }

    @Test
    void what_is_not_known_is_left_out() {
        assertThat(FirstCitation.of(Style.PARTY, "92-CTr/TU", null, null, null, null))
                .isEqualTo("Chương trình số 92-CTr/TU");
        assertThat(FirstCitation.of(Style.PARTY, "249-KL/TU", DAY, Precision.YEAR, " ", " "))
                .isEqualTo("Kết luận số 249-KL/TU, năm 2008");
    }

    @Test
    void what_the_citation_says_already_is_not_said_twice() {
        assertThat(FirstCitation.of(
                        Style.PARTY,
                        "Chương trình số 20 ngày 10/2/2014",
                        LocalDate.of(2014, 2, 10),
                        Precision.DAY,
                        null,
                        null))
                .isEqualTo("Chương trình số 20 ngày 10/2/2014");
        assertThat(FirstCitation.of(
                        Style.PARTY, "92-CTr/TU", null, null, null, "Chương trình hành động thực hiện Nghị quyết"))
                .isEqualTo("Chương trình số 92-CTr/TU (Chương trình hành động thực hiện Nghị quyết)");
        assertThat(FirstCitation.of(Style.STATE, "Quy chế phối hợp", null, null, null, "Bốn lĩnh vực"))
                .isEqualTo("Quy chế phối hợp (Bốn lĩnh vực)");
    }

    @Test
    void phrases_fit_into_sentences() {
        assertThat(Phrases.within("Tổng kết 10 năm")).isEqualTo("tổng kết 10 năm");
        assertThat(Phrases.within("UBND tỉnh")).isEqualTo("UBND tỉnh");
        assertThat(Phrases.sentences(List.of("Một", "Hai.", "Ba:", "“Bốn.”")))
                .containsExactly("Một.", "Hai.", "Ba:", "“Bốn.”");
        assertThat(Phrases.open("Một; ")).isEqualTo("Một");
        assertThat(List.of(Phrases.two(8), Phrases.two(12), Phrases.two(1200))).containsExactly("08", "12", "1.200");
        assertThat(Phrases.number(new BigDecimal("1234.50"))).isEqualTo("1.234,5");
    }

    @Test
    void sections_are_numbered_as_documents_number_them() {
        assertThat(List.of("1", "2.1", "2.1.3", "10"))
                .extracting(PaperSheet::numberOf)
                .containsExactly("I", "1", "c", "X");
    }
}
