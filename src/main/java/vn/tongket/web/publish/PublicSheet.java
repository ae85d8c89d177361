package vn.tongket.web.publish;

import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import vn.tongket.assignment.publish.Content;
import vn.tongket.assignment.publish.Edition;
import vn.tongket.web.page.Spreadsheet;
import vn.tongket.web.page.Words;

/** A published edition as an Excel file; made once, as strangers ask for it as often as they like. */
@Component
class PublicSheet {

    private static final int KEPT = 8;
    private static final String MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final Words words;
    private final Map<String, byte[]> made = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, byte[]> eldest) {
            return size() > KEPT;
        }
    });

    PublicSheet(Words words) {
        this.words = words;
    }

    void send(Edition edition, Content content, HttpServletResponse response) throws IOException {
        byte[] file = made.get(edition.sha256());
        if (file == null) {
            file = make(edition, content);
            made.put(edition.sha256(), file);
        }
        response.setContentType(MEDIA_TYPE);
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"cong-bo.xlsx\"");
        response.setContentLength(file.length);
        response.getOutputStream().write(file);
    }

    private byte[] make(Edition edition, Content content) throws IOException {
        try (Spreadsheet book = new Spreadsheet()) {
            Spreadsheet.Sheet sheet = book.sheet(
                    words.of("publish", "sheet"),
                    List.of(
                            content.title(),
                            content.conclusion() + " – " + content.cycle(),
                            words.of("publish", "figures-on") + " " + content.figuresOn(),
                            words.of("publish", "published") + " " + content.publishedAt() + ", " + content.publisher(),
                            "SHA-256: " + edition.sha256()),
                    content.columns().stream()
                            .map(title -> new Spreadsheet.Column(title, title.length() > 16 ? 50 : 26))
                            .toList());
            content.rows().forEach(row -> sheet.row(row.toArray()));
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            book.write(bytes);
            return bytes.toByteArray();
        }
    }
}
