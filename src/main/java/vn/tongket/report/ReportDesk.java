package vn.tongket.report;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.NotFound;
import vn.tongket.Refusal;
import vn.tongket.SecrecyGuard;
import vn.tongket.audit.Actor;
import vn.tongket.cycle.Cycles;
import vn.tongket.cycle.Obligation;
import vn.tongket.cycle.Obligations;
import vn.tongket.cycle.ReviewCycle;
import vn.tongket.cycle.Section;
import vn.tongket.document.SigningEntry;
import vn.tongket.organization.Access;
import vn.tongket.organization.Role;
import vn.tongket.report.ReportContent.Entry;
import vn.tongket.report.ReportContent.Passage;
import vn.tongket.report.ReportForm.Saved;
import vn.tongket.report.check.ReportInspection;
import vn.tongket.report.review.ReportComment;
import vn.tongket.report.review.ReportComments;

/** What people do at a report's desk: read it, type into it, write an answer. Checks who they are and whose turn it is. */
@Component
public class ReportDesk {

    private static final int LONGEST_TEXT = 200_000;
    private static final int LONGEST_ENTRY = 2_000;
    private static final int LONGEST_NAMES = 100_000;

    private final Cycles cycles;
    private final Obligations obligations;
    private final ReportStore store;
    private final ReportWriter writer;
    private final RoundWriter rounds;
    private final ReportInspection inspection;
    private final ReportFormReader forms;
    private final ExtensionDesk extensions;
    private final SecrecyGuard secrecy;
    private final Plans plans;
    private final ReportComments comments;
    private final ReportReaders readers;
    private final Checker checker;
    private final Access access;

    ReportDesk(
            Cycles cycles,
            Obligations obligations,
            ReportStore store,
            ReportWriter writer,
            RoundWriter rounds,
            ReportInspection inspection,
            ReportFormReader forms,
            ExtensionDesk extensions,
            SecrecyGuard secrecy,
            Plans plans,
            ReportComments comments,
            ReportReaders readers,
            Checker checker,
            Access access) {
        this.cycles = cycles;
        this.obligations = obligations;
        this.store = store;
        this.writer = writer;
        this.rounds = rounds;
        this.inspection = inspection;
        this.forms = forms;
        this.extensions = extensions;
        this.secrecy = secrecy;
        this.plans = plans;
        this.comments = comments;
        this.readers = readers;
        this.checker = checker;
        this.access = access;
    }

    /** The unit's own report, draft or not; for others the version that was submitted last. */
    @Transactional(readOnly = true)
    public ReportForm file(Actor actor, UUID id) {
        Obligation obligation = obligations.require(id);
        ReviewCycle cycle = cycles.require(obligation.cycleId());
        if (readers.isOfUnit(actor, obligation)) {
            ReportVersion version = store.newest(id).orElse(null);
            boolean editable = isOpen(obligation, version)
                    && (version == null || version.isDraft() && version.handedOverAt() == null);
            return forms.ofUnit(obligation, cycle, version, editable);
        }
        return forms.submitted(
                obligation,
                cycle,
                requireReadable(actor, obligation, cycle),
                readers.mayCompareUnits(actor, obligation, cycle));
    }

    /** The submitted version with what the reviewer has written about it so far. */
    @Transactional(readOnly = true)
    public ReportForm checkFile(Actor actor, UUID id) {
        Obligation obligation = obligations.require(id);
        ReviewCycle cycle = cycles.require(obligation.cycleId());
        return forms.submitted(
                obligation,
                cycle,
                requireReadable(actor, obligation, cycle),
                readers.mayCompareUnits(actor, obligation, cycle));
    }

    /**
     * Keeps what a drafter or the leader typed, however unfinished, and says what is wrong with it. Marked content is
     * refused before any of it is kept.
     */
    @Transactional
    public Saved save(Actor actor, UUID id, Integer version, ReportContent typed, ExtensionDesk.Draft extension) {
        return save(actor, id, version, typed, extension, List.of());
    }

    /** The same, with what the unit did about the reviewer's comments. */
    @Transactional
    public Saved save(
            Actor actor,
            UUID id,
            Integer version,
            ReportContent typed,
            ExtensionDesk.Draft extension,
            List<ReportComment.Resolution> resolutions) {
        Obligation obligation = requireWriter(actor, id);
        ReportVersion begun = store.newest(id).orElse(null);
        requireWriting(obligation, begun);
        if (begun != null && begun.byCard()) {
            return savedCard(begun, typed);
        }
        UUID draft = begun == null ? writer.begin(id, actor.userId()) : begun.id();
        ReviewCycle cycle = cycles.require(obligation.cycleId());
        Plans.Plan plan = plans.of(cycle);
        ReportContent content = composed(typed);
        refuseForeign(plan, content);
        inspection.refuseMarked(cycle, content);
        writer.save(draft, version, content, plan.indicators(), actor.userId());
        if (extension != null) {
            extensions.keepRequest(id, extension.reason(), extension.until());
        }
        if (!resolutions.isEmpty()) {
            comments.keepResolutions(id, resolutions, actor.userId());
        }
        ReportStore.Whole kept = store.whole(draft).orElseThrow();
        return forms.saved(obligation, cycle, kept.version(), kept.content());
    }

    /** A form that shows a card saves nothing; a card stands alone. */
    private static Saved savedCard(ReportVersion card, ReportContent typed) {
        if (!typed.holdsNothing()) {
            throw Refusal.of("report.card.alone");
        }
        return new Saved(card.revision(), List.of(), List.of(), List.of());
    }

    /** Keeps what the leader writes to the drafter. */
    @Transactional
    public int saveSendingBack(Actor actor, UUID id, String reason) {
        return saveDecision(actor, id, reason, SigningEntry.NONE);
    }

    /** Keeps what the leader types: what the drafter is to change, or how the leader signs. */
    @Transactional
    public int saveDecision(Actor actor, UUID id, String reason, SigningEntry signing) {
        Obligation obligation = obligations.require(id);
        access.require(actor, obligation.reporterUnit(), Role.LEADER);
        secrecy.check("sentBackReason", reason);
        ReportVersion draft = store.newest(id)
                .filter(version -> version.isDraft() && version.handedOverAt() != null)
                .orElseThrow(() -> Refusal.of("report.not-handed-over"));
        SigningEntry typed = signing == null ? SigningEntry.NONE : signing;
        secrecy.check("signing.position", typed.position());
        secrecy.check("signing.name", typed.name());
        rounds.noteDecision(draft.id(), compose(reason), typed.read());
        return draft.revision();
    }

    /** Keeps the reviewer's answer while it is written; returns its new revision. */
    @Transactional
    public int saveCheck(Actor actor, UUID id, ReportCheck typed) {
        return saveCheck(actor, id, typed, null);
    }

    /** The same, with what the reviewer says about sections and figures; null leaves that as it is. */
    @Transactional
    public int saveCheck(Actor actor, UUID id, ReportCheck typed, List<ReportComment.Typed> said) {
        Obligation obligation = obligations.require(id);
        ReviewCycle cycle = cycles.require(obligation.cycleId());
        if (!checker.mayCheck(actor, obligation, cycle)) {
            throw new NotFound("report", id);
        }
        ReportVersion submitted = store.newestSubmitted(id).orElseThrow(() -> Refusal.of("report.nothing-submitted"));
        if (store.check(submitted.id()).map(ReportCheck::accepted).isPresent()) {
            throw Refusal.of("report.checked-already");
        }
        Set<String> known = new HashSet<>();
        plans.of(cycle).outline().forEach(section -> known.add(section.code()));
        typed.reasons().forEach(reason -> {
            secrecy.check("wholeReason", reason.reason());
            if (reason.section() != null && !known.contains(reason.section())) {
                throw Refusal.at("wholeReason", "report.section-unknown", reason.section());
            }
        });
        rounds.saveCheck(submitted.id(), typed.revision(), compose(typed.newDue()), typed.reasons());
        if (said != null) {
            comments.keep(cycle, submitted.id(), said, actor.userId());
        }
        return store.check(submitted.id()).orElseThrow().revision();
    }

    /** The version that this person sees: the newest for the unit, the last submitted one for others. */
    public Optional<ReportVersion> readable(Actor actor, UUID id) {
        Obligation obligation = obligations.require(id);
        return readers.isOfUnit(actor, obligation)
                ? store.newest(id)
                : Optional.of(requireReadable(actor, obligation, cycles.require(obligation.cycleId())));
    }

    public boolean mayRead(Actor actor, UUID id, boolean submitted) {
        Obligation obligation = obligations.require(id);
        return readers.isOfUnit(actor, obligation)
                || submitted && readers.mayReadSubmitted(actor, obligation, cycles.require(obligation.cycleId()));
    }

    /** Somebody who writes the unit's reports; for others there is no such report. */
    public Obligation requireWriter(Actor actor, UUID id) {
        Obligation obligation = obligations.require(id);
        if (!readers.isOfUnit(actor, obligation)) {
            throw new NotFound("report", id);
        }
        return obligation;
    }

    /** This person may add to the report now; returns the draft, and null where none is begun. */
    public ReportVersion requireWritable(Actor actor, UUID id) {
        Obligation obligation = requireWriter(actor, id);
        ReportVersion draft = store.newest(id).orElse(null);
        requireWriting(obligation, draft);
        if (draft != null && draft.byCard()) {
            throw Refusal.of("report.card.alone");
        }
        return draft;
    }

    /** Whether anybody of the unit may write now. */
    public boolean isWritable(UUID id) {
        ReportVersion newest = store.newest(id).orElse(null);
        return isOpen(obligations.require(id), newest)
                && (newest == null || newest.isDraft() && newest.handedOverAt() == null);
    }

    /** The draft into which this person may type now; it is begun when there is none. */
    public UUID requireDraft(Actor actor, UUID id) {
        ReportVersion draft = requireWritable(actor, id);
        return draft == null ? writer.begin(id, actor.userId()) : draft.id();
    }

    /** The same, where the draft may be a card. */
    public UUID requireAnyDraft(Actor actor, UUID id) {
        Obligation obligation = requireWriter(actor, id);
        ReportVersion draft = store.newest(id).orElse(null);
        requireWriting(obligation, draft);
        return draft == null ? writer.begin(id, actor.userId()) : draft.id();
    }

    private static boolean isOpen(Obligation obligation, ReportVersion newest) {
        boolean amended = newest != null && newest.isDraft() && newest.amendmentReason() != null;
        return obligation.withdrawnAt() == null
                && obligation.openedAt() != null
                && (obligation.acceptedAt() == null || amended);
    }

    private static void requireWriting(Obligation obligation, ReportVersion newest) {
        if (!isOpen(obligation, newest)) {
            throw Refusal.of(obligation.withdrawnAt() == null ? "report.closed" : "report.withdrawn");
        }
        if (newest != null && !newest.isDraft()) {
            throw Refusal.of("report.submitted-already");
        }
        if (newest != null && newest.handedOverAt() != null) {
            throw Refusal.of("report.with-leader");
        }
    }

    private ReportVersion requireReadable(Actor actor, Obligation obligation, ReviewCycle cycle) {
        return (readers.mayReadSubmitted(actor, obligation, cycle)
                        ? store.newestSubmitted(obligation.id())
                        : Optional.<ReportVersion>empty())
                .orElseThrow(() -> new NotFound("report", obligation.id()));
    }

    /** Sections and indicators that the plan does not have, and texts without end, are nobody's typing. */
    private static void refuseForeign(Plans.Plan plan, ReportContent content) {
        Set<String> sections = new HashSet<>();
        plan.outline().stream().filter(Section::leaf).forEach(section -> sections.add(section.code()));
        Set<String> indicators = new HashSet<>();
        plan.indicators().forEach(indicator -> indicators.add(indicator.code()));
        Refusal.Collector problems = new Refusal.Collector();
        Set<String> seen = new HashSet<>();
        content.sections().forEach(section -> {
            if (!sections.contains(section.code()) || !seen.add(section.code())) {
                problems.add("", "report.section-unknown", section.code());
            }
            if (length(section.text()) > LONGEST_TEXT || length(section.reason()) > LONGEST_ENTRY) {
                problems.add("", "report.text-too-long", section.code(), LONGEST_TEXT);
            }
        });
        content.values().forEach(entry -> {
            if (!indicators.contains(entry.indicator()) || !seen.add(entry.indicator() + "/" + entry.year())) {
                problems.add("", "report.indicator-unknown", entry.indicator());
            }
            if (length(entry.value()) > LONGEST_ENTRY
                    || length(entry.numerator()) > LONGEST_ENTRY
                    || length(entry.denominator()) > LONGEST_ENTRY
                    || length(entry.names()) > LONGEST_NAMES) {
                problems.add("", "report.text-too-long", entry.indicator(), LONGEST_ENTRY);
            }
        });
        if (length(content.dataUntil()) > LONGEST_ENTRY) {
            problems.add("dataUntil", "report.text-too-long", "dataUntil", LONGEST_ENTRY);
        }
        problems.refuse();
    }

    private static int length(String text) {
        return text == null ? 0 : text.length();
    }

    /** As it was typed, in composed letters; characters that no text has are dropped. */
    private static ReportContent composed(ReportContent typed) {
        return new ReportContent(
                compose(typed.dataUntil()),
                typed.sections().stream()
                        .map(s -> new Passage(s.code(), compose(s.text()), s.notApplicable(), compose(s.reason())))
                        .toList(),
                typed.values().stream()
                        .map(e -> new Entry(
                                e.indicator(),
                                e.year(),
                                compose(e.value()),
                                compose(e.numerator()),
                                compose(e.denominator()),
                                compose(e.names())))
                        .toList());
    }

    public static String compose(String typed) {
        return typed == null
                ? null
                : Normalizer.normalize(typed, Normalizer.Form.NFC).replace("\u0000", "");
    }
}
