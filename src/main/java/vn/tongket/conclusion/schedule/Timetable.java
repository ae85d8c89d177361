package vn.tongket.conclusion.schedule;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.tongket.calendar.Deadline;
import vn.tongket.calendar.Precision;

/**
 * Reckons every step back from the conference and forward from what is done.
 *
 * @param conference the working day that is reckoned with; null as long as nobody knows it
 * @param exact whether somebody said the day, and not only its month or its year
 * @param dayOff whether the conference is said to be on a day off
 */
public record Timetable(List<Row> rows, LocalDate conference, boolean exact, boolean dayOff) {

    /** A step that takes so many working days more than is thought. */
    public record Slip(Step step, int days) {}

    /**
     * The timetable as it is on a day.
     *
     * @param durations working days by step; the usual ones where nobody said otherwise
     * @param slip null where nobody asks what a slip does
     */
    public static Timetable of(Facts facts, Map<Step, Integer> durations, Days days, LocalDate today, Slip slip) {
        Map<Step, Integer> taken = new EnumMap<>(Step.class);
        for (Step step : Step.values()) {
            taken.put(step, durations.getOrDefault(step, step.usual()));
        }
        boolean known = facts.conference().isKnown();
        LocalDate said = known ? facts.conference().lastDay() : null;
        LocalDate held = known ? days.lastOnOrBefore(said) : null;
        Map<Step, LocalDate> latest = known ? latest(facts, taken, days, held) : Map.of();
        Map<Step, LocalDate> expected = expected(facts, taken, days, today, held, null);
        Map<Step, LocalDate> slipped = slip == null ? Map.of() : expected(facts, taken, days, today, held, slip);
        List<Row> rows = new ArrayList<>();
        for (Step step : steps(facts)) {
            LocalDate last = latest.get(step);
            rows.add(new Row(
                    step,
                    taken.get(step),
                    facts.planned().getOrDefault(step, Deadline.UNKNOWN),
                    last,
                    expected.get(step),
                    facts.done().get(step),
                    slack(days, expected.get(step), last),
                    slipped.get(step),
                    slip == null ? null : slack(days, slipped.get(step), last)));
        }
        boolean exact = known && facts.conference().precision() == Precision.DAY;
        return new Timetable(rows, held, exact, exact && !days.isWorked(said));
    }

    private static List<Step> steps(Facts facts) {
        return List.of(Step.values()).stream().filter(facts.steps()::contains).toList();
    }

    private static Integer slack(Days days, LocalDate expected, LocalDate latest) {
        return latest == null || expected == null ? null : days.between(expected, latest);
    }

    /** Back from the conference; what stands beside the way is reckoned from the conference itself. */
    private static Map<Step, LocalDate> latest(Facts facts, Map<Step, Integer> taken, Days days, LocalDate conference) {
        Map<Step, LocalDate> latest = new EnumMap<>(Step.class);
        List<Step> way = way(facts);
        LocalDate day = conference;
        int back = 0;
        for (int i = way.size() - 1; i >= 0; i--) {
            Step step = way.get(i);
            if (step == Step.CONCLUSION) {
                continue;
            }
            day = days.add(day, -back);
            latest.put(step, day);
            back = taken.get(step);
        }
        if (facts.steps().contains(Step.AWARDED)) {
            latest.put(Step.AWARDED, days.add(conference, -taken.get(Step.AWARDED)));
        }
        if (facts.steps().contains(Step.CONCLUSION)) {
            latest.put(Step.CONCLUSION, days.add(conference, taken.get(Step.CONCLUSION)));
        }
        return latest;
    }

    private static List<Step> way(Facts facts) {
        return steps(facts).stream().filter(step -> !step.isBeside()).toList();
    }

    /** Forward from what is done: no step before the one that it needs, before today, or before its planned day. */
    private static Map<Step, LocalDate> expected(
            Facts facts, Map<Step, Integer> taken, Days days, LocalDate today, LocalDate conference, Slip slip) {
        Map<Step, LocalDate> expected = new EnumMap<>(Step.class);
        LocalDate before = null;
        for (Step step : way(facts)) {
            LocalDate done = facts.done().get(step);
            LocalDate day = done != null ? done : forward(step, before, facts, taken, days, today, conference);
            if (slip != null && slip.step() == step && done == null) {
                day = days.add(day, slip.days());
            }
            expected.put(step, day);
            before = before == null || day.isAfter(before) ? day : before;
        }
        if (facts.steps().contains(Step.AWARDED)) {
            LocalDate done = facts.done().get(Step.AWARDED);
            LocalDate until = conference == null ? expected.getOrDefault(Step.CONFERENCE, today) : conference;
            LocalDate day = done != null ? done : later(days.add(until, -taken.get(Step.AWARDED)), today);
            if (slip != null && slip.step() == Step.AWARDED && done == null) {
                day = days.add(day, slip.days());
            }
            expected.put(Step.AWARDED, day);
        }
        return expected;
    }

    private static LocalDate forward(
            Step step,
            LocalDate before,
            Facts facts,
            Map<Step, Integer> taken,
            Days days,
            LocalDate today,
            LocalDate conference) {
        LocalDate needed = before == null ? today : days.add(before, taken.get(step));
        Optional<LocalDate> planned = step == Step.CONFERENCE
                ? Optional.ofNullable(conference)
                : Optional.ofNullable(facts.planned().get(step))
                        .filter(Deadline::isKnown)
                        .map(Deadline::lastDay);
        // a date that people set holds as long as what it needs comes in time; the usual duration is only a guess
        LocalDate day = planned.map(on -> step == Step.REPORTS_DUE ? later(on, before) : later(on, needed))
                .orElse(needed);
        return later(day, today);
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return other == null || one.isAfter(other) ? one : other;
    }
}
