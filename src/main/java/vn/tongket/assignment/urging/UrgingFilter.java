package vn.tongket.assignment.urging;

import java.util.UUID;

/**
 * Which steps of urging are looked at; null is no filter.
 *
 * @param state {@code WAITING} for steps that the unit has not answered, {@code ANSWERED}, {@code UNOPENED} for those that
 *     nobody of the unit has opened
 * @param words words in the unit's name, the clause or its text, with accents or without
 */
public record UrgingFilter(String rung, String unit, UUID cycle, String state, String words) {}
