package vn.tongket.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.tongket.Refusal;

class DeadlineTest {

    @ParameterizedTest
    @CsvSource({
        "20/8/2018, 2018-08-20, DAY",
        "ngày 20/8/2018, 2018-08-20, DAY",
        "chậm nhất ngày 25/8/2018, 2018-08-25, DAY",
        "trước ngày 25/8/2018, 2018-08-24, DAY",
        "2018-08-20, 2018-08-20, DAY",
        "8/2018, 2018-08-31, MONTH",
        "Trong tháng 8/2018, 2018-08-31, MONTH",
        "2018-08, 2018-08-31, MONTH",
        "2018, 2018-12-31, YEAR",
        "trong năm 2018, 2018-12-31, YEAR",
    })
    void what_people_write_is_read(String written, LocalDate lastDay, Precision precision) {
        Deadline read = Deadline.parse(written);

        assertThat(read.precision()).isEqualTo(precision);
        assertThat(read.lastDay()).isEqualTo(lastDay);
    }

    @ParameterizedTest
    @ValueSource(strings = {"30/2/2018", "13/2018", "sớm", "2018-13-01", "20/8"})
    void what_is_no_date_is_refused(String written) {
        assertThatThrownBy(() -> Deadline.parse(written)).isInstanceOf(Refusal.class);
    }

    @Test
    void blank_is_unknown() {
        assertThat(Deadline.parse(" \u00a0")).isEqualTo(Deadline.UNKNOWN);
        assertThat(Deadline.UNKNOWN.text()).isEqualTo("chưa xác định");
    }

    @Test
    void month_is_due_in_its_last_second_in_vietnam() {
        assertThat(Deadline.month(2018, 8).dueAt()).isEqualTo(Instant.parse("2018-08-31T16:59:59Z"));
    }

    @Test
    void text_keeps_the_precision() {
        assertThat(Deadline.month(2018, 8).text()).isEqualTo("trong tháng 8/2018");
        assertThat(Deadline.parse("2018").text()).isEqualTo("trong năm 2018");
        assertThat(Deadline.parse("5/8/2018").text()).isEqualTo("05/08/2018");
    }
}
