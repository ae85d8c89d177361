package vn.tongket.document;

import java.io.BufferedWriter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import vn.tongket.document.Block.Chart;
import vn.tongket.document.Paper.Annex;

/** Puts the text and the annexes into a filled template while it is written out. */
final class PaperFile {

    private static final String TEXT = "word/document.xml";

    private final PaperTemplate template;
    private final Wording wording;
    private final Map<Chart, String> charts;
    private final Map<Block.Picture, String> pictures;

    PaperFile(PaperTemplate template, Wording wording, Map<Chart, String> charts, Map<Block.Picture, String> pictures) {
        this.pictures = pictures;
        this.template = template;
        this.wording = wording;
        this.charts = charts;
    }

    /**
     * @param blocksSlot the text that stands in the place of the blocks
     * @param annexesSlot the text that stands in the place of the annexes
     */
    void write(byte[] frame, String blocksSlot, String annexesSlot, Paper paper, OutputStream to) throws IOException {
        ZipOutputStream out = new ZipOutputStream(to, StandardCharsets.UTF_8);
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(frame), StandardCharsets.UTF_8)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                ZipEntry copy = new ZipEntry(entry.getName());
                // the same document gives the same bytes
                copy.setTimeLocal(java.time.LocalDateTime.of(1980, 1, 1, 0, 0));
                out.putNextEntry(copy);
                if (entry.getName().equals(TEXT)) {
                    String frameText = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                    // an underline without a kind, which poi-tl leaves behind wherever it copies a run
                    String tidy =
                            frameText.replace("<w:u w:color=\"auto\"/>", "").replace("<w:rPr></w:rPr>", "");
                    text(tidy, blocksSlot, annexesSlot, paper, out);
                } else {
                    in.transferTo(out);
                }
                out.closeEntry();
            }
        }
        out.finish();
    }

    private void text(String xml, String blocksSlot, String annexesSlot, Paper paper, OutputStream to)
            throws IOException {
        Writer out = new BufferedWriter(new OutputStreamWriter(to, StandardCharsets.UTF_8), 1 << 16);
        BlockXml blocks = new BlockXml(out, template.styles(), charts, pictures);
        int sectionAt = xml.lastIndexOf("<w:sectPr");
        String section = xml.substring(sectionAt, xml.lastIndexOf("</w:body>"));
        int textAt = startOfParagraph(xml, xml.indexOf(blocksSlot));
        int annexesAt = startOfParagraph(xml, xml.indexOf(annexesSlot));
        out.write(xml, 0, textAt);
        blocks.write(paper.blocks(), wording.endMark(), Sheet.of(section).textWidth());
        int behindText = endOfParagraph(xml, textAt);
        out.write(xml, behindText, annexesAt - behindText);
        int behindAnnexes = endOfParagraph(xml, annexesAt);
        if (paper.annexes().isEmpty()) {
            // Word wants a paragraph behind the table of the signature
            out.write(
                    "<w:p><w:pPr><w:spacing w:before=\"0\" w:after=\"0\" w:line=\"20\" w:lineRule=\"exact\"/></w:pPr></w:p>");
            out.write(xml, behindAnnexes, xml.length() - behindAnnexes);
        } else {
            out.write("<w:p><w:pPr><w:spacing w:before=\"0\" w:after=\"0\" w:line=\"20\" w:lineRule=\"exact\"/>");
            out.write(section);
            out.write("</w:pPr></w:p>");
            out.write(xml, behindAnnexes, sectionAt - behindAnnexes);
            annexes(paper.annexes(), section, blocks, out);
            out.write("</w:body></w:document>");
        }
        out.flush();
    }

    private void annexes(List<Annex> annexes, String section, BlockXml blocks, Writer out) throws IOException {
        for (int i = 0; i < annexes.size(); i++) {
            Annex annex = annexes.get(i);
            String own = annex.landscape() ? Sheet.landscape(section) : section;
            blocks.paragraph(PaperStyle.ANNEX, annexes.size() == 1 ? "Phụ lục" : "Phụ lục " + Phrases.roman(i + 1));
            blocks.paragraph(PaperStyle.ANNEX_TITLE, annex.title());
            blocks.paragraph(PaperStyle.ANNEX_REFERENCE, wording.attachedTo());
            blocks.write(annex.blocks(), null, Sheet.of(own).textWidth());
            if (i < annexes.size() - 1) {
                out.write("<w:p><w:pPr><w:spacing w:before=\"0\" w:after=\"0\" w:line=\"20\" w:lineRule=\"exact\"/>");
                out.write(own);
                out.write("</w:pPr></w:p>");
            } else {
                out.write(own);
            }
        }
    }

    private static int startOfParagraph(String xml, int within) {
        return Math.max(xml.lastIndexOf("<w:p>", within), xml.lastIndexOf("<w:p ", within));
    }

    private static int endOfParagraph(String xml, int start) {
        return xml.indexOf("</w:p>", start) + "</w:p>".length();
    }
}
