package vn.tongket.aggregation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.support.ResourceBundleMessageSource;
import vn.tongket.cycle.Indicator;
import vn.tongket.cycle.Indicator.Kind;
import vn.tongket.cycle.Indicator.OverUnits;
import vn.tongket.cycle.Indicator.OverYears;

class LiveFieldsTest {

    private static final Indicator PERCENT = indicator("GIAO-QUAN", "Tỷ lệ giao quân", "%", Kind.RATIO);
    private static final Indicator NUMBER = indicator("LOP", "Số lớp bồi dưỡng", "lớp", Kind.NUMBER);
    private static final List<ProvincialFigure> FIGURES = List.of(
            new ProvincialFigure(PERCENT, null, null, number("985"), number("1000"), 28),
            new ProvincialFigure(PERCENT, 2019, null, number("1"), number("3"), 27),
            new ProvincialFigure(NUMBER, null, number("1234"), null, null, 30));
    private static final List<ProvincialFigure> BEFORE =
            List.of(new ProvincialFigure(PERCENT, null, null, number("97"), number("100"), 28));

    private final LiveFields fields = new LiveFields(
            new ConsolidatedReport(UUID.randomUUID(), UUID.randomUUID(), 1, 30, 29, Instant.EPOCH, null, null, null, 0),
            FIGURES,
            BEFORE,
            new FigureWords(messages()));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Giao quân đạt {{GIAO-QUAN}}.|Giao quân đạt 98,50%.",
                "đạt {{GIAO-QUAN}} % và {{giao-quan.2019}}%|đạt 98,50 % và 33,33%",
                "của {{GIAO-QUAN.độ phủ}}, {{GIAO-QUAN.Do phu}}, {{GIAO-QUAN.coverage}}|của 28/30 đơn vị, 28/30 đơn vị, 28/30 đơn vị",
                "kỳ trước {{ GIAO-QUAN . kỳ  trước }}|kỳ trước 97,00%",
                "{{GIAO-QUAN.tăng giảm}} so với kỳ trước|tăng 1,5 điểm phần trăm so với kỳ trước",
                "{{LOP}} lớp, kỳ trước {{LOP.kỳ trước}}|1.234 lớp, kỳ trước (thiếu số liệu)",
                "{{GIAO-QUAN.2018}}|(thiếu số liệu)",
            })
    void field_reads_as_the_figure_of_the_version(String typed, String read) {
        assertThat(fields.unknown(typed)).isEmpty();
        assertThat(fields.rendered(typed)).isEqualTo(read);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "đạt {{GIAO}}",
                "{{}}",
                "{{GIAO-QUAN.hôm nay}}",
                "{{LOP.2019}}",
                "đạt {{LOP",
                "LOP}} đạt",
                "{{LOP}",
                "{{LOP.19}}"
            })
    void what_is_no_figure_is_named_and_left_as_typed(String typed) {
        assertThat(fields.unknown(typed)).hasSize(1);
        assertThat(fields.rendered(typed)).isEqualTo(typed);
    }

    @Property
    void text_without_braces_is_never_touched(@ForAll @CharRange(from = ' ', to = 'z') String text) {
        assertThat(fields.rendered(text)).isEqualTo(text);
        assertThat(fields.unknown(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "Tỷ lệ giao quân đạt 99,5%, cao hơn năm trước.|99,5",
                "TỶ LỆ GIAO QUÂN: 99 %.|99",
                "Tỷ lệ giao quân đạt 98,5%; tỷ lệ giao quân năm 2019 đạt 33,33%.|-",
                "Tỷ lệ giao quân đạt {{GIAO-QUAN}}, kỳ trước 97%.|-",
                "Tỷ lệ giao quân đạt 985/1.000.|-",
                "Tỷ lệ giao quân năm 2018 theo NQ 28-NQ/TW.|-",
                "Số lớp bồi dưỡng là 1.234 lớp.|-",
                "Số lớp bồi dưỡng là 1.243 lớp.|1.243",
                "Mở 7 lớp.|-",
            })
    void number_beside_a_name_is_doubted_when_the_table_says_otherwise(String typed, String doubted) {
        List<PlainNumbers.Doubt> doubts = new PlainNumbers(FIGURES, BEFORE).doubts(typed);

        assertThat(doubts.stream().map(PlainNumbers.Doubt::number).findFirst().orElse(null))
                .isEqualTo(doubted);
    }

    private static ResourceBundleMessageSource messages() {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasename("messages");
        messages.setDefaultEncoding("UTF-8");
        return messages;
    }

    private static BigDecimal number(String number) {
        return new BigDecimal(number);
    }

    private static Indicator indicator(String code, String name, String unit, Kind kind) {
        return new Indicator(
                code,
                1,
                name,
                unit,
                kind,
                OverUnits.SUM,
                OverYears.SUM,
                kind == Kind.RATIO,
                null,
                null,
                null,
                null,
                false);
    }
}
