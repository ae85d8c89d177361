package vn.tongket.document;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The sheet of paper that a section of a Word file is printed on; all lengths in twentieths of a point. */
record Sheet(int width, int height, int left, int right) {

    private static final Pattern SIZE = Pattern.compile("<w:pgSz\\b[^>]*/>");
    private static final Pattern MARGINS = Pattern.compile("<w:pgMar\\b[^>]*/>");

    static Sheet of(String section) {
        String size = find(SIZE, section);
        String margins = find(MARGINS, section);
        return new Sheet(
                number(size, "w", 11906),
                number(size, "h", 16838),
                number(margins, "left", 1701),
                number(margins, "right", 1134));
    }

    int textWidth() {
        return width - left - right;
    }

    /** The same section on a sheet that lies on its long side. */
    static String landscape(String section) {
        Sheet sheet = of(section);
        String size = "<w:pgSz w:w=\"%d\" w:h=\"%d\" w:orient=\"landscape\"/>"
                .formatted(Math.max(sheet.width, sheet.height), Math.min(sheet.width, sheet.height));
        return SIZE.matcher(section).replaceFirst(Matcher.quoteReplacement(size));
    }

    private static String find(Pattern pattern, String section) {
        Matcher found = pattern.matcher(section);
        return found.find() ? found.group() : "";
    }

    private static int number(String element, String attribute, int otherwise) {
        Matcher found = Pattern.compile("w:" + attribute + "=\"(\\d+)\"").matcher(element);
        return found.find() ? Integer.parseInt(found.group(1)) : otherwise;
    }
}
