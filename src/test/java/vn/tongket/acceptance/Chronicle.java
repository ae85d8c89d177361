package vn.tongket.acceptance;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * What a story did to each task, written down by the story itself, and the figures that follow from it. Nothing here asks
 * the product: it is the second opinion.
 */
final class Chronicle {

    private final Map<UUID, Task> tasks = new LinkedHashMap<>();

    /** What happened to one task, each with its moment. */
    static final class Task {
        final UUID id;
        final String ref;
        final LocalDate firstDue;
        private final List<Dated<String>> units = new ArrayList<>();
        private final List<Dated<LocalDate>> dues = new ArrayList<>();
        private final List<LocalDateTime[]> pauses = new ArrayList<>();
        private LocalDateTime submitted;
        private LocalDateTime confirmed;
        private LocalDateTime handedOn;
        final List<LocalDateTime> extensions = new ArrayList<>();

        private Task(UUID id, String ref, String unit, LocalDate due, LocalDateTime at) {
            this.id = id;
            this.ref = ref;
            this.firstDue = due;
            units.add(new Dated<>(at, unit));
            dues.add(new Dated<>(at, due));
        }

        void dueFrom(LocalDateTime at, LocalDate due) {
            dues.add(new Dated<>(at, due));
        }

        void extended(LocalDateTime at, LocalDate due) {
            extensions.add(at);
            dueFrom(at, due);
        }

        void unitFrom(LocalDateTime at, String unit) {
            units.add(new Dated<>(at, unit));
        }

        void paused(LocalDateTime from, LocalDateTime until) {
            pauses.add(new LocalDateTime[] {from, until});
        }

        void done(LocalDateTime submittedAt, LocalDateTime confirmedAt) {
            submitted = submittedAt;
            confirmed = confirmedAt;
        }

        void confirmedAt(LocalDateTime at) {
            confirmed = at;
        }

        void handedOn(LocalDateTime at) {
            handedOn = at;
        }

        boolean isOpen() {
            return confirmed == null && handedOn == null;
        }

        String unitAt(LocalDateTime at) {
            return last(units, at);
        }

        LocalDate dueAt(LocalDateTime at) {
            return last(dues, at);
        }

        boolean wasConfirmedBy(LocalDateTime at) {
            return confirmed != null && !confirmed.isAfter(at);
        }

        boolean wasHandedOnBy(LocalDateTime at) {
            return handedOn != null && !handedOn.isAfter(at);
        }

        boolean stoodStillAt(LocalDateTime at) {
            return !wasConfirmedBy(at)
                    && pauses.stream().anyMatch(pause -> !pause[0].isAfter(at) && pause[1].isAfter(at));
        }

        private Class classBy(LocalDate due, LocalDateTime at) {
            if (wasHandedOnBy(at) || stoodStillAt(at)) {
                return Class.APART;
            }
            if (due == null) {
                return Class.WITHOUT_DUE;
            }
            LocalDateTime end = due.atTime(LocalTime.of(23, 59, 59));
            if (wasConfirmedBy(at)) {
                return submitted.isAfter(end) ? Class.LATE : Class.ON_TIME;
            }
            return at.isAfter(end) ? Class.OVERDUE : Class.WITHIN;
        }
    }

    /** How a task counts. */
    enum Class {
        ON_TIME,
        LATE,
        OVERDUE,
        WITHIN,
        WITHOUT_DUE,
        APART
    }

    private record Dated<T>(LocalDateTime at, T value) {}

    /** How many tasks count how, and the rate: completed of completed and overdue. */
    static final class Tally {
        private final int[] counts = new int[Class.values().length];

        int of(Class one) {
            return counts[one.ordinal()];
        }

        /** Half up to two decimals; never 100 when something is missing, never 0 when something is there. */
        String rate() {
            int completed = of(Class.ON_TIME) + of(Class.LATE);
            int due = completed + of(Class.OVERDUE);
            if (due == 0) {
                return "none";
            }
            BigDecimal rate = new BigDecimal(completed * 100).divide(new BigDecimal(due), 2, RoundingMode.HALF_UP);
            if (completed < due && rate.compareTo(new BigDecimal(100)) == 0) {
                return "99.99";
            }
            return completed > 0 && rate.signum() == 0 ? "0.01" : rate.toPlainString();
        }
    }

    Task task(UUID id) {
        return tasks.get(id);
    }

    Task begun(UUID id, String ref, String unit, LocalDate due, LocalDateTime at) {
        Task task = new Task(id, ref, unit, due, at);
        tasks.put(id, task);
        return task;
    }

    List<Task> where(Predicate<Task> which) {
        return tasks.values().stream().filter(which).toList();
    }

    Tally byCurrentDue(LocalDateTime at, Predicate<Task> which) {
        Tally tally = new Tally();
        where(which)
                .forEach(task -> tally.counts[task.classBy(task.dueAt(at), at).ordinal()]++);
        return tally;
    }

    Tally byFirstDue(LocalDateTime at, Predicate<Task> which) {
        Tally tally = new Tally();
        where(which)
                .forEach(task -> tally.counts[task.classBy(task.firstDue, at).ordinal()]++);
        return tally;
    }

    /** How many are so at the second moment and were not at the first. */
    long became(LocalDateTime before, LocalDateTime at, java.util.function.BiPredicate<Task, LocalDateTime> what) {
        return where(task -> what.test(task, at) && !what.test(task, before)).size();
    }

    static boolean isOverdue(Task task, LocalDateTime at) {
        return task.classBy(task.dueAt(at), at) == Class.OVERDUE;
    }

    private static <T> T last(List<Dated<T>> all, LocalDateTime at) {
        T found = all.get(0).value();
        for (Dated<T> one : all) {
            if (!one.at().isAfter(at)) {
                found = one.value();
            }
        }
        return found;
    }
}
