package vn.tongket.web.audit;

import java.time.LocalDate;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import vn.tongket.web.page.Words;

/** How the details of an act are read: days, yes and no, roles and kinds in words, everything else as it was recorded. */
@Component
public class RecordWords {

    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Map<String, String> CODES =
            Map.of("role", "organization.role", "kind", "web.change.kind", "level", "web.level");

    private final Words words;

    RecordWords(Words words) {
        this.words = words;
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
