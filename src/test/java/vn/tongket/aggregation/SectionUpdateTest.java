package vn.tongket.aggregation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.tongket.aggregation.SourceChanges.Kind;

class SectionUpdateTest {

    private static final String TEXT = "Lời của người biên tập. Đã mở 12 lớp. Kết quả tốt.\n\nPhần sau.";

    @Test
    void changed_sentence_comes_where_the_old_one_stood() {
        assertThat(SectionUpdate.apply(
                        TEXT, change("Đã mở 12 lớp. Kết quả tốt.", "Đã mở 15 lớp. Kết quả tốt."), s -> false))
                .isEqualTo("Lời của người biên tập. Kết quả tốt. Đã mở 15 lớp.\n\nPhần sau.");
    }

    @Test
    void sentence_that_another_unit_says_stays() {
        assertThat(SectionUpdate.apply(TEXT, change("Đã mở 12 lớp.", "Đã mở 15 lớp."), s -> true))
                .isEqualTo("Lời của người biên tập. Đã mở 12 lớp. Đã mở 15 lớp. Kết quả tốt.\n\nPhần sau.");
    }

    @Test
    void withdrawn_passage_goes_and_nothing_else() {
        assertThat(SectionUpdate.apply(TEXT, change("Đã mở 12 lớp. Kết quả tốt.", ""), s -> false))
                .isEqualTo("Lời của người biên tập.\n\nPhần sau.");
    }

    @Test
    void passage_of_which_nothing_is_left_goes_to_the_end_under_its_unit() {
        assertThat(SectionUpdate.apply("Viết lại cả.", change("Đã mở 12 lớp.", "Đã mở 15 lớp."), s -> false))
                .isEqualTo("Viết lại cả.\n\nHuyện A:\nĐã mở 15 lớp.");
    }

    @Test
    void change_stays_under_its_unit_where_others_say_the_same() {
        String text =
                "Huyện B:\nĐã mở 9 lớp. Kết quả tốt.\n\nHuyện A:\nĐã mở 12 lớp. Kết quả tốt.\n\nHuyện C:\nKết quả tốt.";

        assertThat(SectionUpdate.apply(
                        text, change("Đã mở 12 lớp. Kết quả tốt.", "Đã mở 15 lớp."), "Kết quả tốt."::equals))
                .isEqualTo("Huyện B:\nĐã mở 9 lớp. Kết quả tốt.\n\nHuyện A:\nĐã mở 15 lớp.\n\nHuyện C:\nKết quả tốt.");
        assertThat(SectionUpdate.apply(text, change("Đã mở 12 lớp. Kết quả tốt.", ""), "Kết quả tốt."::equals))
                .isEqualTo("Huyện B:\nĐã mở 9 lớp. Kết quả tốt.\n\nHuyện C:\nKết quả tốt.");
    }

    @Test
    void unit_that_said_the_same_as_another_gets_a_passage_of_its_own() {
        assertThat(SectionUpdate.apply(
                        "Huyện A, Huyện B:\nKết quả tốt.",
                        change("Kết quả tốt.", "Kết quả chưa tốt."),
                        "Kết quả tốt."::equals))
                .isEqualTo("Huyện B:\nKết quả tốt.\n\nHuyện A:\nKết quả chưa tốt.");
    }

    private static SourceChanges.Change change(String before, String now) {
        return new SourceChanges.Change("1", UUID.randomUUID(), "Huyện A", Kind.CHANGED, before, now, 1);
    }
}
