package vn.tongket.conclusion.schedule;

import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.NotFound;
import vn.tongket.Refusal;
import vn.tongket.Text;
import vn.tongket.audit.Act;
import vn.tongket.audit.Actor;
import vn.tongket.audit.AuditLog;
import vn.tongket.calendar.Deadline;
import vn.tongket.calendar.WorkingCalendar;
import vn.tongket.cycle.CycleBoard;
import vn.tongket.cycle.ReviewCycle;
import vn.tongket.organization.Access;
import vn.tongket.organization.Role;

/** The schedule of a cycle, for everybody who may read the whole cycle. */
@Component
public class Schedules {

    private static final int MOST_DAYS = 400;

    private final CycleBoard cycles;
    private final ScheduleStore store;
    private final WorkingCalendar calendar;
    private final Access access;
    private final AuditLog audit;
    private final Clock clock;

    Schedules(
            CycleBoard cycles,
            ScheduleStore store,
            WorkingCalendar calendar,
            Access access,
            AuditLog audit,
            Clock clock) {
        this.cycles = cycles;
        this.store = store;
        this.calendar = calendar;
        this.access = access;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * The schedule as it is today.
     *
     * @param said when the conference is, as exactly as anybody said
     * @param provisional whether a year of it still lacks its official table of holidays
     * @param mayChange whether the reader may say how long the steps take
     */
    public record Schedule(
            ReviewCycle cycle, Timetable timetable, Deadline said, boolean provisional, boolean mayChange) {}

    /**
     * The schedule, and what a slip does to it.
     *
     * @param slipping the step that slips; null for the first one that is not done
     * @param days working days of the slip as they are typed; blank for none
     */
    @Transactional(readOnly = true)
    public Schedule of(Actor actor, UUID id, Step slipping, String days) {
        ReviewCycle cycle = require(actor, id);
        Facts facts = store.facts(cycle);
        LocalDate today = LocalDate.now(clock);
        Step step = slipping != null && facts.steps().contains(slipping)
                ? slipping
                : facts.steps().stream()
                        .filter(one -> !facts.done().containsKey(one))
                        .findFirst()
                        .orElse(null);
        Integer slip = Text.isBlank(days) ? null : number("cham", days, 1);
        Timetable timetable = Timetable.of(
                facts,
                store.durations(cycle.coordinatorUnit()),
                days(),
                today,
                slip == null || step == null ? null : new Timetable.Slip(step, slip));
        LocalDate last = timetable.conference() == null ? today : timetable.conference();
        return new Schedule(
                cycle,
                timetable,
                facts.conference(),
                calendar.isProvisional(last.getYear()) || calendar.isProvisional(today.getYear()),
                access.holds(actor, cycle.coordinatorUnit(), Role.COORDINATOR));
    }

    /** Says how many working days the steps take in the coordinating unit's cycles; a blank field takes the usual ones. */
    @Transactional
    public void change(Actor actor, UUID id, Map<Step, String> typed) {
        ReviewCycle cycle = require(actor, id);
        if (!access.holds(actor, cycle.coordinatorUnit(), Role.COORDINATOR)) {
            throw new NotFound("cycle", id);
        }
        Refusal.Collector problems = new Refusal.Collector();
        Map<Step, Integer> durations = new EnumMap<>(Step.class);
        typed.forEach((step, days) -> {
            if (Text.isBlank(days)) {
                return;
            }
            try {
                durations.put(step, number(step.name(), days, 0));
            } catch (Refusal refusal) {
                refusal.problems()
                        .forEach(one ->
                                problems.add(one.at(), one.key(), one.args().toArray()));
            }
        });
        problems.refuse();
        Map<Step, Integer> before = store.durations(cycle.coordinatorUnit());
        store.save(cycle.coordinatorUnit(), durations, actor.userId());
        Act act = Act.of("cycle.durations-changed", "cycle", id).inCycle(id).ofUnit(cycle.coordinatorUnit());
        for (Map.Entry<Step, Integer> one : durations.entrySet()) {
            act = act.with(one.getKey().name(), one.getValue());
        }
        for (Map.Entry<Step, Integer> one : before.entrySet()) {
            if (!one.getValue().equals(durations.get(one.getKey()))) {
                act = act.with(one.getKey().name() + "Before", one.getValue());
            }
        }
        audit.record(act);
    }

    private ReviewCycle require(Actor actor, UUID id) {
        CycleBoard.Seen seen = cycles.see(actor, id);
        if (!seen.whole()) {
            throw new NotFound("cycle", id);
        }
        return seen.cycle();
    }

    private static int number(String at, String typed, int least) {
        String clean = Text.clean(typed);
        if (!clean.matches("\\d{1,4}") || Integer.parseInt(clean) < least || Integer.parseInt(clean) > MOST_DAYS) {
            throw Refusal.at(at, "schedule.days-unreadable", clean, least, MOST_DAYS);
        }
        return Integer.parseInt(clean);
    }

    private Days days() {
        return new Days() {
            @Override
            public boolean isWorked(LocalDate day) {
                return calendar.isWorkingDay(day);
            }

            @Override
            public LocalDate add(LocalDate day, int workingDays) {
                return calendar.addWorkingDays(day, workingDays);
            }

            @Override
            public int between(LocalDate from, LocalDate to) {
                return calendar.workingDaysBetween(from, to);
            }
        };
    }
}
