package vn.tongket.assignment;

/** One line of a list of assignments. */
public record AssignmentRow(Assignment assignment, Standing standing, String result) {}
