package vn.tongket.report.offline;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import vn.tongket.cycle.Section;

/**
 * The tag of a content control: what belongs there, and of which file. Word takes 64 letters.
 *
 * @param code of the section; empty where the control belongs to the whole
 * @param file mark of the file that the control was made for: one that was copied in from elsewhere is known by it
 * @param asked mark of the section as the plan had it
 */
record WordTag(Kind kind, String code, String file, String asked) {

    private static final Pattern SHAPE =
            Pattern.compile("tk:(TEXT|NONE|REASON|DATE|FILE):([0-9.]*):([0-9a-f]*):([0-9a-f]*)");

    private static final Pattern BOOKMARK = Pattern.compile("tk_([TNRDF])_([0-9_]*)_([0-9a-f]{10})_([0-9a-f]*)");

    /** What people write there. */
    enum Kind {
        TEXT,
        NONE,
        REASON,
        DATE,
        FILE
    }

    static WordTag text(Binding binding, Section section) {
        return new WordTag(Kind.TEXT, section.code(), binding.mark(), Binding.mark(section));
    }

    static WordTag notApplicable(Binding binding, Section section) {
        return new WordTag(Kind.NONE, section.code(), binding.mark(), Binding.mark(section));
    }

    static WordTag reason(Binding binding, Section section) {
        return new WordTag(Kind.REASON, section.code(), binding.mark(), Binding.mark(section));
    }

    static WordTag dataUntil(Binding binding) {
        return new WordTag(Kind.DATE, "", binding.mark(), "");
    }

    static WordTag binding(Binding binding) {
        return new WordTag(Kind.FILE, "", binding.mark(), "");
    }

    String text() {
        return "tk:%s:%s:%s:%s".formatted(kind, code, file, asked);
    }

    /** The same as a name of a bookmark, of which Word takes 40 letters; some programs keep these and drop tags. */
    String bookmark() {
        return "tk_%s_%s_%s_%s".formatted(kind.name().charAt(0), code.replace('.', '_'), file, asked);
    }

    static Optional<WordTag> ofBookmark(String name) {
        Matcher shape = BOOKMARK.matcher(name == null ? "" : name);
        return shape.matches()
                ? Stream.of(Kind.values())
                        .filter(kind -> kind.name().startsWith(shape.group(1)))
                        .findFirst()
                        .map(kind ->
                                new WordTag(kind, shape.group(2).replace('_', '.'), shape.group(3), shape.group(4)))
                : Optional.empty();
    }

    static Optional<WordTag> read(String tag) {
        Matcher shape = SHAPE.matcher(tag == null ? "" : tag);
        return shape.matches()
                ? Optional.of(new WordTag(Kind.valueOf(shape.group(1)), shape.group(2), shape.group(3), shape.group(4)))
                : Optional.empty();
    }

    /** The binding as small print, which survives where a program drops the properties of a document. */
    static String written(Map<String, String> properties) {
        StringBuilder text = new StringBuilder();
        properties.forEach((name, value) -> text.append(name.substring(Binding.PREFIX.length()))
                .append('=')
                .append(value)
                .append("; "));
        return text.toString().strip();
    }

    static Map<String, String> properties(String written) {
        Map<String, String> properties = new LinkedHashMap<>();
        for (String fact : written.split(";")) {
            int equals = fact.indexOf('=');
            if (equals > 0) {
                properties.put(
                        Binding.PREFIX + fact.substring(0, equals).strip(),
                        fact.substring(equals + 1).strip());
            }
        }
        return properties;
    }
}
