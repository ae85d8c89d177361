package vn.tongket.assignment.period;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.springframework.stereotype.Component;

/** Sealed figures and parts of a text as they are kept. */
@Component
class PeriodJson {

    private final ObjectMapper json;

    PeriodJson(ObjectMapper json) {
        this.json = json;
    }

    PeriodFigures figures(String sealed) {
        try {
            return json.readValue(sealed, PeriodFigures.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Sealed figures cannot be read", e);
        }
    }

    List<PeriodPart> parts(String written) {
        try {
            return json.readValue(written, new TypeReference<List<PeriodPart>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Parts of a periodic report cannot be read", e);
        }
    }

    String write(Object figures) {
        try {
            return json.writeValueAsString(figures);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Figures cannot be written", e);
        }
    }

    static String hash(String sealed) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(sealed.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
