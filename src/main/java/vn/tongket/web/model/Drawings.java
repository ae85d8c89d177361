package vn.tongket.web.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.springframework.stereotype.Component;
import vn.tongket.engine.path.PublishedModel;
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

    /** What an element is called: its name, else what kind of element it is. */
    public String name(PublishedModel.Element element) {
        return element.name() == null || element.name().isEmpty()
                ? words.of("web.model.kind", element.kind())
                : element.name();
    }
}
