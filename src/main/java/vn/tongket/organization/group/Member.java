package vn.tongket.organization.group;

import java.time.LocalDate;

/**
 * One time of a unit in a group.
 *
 * @param from null for a unit that was in it from the beginning
 * @param unitEnd last day of the unit itself, or null
 */
public record Member(long id, String unit, String name, LocalDate from, LocalDate to, LocalDate unitEnd) {}
