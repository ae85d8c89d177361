package vn.tongket.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpokenDeadlineTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 9, 10);

    @ParameterizedTest
    @CsvSource({
        "Rà soát quy hoạch trong tháng 10, trong tháng 10/2026",
        "Rà soát quy hoạch trong tháng 8, trong tháng 8/2027",
        "Rà soát trong tháng 8 năm 2029, trong tháng 8/2029",
        "Xong trước ngày 15/9, 14/09/2026",
        "Chậm nhất 1/9 phải xong, 01/09/2027",
        "hoàn thành trước ngày 30 tháng 11 năm nay, 29/11/2026",
        "Trình đề án đến 31/12/2027, 31/12/2027",
        "Kiểm tra hết quý IV, trong tháng 12/2026",
        "Kiểm tra trong quý 1, trong tháng 3/2027",
        "Kiểm tra trong quý II/2028, trong tháng 6/2028",
        "Cuối năm nay tổng hợp, trong năm 2026",
        "Báo cáo cuối năm, trong năm 2026",
        "Tổ chức diễn tập trong năm 2027, trong năm 2027",
        "Làm ngay trong tháng này, trong tháng 9/2026",
        "Xong trong tháng tới, trong tháng 10/2026"
    })
    void reads_what_the_chair_says(String said, String due) {
        assertThat(SpokenDeadline.in(said, TODAY)).hasValueSatisfying(found -> {
            assertThat(found.due().text()).isEqualTo(due);
            assertThat(said).contains(found.phrase());
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Nghị quyết 28-NQ/TW ngày 25/10/2013",
                "giai đoạn 2026 - 2030",
                "trong 3 năm qua",
                "xong trong tháng 13",
                "trước 31/2",
                "6 tháng đầu năm"
            })
    void says_nothing_where_no_due_date_is_said(String said) {
        assertThat(SpokenDeadline.in(said, TODAY)).isEmpty();
    }
}
