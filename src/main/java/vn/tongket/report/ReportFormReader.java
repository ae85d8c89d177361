package vn.tongket.report;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.tongket.Refusal;
import vn.tongket.calendar.Deadline;
import vn.tongket.cycle.DeadlineExtension;
import vn.tongket.cycle.Indicator;
import vn.tongket.cycle.Obligation;
import vn.tongket.cycle.ReviewCycle;
import vn.tongket.cycle.Section;
import vn.tongket.organization.Units;
import vn.tongket.report.ReportContent.Entry;
import vn.tongket.report.ReportContent.Passage;
import vn.tongket.report.ReportForm.EntryField;
import vn.tongket.report.ReportForm.Extension;
import vn.tongket.report.ReportForm.Head;
import vn.tongket.report.ReportForm.IndicatorField;
import vn.tongket.report.ReportForm.Return;
import vn.tongket.report.ReportForm.Saved;
import vn.tongket.report.ReportForm.SectionField;
import vn.tongket.report.ReportForm.SectionReason;
import vn.tongket.report.check.ReportInspection;
import vn.tongket.report.check.ReportRules;
import vn.tongket.report.review.ReportComment;
import vn.tongket.report.review.ReportCommentStore;

/** Lays what is kept of a report beside the plan, as forms and pages show it. */
@Component
public class ReportFormReader {

    private static final ReportStore.Whole NOTHING =
            new ReportStore.Whole(null, new ReportContent(null, List.of(), List.of()), List.of(), null);

    private final Plans plans;
    private final ReportStore store;
    private final ReportInspection inspection;
    private final ExtensionDesk extensions;
    private final ReportCommentStore comments;
    private final Units units;
    private final Clock clock;

    ReportFormReader(
            Plans plans,
            ReportStore store,
            ReportInspection inspection,
            ExtensionDesk extensions,
            ReportCommentStore comments,
            Units units,
            Clock clock) {
        this.plans = plans;
        this.store = store;
        this.inspection = inspection;
        this.extensions = extensions;
        this.comments = comments;
        this.units = units;
        this.clock = clock;
    }

    /** The unit's own report; nothing is written yet when there is no version. */
    ReportForm ofUnit(Obligation obligation, ReviewCycle cycle, ReportVersion version, boolean editable) {
        ReportStore.Whole whole =
                version == null ? NOTHING : store.whole(version.id()).orElseThrow();
        boolean copied = version != null && version.isDraft() && version.predecessorId() != null;
        List<ReportComment> said = copied ? comments.ofVersion(version.predecessorId()) : List.of();
        return form(obligation, cycle, whole, null, editable, false, said);
    }

    /**
     * A submitted version with the answer to it, as far as it is written.
     *
     * @param units whether the reader may know what stands in the reports of the other units as well
     */
    public ReportForm submitted(Obligation obligation, ReviewCycle cycle, ReportVersion version, boolean units) {
        ReportCheck check = store.check(version.id())
                .orElseGet(() -> new ReportCheck(version.id(), null, null, null, List.of(), 0));
        return form(obligation, cycle, store.whole(version.id()).orElseThrow(), check, false, units, List.of());
    }

    /** One version as it was written, for reading. */
    ReportForm version(Obligation obligation, ReviewCycle cycle, UUID version) {
        return form(obligation, cycle, store.whole(version).orElseThrow(), null, false, false, List.of());
    }

    Saved saved(Obligation obligation, ReviewCycle cycle, ReportVersion version, ReportContent content) {
        ReportInspection.Result found = inspection.inspect(cycle, obligation, version, content);
        return new Saved(version.revision(), found.missing(), found.blocking(), found.warnings());
    }

    private ReportForm form(
            Obligation obligation,
            ReviewCycle cycle,
            ReportStore.Whole whole,
            ReportCheck check,
            boolean editable,
            boolean units,
            List<ReportComment> said) {
        ReportVersion version = whole.version();
        ReportContent content = whole.content();
        Plans.Plan plan = plans.of(cycle);
        ReportInspection.Result found = units
                ? inspection.inspectForChecker(cycle, obligation, version, content)
                : inspection.inspect(cycle, obligation, version, content);
        Map<String, String> titles =
                plan.outline().stream().collect(Collectors.toMap(Section::code, Section::title, (a, b) -> a));
        return new ReportForm(
                head(obligation, cycle),
                check != null ? check.revision() : version == null ? 0 : version.revision(),
                version == null ? 1 : version.no(),
                editable,
                version == null ? null : version.amendmentReason(),
                version == null ? null : version.sentBackReason(),
                version == null || version.isDraft() ? null : Receipt.of(version),
                whole.card(),
                content.dataUntil(),
                sections(plan.outline(), content, check),
                indicators(cycle, plan.indicators(), content),
                whole.attachments(),
                store.returns(obligation.id()).stream()
                        .filter(returned -> check != null || isOpen(returned, obligation))
                        .map(returned -> new Return(
                                returned.decidedAt(),
                                returned.newDue(),
                                returned.reasons().stream()
                                        .map(reason -> new SectionReason(
                                                reason.section(), titles.get(reason.section()), reason.reason()))
                                        .toList()))
                        .toList(),
                said,
                check == null ? extension(obligation) : null,
                check == null ? null : check.wholeReason(),
                check == null ? null : check.newDue(),
                found.missing(),
                found.blocking(),
                found.warnings());
    }

    /** What was returned before an acceptance is settled: an amendment has a reason of its own. */
    private static boolean isOpen(ReportCheck returned, Obligation obligation) {
        return obligation.acceptedAt() == null || returned.decidedAt().isAfter(obligation.acceptedAt());
    }

    private Extension extension(Obligation obligation) {
        ExtensionDesk.Draft draft = extensions.draft(obligation.id());
        List<DeadlineExtension> asked = extensions.of(obligation.id());
        Refusal.Problem last = asked.stream()
                .filter(extension -> extension.granted() != null)
                .reduce((earlier, later) -> later)
                .map(ReportFormReader::answer)
                .orElse(null);
        boolean waiting = asked.stream().anyMatch(extension -> extension.granted() == null);
        return new Extension(draft.reason(), draft.until(), waiting, last);
    }

    private static Refusal.Problem answer(DeadlineExtension extension) {
        String reason = extension.decisionReason() == null ? "" : extension.decisionReason();
        return extension.granted()
                ? new Refusal.Problem(
                        "",
                        "report.extension.granted",
                        List.of(day(LocalDate.ofInstant(extension.grantedDueAt(), Deadline.ZONE)), reason))
                : new Refusal.Problem("", "report.extension.refused", List.of(reason));
    }

    private Head head(Obligation obligation, ReviewCycle cycle) {
        Set<String> codes = new LinkedHashSet<>(List.of(obligation.reporterUnit(), obligation.scopeUnit()));
        Map<String, String> names = units.names(codes);
        return new Head(
                obligation.id(),
                cycle.id(),
                cycle.title(),
                names.get(obligation.reporterUnit()),
                obligation.scopeUnit().equals(obligation.reporterUnit()) ? null : names.get(obligation.scopeUnit()),
                cycle.periodFrom() == null || cycle.periodTo() == null
                        ? null
                        : day(cycle.periodFrom()) + " – " + day(cycle.periodTo()),
                obligation.due().text(),
                obligation.dueAt(),
                obligation.isOverdue(clock.instant()),
                !obligation.isOpen());
    }

    private static String day(LocalDate day) {
        return Deadline.day(day).text();
    }

    private static List<SectionField> sections(List<Section> outline, ReportContent content, ReportCheck check) {
        Map<String, Passage> passages = content.sectionsByCode();
        return outline.stream()
                .map(section -> {
                    Passage passage = passages.get(section.code());
                    return new SectionField(
                            section.code(),
                            section.title(),
                            section.guidance(),
                            section.code().split("\\.").length - 1,
                            section.leaf(),
                            section.required(),
                            section.minWords(),
                            passage == null ? "" : passage.text(),
                            passage != null && passage.notApplicable(),
                            passage == null ? null : passage.reason(),
                            check == null ? null : check.reasonOf(section.code()));
                })
                .toList();
    }

    /** Entries of years that the plan no longer asks for are shown behind the others, so that they can be seen and emptied. */
    private static List<IndicatorField> indicators(
            ReviewCycle cycle, List<Indicator> indicators, ReportContent content) {
        Map<String, List<Entry>> entries = content.valuesByIndicator();
        return indicators.stream()
                .map(indicator -> {
                    List<Entry> typed = entries.getOrDefault(indicator.code(), List.of());
                    Set<Integer> years = new LinkedHashSet<>(ReportRules.years(indicator, cycle));
                    typed.forEach(entry -> years.add(entry.year()));
                    List<EntryField> fields = new ArrayList<>();
                    for (Integer year : years) {
                        fields.add(typed.stream()
                                .filter(entry -> java.util.Objects.equals(entry.year(), year))
                                .findFirst()
                                .map(entry -> field(indicator, entry))
                                .orElseGet(() -> new EntryField(year, null, null, null, null, null)));
                    }
                    return new IndicatorField(
                            indicator.code(),
                            indicator.name(),
                            indicator.unit(),
                            indicator.kind().name(),
                            indicator.yearly(),
                            indicator.required(),
                            limits(indicator),
                            fields);
                })
                .toList();
    }

    private static EntryField field(Indicator indicator, Entry entry) {
        return new EntryField(
                entry.year(),
                entry.value(),
                entry.numerator(),
                entry.denominator(),
                entry.names(),
                Figure.of(indicator, entry).percent().orElse(null));
    }

    private static String limits(Indicator indicator) {
        BigDecimal lower = indicator.lowerLimit();
        BigDecimal upper = indicator.upperLimit();
        if (lower == null && upper == null) {
            return null;
        }
        return (lower == null ? "" : "≥ " + VietnameseNumber.write(lower))
                + (lower != null && upper != null ? "; " : "")
                + (upper == null ? "" : "≤ " + VietnameseNumber.write(upper));
    }
}
