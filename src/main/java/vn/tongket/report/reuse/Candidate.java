package vn.tongket.report.reuse;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.tongket.Text;
import vn.tongket.report.ReportContent.Entry;

/**
 * A text or a figure that fits a place of a report.
 *
 * @param text of a section; null for a figure
 * @param entry of an indicator, as it is typed; null for a section
 */
record Candidate(Place place, Source source, String text, Entry entry) {

    String sha256() {
        return entry == null ? sha256(text) : sha256(entry);
    }

    static String sha256(String text) {
        return digest(text == null ? "" : Text.clean(text));
    }

    static String sha256(Entry entry) {
        return digest(entry == null ? "" : shown(entry));
    }

    /** A figure on one line or, for names, on as many as there are. */
    static String shown(Entry entry) {
        return Stream.of(entry.value(), parts(entry), entry.names())
                .filter(part -> !Text.isBlank(part))
                .map(Text::clean)
                .collect(Collectors.joining("\n"));
    }

    private static String parts(Entry entry) {
        return Text.isBlank(entry.numerator()) && Text.isBlank(entry.denominator())
                ? null
                : "%s / %s".formatted(or(entry.numerator()), or(entry.denominator()));
    }

    private static String or(String part) {
        return Text.isBlank(part) ? "…" : Text.clean(part);
    }

    private static String digest(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
