package vn.tongket.assignment;

/**
 * One line of a list of assignments.
 *
 * @param dueSoon whether the due date is so near that the unit is being reminded
 * @param result what was achieved of the target; empty when nothing was
 */
public record AssignmentRow(Assignment assignment, Standing standing, boolean dueSoon, String result) {}
