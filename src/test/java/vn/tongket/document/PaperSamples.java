package vn.tongket.document;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.mock.env.MockEnvironment;
import vn.tongket.document.Block.Align;
import vn.tongket.document.Block.Bullets;
import vn.tongket.document.Block.Chart;
import vn.tongket.document.Block.ChartSeries;
import vn.tongket.document.Block.Column;
import vn.tongket.document.Block.Heading;
import vn.tongket.document.Block.Kind;
import vn.tongket.document.Block.Prose;
import vn.tongket.document.Block.Table;
import vn.tongket.document.Paper.Annex;
import vn.tongket.document.Paper.Signature;
import vn.tongket.document.Paper.Urgency;

/** Documents of every kind, and the machine that writes them without the rest of the product. */
final class PaperSamples {

    static final LocalDate DAY = LocalDate.of(2026, 2, 5);
    static final List<String> KEYS = Arrays.stream(new String[] {"party-36-hd", "party-05-hd", "state-nd-30"})
            .flatMap(family ->
                    List.of("letter", "decision", "minutes", "titled").stream().map(kind -> family + "-" + kind))
            .toList();

    private PaperSamples() {}

    static Papers papers(MockEnvironment environment) {
        Clock clock = Clock.fixed(Instant.parse("2026-03-10T02:00:00Z"), ZoneId.of("Asia/Ho_Chi_Minh"));
        DocumentFormats formats =
                (style, type, on) -> style == Style.PARTY ? "party-05-hd-titled" : "state-nd-30-titled";
        return new Papers(new PaperTemplates(environment), formats, null, new Office(environment), clock);
    }

    static byte[] word(Paper paper, String key) {
        try {
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            papers(new MockEnvironment()).word(paper, key, file);
            return file.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A document as the key wants it, with everything that a document can hold. */
    static Paper of(String key) {
        boolean party = key.startsWith("party");
        String kind = key.substring(key.lastIndexOf('-') + 1);
        String type = switch (kind) {
            case "letter" -> "CV";
            case "decision" -> "QĐ";
            case "minutes" -> "BB";
            default -> "BC";
        };
        String name = switch (kind) {
            case "letter" -> null;
            case "decision" -> "Quyết định";
            case "minutes" -> "Biên bản";
            default -> "Báo cáo";
        };
        String symbol = party ? "05-" + type + "/TU" : kind.equals("letter") ? "05/UBND-NC" : "05/" + type + "-UBND";
        return new Paper(
                null,
                party ? "Đảng bộ tỉnh Hà Giang" : null,
                party ? "Tỉnh ủy Hà Giang" : "Ủy ban nhân dân tỉnh Hà Giang",
                party ? Style.PARTY : Style.STATE,
                type,
                name,
                subject(kind),
                symbol,
                "Hà Giang",
                DAY,
                kind.equals("letter")
                        ? List.of("Các sở, ban, ngành của tỉnh", "Ủy ban nhân dân các xã, phường")
                        : kind.equals("titled") ? List.of("Quân khu 2") : List.of(),
                kind.equals("decision")
                        ? List.of(
                                "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025",
                                "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022",
                                "Theo đề nghị của Bộ Chỉ huy quân sự tỉnh")
                        : List.of(),
                blocks(kind),
                party
                        ? new Signature(Capacity.ON_BEHALF, "Ban Thường vụ", "Phó Bí thư", "Nguyễn Văn An")
                        : new Signature(Capacity.FOR_HEAD, "Chủ tịch", "Phó Chủ tịch", "Nguyễn Văn An"),
                List.of("Như trên", "Thường trực Tỉnh ủy", "Bộ Chỉ huy quân sự tỉnh"),
                party ? "Văn phòng Tỉnh ủy" : "NC",
                kind.equals("letter") ? Urgency.VERY_URGENT : Urgency.NONE,
                kind.equals("titled")
                        ? List.of(
                                new Annex("Số liệu các đơn vị", List.of(table(40)), true),
                                new Annex("Danh sách", List.of(new Prose("Một dòng.")), false))
                        : List.of(),
                kind.equals("minutes") ? new Signature(Capacity.HEAD, null, "Thư ký", "Trần Thị Bình") : null);
    }

    private static String subject(String kind) {
        return switch (kind) {
            case "letter" -> "báo cáo kết quả 10 năm thực hiện Nghị quyết số 28-NQ/TW";
            case "decision" ->
                "Về việc tặng Bằng khen cho tập thể, cá nhân có thành tích trong 10 năm xây dựng khu vực phòng thủ";
            case "minutes" -> "Hội nghị tổng kết 10 năm thực hiện Nghị quyết số 28-NQ/TW của Bộ Chính trị";
            default -> "Kết quả 10 năm thực hiện Nghị quyết số 28-NQ/TW của Bộ Chính trị về xây dựng khu vực phòng thủ";
        };
    }

    static List<Block> blocks(String kind) {
        String text = "Thực hiện Kế hoạch của Ban Thường vụ Tỉnh ủy về tổng kết việc thực hiện Nghị quyết, các cấp, các"
                + " ngành đã tổ chức quán triệt, triển khai nghiêm túc, đồng bộ, đạt nhiều kết quả quan trọng.";
        if (kind.equals("decision")) {
            return List.of(
                    new Heading(2, "Điều 1", "Tặng Bằng khen cho 12 tập thể và 25 cá nhân (có danh sách kèm theo)."),
                    new Prose(text),
                    new Heading(2, "Điều 2", "Quyết định có hiệu lực kể từ ngày ký."),
                    new Prose("Các đơn vị và cá nhân có tên tại Điều 1 chịu trách nhiệm thi hành Quyết định này."));
        }
        if (!kind.equals("titled")) {
            return List.of(
                    new Prose(text + "\n" + text),
                    new Bullets(
                            List.of("Nơi nhận báo cáo: Bộ Chỉ huy quân sự tỉnh;", "Thời hạn: trước ngày 20/3/2026.")),
                    new Prose("Đề nghị các cơ quan, đơn vị quan tâm thực hiện."));
        }
        List<String> years = List.of("2021", "2022", "2023", "2024", "2025");
        return List.of(
                new Heading(1, "I", "Tình hình và kết quả"),
                new Heading(2, "1", "Công tác lãnh đạo, chỉ đạo"),
                new Prose(text + "\n" + text),
                new Heading(3, "a", "Quán triệt Nghị quyết"),
                new Prose(text),
                new Bullets(List.of("Cấp tỉnh: 12 hội nghị;", "Cấp xã: 193 hội nghị.")),
                new Heading(2, "2", "Kết quả các chỉ tiêu"),
                table(6),
                new Chart(
                        "Số cuộc diễn tập khu vực phòng thủ theo năm",
                        Kind.BAR,
                        years,
                        List.of(
                                new ChartSeries("Cấp tỉnh", List.of(1d, 1d, 2d, 1d, 3d)),
                                new ChartSeries("Cấp huyện", Arrays.asList(4d, null, 5d, 7d, 6.5))),
                        "cuộc"),
                new Chart(
                        "Tỷ lệ đạt chỉ tiêu",
                        Kind.LINE,
                        years,
                        List.of(new ChartSeries("Tỷ lệ", List.of(81.5, 85d, 90.25, 96d, 99d))),
                        "%"),
                new Chart(
                        "Cơ cấu khen thưởng",
                        Kind.PIE,
                        List.of("Tập thể", "Cá nhân"),
                        List.of(new ChartSeries("Số lượng", List.of(12d, 25d))),
                        null),
                new Heading(1, "II", "Phương hướng, nhiệm vụ"),
                new Prose(text + "\n" + text));
    }

    static Table table(int rows) {
        return new Table(
                "Bảng 1. Kết quả theo đơn vị",
                List.of(
                        new Column("TT", 6, Align.CENTER),
                        new Column("Đơn vị", 44, Align.LEFT),
                        new Column("Chỉ tiêu", 25, Align.RIGHT),
                        new Column("Kết quả", 25, Align.RIGHT)),
                IntStream.rangeClosed(1, rows)
                        .mapToObj(i -> List.of(
                                String.valueOf(i),
                                "Ủy ban nhân dân xã số " + i,
                                "1.250",
                                String.format("%d,5", 90 + i)))
                        .toList());
    }
}
