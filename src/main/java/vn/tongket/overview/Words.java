package vn.tongket.overview;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import vn.tongket.Text;

/**
 * What somebody typed to search, without accents and in small letters; nothing that can be asked for is left where it holds
 * no letter or digit.
 */
public record Words(String typed, List<String> folded) {

    private static final int LONGEST = 200;
    private static final int MOST = 8;

    public static Words of(String typed) {
        String clean = Text.clean(typed == null ? "" : typed).replaceAll("\\p{Cntrl}+", " ");
        String kept = clean.length() > LONGEST ? clean.substring(0, LONGEST) : clean;
        List<String> words = Arrays.stream(Text.fold(kept).split("[\\s\\p{Z}“”\"]+"))
                .map(word -> word.replaceAll("^[^\\p{L}\\p{N}]+|[^\\p{L}\\p{N}]+$", ""))
                .filter(word -> !word.isEmpty())
                .distinct()
                .limit(MOST)
                .toList();
        return new Words(kept, words);
    }

    /** Whether there is something to search for: two letters, or a digit, which may be a number of a document. */
    public boolean isAsked() {
        return folded.stream()
                .anyMatch(word -> word.codePointCount(0, word.length()) >= 2 || Character.isDigit(word.codePointAt(0)));
    }

    /** Whether more was typed than is searched for. */
    public boolean isCut(String whole) {
        return whole != null && Text.clean(whole).length() > LONGEST;
    }

    /**
     * Condition that a folded text holds every word, each with a parameter of its own: unlike {@code like all (…)} an index
     * over the text answers it.
     */
    public String in(String text) {
        return each(word -> text + " like " + word);
    }

    /** The same where every word may fulfil any condition of its own. */
    public String each(UnaryOperator<String> condition) {
        return IntStream.range(0, folded.size())
                .mapToObj(place -> "(" + condition.apply(":word" + place) + ")")
                .collect(Collectors.joining(" and ", "(", ")"));
    }

    public Map<String, Object> parameters() {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("start", start());
        for (int place = 0; place < folded.size(); place++) {
            parameters.put("word" + place, "%" + escaped(folded.get(place)) + "%");
        }
        return parameters;
    }

    private String start() {
        return escaped(String.join(" ", folded)) + "%";
    }

    private static String escaped(String word) {
        return word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
