package vn.tongket.report.copies;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class CopiesTest {

    private static final String PASSAGE = "Các cấp ủy đã tổ chức học tập, quán triệt Nghị quyết đến từng chi bộ,"
            + " gắn với việc xây dựng chương trình hành động của địa phương và phân công cấp ủy viên phụ trách cơ sở";

    @Test
    void same_passage_is_found_whatever_stands_around_it_and_however_it_is_set() {
        Wording one = Wording.of("Mở đầu của huyện thứ nhất. " + PASSAGE + ". Kết thúc riêng của huyện thứ nhất.");
        Wording other = Wording.of("Phần khác hẳn. "
                + Normalizer.normalize(PASSAGE, Normalizer.Form.NFD)
                        .toUpperCase(java.util.Locale.ROOT)
                        .replace(" ", "\u00a0\n")
                + "! Và một đoạn chỉ có ở đây.");

        Comparison compared = Comparison.of(one, other, Set.of(), Set.of());

        assertThat(compared.matches()).singleElement().satisfies(match -> {
            assertThat(one.text().substring(match.start(), match.end())).isEqualTo(PASSAGE);
            assertThat(match.words()).isEqualTo(PASSAGE.split("[ ,]+").length);
        });
    }

    @Test
    void share_is_of_the_shorter_text_and_jaccard_of_both() {
        String shared = words(1, 100);
        Comparison compared =
                Comparison.of(Wording.of(shared), Wording.of(shared + " " + words(2, 900)), Set.of(), Set.of());

        assertThat(compared.share()).isEqualTo(1);
        assertThat(compared.jaccard()).isBetween(0.09, 0.11);
        assertThat(compared.words()).isEqualTo(100);
        assertThat(Comparison.of(Wording.of(words(3, 500)), Wording.of(words(4, 500)), Set.of(), Set.of())
                        .matches())
                .isEmpty();
    }

    @Test
    void words_of_the_plan_and_standard_phrases_do_not_count() {
        String guidance = words(5, 40);
        String standard = words(6, 60);
        Wording one = Wording.of(words(7, 50) + " " + guidance + " " + standard);
        Wording other = Wording.of(guidance + " " + words(8, 50) + " " + standard);
        Set<Long> given = Arrays.stream(Wording.of(guidance).distinct()).boxed().collect(Collectors.toSet());
        Set<Long> phrases = Arrays.stream(Wording.of(standard).marks()).boxed().collect(Collectors.toSet());

        assertThat(Comparison.of(one, other, Set.of(), Set.of()).words()).isEqualTo(100);
        assertThat(Comparison.of(one, other, given, Set.of()).words()).isBetween(60, 68);
        assertThat(Comparison.of(one, other, given, phrases).words()).isLessThan(10);
    }

    @Test
    void two_texts_of_which_half_is_common_always_keep_common_marks() {
        for (int seed = 0; seed < 200; seed++) {
            String shared = words(1_000 + seed, 120 + 7 * (seed % 40));
            int own = shared.split(" ").length;
            Wording one = Wording.of(words(2_000 + seed, own) + " " + shared);
            Wording other = Wording.of(shared + " " + words(3_000 + seed, seed % 3 == 0 ? 1_500 : own));

            assertThat(CopyStore.maySay(one, other)).as("seed %d", seed).isTrue();
        }
    }

    @Test
    void texts_too_short_for_a_run_or_empty_are_like_nothing() {
        for (String text : List.of("", "Không có", "một hai ba bốn")) {
            assertThat(Wording.of(text).runs()).isZero();
            assertThat(Comparison.of(Wording.of(text), Wording.of(PASSAGE), Set.of(), Set.of())
                            .share())
                    .isZero();
        }
        assertThat(Wording.of(null).runs()).isZero();
    }

    @Test
    @Timeout(5)
    void text_that_repeats_itself_without_end_is_compared_in_time() {
        String text = Stream.generate(() -> "quốc phòng").limit(40_000).collect(Collectors.joining(" "));

        assertThat(Comparison.of(Wording.of(text), Wording.of(text), Set.of(), Set.of())
                        .share())
                .isEqualTo(1);
    }

    private static String words(int seed, int count) {
        Random random = new Random(seed);
        return IntStream.range(0, count)
                .mapToObj(i -> Integer.toString(random.nextInt(100_000), 26).replaceAll("\\d", "đ"))
                .collect(Collectors.joining(" "));
    }
}
