package vn.tongket.assignment;

import java.util.List;
import vn.tongket.file.KeptFile;

/**
 * One task with everything that hangs on it, for those who may see it.
 *
 * @param receivedFrom the unit that it was first given to, where another one carries it out now
 * @param works whether the reader writes or signs for the unit
 * @param tracks whether the reader confirms what the unit reports
 * @param contributions what whoever leads the clause asks this unit for
 * @param partners those who cooperate, for a unit that leads; those who lead, for one that cooperates
 * @param group the group through which the unit was addressed, with what has changed in it since; or null
 * @param indicator code of the indicator that feeds the target, or null
 * @param gathered files that the next report will be sent with
 */
public record TaskView(
        AssignmentFile file,
        String receivedFrom,
        boolean works,
        boolean tracks,
        boolean concluded,
        List<Part> parts,
        List<Part> contributions,
        List<PartStore.Partner> partners,
        FrozenGroup group,
        String indicator,
        List<TargetSources.Source> sources,
        List<KeptFile> gathered) {

    /**
     * A group as it was when the conclusion was split.
     *
     * @param units names of the units that the clause went to through the group
     * @param joined names of units that belong to the group now and did not then
     * @param left names of units that belonged to it then and do not now
     */
    public record FrozenGroup(String name, List<String> units, List<String> joined, List<String> left) {}
}
