package vn.tongket.web.guide;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;

/**
 * The words of a guide as they lie in {@code guide/<slug>.html}: a lead and sections that begin with their heading.
 *
 * @param body everything below the title, as HTML
 */
record GuideText(Guide guide, String title, String lead, List<Section> sections, String body) {

    private static final Pattern TITLE =
            Pattern.compile("<h1>(.+?)</h1>\\s*<p class=\"lead\">(.+?)</p>", Pattern.DOTALL);
    private static final Pattern SECTION = Pattern.compile("<section id=\"([a-z0-9-]+)\">\\s*<h2>(.+?)</h2>");

    /** A part of a guide that can be linked to. */
    record Section(String id, String title) {}

    /** As templates ask for it. */
    public String slug() {
        return guide.slug();
    }

    boolean has(String anchor) {
        return sections.stream().anyMatch(section -> section.id().equals(anchor));
    }

    static GuideText read(Guide guide) {
        String text;
        try {
            text = new ClassPathResource("guide/" + guide.slug() + ".html").getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var title = TITLE.matcher(text);
        if (!title.find()) {
            throw new IllegalStateException("no title and lead in guide " + guide.slug());
        }
        List<Section> sections = SECTION.matcher(text)
                .results()
                .map(found -> new Section(found.group(1), found.group(2)))
                .toList();
        return new GuideText(guide, title.group(1), title.group(2), sections, text.substring(title.end()));
    }
}
