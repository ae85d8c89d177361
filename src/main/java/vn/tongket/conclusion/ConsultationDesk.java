package vn.tongket.conclusion;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.NotFound;
import vn.tongket.Refusal;
import vn.tongket.Text;
import vn.tongket.audit.Actor;
import vn.tongket.calendar.Deadline;
import vn.tongket.conclusion.Conclusion.Stage;
import vn.tongket.organization.Access;
import vn.tongket.organization.Role;
import vn.tongket.organization.Units;

/** Where consulted units comment on a draft, and where the coordinator deals with their comments. */
@Component
public class ConsultationDesk {

    private final Conclusions conclusions;
    private final ConclusionDesk desk;
    private final DraftStore drafts;
    private final CommentStore comments;
    private final Access access;
    private final Units units;
    private final Clock clock;

    ConsultationDesk(
            Conclusions conclusions,
            ConclusionDesk desk,
            DraftStore drafts,
            CommentStore comments,
            Access access,
            Units units,
            Clock clock) {
        this.conclusions = conclusions;
        this.desk = desk;
        this.drafts = drafts;
        this.comments = comments;
        this.access = access;
        this.units = units;
        this.clock = clock;
    }

    /** Units of the person that were asked, in the order of names. */
    @Transactional(readOnly = true)
    public List<ConsultationFile> files(Actor actor, UUID id) {
        Conclusion conclusion = conclusions.require(id);
        List<CommentStore.Consulted> own = comments.consulted(id).stream()
                .filter(unit -> unit.asked() && access.holds(actor, unit.unit(), Role.LEADER, Role.DRAFTER))
                .toList();
        if (own.isEmpty()) {
            throw new NotFound("conclusion", id);
        }
        Draft draft = drafts.draft(conclusion);
        List<ConsultationFile.Line> lines = lines(draft);
        List<Comment> said = comments.comments(id);
        return own.stream()
                .map(unit -> new ConsultationFile(
                        id,
                        conclusion.title(),
                        conclusion.generalPart(),
                        conclusion.consultationDueOn(),
                        isOpen(conclusion) && !isOver(conclusion),
                        unit.unit(),
                        unit.unitName(),
                        lines,
                        said.stream()
                                .filter(comment -> comment.unit().equals(unit.unit()))
                                .toList()))
                .toList();
    }

    /** A consulted unit comments, or the coordinator enters what it said on paper. */
    @Transactional
    public UUID comment(Actor actor, UUID id, String unit, String clauseRef, String text) {
        Conclusion conclusion = conclusions.require(id);
        boolean ofUnit = !Text.isBlank(unit) && access.holds(actor, unit, Role.LEADER, Role.DRAFTER);
        boolean onBehalf = !ofUnit || actor.isSystem();
        if (!ofUnit && !access.holds(actor, conclusion.coordinatorUnit(), Role.COORDINATOR)) {
            throw new NotFound("conclusion", id);
        }
        if (Text.isBlank(unit)) {
            throw Refusal.at("unit", "conclusion.comment.unit-missing");
        }
        if (comments.consulted(id).stream()
                .noneMatch(one -> one.asked() && one.unit().equals(unit))) {
            if (ofUnit && !actor.isSystem()) {
                throw new NotFound("conclusion", id);
            }
            throw Refusal.at("unit", "conclusion.comment.unit-not-asked");
        }
        if (!isOpen(conclusion)) {
            throw Refusal.of("conclusion.consultation.closed");
        }
        if (!onBehalf && isOver(conclusion)) {
            throw Refusal.of(
                    "conclusion.consultation.over",
                    Deadline.day(conclusion.consultationDueOn()).text());
        }
        Refusal.Collector problems = new Refusal.Collector();
        if (Text.isBlank(text)) {
            problems.add("text", "conclusion.comment.text-missing");
        }
        if (!Text.isBlank(clauseRef)
                && conclusions.clauses(id).stream()
                        .noneMatch(clause -> clause.ref().equals(Text.clean(clauseRef)))) {
            problems.add("clauseRef", "conclusion.comment.clause-unknown", Text.clean(clauseRef));
        }
        problems.refuse();
        UUID comment = comments.add(id, unit, clauseRef, text, onBehalf, actor.userId());
        conclusions.recordComment(conclusion, unit, Text.clean(clauseRef), onBehalf);
        return comment;
    }

    /**
     * Saves what became of each comment, and the wording that came of it.
     *
     * @param said comments of units with what became of them
     * @param entered all comments that the coordinator entered for units
     */
    @Transactional
    public ConclusionDesk.Saved resolve(Actor actor, UUID id, List<Comment> said, List<Comment> entered, Draft draft) {
        Conclusion conclusion = conclusions.require(id);
        if (!access.holds(actor, conclusion.coordinatorUnit(), Role.COORDINATOR)) {
            throw new NotFound("conclusion", id);
        }
        conclusions.requireStage(id, "conclusion.consultation.not-now", Stage.CONSULTATION);
        Set<String> asked = comments.consulted(id).stream()
                .filter(CommentStore.Consulted::asked)
                .map(CommentStore.Consulted::unit)
                .collect(Collectors.toSet());
        Refusal.Collector problems = new Refusal.Collector();
        for (int i = 0; i < entered.size(); i++) {
            Comment comment = entered.get(i);
            if (!comment.isEmpty() && Text.isBlank(comment.unit())) {
                problems.add("entered." + i + ".unit", "conclusion.comment.unit-missing");
            } else if (!comment.isEmpty() && !asked.contains(comment.unit())) {
                problems.add("entered." + i + ".unit", "conclusion.comment.unit-not-asked");
            }
        }
        problems.refuse();
        ConclusionDesk.Saved saved = desk.save(conclusion, draft);
        comments.resolve(id, said, actor.userId());
        comments.replaceEntered(
                id, entered.stream().filter(comment -> !comment.isEmpty()).toList(), actor.userId());
        return saved;
    }

    /** Behind the closing date only the coordinator enters what still comes. */
    private boolean isOver(Conclusion conclusion) {
        return conclusion.consultationDueOn() != null && LocalDate.now(clock).isAfter(conclusion.consultationDueOn());
    }

    private static boolean isOpen(Conclusion conclusion) {
        return conclusion.stage() == Stage.CONSULTATION && conclusion.commentsResolvedAt() == null;
    }

    private List<ConsultationFile.Line> lines(Draft draft) {
        Set<String> unitCodes = new TreeSet<>();
        ClauseCheck.unitsNamed(draft).values().forEach(unitCodes::addAll);
        Set<String> groupCodes = new TreeSet<>();
        ClauseCheck.groupsNamed(draft).values().forEach(groupCodes::addAll);
        Map<String, String> names = units.names(unitCodes);
        names.putAll(drafts.groupNames(groupCodes));
        return draft.clauses().stream()
                .flatMap(item -> Stream.concat(
                        Stream.of(line(item, false, names)),
                        item.parts().stream().map(part -> line(part, true, names))))
                .toList();
    }

    private static ConsultationFile.Line line(Draft.Item item, boolean part, Map<String, String> names) {
        String leads = Stream.concat(item.leadUnits().stream(), item.leadGroups().stream())
                .map(code -> names.getOrDefault(code, code))
                .collect(Collectors.joining("; "));
        return new ConsultationFile.Line(item.ref(), part, item.text(), leads, item.due());
    }
}
