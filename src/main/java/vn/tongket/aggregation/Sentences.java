package vn.tongket.aggregation;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Sentences of a text, divided alike here and in the database. */
final class Sentences {

    /** As it is written inside a literal of SQL. */
    static final String BREAK_SQL = "(?<=[.!?…;])\\s+|\\s*\\n\\s*";

    /** Shorter pieces are said by everybody and are nobody's. */
    static final int SHORTEST = 20;

    /** Blanks around a line end are left to {@code strip}: looking for them here takes forever in a text full of blanks. */
    private static final Pattern BREAK = Pattern.compile("(?<=[.!?…;])\\s+|\\n");

    private Sentences() {}

    /** The sentences in their order, without blanks around them; headings and list items are sentences as well. */
    static List<String> of(String text) {
        List<String> sentences = new ArrayList<>();
        if (text != null) {
            for (String piece : BREAK.split(text)) {
                if (!piece.isBlank()) {
                    sentences.add(piece.strip());
                }
            }
        }
        return sentences;
    }

    static String last(String text) {
        List<String> all = of(text);
        return all.isEmpty() ? "" : all.get(all.size() - 1);
    }
}
