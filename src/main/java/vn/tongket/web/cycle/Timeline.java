package vn.tongket.web.cycle;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import vn.tongket.conclusion.schedule.Row;
import vn.tongket.conclusion.schedule.Timetable;

/**
 * A timetable drawn in a box of {@link #WIDTH} units: a line per step from the day it will be done to the latest day.
 *
 * @param today null where it lies outside
 * @param slack the least slack of a step that is not done; null where nobody knows when the conference is
 */
public record Timeline(List<Line> lines, List<Tick> ticks, Integer today, int height, Integer slack) {

    public static final int WIDTH = 1000;
    private static final int LEFT = 270;
    private static final int RIGHT = 970;
    private static final int TOP = 34;
    private static final int LINE = 30;
    private static final int MOST_TICKS = 8;

    /**
     * One step; the places are from the left, null where there is no such day.
     *
     * @param from where the line of the slack begins, and {@code to} where it ends
     */
    public record Line(Row row, int y, Integer planned, Integer latest, Integer expected, Integer done) {

        public Integer from() {
            return at() == null || latest == null ? null : Integer.valueOf(Math.min(at(), latest));
        }

        public Integer to() {
            return at() == null || latest == null ? null : Integer.valueOf(Math.max(at(), latest));
        }

        private Integer at() {
            return done != null ? done : expected;
        }

        /** Corners of the mark of the planned day. */
        public String diamond() {
            return "%d,%d %d,%d %d,%d %d,%d".formatted(planned, y - 8, planned + 8, y, planned, y + 8, planned - 8, y);
        }
    }

    /** The beginning of a month, or of a year where months would be too many. */
    public record Tick(int x, LocalDate day) {}

    /** Nothing where there is no step or no day to draw. */
    static Optional<Timeline> of(Timetable table, LocalDate today) {
        List<LocalDate> days = table.rows().stream()
                .flatMap(row -> Stream.of(planned(row), row.latest(), row.expected(), row.done()))
                .filter(Objects::nonNull)
                .sorted()
                .toList();
        if (days.isEmpty()) {
            return Optional.empty();
        }
        LocalDate first = days.get(0).minusDays(3);
        LocalDate last = days.get(days.size() - 1).plusDays(3);
        List<Line> lines = new ArrayList<>();
        for (Row row : table.rows()) {
            int y = TOP + 20 + lines.size() * LINE;
            lines.add(new Line(
                    row,
                    y,
                    place(planned(row), first, last),
                    place(row.latest(), first, last),
                    place(row.expected(), first, last),
                    place(row.done(), first, last)));
        }
        Integer slack = table.rows().stream()
                .filter(row -> row.done() == null && row.slack() != null)
                .map(Row::slack)
                .min(Integer::compare)
                .orElse(null);
        boolean inside = !today.isBefore(first) && !today.isAfter(last);
        return Optional.of(new Timeline(
                lines,
                ticks(first, last),
                inside ? place(today, first, last) : null,
                TOP + 20 + lines.size() * LINE,
                slack));
    }

    private static LocalDate planned(Row row) {
        return row.planned().isKnown() ? row.planned().lastDay() : null;
    }

    private static List<Tick> ticks(LocalDate first, LocalDate last) {
        long months = ChronoUnit.MONTHS.between(first.withDayOfMonth(1), last) + 1;
        long step = Math.max(1, (months + MOST_TICKS - 1) / MOST_TICKS);
        return Stream.iterate(
                        first.withDayOfMonth(1).plusMonths(1), day -> !day.isAfter(last), day -> day.plusMonths(step))
                .map(day -> new Tick(place(day, first, last), day))
                .toList();
    }

    private static Integer place(LocalDate day, LocalDate first, LocalDate last) {
        if (day == null) {
            return null;
        }
        long all = Math.max(1, ChronoUnit.DAYS.between(first, last));
        return LEFT + (int) (ChronoUnit.DAYS.between(first, day) * (RIGHT - LEFT) / all);
    }

    /** Whether any line has its own mark of this kind, so that the legend does not explain what is not there. */
    public boolean shows(String mark) {
        Collection<Line> all = lines;
        return all.stream().anyMatch(line -> switch (mark) {
            case "planned" -> line.planned() != null;
            case "done" -> line.done() != null;
            case "expected" -> line.expected() != null && line.done() == null;
            default -> line.latest() != null;
        });
    }
}
