package vn.tongket.assignment;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.tongket.notification.ReminderLadder;

/** The steps that were taken to urge a unit; the run of the morning takes them ({@link vn.tongket.assignment.urging}). */
@Component
public class Urgings {

    private final UrgingStore store;
    private final ReminderLadder ladder;
    private final UrgingLadder table;
    private final Clock clock;

    Urgings(UrgingStore store, ReminderLadder ladder, UrgingLadder table, Clock clock) {
        this.store = store;
        this.ladder = ladder;
        this.table = table;
        this.clock = clock;
    }

    /** The newest first. */
    public List<Urging> of(UUID assignment) {
        return store.of(assignment);
    }

    /** Whether the due date is so near that the ladder already reminds of it. */
    public boolean isDueSoon(Assignment assignment) {
        Instant now = clock.instant();
        if (assignment.dueAt() == null || assignment.isClosed() || now.isAfter(assignment.dueAt())) {
            return false;
        }
        return table.rungs()
                .on(ReminderLadder.ASSIGNMENT, ladder.workingDaysToDue(assignment.dueAt(), now), assignment.branch())
                .tells();
    }
}
