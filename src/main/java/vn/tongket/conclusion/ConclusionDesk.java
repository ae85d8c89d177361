package vn.tongket.conclusion;

import java.util.ArrayList;
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
import vn.tongket.Refusal;
import vn.tongket.Text;
import vn.tongket.audit.Act;
import vn.tongket.audit.Actor;
import vn.tongket.audit.Actors;
import vn.tongket.audit.Readings;
import vn.tongket.calendar.Deadline;
import vn.tongket.calendar.Precision;
import vn.tongket.conclusion.Conclusion.Stage;
import vn.tongket.conclusion.lint.Inspected;
import vn.tongket.document.Documents;
import vn.tongket.document.Signing;
import vn.tongket.document.Signings;
import vn.tongket.organization.Access;
import vn.tongket.organization.Role;
import vn.tongket.organization.Unit;
import vn.tongket.organization.Units;

/** What people do at a conclusion's desk: read, draft, sign, issue. Checks who they are and how far it has come. */
@Component
public class ConclusionDesk {

    /** What is worth saying while somebody still types; what is missing is said when the task is completed. */
    private static final Set<String> TOLD_WHILE_TYPING = Set.of(
            "calendar.deadline.unreadable",
            "conclusion.clause.target-unreadable",
            "conclusion.clause.ref-repeated",
            "conclusion.clause.ref-shown");

    private final Conclusions conclusions;
    private final Issuance issuance;
    private final ConclusionWriter writer;
    private final DraftStore drafts;
    private final DraftWriter draftWriter;
    private final CommentStore comments;
    private final Inspection inspection;
    private final DirectiveStore directives;
    private final Documents documents;
    private final Signings signings;
    private final Access access;
    private final Units units;
    private final Readings readings;

    ConclusionDesk(
            Conclusions conclusions,
            Issuance issuance,
            ConclusionWriter writer,
            DraftStore drafts,
            DraftWriter draftWriter,
            CommentStore comments,
            Inspection inspection,
            DirectiveStore directives,
            Documents documents,
            Signings signings,
            Access access,
            Units units,
            Readings readings) {
        this.readings = readings;
        this.conclusions = conclusions;
        this.issuance = issuance;
        this.writer = writer;
        this.drafts = drafts;
        this.draftWriter = draftWriter;
        this.comments = comments;
        this.inspection = inspection;
        this.directives = directives;
        this.documents = documents;
        this.signings = signings;
        this.access = access;
        this.units = units;
    }

    /** The same for a person who looks at it on a page: who read a draft is recorded. */
    @Transactional
    public ConclusionFile read(Actor actor, UUID id) {
        ConclusionFile file = file(actor, id);
        noteDraft(actor, file.conclusion());
        return file;
    }

    void noteDraft(Actor actor, Conclusion conclusion) {
        if (conclusion.issuedAt() == null) {
            readings.note(
                    actor,
                    Act.of("draft.read", "conclusion", conclusion.id())
                            .inCycle(conclusion.cycleId())
                            .ofUnit(conclusion.coordinatorUnit()));
        }
    }

    /** Everything on the conclusion, for its coordinator, its approver, its clerk and the cycle's auditors. */
    @Transactional(readOnly = true)
    public ConclusionFile file(Actor actor, UUID id) {
        Conclusion conclusion = conclusions.require(id);
        if (!mayRead(actor, conclusion)) {
            throw new NotFound("conclusion", id);
        }
        Draft draft = drafts.draft(conclusion);
        Inspected inspected = conclusions.inspect(conclusion, draft);
        Directive directive = directives.find(id).orElse(null);
        Set<String> codes = named(ClauseCheck.unitsNamed(draft));
        codes.add(conclusion.issuer());
        Optional.ofNullable(directive).map(Directive::issuer).ifPresent(codes::add);
        Map<String, String> names = units.names(codes);
        return new ConclusionFile(
                conclusion,
                names.get(conclusion.issuer()),
                documents.styleOf(conclusion.issuer()),
                draft.explained(
                        conclusion.isSigned()
                                ? inspection.signedWith(conclusion, draft)
                                : inspection.reasons(draft, inspected)),
                comments.comments(id),
                directive,
                conclusion.isSigned()
                        ? List.of()
                        : inspection.obstacles(draft, inspected).found(),
                inspected,
                signature(actor, conclusion),
                names,
                drafts.groupNames(named(ClauseCheck.groupsNamed(draft))));
    }

    /** What was typed, or for whoever signs what the own role suggests. */
    private Signature signature(Actor actor, Conclusion conclusion) {
        Signature typed = conclusion.signature();
        boolean proposed = conclusion.stage() == Stage.SIGNING
                && typed.capacity() == null
                && Text.isBlank(typed.title())
                && access.holds(actor, conclusion.approverUnit(), Role.APPROVER);
        return proposed
                ? Signature.of(signings.form(
                                Signing.NONE, actor, conclusion.issuer(), conclusion.approverUnit(), Role.APPROVER)
                        .signing()
                        .read())
                : typed;
    }

    /** Saves the draft as far as it is typed; returns the new version and what cannot be read of it. */
    @Transactional
    public Saved saveDraft(Actor actor, UUID id, Draft draft) {
        return save(requireDrafting(actor, id), draft);
    }

    /**
     * What came of saving a draft.
     *
     * @param problems what cannot be read of it
     * @param inspected what a person should look at before it is signed
     * @param reasons why warnings are none, with the clauses that they are given for by now
     */
    public record Saved(int version, List<Refusal.Problem> problems, Inspected inspected, List<Draft.Reason> reasons) {}

    /** Numbers the clauses anew, by their order: G1, G2, 1, 2, 2a, 2b. */
    @Transactional
    public void renumber(Actor actor, UUID id) {
        Conclusion conclusion = requireDrafting(actor, id);
        Draft draft = drafts.draft(conclusion);
        save(conclusion, draft.withClauses(ClauseRows.renumbered(draft.clauses(), drafts.shown(id))));
    }

    /**
     * Gives every task without lead those who lead and cooperate on the first task that has some; a task that this one's
     * lead leads too, alone so far, gets those who cooperate.
     */
    @Transactional
    public void fillAddressees(Actor actor, UUID id) {
        Conclusion conclusion = requireDrafting(actor, id);
        Draft draft = drafts.draft(conclusion);
        Draft.Item model = draft.clauses().stream()
                .filter(item -> !item.general() && !item.coordination() && item.hasLead())
                .findFirst()
                .orElseThrow(() -> Refusal.at("clauses", "conclusion.clauses.no-model"));
        save(
                conclusion,
                draft.withClauses(draft.clauses().stream()
                        .map(item -> !item.general() && !item.coordination() && item.lacksAddresseesOf(model)
                                ? item.addressedLike(model)
                                : item)
                        .toList()));
    }

    /** Saves who signs and in which capacity, before the signature. */
    @Transactional
    public int saveSignature(Actor actor, UUID id, Signature signature) {
        Conclusion conclusion = conclusions.require(id);
        requireRole(actor, id, conclusion.approverUnit(), Role.APPROVER);
        conclusions.requireStage(id, "conclusion.signing.not-now", Stage.SIGNING);
        writer.saveSignature(id, signature);
        return conclusion.version() + 1;
    }

    /** Saves what the clerk types before issuing. */
    @Transactional
    public int saveIssuing(Actor actor, UUID id, Issuing issuing) {
        Conclusion conclusion = conclusions.require(id);
        requireRole(actor, id, conclusion.clerkUnit(), Role.CLERK);
        if (conclusion.stage() != Stage.ISSUING) {
            throw Refusal.of("conclusion.issuing.not-now");
        }
        writer.saveIssuing(id, issuing);
        return conclusion.version() + 1;
    }

    @Transactional
    public void saveDirective(Actor actor, UUID id, Directive.Entry entry) {
        Conclusion conclusion = conclusions.require(id);
        requireRole(actor, id, conclusion.clerkUnit(), Role.CLERK);
        if (conclusion.stage() != Stage.ISSUED || conclusions.directive(id).isPresent()) {
            throw Refusal.of("conclusion.directive.not-now");
        }
        if (!Text.isBlank(entry.issuer()) && units.find(entry.issuer()).isEmpty()) {
            throw Refusal.at("issuer", "conclusion.unit.unknown", entry.issuer());
        }
        directives.save(id, entry);
    }

    public boolean mayCompleteDirective(Actor actor, Conclusion conclusion) {
        return access.holds(actor, conclusion.clerkUnit(), Role.CLERK);
    }

    /** Adds number and date of a directive that was recorded without. */
    @Transactional
    public void completeDirective(Actor actor, UUID id, String number, String date) {
        requireRole(actor, id, conclusions.require(id).clerkUnit(), Role.CLERK);
        issuance.completeDirective(id, number, date);
    }

    Saved save(Conclusion conclusion, Draft draft) {
        Refusal.Collector unknown = new Refusal.Collector();
        Map<String, List<String>> named = ClauseCheck.unitsNamed(draft);
        Set<String> known = units.all(named(named)).stream().map(Unit::code).collect(Collectors.toSet());
        named.forEach((at, codes) -> codes.stream()
                .filter(code -> !known.contains(code))
                .forEach(code -> unknown.add(at, "conclusion.unit.unknown", code)));
        Map<String, List<String>> groups = ClauseCheck.groupsNamed(draft);
        Set<String> knownGroups = drafts.groupNames(named(groups)).keySet();
        groups.forEach((at, codes) -> codes.stream()
                .filter(code -> !knownGroups.contains(code))
                .forEach(code -> unknown.add(at, "conclusion.group.unknown", code)));
        Deadline due = consultationDue(draft, unknown);
        unknown.refuse();
        draftWriter.save(
                conclusion.id(),
                draft.sourceType() == null ? draft.of(conclusion.sourceType()) : draft,
                due.on(),
                Actors.current().userId());
        Conclusion saved = conclusions.require(conclusion.id());
        Draft read = drafts.draft(saved);
        Inspected inspected = conclusions.inspect(saved, read);
        return new Saved(
                saved.version(),
                inspected.broken().stream()
                        .filter(problem -> TOLD_WHILE_TYPING.contains(problem.key()))
                        .toList(),
                inspected,
                inspection.reasons(read, inspected));
    }

    private static Deadline consultationDue(Draft draft, Refusal.Collector problems) {
        try {
            Deadline due = Deadline.parse(draft.consultationDue());
            if (!due.isKnown() || due.precision() == Precision.DAY) {
                return due;
            }
            problems.add("consultationDue", "conclusion.date.day-missing");
        } catch (Refusal unreadable) {
            problems.add("consultationDue", "conclusion.date.unreadable", draft.consultationDue());
        }
        return Deadline.UNKNOWN;
    }

    boolean mayRead(Actor actor, Conclusion conclusion) {
        return access.holds(
                        actor,
                        conclusion.coordinatorUnit(),
                        Role.COORDINATOR,
                        Role.REVIEWER,
                        Role.TRACKER,
                        Role.AUDITOR)
                || access.holds(
                        actor, conclusion.approverUnit(), Role.APPROVER, Role.COORDINATOR, Role.CLERK, Role.AUDITOR)
                || access.holds(actor, conclusion.clerkUnit(), Role.CLERK)
                || access.holds(actor, conclusion.issuer(), Role.APPROVER, Role.COORDINATOR, Role.AUDITOR);
    }

    private Conclusion requireDrafting(Actor actor, UUID id) {
        requireRole(actor, id, conclusions.require(id).coordinatorUnit(), Role.COORDINATOR);
        return conclusions.requireStage(id, "conclusion.draft.not-now", Stage.DRAFT);
    }

    private void requireRole(Actor actor, UUID id, String unit, Role role) {
        if (!access.holds(actor, unit, role)) {
            throw new NotFound("conclusion", id);
        }
    }

    private static Set<String> named(Map<String, List<String>> byPlace) {
        Set<String> codes = new TreeSet<>();
        new ArrayList<>(byPlace.values()).forEach(codes::addAll);
        return codes;
    }
}
