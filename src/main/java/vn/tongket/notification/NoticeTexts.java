package vn.tongket.notification;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import vn.tongket.Text;

/**
 * What a notice says: the text {@code mail/<template>.txt} with its placeholders filled. A file of that name in the
 * folder {@code tongket.mail.texts-dir} stands in for the delivered one.
 */
@Component
class NoticeTexts {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([A-Za-z][A-Za-z0-9]*)}");
    private static final Pattern TEMPLATE = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    /** What stands in the product in the place of something that only the mail may say. */
    private static final String IN_THE_MAIL = "(có trong thư điện tử)";

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("HH:mm 'ngày' dd/MM/uuuu");

    private final Environment environment;
    private final ZoneId zone;

    NoticeTexts(Environment environment, java.time.Clock clock) {
        this.environment = environment;
        this.zone = clock.getZone();
    }

    /** A text as people read it: one line of subject and the body. */
    record Filled(String subject, String body) {}

    Filled fill(String template, Map<String, Object> params) {
        String[] parts = read(template).split("\\R", 2);
        String subject = fillIn(parts[0], params).replaceAll("\\s+", " ").strip();
        return new Filled(subject, parts.length > 1 ? fillIn(parts[1], params).strip() : "");
    }

    private String fillIn(String text, Map<String, Object> params) {
        StringBuilder filled = new StringBuilder();
        Matcher names = PLACEHOLDER.matcher(text);
        while (names.find()) {
            names.appendReplacement(filled, Matcher.quoteReplacement(shown(params.get(names.group(1)))));
        }
        names.appendTail(filled);
        return filled.toString();
    }

    private String read(String template) {
        if (!TEMPLATE.matcher(template).matches()) {
            throw new IllegalArgumentException("'%s' is not the name of a text".formatted(template));
        }
        String name = template + ".txt";
        String folder = environment.getProperty("tongket.mail.texts-dir", "");
        try {
            Path own = Path.of(folder, name);
            if (!folder.isEmpty() && Files.isRegularFile(own)) {
                return Text.clean(Files.readString(own));
            }
            try (InputStream delivered = new ClassPathResource("mail/" + name).getInputStream()) {
                return Text.clean(new String(delivered.readAllBytes(), StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Text '%s' cannot be read".formatted(name), e);
        }
    }

    /** Dates and moments come as the machine writes them and are shown as people do. */
    private String shown(Object value) {
        if (value == null) {
            return "";
        }
        String text = String.valueOf(value);
        if (SealedText.isSealed(text)) {
            return IN_THE_MAIL;
        }
        try {
            if (text.matches("\\d{4}-\\d{2}-\\d{2}")) {
                return LocalDate.parse(text).format(DAY);
            }
            if (text.matches("\\d{4}-\\d{2}-\\d{2}T[0-9:.]+Z")) {
                return Instant.parse(text).atZone(zone).format(MOMENT);
            }
            if (text.matches("\\d{4}-\\d{2}-\\d{2}T[0-9:.]+[+-]\\d{2}:\\d{2}")) {
                return OffsetDateTime.parse(text).atZoneSameInstant(zone).format(MOMENT);
            }
        } catch (DateTimeParseException e) {
            return text;
        }
        return text;
    }
}
