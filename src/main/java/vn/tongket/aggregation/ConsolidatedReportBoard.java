package vn.tongket.aggregation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.NotFound;
import vn.tongket.aggregation.ConsolidatedReportFile.Names;
import vn.tongket.aggregation.ConsolidatedReportFile.Row;
import vn.tongket.audit.Actor;
import vn.tongket.cycle.Cycles;
import vn.tongket.cycle.Indicator;
import vn.tongket.cycle.ReviewCycle;
import vn.tongket.cycle.Section;

/** The provincial report as people look into it: versions, who wrote what, where a sentence and a figure are from. */
@Component
public class ConsolidatedReportBoard {

    private final Cycles cycles;
    private final ConsolidationStore store;
    private final ConsolidatedReportReaders readers;
    private final ConsolidatedReportFiles files;
    private final CoverageStore coverage;
    private final UnitFigures unitFigures;
    private final Provenance provenance;

    ConsolidatedReportBoard(
            Cycles cycles,
            ConsolidationStore store,
            ConsolidatedReportReaders readers,
            ConsolidatedReportFiles files,
            CoverageStore coverage,
            UnitFigures unitFigures,
            Provenance provenance) {
        this.cycles = cycles;
        this.store = store;
        this.readers = readers;
        this.files = files;
        this.coverage = coverage;
        this.unitFigures = unitFigures;
        this.provenance = provenance;
    }

    /** A version in the list of versions. */
    public record Version(int no, Instant consolidatedAt, Instant approvedAt, int unitsReported, int unitsExpected) {}

    /** The cycle whose report is looked at, with its versions; none as long as nothing was put together. */
    public record Head(ReviewCycle cycle, List<Version> versions) {}

    /** A sentence of the text with the units that said it; nobody where the editor wrote it. */
    public record Sentence(String text, boolean startsParagraph, List<SectionSources.Unit> units) {}

    /** A section with the origin of its sentences. */
    public record SectionText(Section section, List<Sentence> sentences, int versionNo) {}

    /** An indicator with a page of its units, and with all that lack it. */
    public record IndicatorSheet(
            Indicator indicator,
            Row row,
            List<Names> names,
            List<Line> units,
            boolean more,
            List<Missing> missing,
            int versionNo) {}

    /** One unit's figure; {@code years} are its figures in the years of the row, null where it has none. */
    public record Line(
            UUID obligationId,
            String unitName,
            String groupName,
            int versionNo,
            String shown,
            String parts,
            String previous,
            List<String> years) {}

    /**
     * A unit without a figure.
     *
     * @param reported whether a report of it is accepted at all
     * @param byCard its report is classified and travels elsewhere
     */
    public record Missing(UUID obligationId, String unitName, boolean reported, boolean byCard) {}

    @Transactional(readOnly = true)
    public Head head(Actor actor, UUID cycleId) {
        ReviewCycle cycle = readers.require(actor, cycleId);
        return new Head(
                cycle,
                store.versions(cycleId).stream()
                        .map(version -> new Version(
                                version.versionNo(),
                                version.consolidatedAt(),
                                version.approvedAt(),
                                version.unitsReported(),
                                version.unitsExpected()))
                        .toList());
    }

    /** Whether the person may look into the report of the cycle. */
    public boolean mayRead(Actor actor, ReviewCycle cycle) {
        return readers.mayRead(actor, cycle);
    }

    /** Units against sections; the version's number is null for the newest. */
    @Transactional(readOnly = true)
    public Coverage coverage(
            Actor actor, UUID cycleId, Integer versionNo, Coverage.Filter filter, int limit, int offset) {
        readers.require(actor, cycleId);
        return coverage.read(readers.require(cycleId, versionNo), filter, limit, offset);
    }

    /** One page of what units wrote in a section. */
    @Transactional(readOnly = true)
    public SectionSources sources(
            Actor actor,
            UUID cycleId,
            Integer versionNo,
            String section,
            String group,
            String words,
            int limit,
            int page) {
        readers.require(actor, cycleId);
        ConsolidatedReport report = readers.require(cycleId, versionNo);
        return coverage.sources(report.id(), section, group, words, limit, page * limit);
    }

    /** The text of a section, sentence by sentence. */
    @Transactional(readOnly = true)
    public SectionText section(Actor actor, UUID cycleId, Integer versionNo, String code) {
        readers.require(actor, cycleId);
        ConsolidatedReport report = readers.require(cycleId, versionNo);
        Section section = cycles.outline(cycleId).stream()
                .filter(one -> one.leaf() && one.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new NotFound("section of consolidated report", code));
        ConsolidationStore.SectionText text = store.sections(report.id()).get(code);
        Map<String, List<SectionSources.Unit>> speakers = provenance.speakers(report.id(), code);
        LiveFields fields = files.figures(report).fields();
        List<Sentence> sentences = new ArrayList<>();
        if (text != null) {
            for (String paragraph : text.body().split("\n")) {
                boolean first = true;
                for (String sentence : Sentences.of(paragraph)) {
                    sentences.add(
                            new Sentence(fields.rendered(sentence), first, speakers.getOrDefault(sentence, List.of())));
                    first = false;
                }
            }
        }
        return new SectionText(section, sentences, report.versionNo());
    }

    /** An indicator with a page of its units. */
    @Transactional(readOnly = true)
    public IndicatorSheet indicator(
            Actor actor, UUID cycleId, Integer versionNo, String code, String sort, int limit, int offset) {
        readers.require(actor, cycleId);
        ConsolidatedReport report = readers.require(cycleId, versionNo);
        ConsolidatedReportFiles.Figures figures = files.figures(report);
        Indicator indicator = figures.indicators().stream()
                .filter(one -> one.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new NotFound("indicator of cycle", code));
        Row row = files.rows(report, figures).stream()
                .filter(one -> one.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new NotFound("indicator of cycle", code));
        List<UnitFigures.Line> found =
                unitFigures.page(report, indicator, store.previousOf(report.id()), sort, limit + 1, offset);
        List<Integer> years =
                row.years().stream().map(ConsolidatedReportFile.Year::year).toList();
        Map<UUID, Map<Integer, String>> series = unitFigures.series(
                report.id(),
                indicator,
                found.stream().map(UnitFigures.Line::obligationId).toList());
        return new IndicatorSheet(
                indicator,
                row,
                store.reportedNames(report.id()).stream()
                        .filter(name -> name.indicator().equals(code))
                        .map(name -> new Names(name.indicator(), name.name(), String.join(", ", name.units())))
                        .toList(),
                found.stream()
                        .limit(limit)
                        .map(line -> line(line, years, series.getOrDefault(line.obligationId(), Map.of())))
                        .toList(),
                found.size() > limit,
                store.missingUnits(report.id(), code),
                report.versionNo());
    }

    private static Line line(UnitFigures.Line line, List<Integer> years, Map<Integer, String> series) {
        return new Line(
                line.obligationId(),
                line.unitName(),
                line.groupName(),
                line.versionNo(),
                FigureWords.shown(line.figure()),
                FigureWords.parts(line.figure()),
                FigureWords.shown(line.previous()),
                years.stream().map(year -> series.get(year)).toList());
    }
}
