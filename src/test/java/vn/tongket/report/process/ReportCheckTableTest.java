package vn.tongket.report.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import vn.tongket.report.check.Finding.Code;
import vn.tongket.report.check.Finding.Severity;

/** The table that decides what blocks and what warns, row by row. */
class ReportCheckTableTest {

    private static final Path TABLE = Path.of("bpmn/report-check.dmn");

    /** What the house decides before process owners change it, one line to a row. */
    private static final Map<List<String>, Severity> ROWS = Map.ofEntries(
            row(Severity.BLOCK, "SECTION_BLANK", "SECTION_REASON_MISSING"),
            row(Severity.WARN, "SECTION_TOO_SHORT"),
            row(Severity.WARN, "SECTION_BOTH"),
            row(Severity.BLOCK, "NUMBER_UNREADABLE", "NUMBER_NEGATIVE"),
            row(Severity.BLOCK, "RATIO_INCOMPLETE", "RATIO_OF_NOTHING", "RATIO_NUMERATOR_GREATER"),
            row(Severity.BLOCK, "ABOVE_LIMIT", "BELOW_LIMIT"),
            row(Severity.BLOCK, "INDICATOR_MISSING", "YEAR_MISSING"),
            row(Severity.BLOCK, "YEAR_OUTSIDE_PERIOD"),
            row(Severity.WARN, "DATE_MISSING"),
            row(Severity.BLOCK, "DATE_UNREADABLE", "DATE_BEFORE_PERIOD", "DATE_IN_FUTURE"),
            row(Severity.WARN, "SECTION_PLACEHOLDER", "SECTION_REPEATS_GUIDANCE"),
            row(Severity.WARN, "YEAR_JUMP"),
            row(Severity.WARN, "PREVIOUS_JUMP"),
            row(Severity.WARN, "UNITS_OUTLYING"),
            row(Severity.WARN, "CLAIM_DIFFERS", "CLAIM_NOT_FULL", "CLAIM_NOT_EXCEEDED", "CLAIM_CHANGE_DIFFERS"),
            row(Severity.WARN, "CITATION_AMBIGUOUS", "CITATION_UNKNOWN"),
            row(Severity.WARN, "CITATION_EXPIRED", "CITATION_REPLACED"),
            row(Severity.WARN, "COPIED_PASSAGE", "COPIED_SOMEWHERE", "COPIED_FROM_PREVIOUS"));

    private final DmnEngine engine =
            DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();

    @TestFactory
    Stream<DynamicTest> every_row_answers_for_each_of_its_findings() {
        return ROWS.entrySet().stream()
                .flatMap(row -> row.getKey().stream()
                        .map(code -> DynamicTest.dynamicTest(
                                code, () -> assertThat(decide(code)).isEqualTo(row.getValue()))));
    }

    @Test
    void every_finding_has_a_row_and_every_row_its_findings() throws IOException {
        try (InputStream stream = Files.newInputStream(TABLE)) {
            DmnModelInstance model = Dmn.readModelFromStream(stream);
            List<Rule> rules = model.getModelElementsByType(Rule.class).stream().toList();

            assertThat(rules.stream()
                            .map(rule -> codes(
                                    rule.getInputEntries().iterator().next().getTextContent()))
                            .collect(Collectors.toSet()))
                    .isEqualTo(ROWS.keySet());
            assertThat(rules)
                    .allSatisfy(rule ->
                            assertThat(rule.getDescription().getTextContent()).isNotBlank());
            assertThat(new TreeSet<>(codes(model.<org.camunda.bpm.model.dmn.instance.InputValues>getModelElementById(
                                    "InputValues_Finding")
                            .getTextContent())))
                    .isEqualTo(Arrays.stream(Code.values())
                            .map(Code::name)
                            .collect(Collectors.toCollection(TreeSet::new)));
        }
    }

    @Test
    void what_no_row_names_blocks_unless_it_is_a_guess() {
        assertThat(Code.SECTION_BLANK.unlessDecided()).isEqualTo(Severity.BLOCK);
        assertThat(Code.DATE_IN_FUTURE.unlessDecided()).isEqualTo(Severity.BLOCK);
        assertThat(Code.SECTION_PLACEHOLDER.unlessDecided()).isEqualTo(Severity.WARN);
        assertThat(Code.COPIED_FROM_PREVIOUS.unlessDecided()).isEqualTo(Severity.WARN);
    }

    private static Map.Entry<List<String>, Severity> row(Severity severity, String... codes) {
        return Map.entry(List.of(codes), severity);
    }

    private static List<String> codes(String entry) {
        return Arrays.stream(entry.strip().split(","))
                .map(code -> code.strip().replace("\"", ""))
                .toList();
    }

    private Severity decide(String finding) throws IOException {
        try (InputStream model = Files.newInputStream(TABLE)) {
            return Severity.valueOf(engine.evaluateDecisionTable(
                            engine.parseDecision(EngineReportTables.CHECK, model), Map.of("finding", finding))
                    .getSingleResult()
                    .getEntry("severity"));
        }
    }
}
