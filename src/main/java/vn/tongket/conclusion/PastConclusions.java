package vn.tongket.conclusion;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.NotFound;
import vn.tongket.Text;
import vn.tongket.audit.Actor;
import vn.tongket.audit.DayStates;
import vn.tongket.conclusion.lint.Inspected;
import vn.tongket.document.Documents;
import vn.tongket.organization.Units;

/** A conclusion as it stood at the end of a day, its draft included, for those who may read it now. */
@Component
public class PastConclusions {

    private static final Inspected NOT_INSPECTED = new Inspected(List.of(), List.of(), List.of());

    private final Conclusions conclusions;
    private final ConclusionDesk desk;
    private final ConclusionStore store;
    private final DraftStore drafts;
    private final DirectiveStore directives;
    private final Documents documents;
    private final DayStates days;
    private final Units units;

    PastConclusions(
            Conclusions conclusions,
            ConclusionDesk desk,
            ConclusionStore store,
            DraftStore drafts,
            DirectiveStore directives,
            Documents documents,
            DayStates days,
            Units units) {
        this.conclusions = conclusions;
        this.desk = desk;
        this.store = store;
        this.drafts = drafts;
        this.directives = directives;
        this.documents = documents;
        this.days = days;
        this.units = units;
    }

    /** Refuses a day of which nothing was kept. What the check before the signature would have said is not kept. */
    @Transactional(readOnly = true)
    public ConclusionFile file(Actor actor, UUID id, LocalDate day) {
        if (!desk.mayRead(actor, conclusions.require(id))) {
            throw new NotFound("conclusion", id);
        }
        days.require(DayStates.Kind.CONCLUSION, id, day);
        Conclusion then = store.find(id, day).orElseThrow(() -> new NotFound("conclusion", id));
        Draft draft = drafts.draft(then, day);
        Directive directive = directives.find(id, day).orElse(null);
        Map<String, String> names = units.names(codes(then, draft, directive));
        return new ConclusionFile(
                then,
                names.get(then.issuer()),
                documents.styleOf(then.issuer()),
                draft.explained(List.of()),
                List.of(),
                directive,
                List.of(),
                NOT_INSPECTED,
                then.signature(),
                names,
                drafts.groupNames(named(ClauseCheck.groupsNamed(draft))));
    }

    private static Set<String> codes(Conclusion then, Draft draft, Directive directive) {
        Set<String> codes = named(ClauseCheck.unitsNamed(draft));
        codes.add(then.issuer());
        Optional.ofNullable(directive).map(Directive::issuer).ifPresent(codes::add);
        return codes;
    }

    private static Set<String> named(Map<String, List<String>> byPlace) {
        return byPlace.values().stream()
                .flatMap(List::stream)
                .filter(code -> !Text.isBlank(code))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
