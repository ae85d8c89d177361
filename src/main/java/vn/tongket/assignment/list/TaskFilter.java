package vn.tongket.assignment.list;

import java.time.Instant;
import java.util.UUID;
import vn.tongket.conclusion.Addressee.Role;

/**
 * Which tasks are asked for; whatever is null does not matter.
 *
 * @param unit code of the unit that carries the task out
 * @param status a status or a class of rates of the table {@code assignment-status}
 * @param clause number of the clause
 * @param words what the clause or the name of the unit holds, accents or none
 * @param asOf the moment as of which tasks are asked for; null for now
 * @param waiting only those with a report that waits for the tracker
 * @param sort {@code urgent}, {@code due}, {@code unit}, {@code clause}, {@code status} or {@code reported}
 * @param age only open tasks of this age
 * @param role only those that the unit leads, or only those that it cooperates in
 */
public record TaskFilter(
        UUID cycle,
        UUID conclusion,
        String unit,
        String status,
        String clause,
        String words,
        Instant asOf,
        boolean waiting,
        String sort,
        Age age,
        Role role) {

    public static final TaskFilter ALL = new TaskFilter(null, null, null, null, null, null, null, false, "due");

    public TaskFilter(
            UUID cycle,
            UUID conclusion,
            String unit,
            String status,
            String clause,
            String words,
            Instant asOf,
            boolean waiting,
            String sort) {
        this(cycle, conclusion, unit, status, clause, words, asOf, waiting, sort, null, null);
    }

    public TaskFilter inCycle(UUID wanted) {
        return new TaskFilter(wanted, conclusion, unit, status, clause, words, asOf, waiting, sort, age, role);
    }

    public TaskFilter at(Instant moment) {
        return new TaskFilter(cycle, conclusion, unit, status, clause, words, moment, waiting, sort, age, role);
    }

    public TaskFilter ofUnit(String wanted) {
        return new TaskFilter(cycle, conclusion, wanted, status, clause, words, asOf, waiting, sort, age, role);
    }

    public TaskFilter standing(String wanted) {
        return new TaskFilter(cycle, conclusion, unit, wanted, clause, words, asOf, waiting, sort, age, role);
    }

    public TaskFilter aged(Age wanted) {
        return new TaskFilter(cycle, conclusion, unit, status, clause, words, asOf, waiting, sort, wanted, role);
    }

    public TaskFilter as(Role wanted) {
        return new TaskFilter(cycle, conclusion, unit, status, clause, words, asOf, waiting, sort, age, wanted);
    }

    public TaskFilter sorted(String wanted) {
        return new TaskFilter(cycle, conclusion, unit, status, clause, words, asOf, waiting, wanted, age, role);
    }
}
