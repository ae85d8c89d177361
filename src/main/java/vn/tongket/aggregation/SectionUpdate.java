package vn.tongket.aggregation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Brings what a unit changed into a text that was edited: its old sentences go, unless other units say them as well, and
 * its new ones come where they stood.
 */
final class SectionUpdate {

    private static final Pattern NEXT = Pattern.compile("\\n\\n[^\\n]+:\\n");

    private SectionUpdate() {}

    /**
     * The text with the change. Where the unit's sentences stand under its name, they are looked for there first; a
     * passage that is new, or of which nothing but what others say as well is left in the text, goes to the end.
     */
    static String apply(String text, SourceChanges.Change change, Predicate<String> saidByOthers) {
        List<String> old = Sentences.of(change.before());
        List<String> fresh = Sentences.of(change.now());
        Set<String> kept = new HashSet<>(fresh);
        StringBuilder body = new StringBuilder(alone(text, change.unitName()));
        int[] own = block(body, change.unitName());
        int at = own == null ? -1 : own[0];
        for (String sentence : old) {
            int found = own == null ? -1 : inside(body, sentence, own);
            boolean mine = found >= 0;
            if (!mine) {
                found = body.indexOf(sentence);
            }
            if (found < 0) {
                continue;
            }
            boolean others = !mine && saidByOthers.test(sentence);
            if (kept.contains(sentence) || others) {
                boolean anchor = mine || own == null && !(others && isUnderName(body, found));
                at = anchor ? found + sentence.length() : at;
                continue;
            }
            body.delete(found, found + sentence.length());
            at = own == null || mine ? found : found < at ? at - sentence.length() : at;
            own = own == null ? null : block(body, change.unitName());
        }
        List<String> missing = new ArrayList<>();
        for (String sentence : fresh) {
            boolean there = own != null && inside(body, sentence, own) >= 0
                    || body.indexOf(sentence) >= 0 && !saidByOthers.test(sentence);
            if (!there) {
                missing.add(sentence);
            }
        }
        String added = String.join(" ", missing);
        if (!added.isEmpty() && at >= 0) {
            String gap = at < body.length() && Character.isWhitespace(body.charAt(at)) ? "" : " ";
            body.insert(at, (at > 0 && !Character.isWhitespace(body.charAt(at - 1)) ? " " : "") + added + gap);
        } else if (!added.isEmpty()) {
            body.append("\n\n").append(change.unitName()).append(":\n").append(String.join(" ", fresh));
        } else if (own != null && body.substring(own[0], own[1]).isBlank()) {
            body.delete(own[0] - change.unitName().length() - 1, own[1]);
        }
        return tidy(body.toString());
    }

    /** The unit no longer says what it said together with others: its name goes from the line above their passage. */
    private static String alone(String text, String unit) {
        return text.lines()
                .map(line -> {
                    String names = ", " + (line.endsWith(":") ? line.substring(0, line.length() - 1) : "") + ", ";
                    String without = names.replace(", " + unit + ", ", ", ");
                    return without.equals(names) || without.equals(", ")
                            ? line
                            : without.substring(2, without.length() - 2) + ":";
                })
                .collect(Collectors.joining("\n"));
    }

    /** From behind the line with the unit's name to the next such line; null where the unit has none. */
    private static int[] block(StringBuilder body, String unit) {
        Matcher heading = Pattern.compile("(?m)^" + Pattern.quote(unit) + ":$").matcher(body);
        if (!heading.find()) {
            return null;
        }
        Matcher next = NEXT.matcher(body).region(heading.end(), body.length());
        return new int[] {heading.end(), next.find() ? next.start() : body.length()};
    }

    private static boolean isUnderName(StringBuilder body, int at) {
        return NEXT.matcher("\n\n" + body.substring(0, at)).find();
    }

    private static int inside(StringBuilder body, String sentence, int[] own) {
        int found = body.indexOf(sentence, own[0]);
        return found >= 0 && found + sentence.length() <= own[1] ? found : -1;
    }

    private static String tidy(String text) {
        return text.replaceAll("[ \\t\\u00a0]{2,}", " ")
                .replaceAll("[ \\t]+(?=\\n)|(?<=\\n)[ \\t]+", "")
                .replaceAll("\\n{3,}", "\n\n")
                .strip();
    }
}
