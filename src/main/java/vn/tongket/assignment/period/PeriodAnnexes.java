package vn.tongket.assignment.period;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import vn.tongket.Text;
import vn.tongket.assignment.Rates;
import vn.tongket.calendar.Deadline;
import vn.tongket.document.Block;
import vn.tongket.document.Block.Align;
import vn.tongket.document.Block.ChartSeries;
import vn.tongket.document.Block.Column;
import vn.tongket.document.PaperSheet;
import vn.tongket.document.Phrases;

/** The sealed figures of a periodic report as its annexes: tables, and charts that can be edited in Word. */
@Component
class PeriodAnnexes {

    /** More units than these cannot be told apart in one chart. */
    private static final int UNITS_IN_CHART = 20;

    private final MessageSource messages;

    PeriodAnnexes(MessageSource messages) {
        this.messages = messages;
    }

    /** {@code sent} are the reports on the conclusion that were sent, the newest first. */
    void add(PaperSheet sheet, PeriodicReport report, List<PeriodicReport> sent) {
        PeriodFigures figures = report.figures();
        sheet.annex(
                said("by-clause"),
                true,
                rates(
                        new Column(said("col.clause"), 30, Align.LEFT),
                        figures.clauses(),
                        clause -> said("clause", clause.ref(), Phrases.open(clause.text())),
                        PeriodFigures.OfClause::rates,
                        PeriodFigures.OfClause::original,
                        figures));
        List<Block> byUnit = new ArrayList<>(List.of(rates(
                new Column(said("col.unit"), 30, Align.LEFT),
                figures.units(),
                PeriodFigures.OfUnit::name,
                PeriodFigures.OfUnit::rates,
                PeriodFigures.OfUnit::original,
                figures)));
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
        if (!figures.events().isEmpty()) {
            sheet.annex(said("events"), true, events(figures.events()));
        }
        sheet.annex(said("periods"), true, periods(report, sent));
    }

    private Block events(List<PeriodFigures.Event> events) {
        List<List<String>> rows = new ArrayList<>();
        for (PeriodFigures.Event event : events) {
            rows.add(List.of(
                    String.valueOf(rows.size() + 1),
                    messages.getMessage("assignment.period.kind." + event.kind().name(), null, Locale.ROOT),
                    event.name(),
                    event.ref(),
                    event.note() == null ? "" : event.note()));
        }
        return new Block.Table(
                null,
                List.of(
                        new Column(said("col.no"), 6, Align.CENTER),
                        new Column(said("col.kind"), 26, Align.LEFT),
                        new Column(said("col.unit"), 38, Align.LEFT),
                        new Column(said("col.clause"), 10, Align.CENTER),
                        new Column(said("col.note"), 30, Align.LEFT)),
                rows);
    }

    /** The rates of this period and of those before, as a table and as a line. */
    private List<Block> periods(PeriodicReport report, List<PeriodicReport> sent) {
        List<PeriodicReport> known = Stream.concat(
                        sent.stream()
                                .filter(one -> one.figures()
                                        .to()
                                        .isBefore(report.figures().to())),
                        Stream.of(report))
                .sorted(Comparator.comparing(one -> one.figures().to()))
                .toList();
        if (known.size() < 2) {
            return List.of();
        }
        List<List<String>> rows = new ArrayList<>();
        for (PeriodicReport one : known) {
            Rates rates = one.figures().total();
            rows.add(List.of(
                    Deadline.day(one.figures().to()).text(),
                    String.valueOf(rates.completed()),
                    String.valueOf(rates.overdue()),
                    percent(rates.completionRate()),
                    percent(one.figures().byOriginalDue().completionRate())));
        }
        Block table = new Block.Table(
                null,
                List.of(
                        new Column(said("col.period"), 20, Align.CENTER),
                        new Column(said("col.completed"), 20, Align.CENTER),
                        new Column(said("col.overdue"), 20, Align.CENTER),
                        new Column(said("col.rate"), 20, Align.CENTER),
                        new Column(said("col.original-rate"), 20, Align.CENTER)),
                rows);
        Block line = new Block.Chart(
                said("periods-chart"),
                Block.Kind.LINE,
                known.stream()
                        .map(one -> Deadline.day(one.figures().to()).text())
                        .toList(),
                List.of(
                        new ChartSeries(
                                said("col.rate"),
                                known.stream()
                                        .map(one -> percentOf(one.figures().total()))
                                        .toList()),
                        new ChartSeries(
                                said("col.original-rate"),
                                known.stream()
                                        .map(one -> percentOf(one.figures().byOriginalDue()))
                                        .toList())),
                "%");
        return List.of(table, line);
    }

    private static Double percentOf(Rates rates) {
        return rates.completionRate().map(BigDecimal::doubleValue).orElse(null);
    }

    private String rung(String code) {
        return messages.getMessage("assignment.rung." + code, null, code, Locale.ROOT);
    }

    private <T> Block rates(
            Column first,
            List<T> lines,
            Function<T, String> name,
            Function<T, Rates> rates,
            Function<T, Rates> original,
            PeriodFigures figures) {
        List<List<String>> rows = new ArrayList<>();
        for (T line : lines) {
            rows.add(row(String.valueOf(rows.size() + 1), name.apply(line), rates.apply(line), original.apply(line)));
        }
        rows.add(row("", said("total"), figures.total(), figures.byOriginalDue()));
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
                        count("col.rate"),
                        count("col.original-rate")),
                rows);
    }

    private Column count(String title) {
        return new Column(said(title), 8, Align.CENTER);
    }

    private static List<String> row(String no, String name, Rates rates, Rates original) {
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
                percent(rates.completionRate()),
                original == null ? "" : percent(original.completionRate()));
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
                    line.originalDue() == null ? "" : line.originalDue(),
                    line.extensions() == 0 ? "" : String.valueOf(line.extensions()),
                    String.valueOf(line.workingDays()),
                    line.rung() == null ? "" : rung(line.rung()),
                    line.letter() == null ? "" : line.letter(),
                    line.letter() == null ? "" : said(line.answered() ? "answered" : "unanswered")));
        }
        return new Block.Table(
                null,
                List.of(
                        new Column(said("col.no"), 6, Align.CENTER),
                        new Column(said("col.unit"), 28, Align.LEFT),
                        new Column(said("col.clause"), 10, Align.CENTER),
                        new Column(said("col.due"), 13, Align.CENTER),
                        new Column(said("col.first-due"), 13, Align.CENTER),
                        new Column(said("col.extensions"), 8, Align.CENTER),
                        new Column(said("col.days"), 10, Align.CENTER),
                        new Column(said("col.rung"), 16, Align.LEFT),
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

    private String said(String key, Object... args) {
        return messages.getMessage("paper.period." + key, args, Locale.ROOT);
    }
}
