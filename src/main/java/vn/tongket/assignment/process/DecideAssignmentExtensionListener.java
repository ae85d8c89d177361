package vn.tongket.assignment.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import vn.tongket.assignment.Extensions;
import vn.tongket.assignment.process.AssignmentProcess.Variables;

/** Completion of {@code Task_DecideAssignmentExtension} of assignment. */
@Component
class DecideAssignmentExtensionListener implements TaskListener {

    private final Extensions extensions;

    DecideAssignmentExtensionListener(Extensions extensions) {
        this.extensions = extensions;
    }

    @Override
    public void notify(DelegateTask task) {
        extensions.decide(
                AssignmentProcess.assignmentOf(task),
                Variables.EXTENSION_GRANTED.find(task).orElse(false));
        Variables.EXTENSION_GRANTED.set(task, false);
    }
}
