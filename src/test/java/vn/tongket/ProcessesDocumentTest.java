package vn.tongket;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.EventDefinition;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.junit.jupiter.api.Test;

/** Keeps {@code docs/processes.md} true: it is written from the models, and the build fails when it is stale. */
class ProcessesDocumentTest {

    private static final Path DOCUMENT = Path.of("docs/processes.md");
    private static final String REFRESH = "mvn test -Dtest=ProcessesDocumentTest -Dtongket.refresh-docs=true";

    @Test
    void the_document_of_the_processes_is_the_one_the_models_give() throws IOException {
        String document = written();
        if (Boolean.getBoolean("tongket.refresh-docs")) {
            Files.writeString(DOCUMENT, document);
        }

        assertThat(Files.exists(DOCUMENT) ? Files.readString(DOCUMENT) : "")
                .as("docs/processes.md is stale; refresh it with: " + REFRESH)
                .isEqualTo(document);
    }

    private static String written() throws IOException {
        StringBuilder text = new StringBuilder("""
                # Các quy trình

                Trang này được viết tự động từ các mô hình trong `bpmn/`. Sửa mô hình rồi chạy
                `%s`.
                """.formatted(REFRESH));
        try (Stream<Path> files = Files.list(Path.of("bpmn"))) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".bpmn")).sorted().toList()) {
                BpmnModelInstance model = Bpmn.readModelFromFile(file.toFile());
                model.getModelElementsByType(Process.class).forEach(process -> describe(process, text));
            }
        }
        return text.toString();
    }

    private static void describe(Process process, StringBuilder text) {
        text.append("\n## %s (`%s`)\n".formatted(process.getName(), process.getId()));
        documentation(process).ifPresent(d -> text.append('\n').append(d).append('\n'));
        text.append("\n| bước | mã | ai / cái gì làm | biểu mẫu, thời hạn, thông điệp |\n|---|---|---|---|\n");
        process.getModelInstance().getModelElementsByType(FlowNode.class).stream()
                .sorted(Comparator.comparingLong(ProcessesDocumentTest::line)
                        .thenComparingDouble(ProcessesDocumentTest::column)
                        .thenComparing(BaseElement::getId))
                .map(ProcessesDocumentTest::row)
                .flatMap(Optional::stream)
                .forEach(row -> text.append(row).append('\n'));
    }

    private static Optional<String> row(FlowNode node) {
        if (node instanceof UserTask task) {
            String form = task.getCamundaFormRef() != null ? task.getCamundaFormRef() : task.getCamundaFormKey();
            return Optional.of(row(node, code(task.getCamundaCandidateGroups()), code(form)));
        }
        if (node instanceof BusinessRuleTask task) {
            return Optional.of(row(node, "bảng quyết định " + code(task.getCamundaDecisionRef()), ""));
        }
        if (node instanceof ServiceTask task) {
            return Optional.of(row(node, code(task.getCamundaDelegateExpression()), ""));
        }
        if (node instanceof CallActivity call) {
            return Optional.of(row(node, "quy trình " + code(call.getCalledElement()), ""));
        }
        if (node instanceof CatchEvent event) {
            String triggers = event.getEventDefinitions().stream()
                    .map(ProcessesDocumentTest::trigger)
                    .flatMap(Optional::stream)
                    .collect(Collectors.joining(", "));
            return triggers.isEmpty() ? Optional.empty() : Optional.of(row(node, "", triggers));
        }
        return Optional.empty();
    }

    private static Optional<String> trigger(EventDefinition definition) {
        if (definition instanceof TimerEventDefinition timer && timer.getTimeDate() != null) {
            return Optional.of("đến thời điểm " + code(timer.getTimeDate().getTextContent()));
        }
        if (definition instanceof MessageEventDefinition message) {
            return Optional.of("thông điệp " + code(message.getMessage().getName()));
        }
        return Optional.empty();
    }

    private static String row(FlowNode node, String who, String what) {
        String label = node.getName() == null ? "" : node.getName().replaceAll("\\s+", " ");
        return "| %s | `%s` | %s | %s |".formatted(label, node.getId(), who, what);
    }

    private static String code(String text) {
        return text == null || text.isEmpty() ? "" : "`" + text + "`";
    }

    /** The line of the picture that the element stands on, so that the table reads like the diagram. */
    private static long line(FlowNode node) {
        return shape(node)
                .map(s -> Math.round((s.getBounds().getY() + s.getBounds().getHeight() / 2) / 100))
                .orElse(Long.MAX_VALUE);
    }

    private static double column(FlowNode node) {
        return shape(node).map(s -> s.getBounds().getX()).orElse(Double.MAX_VALUE);
    }

    private static Optional<BpmnShape> shape(FlowNode node) {
        return Optional.ofNullable((BpmnShape) node.getDiagramElement());
    }

    private static Optional<String> documentation(BaseElement element) {
        List<String> texts = element.getDocumentations().stream()
                .map(d -> d.getTextContent().strip())
                .filter(d -> !d.isEmpty())
                .toList();
        return texts.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", texts));
    }
}
