package vn.tongket.assignment.urging;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** What happens to cases and concerns their processes. */
public interface UrgingCaseWorkflow {

    /**
     * A case that people get to work on.
     *
     * @param label what lists of tasks show
     */
    record Start(UrgingCase subject, String label) {}

    void opened(List<Start> cases);

    /** Nothing waits any more: the tasks that are still open end. */
    void settled(Collection<UUID> cases);
}
