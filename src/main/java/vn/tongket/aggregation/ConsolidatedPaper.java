package vn.tongket.aggregation;

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
import vn.tongket.Text;
import vn.tongket.audit.Act;
import vn.tongket.audit.Actor;
import vn.tongket.audit.Readings;
import vn.tongket.calendar.Deadline;
import vn.tongket.cycle.CycleCitations;
import vn.tongket.cycle.Cycles;
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

/** The provincial report as an official document: the edited text, and its figures as tables and charts in annexes. */
@Component
public class ConsolidatedPaper {

    private final ConsolidatedReportReaders readers;
    private final ConsolidatedReportFiles files;
    private final ConsolidationStore store;
    private final ConsolidatedSigning signing;
    private final FigureAnnexes annexes;
    private final Cycles cycles;
    private final CycleCitations citations;
    private final Letterheads letterheads;
    private final Units units;
    private final MessageSource messages;
    private final Readings readings;

    ConsolidatedPaper(
            ConsolidatedReportReaders readers,
            ConsolidatedReportFiles files,
            ConsolidationStore store,
            ConsolidatedSigning signing,
            FigureAnnexes annexes,
            Cycles cycles,
            CycleCitations citations,
            Letterheads letterheads,
            Units units,
            MessageSource messages,
            Readings readings) {
        this.readings = readings;
        this.readers = readers;
        this.files = files;
        this.store = store;
        this.signing = signing;
        this.annexes = annexes;
        this.cycles = cycles;
        this.citations = citations;
        this.letterheads = letterheads;
        this.units = units;
        this.messages = messages;
    }

    /** Whether there is a report that the person may read. */
    @Transactional(readOnly = true)
    public boolean isThere(Actor actor, UUID cycleId) {
        return readers.mayRead(actor, cycles.require(cycleId))
                && store.newest(cycleId).isPresent();
    }

    /**
     * For those who may read the provincial report; a version that is not approved has no date.
     *
     * @param versionNo which version; null for the newest
     */
    @Transactional
    public Paper of(Actor actor, UUID cycleId, Integer versionNo) {
        ReviewCycle cycle = readers.require(actor, cycleId);
        ConsolidatedReport report = readers.require(cycleId, versionNo);
        if (report.approvedAt() == null) {
            readings.note(
                    actor,
                    Act.of("draft.read", "consolidated-report", report.id())
                            .inCycle(cycleId)
                            .ofUnit(cycle.coordinatorUnit()));
        }
        Letterhead head = letterheads.of(cycle.organizer());
        PaperSheet sheet = new PaperSheet(
                        head,
                        DocumentType.REPORT,
                        FirstCitation.typeName(DocumentType.REPORT),
                        Phrases.within(cycle.title()))
                .numbered(
                        null,
                        report.approvedAt() == null ? null : LocalDate.ofInstant(report.approvedAt(), Deadline.ZONE));
        sheet.prose(citations
                .plan(cycleId, head.style())
                .map(plan -> said("opening", plan, head.unitName()))
                .orElseGet(() -> said("opening.no-plan", head.unitName(), Phrases.within(cycle.title()))));
        sheet.prose(said(
                "coverage",
                Phrases.two(report.unitsReported()),
                Phrases.two(report.unitsExpected()),
                Deadline.day(LocalDate.ofInstant(report.consolidatedAt(), Deadline.ZONE))
                        .text()));
        ConsolidatedReportFiles.Figures figures = files.figures(report);
        Map<String, String> texts = files.rendered(report, figures);
        for (Section section : cycles.outline(cycleId)) {
            sheet.add(PaperSheet.headingOf(section.code(), section.title()));
            if (section.leaf()) {
                String text = texts.get(section.code());
                sheet.prose(Text.isBlank(text) ? said("not-written") : text);
            }
        }
        sheet.prose(said("annexes"));
        annexes.add(sheet, report, figures);
        missing(sheet, store.silentUnits(report.id()));
        return sheet.signedAs(report.isApproved() ? signing.of(report.id()) : Signing.NONE)
                .sentTo(recipients(cycle, head))
                .paper();
    }

    private void missing(PaperSheet sheet, List<String> silent) {
        if (silent.isEmpty()) {
            return;
        }
        List<List<String>> rows = new ArrayList<>();
        silent.forEach(unit -> rows.add(List.of(String.valueOf(rows.size() + 1), unit)));
        sheet.annex(
                said("missing", Phrases.two(silent.size())),
                false,
                new Block.Table(
                        null,
                        List.of(
                                new Column(said("col.no"), 10, Align.CENTER),
                                new Column(said("col.unit"), 90, Align.LEFT)),
                        rows));
    }

    private List<String> recipients(ReviewCycle cycle, Letterhead head) {
        List<String> codes = Stream.of(
                        cycle.coordinatorUnit(), cycle.approverUnit(), cycle.reviewerUnit(), cycle.trackerUnit())
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        Map<String, String> names = units.names(codes);
        return Stream.concat(
                        codes.stream().map(names::get).filter(name -> !name.equals(head.unitName())),
                        Stream.of(said("to.reporters")))
                .toList();
    }

    private String said(String key, Object... args) {
        return messages.getMessage("paper.consolidated." + key, args, Locale.ROOT);
    }
}
