package vn.tongket.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LikenessTest {

    private static int percent(String one, String other) {
        return Likeness.of(one).percent(Likeness.of(other));
    }

    @Test
    void texts_that_ask_for_the_same_are_alike_whatever_their_accents_and_typing_errors() {
        String task = "Đẩy mạnh tuyên truyền, giáo dục quốc phòng và an ninh cho cán bộ, đảng viên";

        assertThat(percent(task, task.toUpperCase())).isEqualTo(100);
        assertThat(percent(task, "Tăng cường giáo dục quốc phòng và an ninh cho cán bộ, Đảng viên và học sinh"))
                .isGreaterThanOrEqualTo(Likeness.WORTH_SHOWING);
        assertThat(percent(task, "Hoàn thành 100% chỉ tiêu tuyển quân, huấn luyện dự bị động viên"))
                .isLessThan(Likeness.WORTH_SHOWING);
        assertThat(percent("Tuyển quân", "Tuyển quân")).isZero();
        assertThat(percent(null, task)).isZero();
    }
}
