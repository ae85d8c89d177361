package vn.tongket.web.audit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import vn.tongket.web.page.Words;

/** How the details of an act are read: days, yes and no, roles and kinds in words, units and people by their names, everything else as it was recorded. */
@Component
public class RecordWords {

    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Map<String, String> CODES = Map.of(
            "role", "organization.role",
            "kind", "web.change.kind",
            "level", "web.level",
            "signing", "signing.capacity",
            "capacity", "signing.capacity",
            "rung", "assignment.rung",
            "period", "assignment.period-kind");

    /** Details that hold the code of a unit or an account. */
    private static final Set<String> NAMED = Set.of(
            "absent",
            "by",
            "formerOwner",
            "from",
            "parent",
            "recipient",
            "substitute",
            "substituteFor",
            "to",
            "tracker",
            "unit",
            "user");

    private static final String LABEL = "web.record.detail";
    private static final String BEFORE = "Before";
    private static final Map<String, String> FORMER = Map.of("new", "before");

    private final Words words;

    RecordWords(Words words) {
        this.words = words;
    }

    /**
     * The details of an act with their labels; {@code names} knows units and people by their codes. What was changed is one of them: {@code dueBefore} is what {@code due} was,
     * {@code before} what {@code new} was.
     */
    public List<DossierRow.Fact> facts(Map<String, Object> details, UnaryOperator<String> names) {
        List<DossierRow.Fact> facts = new ArrayList<>();
        named(details, names).forEach((key, value) -> {
            if (isOld(key, details)) {
                return;
            }
            Object before = details.get(key + BEFORE);
            String label = key;
            if (before == null && FORMER.containsKey(key)) {
                before = details.get(FORMER.get(key));
            }
            if (key.endsWith(BEFORE) && key.length() > BEFORE.length()) {
                label = key.substring(0, key.length() - BEFORE.length());
                facts.add(new DossierRow.Fact(
                        words.of(LABEL, label), of(label, value), words.of("web.record", "nothing")));
                return;
            }
            facts.add(new DossierRow.Fact(
                    words.of(LABEL, label), before == null ? null : of(label, before), of(label, value)));
        });
        return facts;
    }

    /** Codes of units and accounts among the details, which are read by their names. */
    static Stream<Object> codes(Map<String, Object> details) {
        return details.entrySet().stream()
                .filter(detail -> NAMED.contains(plain(detail.getKey())))
                .map(Map.Entry::getValue);
    }

    private static Map<String, Object> named(Map<String, Object> details, UnaryOperator<String> names) {
        Map<String, Object> named = new LinkedHashMap<>(details);
        named.replaceAll(
                (key, value) -> value instanceof String code && NAMED.contains(plain(key)) ? names.apply(code) : value);
        return named;
    }

    private static String plain(String key) {
        return key.endsWith(BEFORE) ? key.substring(0, key.length() - BEFORE.length()) : key;
    }

    private static boolean isOld(String key, Map<String, Object> details) {
        return key.endsWith(BEFORE) && details.containsKey(key.substring(0, key.length() - BEFORE.length()))
                || FORMER.entrySet().stream()
                        .anyMatch(pair -> pair.getValue().equals(key) && details.containsKey(pair.getKey()));
    }

    /** The value of a detail, by the key under which it was recorded. */
    public String of(String key, Object value) {
        String text = String.valueOf(value);
        if (DAY.matcher(text).matches()) {
            return words.day(LocalDate.parse(text));
        }
        if (value instanceof Boolean) {
            return words.of("web.record", "true".equals(text) ? "yes" : "no");
        }
        return CODES.containsKey(key) ? words.of(CODES.get(key), text) : text;
    }
}
