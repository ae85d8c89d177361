package vn.tongket.web.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import vn.tongket.Refusal;

/** What a person submits with a form: plain values of the form's own fields, and nothing else of what the engine would take. */
final class Submission {

    private static final int LONGEST = 4_000;

    private Submission() {}

    /** The body as the engine gets it; throws a {@link Refusal} that names every variable the form does not have. */
    static Body checked(Body body, Set<String> fields, ObjectMapper json) throws IOException {
        Refusal.Collector problems = new Refusal.Collector();
        ObjectNode variables = json.createObjectNode();
        Iterator<Map.Entry<String, JsonNode>> submitted =
                body.tree(json).path("variables").fields();
        while (submitted.hasNext()) {
            Map.Entry<String, JsonNode> variable = submitted.next();
            String name = variable.getKey();
            JsonNode value = variable.getValue().path("value");
            String type = variable.getValue().path("type").asText("").toLowerCase(java.util.Locale.ROOT);
            if (!fields.contains(name)) {
                problems.add(name, "doors.unknown-variable", shown(name));
            } else if (!fits(value, type)) {
                problems.add(name, "doors.variable-type", name);
            } else if (value.isTextual() && value.textValue().length() > LONGEST) {
                problems.add(name, "doors.variable-too-long", name, LONGEST);
            } else {
                variables.set(name, plain(value, json));
            }
        }
        problems.refuse();
        ObjectNode checked = json.createObjectNode();
        checked.set("variables", variables);
        return Body.of(json.writeValueAsBytes(checked));
    }

    /** The types that forms send; the engine finds them again from the value alone. */
    private static boolean fits(JsonNode value, String type) {
        return switch (type) {
            case "" -> value.isMissingNode() || value.isValueNode();
            case "null" -> value.isMissingNode() || value.isNull();
            case "string" -> value.isMissingNode() || value.isNull() || value.isTextual();
            case "boolean" -> value.isMissingNode() || value.isNull() || value.isBoolean();
            case "integer", "long", "short", "double", "number" ->
                value.isMissingNode() || value.isNull() || value.isNumber();
            default -> false;
        };
    }

    private static ObjectNode plain(JsonNode value, ObjectMapper json) {
        ObjectNode variable = json.createObjectNode();
        variable.set("value", value.isMissingNode() ? json.nullNode() : value);
        return variable;
    }

    private static String shown(String name) {
        return name.length() > 60 ? name.substring(0, 60) + "…" : name;
    }
}
