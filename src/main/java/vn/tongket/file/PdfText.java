package vn.tongket.file;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentCatalog;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.pdmodel.interactive.action.PDAction;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.text.PDFTextStripper;
import vn.tongket.Refusal;

/** Letters of the first pages of a PDF; a scanned page has none. */
final class PdfText {

    private static final int PAGES = 60;

    private PdfText() {}

    static void read(String name, Path file, FileText.Letters letters) throws IOException {
        try (PDDocument pdf = Loader.loadPDF(file.toFile(), IOUtils.createTempFileOnlyStreamCache())) {
            if (pdf.isEncrypted()) {
                throw Refusal.at("attachments", "report.attachment.password", name);
            }
            refuseActive(name, pdf);
            information(pdf, letters);
            Pages pages = new Pages(letters);
            pages.setEndPage(PAGES);
            pages.writeText(pdf, letters);
        } catch (InvalidPasswordException locked) {
            throw Refusal.at("attachments", "report.attachment.password", name);
        }
    }

    /** Programs and files inside cannot be looked at, so they may not come in. */
    private static void refuseActive(String name, PDDocument pdf) throws IOException {
        PDDocumentCatalog catalog = pdf.getDocumentCatalog();
        PDDocumentNameDictionary names = catalog.getNames();
        boolean program = names != null && names.getJavaScript() != null;
        COSBase opening = catalog.getCOSObject().getDictionaryObject(COSName.OPEN_ACTION);
        if (opening != null && catalog.getOpenAction() instanceof PDAction action) {
            program |= List.of("JavaScript", "Launch").contains(action.getSubType());
        }
        if (program) {
            throw Refusal.at("attachments", "report.attachment.macro", name);
        }
        if (names != null && names.getEmbeddedFiles() != null) {
            throw Refusal.at("attachments", "report.attachment.inside", name);
        }
    }

    private static void information(PDDocument pdf, Writer letters) throws IOException {
        PDDocumentInformation about = pdf.getDocumentInformation();
        for (String fact : new String[] {about.getTitle(), about.getSubject(), about.getKeywords()}) {
            if (fact != null) {
                letters.write(fact + "\n");
            }
        }
    }

    /** Stops between two operators when the time is over. */
    private static final class Pages extends PDFTextStripper {

        private final FileText.Letters letters;

        Pages(FileText.Letters letters) {
            this.letters = letters;
        }

        @Override
        protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
            letters.requireTime();
            super.processOperator(operator, operands);
        }

        @Override
        protected void endPage(PDPage page) throws IOException {
            for (PDAnnotation note : page.getAnnotations()) {
                String text = note.getContents();
                letters.append(text == null ? "" : "\n" + text + "\n");
            }
            super.endPage(page);
        }
    }
}
