package vn.tongket.commendation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShareTest {

    @ParameterizedTest
    @CsvSource({
        "2/3, 6, 9, true",
        "2/3, 5, 9, false",
        "2/3, 20, 30, true",
        "90 %, 9, 10, true",
        "90%, 17, 19, false",
        "90%, 18, 20, true",
        "quá 1/2, 5, 10, false",
        "quá 1/2, 6, 10, true",
        "quá bán, 5, 9, true",
        ">1/2, 4, 8, false",
        "1/2, 0, 0, false",
        "100 %, 7, 7, true",
        "100 %, 6, 7, false",
    })
    void share_is_counted_exactly(String written, int count, int of, boolean reached) {
        Share share = Share.parse(written).orElseThrow();

        assertThat(share.isReachedBy(count, of)).isEqualTo(reached);
        assertThat(Share.parse(share.stored())).contains(share);
        assertThat(Share.parse(share.text())).contains(share);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hai phần ba", "3/2", "0/3", "2/0", "120 %", "bán", "quá 100 %", "0,9", "66.67 %"})
    void what_says_no_share_is_not_guessed(String written) {
        assertThat(Share.parse(written)).isEmpty();
    }

    @Test
    void base_of_the_threshold_decides() {
        Share twoThirds = Share.parse("2/3").orElseThrow();
        VoteRules ofAll = new VoteRules("QC", twoThirds, twoThirds, VoteRules.Base.ALL_MEMBERS, true, false);
        VoteRules ofPresent = new VoteRules("QC", twoThirds, twoThirds, VoteRules.Base.PRESENT, true, false);

        assertThat(ofAll.passes(7, 12, 9)).isFalse();
        assertThat(ofPresent.passes(7, 12, 9)).isTrue();
    }

    @Test
    void counts_are_written_with_two_digits_collectives_first() {
        assertThat(new Counts(8, 12).text()).isEqualTo("08 tập thể và 12 cá nhân");
        assertThat(new Counts(0, 3).text()).isEqualTo("03 cá nhân");
        assertThat(new Counts(110, 0).text()).isEqualTo("110 tập thể");
    }
}
