package vn.tongket.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tasklist, Cockpit, Admin and Welcome speak Vietnamese throughout, also after a change of the engine's version. */
class WebAppTextsTest {

    private static final String APP = "META-INF/resources/webjars/camunda/app/%s/locales/%s.json";
    private static final Pattern PLACEHOLDER =
            Pattern.compile("\\{\\{\\s*(\\w+)\\s*}}|\\$\\{[^}]*}|%[sd]|</?(?:a|b|br|code|em|i|p|strong)\\b");
    private static final Pattern ENGLISH =
            Pattern.compile("\\b(the|with|could|please|cannot|failed|successfully|instances?|delete|select|your)\\b");
    /** The same in both languages: signs, formats and names. */
    private static final Set<String> SAME =
            Set.of("<", "<=", ">", ">=", "CSV", "JSON", "YYYY-MM-DDTHH:mm:ss", "Optimize");
    /** The banner of the Community Edition, whose link leads nowhere here; it is not shown either. */
    private static final String BANNER = "BANNER_CE_EOL_TEXT";

    private final ObjectMapper json = new ObjectMapper();

    private JsonNode labels(String app, String language) throws IOException {
        URL file = getClass().getClassLoader().getResource(APP.formatted(app, language));
        assertThat(file).as(app + " " + language).isNotNull();
        try (InputStream in = file.openStream()) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return json.readTree(text.replace("\uFEFF", ""));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "welcome", "cockpit", "admin"})
    void no_text_of_a_web_app_is_left_in_english(String app) throws IOException {
        JsonNode english = labels(app, "en").path("labels");
        assertThat(english.size()).isGreaterThan(100);
        assertThat(problems(english, labels(app, "vi").path("labels"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "welcome", "cockpit", "admin"})
    void a_text_that_is_missing_left_in_english_or_has_lost_its_placeholder_is_found(String app) throws IOException {
        JsonNode english = labels(app, "en").path("labels");
        ObjectNode vietnamese = (ObjectNode) labels(app, "vi").path("labels");
        List<String> keys = new ArrayList<>();
        english.fields().forEachRemaining(entry -> {
            if (!SAME.contains(entry.getValue().asText())
                    && !entry.getValue().asText().isEmpty()
                    && !entry.getKey().equals(BANNER)) {
                keys.add(entry.getKey());
            }
        });
        for (String key : keys) {
            ObjectNode one = json.createObjectNode().set(key, english.get(key));
            assertThat(problems(one, json.createObjectNode())).hasSize(1);
            assertThat(problems(one, one)).as(key).hasSize(1);
            String text = vietnamese.get(key).asText();
            if (PLACEHOLDER.matcher(text).find()) {
                ObjectNode without = json.createObjectNode()
                        .put(key, PLACEHOLDER.matcher(text).replaceAll(""));
                assertThat(problems(one, without)).as(key).hasSize(1);
            }
        }
        assertThat(keys).hasSizeGreaterThan(100);
    }

    private static List<String> problems(JsonNode english, JsonNode vietnamese) {
        List<String> problems = new ArrayList<>();
        english.fields().forEachRemaining(entry -> {
            String key = entry.getKey();
            String original = entry.getValue().asText();
            String text = vietnamese.path(key).asText();
            if (!vietnamese.has(key)) {
                problems.add(key + " is missing");
            } else if (text.isEmpty() != original.isEmpty()) {
                problems.add(key + " is empty");
            } else if (text.equals(original) && !text.isEmpty() && !SAME.contains(text)) {
                problems.add(key + " is the English text: " + text);
            } else if (!key.equals(BANNER) && !placeholders(text).equals(placeholders(original))) {
                problems.add(key + " has other placeholders: " + text);
            } else if (ENGLISH.matcher(plain(text)).find()) {
                problems.add(key + " is English: " + text);
            } else if (!Normalizer.isNormalized(text, Normalizer.Form.NFC)) {
                problems.add(key + " is not NFC");
            }
        });
        return problems;
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "welcome", "cockpit", "admin"})
    void dates_are_written_as_in_vietnam(String app) throws IOException {
        JsonNode dates = labels(app, "vi").path("dateLocales");
        assertThat(dates.path("longDateFormat").path("L").asText()).isEqualTo("DD/MM/YYYY");
        for (String days : List.of("weekdays", "weekdaysShort", "weekdaysMin")) {
            assertThat(dates.path(days)).as(days).hasSize(7);
        }
        assertThat(dates.path("months")).hasSize(12);
        assertThat(dates.path("monthsShort")).hasSize(12);
        assertThat(dates.path("week").path("dow").asInt()).isEqualTo(1);
        assertThat(ways("", dates))
                .containsAll(ways("", labels("tasklist", "en").path("dateLocales")));
        dates.path("relativeTime").fields().forEachRemaining(way -> {
            boolean counted = way.getKey().matches("[a-zA-Z]{2}");
            assertThat(way.getValue().asText().contains("%d")).as(way.getKey()).isEqualTo(counted);
        });
    }

    /** Every way to an entry, e.g. {@code relativeTime.mm}. */
    private static List<String> ways(String way, JsonNode node) {
        List<String> found = new ArrayList<>();
        node.fields().forEachRemaining(entry -> {
            found.add(way + entry.getKey());
            found.addAll(ways(way + entry.getKey() + ".", entry.getValue()));
        });
        return found;
    }

    private static String plain(String text) {
        return PLACEHOLDER.matcher(text).replaceAll("").toLowerCase(Locale.ROOT);
    }

    private static List<String> placeholders(String text) {
        List<String> found = new ArrayList<>();
        Matcher matcher = PLACEHOLDER.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1) == null ? matcher.group() : matcher.group(1));
        }
        Collections.sort(found);
        return found;
    }
}
