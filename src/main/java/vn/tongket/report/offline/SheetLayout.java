package vn.tongket.report.offline;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The codes by which the rows and columns of the workbook are found again, wherever they were moved to. */
final class SheetLayout {

    static final String CODE = "tk:code";
    static final String YEAR = "tk:year";
    static final String NUMBER = "tk:no";
    static final String NAME = "tk:name";
    static final String UNIT = "tk:unit";
    static final String SHOWN_YEAR = "tk:shown-year";
    static final String VALUE = "tk:value";
    static final String NUMERATOR = "tk:numerator";
    static final String DENOMINATOR = "tk:denominator";
    static final String LIMITS = "tk:limits";
    static final String BEFORE = "tk:before";

    /** Stands in the column of codes, in the row of the day up to which the figures count. */
    static final String DATA_UNTIL = "tk:data-until";

    /** Begins the sheet of names. */
    static final String NAMES = "tk:names";

    static final String NAMES_BEFORE = "tk:names-before";

    /** Begins the sheet that nobody sees. */
    static final String HIDDEN = "tk:binding";

    static final String ASKED = "asked:";

    private static final Pattern ESCAPE = Pattern.compile("_x([0-9A-Fa-f]{4})_");

    private SheetLayout() {}

    /** The format writes letters that XML cannot hold as {@code _x000B_}. */
    static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        String plain = ESCAPE.matcher(text).replaceAll("_x005F_x$1_");
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            boolean pair = Character.isHighSurrogate(c)
                    && i + 1 < plain.length()
                    && Character.isLowSurrogate(plain.charAt(i + 1));
            if (pair) {
                escaped.append(c).append(plain.charAt(++i));
            } else if (c < 0x20 && c != '\n' && c != '\t' || Character.isSurrogate(c) || c > 0xFFFD) {
                escaped.append("_x%04X_".formatted((int) c));
            } else {
                escaped.append(c);
            }
        }
        return escaped.toString();
    }

    static String unescaped(String text) {
        Matcher escape = ESCAPE.matcher(text);
        return WordBody.held(escape.replaceAll(
                found -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(found.group(1), 16)))));
    }
}
