package vn.tongket;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.xml.instance.DomElement;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import vn.tongket.engine.ProcessVariable;

/** What process owners edit, read from {@code bpmn/} and {@code forms/}, and the classes of ours that it names. */
final class ModelFiles {

    private static final ObjectMapper JSON = new ObjectMapper();

    private ModelFiles() {}

    /** Models by the name of their file without its ending. */
    static Map<String, BpmnModelInstance> models() {
        return byName("bpmn", ".bpmn", file -> Bpmn.readModelFromFile(file.toFile()));
    }

    static Map<String, Path> decisions() {
        return byName("bpmn", ".dmn", Function.identity());
    }

    static Map<String, JsonNode> camundaForms() {
        return byName("forms", ".form", file -> {
            try {
                return JSON.readTree(Files.readString(file));
            } catch (IOException e) {
                throw new UncheckedIOException(file.toString(), e);
            }
        });
    }

    static Map<String, String> htmlForms() {
        return byName("forms", ".html", ModelFiles::text);
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }

    static List<Path> files(String folder, String... endings) {
        Path root = Path.of(folder);
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> Stream.of(endings).anyMatch(file.toString()::endsWith))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Set<String> processKeys() {
        return models().values().stream()
                .flatMap(model -> model.getModelElementsByType(Process.class).stream())
                .filter(Process::isExecutable)
                .map(Process::getId)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    static Set<String> messages(Collection<BpmnModelInstance> models) {
        return models.stream()
                .flatMap(model -> model.getModelElementsByType(Message.class).stream())
                .map(Message::getName)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Simple names of our classes in {@code process} packages, e.g. {@code SignReportListener}. */
    static Set<String> processClasses() {
        return files("src/main/java/vn/tongket", ".java").stream()
                .filter(file -> file.getParent().getFileName().toString().equals("process"))
                .map(file -> file.getFileName().toString().replace(".java", ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The classes that hold the names Java shares with a model: {@code UnitReportProcess} and its like. */
    static List<Class<?>> nameClasses() {
        return files("src/main/java/vn/tongket", "Process.java").stream()
                .filter(file -> file.getParent().getFileName().toString().equals("process"))
                .<Class<?>>map(ModelFiles::load)
                .toList();
    }

    private static Class<?> load(Path file) {
        String name = Path.of("src/main/java")
                .relativize(file)
                .toString()
                .replace(".java", "")
                .replace('/', '.');
        try {
            return Class.forName(name.replace('\\', '.'));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    static String camunda(ModelElementInstance element, String attribute) {
        return camunda(element.getDomElement(), attribute);
    }

    static String camunda(DomElement element, String attribute) {
        return element.getAttribute("http://camunda.org/schema/1.0/bpmn", attribute);
    }

    /** Values of the text constants in a nested class such as {@code Elements}; none when there is no such class. */
    static Set<String> constants(Class<?> names, String nested) {
        return Stream.of(names.getDeclaredClasses())
                .filter(type -> type.getSimpleName().equals(nested))
                .flatMap(type -> Stream.of(type.getDeclaredFields()))
                .map(ModelFiles::value)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    static String value(Field constant) {
        try {
            constant.setAccessible(true);
            Object value = constant.get(null);
            return value instanceof ProcessVariable<?> variable ? variable.name() : String.valueOf(value);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static <T> Map<String, T> byName(String folder, String ending, Function<Path, T> read) {
        Map<String, T> found = new TreeMap<>();
        for (Path file : files(folder, ending)) {
            if (file.getParent().equals(Path.of(folder))) {
                found.put(file.getFileName().toString().replace(ending, ""), read.apply(file));
            }
        }
        return found;
    }
}
