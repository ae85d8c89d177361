package vn.tongket.commendation.proposal;

import java.time.LocalDate;

/**
 * What the units of a cycle are asked for.
 *
 * @param dueOn the last day on which proposals are taken; null for no deadline
 * @param collectives how many each unit may propose at most, unless it has a limit of its own; null for no limit
 */
public record Call(LocalDate dueOn, Integer collectives, Integer individuals, String note, boolean called) {

    static final Call NONE = new Call(null, null, null, null, false);
}
