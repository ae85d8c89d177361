package vn.tongket.report.offline;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.context.support.ResourceBundleMessageSource;
import vn.tongket.cycle.Indicator;
import vn.tongket.cycle.Section;
import vn.tongket.report.Figure;
import vn.tongket.report.ReportContent;

/** Reports as they go into files, and files as they come back, without a product around them. */
final class SampleReports {

    static final UUID OBLIGATION = UUID.fromString("4f6c1f0e-6a0e-4b53-9f5a-0a1f2f3e4d5c");
    static final UUID CYCLE = UUID.fromString("9a7c1f0e-6a0e-4b53-9f5a-0a1f2f3e4d5c");

    final ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
    final WordTexts texts;
    final WordFile word;
    final WorkbookFile workbook;
    final WordReader wordReader;
    final WorkbookReader workbookReader;

    SampleReports() {
        messages.setBasename("messages");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        texts = new WordTexts(messages);
        word = new WordFile(texts);
        workbook = new WorkbookFile(messages);
        wordReader = new WordReader(texts);
        workbookReader = new WorkbookReader(messages);
    }

    static List<Section> outline(String... codes) {
        List<Section> outline = new ArrayList<>();
        for (String code : codes) {
            boolean leaf = List.of(codes).stream().noneMatch(other -> other.startsWith(code + "."));
            int dot = code.lastIndexOf('.');
            outline.add(new Section(
                    code,
                    dot < 0 ? null : code.substring(0, dot),
                    outline.size(),
                    "Nội dung mục " + code,
                    leaf ? "Nêu rõ kết quả, số liệu." : null,
                    leaf,
                    true,
                    leaf ? 20 : 0));
        }
        return outline;
    }

    static Indicator indicator(
            String code, String name, String unit, Indicator.Kind kind, boolean yearly, String lower, String upper) {
        return new Indicator(
                code,
                0,
                name,
                unit,
                kind,
                Indicator.OverUnits.SUM,
                Indicator.OverYears.SUM,
                yearly,
                Indicator.Direction.UP,
                null,
                lower == null ? null : new BigDecimal(lower),
                upper == null ? null : new BigDecimal(upper),
                true);
    }

    static List<Indicator> indicators() {
        return List.of(
                indicator("HN-QT", "Số hội nghị quán triệt", "hội nghị", Indicator.Kind.NUMBER, true, "0", "500"),
                indicator("TL-BD", "Tỷ lệ cán bộ được bồi dưỡng", "%", Indicator.Kind.RATIO, false, "0", "100"),
                indicator("DIEM", "Mức độ hoàn thành", "%", Indicator.Kind.NUMBER, false, "0", "100"),
                indicator(
                        "MH-HAY",
                        "Mô hình hay, cách làm sáng tạo",
                        "mô hình",
                        Indicator.Kind.NAMES,
                        false,
                        null,
                        null));
    }

    static OfflineReport report(List<Section> outline, List<Indicator> indicators, ReportContent content) {
        Map<String, List<Integer>> years = new LinkedHashMap<>();
        indicators.forEach(indicator -> years.put(
                indicator.code(),
                indicator.yearly()
                        ? IntStream.rangeClosed(2016, 2018).boxed().toList()
                        : java.util.Collections.singletonList(null)));
        return new OfflineReport(
                OBLIGATION,
                CYCLE,
                3,
                "Tổng kết 10 năm thực hiện Nghị quyết số 28-NQ/TW",
                LocalDate.of(2016, 1, 1),
                LocalDate.of(2018, 8, 31),
                "HG-HBACME",
                "Huyện ủy Bắc Mê",
                null,
                "20/08/2018",
                outline,
                indicators,
                years,
                content,
                new OfflineReport.Before(
                        "Sơ kết 5 năm",
                        List.of(
                                new Figure("HN-QT", 2011, new BigDecimal("12"), null, null, List.of()),
                                new Figure("HN-QT", 2012, new BigDecimal("1234.5"), null, null, List.of()),
                                new Figure("TL-BD", null, null, new BigDecimal("95"), new BigDecimal("100"), List.of()),
                                new Figure("MH-HAY", null, null, null, null, List.of("Tổ tự quản", "Thôn bình yên")))));
    }

    static OfflineReport empty() {
        return report(
                outline("1", "1.1", "1.2", "2", "2.1"), indicators(), new ReportContent(null, List.of(), List.of()));
    }

    byte[] file(OfflineKind kind, OfflineReport report) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            if (kind == OfflineKind.WORD) {
                word.write(report, out);
            } else {
                workbook.write(report, out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    Proposal read(OfflineKind kind, byte[] file, OfflineReport report) {
        return read("bao-cao." + kind.ending(), file, report, Limits.USUAL);
    }

    Proposal read(String name, byte[] file, OfflineReport report, Limits limits) {
        try (OfficeFile office = OfficeFile.receive(name, () -> new ByteArrayInputStream(file), limits)) {
            SecrecyText.refuseMarked(office);
            return office.kind() == OfflineKind.WORD
                    ? wordReader.read(office, report)
                    : workbookReader.read(office, report);
        }
    }
}
