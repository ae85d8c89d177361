package vn.tongket.notification.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReminderLadderDecisionTest {

    private final List<String> matched = new ArrayList<>();
    private final DmnEngine engine = engine();

    private DmnEngine engine() {
        DefaultDmnEngineConfiguration configuration =
                (DefaultDmnEngineConfiguration) DmnEngineConfiguration.createDefaultDmnEngineConfiguration();
        configuration.setCustomPostDecisionTableEvaluationListeners(
                List.of(evaluated -> evaluated.getMatchingRules().forEach(rule -> matched.add(rule.getId()))));
        return configuration.buildEngine();
    }

    /** One line for every row of the table, and one at each of its ends. */
    private static final String ROWS = """
            report,     6,   STATE,    NotYet,               NOT_YET,        NOBODY,             NONE,            NEUTRAL,        TRACKER,      false
            assignment, 250, PARTY,    NotYet,               NOT_YET,        NOBODY,             NONE,            NEUTRAL,        TRACKER,      false
            report,     5,   STATE,    BeforeFive,           BEFORE_5,       DRAFTER,            NOTICE,          FRIENDLY,       TRACKER,      false
            assignment, 2,   MILITARY, BeforeFive,           BEFORE_5,       DRAFTER,            NOTICE,          FRIENDLY,       TRACKER,      false
            report,     3,   PARTY,    BeforeFiveParty,      BEFORE_5,       DRAFTER,            NOTICE,          PARTY_FRIENDLY, PARTY_OFFICE, false
            report,     1,   STATE,    ReportBeforeOne,      BEFORE_1,       DRAFTER_AND_LEADER, NOTICE,          FRIENDLY,       TRACKER,      false
            report,     0,   PARTY,    ReportBeforeOneParty, BEFORE_1,       DRAFTER_AND_LEADER, NOTICE,          PARTY_FRIENDLY, PARTY_OFFICE, false
            assignment, 1,   FRONT,    BeforeOne,            BEFORE_1,       DRAFTER,            NOTICE,          FRIENDLY,       TRACKER,      false
            assignment, 1,   PARTY,    BeforeOneParty,       BEFORE_1,       DRAFTER,            NOTICE,          PARTY_FRIENDLY, PARTY_OFFICE, false
            assignment, 0,   STATE,    HeadDigest,           HEAD_DIGEST,    LEADER,             DIGEST,          FIRM,           TRACKER,      false
            assignment, 0,   PARTY,    HeadDigestParty,      HEAD_DIGEST,    LEADER,             DIGEST,          PARTY_FIRM,     PARTY_OFFICE, false
            report,     -1,  STATE,    OverdueNotice,        OVERDUE_NOTICE, DRAFTER_AND_LEADER, NOTICE,          FIRM,           TRACKER,      false
            assignment, -4,  PARTY,    OverdueNoticeParty,   OVERDUE_NOTICE, DRAFTER_AND_LEADER, NOTICE,          PARTY_FIRM,     PARTY_OFFICE, false
            report,     -5,  STATE,    ReportListed,         LISTED,         TRACKER,            PERIODIC_REPORT, NEUTRAL,        TRACKER,      false
            report,     -40, PARTY,    ReportListed,         LISTED,         TRACKER,            PERIODIC_REPORT, NEUTRAL,        TRACKER,      false
            assignment, -5,  STATE,    UrgingLetter,         URGING_LETTER,  LEADER,             LETTER,          URGENT,         TRACKER,      true
            assignment, -9,  PARTY,    UrgingLetterParty,    URGING_LETTER,  LEADER,             LETTER,          PARTY_URGENT,   PARTY_OFFICE, true
            assignment, -10, MILITARY, AssignmentListed,     LISTED,         TRACKER,            PERIODIC_REPORT, NEUTRAL,        TRACKER,      false
            assignment, -14, PARTY,    AssignmentListedParty, LISTED,        TRACKER,            PERIODIC_REPORT, NEUTRAL,        PARTY_OFFICE, false
            assignment, -15, STATE,    Explanation,          EXPLANATION,    LEADER,             EXPLANATION,     URGENT,         TRACKER,      false
            assignment, -19, PARTY,    ExplanationParty,     EXPLANATION,    LEADER,             EXPLANATION,     PARTY_URGENT,   PARTY_OFFICE, false
            assignment, -20, FRONT,    Criticism,            CRITICISM,      TRACKER,            CRITICISM,       NEUTRAL,        TRACKER,      false
            assignment, -90, PARTY,    CriticismParty,       CRITICISM,      TRACKER,            CRITICISM,       NEUTRAL,        PARTY_OFFICE, false
            progress,   6,   STATE,    ProgressNotYet,       NOT_YET,        NOBODY,             NONE,            NEUTRAL,        TRACKER,      false
            progress,   -1,  PARTY,    ProgressNotYet,       NOT_YET,        NOBODY,             NONE,            NEUTRAL,        TRACKER,      false
            progress,   5,   STATE,    ProgressDue,          PROGRESS_DUE,   DRAFTER,            NOTICE,          FRIENDLY,       TRACKER,      false
            progress,   0,   PARTY,    ProgressDueParty,     PROGRESS_DUE,   DRAFTER,            NOTICE,          PARTY_FRIENDLY, PARTY_OFFICE, false
            """;

    @ParameterizedTest
    @CsvSource(textBlock = ROWS)
    void every_day_has_one_rung(
            String subjectKind,
            int workingDaysToDue,
            String branch,
            String row,
            String rung,
            String audience,
            String channel,
            String tone,
            String sender,
            boolean letterNeeded)
            throws IOException {
        assertThat(rules(subjectKind, workingDaysToDue, branch)).containsExactly("Rule_" + row);
        assertThat(evaluate(subjectKind, workingDaysToDue, branch))
                .containsEntry("rung", rung)
                .containsEntry("audience", audience)
                .containsEntry("channel", channel)
                .containsEntry("tone", tone)
                .containsEntry("sender", sender)
                .containsEntry("letterNeeded", letterNeeded);
    }

    @Test
    void every_row_of_the_table_says_what_it_means_and_is_tested_here() {
        List<Rule> rules = List.copyOf(
                Dmn.readModelFromFile(Path.of("bpmn/reminder-ladder.dmn").toFile())
                        .getModelElementsByType(Rule.class));
        assertThat(rules)
                .allSatisfy(rule ->
                        assertThat(rule.getDescription()).as(rule.getId()).isNotNull());
        assertThat(rules.stream().map(Rule::getId))
                .containsExactlyInAnyOrderElementsOf(ROWS.lines()
                        .map(line -> "Rule_" + line.split(",")[3].strip())
                        .collect(Collectors.toSet()));
    }

    @Test
    void the_table_answers_for_every_day_of_every_subject_and_branch() throws IOException {
        for (String subject : new String[] {"report", "assignment", "progress"}) {
            for (String branch : new String[] {"PARTY", "STATE", "MILITARY", "FRONT"}) {
                for (int days = -30; days <= 15; days++) {
                    assertThat(evaluate(subject, days, branch)).isNotNull();
                }
            }
        }
    }

    private DmnDecision ladder;

    private List<String> rules(String subjectKind, int workingDaysToDue, String branch) throws IOException {
        matched.clear();
        evaluate(subjectKind, workingDaysToDue, branch);
        return List.copyOf(matched);
    }

    private Map<String, Object> evaluate(String subjectKind, int workingDaysToDue, String branch) throws IOException {
        if (ladder == null) {
            try (var table = Files.newInputStream(Path.of("bpmn/reminder-ladder.dmn"))) {
                ladder = engine.parseDecision("reminder-ladder", table);
            }
        }
        return engine.evaluateDecisionTable(
                        ladder,
                        Map.of("subjectKind", subjectKind, "workingDaysToDue", workingDaysToDue, "branch", branch))
                .getSingleResult()
                .getEntryMap();
    }
}
