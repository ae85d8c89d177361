package vn.tongket.assignment;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.NotFound;
import vn.tongket.Text;
import vn.tongket.audit.Actor;
import vn.tongket.calendar.Deadline;
import vn.tongket.document.Block;
import vn.tongket.document.Block.Align;
import vn.tongket.document.Block.ChartSeries;
import vn.tongket.document.Block.Column;
import vn.tongket.document.DocumentType;
import vn.tongket.document.FirstCitation;
import vn.tongket.document.Letterhead;
import vn.tongket.document.Letterheads;
import vn.tongket.document.Paper;
import vn.tongket.document.PaperSheet;
import vn.tongket.document.Phrases;

/** The report on one period of a follow-up, with its sealed figures as annexes. */
@Component
public class PeriodicReportPaper {

    /** More units than these cannot be told apart in one chart. */
    private static final int UNITS_IN_CHART = 20;

    private final FollowUpDesk desk;
    private final PeriodicReports reports;
    private final Letterheads letterheads;
    private final MessageSource messages;

    PeriodicReportPaper(FollowUpDesk desk, PeriodicReports reports, Letterheads letterheads, MessageSource messages) {
        this.desk = desk;
        this.reports = reports;
        this.letterheads = letterheads;
        this.messages = messages;
    }

    /** The reports that were sent, the newest first; none for whoever may not see the follow-up. */
    @Transactional(readOnly = true)
    public List<PeriodicReport> sent(Actor actor, UUID conclusion) {
        return desk.isVisible(actor, conclusion)
                ? reports.of(conclusion).stream()
                        .filter(report -> report.sentAt() != null)
                        .toList()
                : List.of();
    }

    /**
     * For those who may see the follow-up.
     *
     * @param report which one; null for the one that is written now, else the last that was sent
     */
    @Transactional(readOnly = true)
    public Paper of(Actor actor, UUID conclusion, UUID report) {
        FollowUpFile file = desk.file(actor, conclusion);
        PeriodicReport wanted = Stream.concat(Stream.ofNullable(file.report()), file.sent().stream())
                .filter(known -> report == null || known.id().equals(report))
                .findFirst()
                .orElseThrow(() -> new NotFound("periodic report", conclusion));
        return paper(file, wanted);
    }

    private Paper paper(FollowUpFile file, PeriodicReport report) {
        FollowUp followUp = file.followUp();
        Letterhead head = letterheads.of(followUp.trackerUnit());
        PaperSheet sheet = new PaperSheet(
                        head,
                        DocumentType.REPORT,
                        FirstCitation.typeName(DocumentType.REPORT),
                        said(
                                "subject",
                                FirstCitation.of(head.style(), followUp.citation(), null, null, null, null),
                                day(report.figures().from()),
                                day(report.figures().to())))
                .numbered(
                        report.symbol(),
                        report.sentAt() == null ? null : LocalDate.ofInstant(report.sentAt(), Deadline.ZONE))
                .addressedTo(file.unitNames().get(followUp.recipientUnit()));
        text(sheet, report.text());
        figures(sheet, report.figures());
        return sheet.sentTo(List.of(said("to.above"))).paper();
    }

    /** The tracker's text: lines in capitals with a Roman number are headings, lines with a dash are lists. */
    private static void text(PaperSheet sheet, String text) {
        List<String> bullets = new ArrayList<>();
        for (String line : Objects.toString(text, "").lines().toList()) {
            String clean = Text.clean(line);
            if (clean.matches("[-+–] .*")) {
                bullets.add(clean.substring(2).strip());
                continue;
            }
            sheet.bullets(bullets);
            bullets.clear();
            if (clean.matches("[IVX]+\\. \\p{Lu}[^\\p{Ll}]*")) {
                int point = clean.indexOf('.');
                sheet.heading(
                        1, clean.substring(0, point), clean.substring(point + 1).strip());
            } else if (!clean.startsWith("Báo cáo kết quả thực hiện ")) {
                sheet.prose(clean);
            }
        }
        sheet.bullets(bullets);
    }

    private void figures(PaperSheet sheet, PeriodFigures figures) {
        sheet.annex(
                said("by-clause"),
                true,
                rates(
                        new Column(said("col.clause"), 30, Align.LEFT),
                        figures.clauses(),
                        clause -> said("clause", clause.ref(), Phrases.open(clause.text())),
                        PeriodFigures.OfClause::rates,
                        figures.total()));
        List<Block> byUnit = new ArrayList<>(List.of(rates(
                new Column(said("col.unit"), 30, Align.LEFT),
                figures.units(),
                PeriodFigures.OfUnit::name,
                PeriodFigures.OfUnit::rates,
                figures.total())));
        if (figures.units().size() > 1 && figures.units().size() <= UNITS_IN_CHART) {
            byUnit.add(chart(figures));
        }
        sheet.annex(said("by-unit"), true, byUnit);
        if (!figures.overdue().isEmpty()) {
            sheet.annex(said("overdue"), true, overdue(figures.overdue()));
        }
        List<PeriodFigures.OfTarget> targets = figures.targets().stream()
                .filter(target -> !Text.isBlank(target.result()))
                .toList();
        if (!targets.isEmpty()) {
            sheet.annex(said("targets"), true, targets(targets));
        }
    }

    private <T> Block rates(
            Column first, List<T> lines, Function<T, String> name, Function<T, Rates> rates, Rates total) {
        List<List<String>> rows = new ArrayList<>();
        for (T line : lines) {
            rows.add(row(String.valueOf(rows.size() + 1), name.apply(line), rates.apply(line)));
        }
        rows.add(row("", said("total"), total));
        return new Block.Table(
                null,
                List.of(
                        new Column(said("col.no"), 5, Align.CENTER),
                        first,
                        count("col.all"),
                        count("col.completed"),
                        count("col.on-time"),
                        count("col.late"),
                        count("col.overdue"),
                        count("col.within"),
                        count("col.narrative"),
                        count("col.excluded"),
                        count("col.rate")),
                rows);
    }

    private Column count(String title) {
        return new Column(said(title), 8, Align.CENTER);
    }

    private static List<String> row(String no, String name, Rates rates) {
        return List.of(
                no,
                name,
                String.valueOf(rates.total()),
                String.valueOf(rates.completed()),
                String.valueOf(rates.onTime()),
                String.valueOf(rates.late()),
                String.valueOf(rates.overdue()),
                String.valueOf(rates.withinTerm()),
                String.valueOf(rates.narrative()),
                String.valueOf(rates.excluded()),
                percent(rates.completionRate()));
    }

    private static String percent(Optional<BigDecimal> rate) {
        return rate.map(Phrases::number).orElse("–");
    }

    private Block chart(PeriodFigures figures) {
        List<PeriodFigures.OfUnit> units = figures.units();
        return new Block.Chart(
                said("chart"),
                Block.Kind.BAR,
                units.stream().map(PeriodFigures.OfUnit::name).toList(),
                List.of(
                        series("col.completed", units, Rates::completed),
                        series("col.overdue", units, Rates::overdue),
                        series("col.within", units, Rates::withinTerm)),
                null);
    }

    private ChartSeries series(String name, List<PeriodFigures.OfUnit> units, Function<Rates, Integer> count) {
        return new ChartSeries(
                said(name),
                units.stream()
                        .map(unit -> count.apply(unit.rates()).doubleValue())
                        .toList());
    }

    private Block overdue(List<PeriodFigures.Overdue> lines) {
        List<List<String>> rows = new ArrayList<>();
        for (PeriodFigures.Overdue line : lines) {
            rows.add(List.of(
                    String.valueOf(rows.size() + 1),
                    line.name(),
                    line.ref(),
                    line.due(),
                    String.valueOf(line.workingDays()),
                    line.letter() == null ? "" : line.letter(),
                    line.letter() == null ? "" : said(line.answered() ? "answered" : "unanswered")));
        }
        return new Block.Table(
                null,
                List.of(
                        new Column(said("col.no"), 6, Align.CENTER),
                        new Column(said("col.unit"), 34, Align.LEFT),
                        new Column(said("col.clause"), 10, Align.CENTER),
                        new Column(said("col.due"), 14, Align.CENTER),
                        new Column(said("col.days"), 12, Align.CENTER),
                        new Column(said("col.letter"), 14, Align.LEFT),
                        new Column(said("col.answer"), 16, Align.LEFT)),
                rows);
    }

    private Block targets(List<PeriodFigures.OfTarget> targets) {
        List<List<String>> rows = new ArrayList<>();
        for (PeriodFigures.OfTarget target : targets) {
            rows.add(List.of(
                    String.valueOf(rows.size() + 1),
                    target.ref(),
                    target.name(),
                    target.target(),
                    target.result(),
                    said(target.met() ? "met" : "missed")));
        }
        return new Block.Table(
                null,
                List.of(
                        new Column(said("col.no"), 6, Align.CENTER),
                        new Column(said("col.clause"), 10, Align.CENTER),
                        new Column(said("col.unit"), 30, Align.LEFT),
                        new Column(said("col.target"), 28, Align.LEFT),
                        new Column(said("col.result"), 16, Align.CENTER),
                        new Column(said("col.met"), 10, Align.CENTER)),
                rows);
    }

    private static String day(LocalDate day) {
        return Deadline.day(day).text();
    }

    private String said(String key, Object... args) {
        return messages.getMessage("paper.period." + key, args, Locale.ROOT);
    }
}
