package vn.tongket.notification.process;

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

class ReminderLadderDecisionTest {

    private final DmnEngine engine =
            DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();

    @ParameterizedTest
    @CsvSource({
        "report,     6,   STATE,    NOT_YET,        NOBODY,             NONE,            NEUTRAL,        TRACKER,      false",
        "assignment, 250, PARTY,    NOT_YET,        NOBODY,             NONE,            NEUTRAL,        TRACKER,      false",
        "report,     5,   STATE,    BEFORE_5,       DRAFTER,            NOTICE,          FRIENDLY,       TRACKER,      false",
        "assignment, 2,   MILITARY, BEFORE_5,       DRAFTER,            NOTICE,          FRIENDLY,       TRACKER,      false",
        "report,     3,   PARTY,    BEFORE_5,       DRAFTER,            NOTICE,          PARTY_FRIENDLY, PARTY_OFFICE, false",
        "assignment, 1,   FRONT,    BEFORE_1,       DRAFTER_AND_LEADER, NOTICE,          FRIENDLY,       TRACKER,      false",
        "report,     0,   PARTY,    BEFORE_1,       DRAFTER_AND_LEADER, NOTICE,          PARTY_FRIENDLY, PARTY_OFFICE, false",
        "report,     -1,  STATE,    OVERDUE_NOTICE, DRAFTER_AND_LEADER, NOTICE,          FIRM,           TRACKER,      false",
        "assignment, -4,  PARTY,    OVERDUE_NOTICE, DRAFTER_AND_LEADER, NOTICE,          PARTY_FIRM,     PARTY_OFFICE, false",
        "report,     -5,  STATE,    LISTED,         TRACKER,            PERIODIC_REPORT, NEUTRAL,        TRACKER,      false",
        "report,     -40, PARTY,    LISTED,         TRACKER,            PERIODIC_REPORT, NEUTRAL,        TRACKER,      false",
        "assignment, -5,  STATE,    URGING_LETTER,  LEADER,             LETTER,          URGENT,         TRACKER,      true",
        "assignment, -9,  PARTY,    URGING_LETTER,  LEADER,             LETTER,          PARTY_URGENT,   PARTY_OFFICE, true",
        "assignment, -10, MILITARY, LISTED,         TRACKER,            PERIODIC_REPORT, NEUTRAL,        TRACKER,      false"
    })
    void every_day_has_one_rung(
            String subjectKind,
            int workingDaysToDue,
            String branch,
            String rung,
            String audience,
            String channel,
            String tone,
            String sender,
            boolean letterNeeded)
            throws IOException {
        assertThat(evaluate(subjectKind, workingDaysToDue, branch))
                .containsEntry("rung", rung)
                .containsEntry("audience", audience)
                .containsEntry("channel", channel)
                .containsEntry("tone", tone)
                .containsEntry("sender", sender)
                .containsEntry("letterNeeded", letterNeeded);
    }

    @Test
    void the_table_answers_for_every_day_of_every_subject_and_branch() throws IOException {
        for (String subject : new String[] {"report", "assignment"}) {
            for (String branch : new String[] {"PARTY", "STATE", "MILITARY", "FRONT"}) {
                for (int days = -15; days <= 15; days++) {
                    assertThat(evaluate(subject, days, branch)).isNotNull();
                }
            }
        }
    }

    private DmnDecision ladder;

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
