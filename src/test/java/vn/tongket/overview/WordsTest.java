package vn.tongket.overview;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is searched for of what somebody typed. */
class WordsTest {

    @Test
    void accents_case_and_the_stroke_of_d_do_not_matter() {
        assertThat(Words.of("  ĐOÀN   Bắc Mê ").folded()).containsExactly("doan", "bac", "me");
        // the same letters, decomposed
        assertThat(Words.of("Ba\u0306\u0301c Me\u0302").folded()).containsExactly("bac", "me");
    }

    @Test
    void number_of_a_document_stays_one_word_and_marks_around_words_fall_off() {
        assertThat(Words.of("“28-NQ/TW”, (2008)").folded()).containsExactly("28-nq/tw", "2008");
    }

    @Test
    void nothing_to_search_for_is_told_from_something() {
        assertThat(Words.of(null).isAsked()).isFalse();
        assertThat(Words.of("   ").isAsked()).isFalse();
        assertThat(Words.of("%%% _ ***").isAsked()).isFalse();
        assertThat(Words.of("a").isAsked()).isFalse();
        assertThat(Words.of("5").isAsked()).isTrue();
        assertThat(Words.of("me").isAsked()).isTrue();
    }

    @Test
    void marks_of_patterns_are_letters_like_others() {
        assertThat(Words.of("50%_a\\b").parameters()).containsEntry("word0", "%50\\%\\_a\\\\b%");
        assertThat(Words.of("bac me").in("x")).isEqualTo("((x like :word0) and (x like :word1))");
    }

    @Test
    void endless_text_is_cut_and_not_searched_word_by_word() {
        Words words = Words.of("từ khóa ".repeat(500) + " một hai ba bốn năm sáu bảy tám chín");
        assertThat(words.typed()).hasSize(200);
        assertThat(words.folded()).containsExactly("tu", "khoa");
        assertThat(Words.of("a b c d e f g h i k l m").folded()).hasSize(8);
    }
}
