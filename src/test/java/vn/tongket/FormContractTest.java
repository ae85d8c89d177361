package vn.tongket;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.HitPolicy;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.junit.jupiter.api.Test;

/** Forms, decisions and the names that Java shares with models are what the models say they are. */
class FormContractTest {

    private static final Set<String> FIELDS_THAT_WORK = Set.of(
            "textfield", "textarea", "number", "checkbox", "select", "radio", "checklist", "taglist", "datetime");
    private static final Set<String> PARTS_WITHOUT_VALUE =
            Set.of("text", "html", "group", "separator", "spacer", "table");
    private static final Pattern VARIABLE = Pattern.compile("[a-z][A-Za-z0-9]*");
    private static final Pattern SUBMITS = Pattern.compile("<form\\b[^>]*\\bdata-tk-variables=\"([^\"]*)\"");
    private static final Pattern SCRIPT_INSIDE =
            Pattern.compile("<script\\b[^>]*\\bcam-script\\b[^>]*>[^<]*</script>\\s*</form>");
    private static final Pattern MARKUP = Pattern.compile("\\bdata-tk-([a-z-]+)");
    private static final Set<String> MARKUP_THAT_WORKS = Set.of(
            "form",
            "load",
            "save",
            "send",
            "variables",
            "field",
            "variable",
            "type",
            "text",
            "format",
            "labels",
            "state",
            "each",
            "if",
            "options",
            "pick",
            "multiple",
            "add",
            "value",
            "remove",
            "up",
            "down",
            "files",
            "uploads",
            "accept",
            "href",
            "action",
            "confirm",
            "missing",
            "at",
            "live",
            "notes",
            "sources");
    private static final int FEWEST_ROWS = 3;

    private final List<String> problems = new ArrayList<>();

    @Test
    void camunda_form_is_named_after_its_id_and_uses_fields_that_work() {
        ModelFiles.camundaForms().forEach((file, form) -> {
            check(
                    file.equals(form.path("id").asText()),
                    file,
                    "has the id '%s'".formatted(form.path("id").asText()));
            form.path("components").forEach(component -> checkComponent(file, component));
        });
        none();
    }

    private void checkComponent(String file, JsonNode component) {
        String type = component.path("type").asText();
        String key = component.path("key").asText();
        if (FIELDS_THAT_WORK.contains(type)) {
            check(VARIABLE.matcher(key).matches(), file, "has a field with the key '%s'".formatted(key));
            check(
                    ("Field_" + key).equals(component.path("id").asText()),
                    file,
                    "should call the field '%s' Field_%s".formatted(key, key));
            check(component.hasNonNull("label"), file, "does not label the field '%s'".formatted(key));
        } else {
            check(
                    PARTS_WITHOUT_VALUE.contains(type) || type.equals("button"),
                    file,
                    "uses '%s', which does not work".formatted(type));
        }
        component.path("components").forEach(nested -> checkComponent(file, nested));
    }

    @Test
    void html_form_says_which_variables_it_submits() {
        ModelFiles.htmlForms().forEach((file, html) -> {
            Matcher submits = SUBMITS.matcher(html);
            check(submits.find(), file, "has no form element with data-tk-variables");
            if (submits.reset().find() && !submits.group(1).isBlank()) {
                for (String name : submits.group(1).trim().split("\\s+")) {
                    check(VARIABLE.matcher(name).matches(), file, "submits '%s'".formatted(name));
                }
            }
            check(
                    SCRIPT_INSIDE.matcher(html).find(),
                    file,
                    "has no script with cam-script inside its form element, where Tasklist looks for it");
            MARKUP.matcher(html)
                    .results()
                    .map(found -> found.group(1))
                    .filter(attribute -> !MARKUP_THAT_WORKS.contains(attribute))
                    .forEach(attribute ->
                            check(false, file, "uses data-tk-%s, which does nothing".formatted(attribute)));
            check(!html.contains("innerHTML"), file, "writes innerHTML");
        });
        none();
    }

    @Test
    void every_form_is_shown_by_a_model() {
        Set<String> shown = new TreeSet<>();
        ModelFiles.models().values().forEach(model -> {
            model.getModelElementsByType(UserTask.class).forEach(task -> {
                shown.add(String.valueOf(task.getCamundaFormRef()));
                shown.add(String.valueOf(task.getCamundaFormKey()).replaceAll("embedded:deployment:|\\.html", ""));
            });
            model.getModelElementsByType(StartEvent.class).forEach(start -> {
                shown.add(String.valueOf(ModelFiles.camunda(start, "formRef")));
                shown.add(String.valueOf(start.getCamundaFormKey()).replaceAll("embedded:deployment:|\\.html", ""));
            });
        });

        ModelFiles.camundaForms().keySet().forEach(file -> check(shown.contains(file), file, "is shown by no model"));
        ModelFiles.htmlForms().keySet().forEach(file -> check(shown.contains(file), file, "is shown by no model"));
        none();
    }

    @Test
    void file_of_a_decision_is_named_after_it_and_the_engine_reads_it() {
        ModelFiles.decisions().forEach((file, path) -> {
            var model = Dmn.readModelFromFile(path.toFile());
            var decisions = model.getModelElementsByType(Decision.class);
            check(
                    decisions.stream().anyMatch(decision -> file.equals(decision.getId())),
                    file,
                    "does not hold the decision " + file);
            decisions.forEach(decision -> check(decision.getName() != null, file, "has a decision without a name"));
            model.getModelElementsByType(DecisionTable.class).forEach(table -> {
                check(
                        table.getHitPolicy() == HitPolicy.UNIQUE
                                || table.getDescription() != null
                                || ((Decision) table.getParentElement()).getDescription() != null,
                        file,
                        "does not say why it is not UNIQUE");
                check(table.getRules().size() >= FEWEST_ROWS, file, "is a gateway: it has fewer than three rows");
                table.getInputs()
                        .forEach(input -> check(input.getLabel() != null, file, "has an input without a label"));
                table.getOutputs()
                        .forEach(output -> check(output.getName() != null, file, "has an output without a name"));
            });
            DmnEngineConfiguration.createDefaultDmnEngineConfiguration()
                    .buildEngine()
                    .parseDecisions(model);
        });
        none();
    }

    @Test
    void names_in_java_are_those_of_the_model() throws ReflectiveOperationException {
        Map<String, BpmnModelInstance> models = ModelFiles.models();
        Map<String, String> texts = new TreeMap<>();
        ModelFiles.files("bpmn", ".bpmn")
                .forEach(file -> texts.put(file.getFileName().toString().replace(".bpmn", ""), ModelFiles.text(file)));
        Set<String> messages = ModelFiles.messages(models.values());
        for (Class<?> names : ModelFiles.nameClasses()) {
            String who = names.getSimpleName();
            String key = ModelFiles.value(names.getDeclaredField("KEY"));
            check(models.containsKey(key), who, "has the KEY '%s' of no model".formatted(key));
            if (models.containsKey(key)) {
                ModelFiles.constants(names, "Elements")
                        .forEach(element -> check(
                                models.get(key).getModelElementById(element) != null,
                                who,
                                "names the element %s".formatted(element)));
                ModelFiles.constants(names, "Errors")
                        .forEach(error -> check(
                                texts.get(key).contains("errorCode=\"" + error + "\""),
                                who,
                                "names the error %s".formatted(error)));
                String used = texts.get(key) + formsOf(models.get(key)) + inputs();
                ModelFiles.constants(names, "Variables")
                        .forEach(variable -> check(
                                Pattern.compile("\\b%s\\b".formatted(variable))
                                        .matcher(used)
                                        .find(),
                                who,
                                "names the variable %s, which neither model, form nor decision uses"
                                        .formatted(variable)));
            }
            ModelFiles.constants(names, "Messages")
                    .forEach(message ->
                            check(messages.contains(message), who, "names the message %s".formatted(message)));
        }
        none();
    }

    private static String formsOf(BpmnModelInstance model) {
        return model.getModelElementsByType(UserTask.class).stream()
                .map(task -> task.getCamundaFormRef() != null
                        ? task.getCamundaFormRef() + ".form"
                        : String.valueOf(task.getCamundaFormKey()).replace("embedded:deployment:", ""))
                .map(file -> Path.of("forms", file))
                .filter(file -> file.toFile().exists())
                .map(ModelFiles::text)
                .collect(Collectors.joining());
    }

    private static String inputs() {
        return ModelFiles.decisions().values().stream().map(ModelFiles::text).collect(Collectors.joining());
    }

    @Test
    void vietnamese_is_stored_composed() {
        List<Path> files = new ArrayList<>(ModelFiles.files("bpmn", ".bpmn", ".dmn", ".json"));
        files.addAll(ModelFiles.files("forms", ".form", ".html"));
        files.addAll(ModelFiles.files(
                "src/main", ".java", ".properties", ".txt", ".html", ".yaml", ".sql", ".js", ".json", ".csv"));
        files.forEach(file -> check(
                Normalizer.isNormalized(ModelFiles.text(file), Normalizer.Form.NFC),
                file.toString(),
                "holds decomposed letters"));
        none();
    }

    private void check(boolean holds, String who, String otherwise) {
        if (!holds) {
            problems.add("%s: %s".formatted(who, otherwise));
        }
    }

    private void none() {
        assertThat(problems).isEmpty();
    }
}
