package vn.tongket.conference.remark;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.tongket.Text;

/**
 * One line as it is typed while somebody speaks: “* nội dung” or “chung: nội dung” is addressed to everybody, “@đơn vị:
 * nội dung” names who leads.
 *
 * @param lead what was typed behind the @; null where nobody is named
 */
record RemarkLine(boolean general, String lead, String text) {

    private static final Pattern GENERAL = Pattern.compile(
            "^(?:\\*+|chung\\s*:|yêu cầu chung\\s*:)\\s*(.*)$",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);
    private static final Pattern LED = Pattern.compile("^@([^:]{1,120}):\\s*(.*)$", Pattern.DOTALL);

    static RemarkLine read(String typed) {
        String clean = Text.isBlank(typed) ? "" : Text.clean(typed);
        Matcher general = GENERAL.matcher(clean);
        if (general.matches()) {
            return new RemarkLine(true, null, general.group(1).strip());
        }
        Matcher led = LED.matcher(clean);
        return led.matches()
                ? new RemarkLine(false, led.group(1).strip(), led.group(2).strip())
                : new RemarkLine(false, null, clean);
    }
}
