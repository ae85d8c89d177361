package vn.tongket;

import java.text.Normalizer;

/** Text from outside, brought to the one form in which it is stored and compared. */
public final class Text {

    private Text() {}

    /** NFC, without surrounding blanks (no-break spaces included); null stays null. */
    public static String clean(String text) {
        return text == null
                ? null
                : Normalizer.normalize(text, Normalizer.Form.NFC).replaceAll("^[\\s\\u00a0]+|[\\s\\u00a0]+$", "");
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
}
