package vn.tongket.assignment.urging;

import java.time.Instant;
import java.util.UUID;

/**
 * Which steps of urging are looked at; null is no filter.
 *
 * @param state {@code WAITING} for steps that the unit has not answered, {@code ANSWERED}, {@code UNOPENED} for those that
 *     nobody of the unit has opened
 * @param words words in the unit's name, the clause or its text, with accents or without
 * @param at the moment of the past that is looked at; null for now
 */
public record UrgingFilter(String rung, String unit, UUID cycle, String state, String words, Instant at) {

    public UrgingFilter(String rung, String unit, UUID cycle, String state, String words) {
        this(rung, unit, cycle, state, words, null);
    }

    /** The same steps as they stood at a moment of the past; null for now. */
    public UrgingFilter at(Instant moment) {
        return new UrgingFilter(rung, unit, cycle, state, words, moment);
    }
}
