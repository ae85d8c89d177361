package vn.tongket.report.check;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.tongket.Text;
import vn.tongket.cycle.Section;

/** Finds texts that were begun and not written: places left open, and guidance given back as an answer. */
final class SectionTexts {

    /** An enumeration that ends in “…” is good Vietnamese; three dots where a word or a number belongs are not. */
    private static final Pattern OPEN_PLACE = Pattern.compile(
            "\\[[^\\]\\p{L}\\p{N}]{0,40}\\]"
                    + "|\\[\\s*(?:điền|ghi|nêu|nhập|bổ sung)\\b[^\\]]{0,120}\\]"
                    + "|(?:…|\\.{3})[….]+"
                    + "|(?<=[^\\s,;:….])\\s+(?:…|\\.{3})\\s*(?:%|\\p{L}+)"
                    + "|_{3,}"
                    + "|\\blorem ipsum\\b"
                    + "|\\bx{3,}\\b",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);

    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final int GRAM = 3;
    private static final double MOST_OWN = 0.1;

    private SectionTexts() {}

    /** The first place that was left open, as it stands in the text. */
    static Optional<String> openPlace(String text) {
        Matcher open = OPEN_PLACE.matcher(text);
        return open.find() ? Optional.of(Text.clean(open.group())) : Optional.empty();
    }

    /** Whether the text says next to nothing that the title and the guidance of its section do not say. */
    static boolean repeats(String text, Section section) {
        List<String> words = words(text);
        if (words.size() < GRAM) {
            return false;
        }
        Set<String> given = new HashSet<>(grams(words(section.title())));
        given.addAll(grams(words(section.guidance())));
        List<String> written = grams(words);
        long own = written.stream().filter(gram -> !given.contains(gram)).count();
        return own <= written.size() * MOST_OWN;
    }

    private static List<String> grams(List<String> words) {
        return java.util.stream.IntStream.rangeClosed(0, words.size() - GRAM)
                .mapToObj(i -> String.join(" ", words.subList(i, i + GRAM)))
                .toList();
    }

    private static List<String> words(String text) {
        return Text.isBlank(text)
                ? List.of()
                : Arrays.stream(NO_WORD.split(Text.clean(text).toLowerCase(java.util.Locale.ROOT)))
                        .filter(word -> !word.isEmpty())
                        .toList();
    }
}
