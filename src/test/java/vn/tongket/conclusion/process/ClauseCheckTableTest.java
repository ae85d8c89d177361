package vn.tongket.conclusion.process;

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
import vn.tongket.conclusion.lint.Finding.Code;
import vn.tongket.conclusion.lint.Finding.Severity;

/** The table that decides what keeps a conclusion from being signed and what needs a reason, row by row. */
class ClauseCheckTableTest {

    private static final Path TABLE = Path.of("bpmn/clause-check.dmn");

    /** What the house decides before process owners change it, one line to a row. */
    private static final Map<List<String>, Severity> ROWS = Map.ofEntries(
            row(Severity.ERROR, "LEAD_MISSING"),
            row(Severity.ERROR, "TWO_LEADS"),
            row(Severity.ERROR, "LEAD_COOPERATES"),
            row(Severity.ERROR, "LEAD_GONE"),
            row(Severity.WARNING, "COOPERATING_GONE"),
            row(Severity.WARNING, "DUE_MISSING"),
            row(Severity.ERROR, "DUE_BEFORE_ISSUING"),
            row(Severity.WARNING, "DUE_DAY_OFF"),
            row(Severity.WARNING, "DUE_AFTER_REVIEW"),
            row(Severity.WARNING, "DUE_IN_TEXT"),
            row(Severity.WARNING, "DELIVERABLE_MISSING"),
            row(Severity.WARNING, "PERIOD_MISSING"),
            row(Severity.WARNING, "CITATION_AMBIGUOUS", "CITATION_UNDATED"),
            row(Severity.WARNING, "CITATION_EXPIRED"),
            row(Severity.WARNING, "TARGET_WITHOUT_NUMBER"),
            row(Severity.WARNING, "TARGET_IN_TEXT"),
            row(Severity.WARNING, "GENERAL_WITH_DATE"),
            row(Severity.IGNORE, "GENERAL_WITH_LEAD"));

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
                            engine.parseDecision(EngineClauseTable.KEY, model), Map.of("finding", finding))
                    .getSingleResult()
                    .getEntry("severity"));
        }
    }
}
