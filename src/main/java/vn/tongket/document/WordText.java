package vn.tongket.document;

import java.io.IOException;
import java.text.Normalizer;

/** Text as it may stand in a Word file: NFC, nothing that XML forbids; no-break spaces stay. */
final class WordText {

    private WordText() {}

    /** Without characters that XML forbids; line ends are {@code \n}. */
    static String clean(String text) {
        if (text == null) {
            return "";
        }
        String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
        StringBuilder kept = null;
        for (int i = 0; i < composed.length(); ) {
            int point = composed.codePointAt(i);
            int next = i + Character.charCount(point);
            if (!isAllowed(point)) {
                if (kept == null) {
                    kept = new StringBuilder(composed.length()).append(composed, 0, i);
                }
                if (point == '\u000b' || point == '\f' || point == '\r' && !startsWith(composed, next, '\n')) {
                    kept.append('\n');
                }
            } else if (kept != null) {
                kept.appendCodePoint(point);
            }
            i = next;
        }
        return kept == null ? composed : kept.toString();
    }

    private static boolean startsWith(String text, int at, char sought) {
        return at < text.length() && text.charAt(at) == sought;
    }

    private static boolean isAllowed(int point) {
        return point == '\t'
                || point == '\n'
                || point >= 0x20 && point <= 0xD7FF
                || point >= 0xE000 && point <= 0xFFFD
                || point >= 0x10000 && point <= 0x10FFFF;
    }

    /** Appends a text that is clean already. */
    static void escape(String clean, Appendable out) throws IOException {
        int from = 0;
        for (int i = 0; i < clean.length(); i++) {
            String replacement = switch (clean.charAt(i)) {
                case '&' -> "&amp;";
                case '<' -> "&lt;";
                case '>' -> "&gt;";
                case '"' -> "&quot;";
                default -> null;
            };
            if (replacement != null) {
                out.append(clean, from, i).append(replacement);
                from = i + 1;
            }
        }
        out.append(clean, from, clean.length());
    }
}
