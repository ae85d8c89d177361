package vn.tongket.organization.group;

import java.time.LocalDate;
import java.util.List;

/**
 * A unit of a group that ended, and who could take its place.
 *
 * @param proposed successors of its own branch that are not in the group yet
 */
public record Succeeded(String unit, String name, LocalDate end, List<Successor> proposed) {

    /** A unit that would belong to the group from the day on which it succeeded. */
    public record Successor(String unit, String name, LocalDate from) {}
}
