package vn.tongket.organization.list;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import vn.tongket.Refusal;

/**
 * The text of a file of values. Only UTF-8 is read; what is written in another way is recognised, so that the sentence can say
 * what it is and how to save it anew: Vietnamese letters read wrongly would become names of units.
 */
final class ListText {

    /** “Tỉnh ủy” in UTF-8 that somebody's program took for Latin letters: “Tá»‰nh á»§y”. */
    private static final Pattern MOJIBAKE = Pattern.compile("á[º»]|Ä[‘\\u0090\\u0091]|Æ[°¡]|Ã[¢ª´¡©³º]");

    /** Letters of TCVN3 as Latin signs amid letters: “qu©n sù”, “§¶ng”. */
    private static final Pattern TCVN3 = Pattern.compile("[A-Za-z][¨©ª«¬®µ¶·¸¹»¼½¾]|[®§][A-Za-zµ¶·¸¹]");

    private static final Pattern VIETNAMESE = Pattern.compile("[\\u1EA0-\\u1EF9ăâđêôơưĂÂĐÊÔƠƯ]");

    private ListText() {}

    static String read(byte[] bytes) {
        if (startsWith(bytes, 0xFF, 0xFE) || startsWith(bytes, 0xFE, 0xFF) || looksLikeUtf16(bytes)) {
            throw refusal("utf-16");
        }
        int from = startsWith(bytes, 0xEF, 0xBB, 0xBF) ? 3 : 0;
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes, from, bytes.length - from))
                    .toString();
        } catch (CharacterCodingException other) {
            throw refusal(singleByte(bytes));
        }
        if (text.indexOf('\u0000') >= 0) {
            throw refusal("unknown");
        }
        if (MOJIBAKE.matcher(text).find()) {
            throw refusal("mojibake");
        }
        if (TCVN3.matcher(text).find() && !VIETNAMESE.matcher(text).find()) {
            throw refusal("tcvn3");
        }
        return text;
    }

    private static Refusal refusal(String encoding) {
        return Refusal.at("tep", "list.encoding." + encoding);
    }

    private static boolean startsWith(byte[] bytes, int... head) {
        for (int i = 0; i < head.length; i++) {
            if (i >= bytes.length || (bytes[i] & 0xFF) != head[i]) {
                return false;
            }
        }
        return true;
    }

    /** Letters of two bytes, of which every other one is empty for all that ASCII has too. */
    private static boolean looksLikeUtf16(byte[] bytes) {
        int length = Math.min(bytes.length, 4_000) / 2 * 2;
        int[] empty = new int[2];
        for (int i = 0; i < length; i++) {
            if (bytes[i] == 0) {
                empty[i % 2]++;
            }
        }
        return length >= 8 && Math.max(empty[0], empty[1]) > length / 8;
    }

    /** Marks after their vowel speak for Windows-1258, low letters amid others for TCVN3. */
    private static String singleByte(byte[] bytes) {
        int windows = 0;
        int tcvn = 0;
        for (int i = 1; i < bytes.length; i++) {
            int before = bytes[i - 1] & 0xFF;
            switch (bytes[i] & 0xFF) {
                case 0xCC, 0xEC, 0xD2, 0xDE, 0xF2 -> windows += isWindowsVowel(before) ? 2 : 0;
                case 0xF0, 0xF5, 0xFD -> windows++;
                case 0xA7, 0xA8, 0xA9, 0xAA, 0xAB, 0xAC, 0xAD, 0xAE -> tcvn += 2;
                case 0xB5, 0xB6, 0xB7, 0xB8, 0xB9, 0xBB, 0xBC, 0xBD, 0xBE -> tcvn++;
                default -> {
                    // says nothing
                }
            }
        }
        return windows == 0 && tcvn == 0 ? "unknown" : windows >= tcvn ? "windows-1258" : "tcvn3";
    }

    private static boolean isWindowsVowel(int letter) {
        return "aeiouyAEIOUY".indexOf(letter) >= 0
                || letter == 0xE2
                || letter == 0xEA
                || letter == 0xF4
                || letter == 0xE3
                || letter == 0xF5
                || letter == 0xFD
                || letter == 0xC2
                || letter == 0xCA
                || letter == 0xD4
                || letter == 0xC3
                || letter == 0xD5
                || letter == 0xDD;
    }
}
