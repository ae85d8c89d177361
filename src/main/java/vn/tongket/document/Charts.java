package vn.tongket.document;

import java.io.IOException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.DoubleStream;
import org.apache.poi.ooxml.POIXMLDocumentPart.RelationPart;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xddf.usermodel.PresetColor;
import org.apache.poi.xddf.usermodel.XDDFColor;
import org.apache.poi.xddf.usermodel.XDDFLineProperties;
import org.apache.poi.xddf.usermodel.XDDFSolidFillProperties;
import org.apache.poi.xddf.usermodel.chart.AxisCrossBetween;
import org.apache.poi.xddf.usermodel.chart.AxisCrosses;
import org.apache.poi.xddf.usermodel.chart.AxisPosition;
import org.apache.poi.xddf.usermodel.chart.BarDirection;
import org.apache.poi.xddf.usermodel.chart.ChartTypes;
import org.apache.poi.xddf.usermodel.chart.DisplayBlanks;
import org.apache.poi.xddf.usermodel.chart.LegendPosition;
import org.apache.poi.xddf.usermodel.chart.MarkerStyle;
import org.apache.poi.xddf.usermodel.chart.XDDFBarChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFCategoryAxis;
import org.apache.poi.xddf.usermodel.chart.XDDFCategoryDataSource;
import org.apache.poi.xddf.usermodel.chart.XDDFChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSourcesFactory;
import org.apache.poi.xddf.usermodel.chart.XDDFLineChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFNumericalDataSource;
import org.apache.poi.xddf.usermodel.chart.XDDFValueAxis;
import org.apache.poi.xwpf.usermodel.XWPFChart;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFFactory;
import org.apache.poi.xwpf.usermodel.XWPFRelation;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTDLbls;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTNumFmt;
import org.openxmlformats.schemas.drawingml.x2006.chart.CTPlotArea;
import org.openxmlformats.schemas.drawingml.x2006.chart.STDLblPos;
import org.openxmlformats.schemas.drawingml.x2006.main.CTTextBody;
import org.openxmlformats.schemas.drawingml.x2006.main.CTTextCharacterProperties;
import org.openxmlformats.schemas.drawingml.x2006.main.CTTextParagraph;
import vn.tongket.document.Block.Chart;
import vn.tongket.document.Block.ChartSeries;
import vn.tongket.document.Block.Kind;

/** Adds charts to a Word file as Word makes them itself: drawn by Word, each with the workbook of its figures inside. */
final class Charts {

    /** Also told apart when printed in black and white, which is how such documents are mostly read. */
    private static final PresetColor[] COLORS = {
        PresetColor.STEEL_BLUE,
        PresetColor.DARK_ORANGE,
        PresetColor.DARK_GRAY,
        PresetColor.GOLDENROD,
        PresetColor.DARK_GREEN,
        PresetColor.INDIAN_RED
    };

    private static final MarkerStyle[] MARKERS = {MarkerStyle.CIRCLE, MarkerStyle.SQUARE, MarkerStyle.TRIANGLE};

    private Charts() {}

    /** @return the relation by which each chart is found from the text */
    static Map<Chart, String> add(XWPFDocument document, List<Chart> charts) throws IOException {
        Map<Chart, String> relations = new IdentityHashMap<>();
        int number = document.getCharts().size();
        for (Chart chart : charts) {
            if (relations.containsKey(chart)) {
                continue;
            }
            RelationPart part =
                    document.createRelationship(XWPFRelation.CHART, XWPFFactory.getInstance(), ++number, false);
            try {
                XWPFChart drawn = part.getDocumentPart();
                drawn.setChartIndex(number);
                fill(drawn, chart);
            } catch (InvalidFormatException e) {
                throw new IOException(e);
            }
            relations.put(chart, part.getRelationship().getId());
        }
        return relations;
    }

    private static void fill(XWPFChart into, Chart chart) throws IOException, InvalidFormatException {
        String[] names = chart.categories().stream().map(WordText::clean).toArray(String[]::new);
        int count = names.length;
        XDDFCategoryDataSource categories = XDDFDataSourcesFactory.fromArray(names, range(into, count, 0), 0);
        into.setAutoTitleDeleted(true);
        if (chart.kind() == Kind.PIE || chart.series().size() > 1) {
            into.getOrAddLegend().setPosition(LegendPosition.BOTTOM);
        }
        XDDFChartData data = data(into, chart);
        for (int i = 0; i < chart.series().size(); i++) {
            ChartSeries series = chart.series().get(i);
            Double[] figures = new Double[count];
            for (int k = 0; k < count; k++) {
                figures[k] = k < series.values().size() ? series.values().get(k) : null;
            }
            XDDFNumericalDataSource<Double> values =
                    XDDFDataSourcesFactory.fromArray(figures, range(into, count, i + 1), i + 1);
            XDDFChartData.Series drawn = data.addSeries(categories, values);
            String name = WordText.clean(series.name());
            drawn.setTitle(name, into.setSheetTitle(name, i + 1));
            color(drawn, chart.kind(), i, count);
        }
        into.plot(data);
        into.displayBlanksAs(DisplayBlanks.GAP);
        into.getCTChart()
                .getPlotArea()
                .getValAxList()
                .forEach(axis -> axis.getNumFmt().setSourceLinked(false));
        labels(into, chart);
        font(into);
    }

    private static String range(XWPFChart chart, int count, int column) {
        return chart.formatRange(new CellRangeAddress(1, Math.max(1, count), column, column));
    }

    private static XDDFChartData data(XWPFChart into, Chart chart) {
        if (chart.kind() == Kind.PIE) {
            XDDFChartData pie = into.createData(ChartTypes.PIE, null, null);
            pie.setVaryColors(true);
            return pie;
        }
        XDDFCategoryAxis below = into.createCategoryAxis(AxisPosition.BOTTOM);
        XDDFValueAxis beside = into.createValueAxis(AxisPosition.LEFT);
        beside.setCrosses(AxisCrosses.AUTO_ZERO);
        beside.setNumberFormat(highest(chart) < 5 ? "General" : "#,##0");
        if (chart.unit() != null && !chart.unit().isBlank()) {
            beside.setTitle(WordText.clean(chart.unit()));
        }
        beside.getOrAddMajorGridProperties().setLineProperties(new XDDFLineProperties(fill(PresetColor.LIGHT_GRAY)));
        if (chart.kind() == Kind.LINE) {
            return into.createData(ChartTypes.LINE, below, beside);
        }
        beside.setMinimum(Math.min(0, lowest(chart)));
        beside.setCrossBetween(AxisCrossBetween.BETWEEN);
        XDDFBarChartData bars = (XDDFBarChartData) into.createData(ChartTypes.BAR, below, beside);
        bars.setBarDirection(BarDirection.COL);
        bars.setGapWidth(80);
        return bars;
    }

    /** Bars start at zero: cut ones mislead. */
    private static double lowest(Chart chart) {
        return figures(chart).min().orElse(0);
    }

    private static double highest(Chart chart) {
        return figures(chart).max().orElse(0);
    }

    private static DoubleStream figures(Chart chart) {
        return chart.series().stream()
                .flatMap(series -> series.values().stream())
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue);
    }

    /** Every figure of a chart with as many places as the one that needs most, two at most. */
    private static String numbers(Chart chart) {
        if (figures(chart).allMatch(figure -> figure == Math.rint(figure))) {
            return "#,##0";
        }
        return figures(chart).allMatch(figure -> Math.abs(figure * 10 - Math.rint(figure * 10)) < 1e-9)
                ? "#,##0.0"
                : "#,##0.00";
    }

    private static void color(XDDFChartData.Series series, Kind kind, int index, int count) {
        PresetColor color = COLORS[index % COLORS.length];
        if (kind == Kind.PIE) {
            for (int i = 0; i < count; i++) {
                series.getDataPoint(i).setFillProperties(fill(COLORS[i % COLORS.length]));
            }
        } else if (series instanceof XDDFLineChartData.Series line) {
            XDDFLineProperties stroke = new XDDFLineProperties(fill(color));
            stroke.setWidth(2.25);
            line.setLineProperties(stroke);
            line.setSmooth(false);
            line.setMarkerStyle(MARKERS[index % MARKERS.length]);
        } else {
            series.setFillProperties(fill(color));
        }
    }

    private static XDDFSolidFillProperties fill(PresetColor color) {
        return new XDDFSolidFillProperties(XDDFColor.from(color));
    }

    /** The figures stand at the bars and points, as pages are read on paper where nobody can point at them. */
    private static void labels(XWPFChart drawn, Chart chart) {
        CTPlotArea area = drawn.getCTChart().getPlotArea();
        List<CTDLbls> all = new ArrayList<>();
        area.getBarChartList().forEach(bars -> bars.getSerList().forEach(series -> all.add(series.addNewDLbls())));
        area.getLineChartList().forEach(lines -> lines.getSerList().forEach(series -> all.add(series.addNewDLbls())));
        area.getPieChartList().forEach(pie -> pie.getSerList().forEach(series -> all.add(series.addNewDLbls())));
        Kind kind = chart.kind();
        for (CTDLbls labels : all) {
            CTNumFmt format = labels.addNewNumFmt();
            format.setFormatCode(kind == Kind.PIE ? "0%" : numbers(chart));
            format.setSourceLinked(false);
            if (kind == Kind.LINE) {
                labels.addNewDLblPos().setVal(STDLblPos.T);
            }
            labels.addNewShowLegendKey().setVal(false);
            labels.addNewShowVal().setVal(kind != Kind.PIE);
            labels.addNewShowCatName().setVal(false);
            labels.addNewShowSerName().setVal(false);
            labels.addNewShowPercent().setVal(kind == Kind.PIE);
            labels.addNewShowBubbleSize().setVal(false);
        }
    }

    private static void font(XWPFChart chart) {
        CTTextBody text = chart.getCTChartSpace().addNewTxPr();
        text.addNewBodyPr();
        text.addNewLstStyle();
        CTTextParagraph paragraph = text.addNewP();
        CTTextCharacterProperties letters = paragraph.addNewPPr().addNewDefRPr();
        letters.setSz(1100);
        letters.addNewLatin().setTypeface("Times New Roman");
        paragraph.addNewEndParaRPr().setLang("vi-VN");
    }
}
