package vn.tongket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TextTest {

    @Test
    void blanks_around_a_text_go_and_those_inside_stay() {
        assertThat(Text.clean("\u00a0 \t\r\n Bắc  Mê \n\u00a0")).isEqualTo("Bắc  Mê");
        assertThat(Text.clean("Ba\u0306\u0301c")).isEqualTo("Bắc");
        assertThat(Text.clean(" \u00a0\n")).isEmpty();
        assertThat(Text.clean(null)).isNull();
        assertThat(Text.clean("\u0000 Bắc\u0000 Mê")).isEqualTo("Bắc Mê");
        assertThat(Text.patterns("\u0000")).containsExactly("%%");
    }

    @Test
    void a_text_full_of_blanks_is_cleaned_in_time() {
        String text = "a" + " ".repeat(400_000) + "b";

        assertThat(assertTimeoutPreemptively(Duration.ofSeconds(2), () -> Text.clean(text)))
                .isEqualTo(text);
    }

    @Test
    void words_are_looked_for_anywhere_and_marks_of_patterns_stand_for_themselves() {
        assertThat(Text.patterns("  Bắc  100%_\\ ")).containsExactly("%bac%", "%100\\%\\_\\\\%");
        assertThat(Text.patterns(null)).containsExactly("%%");
    }
}
