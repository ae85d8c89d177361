package vn.tongket.report.review;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.NotFound;
import vn.tongket.Refusal;
import vn.tongket.SecrecyGuard;
import vn.tongket.Text;
import vn.tongket.audit.Act;
import vn.tongket.audit.Actor;
import vn.tongket.audit.AuditLog;
import vn.tongket.cycle.Cycles;
import vn.tongket.cycle.Obligation;
import vn.tongket.cycle.Obligations;
import vn.tongket.cycle.ReviewCycle;
import vn.tongket.report.Checker;
import vn.tongket.report.Plans;
import vn.tongket.report.ReportDesk;
import vn.tongket.report.ReportReaders;

/** What is said about sections and figures of a version, between those who check it and those who wrote it. */
@Component
public class ReportComments {

    private static final int LONGEST = 4_000;
    private static final int MOST = 300;

    private final Obligations obligations;
    private final Cycles cycles;
    private final Plans plans;
    private final ReportCommentStore store;
    private final ReportReaders readers;
    private final Checker checker;
    private final SecrecyGuard secrecy;
    private final AuditLog audit;

    ReportComments(
            Obligations obligations,
            Cycles cycles,
            Plans plans,
            ReportCommentStore store,
            ReportReaders readers,
            Checker checker,
            SecrecyGuard secrecy,
            AuditLog audit) {
        this.obligations = obligations;
        this.cycles = cycles;
        this.plans = plans;
        this.store = store;
        this.readers = readers;
        this.checker = checker;
        this.secrecy = secrecy;
        this.audit = audit;
    }

    /** Adds a word to a comment that the unit has read. */
    @Transactional
    public void reply(Actor actor, UUID id, UUID comment, String text) {
        Obligation obligation = obligations.require(id);
        boolean ofUnit = readers.isOfUnit(actor, obligation);
        if (!ofUnit && !checker.mayCheck(actor, obligation, cycles.require(obligation.cycleId()))) {
            throw new NotFound("report", id);
        }
        ReportComment found = requireSaid(id, comment);
        store.reply(
                found.id(),
                requireText("reply." + comment, text, "report.comment.reply-missing"),
                ofUnit,
                actor.userId());
        record("report.comment-answered", obligation, found);
    }

    /** The unit says what it did about a comment; with no words the comment is open again. */
    @Transactional
    public void resolve(Actor actor, UUID id, UUID comment, String text) {
        Obligation obligation = obligations.require(id);
        if (!readers.isOfUnit(actor, obligation)) {
            throw new NotFound("report", id);
        }
        ReportComment found = requireSaid(id, comment);
        String words = requireText("resolution." + comment, text, "report.comment.resolution-missing");
        if (store.resolve(id, List.of(new ReportComment.Resolution(comment, words)), actor.userId()) > 0) {
            record("report.comment-resolved", obligation, found);
        }
    }

    /** What the unit writes about comments while it writes its report. */
    public void keepResolutions(UUID id, List<ReportComment.Resolution> typed, String actor) {
        typed.forEach(resolution -> secrecy.check("comments", resolution.text()));
        store.resolve(
                id,
                typed.stream()
                        .filter(resolution -> resolution.id() != null)
                        .map(resolution -> new ReportComment.Resolution(
                                resolution.id(), Text.isBlank(resolution.text()) ? null : cut(resolution.text())))
                        .toList(),
                actor);
    }

    /** Keeps what the reviewer is saying about the version; blank ones are none. */
    public void keep(ReviewCycle cycle, UUID version, List<ReportComment.Typed> typed, String actor) {
        Plans.Plan plan = plans.of(cycle);
        Set<String> known = new HashSet<>();
        plan.outline().forEach(section -> known.add("s:" + section.code()));
        plan.indicators().forEach(indicator -> known.add("i:" + indicator.code()));
        List<ReportComment.Typed> said = typed.stream()
                .filter(comment -> !Text.isBlank(comment.text()))
                .map(comment -> new ReportComment.Typed(
                        comment.id(), comment.section(), comment.indicator(), comment.year(), cut(comment.text())))
                .toList();
        if (said.size() > MOST) {
            throw Refusal.of("report.comment.too-many", MOST);
        }
        said.forEach(comment -> {
            secrecy.check("wholeReason", comment.text());
            String place = comment.section() == null ? "i:" + comment.indicator() : "s:" + comment.section();
            if (!known.contains(place) || comment.section() != null && comment.indicator() != null) {
                throw Refusal.of(
                        "report.section-unknown", Objects.requireNonNullElse(comment.section(), comment.indicator()));
            }
        });
        Set<UUID> ours =
                store.ofVersion(version).stream().map(ReportComment::id).collect(Collectors.toSet());
        store.replace(
                version,
                said.stream()
                        .filter(comment -> comment.id() == null || ours.contains(comment.id()))
                        .toList(),
                actor);
    }

    private ReportComment requireSaid(UUID id, UUID comment) {
        return store.find(id, comment)
                .filter(ReportComment::said)
                .orElseThrow(() -> new NotFound("report comment", comment));
    }

    private String requireText(String at, String text, String missing) {
        if (Text.isBlank(text)) {
            throw Refusal.at(at, missing);
        }
        if (text.length() > LONGEST) {
            throw Refusal.at(at, "report.comment.too-long", LONGEST);
        }
        secrecy.check(at, text);
        return Text.clean(text);
    }

    private static String cut(String text) {
        String composed = ReportDesk.compose(text);
        if (composed.length() > LONGEST) {
            throw Refusal.of("report.comment.too-long", LONGEST);
        }
        return composed;
    }

    private void record(String act, Obligation obligation, ReportComment comment) {
        audit.record(Act.of(act, "report", obligation.id())
                .inCycle(obligation.cycleId())
                .ofUnit(obligation.reporterUnit())
                .with("version", comment.versionNo())
                .with("at", comment.section() == null ? comment.indicator() : comment.section()));
    }
}
