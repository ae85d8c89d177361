package vn.tongket.archive;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether a page is of the few elements that archives are written with. Whatever else it holds, a script, a picture, an
 * address outside, makes it foreign: what is not known is not let in.
 */
public final class PlainHtml {

    private static final Set<String> ELEMENTS = Set.of(
            "html", "head", "meta", "title", "body", "main", "nav", "h1", "h2", "h3", "p", "a", "div", "table", "thead",
            "tbody", "tr", "th", "td", "dl", "dt", "dd");
    private static final Map<String, Pattern> ATTRIBUTES = Map.of(
            "lang", Pattern.compile("vi"),
            "charset", Pattern.compile("utf-8"),
            "name", Pattern.compile("viewport"),
            "content", Pattern.compile("width=device-width, initial-scale=1"),
            "class", Pattern.compile("lines|muted|hash|wide|number"),
            "scope", Pattern.compile("col"),
            // never absolute, never with a scheme
            "href", Pattern.compile("(?!/)[^\\s:<>\"'\\\\&]+"));
    private static final Pattern TAG =
            Pattern.compile("\\G(?:[^<]+|<(/?)([a-z][a-z0-9]*)((?: [a-z]+=\"[^\"<>]*\"){0,4})>)", Pattern.DOTALL);
    private static final Pattern ATTRIBUTE = Pattern.compile(" ([a-z]+)=\"([^\"]*)\"");
    private static final String BEGINNING = "<!DOCTYPE html>\n";
    private static final String STYLED = "<style>\n" + Html.STYLE + "</style>";

    private PlainHtml() {}

    /** The first thing that no page of an archive has; nothing when it is one. */
    public static Optional<String> foreignPart(String page) {
        if (!page.startsWith(BEGINNING)) {
            return Optional.of(beginning(page));
        }
        int styled = page.indexOf(STYLED);
        String rest = styled < 0
                ? page.substring(BEGINNING.length())
                : page.substring(BEGINNING.length(), styled) + page.substring(styled + STYLED.length());
        Matcher tags = TAG.matcher(rest);
        int end = 0;
        while (tags.find()) {
            end = tags.end();
            if (tags.group(2) != null && !isKnown(tags.group(2), tags.group(3))) {
                return Optional.of(beginning(tags.group()));
            }
        }
        return end == rest.length() ? Optional.empty() : Optional.of(beginning(rest.substring(end)));
    }

    private static boolean isKnown(String element, String attributes) {
        if (!ELEMENTS.contains(element)) {
            return false;
        }
        Matcher each = ATTRIBUTE.matcher(attributes);
        while (each.find()) {
            Pattern allowed = ATTRIBUTES.get(each.group(1));
            if (allowed == null || !allowed.matcher(each.group(2)).matches()) {
                return false;
            }
        }
        return true;
    }

    /** What is between the tags of its main part, for a page that has proved to be one. */
    public static String mainPart(String page) {
        int from = page.indexOf("<main>");
        int to = page.lastIndexOf("</main>");
        return from < 0 || to < from ? "" : page.substring(from + "<main>".length(), to);
    }

    /** The words of a page, for search. */
    public static String words(String page) {
        return mainPart(page)
                .replaceAll("<[^>]*>", " ")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&amp;", "&")
                .replaceAll("\\s+", " ")
                .strip();
    }

    private static String beginning(String part) {
        String line = part.strip().replaceAll("\\s+", " ");
        return line.length() > 40 ? line.substring(0, 40) + "…" : line;
    }
}
