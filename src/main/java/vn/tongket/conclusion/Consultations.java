package vn.tongket.conclusion;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.Refusal;
import vn.tongket.Text;
import vn.tongket.calendar.Deadline;
import vn.tongket.conclusion.Conclusion.Stage;
import vn.tongket.notification.Notice;
import vn.tongket.notification.Notifications;
import vn.tongket.organization.Role;

/** Asks units for their comments on a draft, and ends the consultation when each comment was dealt with. */
@Component
public class Consultations {

    private final Conclusions conclusions;
    private final ConclusionWriter writer;
    private final CommentStore comments;
    private final Notifications notifications;

    Consultations(
            Conclusions conclusions, ConclusionWriter writer, CommentStore comments, Notifications notifications) {
        this.conclusions = conclusions;
        this.writer = writer;
        this.comments = comments;
        this.notifications = notifications;
    }

    /** Tells leader and drafter of every unit that was not asked yet; repeating it tells nobody twice. */
    @Transactional
    public void request(UUID id) {
        Conclusion conclusion = conclusions.require(id);
        List<CommentStore.Consulted> toAsk =
                comments.consulted(id).stream().filter(unit -> !unit.asked()).toList();
        String due = conclusion.consultationDueOn() == null
                ? Deadline.UNKNOWN.text()
                : Deadline.day(conclusion.consultationDueOn()).text();
        notifications.tell(toAsk.stream()
                .flatMap(unit -> Stream.of(Role.LEADER, Role.DRAFTER)
                        .map(role -> Notice.to(
                                        role.group(unit.unit()),
                                        "conclusion-consultation",
                                        "conclusion-consultation:%s:%s:%s".formatted(id, unit.unit(), role.suffix()))
                                .with("unit", unit.unitName())
                                .with("title", conclusion.title())
                                .with("due", due)
                                .inCycle(conclusion.cycleId())
                                .linking("/conclusions/" + id + "/consultation")))
                .toList());
        if (!toAsk.isEmpty()) {
            writer.commentsRequested(id);
            conclusions.record(conclusion, "conclusion.comments-requested");
        }
    }

    /** Every comment was adopted, or it was explained why not. */
    @Transactional
    public void finish(UUID id) {
        Conclusion conclusion = conclusions.requireStage(id, "conclusion.consultation.not-now", Stage.CONSULTATION);
        Refusal.Collector problems = new Refusal.Collector();
        List<Comment> all = comments.comments(id);
        for (int i = 0; i < all.size(); i++) {
            Comment comment = all.get(i);
            if (comment.resolution() == null) {
                problems.add("comments." + i + ".resolution", "conclusion.comment.unresolved", comment.unitName());
            } else if (comment.resolution() == Comment.Resolution.EXPLAINED && Text.isBlank(comment.explanation())) {
                problems.add("comments." + i + ".explanation", "conclusion.comment.unexplained", comment.unitName());
            }
        }
        problems.refuse();
        writer.commentsResolved(id);
        conclusions.record(conclusion, "conclusion.comments-resolved");
    }
}
