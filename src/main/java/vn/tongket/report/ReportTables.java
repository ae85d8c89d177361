package vn.tongket.report;

import java.util.Map;
import vn.tongket.notification.ReminderLadder;
import vn.tongket.organization.Role;
import vn.tongket.organization.Unit;
import vn.tongket.report.check.Finding;

/** The decision tables about reports, as they are published. */
public interface ReportTables {

    /** What each kind of finding means for the submission, by {@code report-check}. */
    Map<Finding.Code, Finding.Severity> severities();

    /** Which role of the cycle checks the report of a unit, by {@code report-route}. */
    Role checkerOf(Unit reporter);

    /** What is done so many working days before the report of the unit is due, by {@code reminder-ladder}. */
    ReminderLadder.Rung rung(Unit reporter, int workingDaysToDue);
}
