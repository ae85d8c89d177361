package vn.tongket.commendation;

import java.time.LocalDate;

/**
 * The figures of the council's minutes.
 *
 * @param members how many members the council has
 * @param present how many were present
 * @param written how many absent members answered in writing
 */
public record Minutes(LocalDate heldOn, Integer members, Integer present, Integer written, String note) {

    static final Minutes EMPTY = new Minutes(null, null, null, null, null);

    /** Those who could vote. */
    int takingPart() {
        return present + (written == null ? 0 : written);
    }
}
