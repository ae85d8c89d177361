package vn.tongket.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Every command leaves a record: what people send to our pages and interfaces, what the models call, and what writing
 * methods of desks do. A command is followed through everything it calls; those that leave none are named here, each with
 * its reason, and a name that is no longer needed is an error too.
 */
class CommandsTest {

    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("vn.tongket");

    private static final Path UNRECORDED = Path.of("src/test/resources/commands-without-record.properties");

    private final Map<JavaCodeUnit, Boolean> recording = new HashMap<>();
    private final Map<String, Set<JavaMethod>> implementations = implementations();

    @Test
    void every_command_leaves_a_record_or_says_why_not() throws IOException {
        Properties reasons = new Properties();
        try (Reader text = Files.newBufferedReader(UNRECORDED, StandardCharsets.UTF_8)) {
            reasons.load(text);
        }
        Map<String, JavaMethod> commands = commands();

        Set<String> silent = commands.entrySet().stream()
                .filter(command -> !records(command.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(commands).as("commands found").hasSizeGreaterThan(350);
        assertThat(silent)
                .as("commands without a record must stand in %s with a reason", UNRECORDED)
                .isEqualTo(new TreeSet<>(reasons.stringPropertyNames()));
        assertThat(reasons.values()).allMatch(reason -> String.valueOf(reason).length() > 15);
    }

    /** The test can fail: a command that only reads is seen to leave none, one that records is seen to. */
    @Test
    void following_calls_tells_what_records_from_what_does_not() {
        JavaClass desk = OURS.get("vn.tongket.conclusion.ConclusionDesk");
        assertThat(desk.getMethods().stream().filter(method -> method.getName().equals("mayRead")))
                .noneMatch(this::records);
        assertThat(desk.getMethods().stream().filter(method -> method.getName().equals("read")))
                .isNotEmpty()
                .allMatch(this::records);
    }

    private static Map<String, JavaMethod> commands() {
        Map<String, JavaMethod> commands = new TreeMap<>();
        for (JavaClass type : OURS) {
            boolean desk = type.getSimpleName().endsWith("Desk");
            boolean called = type.isAssignableTo(JavaDelegate.class)
                    || type.isAssignableTo(TaskListener.class)
                    || type.isAssignableTo(ExecutionListener.class);
            for (JavaMethod method : type.getMethods()) {
                boolean sent = Stream.of("Post", "Put", "Delete", "Patch")
                        .anyMatch(verb ->
                                method.isAnnotatedWith("org.springframework.web.bind.annotation." + verb + "Mapping"));
                boolean step = called
                        && (method.getName().equals("execute")
                                || method.getName().equals("notify"))
                        && !method.getModifiers().contains(com.tngtech.archunit.core.domain.JavaModifier.SYNTHETIC);
                boolean writes = desk && method.isAnnotatedWith(Transactional.class) && writes(method);
                if (sent || step || writes) {
                    commands.put(type.getName().substring("vn.tongket.".length()) + "." + method.getName(), method);
                }
            }
        }
        return commands;
    }

    private static boolean writes(JavaMethod method) {
        Transactional transaction = method.getAnnotationOfType(Transactional.class);
        return !transaction.readOnly() && transaction.propagation() != Propagation.MANDATORY;
    }

    /** Whether the method, or anything it calls, appends to the record. */
    private boolean records(JavaCodeUnit start) {
        Set<JavaCodeUnit> seen = new HashSet<>();
        Deque<JavaCodeUnit> open = new ArrayDeque<>(Set.of(start));
        while (!open.isEmpty()) {
            JavaCodeUnit unit = open.poll();
            if (!seen.add(unit)) {
                continue;
            }
            if (unit.getOwner().isEquivalentTo(AuditLog.class) && unit.getName().equals("record")
                    || Boolean.TRUE.equals(recording.get(unit))) {
                recording.put(start, true);
                return true;
            }
            Stream.concat(
                            unit.getCallsFromSelf().stream().map(call -> call.getTarget()),
                            Stream.concat(
                                    unit.getMethodReferencesFromSelf().stream().map(call -> call.getTarget()),
                                    unit.getConstructorReferencesFromSelf().stream()
                                            .map(call -> call.getTarget())))
                    .filter(target -> target.getOwner().getPackageName().startsWith("vn.tongket"))
                    .forEach(target -> {
                        target.resolveMember().ifPresent(member -> open.add((JavaCodeUnit) member));
                        open.addAll(implementations.getOrDefault(
                                target.getOwner().getName() + "." + target.getName(), Set.of()));
                    });
        }
        recording.put(start, false);
        return false;
    }

    /** What stands behind the methods of our interfaces and abstract classes. */
    private static Map<String, Set<JavaMethod>> implementations() {
        Map<String, Set<JavaMethod>> found = new HashMap<>();
        for (JavaClass type : OURS) {
            Stream.concat(type.getAllRawInterfaces().stream(), type.getAllRawSuperclasses().stream())
                    .filter(above -> above.getPackageName().startsWith("vn.tongket"))
                    .forEach(above -> type.getMethods()
                            .forEach(method -> found.computeIfAbsent(
                                            above.getName() + "." + method.getName(), key -> new HashSet<>())
                                    .add(method)));
        }
        return found;
    }
}
