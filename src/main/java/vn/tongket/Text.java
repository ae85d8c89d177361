package vn.tongket;

import java.text.Normalizer;
import java.util.Arrays;

/** Text from outside, brought to the one form in which it is stored and compared. */
public final class Text {

    private static final String BLANKS = " \t\n\u000b\f\r\u00a0";

    private Text() {}

    /** NFC, without surrounding blanks (no-break spaces included) or NUL, which no database keeps; null stays null. */
    public static String clean(String text) {
        if (text == null) {
            return null;
        }
        String composed = Normalizer.normalize(text, Normalizer.Form.NFC).replace("\u0000", "");
        int from = 0;
        int to = composed.length();
        while (from < to && BLANKS.indexOf(composed.charAt(from)) >= 0) {
            from++;
        }
        while (to > from && BLANKS.indexOf(composed.charAt(to - 1)) >= 0) {
            to--;
        }
        return composed.substring(from, to);
    }

    public static boolean isBlank(String text) {
        return text == null || clean(text).isEmpty();
    }

    /** Without accents and in lower case, for search: “Bắc Mê” and “bac me” fold alike, as do “Đ” and “d”. */
    public static String fold(String text) {
        return text == null
                ? null
                : Normalizer.normalize(text, Normalizer.Form.NFD)
                        .replaceAll("\\p{M}+", "")
                        .replace('đ', 'd')
                        .replace('Đ', 'D')
                        .toLowerCase(java.util.Locale.ROOT);
    }

    /** For {@code like all (…)} over a folded column: every word is to be found somewhere, in any order. */
    public static String[] patterns(String words) {
        return Arrays.stream(fold(clean(words == null ? "" : words)).split("\\s+"))
                .map(word ->
                        "%" + word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%")
                .toArray(String[]::new);
    }
}
