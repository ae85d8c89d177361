package vn.tongket.conclusion;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
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
        Set<String> refs = conclusions.clauses(id).stream().map(Clause::ref).collect(Collectors.toSet());
        check(all.stream().filter(comment -> !comment.onBehalf()).toList(), "comments.", refs, problems);
        check(all.stream().filter(Comment::onBehalf).toList(), "entered.", refs, problems);
        problems.refuse();
        conclusions.cover(conclusion);
        writer.commentsResolved(id);
        all.stream()
                .filter(Comment::onBehalf)
                .forEach(comment -> conclusions.recordComment(conclusion, comment.unit(), comment.clauseRef(), true));
        conclusions.record(conclusion, "conclusion.comments-resolved");
    }

    private static void check(List<Comment> comments, String at, Set<String> refs, Refusal.Collector problems) {
        for (int i = 0; i < comments.size(); i++) {
            Comment comment = comments.get(i);
            if (Text.isBlank(comment.text())) {
                problems.add(at + i + ".text", "conclusion.comment.text-missing");
            }
            if (comment.onBehalf() && comment.clauseRef() != null && !refs.contains(comment.clauseRef())) {
                problems.add(at + i + ".clauseRef", "conclusion.comment.clause-unknown", comment.clauseRef());
            }
            if (comment.resolution() == null) {
                problems.add(at + i + ".resolution", "conclusion.comment.unresolved", comment.unitName());
            } else if (comment.resolution() == Comment.Resolution.EXPLAINED && Text.isBlank(comment.explanation())) {
                problems.add(at + i + ".explanation", "conclusion.comment.unexplained", comment.unitName());
            }
        }
    }
}
