package vn.tongket.aggregation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import vn.tongket.Text;
import vn.tongket.aggregation.ConsolidatedReportFile.Row;
import vn.tongket.cycle.Indicator;
import vn.tongket.document.Block;
import vn.tongket.document.Block.Align;
import vn.tongket.document.Block.Column;
import vn.tongket.document.PaperSheet;

/** The figures of a provincial report as tables on paper: by indicator, by year, by unit, against target and before. */
@Component
class FigureAnnexes {

    /** More indicators than these do not stand side by side on a sheet that lies on its long side. */
    private static final int INDICATORS_ABREAST = 7;

    private final ConsolidatedReportFiles files;
    private final UnitTable unitTable;
    private final ConsolidationStore store;
    private final FigureCharts charts;
    private final MessageSource messages;

    FigureAnnexes(
            ConsolidatedReportFiles files,
            UnitTable unitTable,
            ConsolidationStore store,
            FigureCharts charts,
            MessageSource messages) {
        this.files = files;
        this.unitTable = unitTable;
        this.store = store;
        this.charts = charts;
        this.messages = messages;
    }

    void add(PaperSheet sheet, ConsolidatedReport report, ConsolidatedReportFiles.Figures figures) {
        if (figures.indicators().isEmpty()) {
            return;
        }
        List<Row> rows = files.rows(report, figures);
        List<UnitTable.Line> lines = unitTable.of(report, figures.indicators());
        List<Block> byIndicator = new ArrayList<>(List.of(byIndicator(rows)));
        ends(rows).ifPresent(byIndicator::add);
        names(report, figures.indicators()).ifPresent(byIndicator::add);
        sheet.annex(said("by-indicator"), true, byIndicator);
        sheet.annex(said("by-year"), true, byYear(rows));
        sheet.annex(said("by-part"), true, byPart(rows));
        sheet.annex(said("by-unit"), true, byUnit(lines, figures.indicators()));
        sheet.annex(said("charts"), false, charts.ofProvince(rows, figures));
        sheet.annex(said("charts.units"), true, charts.ofUnits(lines, figures.indicators()));
    }

    /** Columns that would be empty from top to bottom are left out. */
    private Block byIndicator(List<Row> rows) {
        boolean targets = rows.stream().anyMatch(row -> row.target() != null);
        boolean before = rows.stream().anyMatch(row -> row.previous() != null);
        List<Column> columns = new ArrayList<>(List.of(
                new Column(said("col.no"), 5, Align.CENTER),
                new Column(said("col.indicator"), 30, Align.LEFT),
                new Column(said("col.measure"), 11, Align.CENTER),
                new Column(said("col.result"), 16, Align.RIGHT)));
        if (targets) {
            columns.add(new Column(said("col.target"), 12, Align.CENTER));
            columns.add(new Column(said("col.attained"), 10, Align.CENTER));
        }
        if (before) {
            columns.add(new Column(said("col.previous"), 11, Align.RIGHT));
            columns.add(new Column(said("col.change"), 12, Align.CENTER));
        }
        columns.add(new Column(said("col.coverage"), 13, Align.CENTER));
        List<List<String>> cells = new ArrayList<>();
        for (Row row : rows) {
            List<String> line = new ArrayList<>(List.of(
                    String.valueOf(cells.size() + 1), row.name(), row.unit(), withParts(row.shown(), row.parts())));
            if (targets) {
                line.add(text(row.target()));
                line.add(row.attained() == null ? "" : said(row.attained() ? "attained" : "missed"));
            }
            if (before) {
                line.add(text(row.previous()));
                line.add(text(row.change()));
            }
            line.add(row.coverage());
            cells.add(line);
        }
        return new Block.Table(null, columns, cells);
    }

    private Optional<Block> ends(List<Row> rows) {
        List<List<String>> cells = new ArrayList<>();
        for (Row row : rows) {
            if (!row.best().isEmpty() || !row.worst().isEmpty()) {
                cells.add(List.of(String.valueOf(cells.size() + 1), row.name(), named(row.best()), named(row.worst())));
            }
        }
        return cells.isEmpty()
                ? Optional.empty()
                : Optional.of(new Block.Table(
                        said("ends"),
                        List.of(
                                new Column(said("col.no"), 5, Align.CENTER),
                                new Column(said("col.indicator"), 29, Align.LEFT),
                                new Column(said("col.best"), 33, Align.LEFT),
                                new Column(said("col.worst"), 33, Align.LEFT)),
                        cells));
    }

    private static String named(List<ConsolidatedReportFile.Standing> standings) {
        return String.join(
                "; ",
                standings.stream()
                        .map(standing -> standing.unit() + " (" + standing.shown() + ")")
                        .toList());
    }

    private Optional<Block> names(ConsolidatedReport report, List<Indicator> indicators) {
        Map<String, String> titles = new LinkedHashMap<>();
        indicators.forEach(indicator -> titles.put(indicator.code(), indicator.name()));
        List<List<String>> cells = new ArrayList<>();
        store.reportedNames(report.id())
                .forEach(name -> cells.add(List.of(
                        String.valueOf(cells.size() + 1),
                        titles.getOrDefault(name.indicator(), name.indicator()),
                        name.name(),
                        String.join(", ", name.units()))));
        return cells.isEmpty()
                ? Optional.empty()
                : Optional.of(new Block.Table(
                        said("names"),
                        List.of(
                                new Column(said("col.no"), 5, Align.CENTER),
                                new Column(said("col.indicator"), 27, Align.LEFT),
                                new Column(said("col.name"), 34, Align.LEFT),
                                new Column(said("col.units"), 34, Align.LEFT)),
                        cells));
    }

    private List<Block> byYear(List<Row> rows) {
        List<Row> series = rows.stream().filter(row -> !row.years().isEmpty()).toList();
        if (series.isEmpty()) {
            return List.of();
        }
        TreeSet<Integer> years = new TreeSet<>();
        series.forEach(row -> row.years().forEach(year -> years.add(year.year())));
        List<Column> columns = new ArrayList<>(List.of(
                new Column(said("col.no"), 5, Align.CENTER),
                new Column(said("col.indicator"), 30, Align.LEFT),
                new Column(said("col.measure"), 10, Align.CENTER)));
        years.forEach(year -> columns.add(new Column(String.valueOf(year), 9, Align.RIGHT)));
        List<List<String>> cells = new ArrayList<>();
        for (Row row : series) {
            List<String> line = new ArrayList<>(List.of(String.valueOf(cells.size() + 1), row.name(), row.unit()));
            years.forEach(year -> line.add(row.years().stream()
                    .filter(one -> one.year() == year)
                    .findFirst()
                    .map(one -> withParts(one.shown(), one.parts()))
                    .orElse("")));
            cells.add(line);
        }
        return List.of(new Block.Table(null, columns, cells));
    }

    private List<Block> byPart(List<Row> rows) {
        List<List<String>> cells = new ArrayList<>();
        for (Row row : rows) {
            row.segments()
                    .forEach(part -> cells.add(List.of(
                            row.name(),
                            row.unit(),
                            part.period(),
                            withParts(part.shown(), part.parts()),
                            String.valueOf(part.units()),
                            text(row.note()))));
        }
        return cells.isEmpty()
                ? List.of()
                : List.of(new Block.Table(
                        null,
                        List.of(
                                new Column(said("col.indicator"), 28, Align.LEFT),
                                new Column(said("col.measure"), 10, Align.CENTER),
                                new Column(said("col.part"), 20, Align.CENTER),
                                new Column(said("col.result"), 14, Align.RIGHT),
                                new Column(said("col.count"), 8, Align.CENTER),
                                new Column(said("col.note"), 20, Align.LEFT)),
                        cells));
    }

    private List<Block> byUnit(List<UnitTable.Line> lines, List<Indicator> all) {
        List<Block> blocks = new ArrayList<>();
        for (int from = 0; from < all.size() && !lines.isEmpty(); from += INDICATORS_ABREAST) {
            blocks.add(abreast(lines, all.subList(from, Math.min(all.size(), from + INDICATORS_ABREAST))));
        }
        return blocks;
    }

    private Block abreast(List<UnitTable.Line> lines, List<Indicator> indicators) {
        List<Column> columns = new ArrayList<>(
                List.of(new Column(said("col.no"), 5, Align.CENTER), new Column(said("col.unit"), 25, Align.LEFT)));
        indicators.forEach(indicator ->
                columns.add(new Column(said("measured", indicator.name(), indicator.unit()), 10, Align.RIGHT)));
        List<List<String>> cells = new ArrayList<>(lines.size());
        for (UnitTable.Line line : lines) {
            List<String> row = new ArrayList<>(columns.size());
            row.add(String.valueOf(cells.size() + 1));
            row.add(line.unit());
            indicators.forEach(indicator -> row.add(text(FigureWords.shown(line.of(indicator)))));
            cells.add(row);
        }
        return new Block.Table(null, columns, cells);
    }

    private static String withParts(String shown, String parts) {
        if (Text.isBlank(shown)) {
            return "";
        }
        return parts == null ? shown : shown + " (" + parts + ")";
    }

    private static String text(String text) {
        return text == null ? "" : text;
    }

    private String said(String key, Object... args) {
        return messages.getMessage("paper.consolidated." + key, args, Locale.ROOT);
    }
}
