package vn.tongket.assignment;

import vn.tongket.notification.ReminderLadder.Rung;

/** What the decision table {@code reminder-ladder} says on one day. */
public interface UrgingLadder {

    Rung rung(int workingDaysToDue, String branch);
}
