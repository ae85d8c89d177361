package vn.tongket.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.pdf.PDFParser;
import org.apache.tika.sax.BodyContentHandler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.env.MockEnvironment;
import vn.tongket.Refusal;

/** Word becomes PDF where LibreOffice is installed; where it is not, people are told what to do. */
class PdfIT {

    @Test
    void a_document_becomes_pdf_page_by_page_and_libreoffice_ends_with_the_product() throws Exception {
        Office office = new Office(new MockEnvironment());
        assumeTrue(office.isInstalled(), "LibreOffice is not installed");
        Path word = Files.createTempFile("pdf-it-", ".docx");
        try {
            Files.write(word, PaperSamples.word(PaperSamples.of("state-nd-30-titled"), "state-nd-30-titled"));
            for (int i = 0; i < 2; i++) {
                ByteArrayOutputStream pdf = new ByteArrayOutputStream();
                office.toPdf(word, pdf);
                BodyContentHandler text = new BodyContentHandler(-1);
                Metadata about = new Metadata();
                new PDFParser()
                        .parse(new java.io.ByteArrayInputStream(pdf.toByteArray()), text, about, new ParseContext());
                assertThat(text.toString()).contains("05/BC-UBND", "ngày 05 tháng 02 năm 2026");
                assertThat(about.get("xmpTPg:NPages")).isEqualTo("6");
            }
        } finally {
            office.stop();
            Files.deleteIfExists(word);
        }
        assertThat(ProcessHandle.current().descendants().filter(PdfIT::isOffice))
                .as("processes of LibreOffice after the stop")
                .isEmpty();
    }

    @Test
    void without_libreoffice_people_are_told(@TempDir Path nothing) {
        Papers papers = PaperSamples.papers(
                new MockEnvironment().withProperty("tongket.documents.office-home", nothing.toString()));
        assertThat(papers.pdfAvailable()).isFalse();
        assertThatThrownBy(() -> papers.pdf(PaperSamples.of("state-nd-30-letter"), null, new ByteArrayOutputStream()))
                .isInstanceOf(Refusal.class)
                .hasMessage("document.pdf-unavailable");
    }

    private static boolean isOffice(ProcessHandle process) {
        return process.info().command().orElse("").contains("soffice");
    }
}
