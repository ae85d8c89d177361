package vn.tongket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.tongket.SecrecyGuard.Deployment;

class SecrecyGuardTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MẬT\nBáo cáo",
                "Số 12\n  [Tối mật]  \nKính gửi",
                "Độ mật: Mật",
                "văn bản đóng dấu TUYỆT MẬT ngày 1/3",
                "Tài liệu thu hồi sau hội nghị",
                "Ma\u0323\u0302t",
                "TỐI MẬT"
            })
    void marks_are_found(String text) {
        assertThat(SecrecyGuard.markIn(text)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Công tác bảo vệ bí mật nhà nước được quán triệt",
                "BẢO VỆ BÍ MẬT NHÀ NƯỚC",
                "mật độ dân cư cao",
                "Đổi mật khẩu định kỳ",
                "Lưu hành nội bộ",
                "Phối hợp mật thiết"
            })
    void words_in_a_sentence_are_no_marks(String text) {
        assertThat(SecrecyGuard.markIn(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"12-BC-TOI-MAT.docx", "Báo cáo MẬT.pdf", "tuyệt mật 2018.doc", "BC_MAT_2018.pdf"})
    void marks_are_found_in_names_of_files(String name) {
        assertThat(SecrecyGuard.markInName(name)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bao cao mat tran.docx",
                "Mặt trận Tổ quốc.pdf",
                "MẶT TRẬN.pdf",
                "MAT TRAN 2018.pdf",
                "BẢO MẬT.pdf",
                "BAO MAT thong tin.docx",
                "format.xlsx"
            })
    void ordinary_names_of_files_pass(String name) {
        assertThat(SecrecyGuard.markInName(name)).isEmpty();
    }

    @Test
    void only_an_independent_network_may_hold_marked_text() {
        SecrecyGuard networked = new SecrecyGuard(Deployment.NETWORKED);
        SecrecyGuard independent = new SecrecyGuard(Deployment.INDEPENDENT_LAN);

        assertThatThrownBy(() -> networked.check("sections.0.text", "TỐI MẬT")).isInstanceOf(Refusal.class);
        independent.check("sections.0.text", "TỐI MẬT");
    }

    /** A pattern that goes back over its blanks and signs would take hours here. */
    @Test
    void marks_are_found_in_texts_without_end() {
        String filler = "Công tác bảo vệ bí mật nhà nước.\n".repeat(40_000);

        assertThat(SecrecyGuard.markIn(filler + "TỐI MẬT\n" + filler)).isPresent();
        assertThat(SecrecyGuard.markIn(filler + "Nơi nhận: lưu.\nMật\n")).isPresent();
        assertThat(SecrecyGuard.markIn(filler)).isEmpty();
        assertThat(SecrecyGuard.markIn("-\n".repeat(500_000))).isEmpty();
        assertThat(SecrecyGuard.markIn("- ".repeat(500_000))).isEmpty();
        assertThat(SecrecyGuard.markIn("độ " + " ".repeat(500_000))).isEmpty();
        assertThat(SecrecyGuard.markIn("bí " + "x".repeat(600) + " mật\n")).isEmpty();
    }
}
