package vn.tongket.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.tongket.Acting;
import vn.tongket.TongKetTest;
import vn.tongket.report.ReportPlay.Stage;
import vn.tongket.web.Visitor;

/** What the forms of a report get over HTTP, with the person's own login. */
@TongKetTest
class ReportApiIT {

    private static final LocalDate DUE = LocalDate.now().plusMonths(3);

    @LocalServerPort
    int port;

    @Autowired
    ObjectMapper json;

    private ReportPlay play;

    @BeforeEach
    void play(@Autowired AutowireCapableBeanFactory beans) {
        play = beans.createBean(ReportPlay.class);
    }

    @Test
    void form_is_loaded_saved_as_a_whole_and_answered_with_sentences() throws Exception {
        Stage stage = play.opened("RQ", DUE);
        Visitor drafter = in(stage.drafter());
        String path = "/api/reports/" + stage.report();
        ObjectNode form = (ObjectNode) json.readTree(drafter.get(path).body());
        assertThat(form.path("sections")).hasSize(13);
        assertThat(form.path("head").path("unit").asText()).isEqualTo("Ban Thường vụ Huyện ủy RQ-H1");
        ((ObjectNode) form.path("sections").get(1)).put("text", "Đã quán triệt nghị quyết");
        ((ObjectNode) form.path("indicators").get(0).path("entries").get(0)).put("value", "mười hai");

        HttpResponse<String> saved = drafter.json("PUT", path, form.toString());

        JsonNode answer = json.readTree(saved.body());
        assertThat(saved.statusCode()).isEqualTo(200);
        assertThat(answer.path("problems").get(0).path("at").asText()).isEqualTo("indicators.0.entries.0.value");
        assertThat(answer.path("problems").get(0).path("text").asText()).startsWith("“mười hai” không phải là số");
        assertThat(answer.path("missing").findValuesAsText("text"))
                .contains(
                        "Mục 1.2 Nội dung 1.2 chưa có nội dung. Hãy viết nội dung, hoặc đánh dấu “không phát sinh” và nêu lý do.");
        assertThat(drafter.json("PUT", path, form.toString()).statusCode()).isEqualTo(409);
        form.put("version", answer.path("version").asInt());
        ((ObjectNode) form.path("sections").get(1)).put("text", "TUYỆT MẬT");
        HttpResponse<String> refused = drafter.json("PUT", path, form.toString());
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(json.readTree(refused.body())
                        .path("problems")
                        .get(0)
                        .path("at")
                        .asText())
                .isEqualTo("sections.1.text");
        assertThat(refused.body()).doesNotContain("TUYỆT MẬT");
    }

    @Test
    void foreign_and_missing_reports_are_answered_alike() {
        Stage stage = play.opened("RR", DUE);
        Visitor stranger = in(play.opened("RR2", DUE).drafter());

        HttpResponse<String> foreign = stranger.get("/api/reports/" + stage.report());
        HttpResponse<String> missing = stranger.get("/api/reports/" + UUID.randomUUID());

        assertThat(List.of(foreign.statusCode(), missing.statusCode())).containsOnly(404);
        assertThat(foreign.body()).isEqualTo(missing.body());
        for (String part : List.of("/check", "/extension", "/attachments", "/attachments/" + UUID.randomUUID())) {
            assertThat(stranger.get("/api/reports/" + stage.report() + part).statusCode())
                    .as(part)
                    .isEqualTo(404);
        }
    }

    @Test
    void attachment_is_uploaded_and_downloaded_and_one_over_the_limit_gets_a_sentence() throws Exception {
        Stage stage = play.opened("RS", DUE);
        String path = "/api/reports/" + stage.report() + "/attachments";

        HttpResponse<String> uploaded = upload(stage, path, "Biểu 1.csv", 3 * 1024 * 1024);
        HttpResponse<String> refused = upload(stage, path, "anh.png", 51 * 1024 * 1024);

        assertThat(uploaded.statusCode()).isEqualTo(200);
        assertThat(refused.statusCode()).isEqualTo(413);
        assertThat(json.readTree(refused.body()).path("message").asText())
                .as(refused.body())
                .contains("50 MB");
        Visitor drafter = in(stage.drafter());
        JsonNode files = json.readTree(drafter.get(path).body());
        assertThat(files).hasSize(1);
        assertThat(files.get(0).path("name").asText()).isEqualTo("Biểu 1.csv");
        HttpResponse<String> file =
                drafter.get(path + "/" + files.get(0).path("id").asText());
        assertThat(file.body()).hasSize(3 * 1024 * 1024);
        assertThat(file.headers().firstValue("Content-Disposition").orElseThrow())
                .startsWith("attachment;");
        assertThat(file.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    }

    private Visitor in(Acting.Person person) {
        Visitor visitor = new Visitor(port);
        visitor.login(person.user(), Acting.PASSWORD);
        return visitor;
    }

    /** Sends so many letters “a” as a browser's form does. */
    private HttpResponse<String> upload(Stage stage, String path, String name, int size) {
        Visitor visitor = in(stage.drafter());
        visitor.get(path);
        return visitor.with("X-TK-XSRF", visitor.cookie("TK-XSRF"))
                .send(
                        "POST",
                        path,
                        "--TK\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\n\r\n%s\r\n--TK--\r\n"
                                .formatted(name, "a".repeat(size)),
                        "multipart/form-data; boundary=TK");
    }
}
