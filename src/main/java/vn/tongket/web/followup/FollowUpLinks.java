package vn.tongket.web.followup;

import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.tongket.assignment.next.NextReviewDesk;
import vn.tongket.assignment.period.FollowUpDesk;
import vn.tongket.audit.Actors;

/** Whether the page of a cycle leads to its periodic reports and to what it took up from the review before. */
@Component
public class FollowUpLinks {

    private final FollowUpDesk desk;
    private final NextReviewDesk next;

    FollowUpLinks(FollowUpDesk desk, NextReviewDesk next) {
        this.desk = desk;
        this.next = next;
    }

    public boolean periods(UUID cycle) {
        return desk.ofCycle(Actors.current(), cycle).isPresent();
    }

    public boolean carried(UUID cycle) {
        return next.any(cycle);
    }
}
