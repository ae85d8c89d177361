package vn.tongket.web.guide;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** All guides, and which paragraph belongs to a page ({@code guide/pages.properties}) or to a form (its name is the anchor). */
@Component
class GuideBook {

    static final String HOME = "/huong-dan";

    private final List<GuideText> texts =
            Arrays.stream(Guide.values()).map(GuideText::read).toList();
    private final List<Entry> pages = read();

    /** Pages of this pattern are explained at {@code chung#dot}; the word {@code vai-tro} is the guide of the reader's role. */
    record Entry(PathPattern pattern, String place) {}

    List<GuideText> texts() {
        return texts;
    }

    GuideText text(Guide guide) {
        return texts.get(guide.ordinal());
    }

    List<Entry> pages() {
        return pages;
    }

    /** Where a page is explained, e.g. {@code chung#dot}. */
    Optional<String> placeOfPage(String path) {
        PathContainer parsed = PathContainer.parsePath(path);
        return pages.stream()
                .filter(entry -> entry.pattern().matches(parsed))
                .map(Entry::place)
                .findFirst();
    }

    /** Where a form is explained, e.g. {@code tham-dinh#check-report}. */
    Optional<String> placeOfForm(String form) {
        return texts.stream()
                .filter(text -> text.has(form))
                .map(text -> text.slug() + "#" + form)
                .findFirst();
    }

    private static List<Entry> read() {
        Properties places;
        try {
            places = PropertiesLoaderUtils.loadProperties(new ClassPathResource("guide/pages.properties"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return places.stringPropertyNames().stream()
                .map(pattern ->
                        new Entry(PathPatternParser.defaultInstance.parse(pattern), places.getProperty(pattern)))
                .sorted(Comparator.comparing(Entry::pattern))
                .toList();
    }
}
