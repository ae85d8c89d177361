package vn.tongket.assignment.period;

import java.util.List;
import java.util.Map;
import vn.tongket.assignment.FollowUp;

/**
 * Everything on a follow-up, for those who may see it.
 *
 * @param trackerNamed whether the conclusion or the plan names the tracker, so that it is not to be chosen here
 * @param unitsWithoutPeople names of units whose assignments nobody would see
 * @param clausesOfNobody numbers of clauses that were given to no unit
 * @param report the periodic report that is being written, or null
 * @param sent reports that were sent, the newest first
 */
public record FollowUpFile(
        FollowUp followUp,
        boolean trackerNamed,
        Map<String, String> unitNames,
        int assignments,
        List<String> unitsWithoutPeople,
        List<String> clausesOfNobody,
        PeriodicReport report,
        List<PeriodicReport> sent) {}
