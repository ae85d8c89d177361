package vn.tongket.conclusion;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.NotFound;
import vn.tongket.audit.Actor;
import vn.tongket.conclusion.Comment.Resolution;
import vn.tongket.conclusion.Conclusion.Stage;
import vn.tongket.organization.Access;
import vn.tongket.organization.Role;
import vn.tongket.organization.Units;

/** The table of comments on a conclusion, for everybody who may read the conclusion. */
@Component
public class ConsultationBoard {

    private final Conclusions conclusions;
    private final ConclusionDesk desk;
    private final Consultations consultations;
    private final CommentStore comments;
    private final DraftStore drafts;
    private final ShownClauses shown;
    private final Access access;
    private final Units units;

    ConsultationBoard(
            Conclusions conclusions,
            ConclusionDesk desk,
            Consultations consultations,
            CommentStore comments,
            DraftStore drafts,
            ShownClauses shown,
            Access access,
            Units units) {
        this.conclusions = conclusions;
        this.desk = desk;
        this.consultations = consultations;
        this.comments = comments;
        this.drafts = drafts;
        this.shown = shown;
        this.access = access;
        this.units = units;
    }

    @Transactional(readOnly = true)
    public ConsultationTable table(Actor actor, UUID id) {
        Conclusion conclusion = conclusions.require(id);
        if (!desk.mayRead(actor, conclusion)) {
            throw new NotFound("conclusion", id);
        }
        List<Comment> said = comments.comments(id);
        Map<String, Long> counts = said.stream().collect(Collectors.groupingBy(Comment::unit, Collectors.counting()));
        List<ConsultationTable.Asked> asked = comments.consulted(id).stream()
                .filter(CommentStore.Consulted::asked)
                .map(unit -> new ConsultationTable.Asked(
                        unit.unit(),
                        unit.unitName(),
                        counts.getOrDefault(unit.unit(), 0L).intValue(),
                        unit.remindedAt() == null ? null : unit.remindedAt().toInstant()))
                .toList();
        boolean open = conclusion.stage() == Stage.CONSULTATION && conclusion.commentsResolvedAt() == null;
        return new ConsultationTable(
                conclusion,
                units.names(List.of(conclusion.issuer())).get(conclusion.issuer()),
                conclusion.consultationDueOn(),
                conclusion.commentsResolvedAt(),
                asked,
                open ? asFarAsItStands(conclusion, said) : said,
                open
                        && asked.stream().anyMatch(unit -> unit.comments() == 0)
                        && access.holds(actor, conclusion.coordinatorUnit(), Role.COORDINATOR));
    }

    /** While comments are dealt with, what was changed for each of them is what differs by now. */
    private List<Comment> asFarAsItStands(Conclusion conclusion, List<Comment> said) {
        ShownClauses.Changes since = shown.changes(conclusion.id(), drafts.draft(conclusion));
        return said.stream()
                .map(comment -> comment.resolution() == Resolution.ADOPTED
                        ? comment.having(comment.changedRefs().stream()
                                .map(ref -> since.of(ref, comment.madeAt()))
                                .filter(Comment.Change::isReal)
                                .toList())
                        : comment)
                .toList();
    }

    /** The coordinator reminds the silent units at once; returns how many. */
    @Transactional
    public int remind(Actor actor, UUID id) {
        Conclusion conclusion = conclusions.require(id);
        if (!access.holds(actor, conclusion.coordinatorUnit(), Role.COORDINATOR)) {
            throw new NotFound("conclusion", id);
        }
        conclusions.requireStage(id, "conclusion.consultation.not-now", Stage.CONSULTATION);
        return consultations.remind(id);
    }
}
