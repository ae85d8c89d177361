package vn.tongket.web.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.ResourceBundleMessageSource;
import vn.tongket.web.page.Words;

class RecordWordsTest {

    private final ResourceBundleMessageSource messages = new ResourceBundleMessageSource();

    RecordWordsTest() {
        messages.setBasename("messages");
        messages.setDefaultEncoding(StandardCharsets.UTF_8.name());
        messages.setFallbackToSystemLocale(false);
    }

    @Test
    void days_answers_and_codes_are_read_in_words() {
        RecordWords words = new RecordWords(new Words(messages));

        assertThat(words.of("effectiveOn", "2025-07-01")).isEqualTo("01/07/2025");
        assertThat(words.of("acting", true)).isEqualTo("có");
        assertThat(words.of("kind", "MERGE")).isEqualTo("Sáp nhập");
        assertThat(words.of("from", "SL-HMAISON")).isEqualTo("SL-HMAISON");
    }

    @Test
    void units_people_and_steps_are_read_by_their_names() {
        RecordWords words = new RecordWords(new Words(messages));

        assertThat(words.facts(
                        Map.of("to", "SL-DUBACYEN", "rung", "LISTED", "title", "SL-DUBACYEN"),
                        Map.of("SL-DUBACYEN", "Đảng ủy xã Bắc Yên")::get))
                .extracting(DossierRow.Fact::label, DossierRow.Fact::value)
                .containsExactlyInAnyOrder(
                        tuple("đến", "Đảng ủy xã Bắc Yên"),
                        tuple("bậc đôn đốc", "Đưa vào danh sách quá hạn"),
                        tuple("trích yếu", "SL-DUBACYEN"));
    }
}
