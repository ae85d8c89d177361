package vn.tongket.report.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.tongket.organization.Role;

class ReportDecisionsTest {

    private final DmnEngine engine =
            DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();

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
