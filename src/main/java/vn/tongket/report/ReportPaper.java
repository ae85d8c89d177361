package vn.tongket.report;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.NotFound;
import vn.tongket.Refusal;
import vn.tongket.Text;
import vn.tongket.audit.Actor;
import vn.tongket.calendar.Deadline;
import vn.tongket.cycle.CycleCitations;
import vn.tongket.cycle.Cycles;
import vn.tongket.cycle.Indicator;
import vn.tongket.cycle.Obligation;
import vn.tongket.cycle.Obligations;
import vn.tongket.cycle.ReviewCycle;
import vn.tongket.cycle.Section;
import vn.tongket.document.Block;
import vn.tongket.document.Block.Align;
import vn.tongket.document.Block.Column;
import vn.tongket.document.DocumentType;
import vn.tongket.document.FirstCitation;
import vn.tongket.document.Letterhead;
import vn.tongket.document.Letterheads;
import vn.tongket.document.Paper;
import vn.tongket.document.PaperSheet;
import vn.tongket.document.Phrases;
import vn.tongket.document.Signing;
import vn.tongket.organization.Units;
import vn.tongket.report.ReportContent.Entry;
import vn.tongket.report.ReportContent.Passage;

/** A unit's report as an official document; its number is the unit's own, which the product does not give. */
@Component
public class ReportPaper {

    private final ReportDesk desk;
    private final ReportStore store;
    private final ReportSigning signing;
    private final Obligations obligations;
    private final Cycles cycles;
    private final CycleCitations citations;
    private final Plans plans;
    private final Units units;
    private final Letterheads letterheads;
    private final MessageSource messages;

    ReportPaper(
            ReportDesk desk,
            ReportStore store,
            ReportSigning signing,
            Obligations obligations,
            Cycles cycles,
            CycleCitations citations,
            Plans plans,
            Units units,
            Letterheads letterheads,
            MessageSource messages) {
        this.desk = desk;
        this.store = store;
        this.signing = signing;
        this.obligations = obligations;
        this.cycles = cycles;
        this.citations = citations;
        this.plans = plans;
        this.units = units;
        this.letterheads = letterheads;
        this.messages = messages;
    }

    /**
     * @param versionNo which version; null for the one that the person sees on the report's page
     */
    @Transactional(readOnly = true)
    public Paper of(Actor actor, UUID id, Integer versionNo) {
        ReportVersion version = versionNo == null
                ? desk.readable(actor, id).orElse(null)
                : store.version(id, versionNo)
                        .filter(found -> desk.mayRead(actor, id, !found.isDraft()))
                        .orElseThrow(() -> new NotFound("report version", id + "/" + versionNo));
        if (version != null && version.byCard()) {
            throw Refusal.of("report.card.no-paper");
        }
        Obligation obligation = obligations.require(id);
        ReviewCycle cycle = cycles.require(obligation.cycleId());
        ReportContent content = version == null
                ? new ReportContent(null, List.of(), List.of())
                : store.whole(version.id()).orElseThrow().content();
        return paper(obligation, cycle, version, content);
    }

    private Paper paper(Obligation obligation, ReviewCycle cycle, ReportVersion version, ReportContent content) {
        Letterhead head = letterheads.of(obligation.reporterUnit());
        Plans.Plan plan = plans.of(cycle);
        Map<String, String> names =
                units.names(List.of(cycle.organizer(), cycle.reviewerUnit(), obligation.scopeUnit()));
        String organizer = names.get(cycle.organizer());
        boolean forAnother = !obligation.scopeUnit().equals(obligation.reporterUnit());
        String subject = forAnother
                ? said("subject.of", Phrases.within(cycle.title()), names.get(obligation.scopeUnit()))
                : Phrases.within(cycle.title());
        PaperSheet sheet = new PaperSheet(
                        head, DocumentType.REPORT, FirstCitation.typeName(DocumentType.REPORT), subject)
                .numbered(null, version == null ? null : day(version.submittedAt()))
                .addressedTo(organizer);
        sheet.prose(citations
                .plan(cycle.id(), head.style())
                .map(cited -> said("opening", cited, head.unitName()))
                .orElseGet(() -> said("opening.no-plan", head.unitName(), Phrases.within(cycle.title()))));
        Map<String, Passage> passages = content.sectionsByCode();
        for (Section section : plan.outline()) {
            sheet.add(PaperSheet.headingOf(section.code(), section.title()));
            if (section.leaf()) {
                passage(sheet, passages.get(section.code()));
            }
        }
        List<Block> figures = figures(plan.indicators(), content);
        if (!figures.isEmpty()) {
            sheet.prose(said("figures.where"));
        }
        sheet.annex(said("figures"), wide(content), dated(version, content, figures));
        if (version != null && !version.isDraft()) {
            Signing signed = signing.printed(version);
            sheet.signedBy(
                    signed.isChosen()
                            ? head.signature(signed.capacity(), signed.position(), signed.name())
                            : head.signature(signed.name()));
        }
        return sheet.sentTo(Stream.of(said("to.above"), names.get(cycle.reviewerUnit()))
                        .filter(name -> !name.equals(organizer))
                        .toList())
                .paper();
    }

    private void passage(PaperSheet sheet, Passage passage) {
        if (passage != null && passage.notApplicable()) {
            sheet.prose(
                    Text.isBlank(passage.reason())
                            ? said("nothing")
                            : said("nothing.because", Phrases.sentence(passage.reason())));
        } else if (passage == null || Text.isBlank(passage.text())) {
            sheet.prose(said("not-written"));
        } else {
            sheet.prose(passage.text());
        }
    }

    private List<Block> dated(ReportVersion version, ReportContent content, List<Block> figures) {
        if (figures.isEmpty() || Text.isBlank(content.dataUntil())) {
            return figures;
        }
        String until = version == null || version.dataUntil() == null
                ? content.dataUntil()
                : Deadline.day(version.dataUntil()).text();
        List<Block> dated = new ArrayList<>(List.of(new Block.Prose(said("data-until", until))));
        dated.addAll(figures);
        return dated;
    }

    /** Figures of the whole period first, then the series by year, then the lists of names. */
    private List<Block> figures(List<Indicator> indicators, ReportContent content) {
        Map<String, List<Entry>> typed = content.valuesByIndicator();
        List<Block> blocks = new ArrayList<>();
        List<List<String>> whole = new ArrayList<>();
        List<List<String>> names = new ArrayList<>();
        List<Indicator> series = new ArrayList<>();
        for (Indicator indicator : indicators) {
            List<Entry> entries = typed.getOrDefault(indicator.code(), List.of());
            if (indicator.kind() == Indicator.Kind.NAMES) {
                names(indicator, entries, names);
            } else if (indicator.yearly()) {
                series.add(indicator);
            } else {
                whole.add(List.of(
                        String.valueOf(whole.size() + 1),
                        indicator.name(),
                        indicator.unit(),
                        entries.stream()
                                .findFirst()
                                .map(entry -> shown(indicator, entry))
                                .orElse("")));
            }
        }
        if (!whole.isEmpty()) {
            blocks.add(new Block.Table(
                    said("figures.whole"),
                    List.of(no(), name(50), measure(), new Column(said("col.value"), 26, Align.RIGHT)),
                    whole));
        }
        if (!series.isEmpty()) {
            blocks.add(series(series, typed, years(content)));
        }
        if (!names.isEmpty()) {
            blocks.add(new Block.Table(
                    said("figures.names"),
                    List.of(no(), name(42), new Column(said("col.listed"), 50, Align.LEFT)),
                    names));
        }
        return blocks;
    }

    private static void names(Indicator indicator, List<Entry> entries, List<List<String>> rows) {
        List<String> listed = entries.stream()
                .flatMap(entry -> Figure.names(entry.names()).stream())
                .distinct()
                .toList();
        if (!listed.isEmpty()) {
            rows.add(List.of(String.valueOf(rows.size() + 1), indicator.name(), String.join("; ", listed)));
        }
    }

    private Block series(List<Indicator> indicators, Map<String, List<Entry>> typed, List<Integer> years) {
        List<Column> columns = new ArrayList<>(List.of(no(), name(years.size() > 6 ? 26 : 40), measure()));
        years.forEach(year -> columns.add(new Column(String.valueOf(year), 9, Align.RIGHT)));
        List<List<String>> rows = new ArrayList<>();
        for (Indicator indicator : indicators) {
            List<String> row =
                    new ArrayList<>(List.of(String.valueOf(rows.size() + 1), indicator.name(), indicator.unit()));
            List<Entry> entries = typed.getOrDefault(indicator.code(), List.of());
            years.forEach(year -> row.add(entries.stream()
                    .filter(entry -> year.equals(entry.year()))
                    .findFirst()
                    .map(entry -> shown(indicator, entry))
                    .orElse("")));
            rows.add(row);
        }
        return new Block.Table(said("figures.series"), columns, rows);
    }

    private static List<Integer> years(ReportContent content) {
        return content.values().stream()
                .map(Entry::year)
                .filter(Objects::nonNull)
                .distinct()
                .sorted()
                .toList();
    }

    private static boolean wide(ReportContent content) {
        return years(content).size() > 4;
    }

    /** A ratio with its parts, as nobody can check a percentage alone; what is no number stays as it was typed. */
    private static String shown(Indicator indicator, Entry entry) {
        Figure figure = Figure.of(indicator, entry);
        if (indicator.kind() == Indicator.Kind.RATIO) {
            String parts = figure.numerator() == null || figure.denominator() == null
                    ? Stream.of(entry.numerator(), entry.denominator())
                            .filter(part -> !Text.isBlank(part))
                            .reduce((a, b) -> a + "/" + b)
                            .orElse("")
                    : VietnameseNumber.write(figure.numerator()) + "/" + VietnameseNumber.write(figure.denominator());
            return figure.percent()
                    .map(percent -> VietnameseNumber.write(percent) + "% (" + parts + ")")
                    .orElse(parts);
        }
        return figure.value() == null ? Objects.toString(entry.value(), "") : VietnameseNumber.write(figure.value());
    }

    private Column no() {
        return new Column(said("col.no"), 6, Align.CENTER);
    }

    private Column name(int width) {
        return new Column(said("col.indicator"), width, Align.LEFT);
    }

    private Column measure() {
        return new Column(said("col.measure"), 14, Align.CENTER);
    }

    private static LocalDate day(Instant at) {
        return at == null ? null : LocalDate.ofInstant(at, Deadline.ZONE);
    }

    private String said(String key, Object... args) {
        return messages.getMessage("paper.report." + key, args, Locale.ROOT);
    }
}
