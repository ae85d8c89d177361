package vn.tongket.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import vn.tongket.report.TextDiff.Kind;
import vn.tongket.report.TextDiff.Piece;

class DiffTest {

    @Test
    void changed_words_are_marked_inside_their_sentence() {
        List<Piece> pieces = TextDiff.of(
                "Đã mở 12 lớp bồi dưỡng. Kinh phí 1.234 triệu đồng.",
                "Đã mở 15 lớp bồi dưỡng. Kinh phí 1.234 triệu đồng. Không có đơn thư.");

        assertThat(pieces)
                .containsExactly(
                        new Piece(Kind.SAME, "Đã mở"),
                        new Piece(Kind.OUT, " 12"),
                        new Piece(Kind.IN, " 15"),
                        new Piece(Kind.SAME, " lớp bồi dưỡng. Kinh phí 1.234 triệu đồng."),
                        new Piece(Kind.IN, " Không có đơn thư."));
    }

    @Test
    void whole_sections_come_and_go() {
        assertThat(TextDiff.of("", "Nội dung mới.")).containsExactly(new Piece(Kind.IN, "Nội dung mới."));
        assertThat(TextDiff.of("Nội dung cũ.", null)).containsExactly(new Piece(Kind.OUT, "Nội dung cũ."));
        assertThat(TextDiff.of(null, null)).isEmpty();
        assertThat(TextDiff.isChanged(TextDiff.of("Giữ nguyên.\nNhư cũ.", "Giữ nguyên.\nNhư cũ.")))
                .isFalse();
    }

    @Test
    void long_rewritten_text_is_compared_in_time() {
        Random random = new Random(1);
        String before = words(random, 40_000);
        String after = words(random, 40_000);

        assertThat(org.assertj.core.api.Assertions.catchThrowable(
                        () -> org.junit.jupiter.api.Assertions.assertTimeoutPreemptively(
                                Duration.ofSeconds(10), () -> TextDiff.of(before, after))))
                .isNull();
    }

    private static String words(Random random, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "từ" + random.nextInt(3_000) + (random.nextInt(20) == 0 ? "." : ""))
                .collect(Collectors.joining(" "));
    }

    @Property(tries = 300)
    void nothing_of_either_text_is_lost(@ForAll("texts") String before, @ForAll("texts") String after) {
        List<Piece> pieces = TextDiff.of(before, after);

        assertThat(text(pieces, Kind.IN)).isEqualTo(before);
        assertThat(text(pieces, Kind.OUT)).isEqualTo(after);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of(
                        "Huyện ", "ủy ", "quán triệt. ", "12 ", "1.234,5 ", "\n", "\u00a0", "xã;", " ", "e\u0301 ")
                .list()
                .ofMaxSize(40)
                .map(parts -> String.join("", parts));
    }

    private static String text(List<Piece> pieces, Kind without) {
        return pieces.stream()
                .filter(piece -> piece.kind() != without)
                .map(Piece::text)
                .collect(Collectors.joining());
    }
}
