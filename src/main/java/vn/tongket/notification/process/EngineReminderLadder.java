package vn.tongket.notification.process;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import vn.tongket.calendar.Deadline;
import vn.tongket.calendar.WorkingCalendar;
import vn.tongket.engine.DecisionTables;
import vn.tongket.notification.ReminderLadder;

/**
 * Takes the days of the ladder from the published table itself: a day is a step where the table answers another rung
 * than on the day before. So a process owner who moves a rung moves the timers.
 */
@Component
class EngineReminderLadder implements ReminderLadder {

    static final String DECISION = "reminder-ladder";

    private static final int FURTHEST = 60;
    private static final LocalTime OFFICE_OPENS = LocalTime.of(8, 0);

    private final DecisionTables decisions;
    private final WorkingCalendar calendar;
    private final Map<String, List<Integer>> steps = new ConcurrentHashMap<>();

    EngineReminderLadder(DecisionTables decisions, WorkingCalendar calendar) {
        this.decisions = decisions;
        this.calendar = calendar;
    }

    @Override
    public int workingDaysToDue(Instant dueAt, Instant now) {
        int days = calendar.workingDaysBetween(dayOf(now), dayOf(dueAt));
        return now.isAfter(dueAt) ? Math.min(days, 0) : Math.max(days, 0);
    }

    @Override
    public Optional<Instant> nextAt(String subjectKind, Instant dueAt, Instant now) {
        LocalDate due = dayOf(dueAt);
        return steps(subjectKind).stream()
                .map(daysToDue -> calendar.addWorkingDays(due, -daysToDue)
                        .atTime(OFFICE_OPENS)
                        .atZone(Deadline.ZONE)
                        .toInstant())
                .filter(step -> step.isAfter(now))
                .findFirst();
    }

    /** Working days to the due day at which a new rung begins, the earliest first. */
    private List<Integer> steps(String subjectKind) {
        DecisionTables.Table table = decisions.latest(DECISION);
        return steps.computeIfAbsent(table.id() + "/" + subjectKind, missing -> {
            List<Integer> found = new ArrayList<>();
            String before = rung(table, subjectKind, FURTHEST + 1);
            for (int days = FURTHEST; days >= -FURTHEST; days--) {
                String rung = rung(table, subjectKind, days);
                if (!rung.equals(before)) {
                    found.add(days);
                }
                before = rung;
            }
            return List.copyOf(found);
        });
    }

    private static String rung(DecisionTables.Table table, String subjectKind, int workingDaysToDue) {
        return table.decide(Map.of("subjectKind", subjectKind, "workingDaysToDue", workingDaysToDue, "branch", "STATE"))
                .map(decided -> (String) decided.get("rung"))
                .orElse("");
    }

    private static LocalDate dayOf(Instant moment) {
        return moment.atZone(Deadline.ZONE).toLocalDate();
    }
}
