package vn.tongket.report.offline;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.poi.xwpf.model.XWPFHeaderFooterPolicy;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.xmlbeans.XmlException;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.DocumentDocument;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.StylesDocument;
import org.springframework.stereotype.Component;
import vn.tongket.cycle.Section;
import vn.tongket.report.ReportContent.Passage;

/** Writes the Word file in which a unit writes the texts of its report. */
@Component
class WordFile {

    private static final String STYLES = """
            <w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
              <w:docDefaults>
                <w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="Times New Roman" w:cs="Times New Roman"/><w:sz w:val="28"/><w:szCs w:val="28"/><w:lang w:val="vi-VN"/></w:rPr></w:rPrDefault>
                <w:pPrDefault><w:pPr><w:spacing w:before="60" w:after="60"/></w:pPr></w:pPrDefault>
              </w:docDefaults>
              <w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>
              <w:style w:type="paragraph" w:styleId="TkText"><w:name w:val="Tong Ket Text"/><w:basedOn w:val="Normal"/><w:qFormat/><w:pPr><w:ind w:firstLine="567"/><w:jc w:val="both"/></w:pPr></w:style>
              <w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:basedOn w:val="Normal"/><w:pPr><w:spacing w:before="120" w:after="60"/><w:jc w:val="center"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>
              <w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:pPr><w:keepNext/><w:spacing w:before="240" w:after="60"/><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>
              <w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:pPr><w:keepNext/><w:spacing w:before="180" w:after="60"/><w:outlineLvl w:val="1"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>
              <w:style w:type="paragraph" w:styleId="Heading3"><w:name w:val="heading 3"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:pPr><w:keepNext/><w:spacing w:before="120" w:after="60"/><w:outlineLvl w:val="2"/></w:pPr><w:rPr><w:b/><w:i/></w:rPr></w:style>
              <w:style w:type="paragraph" w:styleId="TkHint"><w:name w:val="Tong Ket Hint"/><w:basedOn w:val="Normal"/><w:rPr><w:i/><w:color w:val="5B6270"/><w:sz w:val="24"/></w:rPr></w:style>
              <w:style w:type="paragraph" w:styleId="TkLine"><w:name w:val="Tong Ket Line"/><w:basedOn w:val="Normal"/><w:rPr><w:sz w:val="26"/></w:rPr></w:style>
              <w:style w:type="paragraph" w:styleId="TkCode"><w:name w:val="Tong Ket Code"/><w:basedOn w:val="Normal"/><w:pPr><w:spacing w:before="360"/></w:pPr><w:rPr><w:color w:val="8D93A0"/><w:sz w:val="14"/></w:rPr></w:style>
              <w:style w:type="character" w:styleId="PlaceholderText"><w:name w:val="Placeholder Text"/><w:rPr><w:color w:val="8A1A1A"/></w:rPr></w:style>
            </w:styles>
            """;

    private final WordTexts texts;

    WordFile(WordTexts texts) {
        this.texts = texts;
    }

    void write(OfflineReport report, OutputStream out) throws IOException {
        Binding binding = report.binding(OfflineKind.WORD);
        try (XWPFDocument document = new XWPFDocument()) {
            document.getDocument()
                    .set(DocumentDocument.Factory.parse(body(report, binding)).getDocument());
            document.createStyles()
                    .setStyles(StylesDocument.Factory.parse(STYLES).getStyles());
            footer(document, report);
            binding.properties()
                    .forEach((name, value) ->
                            document.getProperties().getCustomProperties().addProperty(name, value));
            document.getProperties().getCoreProperties().setTitle(report.title());
            document.write(out);
        } catch (XmlException e) {
            throw new IllegalStateException("A Word document cannot be written", e);
        }
    }

    private String body(OfflineReport report, Binding binding) {
        WordBody body = new WordBody();
        body.paragraph("Title", texts.of("title"));
        body.paragraph("Title", report.title());
        texts.head(report).forEach(line -> body.paragraph("TkLine", line));
        texts.guide().forEach(line -> body.paragraph("TkHint", line));
        body.startParagraph("TkLine");
        body.run(null, texts.of("data-until") + " ");
        body.day(
                WordTag.dataUntil(binding),
                texts.of("data-until.name"),
                report.content().dataUntil(),
                texts.of("data-until.placeholder"));
        body.end();
        Map<String, Passage> passages = report.content().sections().stream()
                .collect(Collectors.toMap(Passage::code, passage -> passage, (first, second) -> first));
        report.outline().forEach(section -> section(body, binding, section, passages.get(section.code())));
        body.startParagraph("TkCode");
        body.inline(WordTag.binding(binding), texts.of("code.name"), WordTag.written(binding.properties()), "", null);
        body.end();
        return body.finish();
    }

    private void section(WordBody body, Binding binding, Section section, Passage passage) {
        int depth = Math.min(3, section.code().split("\\.").length);
        List<String> hints = texts.hints(section);
        body.startParagraph("Heading" + depth);
        body.run(null, texts.heading(section));
        for (String hint : hints) {
            body.end();
            body.startParagraph("TkHint");
            body.run(null, hint);
        }
        if (section.leaf()) {
            body.startBookmark(WordTag.text(binding, section).bookmark());
        }
        body.end();
        if (section.leaf()) {
            leaf(body, binding, section, passage);
        }
    }

    /** The bookmark reaches from the end of what leads to the beginning of what follows, so that nothing slips out of it. */
    private void leaf(WordBody body, Binding binding, Section section, Passage passage) {
        body.block(
                WordTag.text(binding, section),
                texts.of("section.name", section.code()),
                passage == null ? "" : passage.text(),
                texts.placeholder(section.code()));
        body.startParagraph("TkLine");
        body.endBookmark();
        body.checkbox(
                WordTag.notApplicable(binding, section),
                texts.of("not-applicable.name", section.code()),
                passage != null && passage.notApplicable());
        body.run(null, " " + texts.of("not-applicable") + " " + texts.of("reason") + " ");
        body.inline(
                WordTag.reason(binding, section),
                texts.of("reason.name", section.code()),
                passage == null ? null : passage.reason(),
                texts.of("reason.placeholder"),
                null);
        body.end();
    }

    private void footer(XWPFDocument document, OfflineReport report) {
        XWPFParagraph footer = new XWPFHeaderFooterPolicy(document)
                .createFooter(XWPFHeaderFooterPolicy.DEFAULT)
                .createParagraph();
        footer.setAlignment(ParagraphAlignment.CENTER);
        footer.createRun().setText(report.unitName() + " – ");
        footer.getCTP().addNewFldSimple().setInstr("PAGE");
    }
}
