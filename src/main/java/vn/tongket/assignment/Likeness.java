package vn.tongket.assignment;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import vn.tongket.Text;

/**
 * How much two short texts have in common: pairs of neighbouring syllables, as most Vietnamese words are of two. Accents,
 * case and punctuation do not count, so that a typing error spoils two pairs at most.
 */
public final class Likeness {

    /** From here on two texts are worth showing to a person as being alike. */
    public static final int WORTH_SHOWING = 45;

    private static final int FEWEST_PAIRS = 6;

    private final Set<String> pairs;

    private Likeness(Set<String> pairs) {
        this.pairs = pairs;
    }

    public static Likeness of(String text) {
        List<String> syllables = Arrays.stream(
                        Text.fold(text == null ? "" : text).split("[^\\p{L}\\p{Nd}]+"))
                .filter(syllable -> !syllable.isEmpty())
                .toList();
        Set<String> pairs = new HashSet<>();
        for (int i = 1; i < syllables.size(); i++) {
            pairs.add(syllables.get(i - 1) + " " + syllables.get(i));
        }
        return new Likeness(pairs);
    }

    /** Per cent of the shorter text's pairs that stand in the other; 0 for texts too short to say anything. */
    public int percent(Likeness other) {
        Set<String> less = pairs.size() <= other.pairs.size() ? pairs : other.pairs;
        Set<String> more = less == pairs ? other.pairs : pairs;
        if (less.size() < FEWEST_PAIRS) {
            return 0;
        }
        int common = 0;
        for (String pair : less) {
            if (more.contains(pair)) {
                common++;
            }
        }
        return common * 100 / less.size();
    }
}
