package vn.tongket.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.history.UserOperationLogEntry;
import org.junit.jupiter.api.Test;

/** Every act has its sentence and every sentence its act; so have the small facts of acts and what people do to the engine. */
class ActSentencesTest {

    private static final Path SOURCES = Path.of("src/main/java");
    private static final Pattern TEXT = Pattern.compile("\"((?:[^\"\\\\\\n]|\\\\.)*)\"");
    private static final Pattern CODE = Pattern.compile("[a-z]+(-[a-z]+)*\\.[a-z]+(-[a-z]+)*");
    private static final Pattern RECORDED =
            Pattern.compile("Act\\.of\\(\\s*(?:[^,\"]*\\?\\s*)?\"([a-z.-]+)\"(?:\\s*:\\s*\"([a-z.-]+)\")?");
    private static final Pattern FACT = Pattern.compile("\\.with\\(\\s*\"([A-Za-z]+)\"");

    private final Properties messages = messages();
    private final List<String> sources = sources();

    @Test
    void every_act_in_the_code_has_its_sentence() {
        Set<String> silent = recorded();
        silent.removeIf(code -> messages.containsKey("act." + code));

        assertThat(recorded()).hasSizeGreaterThan(120);
        assertThat(silent).as("acts without act.<code> in messages.properties").isEmpty();
    }

    @Test
    void every_sentence_of_an_act_is_used() {
        Set<String> literals = sources.stream()
                .flatMap(source -> TEXT.matcher(source).results().map(found -> found.group(1)))
                .collect(Collectors.toSet());
        Set<String> unused = sentences();
        unused.removeAll(literals);

        assertThat(unused).as("sentences of acts that no code records").isEmpty();
    }

    @Test
    void codes_that_are_handed_on_to_a_recording_method_have_their_sentence_too() {
        Set<String> families = sentences().stream()
                .map(code -> code.substring(0, code.indexOf('.')))
                .collect(Collectors.toSet());
        Set<String> silent = new TreeSet<>();
        for (String source : sources) {
            if (!Pattern.compile("Act\\.of\\(\\s*(act|code)\\s*,")
                    .matcher(source)
                    .find()) {
                continue;
            }
            Matcher handed = Pattern.compile("\\b(?:record|act|save)\\(([^;{}]*?)\\)\\s*[;.)]", Pattern.DOTALL)
                    .matcher(source);
            while (handed.find()) {
                TEXT.matcher(handed.group(1))
                        .results()
                        .map(found -> found.group(1))
                        .forEach(code -> {
                            if (CODE.matcher(code).matches()
                                    && families.contains(code.substring(0, code.indexOf('.')))
                                    && !messages.containsKey("act." + code)
                                    && !messages.containsKey(code)) {
                                silent.add(code);
                            }
                        });
            }
        }
        assertThat(silent).isEmpty();
    }

    @Test
    void small_facts_of_acts_have_their_labels() {
        Set<String> nameless = new TreeSet<>();
        for (String source : sources) {
            if (!source.contains("Act.of(")) {
                continue;
            }
            for (String chain : chains(source)) {
                FACT.matcher(chain)
                        .results()
                        .map(found -> found.group(1).replaceFirst("Before$", ""))
                        .filter(fact -> !messages.containsKey("web.record.detail." + fact))
                        .forEach(nameless::add);
            }
        }
        assertThat(nameless).as("facts without web.record.detail.<name>").isEmpty();
    }

    @Test
    void operations_of_the_engine_have_their_sentences() throws IllegalAccessException {
        List<String> silent = new ArrayList<>();
        for (var constant : UserOperationLogEntry.class.getFields()) {
            if (constant.getName().startsWith("OPERATION_TYPE_")
                    && !messages.containsKey("web.dossier.engine." + constant.get(null))) {
                silent.add(String.valueOf(constant.get(null)));
            }
        }
        assertThat(silent).isEmpty();
    }

    @Test
    void sentences_go_on_behind_the_name_of_who_did_it() {
        assertThat(sentences().stream()
                        .map(code -> messages.getProperty("act." + code))
                        .filter(sentence -> sentence.matches("(?U)(Đơn vị|Lãnh đạo|Văn thư|Hội đồng|Không có)\\b.*")))
                .as("sentences that name somebody themselves")
                .isEmpty();
    }

    private Set<String> recorded() {
        Set<String> codes = new TreeSet<>();
        for (String source : sources) {
            RECORDED.matcher(source).results().forEach(found -> {
                codes.add(found.group(1));
                if (found.group(2) != null) {
                    codes.add(found.group(2));
                }
            });
        }
        return codes;
    }

    private Set<String> sentences() {
        return messages.stringPropertyNames().stream()
                .filter(key -> key.startsWith("act."))
                .map(key -> key.substring("act.".length()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What follows each act up to the end of its statement. */
    private static List<String> chains(String source) {
        List<String> chains = new ArrayList<>();
        for (int at = source.indexOf("Act.of("); at >= 0; at = source.indexOf("Act.of(", at + 1)) {
            chains.add(source.substring(at, Math.max(at, source.indexOf(';', at))));
        }
        return chains;
    }

    private static List<String> sources() {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            List<String> texts = new ArrayList<>();
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                texts.add(Files.readString(file));
            }
            return texts;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Properties messages() {
        Properties messages = new Properties();
        try (Reader text =
                Files.newBufferedReader(Path.of("src/main/resources/messages.properties"), StandardCharsets.UTF_8)) {
            messages.load(text);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return messages;
    }
}
