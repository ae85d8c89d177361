package vn.tongket.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VietnameseNumberTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0|0",
                "12|12",
                "1.234|1234",
                "1.234,5|1234.5",
                "12.345.678|12345678",
                "98,50|98.50",
                "1 234|1234",
                "-3|-3",
                "107,25 %|107.25",
                "1234567|1234567",
                "' 7 '|7"
            })
    void numbers_are_read_as_people_write_them(String typed, BigDecimal meant) {
        assertThat(VietnameseNumber.parse(typed)).contains(meant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"12 người", "98.5", "1.23.456", "12,", ",5", "1,2,3", "mười", "1e5", "", "   ", "١٢"})
    void what_is_not_a_number_is_not_guessed_at(String typed) {
        assertThat(VietnameseNumber.parse(typed)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"1234.50|1.234,5", "0|0", "-1234567|-1.234.567", "99.99|99,99", "100|100", "1E+3|1.000"})
    void numbers_are_written_as_people_read_them(BigDecimal number, String written) {
        assertThat(VietnameseNumber.write(number)).isEqualTo(written);
    }
}
