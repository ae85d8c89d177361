package vn.tongket.report.process;

import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import vn.tongket.report.ReportReminders;
import vn.tongket.report.process.UnitReportProcess.Variables;

/** {@code Task_RemindUnit} of unit-report. */
@Component
class RemindUnitDelegate implements JavaDelegate {

    private final ReportReminders reminders;

    RemindUnitDelegate(ReportReminders reminders) {
        this.reminders = reminders;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Optional<Instant> next = reminders.remind(UnitReportProcess.obligationOf(execution));
        Variables.NEXT_REMINDER_AT.set(execution, next.map(Date::from).orElse(null));
    }
}
