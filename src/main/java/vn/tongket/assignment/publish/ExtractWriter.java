package vn.tongket.assignment.publish;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import vn.tongket.SecrecyGuard;
import vn.tongket.Text;
import vn.tongket.assignment.list.TaskRow;
import vn.tongket.assignment.publish.Choice.Column;
import vn.tongket.calendar.Deadline;

/** Puts the chosen tasks into the words that everybody reads. */
@Component
class ExtractWriter {

    private static final int FORMAT = 1;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    private final MessageSource messages;
    private final ObjectMapper json = new ObjectMapper();

    ExtractWriter(MessageSource messages) {
        this.messages = messages;
    }

    /** What is written, and the tasks that stay out because their words carry a secrecy mark. */
    record Written(Content content, List<TaskRow> marked) {}

    Written write(Choice choice, String conclusion, String cycle, String publisher, List<TaskRow> tasks) {
        List<TaskRow> wanted = tasks.stream().filter(choice::wants).toList();
        List<TaskRow> shown = wanted.stream().filter(task -> !isMarked(task)).toList();
        Map<String, Long> counts = shown.stream()
                .collect(Collectors.groupingBy(
                        task -> task.standing().status(),
                        () -> new TreeMap<>(java.util.Comparator.comparingInt(Choice.STATUSES::indexOf)),
                        Collectors.counting()));
        Content content = new Content(
                FORMAT,
                Text.clean(choice.title()),
                conclusion,
                cycle,
                publisher,
                DAY.format(choice.figuresOn()),
                "",
                0,
                counts.entrySet().stream()
                        .map(one -> new Content.Count(text("assignment.status." + one.getKey()), one.getValue()))
                        .toList(),
                choice.columns().stream()
                        .map(column -> text("publish.column." + column))
                        .toList(),
                shown.stream()
                        .map(task -> choice.columns().stream()
                                .map(column -> cell(task, column))
                                .toList())
                        .toList());
        return new Written(
                content, wanted.stream().filter(ExtractWriter::isMarked).toList());
    }

    private static boolean isMarked(TaskRow task) {
        return SecrecyGuard.markIn(task.text()).isPresent()
                || SecrecyGuard.markIn(task.unitName()).isPresent();
    }

    private String cell(TaskRow task, Column column) {
        return switch (column) {
            case REF -> task.ref();
            case TEXT -> task.text();
            case UNIT -> task.unitName();
            case ROLE -> text("web.task.role." + task.role());
            case DUE -> shown(task.due());
            case ORIGINAL_DUE -> shown(task.originalDue());
            case STATUS -> text("assignment.status." + task.standing().status());
            case RESULT -> task.result();
        };
    }

    private String shown(Deadline due) {
        return due.isKnown() ? due.text() : text("web.task.no-due");
    }

    String bytes(Content content) {
        try {
            return json.writeValueAsString(content);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Content of an extract cannot be written", e);
        }
    }

    Content read(String bytes) {
        try {
            return json.readValue(bytes, Content.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Content of an extract cannot be read", e);
        }
    }

    static String sha256(String bytes) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    private String text(String key) {
        return messages.getMessage(key, null, key.substring(key.lastIndexOf('.') + 1), Locale.ROOT);
    }
}
