package vn.tongket.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import vn.tongket.Text;

/**
 * The one written form of a submitted version that its hash is taken of: a line of JSON per fact, in an order that does
 * not depend on the database. Anyone can write it again from what is kept and compare.
 */
public final class CanonicalReport {

    private static final ObjectMapper JSON = new ObjectMapper();

    private CanonicalReport() {}

    static String write(
            UUID obligation,
            int versionNo,
            String dataUntil,
            List<ReportContent.Passage> sections,
            List<Figure> figures,
            List<Attachment> attachments,
            ReferenceCard card) {
        List<String> lines = new ArrayList<>();
        lines.add(line("report", obligation.toString(), versionNo, dataUntil));
        sections.stream()
                .sorted(Comparator.comparing(ReportContent.Passage::code))
                .map(section -> line(
                        "section",
                        section.code(),
                        Text.clean(section.text()),
                        section.notApplicable(),
                        Text.clean(section.reason())))
                .forEach(lines::add);
        figures.stream()
                .sorted(Comparator.comparing(Figure::indicator)
                        .thenComparing(Figure::year, Comparator.nullsFirst(Comparator.naturalOrder())))
                .map(figure -> line(
                        "value",
                        figure.indicator(),
                        figure.year(),
                        plain(figure.value()),
                        plain(figure.numerator()),
                        plain(figure.denominator()),
                        figure.names()))
                .forEach(lines::add);
        attachments.stream()
                .sorted(Comparator.comparing(Attachment::name))
                .map(file -> line("attachment", file.name(), file.size(), file.sha256()))
                .forEach(lines::add);
        if (card != null) {
            lines.add(line(
                    "reference-card",
                    card.level().name(),
                    card.deliveredOn().toString(),
                    card.channel().name(),
                    card.recipientUnit(),
                    card.recipientRole().name(),
                    card.registerNumber()));
        }
        return String.join("\n", lines) + "\n";
    }

    public static String sha256(String canonical) {
        return HexFormat.of().formatHex(digest().digest(canonical.getBytes(StandardCharsets.UTF_8)));
    }

    public static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java has no SHA-256", e);
        }
    }

    private static String plain(BigDecimal number) {
        return number == null ? null : number.stripTrailingZeros().toPlainString();
    }

    private static String line(Object... facts) {
        try {
            return JSON.writeValueAsString(Arrays.asList(facts));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Report cannot be written", e);
        }
    }
}
