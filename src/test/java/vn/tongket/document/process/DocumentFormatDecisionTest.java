package vn.tongket.document.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DocumentFormatDecisionTest {

    private final DmnEngine engine =
            DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();

    private DmnDecision table;

    @ParameterizedTest
    @CsvSource({
        "PARTY, CV, 20180806, party-36-hd-letter",
        "PARTY, QĐ, 20260526, party-36-hd-decision",
        "PARTY, BB, 20260109, party-36-hd-minutes",
        "PARTY, KL, 20190917, party-36-hd-titled",
        "PARTY, KH, 20260526, party-36-hd-titled",
        "PARTY, CV, 20260527, party-05-hd-letter",
        "PARTY, QĐ, 20260527, party-05-hd-decision",
        "PARTY, BB, 20261120, party-05-hd-minutes",
        "PARTY, KL, 20260527, party-05-hd-titled",
        "PARTY, BC, 20261120, party-05-hd-titled",
        "STATE, CV, 20191014, state-nd-30-letter",
        "STATE, QĐ, 20190920, state-nd-30-decision",
        "STATE, BB, 20200305, state-nd-30-minutes",
        "STATE, TB, 20261120, state-nd-30-titled",
        "STATE, CT, 20260527, state-nd-30-titled"
    })
    void every_row_has_its_documents(String style, String documentType, int issuedOn, String templateKey)
            throws IOException {
        assertThat(templateOf(style, documentType, issuedOn)).isEqualTo(templateKey);
    }

    @Test
    void the_table_answers_for_every_type_on_every_side_of_a_change() throws IOException {
        for (String style : new String[] {"PARTY", "STATE"}) {
            for (String type : new String[] {"KH", "BC", "KL", "TB", "QĐ", "CT", "CV", "GM", "BB", "TTr"}) {
                for (int day : new int[] {20080922, 20260526, 20260527, 20991231}) {
                    assertThat(templateOf(style, type, day)).isNotBlank();
                }
            }
        }
    }

    private String templateOf(String style, String documentType, int issuedOn) throws IOException {
        if (table == null) {
            try (var file = Files.newInputStream(Path.of("bpmn/document-format.dmn"))) {
                table = engine.parseDecision(EngineDocumentFormats.DECISION, file);
            }
        }
        return engine.evaluateDecisionTable(
                        table, Map.of("style", style, "documentType", documentType, "issuedOn", issuedOn))
                .getSingleResult()
                .getSingleEntry();
    }
}
