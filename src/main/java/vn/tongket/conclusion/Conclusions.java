package vn.tongket.conclusion;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.NotFound;
import vn.tongket.Refusal;
import vn.tongket.audit.Act;
import vn.tongket.audit.Actors;
import vn.tongket.audit.AuditLog;
import vn.tongket.calendar.Deadline;
import vn.tongket.conclusion.Conclusion.Stage;
import vn.tongket.conclusion.lint.Inspected;
import vn.tongket.conference.Chair;
import vn.tongket.conference.Conference;
import vn.tongket.conference.Conferences;
import vn.tongket.conference.Proceedings.Remark;
import vn.tongket.conference.remark.ClosingRemarks;
import vn.tongket.cycle.Cycles;
import vn.tongket.cycle.ReviewCycle;
import vn.tongket.document.Capacity;

/** Conclusions and their clauses, and the steps from opening to a sound draft; access is the caller's matter. */
@Component
public class Conclusions {

    private static final Logger log = LoggerFactory.getLogger(Conclusions.class);

    private final ConclusionStore store;
    private final ConclusionWriter writer;
    private final DraftStore drafts;
    private final DraftWriter draftWriter;
    private final CommentStore comments;
    private final Inspection inspection;
    private final DirectiveStore directives;
    private final Cycles cycles;
    private final Conferences conferences;
    private final ClosingRemarks closing;
    private final AuditLog audit;
    private final MessageSource messages;
    private final Clock clock;

    Conclusions(
            ConclusionStore store,
            ConclusionWriter writer,
            DraftStore drafts,
            DraftWriter draftWriter,
            CommentStore comments,
            Inspection inspection,
            DirectiveStore directives,
            Cycles cycles,
            Conferences conferences,
            ClosingRemarks closing,
            AuditLog audit,
            MessageSource messages,
            Clock clock) {
        this.store = store;
        this.writer = writer;
        this.drafts = drafts;
        this.draftWriter = draftWriter;
        this.comments = comments;
        this.inspection = inspection;
        this.directives = directives;
        this.cycles = cycles;
        this.conferences = conferences;
        this.closing = closing;
        this.audit = audit;
        this.messages = messages;
        this.clock = clock;
    }

    public Conclusion require(UUID id) {
        return store.find(id).orElseThrow(() -> new NotFound("conclusion", id));
    }

    public Optional<UUID> ofCycle(UUID cycle) {
        return store.ofCycle(cycle);
    }

    /** All clauses, sub-clauses included, in the order of the document. */
    public List<Clause> clauses(UUID id) {
        return store.clauses(id);
    }

    public List<Limitation> limitations(UUID id) {
        return store.limitations(id);
    }

    public Optional<Directive> directive(UUID id) {
        return directives.find(id).filter(directive -> directive.recordedAt() != null);
    }

    /** Who tracks the clauses, as the conclusion itself says; empty when it names nobody. */
    public Optional<String> tracker(UUID id) {
        return store.clauses(id).stream()
                .filter(clause -> clause.kind() == ClauseKind.COORDINATION)
                .map(Clause::trackerUnit)
                .filter(unit -> unit != null)
                .findFirst();
    }

    /**
     * The conclusion of the cycle; when there is none yet, it is laid with the closing remarks and limitations of the
     * cycle's conference and with the tracker that the cycle names.
     */
    @Transactional
    public UUID open(UUID cycleId) {
        ReviewCycle cycle = cycles.require(cycleId);
        Optional<UUID> conference = conferences.ofCycle(cycleId);
        UUID id = UUID.randomUUID();
        String title = messages.getMessage("conclusion.title.default", new Object[] {cycle.title()}, Locale.ROOT);
        if (writer.open(id, cycle, conference.orElse(null), title, firstSignature(conference))) {
            draftWriter.save(
                    id,
                    firstDraft(title, cycle, conference),
                    null,
                    Actors.current().userId());
            audit.record(Act.of("conclusion.opened", "conclusion", id)
                    .inCycle(cycleId)
                    .ofUnit(cycle.coordinatorUnit()));
            log.info("Opened conclusion {} of cycle {}", id, cycleId);
        }
        return store.ofCycle(cycleId).orElseThrow(() -> new NotFound("cycle", cycleId));
    }

    /** Whoever chaired the conference, until the signer says otherwise; an acting head signs with “Q.”. */
    private Signature firstSignature(Optional<UUID> conference) {
        Chair chair =
                conference.map(conferences::require).map(Conference::chair).orElse(Chair.UNKNOWN);
        return new Signature(chair.prefix() == null ? null : Capacity.ACTING, chair.title(), chair.name());
    }

    private Draft firstDraft(String title, ReviewCycle cycle, Optional<UUID> conference) {
        List<Draft.Item> items = new ArrayList<>();
        conference.map(closing::draft).orElse(List.of()).stream()
                .map(Conclusions::item)
                .forEach(items::add);
        if (cycle.trackerUnit() != null) {
            items.add(Draft.Item.coordination(
                    messages.getMessage("conclusion.clause.coordination", null, Locale.ROOT), cycle.trackerUnit()));
        }
        List<Draft.Weakness> limitations = conference.map(conferences::limitations).orElse(List.of()).stream()
                .map(found -> new Draft.Weakness(found.said(), found.topic(), null))
                .toList();
        return new Draft(title, SourceType.DOCUMENT, null, false, null, List.of(), false, items, limitations, null);
    }

    private static Draft.Item item(Remark remark) {
        return new Draft.Item(
                null,
                null,
                remark.general(),
                remark.said(),
                remark.leadUnit() == null ? List.of() : List.of(remark.leadUnit()),
                remark.leadGroup() == null ? List.of() : List.of(remark.leadGroup()),
                List.of(),
                List.of(),
                remark.due().isKnown() ? remark.due().text() : null,
                null,
                null,
                null,
                false,
                null,
                List.of());
    }

    /**
     * The draft is ready. A draft that goes to consultation may still lack leads; one that goes to signature may lack
     * nothing.
     *
     * @return whether units have to be asked for their comments now
     */
    @Transactional
    public boolean finishDraft(UUID id) {
        Conclusion conclusion = requireStage(id, "conclusion.draft.not-now", Stage.DRAFT);
        List<CommentStore.Consulted> consulted = comments.consulted(id);
        boolean toAsk = conclusion.consultationNeeded()
                && (consulted.isEmpty() || consulted.stream().anyMatch(unit -> !unit.asked()));
        Draft draft = drafts.draft(conclusion);
        Inspected inspected = inspect(conclusion, draft);
        Refusal.Collector problems =
                toAsk ? inspection.form(conclusion, draft) : inspection.obstacles(draft, inspected);
        if (toAsk && consulted.isEmpty()) {
            problems.add("consultedUnits", "conclusion.consultation.nobody");
        }
        if (toAsk && conclusion.consultationDueOn() == null) {
            problems.add("consultationDue", "conclusion.consultation.due-missing");
        } else if (toAsk && conclusion.consultationDueOn().isBefore(LocalDate.now(clock))) {
            problems.add("consultationDue", "conclusion.consultation.due-past");
        }
        problems.refuse();
        if (!toAsk) {
            cover(conclusion, draft, inspected);
        }
        writer.drafted(id);
        record(conclusion, "conclusion.drafted");
        return toAsk;
    }

    /** The reasons that were given hold for what is found now, and for nothing that comes later. */
    void cover(Conclusion conclusion) {
        Draft draft = drafts.draft(conclusion);
        cover(conclusion, draft, inspect(conclusion, draft));
    }

    private void cover(Conclusion conclusion, Draft draft, Inspected inspected) {
        draftWriter.cover(conclusion.id(), inspection.covering(draft, inspected));
        List<Draft.Reason> given = inspection.reasons(draft, inspected).stream()
                .filter(reason -> reason.clauses() != null && !reason.reason().isEmpty())
                .toList();
        if (given.isEmpty()) {
            return;
        }
        Act act = Act.of("conclusion.warnings-accepted", "conclusion", conclusion.id())
                .inCycle(conclusion.cycleId())
                .ofUnit(conclusion.coordinatorUnit());
        for (Draft.Reason reason : given) {
            act = act.with(reason.finding().name(), reason.clauses() + ": " + reason.reason());
        }
        audit.record(act);
    }

    /** Checks the clauses once more, as they may have changed since; what is not sound goes back to the draft. */
    @Transactional
    public boolean checkClauses(UUID id) {
        Conclusion conclusion = require(id);
        if (conclusion.isSigned()) {
            return true;
        }
        Draft draft = drafts.draft(conclusion);
        Inspected inspected = inspect(conclusion, draft);
        boolean sound = inspected.blocking().isEmpty()
                && inspection.uncovered(conclusion, draft, inspected).isEmpty();
        writer.checked(id, sound);
        record(conclusion, sound ? "conclusion.clauses-sound" : "conclusion.clauses-unsound");
        return sound;
    }

    /** Everything that is found in a draft; nothing any more once it is signed. */
    Inspected inspect(Conclusion conclusion, Draft draft) {
        return conclusion.isSigned()
                ? new Inspected(List.of(), List.of(), List.of())
                : inspection.of(conclusion, draft, earliest(conclusion));
    }

    /** A speech is as old as its conference; a document is not issued before today. */
    private LocalDate earliest(Conclusion conclusion) {
        return heldOn(conclusion).filter(day -> conclusion.isSpeech()).orElseGet(() -> LocalDate.now(clock));
    }

    /** The day of the conference, or the first of its month or year; empty when there is none. */
    Optional<LocalDate> heldOn(Conclusion conclusion) {
        return Optional.ofNullable(conclusion.conferenceId())
                .map(conferences::require)
                .map(Conference::held)
                .filter(Deadline::isKnown)
                .map(Deadline::on);
    }

    Conclusion requireStage(UUID id, String otherwise, Stage... any) {
        Conclusion conclusion = require(id);
        if (!List.of(any).contains(conclusion.stage())) {
            throw Refusal.of(conclusion.isSigned() ? "conclusion.signed" : otherwise);
        }
        return conclusion;
    }

    void record(Conclusion conclusion, String act) {
        audit.record(Act.of(act, "conclusion", conclusion.id())
                .inCycle(conclusion.cycleId())
                .ofUnit(conclusion.coordinatorUnit()));
    }

    void recordComment(Conclusion conclusion, String unit, String clauseRef, boolean onBehalf) {
        audit.record(Act.of("conclusion.commented", "conclusion", conclusion.id())
                .inCycle(conclusion.cycleId())
                .ofUnit(unit)
                .with("clause", clauseRef)
                .with("onBehalf", onBehalf));
    }
}
