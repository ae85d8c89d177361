package vn.tongket.report.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.tongket.cycle.Indicator;
import vn.tongket.cycle.Indicator.Kind;
import vn.tongket.cycle.Section;
import vn.tongket.report.ReportContent;
import vn.tongket.report.ReportContent.Entry;
import vn.tongket.report.ReportContent.Passage;
import vn.tongket.report.check.Finding.Code;

/** Sentences as units write them, against figures that they do or do not contradict. */
class ClaimsTest {

    private static final List<Indicator> INDICATORS = List.of(
            indicator("GIAO-QUAN", "Tỷ lệ hoàn thành chỉ tiêu giao quân (tuyển quân)", "%", Kind.RATIO, false),
            indicator("NVQS", "Tỷ lệ đăng ký nghĩa vụ quân sự tuổi 17", "%", Kind.RATIO, false),
            indicator("CHI-BO", "Tỷ lệ xã có chi bộ quân sự", "%", Kind.RATIO, false),
            indicator("LOP", "Số lớp bồi dưỡng kiến thức quốc phòng và an ninh", "lớp", Kind.NUMBER, false),
            indicator("BUOI", "Số buổi tuyên truyền, phổ biến về quốc phòng", "buổi", Kind.NUMBER, true),
            indicator("NGAN-SACH", "Ngân sách địa phương bảo đảm nhiệm vụ quốc phòng", "triệu đồng", Kind.NUMBER, true),
            indicator("HUAN-LUYEN", "Tỷ lệ quân số tham gia huấn luyện dân quân tự vệ", "%", Kind.RATIO, true),
            indicator("DANG-VIEN", "Tỷ lệ đảng viên trong dân quân tự vệ", "%", Kind.RATIO, false));

    private static final List<Entry> ENTRIES = List.of(
            new Entry("GIAO-QUAN", null, null, "2.499", "2.500", null),
            new Entry("NVQS", null, null, "985", "1.000", null),
            new Entry("CHI-BO", null, null, "12", "14", null),
            new Entry("LOP", null, "34", null, null, null),
            new Entry("BUOI", 2016, "100", null, null, null),
            new Entry("BUOI", 2017, "112", null, null, null),
            new Entry("BUOI", 2018, "140", null, null, null),
            new Entry("NGAN-SACH", 2017, "2.000", null, null, null),
            new Entry("NGAN-SACH", 2018, "2.500", null, null, null),
            new Entry("HUAN-LUYEN", 2016, null, "956", "1000", null),
            new Entry("HUAN-LUYEN", 2017, null, "970", "1000", null),
            new Entry("HUAN-LUYEN", 2018, null, "1000", "1000", null),
            new Entry("DANG-VIEN", null, null, "2142", "10000", null));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Hằng năm, huyện luôn hoàn thành 100% chỉ tiêu tuyển quân. | CLAIM_NOT_FULL",
                "Công tác tuyển quân được chú trọng, hoàn thành 100% chỉ tiêu được giao. | CLAIM_NOT_FULL",
                "Công tác tuyển chọn và gọi công dân nhập ngũ đạt 100% kế hoạch. | CLAIM_NOT_FULL",
                "Công tác giao quân hoàn thành 100%. | CLAIM_NOT_FULL",
                "Kết quả giao quân đạt 99,5%. | CLAIM_DIFFERS",
                "Kết quả giao quân vượt chỉ tiêu. | CLAIM_NOT_EXCEEDED",
                "Công tác tuyển quân luôn hoàn thành vượt chỉ tiêu được giao. | CLAIM_NOT_EXCEEDED",
                "Công tác tuyển quân vượt 7% chỉ tiêu. | CLAIM_DIFFERS",
                "Đăng ký nghĩa vụ quân sự tuổi 17 đạt 100%. | CLAIM_NOT_FULL",
                "Tỷ lệ đăng ký NVQS tuổi 17 đạt 97,5%. | CLAIM_DIFFERS",
                "Việc đăng ký nghĩa vụ quân sự cho công dân tuổi 17 đạt trên 99%. | CLAIM_DIFFERS",
                "100% xã có chi bộ quân sự. | CLAIM_NOT_FULL",
                "Đến nay, 100% xã, thị trấn có chi bộ quân sự. | CLAIM_NOT_FULL",
                "Có 95% số xã có chi bộ quân sự. | CLAIM_DIFFERS",
                "Đã mở 36 lớp bồi dưỡng kiến thức quốc phòng và an ninh. | CLAIM_DIFFERS",
                "Mở được 43 lớp bồi dưỡng KTQPAN cho các đối tượng. | CLAIM_DIFFERS",
                "Năm 2017 tổ chức 121 buổi tuyên truyền, phổ biến về quốc phòng. | CLAIM_DIFFERS",
                "Trong 3 năm tổ chức 400 buổi tuyên truyền, phổ biến về quốc phòng. | CLAIM_DIFFERS",
                "Số buổi tuyên truyền, phổ biến về quốc phòng năm 2017 tăng 15% so với năm trước. | CLAIM_CHANGE_DIFFERS",
                "Ngân sách địa phương bảo đảm nhiệm vụ quốc phòng tăng 12% so với năm trước. | CLAIM_CHANGE_DIFFERS",
                "Ngân sách địa phương bảo đảm nhiệm vụ quốc phòng năm 2018 giảm 25% so với năm 2017. | CLAIM_CHANGE_DIFFERS",
                "Quân số tham gia huấn luyện dân quân tự vệ năm 2016 đạt 96,5%. | CLAIM_DIFFERS",
                "Hằng năm quân số tham gia huấn luyện DQTV đều đạt 100%. | CLAIM_NOT_FULL",
                "Tỷ lệ đảng viên trong dân quân tự vệ đạt 30%. | CLAIM_DIFFERS",
                "Đảng viên trong lực lượng dân quân tự vệ chiếm 24,1%. | CLAIM_DIFFERS"
            })
    void contradiction_is_found(String sentence, Code code) {
        assertThat(found(sentence)).extracting(Finding::code).containsExactly(code);
        assertThat(found("Cấp ủy đã lãnh đạo sâu sát. " + sentence + " Nhân dân đồng thuận."))
                .extracting(Finding::code)
                .containsExactly(code);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // what is said is so
                "Đăng ký nghĩa vụ quân sự tuổi 17 đạt 98,5%.",
                "Đăng ký nghĩa vụ quân sự tuổi 17 đạt trên 98%.",
                "Có 85,7% số xã có chi bộ quân sự.",
                "Có 86% số xã có chi bộ quân sự.",
                "Kết quả giao quân đạt 99,96%.",
                "Kết quả giao quân đạt 99,9%.",
                "Đã mở 34 lớp bồi dưỡng kiến thức quốc phòng và an ninh.",
                "Năm 2017 tổ chức 112 buổi tuyên truyền, phổ biến về quốc phòng.",
                "Trong 3 năm tổ chức 352 buổi tuyên truyền, phổ biến về quốc phòng.",
                "Số buổi tuyên truyền, phổ biến về quốc phòng năm 2017 tăng 12% so với năm trước.",
                "Số buổi tuyên truyền, phổ biến về quốc phòng năm 2018 tăng 25% so với năm 2017.",
                "Ngân sách địa phương bảo đảm nhiệm vụ quốc phòng tăng 25% so với năm trước.",
                "Quân số tham gia huấn luyện dân quân tự vệ năm 2018 đạt 100%.",
                "Quân số tham gia huấn luyện dân quân tự vệ năm 2017 tăng 1,4% so với năm 2016.",
                "Tỷ lệ đảng viên trong dân quân tự vệ đạt 21,42%.",
                // wishes, plans, rules
                "Phấn đấu hoàn thành 100% chỉ tiêu tuyển quân trong những năm tới.",
                "Mục tiêu đến năm 2025 có 100% xã có chi bộ quân sự.",
                "Tiếp tục hoàn thành 100% chỉ tiêu tuyển quân.",
                "Cần bảo đảm đăng ký nghĩa vụ quân sự tuổi 17 đạt 100%.",
                "Nghị quyết yêu cầu 100% xã có chi bộ quân sự.",
                "Công tác giao quân phải hoàn thành 100% chỉ tiêu.",
                "Huyện chưa hoàn thành 100% chỉ tiêu tuyển quân.",
                "Không phải năm nào công tác tuyển quân cũng đạt 100%.",
                "Tăng cường tuyên truyền nhằm hoàn thành 100% chỉ tiêu tuyển quân.",
                "Dự kiến năm nay giao quân đạt 100%.",
                "Nâng cao chất lượng công tác tuyển quân, tuyển sinh quân sự, hoàn thành 100% chỉ tiêu tuyển quân, chú trọng"
                        + " chất lượng về chính trị.",
                "- Tập trung lãnh đạo công tác tuyển quân, hoàn thành 100% chỉ tiêu.",
                // parts, others, other times
                "Riêng xã Minh Tân giao quân đạt 100%.",
                "Có 9/14 xã giao quân đạt 100% chỉ tiêu.",
                "Một số đơn vị giao quân đạt 100%, tiêu biểu là thị trấn.",
                "Huyện Bắc Mê giao quân đạt 107%.",
                "Bình quân cả nước tỷ lệ đảng viên trong dân quân tự vệ đạt 20%.",
                "Toàn tỉnh có 100% xã có chi bộ quân sự.",
                "Nhiệm kỳ trước, tỷ lệ đảng viên trong dân quân tự vệ đạt 15%.",
                "Năm 2016 giao quân đạt 100%.",
                "Đợt 1 giao quân đạt 100% chỉ tiêu.",
                "Trong đó, mở 12 lớp bồi dưỡng kiến thức quốc phòng và an ninh cho đối tượng 4.",
                "Sáu tháng đầu năm mở 10 lớp bồi dưỡng kiến thức quốc phòng và an ninh, 6 tháng cuối năm mở 24 lớp.",
                "Số thanh niên là đảng viên nhập ngũ đạt 3,5%.",
                // vague
                "Kết quả giao quân đạt gần 100%.",
                "Tỷ lệ đảng viên trong dân quân tự vệ đạt khoảng 25%.",
                "Tỷ lệ xã có chi bộ quân sự đạt 90% đến 100%.",
                // another matter
                "Thu ngân sách năm 2018 đạt 105% kế hoạch.",
                "Tỷ lệ hộ nghèo giảm 2,5% so với năm trước.",
                "Thu nhập bình quân đầu người tăng 12% so với năm trước.",
                "100% cán bộ, đảng viên được quán triệt Nghị quyết số 28-NQ/TW ngày 22/9/2008.",
                "100% thôn, bản có tổ tự quản an ninh trật tự.",
                "Tỷ lệ đảng viên hoàn thành tốt nhiệm vụ đạt 95%.",
                "Kết quả huấn luyện đạt 100% yêu cầu, trong đó khá, giỏi đạt 85%.",
                "Đã mở 5 lớp tập huấn công tác Đảng, công tác chính trị.",
                "Tổ chức 3 buổi giao lưu văn nghệ với đơn vị kết nghĩa.",
                "Công tác tuyển quân được thực hiện đúng luật, 100% thanh niên được khám sức khỏe.",
                "Hoàn thành 100% kế hoạch trồng rừng.",
                "Cấp giấy chứng nhận quyền sử dụng đất đạt 98%.",
                "Kết nạp 25 đảng viên mới trong lực lượng dân quân tự vệ.",
                "Có 36 đồng chí được cử đi học lớp bồi dưỡng kiến thức quốc phòng và an ninh.",
                "Xã có chi bộ quân sự đạt trong sạch, vững mạnh chiếm 90%.",
                "Chi bộ quân sự có chi ủy đạt 40%.",
                "Công an huyện hoàn thành 100% chỉ tiêu điều tra, khám phá án.",
                "Huyện đã giao chỉ tiêu tuyển quân cho 14 xã, thị trấn.",
                "Kế hoạch số 79/KH-UBND giao chỉ tiêu phát triển 95% dân số tham gia bảo hiểm y tế.",
                "Nhờ làm tốt công tác tuyển quân, huyện được tặng 02 bằng khen, đạt 100% điểm thi đua."
            })
    void sentence_that_contradicts_nothing_is_let_alone(String sentence) {
        assertThat(found(sentence)).isEmpty();
        assertThat(found("Cấp ủy đã lãnh đạo sâu sát. " + sentence + " Nhân dân đồng thuận."))
                .isEmpty();
    }

    @Test
    void finding_quotes_the_sentence_and_names_the_figure_without_rounding_it_up() {
        Finding finding = found("Công tác giao quân hoàn thành 100%.").get(0);

        assertThat(finding.at()).isEqualTo("sections.0.text");
        assertThat(finding.args())
                .containsExactly(
                        "1.1 Kết quả",
                        "Công tác giao quân hoàn thành 100%.",
                        "Tỷ lệ hoàn thành chỉ tiêu giao quân (tuyển quân)",
                        "99,96%");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a, ",
                "[",
                "đạt 1",
                "1",
                " ",
                "tăng ",
                "(",
                "đạt 100%, ",
                "28-NQ/TW ",
                "năm 2018, ",
                "… ",
                "\u00a0",
                "., "
            })
    @Timeout(20)
    void text_without_end_is_read_in_time(String piece) {
        String text = piece.repeat(200_000 / piece.length());

        found(text);
        SectionTexts.openPlace(text);
        SectionTexts.repeats(text, section());
    }

    @Test
    void section_that_looks_ahead_claims_nothing() {
        Section ahead = new Section("3.2", null, 0, "Nhiệm vụ, giải pháp trong thời gian tới", null, true, true, 0);

        assertThat(new ClaimRules(INDICATORS)
                        .check(List.of(ahead), content("3.2", "Công tác giao quân hoàn thành 100%.")))
                .isEmpty();
    }

    @Test
    void full_claim_holds_exactly_from_one_hundred_on() {
        for (int given = 2_480; given <= 2_520; given++) {
            List<Entry> entries = new ArrayList<>(ENTRIES);
            entries.set(0, new Entry("GIAO-QUAN", null, null, String.valueOf(given), "2.500", null));
            List<Finding> found = new ClaimRules(INDICATORS)
                    .check(
                            List.of(section()),
                            new ReportContent(
                                    null,
                                    List.of(new Passage("1.1", "Giao quân hoàn thành 100% chỉ tiêu.", false, null)),
                                    entries));
            assertThat(found.isEmpty()).as("%d of 2500", given).isEqualTo(given >= 2_500);
        }
    }

    private static List<Finding> found(String sentence) {
        return new ClaimRules(INDICATORS).check(List.of(section()), content("1.1", sentence));
    }

    private static ReportContent content(String section, String text) {
        return new ReportContent(null, List.of(new Passage(section, text, false, null)), ENTRIES);
    }

    private static Section section() {
        return new Section("1.1", null, 0, "Kết quả", null, true, true, 0);
    }

    private static Indicator indicator(String code, String name, String unit, Kind kind, boolean yearly) {
        return new Indicator(
                code,
                0,
                name,
                unit,
                kind,
                Indicator.OverUnits.SUM,
                Indicator.OverYears.SUM,
                yearly,
                null,
                null,
                null,
                new BigDecimal(1_000_000),
                true);
    }
}
