package vn.tongket.aggregation;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.NotFound;
import vn.tongket.Refusal;
import vn.tongket.aggregation.ConsolidatedReportFile.Draft;
import vn.tongket.aggregation.ConsolidatedReportFile.Names;
import vn.tongket.aggregation.ConsolidatedReportFile.Row;
import vn.tongket.aggregation.ConsolidatedReportFile.Text;
import vn.tongket.aggregation.ConsolidatedReportFile.Year;
import vn.tongket.audit.Actor;
import vn.tongket.cycle.Cycles;
import vn.tongket.cycle.Indicator;
import vn.tongket.cycle.ReviewCycle;
import vn.tongket.cycle.Section;
import vn.tongket.organization.Access;
import vn.tongket.organization.Role;

/** What people do at the desk of the provincial report: read, edit, consolidate again. */
@Component
public class ConsolidatedReportDesk {

    private static final Locale VIETNAMESE = Locale.forLanguageTag("vi-VN");
    /** How many missing units are named before the rest is counted. */
    private static final int NAMED = 20;

    private final Cycles cycles;
    private final Aggregation aggregation;
    private final ConsolidationStore store;
    private final ConsolidationWriter writer;
    private final Access access;
    private final MessageSource messages;

    ConsolidatedReportDesk(
            Cycles cycles,
            Aggregation aggregation,
            ConsolidationStore store,
            ConsolidationWriter writer,
            Access access,
            MessageSource messages) {
        this.cycles = cycles;
        this.aggregation = aggregation;
        this.store = store;
        this.writer = writer;
        this.access = access;
        this.messages = messages;
    }

    /** The newest version, for those who edit and approve it and for the auditors of the cycle's units. */
    @Transactional(readOnly = true)
    public ConsolidatedReportFile file(Actor actor, UUID cycleId) {
        ReviewCycle cycle = requireReadable(actor, cycleId);
        ConsolidatedReport report = requireNewest(cycleId);
        return new ConsolidatedReportFile(
                cycleId,
                cycle.title(),
                report.versionNo(),
                report.consolidatedAt(),
                coverage(report.unitsReported(), report.unitsExpected()),
                joined(store.silentUnits(report.id())),
                report.returnReason(),
                report.isReady(),
                report.isApproved(),
                rows(report, cycles.indicators(cycleId)),
                store.reportedNames(report.id()).stream()
                        .map(name -> new Names(name.indicator(), name.name(), joined(name.units())))
                        .toList(),
                new Draft(texts(report, cycles.outline(cycleId)), report.revision()));
    }

    /** What every unit wrote in one section, whole. */
    @Transactional(readOnly = true)
    public List<Passage> passages(Actor actor, UUID cycleId, String section) {
        requireReadable(actor, cycleId);
        return store.passages(requireNewest(cycleId).id(), section);
    }

    /** Saves the texts as far as they are typed; returns the new revision. */
    @Transactional
    public int save(Actor actor, UUID cycleId, ReportSheet sheet) {
        ConsolidatedReport report = requireEdited(actor, cycleId);
        Set<String> known = cycles.outline(cycleId).stream().map(Section::code).collect(Collectors.toSet());
        sheet.sections().stream()
                .map(ReportSheet.Text::code)
                .filter(code -> !known.contains(code))
                .findFirst()
                .ifPresent(code -> {
                    throw Refusal.of("aggregation.section.unknown", code);
                });
        writer.saveTexts(report, sheet.sections(), sheet.version(), actor.userId());
        return requireNewest(cycleId).revision();
    }

    /** Computes again from what is accepted now; edited texts stay. */
    @Transactional
    public void consolidateAgain(Actor actor, UUID cycleId) {
        requireEdited(actor, cycleId);
        aggregation.consolidate(cycleId);
    }

    private ConsolidatedReport requireEdited(Actor actor, UUID cycleId) {
        ReviewCycle cycle = cycles.require(cycleId);
        if (!access.holds(actor, cycle.reviewerUnit(), Role.REVIEWER)) {
            throw new NotFound("consolidated report of cycle", cycleId);
        }
        ConsolidatedReport report = aggregation.requireOpen(cycleId);
        if (report.isReady()) {
            throw Refusal.of("aggregation.being-approved");
        }
        return report;
    }

    private ReviewCycle requireReadable(Actor actor, UUID cycleId) {
        ReviewCycle cycle = cycles.require(cycleId);
        boolean readable = access.holds(actor, cycle.reviewerUnit(), Role.REVIEWER)
                || access.holds(actor, cycle.approverUnit(), Role.APPROVER, Role.AUDITOR)
                || access.holds(actor, cycle.coordinatorUnit(), Role.COORDINATOR, Role.AUDITOR)
                || access.holds(actor, cycle.organizer(), Role.COORDINATOR, Role.APPROVER, Role.AUDITOR)
                || cycle.trackerUnit() != null && access.holds(actor, cycle.trackerUnit(), Role.TRACKER);
        if (!readable) {
            throw new NotFound("consolidated report of cycle", cycleId);
        }
        return cycle;
    }

    private ConsolidatedReport requireNewest(UUID cycleId) {
        return store.newest(cycleId).orElseThrow(() -> new NotFound("consolidated report of cycle", cycleId));
    }

    private List<Row> rows(ConsolidatedReport report, List<Indicator> indicators) {
        Map<String, List<String>> missing = store.missing(report.id());
        List<ProvincialFigure> figures = store.figures(report.id(), indicators);
        Map<String, List<ProvincialFigure>> series = figures.stream()
                .filter(figure -> figure.year() != null)
                .collect(Collectors.groupingBy(figure -> figure.indicator().code()));
        List<Row> rows = new ArrayList<>();
        for (ProvincialFigure whole : figures) {
            if (whole.year() == null) {
                Indicator indicator = whole.indicator();
                rows.add(new Row(
                        indicator.code(),
                        indicator.name(),
                        indicator.unit(),
                        shown(whole),
                        parts(whole),
                        target(indicator),
                        whole.attained().orElse(null),
                        coverage(whole.units(), report.unitsExpected()),
                        joined(missing.getOrDefault(indicator.code(), List.of())),
                        series.getOrDefault(indicator.code(), List.of()).stream()
                                .map(year -> new Year(
                                        year.year(),
                                        shown(year),
                                        parts(year),
                                        coverage(year.units(), report.unitsExpected())))
                                .toList()));
            }
        }
        return rows;
    }

    private List<Text> texts(ConsolidatedReport report, List<Section> outline) {
        Map<String, ConsolidationStore.SectionText> texts = store.sections(report.id());
        return outline.stream()
                .map(section -> {
                    ConsolidationStore.SectionText text = texts.get(section.code());
                    boolean written = text != null;
                    return new Text(
                            section.code(),
                            section.title(),
                            section.guidance(),
                            section.leaf(),
                            section.required(),
                            written ? text.body() : null,
                            written && text.edited(),
                            written && text.edited() && text.recomputed(),
                            written
                                    ? text.sources().stream()
                                            .map(source ->
                                                    said("aggregation.source.version", source.unit(), source.version()))
                                            .collect(Collectors.joining(", "))
                                    : null);
                })
                .toList();
    }

    private static String shown(ProvincialFigure figure) {
        return figure.shown()
                .map(shown -> figure.isRatio() ? format("#,##0.00", shown) : format("#,##0.##", shown))
                .orElse(null);
    }

    private static String parts(ProvincialFigure figure) {
        return figure.isRatio()
                ? format("#,##0.##", figure.numerator()) + "/" + format("#,##0.##", figure.denominator())
                : null;
    }

    private String target(Indicator indicator) {
        return indicator.target() == null || indicator.direction() == null
                ? null
                : said("aggregation.target." + indicator.direction(), format("#,##0.##", indicator.target()));
    }

    private String coverage(int units, int expected) {
        return said("aggregation.coverage", units, expected);
    }

    private String joined(List<String> names) {
        String named = String.join(", ", names.stream().limit(NAMED).toList());
        return names.size() <= NAMED ? named : said("aggregation.more-units", named, names.size() - NAMED);
    }

    private static String format(String pattern, BigDecimal number) {
        return new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(VIETNAMESE)).format(number);
    }

    private String said(String key, Object... args) {
        return messages.getMessage(key, args, Locale.ROOT);
    }
}
