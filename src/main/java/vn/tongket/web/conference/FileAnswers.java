package vn.tongket.web.conference;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import vn.tongket.file.KeptFile;

/** Sends kept files, always as a download: the browser never shows a foreign file as a page of ours. */
final class FileAnswers {

    private FileAnswers() {}

    interface Content {
        void to(OutputStream out) throws IOException;
    }

    static void send(KeptFile file, HttpServletResponse answer, Content content) throws IOException {
        ContentDisposition named = ContentDisposition.attachment()
                .filename(file.name(), StandardCharsets.UTF_8)
                .build();
        answer.setHeader(HttpHeaders.CONTENT_DISPOSITION, named.toString());
        answer.setHeader("X-Content-Type-Options", "nosniff");
        answer.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-store");
        answer.setContentType(file.mediaType());
        answer.setContentLengthLong(file.size());
        content.to(answer.getOutputStream());
    }
}
