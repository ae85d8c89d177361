package vn.tongket.conclusion;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.Refusal;
import vn.tongket.Text;
import vn.tongket.calendar.Deadline;
import vn.tongket.calendar.WorkingCalendar;
import vn.tongket.conclusion.Conclusion.Stage;
import vn.tongket.notification.Notice;
import vn.tongket.notification.Notifications;
import vn.tongket.organization.Role;

/** Asks units for their comments on a draft, and ends the consultation when each comment was dealt with. */
@Component
public class Consultations {

    private static final int REMINDED_BEFORE = 2;
    private static final LocalTime MORNING = LocalTime.of(8, 0);

    private final Conclusions conclusions;
    private final ConclusionWriter writer;
    private final CommentStore comments;
    private final DraftStore drafts;
    private final ShownClauses shown;
    private final WorkingCalendar calendar;
    private final Clock clock;
    private final Notifications notifications;

    Consultations(
            Conclusions conclusions,
            ConclusionWriter writer,
            CommentStore comments,
            DraftStore drafts,
            ShownClauses shown,
            WorkingCalendar calendar,
            Notifications notifications,
            Clock clock) {
        this.conclusions = conclusions;
        this.writer = writer;
        this.comments = comments;
        this.drafts = drafts;
        this.shown = shown;
        this.calendar = calendar;
        this.clock = clock;
        this.notifications = notifications;
    }

    /** Tells leader and drafter of every unit that was not asked yet; repeating it tells nobody twice. */
    @Transactional
    public void request(UUID id) {
        Conclusion conclusion = conclusions.require(id);
        List<CommentStore.Consulted> toAsk =
                comments.consulted(id).stream().filter(unit -> !unit.asked()).toList();
        notifications.tell(toAsk.stream()
                .flatMap(unit -> Stream.of(Role.LEADER, Role.DRAFTER)
                        .map(role -> notice(conclusion, unit, role, "conclusion-consultation", "")))
                .toList());
        if (!toAsk.isEmpty()) {
            shown.keep(id, drafts.draft(conclusion));
            writer.commentsRequested(id);
            conclusions.record(conclusion, "conclusion.comments-requested");
        }
    }

    /** When units that are silent are reminded: two working days before the closing date, in the morning. */
    public Instant reminderAt(UUID id) {
        LocalDate due = conclusions.require(id).consultationDueOn();
        LocalDate day = due == null ? LocalDate.now(clock) : calendar.addWorkingDays(due, -REMINDED_BEFORE);
        return day.atTime(MORNING).atZone(Deadline.ZONE).toInstant();
    }

    /** Reminds every unit that was asked and has said nothing; no unit twice on one day. */
    @Transactional
    public int remind(UUID id) {
        Conclusion conclusion = conclusions.require(id);
        if (conclusion.stage() != Stage.CONSULTATION || conclusion.commentsResolvedAt() != null) {
            return 0;
        }
        Set<String> heard = comments.comments(id).stream().map(Comment::unit).collect(Collectors.toSet());
        LocalDate today = LocalDate.now(clock);
        List<CommentStore.Consulted> silent = comments.consulted(id).stream()
                .filter(unit -> unit.asked() && !heard.contains(unit.unit()) && !unit.remindedOn(today))
                .toList();
        notifications.tell(silent.stream()
                .map(unit -> notice(conclusion, unit, Role.LEADER, "conclusion-consultation-reminder", ":" + today))
                .toList());
        if (!silent.isEmpty()) {
            comments.reminded(
                    id, silent.stream().map(CommentStore.Consulted::unit).toList());
            conclusions.record(conclusion, "conclusion.silent-units-reminded");
        }
        return silent.size();
    }

    private static Notice notice(
            Conclusion conclusion, CommentStore.Consulted unit, Role role, String kind, String again) {
        String due = conclusion.consultationDueOn() == null
                ? Deadline.UNKNOWN.text()
                : Deadline.day(conclusion.consultationDueOn()).text();
        return Notice.to(
                        role.group(unit.unit()),
                        kind,
                        "%s:%s:%s:%s%s".formatted(kind, conclusion.id(), unit.unit(), role.suffix(), again))
                .with("unit", unit.unitName())
                .with("title", conclusion.title())
                .with("due", due)
                .inCycle(conclusion.cycleId())
                .linking("/conclusions/" + conclusion.id() + "/consultation");
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
        Map<UUID, List<Comment.Change>> changes = changes(conclusion, all, problems);
        problems.refuse();
        comments.noteChanges(id, changes);
        conclusions.cover(conclusion);
        writer.commentsResolved(id);
        all.stream()
                .filter(Comment::onBehalf)
                .forEach(comment -> conclusions.recordComment(conclusion, comment.unit(), comment.clauseRef(), true));
        conclusions.record(conclusion, "conclusion.comments-resolved");
    }

    /** What was changed for each comment; one that is adopted changes something, or says what became of it. */
    private Map<UUID, List<Comment.Change>> changes(
            Conclusion conclusion, List<Comment> all, Refusal.Collector problems) {
        ShownClauses.Changes since = shown.changes(conclusion.id(), drafts.draft(conclusion));
        Map<UUID, List<Comment.Change>> changes = new LinkedHashMap<>();
        Map<Boolean, Integer> places = new HashMap<>();
        for (Comment comment : all) {
            int place = places.merge(comment.onBehalf(), 1, Integer::sum) - 1;
            String at = (comment.onBehalf() ? "entered." : "comments.") + place;
            if (comment.resolution() != Comment.Resolution.ADOPTED) {
                continue;
            }
            List<String> refs = comment.changedRefs();
            refs.stream()
                    .filter(ref -> !since.isKnown(ref))
                    .forEach(ref -> problems.add(at + ".changed", "conclusion.comment.clause-unknown", ref));
            List<Comment.Change> real = refs.stream()
                    .map(ref -> since.of(ref, comment.madeAt()))
                    .filter(Comment.Change::isReal)
                    .toList();
            if (real.isEmpty() && Text.isBlank(comment.explanation())) {
                problems.add(
                        at + ".changed",
                        "conclusion.comment.nothing-changed",
                        comment.unitName(),
                        refs.get(0).isEmpty() ? 0 : 1,
                        String.join(", ", refs));
            }
            changes.put(comment.id(), real);
        }
        return changes;
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
