package vn.tongket.document.process;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import org.springframework.stereotype.Component;
import vn.tongket.document.DocumentFormats;
import vn.tongket.document.Style;
import vn.tongket.engine.DecisionTables;

/** Reads the format from the published table {@code document-format}. */
@Component
class EngineDocumentFormats implements DocumentFormats {

    static final String DECISION = "document-format";

    private final DecisionTables decisions;

    EngineDocumentFormats(DecisionTables decisions) {
        this.decisions = decisions;
    }

    @Override
    public String templateOf(Style style, String documentType, LocalDate on) {
        return decisions
                .latest(DECISION)
                .decideForInstance(Map.of(
                        "style", style.name(),
                        "documentType", documentType,
                        "issuedOn", Integer.valueOf(DateTimeFormatter.BASIC_ISO_DATE.format(on))))
                .map(decided -> (String) decided.get("templateKey"))
                .orElseThrow(() -> new IllegalStateException(
                        "Table '%s' has no row for %s of %s on %s".formatted(DECISION, documentType, style, on)));
    }
}
