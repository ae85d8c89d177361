package vn.tongket.web.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.http.server.PathContainer;
import org.springframework.util.ClassUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import vn.tongket.web.page.Page;

/** The guide explains every page and every form, and speaks of nothing that the product does not have. */
class GuideTest {

    private static final Pattern QUOTED = Pattern.compile("<b>(.+?)</b>");
    private static final Pattern LINK = Pattern.compile("href=\"([^\"]+)\"");
    private static final Pattern ID = Pattern.compile("id=\"([^\"]+)\"");
    private static final Pattern MESSAGE = Pattern.compile("(?m)^[^#=\\s]+=(.*)$");
    private static final Pattern JSON = Pattern.compile("\"(?:label|[A-Z_]+)\": \"([^\"]+)\"");
    private static final Pattern NAME = Pattern.compile("userTask id=\"\\w+\" name=\"([^\"]+)\"");
    private static final Pattern ELEMENT = Pattern.compile(">([^<>]+)<");
    private static final Pattern SAID = Pattern.compile("'([^'\\n]+)'");

    private static final List<Class<?>> PAGES = pages();

    private final GuideBook book = new GuideBook();

    @Test
    void every_page_has_a_paragraph_and_every_paragraph_is_there() {
        assertThat(patterns()).hasSizeGreaterThan(100);
        assertThat(patterns().stream().filter(path -> book.placeOfPage(path).isEmpty()))
                .as("pages that guide/pages.properties does not know")
                .isEmpty();
        assertThat(book.pages().stream().map(GuideBook.Entry::place).filter(place -> !isThere(place)))
                .as("places in guide/pages.properties that no guide has")
                .isEmpty();
    }

    @Test
    void every_entry_of_the_map_is_of_a_page() {
        Set<String> used = new HashSet<>();
        for (String path : patterns()) {
            var parsed = PathContainer.parsePath(path);
            book.pages().stream()
                    .filter(entry -> entry.pattern().matches(parsed))
                    .findFirst()
                    .ifPresent(entry -> used.add(entry.pattern().getPatternString()));
        }
        assertThat(book.pages().stream()
                        .map(entry -> entry.pattern().getPatternString())
                        .filter(pattern -> !used.contains(pattern)))
                .as("patterns that no page is found by")
                .isEmpty();
    }

    @Test
    void every_form_has_one_paragraph_named_like_it() {
        List<String> forms = files(Path.of("forms"), ".html", ".form").stream()
                .map(file -> file.getFileName().toString().replaceAll("\\.\\w+$", ""))
                .toList();
        assertThat(forms).hasSizeGreaterThan(30);
        for (String form : forms) {
            assertThat(book.texts().stream().filter(text -> text.has(form)).map(GuideText::slug))
                    .as(form)
                    .hasSize(1);
        }
    }

    @Test
    void links_inside_the_guide_lead_somewhere_and_anchors_are_said_once() {
        for (GuideText text : book.texts()) {
            List<String> ids = found(ID, text.body());
            assertThat(ids).as(text.slug()).doesNotHaveDuplicates();
            for (String link : found(LINK, text.body())) {
                String place = link.startsWith("#") ? text.slug() + link : link.replaceFirst("^/huong-dan/", "");
                assertThat(isThere(place)).as(text.slug() + ": " + link).isTrue();
            }
        }
    }

    @Test
    void what_the_guide_quotes_is_what_the_product_says() {
        Set<String> said = said();
        List<String> unknown = new ArrayList<>();
        for (GuideText text : book.texts()) {
            List<String> quoted = found(QUOTED, text.body());
            assertThat(quoted).as(text.slug()).hasSizeGreaterThan(text.guide() == Guide.OPERATOR ? 1 : 3);
            quoted.stream()
                    .filter(words -> !said.contains(words))
                    .forEach(words -> unknown.add(text.slug() + ": " + words));
        }
        assertThat(unknown).as("words in <b> that no page, form or text has").isEmpty();
    }

    private boolean isThere(String place) {
        if (place.equals("vai-tro")) {
            return true;
        }
        String[] parts = place.split("#", 2);
        return Guide.of(parts[0])
                .map(guide -> parts.length == 1 || book.text(guide).has(parts[1]))
                .orElse(false);
    }

    /** One address for every GET of a page; sheets and old addresses that lead on to a page have nothing to explain. */
    private static List<String> patterns() {
        return PAGES.stream()
                .flatMap(GuideTest::patterns)
                .filter(path -> !path.startsWith("/api/") && !path.endsWith(".xlsx"))
                .map(path -> path.replace("/**", "/x")
                        .replaceAll("\\{\\w+:([\\w-]+)[^}]*}", "$1")
                        .replaceAll("\\{\\w+}", "x"))
                .distinct()
                .toList();
    }

    private static List<Class<?>> pages() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(Page.class));
        return scanner.findCandidateComponents("vn.tongket.web").stream()
                .<Class<?>>map(found -> ClassUtils.resolveClassName(found.getBeanClassName(), null))
                .filter(type -> !type.getSimpleName().equals("NoticeLinks"))
                .toList();
    }

    private static Stream<String> patterns(Class<?> type) {
        RequestMapping outer = AnnotatedElementUtils.findMergedAnnotation(type, RequestMapping.class);
        String[] roots = outer == null || outer.path().length == 0 ? new String[] {""} : outer.path();
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(GetMapping.class))
                .flatMap(GuideTest::paths)
                .flatMap(path -> Arrays.stream(roots).map(root -> root + path));
    }

    private static Stream<String> paths(Method method) {
        String[] paths = AnnotatedElementUtils.findMergedAnnotation(method, RequestMapping.class)
                .path();
        return paths.length == 0 ? Stream.of("") : Arrays.stream(paths);
    }

    /** Everything that somebody can read on a page, a form or in Tasklist, as one piece. */
    private static Set<String> said() {
        Set<String> said = new HashSet<>();
        said.addAll(found(MESSAGE, read(Path.of("src/main/resources/messages.properties"))));
        for (Path file : files(Path.of("src/main/resources/META-INF/resources/webjars/camunda/app"), "vi.json")) {
            said.addAll(found(JSON, read(file)));
        }
        for (Path file : files(Path.of("forms"), ".form")) {
            said.addAll(found(JSON, read(file)));
        }
        for (Path file : files(Path.of("bpmn"), ".bpmn")) {
            said.addAll(found(NAME, read(file)));
        }
        for (Path root : List.of(Path.of("forms"), Path.of("src/main/resources/templates"))) {
            files(root, ".html").forEach(file -> said.addAll(found(ELEMENT, read(file))));
        }
        files(Path.of("src/main/resources/static/js"), ".js").forEach(file -> said.addAll(found(SAID, read(file))));
        return said;
    }

    private static List<String> found(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(match -> match.group(1).replace("&amp;", "&").strip())
                .toList();
    }

    private static List<Path> files(Path root, String... endings) {
        try (Stream<Path> walk = Files.walk(root)) {
            return walk.filter(Files::isRegularFile)
                    .filter(file -> Arrays.stream(endings)
                            .anyMatch(ending -> file.toString().endsWith(ending)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
