package vn.tongket.reference;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.tongket.Text;

/**
 * A number and symbol as they stand in a text.
 *
 * @param style {@code PARTY} or {@code STATE}
 * @param year the year within the symbol of a legal norm, e.g. of {@code 03/2019/NĐ-CP}; else null
 * @param documentType abbreviation of the type; null for an official letter of the State
 * @param body who issued it, as in the symbol
 * @param field the field of an official letter of the State; else null
 * @param original the characters as they stood in the text
 * @param at where in the text it begins
 */
public record Citation(
        String style,
        int number,
        Integer year,
        String documentType,
        String body,
        String field,
        String original,
        int at) {

    private static final Pattern PARTY = Pattern.compile("\\b(\\d{1,4})-([A-ZĐa-z]{2,4})/([A-ZĐ]{2,6})\\b", flags());
    private static final Pattern STATE =
            Pattern.compile("\\b(\\d{1,4})/(?:(20\\d\\d)/)?([A-ZĐa-zđ]{2,4})-([A-ZĐ]{2,5})\\b", flags());
    private static final Pattern LETTER_WITHOUT_FIELD = Pattern.compile("\\b(\\d{1,4})/(UBND)(?![\\p{L}-])", flags());

    /** Types whose abbreviation is written in more than one case. */
    private static final Map<String, String> TYPES = Map.of("CTR", "CTr", "TTR", "TTr", "QYĐ", "QyĐ", "QĐI", "QĐi");

    private static int flags() {
        return Pattern.UNICODE_CHARACTER_CLASS;
    }

    /** Every citation in a text, in the order of the text. */
    public static List<Citation> in(String text) {
        if (Text.isBlank(text)) {
            return List.of();
        }
        String clean = Text.clean(text);
        List<Citation> found = new ArrayList<>();
        PARTY.matcher(clean)
                .results()
                .forEach(match -> found.add(new Citation(
                        "PARTY",
                        Integer.parseInt(match.group(1)),
                        null,
                        typeOf(match.group(2)),
                        match.group(3),
                        null,
                        match.group(),
                        match.start())));
        Matcher state = STATE.matcher(clean);
        while (state.find()) {
            found.add(stateCitation(state));
        }
        LETTER_WITHOUT_FIELD
                .matcher(clean)
                .results()
                .forEach(match -> found.add(new Citation(
                        "STATE",
                        Integer.parseInt(match.group(1)),
                        null,
                        null,
                        match.group(2),
                        null,
                        match.group(),
                        match.start())));
        found.sort(Comparator.comparingInt(Citation::at));
        return found;
    }

    /** The citation that a text consists of or begins with. */
    public static Optional<Citation> of(String text) {
        return in(text).stream().findFirst();
    }

    private static Citation stateCitation(Matcher match) {
        Integer year = match.group(2) == null ? null : Integer.valueOf(match.group(2));
        int number = Integer.parseInt(match.group(1));
        // an official letter has no type: <body>-<field>
        boolean letter = match.group(3).equals("UBND") || match.group(3).equals("BCH");
        return letter
                ? new Citation(
                        "STATE", number, year, null, match.group(3), match.group(4), match.group(), match.start())
                : new Citation(
                        "STATE",
                        number,
                        year,
                        typeOf(match.group(3)),
                        match.group(4),
                        null,
                        match.group(),
                        match.start());
    }

    private static String typeOf(String written) {
        String upper = written.toUpperCase(Locale.ROOT);
        return TYPES.getOrDefault(upper, upper);
    }

    /** Number and symbol in the one spelling in which they are stored: {@code 26-Ctr/TU} is {@code 26-CTr/TU}. */
    public String symbol() {
        String padded = number < 10 ? "0" + number : String.valueOf(number);
        if (style.equals("PARTY")) {
            return "%s-%s/%s".formatted(padded, documentType, body);
        }
        String before = year == null ? padded : padded + "/" + year;
        if (documentType == null) {
            return field == null ? "%s/%s".formatted(before, body) : "%s/%s-%s".formatted(before, body, field);
        }
        return "%s/%s-%s".formatted(before, documentType, body);
    }

    String key() {
        return symbol().toUpperCase(Locale.ROOT);
    }
}
