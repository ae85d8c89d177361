package vn.tongket.aggregation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Brings what a unit changed into a text that was edited: its old sentences go, unless other units say them as well, and
 * its new ones come where they stood.
 */
final class SectionUpdate {

    private SectionUpdate() {}

    /** The text with the change; a passage that is new, or of which nothing is left in the text, goes to the end. */
    static String apply(String text, SourceChanges.Change change, Predicate<String> saidByOthers) {
        List<String> old = Sentences.of(change.before());
        List<String> fresh = Sentences.of(change.now());
        Set<String> kept = new HashSet<>(fresh);
        StringBuilder body = new StringBuilder(text);
        int at = -1;
        for (String sentence : old) {
            int found = body.indexOf(sentence);
            if (found < 0) {
                continue;
            }
            if (kept.contains(sentence) || saidByOthers.test(sentence)) {
                at = found + sentence.length();
            } else {
                body.delete(found, found + sentence.length());
                at = found;
            }
        }
        List<String> missing = new ArrayList<>();
        for (String sentence : fresh) {
            if (body.indexOf(sentence) < 0) {
                missing.add(sentence);
            }
        }
        String added = String.join(" ", missing);
        if (!added.isEmpty() && at >= 0) {
            String gap = at < body.length() && Character.isWhitespace(body.charAt(at)) ? "" : " ";
            body.insert(at, (at > 0 && !Character.isWhitespace(body.charAt(at - 1)) ? " " : "") + added + gap);
        } else if (!added.isEmpty()) {
            body.append("\n\n").append(change.unitName()).append(":\n").append(String.join(" ", fresh));
        }
        return tidy(body.toString());
    }

    private static String tidy(String text) {
        return text.replaceAll("[ \\t\\u00a0]{2,}", " ")
                .replaceAll("[ \\t]+(?=\\n)|(?<=\\n)[ \\t]+", "")
                .replaceAll("\\n{3,}", "\n\n")
                .strip();
    }
}
