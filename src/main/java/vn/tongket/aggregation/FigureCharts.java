package vn.tongket.aggregation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import vn.tongket.aggregation.ConsolidatedReportFile.Row;
import vn.tongket.aggregation.ConsolidatedReportFile.Year;
import vn.tongket.cycle.Indicator;
import vn.tongket.document.Block;
import vn.tongket.document.Block.Chart;
import vn.tongket.document.Block.ChartSeries;
import vn.tongket.document.Block.Kind;

/** The figures of a provincial report as charts on paper. */
@Component
class FigureCharts {

    /** More bars than these cannot be read on one sheet. */
    private static final int BARS = 15;

    private static final int COMPARED_IN_CHART = 8;

    /** A report of many indicators draws the first ones; its tables hold all. */
    private static final int CHARTS = 24;

    private final MessageSource messages;

    FigureCharts(MessageSource messages) {
        this.messages = messages;
    }

    /** Results against targets and the previous cycle, and how they went from year to year. */
    List<Block> ofProvince(List<Row> rows, ConsolidatedReportFiles.Figures figures) {
        List<Block> charts = new ArrayList<>(compared(figures));
        rows.stream()
                .filter(row -> row.years().size() > 1)
                .limit(CHARTS)
                .map(this::line)
                .forEach(charts::add);
        return charts;
    }

    /** Every indicator, unit by unit. */
    List<Block> ofUnits(List<UnitTable.Line> lines, List<Indicator> indicators) {
        List<Block> charts = new ArrayList<>();
        indicators.stream()
                .map(indicator -> bars(lines, indicator))
                .filter(Objects::nonNull)
                .limit(CHARTS)
                .forEach(charts::add);
        return charts;
    }

    /** Results beside targets and the previous cycle; only figures of one measure stand in one chart. */
    private List<Block> compared(ConsolidatedReportFiles.Figures figures) {
        Map<String, List<ProvincialFigure>> byMeasure = new LinkedHashMap<>();
        for (ProvincialFigure figure : figures.now()) {
            boolean comparable = figure.indicator().target() != null || before(figures, figure) != null;
            if (figure.year() == null && figure.shown().isPresent() && comparable) {
                byMeasure
                        .computeIfAbsent(figure.indicator().unit(), unit -> new ArrayList<>())
                        .add(figure);
            }
        }
        List<Block> charts = new ArrayList<>();
        byMeasure.forEach((measure, all) -> {
            for (int from = 0; from < all.size() && charts.size() < CHARTS; from += COMPARED_IN_CHART) {
                charts.add(
                        compared(measure, all.subList(from, Math.min(all.size(), from + COMPARED_IN_CHART)), figures));
            }
        });
        return charts;
    }

    private Block compared(String measure, List<ProvincialFigure> some, ConsolidatedReportFiles.Figures figures) {
        List<ChartSeries> series = new ArrayList<>();
        series.add(series("col.result", some, figure -> figure.shown().orElse(null)));
        boolean targets = some.stream().anyMatch(figure -> figure.indicator().target() != null);
        boolean before = some.stream().anyMatch(figure -> before(figures, figure) != null);
        if (targets) {
            series.add(series("col.target", some, figure -> figure.indicator().target()));
        }
        if (before) {
            series.add(series("col.previous", some, figure -> before(figures, figure)));
        }
        return new Chart(
                said(targets && before ? "chart.compared" : targets ? "chart.targets" : "chart.before", measure),
                Kind.BAR,
                some.stream().map(figure -> figure.indicator().name()).toList(),
                series,
                measure);
    }

    private static BigDecimal before(ConsolidatedReportFiles.Figures figures, ProvincialFigure figure) {
        ProvincialFigure before = figures.fields().before(figure);
        return before == null ? null : before.shown().orElse(null);
    }

    private ChartSeries series(
            String title, List<ProvincialFigure> figures, Function<ProvincialFigure, BigDecimal> value) {
        List<Double> values = new ArrayList<>();
        figures.forEach(figure -> values.add(drawn(value.apply(figure))));
        return new ChartSeries(said(title), values);
    }

    private Block line(Row row) {
        List<Double> values = new ArrayList<>();
        row.years().forEach(year -> values.add(drawn(year.number())));
        return new Chart(
                said("chart.year", row.name()),
                Kind.LINE,
                row.years().stream().map(Year::year).map(String::valueOf).toList(),
                List.of(new ChartSeries(said("col.result"), values)),
                row.unit());
    }

    /** The units by their figures; where there are many, those with the greatest. */
    private Chart bars(List<UnitTable.Line> lines, Indicator indicator) {
        List<UnitTable.Line> known = lines.stream()
                .filter(line ->
                        line.of(indicator) != null && line.of(indicator).shown().isPresent())
                .sorted(Comparator.comparing((UnitTable.Line line) ->
                                line.of(indicator).shown().orElseThrow())
                        .reversed())
                .toList();
        if (known.size() < 2) {
            return null;
        }
        List<UnitTable.Line> drawn = known.subList(0, Math.min(BARS, known.size()));
        return new Chart(
                drawn.size() < known.size()
                        ? said("chart.most", indicator.name(), drawn.size())
                        : said("chart.unit", indicator.name()),
                Kind.BAR,
                drawn.stream().map(UnitTable.Line::unit).toList(),
                List.of(new ChartSeries(
                        indicator.name(),
                        drawn.stream()
                                .map(line -> drawn(line.of(indicator).shown().orElseThrow()))
                                .toList())),
                indicator.unit());
    }

    private static Double drawn(BigDecimal number) {
        return number == null ? null : number.doubleValue();
    }

    private String said(String key, Object... args) {
        return messages.getMessage("paper.consolidated." + key, args, Locale.ROOT);
    }
}
