package vn.tongket.assignment.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import vn.tongket.assignment.process.UnitUrgingProcess.Variables;
import vn.tongket.assignment.urging.UrgingLetters;

/** Completion of {@code Task_SignUrgingLetter} of unit-urging. */
@Component
class SignUrgingLetterListener implements TaskListener {

    private final UrgingLetters letters;

    SignUrgingLetterListener(UrgingLetters letters) {
        this.letters = letters;
    }

    @Override
    public void notify(DelegateTask task) {
        if (Variables.LETTER_SIGNED.find(task).orElse(false)) {
            letters.sign(UnitUrgingProcess.caseOf(task));
        } else {
            letters.drop(UnitUrgingProcess.caseOf(task));
        }
    }
}
