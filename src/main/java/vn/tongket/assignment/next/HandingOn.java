package vn.tongket.assignment.next;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.assignment.AssignmentWorkflow;
import vn.tongket.assignment.FollowUps;
import vn.tongket.cycle.Cycles;
import vn.tongket.cycle.PlanIssued;

/** When the plan of the next review is issued, what it takes up is closed here; a follow-up of which nothing is left ends. */
@Component
public class HandingOn implements PlanIssued {

    /** How many processes are told in one transaction. */
    private static final int BATCH = 50;

    private final CarriedStore carried;
    private final FollowUps followUps;
    private final Cycles cycles;
    private final AssignmentWorkflow workflow;
    private final MessageSource messages;

    HandingOn(
            CarriedStore carried,
            FollowUps followUps,
            Cycles cycles,
            AssignmentWorkflow workflow,
            MessageSource messages) {
        this.carried = carried;
        this.followUps = followUps;
        this.cycles = cycles;
        this.workflow = workflow;
        this.messages = messages;
    }

    @Override
    @Transactional
    public void planIssued(UUID cycle) {
        List<UUID> conclusions = carried.conclusions(cycle);
        if (conclusions.isEmpty()) {
            return;
        }
        String reason = messages.getMessage(
                "assignment.next-review.reason",
                new Object[] {cycles.require(cycle).title()},
                Locale.ROOT);
        conclusions.forEach(conclusion -> followUps.handOn(conclusion, cycle, reason));
    }

    /** Ends the processes of what was handed on, a few at a time; answers how many. */
    @Transactional
    public int tellNext() {
        List<UUID> next = carried.tellNext(BATCH);
        next.forEach(workflow::withdrawn);
        return next.size();
    }
}
