package vn.tongket.assignment.urging;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.assignment.Period;
import vn.tongket.assignment.UrgingLadder;
import vn.tongket.assignment.UrgingLadder.Rungs;
import vn.tongket.audit.Act;
import vn.tongket.audit.AuditLog;
import vn.tongket.calendar.Deadline;
import vn.tongket.calendar.WorkingCalendar;
import vn.tongket.notification.ReminderLadder;
import vn.tongket.notification.ReminderLadder.Rung;

/**
 * The run of the morning: every open assignment takes the step that its day asks for, page by page. Each page is one
 * transaction that also moves the place in the run, and each step towards a due date is taken once: a run that was broken
 * off goes on where it stopped, and a second one finds nothing left to do.
 */
@Component
public class UrgingRuns {

    /** How many assignments one page has. */
    static final int PAGE = 1_000;

    private static final Logger log = LoggerFactory.getLogger(UrgingRuns.class);

    private final RunStore store;
    private final TasksToUrge tasks;
    private final StepWriter writer;
    private final UrgingLadder table;
    private final ReminderLadder ladder;
    private final WorkingCalendar calendar;
    private final AuditLog audit;
    private final Clock clock;

    UrgingRuns(
            RunStore store,
            TasksToUrge tasks,
            StepWriter writer,
            UrgingLadder table,
            ReminderLadder ladder,
            WorkingCalendar calendar,
            AuditLog audit,
            Clock clock) {
        this.store = store;
        this.tasks = tasks;
        this.writer = writer;
        this.table = table;
        this.ladder = ladder;
        this.calendar = calendar;
        this.audit = audit;
        this.clock = clock;
    }

    /** What happened in one run; {@code finishedAt} is null as long as it goes on or waits for its repetition. */
    public record Run(
            UUID id,
            LocalDate day,
            Instant startedAt,
            boolean workingDay,
            int pages,
            int tasks,
            int steps,
            int cases,
            Instant pagedAt,
            Instant finishedAt) {}

    /** Begins the run of the day; on a day off nobody is urged and the run is over at once. */
    @Transactional
    public Run begin() {
        LocalDate today = LocalDate.now(clock);
        boolean working = calendar.isWorkingDay(today);
        Run run = store.begin(today, working);
        log.info("Urging run {} begins on {}{}", run.id(), today, working ? "" : ", a day off");
        return run;
    }

    /** Takes the next page; answers whether there may be more. */
    @Transactional
    public boolean page(UUID run) {
        RunStore.Place place = store.lock(run);
        if (place.isPaged()) {
            return false;
        }
        List<OpenTask> page = tasks.after(place.unit(), place.id(), PAGE);
        List<Step> steps = steps(page);
        int written = writer.write(run, steps);
        boolean more = page.size() == PAGE;
        OpenTask last = page.isEmpty() ? null : page.get(page.size() - 1);
        store.advance(run, last, page.size(), written, !more);
        if (written > 0) {
            Map<String, Integer> byRung = new HashMap<>();
            steps.forEach(step -> byRung.merge(step.rung().code(), 1, Integer::sum));
            audit.record(Act.of("urging.page", "urging-run", run)
                    .with("tasks", page.size())
                    .with("steps", written)
                    .with("rungs", byRung));
        }
        return more;
    }

    /** The end of the run. */
    @Transactional
    public void finish(UUID run) {
        store.finish(run);
        Run done = store.require(run);
        audit.record(Act.of("urging.run", "urging-run", run)
                .with("day", done.day().toString())
                .with("tasks", done.tasks())
                .with("steps", done.steps())
                .with("cases", done.cases()));
        log.info("Urging run {} went through {} tasks and took {} steps", run, done.tasks(), done.steps());
    }

    public Optional<Run> last() {
        return store.newest(1).stream().findFirst();
    }

    /** The newest one that was begun by a moment. */
    public Optional<Run> last(Instant at) {
        return store.last(at);
    }

    /** The newest first. */
    public List<Run> newest(int most) {
        return store.newest(most);
    }

    /** The steps of a page; the calendar is asked once per due day and the table once per combination. */
    List<Step> steps(List<OpenTask> page) {
        Instant now = clock.instant();
        LocalDate today = LocalDate.now(clock);
        Rungs rungs = table.rungs();
        Map<Instant, Integer> workingDays = new HashMap<>();
        List<Step> steps = new ArrayList<>();
        for (OpenTask task : page) {
            boolean dated = task.dueAt() != null;
            Period period = dated ? null : task.periodOn(today);
            Instant towards = dated ? task.dueAt() : period.endsAt();
            if (!dated && task.reportedTo() != null && !task.reportedTo().isBefore(period.to())) {
                continue;
            }
            int days = workingDays.computeIfAbsent(towards, due -> ladder.workingDaysToDue(due, now));
            Rung rung = rungs.on(dated ? ReminderLadder.ASSIGNMENT : ReminderLadder.PROGRESS, days, task.branch());
            if (rung.tells() && !task.taken().contains(rung.code())) {
                Deadline due = dated ? task.due() : Deadline.day(period.to());
                steps.add(new Step(task, rung, due.lastDay(), due.text()));
            }
        }
        return steps;
    }
}
