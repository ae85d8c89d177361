package vn.tongket.assignment.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.tongket.assignment.Facts;
import vn.tongket.assignment.Rates;

class AssignmentStatusDecisionTest {

    private final DmnEngine engine =
            DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();

    @ParameterizedTest
    @CsvSource({
        "SUSPENDED, false, true,  false, true,  true,  SUSPENDED,             EXCLUDED",
        "CANCELLED, false, true,  false, true,  true,  CANCELLED,             EXCLUDED",
        "WITHDRAWN, true,  false, false, false, false, WITHDRAWN,             EXCLUDED",
        "NO,        true,  false, false, false, true,  COMPLETED_NO_DEADLINE, NARRATIVE",
        "NO,        true,  true,  false, true,  true,  COMPLETED_ON_TIME,     ON_TIME",
        "NO,        true,  true,  true,  true,  true,  COMPLETED_LATE,        LATE",
        "NO,        false, false, false, false, true,  NO_DEADLINE,           NARRATIVE",
        "NO,        false, true,  false, true,  true,  OVERDUE,               OVERDUE",
        "NO,        false, true,  false, false, true,  IN_PROGRESS,           WITHIN_TERM",
        "NO,        false, true,  false, false, false, NOT_STARTED,           WITHIN_TERM"
    })
    void every_row_is_reached(
            String halted,
            boolean confirmed,
            boolean hasDueDate,
            boolean submittedLate,
            boolean pastDue,
            boolean started,
            String status,
            String rateClass)
            throws IOException {
        Facts facts = new Facts(halted, confirmed, hasDueDate, submittedLate, pastDue, started);

        assertThat(engine.evaluateDecisionTable(table(), facts.inputs())
                        .getSingleResult()
                        .getEntryMap())
                .containsEntry("status", status)
                .containsEntry("rateClass", rateClass);
    }

    @Test
    void any_facts_have_one_status_that_rates_can_count() throws IOException {
        DmnDecision table = table();
        for (String halted : new String[] {"NO", "SUSPENDED", "CANCELLED", "WITHDRAWN"}) {
            for (int bits = 0; bits < 32; bits++) {
                Facts facts = new Facts(halted, bit(bits, 0), bit(bits, 1), bit(bits, 2), bit(bits, 3), bit(bits, 4));
                String rateClass = engine.evaluateDecisionTable(table, facts.inputs())
                        .getSingleResult()
                        .getEntry("rateClass");
                assertThat(Rates.NONE.plus(rateClass, 1)).as(facts.toString()).isNotEqualTo(Rates.NONE);
            }
        }
    }

    private static boolean bit(int bits, int n) {
        return (bits >> n & 1) == 1;
    }

    private DmnDecision table() throws IOException {
        try (var file = Files.newInputStream(Path.of("bpmn/assignment-status.dmn"))) {
            return engine.parseDecision("assignment-status", file);
        }
    }
}
