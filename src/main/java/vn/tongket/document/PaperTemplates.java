package vn.tongket.document;

import com.deepoove.poi.config.Configure;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import vn.tongket.Refusal;

/**
 * The Word templates: those of a body's own folder go before those that the product brings. Each is read and checked
 * once, and again when its file changes; a broken one is never passed over in silence.
 */
@Component
class PaperTemplates {

    private static final int LARGEST = 5_000_000;

    /** @param stamp of the file when it was read; empty for one that the product brings */
    private record Kept(String stamp, PaperTemplate template) {}

    private final Environment environment;
    private final ConcurrentMap<String, Kept> kept = new ConcurrentHashMap<>();

    PaperTemplates(Environment environment) {
        this.environment = environment;
    }

    /** Made when the first document is written: the start of the product does not wait for it. */
    Configure configure() {
        return PaperSlots.CONFIGURE;
    }

    PaperTemplate of(String key) {
        if (!key.matches("[a-z0-9][a-z0-9-]*")) {
            throw Refusal.of("document.template-missing", key);
        }
        String name = key + ".docx";
        String folder = environment.getProperty("tongket.documents.templates-dir", "");
        try {
            Path own = Path.of(folder, name);
            if (!folder.isEmpty() && Files.isRegularFile(own)) {
                return own(key, own);
            }
            Kept delivered = kept.get(key);
            if (delivered != null && delivered.stamp().isEmpty()) {
                return delivered.template();
            }
            ClassPathResource resource = new ClassPathResource("forms/documents/" + name);
            if (!resource.exists()) {
                throw Refusal.of("document.template-missing", name);
            }
            try (InputStream content = resource.getInputStream()) {
                return keep(key, "", name, content.readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Template '%s' cannot be read".formatted(name), e);
        }
    }

    private PaperTemplate own(String key, Path file) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        String stamp = file + "@" + attributes.lastModifiedTime().toMillis() + ":" + attributes.size();
        Kept known = kept.get(key);
        if (known != null && known.stamp().equals(stamp)) {
            return known.template();
        }
        if (attributes.size() > LARGEST) {
            throw Refusal.of("document.template-too-large", file.getFileName().toString());
        }
        return keep(key, stamp, file.getFileName().toString(), Files.readAllBytes(file));
    }

    private PaperTemplate keep(String key, String stamp, String name, byte[] content) {
        PaperTemplate template =
                PaperTemplate.read(name, sha256(content), content, Wording.knownTags(), PaperSlots.CONFIGURE);
        kept.put(key, new Kept(stamp, template));
        return template;
    }

    static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
