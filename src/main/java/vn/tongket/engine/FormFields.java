package vn.tongket.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.springframework.stereotype.Component;

/** The variables that a deployed form may submit: the fields of a Camunda form, {@code data-tk-variables} of an HTML one. */
@Component
class FormFields {

    private static final int REMEMBERED = 2_000;
    private static final Pattern SUBMITS = Pattern.compile("<form\\b[^>]*\\bdata-tk-variables=\"([^\"]*)\"");

    private final FormService forms;
    private final Identities identities;
    private final ObjectMapper json;
    private final Map<String, Set<String>> remembered = new ConcurrentHashMap<>();

    FormFields(FormService forms, Identities identities, ObjectMapper json) {
        this.forms = forms;
        this.identities = identities;
        this.json = json;
    }

    Set<String> ofTask(OpenTasks.OpenTask task) {
        return remember(
                task.definition() + " " + task.element(), () -> read(() -> forms.getDeployedTaskForm(task.id())));
    }

    Set<String> ofStart(String definition) {
        return remember(definition, () -> read(() -> forms.getDeployedStartForm(definition)));
    }

    private Set<String> remember(String key, Supplier<Set<String>> fields) {
        if (remembered.size() > REMEMBERED) {
            remembered.clear();
        }
        return remembered.computeIfAbsent(key, missing -> fields.get());
    }

    private Set<String> read(Supplier<InputStream> form) {
        return identities.asNobody(() -> {
            try (InputStream in = form.get()) {
                return fields(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            } catch (ProcessEngineException noForm) {
                return Set.of();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private Set<String> fields(String form) throws IOException {
        Set<String> fields = new TreeSet<>();
        if (form.stripLeading().startsWith("{")) {
            collect(json.readTree(form), fields);
        } else {
            Matcher submits = SUBMITS.matcher(form);
            if (submits.find() && !submits.group(1).isBlank()) {
                fields.addAll(Arrays.asList(submits.group(1).trim().split("\\s+")));
            }
        }
        return fields;
    }

    private static void collect(JsonNode part, Set<String> fields) {
        if (part.hasNonNull("key")) {
            fields.add(part.get("key").asText());
        }
        part.path("components").forEach(component -> collect(component, fields));
    }
}
