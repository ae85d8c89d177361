package vn.tongket.aggregation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.NotFound;
import vn.tongket.Refusal;
import vn.tongket.Text;
import vn.tongket.aggregation.ConsolidationSources.Wording;
import vn.tongket.audit.Act;
import vn.tongket.audit.Actors;
import vn.tongket.audit.AuditLog;
import vn.tongket.cycle.Cycles;
import vn.tongket.cycle.Indicator;
import vn.tongket.cycle.ReviewCycle;
import vn.tongket.cycle.Section;
import vn.tongket.document.Signing;
import vn.tongket.report.reuse.ChildDelivery;

/** Makes the provincial report of the units' accepted reports, and takes it through editing to its approval. */
@Component
public class Aggregation {

    private static final Logger log = LoggerFactory.getLogger(Aggregation.class);

    /** How many characters a section's draft may have, and each unit's passage in it. */
    private static final int SECTION = 24_000;

    private static final int LONGEST_PASSAGE = 3_000;
    private static final int SHORTEST_PASSAGE = 160;
    /** How many changed indicators the record names. */
    private static final int NAMED_CHANGES = 20;

    private final Cycles cycles;
    private final ConsolidationStore store;
    private final ConsolidationWriter writer;
    private final ConsolidatedSigning signing;
    private final ConsolidationSources sources;
    private final ConsolidatedReportFiles files;
    private final FigureComputation computation;
    private final ChildDelivery parents;
    private final AuditLog audit;
    private final MessageSource messages;

    Aggregation(
            Cycles cycles,
            ConsolidationStore store,
            ConsolidationWriter writer,
            ConsolidatedSigning signing,
            ConsolidationSources sources,
            ConsolidatedReportFiles files,
            FigureComputation computation,
            ChildDelivery parents,
            AuditLog audit,
            MessageSource messages) {
        this.cycles = cycles;
        this.store = store;
        this.writer = writer;
        this.signing = signing;
        this.sources = sources;
        this.files = files;
        this.computation = computation;
        this.parents = parents;
        this.audit = audit;
        this.messages = messages;
    }

    /**
     * Computes the provincial figures and drafts from what is accepted now. Repeating it before the approval computes the
     * same version again and keeps what people edited; after the approval it makes the next version.
     */
    @Transactional
    public ConsolidatedReport consolidate(UUID cycleId) {
        ReviewCycle cycle = cycles.require(cycleId);
        Optional<ConsolidatedReport> before = store.lockNewest(cycleId);
        if (before.isPresent() && before.get().isReady() && !before.get().isApproved()) {
            throw Refusal.of("aggregation.being-approved");
        }
        List<Indicator> indicators = cycles.indicators(cycleId);
        List<ProvincialFigure> former =
                before.map(report -> store.figures(report.id(), indicators)).orElse(List.of());
        UUID report = before.filter(open -> !open.isApproved())
                .map(ConsolidatedReport::id)
                .orElseGet(() -> writer.begin(
                        cycleId,
                        before.map(ConsolidatedReport::versionNo).orElse(0) + 1,
                        before.map(ConsolidatedReport::id).orElse(null)));
        writer.clear(report);
        sources.divide(report, cycleId);
        sources.gather(report, cycleId);
        computation.compute(report, cycleId);
        computation.noteMissing(report, cycleId);
        sources.notePassages(report, cycleId);
        sources.composeDrafts(report, cycleId, wording());
        ConsolidatedReport made = store.newest(cycleId).orElseThrow();
        List<String> changed = before.isPresent() ? changes(former, store.figures(report, indicators)) : List.of();
        audit.record(act("aggregation.consolidated", made, cycle)
                .with("units", made.unitsReported() + "/" + made.unitsExpected())
                .with(
                        "changed",
                        changed.isEmpty()
                                ? null
                                : String.join(
                                        " ",
                                        changed.stream().limit(NAMED_CHANGES).toList()))
                .with("changedCount", changed.isEmpty() ? null : changed.size()));
        log.info(
                "Consolidated {} of {} reports of cycle {} into version {}",
                made.unitsReported(),
                made.unitsExpected(),
                cycleId,
                made.versionNo());
        return made;
    }

    private static List<String> changes(List<ProvincialFigure> former, List<ProvincialFigure> now) {
        Map<String, ProvincialFigure> known = new HashMap<>();
        former.forEach(figure -> known.put(figure.indicator().code() + ":" + figure.year(), figure));
        List<String> changed = new ArrayList<>();
        for (ProvincialFigure figure : now) {
            ProvincialFigure old = known.get(figure.indicator().code() + ":" + figure.year());
            if (figure.year() == null && (old == null || !old.sameAs(figure))) {
                changed.add(figure.indicator().code());
            }
        }
        return changed;
    }

    /** The reviewer is done: every section that the outline asks for has a text. */
    @Transactional
    public void finishEditing(UUID cycleId) {
        ReviewCycle cycle = cycles.require(cycleId);
        ConsolidatedReport report = requireOpen(cycleId);
        if (report.isReady()) {
            throw Refusal.of("aggregation.being-approved");
        }
        Map<String, ConsolidationStore.SectionText> texts = store.sections(report.id());
        List<Section> outline = cycles.outline(cycleId);
        LiveFields fields = files.figures(report).fields();
        Refusal.Collector problems = new Refusal.Collector();
        for (int i = 0; i < outline.size(); i++) {
            Section section = outline.get(i);
            ConsolidationStore.SectionText text = texts.get(section.code());
            if (section.leaf() && section.required() && (text == null || Text.isBlank(text.body()))) {
                problems.add("sections." + i + ".body", "aggregation.section.empty", section.code());
            }
            for (String field : fields.unknown(text == null ? null : text.body())) {
                problems.add("sections." + i + ".body", "aggregation.field.unknown", section.code(), field);
            }
        }
        problems.refuse();
        writer.markReady(report.id(), Actors.current().userId());
        audit.record(act("aggregation.edited", report, cycle));
    }

    /** Approves the report, from when on nothing of it changes, or returns it with a reason. */
    @Transactional
    public void decide(UUID cycleId, boolean approved, String reason) {
        ReviewCycle cycle = cycles.require(cycleId);
        ConsolidatedReport report = requireOpen(cycleId);
        if (!report.isReady()) {
            throw Refusal.of("aggregation.not-ready");
        }
        if (approved) {
            writer.freeze(report.id(), files.rendered(report, files.figures(report)));
            Signing signed = signing.sign(Actors.current(), cycle, report);
            writer.approve(report.id(), Actors.current().userId());
            audit.record(act("aggregation.approved", report, cycle)
                    .with("signing", signed.code())
                    .with("units", report.unitsReported() + "/" + report.unitsExpected()));
            parents.approved(cycleId);
            return;
        }
        if (Text.isBlank(reason)) {
            throw Refusal.at("reason", "aggregation.reason-missing");
        }
        signing.forget(report.id());
        writer.giveBack(report.id(), Text.clean(reason));
        audit.record(act("aggregation.returned", report, cycle).with("reason", Text.clean(reason)));
    }

    /** The figures of the newest version, for those who build on the report. */
    @Transactional(readOnly = true)
    public List<ProvincialFigure> figures(UUID cycleId) {
        return store.newest(cycleId)
                .map(report -> store.figures(report.id(), cycles.indicators(cycleId)))
                .orElse(List.of());
    }

    ConsolidatedReport requireOpen(UUID cycleId) {
        ConsolidatedReport report =
                store.lockNewest(cycleId).orElseThrow(() -> new NotFound("consolidated report of cycle", cycleId));
        if (report.isApproved()) {
            throw Refusal.of("aggregation.approved-already");
        }
        return report;
    }

    private Wording wording() {
        return new Wording(
                " " + text("aggregation.draft.more"),
                text("aggregation.draft.not-arisen") + " ",
                SHORTEST_PASSAGE,
                LONGEST_PASSAGE,
                SECTION);
    }

    private String text(String key) {
        return messages.getMessage(key, null, Locale.ROOT);
    }

    private static Act act(String code, ConsolidatedReport report, ReviewCycle cycle) {
        return Act.of(code, "consolidated-report", report.id())
                .inCycle(cycle.id())
                .ofUnit(cycle.coordinatorUnit())
                .with("version", report.versionNo());
    }
}
