package vn.tongket.web.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.ResourceBundleMessageSource;
import vn.tongket.web.page.Words;

class RecordWordsTest {

    private static final Pattern DETAIL = Pattern.compile("\\.with\\(\\s*\"([a-zA-Z]+)\"");

    private final ResourceBundleMessageSource messages = new ResourceBundleMessageSource();

    RecordWordsTest() {
        messages.setBasename("messages");
        messages.setDefaultEncoding(StandardCharsets.UTF_8.name());
        messages.setFallbackToSystemLocale(false);
    }

    @Test
    void every_detail_of_an_act_has_a_vietnamese_name() throws IOException {
        Set<String> unnamed = new TreeSet<>();
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            for (Path source :
                    sources.filter(path -> path.toString().endsWith(".java")).toList()) {
                String text = Files.readString(source);
                if (text.contains("Act.of(")) {
                    DETAIL.matcher(text).results().map(found -> found.group(1)).forEach(unnamed::add);
                }
            }
        }
        assertThat(unnamed).hasSizeGreaterThan(100);
        unnamed.removeIf(key -> !messages.getMessage("web.record.detail." + key, null, "", Locale.ROOT)
                .isEmpty());

        assertThat(unnamed).isEmpty();
    }

    @Test
    void days_answers_and_codes_are_read_in_words() {
        RecordWords words = new RecordWords(new Words(messages));

        assertThat(words.of("effectiveOn", "2025-07-01")).isEqualTo("01/07/2025");
        assertThat(words.of("acting", true)).isEqualTo("có");
        assertThat(words.of("kind", "MERGE")).isEqualTo("Sáp nhập");
        assertThat(words.of("from", "SL-HMAISON")).isEqualTo("SL-HMAISON");
    }
}
