package vn.tongket.assignment;

import vn.tongket.notification.ReminderLadder.Rung;

/** What the decision table {@code reminder-ladder} says. */
public interface UrgingLadder {

    /** The table as it is published now; it is asked once for each combination, however often that comes. */
    Rungs rungs();

    /** Answers of one published version. */
    @FunctionalInterface
    interface Rungs {

        /**
         * The rung of one day.
         *
         * @param subjectKind {@link vn.tongket.notification.ReminderLadder#ASSIGNMENT} towards a due date, or {@link
         *     vn.tongket.notification.ReminderLadder#PROGRESS} towards the end of a period
         */
        Rung on(String subjectKind, int workingDaysToDue, String branch);
    }
}
