package vn.tongket.web.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import vn.tongket.engine.path.PublishedModel;
import vn.tongket.engine.path.Steps;
import vn.tongket.web.page.Words;

/** What pictures of models need beside the model; templates call it as {@code @drawings}. */
@Component
public class Drawings {

    private final ObjectMapper json;
    private final Words words;

    Drawings(ObjectMapper json, Words words) {
        this.json = json;
        this.words = words;
    }

    /** What a script needs to put the marks on the picture. */
    public record Marked(List<Drawing.Mark> marks, List<String> flows) {}

    public String json(Drawing drawing) {
        try {
            return json.writeValueAsString(new Marked(drawing.marks(), drawing.flows()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A length of time in the two largest parts that it has: “3 ngày 4 giờ”. */
    public String lasted(Duration time) {
        if (time == null) {
            return "";
        }
        long seconds = time.toSeconds();
        long[] sizes = {86_400, 3_600, 60, 1};
        String[] names = {"days", "hours", "minutes", "seconds"};
        StringBuilder said = new StringBuilder();
        int parts = 0;
        for (int i = 0; i < sizes.length && parts < 2; i++) {
            long many = seconds / sizes[i];
            seconds %= sizes[i];
            if (many > 0) {
                said.append(said.isEmpty() ? "" : " ")
                        .append(many)
                        .append(' ')
                        .append(words.of("web.model.span", names[i]));
            }
            if (!said.isEmpty()) {
                parts++;
            }
        }
        return said.isEmpty() ? words.of("web.model.span", "moment") : said.toString();
    }

    /** The value of a variable as people read it. */
    public String value(Steps.Value value) {
        if (value.value() == null) {
            return words.of("web.model.value", value.type().equals("first") ? "first" : "none");
        }
        return switch (value.type()) {
            case "boolean" -> words.of("web.model.value", value.value().equals("1") ? "yes" : "no");
            case "date" -> words.second(Instant.ofEpochMilli(Long.parseLong(value.value())));
            default -> value.value();
        };
    }

    /** What a decision table read or wrote: a known code in words, everything else as it stands in the table. */
    public String plain(Object value) {
        if (value == null) {
            return words.of("web.model.value", "none");
        }
        if (value instanceof Boolean yes) {
            return words.of("web.model.value", yes ? "yes" : "no");
        }
        return words.of("web.model.word", value);
    }

    /** What an element is called: its name, else what kind of element it is. */
    public String name(PublishedModel.Element element) {
        return element.name() == null || element.name().isEmpty()
                ? words.of("web.model.kind", element.kind())
                : element.name();
    }
}
