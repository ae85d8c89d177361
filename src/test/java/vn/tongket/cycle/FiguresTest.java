package vn.tongket.cycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FiguresTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            100        | 100
            1.234,5    | 1234.5
            1.234      | 1234
            12.5       | 12.5
            19,85      | 19.85
            1 234 567  | 1234567
            -3         | -3
            """)
    void numbers_are_read_as_people_in_vietnam_write_them(String typed, BigDecimal value) {
        assertThat(Figures.read(typed)).contains(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "một trăm", "12a", "1.2.3", "1,2,3", "12.34,5", "1e9", "--1"})
    void what_is_no_number_is_not_guessed(String typed) {
        assertThat(Figures.read(typed)).isEmpty();
    }

    @Test
    void a_code_is_taken_only_from_the_list() {
        assertThat(Figures.constant(Phase.class, " REPORTS ")).contains(Phase.REPORTS);
        assertThat(Figures.constant(Phase.class, "reports")).isEmpty();
        assertThat(Figures.constant(Phase.class, null)).isEmpty();
    }
}
