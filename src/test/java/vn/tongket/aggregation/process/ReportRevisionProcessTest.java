package vn.tongket.aggregation.process;

import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.complete;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.execute;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.job;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.runtimeService;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.task;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.test.Deployment;
import org.camunda.bpm.engine.test.mock.Mocks;
import org.camunda.community.process_test_coverage.junit5.platform7.ProcessEngineCoverageExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.tongket.ProcessTestEngine;
import vn.tongket.aggregation.Aggregation;
import vn.tongket.aggregation.process.ReportRevisionProcess.Elements;
import vn.tongket.aggregation.process.ReportRevisionProcess.Messages;

@Deployment(resources = "bpmn/report-revision.bpmn")
class ReportRevisionProcessTest {

    @RegisterExtension
    static final ProcessEngineCoverageExtension ENGINE = ProcessTestEngine.rule();

    private final UUID cycle = UUID.randomUUID();
    private final Aggregation aggregation = mock(Aggregation.class);

    @BeforeEach
    void beans() {
        Mocks.register("editConsolidatedReportListener", new EditConsolidatedReportListener(aggregation));
        Mocks.register("approveConsolidatedReportListener", new ApproveConsolidatedReportListener(aggregation));
    }

    @AfterEach
    void noBeans() {
        Mocks.reset();
    }

    @Test
    void report_is_edited_returned_and_approved_once_more() {
        ProcessInstance process = runtimeService()
                .startProcessInstanceByMessage(
                        Messages.APPROVAL_UNDONE,
                        cycle.toString(),
                        Map.of("reviewerGroup", "TU.reviewer", "approverGroup", "TU.approver"));

        assertThat(task(Elements.EDIT_CONSOLIDATED_REPORT, process)).hasCandidateGroup("TU.reviewer");
        done(process, Elements.EDIT_CONSOLIDATED_REPORT, Map.of());
        assertThat(task(Elements.APPROVE_CONSOLIDATED_REPORT, process)).hasCandidateGroup("TU.approver");
        done(process, Elements.APPROVE_CONSOLIDATED_REPORT, Map.of("approved", false, "reason", "Sửa mục 2"));
        done(process, Elements.EDIT_CONSOLIDATED_REPORT, Map.of());
        done(process, Elements.APPROVE_CONSOLIDATED_REPORT, Map.of("approved", true));

        verify(aggregation, times(2)).finishEditing(cycle);
        verify(aggregation).decide(cycle, false, "Sửa mục 2");
        verify(aggregation).decide(cycle, true, null);
        assertThat(process).isEnded().hasPassed(Elements.REPORT_APPROVED);
    }

    private static void done(ProcessInstance process, String element, Map<String, Object> variables) {
        complete(task(element, process), variables);
        execute(job(element, process));
    }
}
