package vn.tongket.report.offline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import vn.tongket.cycle.Indicator;
import vn.tongket.cycle.PlanDraft;
import vn.tongket.cycle.Section;
import vn.tongket.report.ReportContent;
import vn.tongket.report.ReportContent.Entry;
import vn.tongket.report.ReportContent.Passage;
import vn.tongket.report.VietnameseNumber;

/** What was written so far goes into a file and comes back without the loss of a letter, whatever the plan asks for. */
class OfflineRoundTripTest {

    private static final SampleReports SAMPLES = new SampleReports();
    private static final String[] SEEDS = {
        "resolution-plan.json", "ha-giang-plan.json", "hoa-binh-plan.json", "bac-kan-plan.json", "son-la-plan.json"
    };
    private static final List<PlanDraft> PLANS =
            Stream.of(SEEDS).map(OfflineRoundTripTest::plan).toList();

    @Property(tries = 60, shrinking = ShrinkingMode.BOUNDED)
    void texts_come_back_letter_for_letter(
            @ForAll("plans") PlanDraft plan,
            @ForAll("texts") String first,
            @ForAll("texts") String second,
            @ForAll("lines") String reason,
            @ForAll boolean none) {
        List<Section> outline = outline(plan);
        List<Passage> passages = new ArrayList<>();
        for (Section section : outline.stream().filter(Section::leaf).toList()) {
            boolean odd = passages.size() % 2 == 1;
            passages.add(new Passage(
                    section.code(),
                    odd ? second : first + section.code(),
                    odd && none,
                    reason.isEmpty() ? null : reason));
        }
        OfflineReport report = SampleReports.report(outline, List.of(), new ReportContent(reason, passages, List.of()));

        Proposal back = SAMPLES.read(OfflineKind.WORD, SAMPLES.file(OfflineKind.WORD, report), report);

        assertThat(back.sections())
                .isEqualTo(passages.stream()
                        .map(p -> new Passage(p.code(), nfc(p.text()), p.notApplicable(), nfc(p.reason())))
                        .toList());
        assertThat(back.dataUntil()).isEqualTo(nfc(reason));
        assertThat(back.warnings()).isEmpty();
    }

    @Property(tries = 60, shrinking = ShrinkingMode.BOUNDED)
    void figures_and_names_come_back_as_they_were_typed(
            @ForAll("plans") PlanDraft plan,
            @ForAll("numbers") String number,
            @ForAll("names") List<String> names,
            @ForAll("lines") String date) {
        List<Indicator> indicators = indicators(plan);
        List<Entry> typed = new ArrayList<>();
        OfflineReport asked = SampleReports.report(outline(plan), indicators, new ReportContent(null, null, null));
        indicators.forEach(indicator -> asked.yearsOf(indicator)
                .forEach(year -> typed.add(
                        switch (indicator.kind()) {
                            case NUMBER -> new Entry(indicator.code(), year, number, null, null, null);
                            case RATIO -> new Entry(indicator.code(), year, null, number, "1.000", null);
                            case NAMES ->
                                new Entry(
                                        indicator.code(),
                                        year,
                                        null,
                                        null,
                                        null,
                                        names.isEmpty() ? null : String.join("\n", names));
                        })));
        OfflineReport report =
                SampleReports.report(outline(plan), indicators, new ReportContent(date, List.of(), typed));

        Proposal back = SAMPLES.read(OfflineKind.EXCEL, SAMPLES.file(OfflineKind.EXCEL, report), report);

        assertThat(back.values()).hasSameSizeAs(typed);
        for (Entry entry : typed) {
            Entry read = back.values().stream()
                    .filter(one -> one.indicator().equals(entry.indicator())
                            && java.util.Objects.equals(one.year(), entry.year()))
                    .findFirst()
                    .orElseThrow();
            assertThat(amount(read.value())).isEqualTo(amount(entry.value()));
            assertThat(amount(read.numerator())).isEqualTo(amount(entry.numerator()));
            assertThat(amount(read.denominator())).isEqualTo(amount(entry.denominator()));
            assertThat(read.names()).isEqualTo(nfc(entry.names()));
        }
        assertThat(back.dataUntil()).isEqualTo(nfc(date));
    }

    private static BigDecimal amount(String typed) {
        return VietnameseNumber.parse(typed).map(BigDecimal::stripTrailingZeros).orElse(null);
    }

    private static String nfc(String text) {
        return text == null ? null : Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    @Provide
    Arbitrary<PlanDraft> plans() {
        return Arbitraries.of(PLANS);
    }

    /** Vietnamese as offices write it, composed and decomposed, with everything that programs like to lose. */
    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> piece = Arbitraries.of(
                "Đảng ủy, chính quyền",
                "quán triệt “Nghị quyết số 28-NQ/TW”",
                Normalizer.normalize("khu vực phòng thủ vững chắc", Normalizer.Form.NFD),
                "\u00a0",
                " ",
                "  ",
                "\t",
                "\n",
                "\n\n",
                "…–—‘’'\"«»",
                "<w:t>&amp;</w:t>",
                "_x000B_",
                "💪🏽 👨‍👩‍👧",
                "𠮷",
                "\u200b\u2060\ufeff",
                "\u00ad\u2011",
                "ẶẬỆỘỢỰỸ ặậệộợựỹ ₫ № ½",
                "[Viết nội dung",
                "ắ\u0323\u0302",
                "\u0301",
                "x".repeat(3000));
        return Arbitraries.oneOf(
                        piece,
                        Arbitraries.strings().all().ofMaxLength(20).map(OfflineRoundTripTest::held),
                        Arbitraries.strings().withCharRange('\u00c0', '\u1ef9').ofMaxLength(30))
                .list()
                .ofMaxSize(25)
                .map(pieces -> String.join("", pieces));
    }

    @Provide
    Arbitrary<String> lines() {
        return texts().map(text -> text.replaceAll("[\\r\\n]", "").replace("_x000B_", ""));
    }

    @Provide
    Arbitrary<List<String>> names() {
        return texts().map(text -> text.replaceAll("[\\r\\n]", " "))
                .filter(text -> !text.isBlank())
                .list()
                .ofMaxSize(12);
    }

    @Provide
    Arbitrary<String> numbers() {
        return Arbitraries.oneOf(
                Arbitraries.bigDecimals()
                        .between(BigDecimal.ZERO, new BigDecimal("99999999999999999"))
                        .ofScale(6)
                        .map(VietnameseNumber::write),
                Arbitraries.integers().between(0, 100).map(String::valueOf),
                Arbitraries.of("1.234,5", "1 234", "1\u00a0234", "0,1", "12,30", " 7 ", "98,5%"));
    }

    /** What XML can hold: letters, not control characters. */
    private static String held(String text) {
        return text.codePoints()
                .filter(c -> c == 9 || c == 10 || c >= 0x20 && c <= 0xD7FF || c >= 0xE000 && c <= 0xFFFD || c > 0xFFFF)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static List<Section> outline(PlanDraft plan) {
        List<String> codes =
                plan.sections().stream().map(PlanDraft.SectionLine::code).toList();
        return codes.isEmpty()
                ? SampleReports.outline("1", "2", "2.1")
                : SampleReports.outline(codes.toArray(String[]::new));
    }

    private static List<Indicator> indicators(PlanDraft plan) {
        return plan.indicators().isEmpty()
                ? SampleReports.indicators()
                : plan.indicators().stream()
                        .map(line -> SampleReports.indicator(
                                line.code(),
                                line.name(),
                                line.unit(),
                                Indicator.Kind.valueOf(line.kind()),
                                Boolean.TRUE.equals(line.yearly()),
                                line.lowerLimit(),
                                line.upperLimit()))
                        .toList();
    }

    private static PlanDraft plan(String file) {
        try (InputStream in = OfflineRoundTripTest.class.getResourceAsStream("/demo/" + file)) {
            return new ObjectMapper()
                    .configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false)
                    .readValue(in, PlanDraft.class);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
