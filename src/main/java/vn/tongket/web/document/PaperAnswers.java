package vn.tongket.web.document;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import vn.tongket.Text;
import vn.tongket.document.Documents;
import vn.tongket.document.IssuedDocument;
import vn.tongket.document.IssuedFile;
import vn.tongket.document.IssuedFiles;
import vn.tongket.document.Paper;
import vn.tongket.document.Papers;

/** Sends a document as a file: written whole before the first byte leaves, so that what goes wrong is told on a page. */
@Component
class PaperAnswers {

    private static final String WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private final Papers papers;
    private final Documents documents;
    private final IssuedFiles issued;

    PaperAnswers(Papers papers, Documents documents, IssuedFiles issued) {
        this.papers = papers;
        this.documents = documents;
        this.issued = issued;
    }

    private interface Content {
        void to(OutputStream out) throws IOException;
    }

    /**
     * A draft as it stands now; an issued document always as the same bytes.
     *
     * @param fileName without its ending; number and symbol are put behind it once there are some
     */
    void answer(Paper paper, String fileName, boolean pdf, HttpServletResponse response) throws IOException {
        Optional<IssuedDocument> document = documents.issued(paper);
        if (document.isPresent()) {
            answer(issued.of(document.get().id(), () -> paper), named(paper, fileName), pdf, response);
        } else {
            send(named(paper, fileName), pdf, response, to -> {
                if (pdf) {
                    papers.pdf(paper, null, to);
                } else {
                    papers.word(paper, null, to);
                }
            });
        }
    }

    /** One copy of an issued document that differs from the others, such as the letter to one invitee; it is not kept. */
    void copy(Paper paper, String fileName, boolean pdf, HttpServletResponse response) throws IOException {
        send(named(paper, fileName), pdf, response, to -> {
            if (pdf) {
                papers.pdf(paper, null, to);
            } else {
                papers.word(paper, null, to);
            }
        });
    }

    void answer(IssuedFile file, String fileName, boolean pdf, HttpServletResponse response) throws IOException {
        send(fileName, pdf, response, to -> {
            if (pdf) {
                issued.copyAsPdf(file, to);
            } else {
                issued.copy(file, to);
            }
        });
    }

    private static void send(String fileName, boolean pdf, HttpServletResponse response, Content content)
            throws IOException {
        Path file = Files.createTempFile("tongket-", pdf ? ".pdf" : ".docx");
        try {
            try (OutputStream to = Files.newOutputStream(file)) {
                content.to(to);
            }
            ContentDisposition named = ContentDisposition.attachment()
                    .filename(fileName + (pdf ? ".pdf" : ".docx"), StandardCharsets.UTF_8)
                    .build();
            response.setHeader(HttpHeaders.CONTENT_DISPOSITION, named.toString());
            response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-store");
            response.setHeader("X-Content-Type-Options", "nosniff");
            response.setContentType(pdf ? "application/pdf" : WORD);
            response.setContentLengthLong(Files.size(file));
            Files.copy(file, response.getOutputStream());
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static String named(Paper paper, String fileName) {
        return paper.isIssued() && paper.symbol() != null
                ? fileName + "-"
                        + Text.fold(paper.symbol()).toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]+", "-")
                : fileName;
    }
}
