package vn.tongket.report;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.NotFound;
import vn.tongket.Refusal;
import vn.tongket.Text;
import vn.tongket.audit.Act;
import vn.tongket.audit.Actor;
import vn.tongket.audit.Actors;
import vn.tongket.audit.AuditLog;
import vn.tongket.calendar.Deadline;
import vn.tongket.cycle.Cycles;
import vn.tongket.cycle.Obligation;
import vn.tongket.cycle.Obligations;
import vn.tongket.cycle.ReviewCycle;
import vn.tongket.document.Signing;
import vn.tongket.organization.Access;
import vn.tongket.organization.Role;
import vn.tongket.report.check.ReportInspection;
import vn.tongket.report.review.ReportCommentStore;

/** The steps of a unit's report: handed to the leader, sent back or submitted, accepted or returned. */
@Component
public class Reports {

    private static final Logger log = LoggerFactory.getLogger(Reports.class);

    private final Cycles cycles;
    private final Obligations obligations;
    private final ReportStore store;
    private final ReportWriter writer;
    private final RoundWriter rounds;
    private final ReportSigning signing;
    private final ReportCommentStore comments;
    private final ReportInspection inspection;
    private final Checker checker;
    private final Access access;
    private final ReportNotices notices;
    private final AuditLog audit;
    private final Clock clock;

    Reports(
            Cycles cycles,
            Obligations obligations,
            ReportStore store,
            ReportWriter writer,
            RoundWriter rounds,
            ReportSigning signing,
            ReportCommentStore comments,
            ReportInspection inspection,
            Checker checker,
            Access access,
            ReportNotices notices,
            AuditLog audit,
            Clock clock) {
        this.cycles = cycles;
        this.obligations = obligations;
        this.store = store;
        this.writer = writer;
        this.rounds = rounds;
        this.signing = signing;
        this.comments = comments;
        this.inspection = inspection;
        this.checker = checker;
        this.access = access;
        this.notices = notices;
        this.audit = audit;
        this.clock = clock;
    }

    /** The drafter is done: nothing that blocks may be left, and nobody types until the leader has answered. */
    @Transactional
    public void handOver(UUID id) {
        Obligation obligation = obligations.require(id);
        access.require(Actors.current(), obligation.reporterUnit(), Role.DRAFTER, Role.LEADER);
        ReviewCycle cycle = cycles.require(obligation.cycleId());
        ReportStore.Whole draft = requireDraft(obligation);
        refuseIncomplete(cycle, obligation, draft);
        rounds.handOver(draft.version().id());
        audit.record(act("report.handed-over", obligation, draft.version()));
    }

    /** The leader asks the drafter to change something, in the words that were written at the desk before. */
    @Transactional
    public void sendBack(UUID id) {
        Obligation obligation = obligations.require(id);
        access.require(Actors.current(), obligation.reporterUnit(), Role.LEADER);
        ReportVersion draft = requireDraft(obligation).version();
        if (Text.isBlank(draft.sentBackReason())) {
            throw Refusal.at("sentBackReason", "report.send-back.reason-missing");
        }
        rounds.sendBack(draft.id());
        audit.record(act("report.sent-back", obligation, draft));
        notices.sentBack(obligation, cycles.require(obligation.cycleId()), draft);
    }

    /** The leader submits: the version is sealed, and the moment decides whether it is in time. */
    @Transactional
    public Receipt submit(UUID id) {
        Actor actor = Actors.current();
        Obligation obligation = obligations.require(id);
        access.require(actor, obligation.reporterUnit(), Role.LEADER);
        ReviewCycle cycle = cycles.require(obligation.cycleId());
        ReportStore.Whole whole = requireDraft(obligation);
        ReportVersion draft = whole.version();
        ReportContent content = whole.content();
        inspection.refuseMarked(cycle, content);
        int warnings = refuseIncomplete(cycle, obligation, whole);
        Signing signed = signing.of(actor, obligation, draft);
        Instant now = clock.instant();
        boolean onTime = isOnTime(draft, obligation, now);
        String sha256 = CanonicalReport.sha256(canonical(whole, inspection.figures(cycle, content)));
        if (!rounds.seal(draft, now, actor.userId(), onTime, sha256, warnings, signed)) {
            throw Refusal.of("report.changed-meanwhile");
        }
        if (draft.amendmentReason() == null) {
            obligations.submitted(id, now);
        }
        audit.record(act("report.submitted", obligation, draft)
                .with("sha256", sha256)
                .with("signing", signed.code())
                .with("onTime", onTime));
        log.info("Submitted version {} of report {}", draft.no(), id);
        return new Receipt(id, draft.no(), now, onTime, sha256);
    }

    /** The reviewer accepts the version that was submitted last. */
    @Transactional
    public void accept(UUID id) {
        Obligation obligation = obligations.require(id);
        ReviewCycle cycle = requireChecked(obligation);
        ReportVersion version = requireSubmitted(obligation);
        decide(version, true, Deadline.UNKNOWN);
        if (version.amendmentReason() == null) {
            obligations.accepted(id);
        }
        audit.record(act("report.accepted", obligation, version).with("byCard", version.byCard() ? true : null));
        notices.accepted(obligation, cycle, version, checker);
        log.info("Accepted version {} of report {}", version.no(), id);
    }

    /**
     * The reviewer returns the version with the reasons or comments that were written at the desk; the unit goes on with a
     * copy of it. Returns the date that holds now.
     */
    @Transactional
    public Instant giveBack(UUID id) {
        Obligation obligation = obligations.require(id);
        ReviewCycle cycle = requireChecked(obligation);
        ReportVersion version = requireSubmitted(obligation);
        ReportCheck written = store.check(version.id()).orElse(null);
        boolean reasoned = written != null && !written.reasons().isEmpty();
        if (!reasoned && comments.ofVersion(version.id()).isEmpty()) {
            throw Refusal.at("wholeReason", "report.return.reason-missing");
        }
        Deadline newDue = newDue(written == null ? null : written.newDue());
        decide(version, false, newDue);
        if (version.amendmentReason() == null) {
            obligations.returned(id, newDue.isKnown() ? newDue : null);
        }
        writer.beginAfter(version, version.amendmentReason(), Actors.current().userId());
        audit.record(act("report.returned", obligation, version)
                .with("sections", reasoned ? written.sections() : null)
                .with("newDue", newDue.isKnown() ? newDue.on().toString() : null));
        notices.returned(obligation, cycle, version.no(), newDue);
        log.info("Returned version {} of report {}", version.no(), id);
        return newDue.isKnown() ? newDue.dueAt() : obligation.dueAt();
    }

    /** The unit need not report any more; what it wrote is kept. */
    @Transactional
    public void tellWithdrawn(UUID id) {
        Obligation obligation = obligations.require(id);
        notices.withdrawn(obligation, cycles.require(obligation.cycleId()));
    }

    /** Until when the unit's next submission is in time. */
    public Instant dueAt(UUID id) {
        return obligations.require(id).dueAt();
    }

    /** The version that counts: the newest accepted one. */
    public Optional<ReportVersion> accepted(UUID id) {
        return store.newestAccepted(id);
    }

    /** Writes the canonical form of a submitted version again, to be compared with its hash. */
    @Transactional(readOnly = true)
    public String canonical(UUID version) {
        ReportStore.Whole sealed = store.whole(version).orElseThrow(() -> new NotFound("report", version));
        return canonical(sealed, store.figures(version));
    }

    private static String canonical(ReportStore.Whole whole, List<Figure> figures) {
        ReportVersion version = whole.version();
        ReportContent content = whole.content();
        return CanonicalReport.write(
                version.obligationId(),
                version.no(),
                content.dataUntil(),
                content.sections(),
                figures,
                whole.attachments(),
                whole.card());
    }

    /** An amendment is as timely as the report that it amends. */
    private boolean isOnTime(ReportVersion draft, Obligation obligation, Instant now) {
        return draft.amendmentReason() == null
                ? !now.isAfter(obligation.dueAt())
                : store.find(draft.predecessorId()).map(ReportVersion::onTime).orElse(false);
    }

    private void decide(ReportVersion version, boolean accepted, Deadline newDue) {
        if (!rounds.decide(version.id(), accepted, newDue, Actors.current().userId())) {
            throw Refusal.of("report.checked-already");
        }
    }

    private Deadline newDue(String typed) {
        Deadline newDue;
        try {
            newDue = Deadline.parse(typed);
        } catch (Refusal unreadable) {
            throw Refusal.at("newDue", "report.return.date-unreadable", Text.clean(typed));
        }
        if (newDue.isKnown() && newDue.dueAt().isBefore(clock.instant())) {
            throw Refusal.at("newDue", "report.return.date-past", newDue.text());
        }
        return newDue;
    }

    /** Returns how many warnings are left where nothing blocks. */
    private int refuseIncomplete(ReviewCycle cycle, Obligation obligation, ReportStore.Whole draft) {
        ReportInspection.Result found = inspection.inspectForStep(cycle, obligation, draft.version(), draft.content());
        List<Refusal.Problem> blocking = found.allBlocking();
        if (!blocking.isEmpty()) {
            throw new Refusal(blocking);
        }
        return found.warnings().size();
    }

    private ReviewCycle requireChecked(Obligation obligation) {
        ReviewCycle cycle = cycles.require(obligation.cycleId());
        if (!checker.mayCheck(Actors.current(), obligation, cycle)) {
            throw new NotFound("report", obligation.id());
        }
        return cycle;
    }

    private ReportStore.Whole requireDraft(Obligation obligation) {
        return store.wholeNewest(obligation.id())
                .filter(whole -> whole.version().isDraft())
                .orElseThrow(() -> Refusal.of("report.nothing-written"));
    }

    private ReportVersion requireSubmitted(Obligation obligation) {
        return store.newestSubmitted(obligation.id()).orElseThrow(() -> Refusal.of("report.nothing-submitted"));
    }

    private static Act act(String code, Obligation obligation, ReportVersion version) {
        return Act.of(code, "report", obligation.id())
                .inCycle(obligation.cycleId())
                .ofUnit(obligation.reporterUnit())
                .with("version", version.no());
    }
}
