package vn.tongket.report.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.tongket.organization.Role;
import vn.tongket.report.Finding.Code;

class ReportDecisionsTest {

    private final DmnEngine engine =
            DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();

    @ParameterizedTest
    @CsvSource({
        "SECTION_BLANK, BLOCK",
        "SECTION_REASON_MISSING, BLOCK",
        "SECTION_TOO_SHORT, WARN",
        "SECTION_BOTH, WARN",
        "NUMBER_UNREADABLE, BLOCK",
        "NUMBER_NEGATIVE, BLOCK",
        "RATIO_INCOMPLETE, BLOCK",
        "RATIO_OF_NOTHING, BLOCK",
        "RATIO_NUMERATOR_GREATER, BLOCK",
        "ABOVE_LIMIT, BLOCK",
        "BELOW_LIMIT, BLOCK",
        "INDICATOR_MISSING, BLOCK",
        "YEAR_MISSING, BLOCK",
        "YEAR_OUTSIDE_PERIOD, BLOCK",
        "DATE_MISSING, WARN",
        "DATE_UNREADABLE, BLOCK",
        "DATE_BEFORE_PERIOD, BLOCK",
        "DATE_IN_FUTURE, BLOCK"
    })
    void finding_blocks_or_warns(Code finding, String severity) throws IOException {
        assertThat(decide(EngineReportTables.CHECK, Map.of("finding", finding.name())))
                .containsEntry("severity", severity);
    }

    @Test
    void every_finding_has_a_row() throws IOException {
        for (Code code : Code.values()) {
            assertThat(decide(EngineReportTables.CHECK, Map.of("finding", code.name())))
                    .containsKey("severity");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "COMMITTEE, MILITARY, REGION,   COORDINATOR",
        "COMMITTEE, PARTY,    PROVINCE, REVIEWER",
        "OFFICE,    STATE,    PROVINCE, REVIEWER",
        "COMMITTEE, PARTY,    DISTRICT, REVIEWER",
        "COMMAND,   MILITARY, AREA,     REVIEWER",
        "COMMITTEE, STATE,    COMMUNE,  REVIEWER"
    })
    void report_goes_to_one_of_the_cycle_s_roles(String kind, String branch, String level, Role checker)
            throws IOException {
        assertThat(decide(EngineReportTables.ROUTE, Map.of("kind", kind, "branch", branch, "level", level)))
                .containsEntry("checker", checker.name());
    }

    private Map<String, Object> decide(String table, Map<String, Object> inputs) throws IOException {
        try (InputStream model = Files.newInputStream(Path.of("bpmn/" + table + ".dmn"))) {
            return engine.evaluateDecisionTable(engine.parseDecision(table, model), inputs)
                    .getSingleResult()
                    .getEntryMap();
        }
    }
}
