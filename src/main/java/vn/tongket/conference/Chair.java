package vn.tongket.conference;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.tongket.Text;

/**
 * Who chairs, by office.
 *
 * @param prefix “Quyền” of an acting head, kept apart from the title; null when there is none
 * @param name null where the source gives the office only
 */
public record Chair(String prefix, String title, String name) {

    public static final Chair UNKNOWN = new Chair(null, null, null);

    private static final Pattern ACTING =
            Pattern.compile("^(quyền|q\\.)\\s+(.+)$", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);

    /** Reads a title as people write it: “Quyền Bí thư Tỉnh ủy” is the acting Bí thư Tỉnh ủy. */
    public static Chair of(String titleWithPrefix, String name) {
        String clean = blankToNull(titleWithPrefix);
        Matcher acting = ACTING.matcher(clean == null ? "" : clean);
        return acting.matches()
                ? new Chair("Quyền", acting.group(2), blankToNull(name))
                : new Chair(null, clean, blankToNull(name));
    }

    /** The same person with the prefix split off the title, if it was typed there. */
    public Chair cleaned() {
        Chair read = of(title, name);
        return read.prefix == null ? new Chair(blankToNull(prefix), read.title, read.name) : read;
    }

    /** The title above a signature; an acting head signs with “Q.”. */
    public String signatureTitle() {
        String upper = title == null ? "" : title.toUpperCase(Locale.forLanguageTag("vi"));
        return prefix == null ? upper : "Q. " + upper;
    }

    /** The office in which the chair signs: the first of several that one person holds; null where none is known. */
    public String signingOffice() {
        return title == null ? null : title.split(",")[0].strip();
    }

    private static String blankToNull(String text) {
        return Text.isBlank(text) ? null : Text.clean(text);
    }
}
