package vn.tongket.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** What the demo's people fill into forms: files that hold exactly what a form sends. */
@Component
@Profile("demo")
class FilledForms {

    private final ObjectMapper json;

    FilledForms(ObjectMapper json) {
        this.json = json;
    }

    <T> T read(String file, Class<T> type) {
        try (InputStream in = new ClassPathResource("demo/" + file).getInputStream()) {
            return json.readValue(in, type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
