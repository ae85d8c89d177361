package vn.tongket.aggregation;

import java.util.List;
import java.util.UUID;

/**
 * One page of what units wrote in a section.
 *
 * @param passages those that say the same are one
 * @param groups reporter groups to filter by
 * @param total how many passages the filter leaves
 * @param page from 0
 */
public record SectionSources(List<Said> passages, List<Coverage.Group> groups, int total, int page, boolean more) {

    /** A passage with every unit that wrote it; {@code reason} says why it does not apply to a unit. */
    public record Said(
            String groupName,
            List<Unit> units,
            String text,
            List<String> sentences,
            boolean notApplicable,
            String reason) {}

    /** A unit with the version of its report. */
    public record Unit(String name, UUID obligationId, int versionNo) {}
}
