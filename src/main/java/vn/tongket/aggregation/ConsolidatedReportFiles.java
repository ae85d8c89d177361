package vn.tongket.aggregation;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.tongket.aggregation.ConsolidatedReportFile.Change;
import vn.tongket.aggregation.ConsolidatedReportFile.Draft;
import vn.tongket.aggregation.ConsolidatedReportFile.Names;
import vn.tongket.aggregation.ConsolidatedReportFile.Row;
import vn.tongket.aggregation.ConsolidatedReportFile.Segment;
import vn.tongket.aggregation.ConsolidatedReportFile.Text;
import vn.tongket.aggregation.ConsolidatedReportFile.Year;
import vn.tongket.cycle.Cycles;
import vn.tongket.cycle.Indicator;
import vn.tongket.cycle.ReviewCycle;
import vn.tongket.cycle.Section;

/** Puts a version of the provincial report together for those who read it. */
@Component
class ConsolidatedReportFiles {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    private final Cycles cycles;
    private final ConsolidationStore store;
    private final SourceChanges changes;
    private final UnitFigures unitFigures;
    private final FigureWords words;

    ConsolidatedReportFiles(
            Cycles cycles,
            ConsolidationStore store,
            SourceChanges changes,
            UnitFigures unitFigures,
            FigureWords words) {
        this.cycles = cycles;
        this.store = store;
        this.changes = changes;
        this.unitFigures = unitFigures;
        this.words = words;
    }

    /** The figures of a version with those of the cycle before, as rows and as live fields. */
    record Figures(
            List<Indicator> indicators, List<ProvincialFigure> now, List<ProvincialFigure> before, LiveFields fields) {}

    ConsolidatedReportFile file(ReviewCycle cycle, ConsolidatedReport report) {
        Figures figures = figures(report);
        return new ConsolidatedReportFile(
                cycle.id(),
                cycle.title(),
                report.versionNo(),
                report.consolidatedAt(),
                words.coverage(report.unitsReported(), report.unitsExpected()),
                words.joined(store.silentUnits(report.id())),
                report.returnReason(),
                report.isReady(),
                report.isApproved(),
                rows(report, figures),
                store.reportedNames(report.id()).stream()
                        .map(name -> new Names(name.indicator(), name.name(), words.joined(name.units())))
                        .toList(),
                new Draft(texts(report, figures), report.revision()),
                figures.fields().choices(),
                changes.reportsChanged(report));
    }

    Figures figures(ConsolidatedReport report) {
        List<Indicator> indicators = cycles.indicators(report.cycleId());
        List<ProvincialFigure> now = store.figures(report.id(), indicators);
        List<ProvincialFigure> before = store.previousFigures(report.id(), indicators);
        return new Figures(indicators, now, before, new LiveFields(report, now, before, words));
    }

    /** The text of every section as it reads with the figures of the version; frozen once the version is approved. */
    Map<String, String> rendered(ConsolidatedReport report, Figures figures) {
        Map<String, String> rendered = new LinkedHashMap<>();
        store.sections(report.id())
                .forEach((code, text) -> rendered.put(code, rendered(report, text, figures.fields())));
        return rendered;
    }

    private static String rendered(ConsolidatedReport report, ConsolidationStore.SectionText text, LiveFields fields) {
        return report.isApproved() && text.rendered() != null ? text.rendered() : fields.rendered(text.body());
    }

    List<Row> rows(ConsolidatedReport report, Figures figures) {
        Map<String, List<String>> missing = store.missing(report.id());
        Map<String, UnitFigures.Ends> ends = unitFigures.ends(report.id(), report.cycleId(), figures.indicators());
        Map<String, List<ConsolidationStore.SegmentFigure>> segments =
                store.segments(report.id(), figures.indicators());
        Map<String, List<ProvincialFigure>> series = figures.now().stream()
                .filter(figure -> figure.year() != null)
                .collect(Collectors.groupingBy(figure -> figure.indicator().code()));
        List<Row> rows = new ArrayList<>();
        for (ProvincialFigure whole : figures.now()) {
            if (whole.year() != null) {
                continue;
            }
            Indicator indicator = whole.indicator();
            String code = indicator.code();
            ProvincialFigure before = figures.fields().before(whole);
            UnitFigures.Ends both = ends.getOrDefault(code, UnitFigures.Ends.NONE);
            rows.add(new Row(
                    code,
                    indicator.name(),
                    indicator.unit(),
                    FigureWords.shown(whole),
                    FigureWords.parts(whole),
                    words.target(indicator),
                    whole.attained().orElse(null),
                    words.coverage(whole, report),
                    words.joined(missing.getOrDefault(code, List.of())),
                    series.getOrDefault(code, List.of()).stream()
                            .map(year -> year(year, report, figures))
                            .toList(),
                    whole.shown().orElse(null),
                    FigureWords.shown(before),
                    words.change(whole, before),
                    whole.comparable() ? null : words.said("aggregation.segment.not-comparable"),
                    segments.getOrDefault(code, List.of()).stream()
                            .map(this::segment)
                            .toList(),
                    both.best(),
                    both.worst()));
        }
        return rows;
    }

    private Year year(ProvincialFigure year, ConsolidatedReport report, Figures figures) {
        return new Year(
                year.year(),
                FigureWords.shown(year),
                FigureWords.parts(year),
                words.coverage(year.units(), report.unitsExpected()),
                year.shown().orElse(null),
                FigureWords.shown(figures.fields().before(year)));
    }

    private Segment segment(ConsolidationStore.SegmentFigure part) {
        String period = part.from() == null
                ? words.said("aggregation.segment.lasting")
                : words.said("aggregation.segment.period", day(part.from()), day(part.to()));
        return new Segment(
                period,
                FigureWords.shown(part.figure()),
                FigureWords.parts(part.figure()),
                part.figure().units());
    }

    private static String day(LocalDate day) {
        return DAY.format(day);
    }

    private List<Text> texts(ConsolidatedReport report, Figures figures) {
        Map<String, ConsolidationStore.SectionText> texts = store.sections(report.id());
        Map<String, List<SourceChanges.Change>> changed = report.isApproved() ? Map.of() : changes.since(report, null);
        PlainNumbers numbers = new PlainNumbers(figures.now(), figures.before());
        return cycles.outline(report.cycleId()).stream()
                .map(section -> text(section, texts.get(section.code()), changed, figures.fields(), numbers, report))
                .toList();
    }

    private Text text(
            Section section,
            ConsolidationStore.SectionText text,
            Map<String, List<SourceChanges.Change>> changed,
            LiveFields fields,
            PlainNumbers numbers,
            ConsolidatedReport report) {
        List<SourceChanges.Change> changes = changed.getOrDefault(section.code(), List.of());
        boolean written = text != null;
        return new Text(
                section.code(),
                section.title(),
                section.guidance(),
                section.leaf(),
                section.required(),
                written ? text.body() : null,
                written && text.edited(),
                !changes.isEmpty(),
                written ? sources(text) : null,
                written ? rendered(report, text, fields) : null,
                changes.stream()
                        .map(change -> new Change(
                                change.unitName(),
                                change.obligationId(),
                                change.kind().name(),
                                SourceChanges.pieces(change.before(), change.now())))
                        .toList(),
                changes.isEmpty() ? 0 : changes.get(0).changes() - changes.size(),
                written && !report.isApproved() ? warnings(text.body(), numbers) : List.of());
    }

    /** Sentences about numbers that were typed by hand and differ from the table. */
    List<String> warnings(String body, PlainNumbers numbers) {
        return numbers.doubts(body).stream()
                .map(doubt -> words.said(
                        "aggregation.number.differs",
                        doubt.number(),
                        doubt.indicator().name(),
                        doubt.shown(),
                        "{{" + doubt.indicator().code() + "}}"))
                .toList();
    }

    private String sources(ConsolidationStore.SectionText text) {
        return text.sources().stream()
                .map(source -> words.said("aggregation.source.version", source.unit(), source.version()))
                .collect(Collectors.joining(", "));
    }

    /** What a text holds between braces that is no figure, by section. */
    Map<String, List<String>> unknownFields(UUID report, LiveFields fields) {
        Map<String, List<String>> unknown = new LinkedHashMap<>();
        store.sections(report).forEach((code, text) -> {
            List<String> found = fields.unknown(text.body());
            if (!found.isEmpty()) {
                unknown.put(code, found);
            }
        });
        return unknown;
    }
}
