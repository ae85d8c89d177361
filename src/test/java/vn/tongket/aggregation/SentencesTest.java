package vn.tongket.aggregation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SentencesTest {

    @Test
    void lines_and_full_stops_divide_and_blanks_around_go() {
        assertThat(Sentences.of("Đạt 98,5%.  Còn hạn chế; cần khắc phục. \r\n \n\t- Mục một \n\n"))
                .containsExactly("Đạt 98,5%.", "Còn hạn chế;", "cần khắc phục.", "- Mục một");
    }

    @Test
    void a_text_full_of_blanks_is_divided_in_time() {
        String text = "Có  nội dung" + " ".repeat(200_000) + "và kết quả.";

        assertThat(assertTimeoutPreemptively(Duration.ofSeconds(2), () -> Sentences.of(text)))
                .containsExactly(text);
    }
}
