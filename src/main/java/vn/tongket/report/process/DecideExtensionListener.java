package vn.tongket.report.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import vn.tongket.report.ExtensionDesk;
import vn.tongket.report.process.UnitReportProcess.Variables;

/** Completion of {@code Task_DecideExtension} of unit-report: the reason and another date were written at the desk. */
@Component
class DecideExtensionListener implements TaskListener {

    private final ExtensionDesk extensions;

    DecideExtensionListener(ExtensionDesk extensions) {
        this.extensions = extensions;
    }

    @Override
    public void notify(DelegateTask task) {
        extensions.decide(
                UnitReportProcess.obligationOf(task.getExecution()),
                Variables.GRANTED.find(task).orElse(false));
    }
}
