package vn.tongket.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tasklist, Cockpit, Admin and Welcome speak Vietnamese throughout, also after a change of the engine's version. */
class WebAppTextsTest {

    private static final String APP = "META-INF/resources/webjars/camunda/app/%s/locales/%s.json";
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\s*(\\w+)\\s*}}");
    private static final Pattern ENGLISH =
            Pattern.compile("\\b(the|with|could|please|cannot|failed|successfully|instances?|delete|select|your)\\b");

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
        JsonNode vietnamese = labels(app, "vi").path("labels");
        List<String> problems = new ArrayList<>();
        english.fields().forEachRemaining(entry -> {
            String key = entry.getKey();
            String text = vietnamese.path(key).asText();
            if (!vietnamese.has(key)) {
                problems.add(key + " is missing");
            } else if (text.isEmpty() != entry.getValue().asText().isEmpty()) {
                problems.add(key + " is empty");
            } else if (!placeholders(text).equals(placeholders(entry.getValue().asText()))) {
                problems.add(key + " has other placeholders: " + text);
            } else if (ENGLISH.matcher(plain(text)).find()) {
                problems.add(key + " is English: " + text);
            } else if (!Normalizer.isNormalized(text, Normalizer.Form.NFC)) {
                problems.add(key + " is not NFC");
            }
        });
        assertThat(english.size()).isGreaterThan(100);
        assertThat(problems).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "welcome", "cockpit", "admin"})
    void dates_are_written_as_in_vietnam(String app) throws IOException {
        JsonNode dates = labels(app, "vi").path("dateLocales");
        assertThat(dates.path("longDateFormat").path("L").asText()).isEqualTo("DD/MM/YYYY");
        assertThat(dates.path("weekdays")).hasSize(7);
        assertThat(dates.path("months")).hasSize(12);
        assertThat(dates.path("week").path("dow").asInt()).isEqualTo(1);
    }

    private static String plain(String text) {
        return PLACEHOLDER.matcher(text).replaceAll("").toLowerCase(Locale.ROOT);
    }

    private static List<String> placeholders(String text) {
        List<String> found = new ArrayList<>();
        Matcher matcher = PLACEHOLDER.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        Collections.sort(found);
        return found;
    }
}
