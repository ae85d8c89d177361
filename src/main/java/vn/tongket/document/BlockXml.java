package vn.tongket.document;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import vn.tongket.Text;
import vn.tongket.document.Block.Align;
import vn.tongket.document.Block.Bullets;
import vn.tongket.document.Block.Chart;
import vn.tongket.document.Block.Column;
import vn.tongket.document.Block.Heading;
import vn.tongket.document.Block.Picture;
import vn.tongket.document.Block.Prose;
import vn.tongket.document.Block.Table;

/**
 * Writes the blocks of a document as WordprocessingML straight into the file, without building them in memory first. How
 * they look is said by the styles of the template.
 */
final class BlockXml {

    private static final String INLINE = """
            <w:r><w:drawing xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" \
            xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" \
            xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" \
            xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">\
            <wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="%1$d" cy="%2$d"/>\
            <wp:docPr id="%3$d" name="Biểu đồ %3$d" descr="%4$s"/><a:graphic><a:graphicData \
            uri="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart r:id="%5$s"/></a:graphicData>\
            </a:graphic></wp:inline></w:drawing></w:r>""";
    private static final String PICTURE = """
            <w:r><w:drawing xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" \
            xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" \
            xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" \
            xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">\
            <wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="%1$d" cy="%1$d"/>\
            <wp:docPr id="%2$d" name="Hình %2$d" descr="%3$s"/><a:graphic><a:graphicData \
            uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr>\
            <pic:cNvPr id="%2$d" name="Hình %2$d"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>\
            <a:blip r:embed="%4$s"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>\
            <a:off x="0" y="0"/><a:ext cx="%1$d" cy="%1$d"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>\
            </a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>""";
    private static final int EMU_PER_TWIP = 635;
    private static final long EMU_PER_MILLIMETRE = 36_000;

    private final Appendable out;
    private final Map<PaperStyle, String> styles;
    private final Map<Chart, String> charts;
    private final Map<Picture, String> pictures;
    private int drawings;

    /**
     * @param charts the relation by which each chart is found in the file
     * @param pictures the same of pictures
     */
    BlockXml(Appendable out, Map<PaperStyle, String> styles, Map<Chart, String> charts, Map<Picture, String> pictures) {
        this.pictures = pictures;
        this.out = out;
        this.styles = styles;
        this.charts = charts;
    }

    /**
     * @param endMark put behind the last words; null for none
     * @param width of the text in twentieths of a point
     */
    void write(List<Block> blocks, String endMark, int width) throws IOException {
        for (int i = 0; i < blocks.size(); i++) {
            String mark = i == blocks.size() - 1 ? endMark : null;
            Block block = blocks.get(i);
            if (block instanceof Heading heading) {
                heading(heading, mark);
            } else if (block instanceof Prose prose) {
                lines(PaperStyle.BODY, "", prose.text(), mark);
            } else if (block instanceof Bullets bullets) {
                bullets(bullets, mark);
            } else if (block instanceof Table table) {
                table(table, width);
                alone(mark);
            } else if (block instanceof Chart chart) {
                chart(chart, width);
                alone(mark);
            } else if (block instanceof Picture picture) {
                picture(picture);
                alone(mark);
            }
        }
    }

    void paragraph(PaperStyle style, String text) throws IOException {
        paragraph(style, "", WordText.clean(text));
    }

    private void heading(Heading heading, String mark) throws IOException {
        int level = Math.max(1, Math.min(4, heading.level()));
        String number = WordText.clean(heading.number()).strip();
        String text = WordText.clean(heading.text()).strip().replace('\n', ' ');
        if (number.matches("Điều \\d+[.:]?")) {
            article(pointed(number), mark == null ? text : marked(text, mark));
            return;
        }
        String whole = number.isEmpty() ? text : pointed(number) + " " + text;
        paragraph(PaperStyle.HEADINGS.get(level - 1), "", mark == null ? whole : marked(whole, mark));
    }

    /** An article of a decision: its number is bold, what it says is not. */
    private void article(String number, String text) throws IOException {
        open(PaperStyle.BODY, "");
        out.append("<w:r><w:rPr><w:b/></w:rPr>");
        words(number + " ");
        out.append("</w:r><w:r>");
        words(text);
        out.append("</w:r></w:p>");
    }

    /** {@code I} is printed as “I.”, {@code a} as “a)”; a number that brings its own mark keeps it. */
    private static String pointed(String number) {
        if (number.matches(".*[.):]$")) {
            return number;
        }
        return number.matches("[a-zđ]") ? number + ")" : number + ".";
    }

    private void bullets(Bullets bullets, String mark) throws IOException {
        List<String> entries = bullets.entries();
        for (int i = 0; i < entries.size(); i++) {
            lines(PaperStyle.BULLET, "- ", entries.get(i), i == entries.size() - 1 ? mark : null);
        }
    }

    /** One paragraph per line of the text; the last one stays on the page of the signature. */
    private void lines(PaperStyle style, String before, String text, String mark) throws IOException {
        List<String> lines = WordText.clean(text)
                .lines()
                .map(String::stripTrailing)
                .filter(line -> !Text.isBlank(line))
                .toList();
        for (int i = 0; i < lines.size(); i++) {
            boolean last = mark != null && i == lines.size() - 1;
            String line = (i == 0 ? before : "") + lines.get(i);
            paragraph(style, last ? "<w:keepNext/>" : "", last ? marked(line, mark) : line);
        }
    }

    private void alone(String mark) throws IOException {
        if (mark != null) {
            paragraph(PaperStyle.BODY, "<w:keepNext/>", mark);
        }
    }

    /** The text with the end mark in the place of the point or comma that it has. */
    private static String marked(String text, String mark) {
        String bare = text.replaceFirst("(\\./\\.|[.;,])[\\s\\u00a0]*$", "");
        return bare + mark;
    }

    private void table(Table table, int width) throws IOException {
        if (!Text.isBlank(table.caption())) {
            paragraph(PaperStyle.TABLE_CAPTION, table.caption());
        }
        List<Integer> widths = widths(table.columns(), width);
        out.append("<w:tbl><w:tblPr><w:tblStyle w:val=\"").append(styles.get(PaperStyle.TABLE));
        out.append("\"/><w:tblW w:w=\"" + width
                + "\" w:type=\"dxa\"/><w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid>");
        for (int column : widths) {
            out.append("<w:gridCol w:w=\"" + column + "\"/>");
        }
        out.append("</w:tblGrid>");
        List<String> titles = table.columns().stream().map(Column::title).toList();
        row(titles, table.columns(), widths, true);
        for (List<String> cells : table.rows()) {
            row(cells, table.columns(), widths, false);
        }
        out.append("</w:tbl>");
        // two tables that touch would become one
        out.append(
                "<w:p><w:pPr><w:spacing w:before=\"0\" w:after=\"0\" w:line=\"120\" w:lineRule=\"exact\"/></w:pPr></w:p>");
    }

    /** The shares of the columns in a whole of exactly that width. */
    static List<Integer> widths(List<Column> columns, int width) {
        long shares = columns.stream()
                .mapToLong(column -> Math.max(1, column.width()))
                .sum();
        List<Integer> widths = new ArrayList<>();
        long used = 0;
        int given = 0;
        for (Column column : columns) {
            used += Math.max(1, column.width());
            int end = (int) (width * used / shares);
            widths.add(end - given);
            given = end;
        }
        return widths;
    }

    private void row(List<String> cells, List<Column> columns, List<Integer> widths, boolean head) throws IOException {
        out.append("<w:tr><w:trPr><w:cantSplit/>")
                .append(head ? "<w:tblHeader/>" : "")
                .append("</w:trPr>");
        for (int i = 0; i < columns.size(); i++) {
            out.append("<w:tc><w:tcPr><w:tcW w:w=\"" + widths.get(i) + "\" w:type=\"dxa\"/>");
            out.append(head ? "<w:vAlign w:val=\"center\"/>" : "").append("</w:tcPr>");
            Align align =
                    columns.get(i).align() == null ? Align.LEFT : columns.get(i).align();
            String justified = head || align == Align.LEFT
                    ? ""
                    : "<w:jc w:val=\"" + (align == Align.RIGHT ? "right" : "center") + "\"/>";
            PaperStyle style = head ? PaperStyle.TABLE_HEAD : PaperStyle.TABLE_TEXT;
            String text = i < cells.size() ? WordText.clean(cells.get(i)) : "";
            List<String> lines = text.isEmpty() ? List.of("") : text.lines().toList();
            for (String line : lines.isEmpty() ? List.of("") : lines) {
                paragraph(style, justified, line);
            }
            out.append("</w:tc>");
        }
        out.append("</w:tr>");
    }

    private void chart(Chart chart, int width) throws IOException {
        long cx = (long) width * EMU_PER_TWIP;
        StringBuilder title = new StringBuilder();
        WordText.escape(WordText.clean(chart.title()), title);
        open(PaperStyle.CHART, "");
        out.append(INLINE.formatted(cx, cx * heightPercent(chart) / 100, ++drawings, title, charts.get(chart)))
                .append("</w:p>");
        if (!Text.isBlank(chart.title())) {
            paragraph(PaperStyle.CHART_CAPTION, chart.title());
        }
    }

    private void picture(Picture picture) throws IOException {
        StringBuilder caption = new StringBuilder();
        WordText.escape(WordText.clean(picture.caption() == null ? "" : picture.caption()), caption);
        open(PaperStyle.CHART, "");
        long side = picture.millimetres() * EMU_PER_MILLIMETRE;
        out.append(PICTURE.formatted(side, ++drawings, caption, pictures.get(picture)))
                .append("</w:p>");
        if (!Text.isBlank(picture.caption())) {
            paragraph(PaperStyle.CHART_CAPTION, picture.caption());
        }
    }

    private static int heightPercent(Chart chart) {
        return chart.kind() == Block.Kind.PIE ? 50 : 55;
    }

    /** @param properties what differs from the style, in the order of the schema */
    private void paragraph(PaperStyle style, String properties, String clean) throws IOException {
        open(style, properties);
        if (!clean.isEmpty()) {
            out.append("<w:r>");
            int from = 0;
            for (int at = clean.indexOf('\t'); at >= 0; at = clean.indexOf('\t', from)) {
                words(clean.substring(from, at));
                out.append("<w:tab/>");
                from = at + 1;
            }
            words(clean.substring(from).replace('\n', ' '));
            out.append("</w:r>");
        }
        out.append("</w:p>");
    }

    private void open(PaperStyle style, String properties) throws IOException {
        out.append("<w:p><w:pPr><w:pStyle w:val=\"")
                .append(styles.get(style))
                .append("\"/>")
                .append(properties)
                .append("</w:pPr>");
    }

    private void words(String clean) throws IOException {
        if (!clean.isEmpty()) {
            out.append("<w:t xml:space=\"preserve\">");
            WordText.escape(clean, out);
            out.append("</w:t>");
        }
    }
}
