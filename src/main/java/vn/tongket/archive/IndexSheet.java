package vn.tongket.archive;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A workbook with one sheet of texts and whole numbers, written straight out: no formula, no moment of writing, so that the
 * same rows give the same bytes.
 */
final class IndexSheet {

    private static final LocalDateTime ALWAYS = LocalDateTime.of(1980, 2, 1, 0, 0);
    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006";
    /** What a cell holds at most. */
    private static final int LONGEST = 32_000;

    private final ZipOutputStream zip;
    private final StringBuilder row = new StringBuilder();
    private int rows;

    /** @param widths of the columns, in letters */
    IndexSheet(OutputStream out, String name, List<Integer> widths) throws IOException {
        zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        part(
                "[Content_Types].xml",
                "<Types xmlns=\"" + PACKAGE + "/content-types\">"
                        + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                        + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                        + type("workbook", "sheet.main") + type("worksheets/sheet1", "worksheet")
                        + type("styles", "styles") + "</Types>");
        part("_rels/.rels", relations(relation(1, "officeDocument", "xl/workbook.xml")));
        part(
                "xl/workbook.xml",
                "<workbook xmlns=\"" + MAIN + "\" xmlns:r=\"" + OFFICE + "\"><sheets><sheet name=\""
                        + Html.text(name)
                        + "\" sheetId=\"1\" r:id=\"rId1\"/></sheets><definedNames><definedName name=\"_xlnm.Print_Titles\""
                        + " localSheetId=\"0\">'" + Html.text(name)
                        + "'!$1:$1</definedName></definedNames></workbook>");
        part(
                "xl/_rels/workbook.xml.rels",
                relations(relation(1, "worksheet", "worksheets/sheet1.xml") + relation(2, "styles", "styles.xml")));
        part(
                "xl/styles.xml",
                "<styleSheet xmlns=\"" + MAIN
                        + "\"><fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Times New Roman\"/></font>"
                        + "<font><b/><sz val=\"11\"/><name val=\"Times New Roman\"/></font></fonts><fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill>"
                        + "<fill><patternFill patternType=\"gray125\"/></fill></fills><borders count=\"1\"><border/></borders>"
                        + "<cellStyleXfs count=\"1\"><xf/></cellStyleXfs><cellXfs count=\"3\"><xf fontId=\"0\" applyAlignment=\"1\"><alignment vertical=\"top\" wrapText=\"1\"/></xf>"
                        + "<xf fontId=\"1\" applyFont=\"1\" applyAlignment=\"1\"><alignment vertical=\"top\" wrapText=\"1\"/></xf>"
                        + "<xf fontId=\"0\" numFmtId=\"3\" applyNumberFormat=\"1\" applyAlignment=\"1\"><alignment vertical=\"top\"/></xf></cellXfs></styleSheet>");
        entry("xl/worksheets/sheet1.xml");
        write(
                HEAD + "<worksheet xmlns=\"" + MAIN
                        + "\"><sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr><sheetViews><sheetView workbookViewId=\"0\">"
                        + "<pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews><cols>");
        for (int i = 0; i < widths.size(); i++) {
            write("<col min=\"" + (i + 1) + "\" max=\"" + (i + 1) + "\" width=\"" + widths.get(i)
                    + "\" customWidth=\"1\"/>");
        }
        write("</cols><sheetData>");
    }

    /** Texts and whole numbers; the first row is the heading. */
    void row(Object... cells) throws IOException {
        row.setLength(0);
        row.append("<row r=\"").append(++rows).append("\">");
        for (int i = 0; i < cells.length; i++) {
            String at = "r=\"" + (char) ('A' + i) + rows + "\"";
            if (cells[i] instanceof Number number) {
                row.append("<c ")
                        .append(at)
                        .append(" s=\"2\"><v>")
                        .append(number.longValue())
                        .append("</v></c>");
            } else if (cells[i] != null) {
                String text = cells[i].toString();
                row.append("<c ")
                        .append(at)
                        .append(" t=\"inlineStr\" s=\"")
                        .append(rows == 1 ? 1 : 0)
                        .append("\"><is><t xml:space=\"preserve\">")
                        .append(Html.text(text.length() > LONGEST ? text.substring(0, LONGEST) : text))
                        .append("</t></is></c>");
            }
        }
        write(row.append("</row>").toString());
    }

    /** Ends the workbook and leaves what it was written to open. */
    void end() throws IOException {
        write(
                "</sheetData><pageMargins left=\"0.4\" right=\"0.4\" top=\"0.6\" bottom=\"0.6\" header=\"0.3\" footer=\"0.3\"/>"
                        + "<pageSetup paperSize=\"9\" orientation=\"landscape\" fitToHeight=\"0\"/></worksheet>");
        zip.closeEntry();
        zip.finish();
    }

    private void part(String path, String xml) throws IOException {
        entry(path);
        write(HEAD + xml);
        zip.closeEntry();
    }

    private void entry(String path) throws IOException {
        ZipEntry entry = new ZipEntry(path);
        entry.setTimeLocal(ALWAYS);
        zip.putNextEntry(entry);
    }

    private void write(String xml) throws IOException {
        zip.write(xml.getBytes(StandardCharsets.UTF_8));
    }

    private static String type(String part, String kind) {
        return "<Override PartName=\"/xl/" + part
                + ".xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml." + kind
                + "+xml\"/>";
    }

    private static String relations(String all) {
        return "<Relationships xmlns=\"" + PACKAGE + "/relationships\">" + all + "</Relationships>";
    }

    private static String relation(int id, String kind, String target) {
        return "<Relationship Id=\"rId" + id + "\" Type=\"" + OFFICE + "/" + kind + "\" Target=\"" + target + "\"/>";
    }
}
