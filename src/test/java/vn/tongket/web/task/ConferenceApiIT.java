package vn.tongket.web.task;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.tongket.Acting;
import vn.tongket.TestUnits;
import vn.tongket.TestUnits.Province;
import vn.tongket.TongKetTest;
import vn.tongket.acceptance.Play;
import vn.tongket.acceptance.Play.Cast;
import vn.tongket.web.Visitor;

/** What the forms of conferences and conclusions send is kept, refused with sentences, or not found by strangers. */
@TongKetTest
class ConferenceApiIT {

    @LocalServerPort
    private int port;

    @Autowired
    private Play play;

    @Autowired
    private TestUnits units;

    @Autowired
    private Acting acting;

    @Autowired
    private ObjectMapper json;

    private UUID cycle;
    private Cast cast;

    @AfterEach
    void end() {
        play.end(cycle);
    }

    @Test
    void agenda_is_saved_as_it_was_read_and_refused_where_it_cannot_be_read() throws Exception {
        String path = "/api/conferences/" + play.conferenceOf(open("APA", "CONFERENCE"));
        Visitor coordinator = visitor("APA.dieuphoi");
        ObjectNode agenda = (ObjectNode) read(coordinator.get(path)).get("agenda");
        agenda.put("held", "tháng 9/2018").put("startsAt", "13h30").put("chairTitle", "Quyền Bí thư Tỉnh ủy");
        ((ArrayNode) agenda.get("items"))
                .addObject()
                .put("startsAt", "8 giờ")
                .put("title", "Khai mạc")
                .put("somethingNew", true);

        JsonNode saved = read(coordinator.json("PUT", path + "/agenda", agenda.toString()));
        JsonNode again = read(coordinator.get(path));
        assertThat(again.get("agenda").get("version")).isEqualTo(saved.get("version"));
        assertThat(again.get("agenda").get("held").asText()).isEqualTo("trong tháng 9/2018");
        assertThat(again.get("agenda").get("startsAt").asText()).isEqualTo("13:30");
        assertThat(again.get("agenda").get("chairTitle").asText()).isEqualTo("Quyền Bí thư Tỉnh ủy");
        assertThat(again.get("signatureTitle").asText()).isEqualTo("Q. BÍ THƯ TỈNH ỦY");
        assertThat(again.get("agenda").get("items").get(0).get("startsAt").asText())
                .isEqualTo("08:00");

        assertThat(coordinator.json("PUT", path + "/agenda", agenda.toString()).statusCode())
                .isEqualTo(409);
        agenda.set("version", saved.get("version"));
        agenda.put("held", "ngày mai").put("startsAt", "sáng");
        HttpResponse<String> refused = coordinator.json("PUT", path + "/agenda", agenda.toString());
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(json.readTree(refused.body()).get("problems").findValuesAsText("at"))
                .containsExactly("held", "startsAt");
        agenda.put("held", "9/2018").put("startsAt", "13:30");
        for (String stranger : List.of("APA.soan", "APA.quantri")) {
            acting.ensure(stranger, stranger.endsWith("soan") ? "APA-H1.drafter" : "camunda-admin");
            assertThat(visitor(stranger).get(path).statusCode()).isEqualTo(404);
            assertThat(visitor(stranger)
                            .json("PUT", path + "/agenda", agenda.toString())
                            .statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void draft_keeps_clauses_and_comments_apart_from_other_units() throws Exception {
        String path = "/api/conclusions/" + play.conclusionOf(open("APB", "CONCLUSION"));
        Visitor coordinator = visitor("APB.dieuphoi");
        ObjectNode draft = (ObjectNode) read(coordinator.get(path)).get("draft");
        draft.put("consultationNeeded", true).put("consultationDue", "31/12/2099");
        ((ArrayNode) draft.get("consultedUnits")).add("APB-H1").add("APB-H2");
        ObjectNode clause = ((ArrayNode) draft.get("clauses")).addObject().put("text", "Nhiệm vụ");
        clause.put("due", "31/13/2030").putArray("parts").addObject().put("text", "Phần");

        JsonNode saved = read(coordinator.json("PUT", path + "/draft", draft.toString()));
        assertThat(saved.get("problems").findValuesAsText("at"))
                .containsExactly(
                        "clauses.0.due", "clauses.0.leadUnits", "clauses.0.deliverable", "clauses.0.reportPeriod");
        assertThat(saved.get("problems").findValuesAsText("kind"))
                .containsExactly("error", "error", "warning", "warning");
        JsonNode again = read(coordinator.get(path)).get("draft");
        assertThat(again.findValuesAsText("ref")).containsExactly("1", "1a");
        draft.set("version", saved.get("version"));
        clause.put("due", "2030");
        read(coordinator.json("PUT", path + "/draft", draft.toString()));
        JsonNode kept = read(coordinator.get(path)).get("draft");
        assertThat(kept.findValuesAsText("id")).isEqualTo(again.findValuesAsText("id"));

        renumberAndFill(coordinator, path);
        play.complete(
                cycle,
                cast.coordinator(),
                UUID.fromString(path.substring(path.lastIndexOf('/') + 1)),
                "Task_DraftClauses");
        acting.ensure("APB.ky1", "APB-H1.leader");
        acting.ensure("APB.ky3", "APB-H3.leader");
        assertThat(visitor("APB.ky1")
                        .json(
                                "POST",
                                path + "/comments",
                                "{\"unit\":\"APB-H1\",\"clauseRef\":\"1a\",\"text\":\"Ý kiến\"}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(visitor("APB.ky1")
                        .json("POST", path + "/comments", "{\"unit\":\"APB-H2\",\"text\":\"Ý kiến\"}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(read(visitor("APB.ky1").get(path + "/consultation")))
                .singleElement()
                .satisfies(file -> assertThat(file.get("comments")).hasSize(1));
        assertThat(visitor("APB.ky1").get(path).statusCode()).isEqualTo(404);
        assertThat(visitor("APB.ky3").get(path + "/consultation").statusCode()).isEqualTo(404);
    }

    private void renumberAndFill(Visitor coordinator, String path) throws Exception {
        assertThat(coordinator.json("POST", path + "/draft/addressees", "").statusCode())
                .isEqualTo(422);
        ObjectNode draft = (ObjectNode) read(coordinator.get(path)).get("draft");
        ArrayNode clauses = (ArrayNode) draft.get("clauses");
        ((ArrayNode) ((ObjectNode) clauses.get(0)).put("ref", "9").get("leadUnits")).add("APB-H1");
        ((ArrayNode) clauses.get(0).get("cooperatingUnits")).add("APB-H2");
        clauses.addObject().put("ref", "9").put("text", "Nhiệm vụ khác");
        clauses.addObject()
                .put("text", "Việc cùng nơi chủ trì")
                .putArray("leadUnits")
                .add("APB-H1");
        clauses.addObject()
                .put("text", "Việc của nơi khác")
                .putArray("leadUnits")
                .add("APB-H3");
        clauses.addObject().put("text", "Yêu cầu chung").put("general", true);
        JsonNode saved = read(coordinator.json("PUT", path + "/draft", draft.toString()));
        assertThat(saved.get("problems").findValuesAsText("at")).startsWith("clauses.0.ref", "clauses.1.ref");

        assertThat(coordinator.json("POST", path + "/draft/refs", "").statusCode())
                .isEqualTo(200);
        assertThat(coordinator.json("POST", path + "/draft/addressees", "").statusCode())
                .isEqualTo(200);
        JsonNode now = read(coordinator.get(path)).get("draft");
        assertThat(now.findValuesAsText("ref")).containsExactly("1", "1a", "2", "3", "4", "G1");
        assertThat(now.get("clauses").findValues("cooperatingUnits"))
                .extracting(JsonNode::size)
                .as("1, its part, 2 without lead, 3 with the same lead, 4 with another one, a general request")
                .containsExactly(1, 0, 1, 1, 0, 0);
        assertThat(now.get("clauses").get(1).get("leadUnits").get(0).asText()).isEqualTo("APB-H1");
        assertThat(now.get("clauses").get(4).get("leadUnits")).isEmpty();
    }

    private UUID open(String prefix, String phase) {
        Province province = units.province(prefix, 3);
        cast = play.cast(prefix, province.party());
        cycle = play.start(
                cast, province.party(), play.plan("Sơ kết", province.party(), List.of(phase), "Khu vực phòng thủ"));
        return cycle;
    }

    private Visitor visitor(String user) {
        Visitor visitor = new Visitor(port);
        visitor.login(user, Acting.PASSWORD);
        visitor.get("/");
        return visitor;
    }

    private JsonNode read(HttpResponse<String> response) throws Exception {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return json.readTree(response.body());
    }
}
