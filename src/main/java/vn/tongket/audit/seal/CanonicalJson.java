package vn.tongket.audit.seal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.text.Normalizer;
import java.util.Iterator;
import java.util.TreeMap;

/**
 * One way to write a thing, so that the same thing always has the same hash: no spaces, keys in the order of their code
 * units, text in NFC, numbers in plain digits, only what JSON demands is escaped.
 */
final class CanonicalJson {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    private static final String HEX = "0123456789abcdef";

    private final StringBuilder text = new StringBuilder(400);

    CanonicalJson clear() {
        text.setLength(0);
        return this;
    }

    /** The next field of the object that is being written; its name needs no escape. */
    CanonicalJson field(String name, String value) {
        name(name);
        if (value == null) {
            text.append("null");
        } else {
            string(value);
        }
        return this;
    }

    CanonicalJson field(String name, long value) {
        name(name).append(value);
        return this;
    }

    CanonicalJson field(String name, boolean value) {
        name(name).append(value);
        return this;
    }

    /** A field whose value is JSON already, in whatever form. */
    CanonicalJson json(String name, String value) {
        name(name);
        if (value == null || value.equals("{}")) {
            text.append(value);
            return this;
        }
        try {
            write(JSON.readTree(value));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What the database gave as JSON is none", e);
        }
        return this;
    }

    String object() {
        return text.append('}').toString();
    }

    private StringBuilder name(String name) {
        return text.append(text.length() == 0 ? '{' : ',')
                .append('"')
                .append(name)
                .append("\":");
    }

    private void write(JsonNode node) {
        if (node.isObject()) {
            TreeMap<String, JsonNode> sorted = new TreeMap<>();
            node.fields().forEachRemaining(entry -> sorted.put(entry.getKey(), entry.getValue()));
            char before = '{';
            for (var entry : sorted.entrySet()) {
                text.append(before);
                string(entry.getKey());
                text.append(':');
                write(entry.getValue());
                before = ',';
            }
            text.append(sorted.isEmpty() ? "{}" : "}");
        } else if (node.isArray()) {
            text.append('[');
            for (Iterator<JsonNode> each = node.elements(); each.hasNext(); ) {
                write(each.next());
                text.append(each.hasNext() ? "," : "");
            }
            text.append(']');
        } else if (node.isTextual()) {
            string(node.textValue());
        } else if (node.isNumber()) {
            text.append(node.decimalValue().toPlainString());
        } else {
            text.append(node.asText());
        }
    }

    private void string(String value) {
        String composed = Normalizer.isNormalized(value, Normalizer.Form.NFC)
                ? value
                : Normalizer.normalize(value, Normalizer.Form.NFC);
        text.append('"');
        for (int index = 0; index < composed.length(); index++) {
            char c = composed.charAt(index);
            if (c == '"' || c == '\\') {
                text.append('\\').append(c);
            } else if (c < ' ') {
                text.append("\\u00").append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
            } else {
                text.append(c);
            }
        }
        text.append('"');
    }
}
