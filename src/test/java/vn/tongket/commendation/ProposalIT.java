package vn.tongket.commendation;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.tongket.commendation.PlayedCommendation.refused;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.tongket.Acting;
import vn.tongket.SqlCount;
import vn.tongket.TestUnits;
import vn.tongket.TongKetTest;
import vn.tongket.audit.Actors;
import vn.tongket.commendation.proposal.DossierDesk;
import vn.tongket.web.Visitor;

/** Units propose whom to honour on their own page; the coordinator collects, gives back, and sees evidence beside each. */
@TongKetTest
class ProposalIT {

    @LocalServerPort
    int port;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Acting acting;

    @Autowired
    private TestUnits units;

    @Autowired
    private DossierDesk dossiers;

    @Autowired
    private CommendationDesk desk;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ObjectMapper json;

    @Autowired
    private SqlCount sql;

    @Autowired
    private DataSource source;

    private PlayedCommendation played;

    private Visitor visitor(String user) {
        Visitor visitor = new Visitor(port).with("Accept", "text/html,application/json,*/*;q=0.8");
        visitor.login(user, Acting.PASSWORD);
        visitor.get("/");
        return visitor;
    }

    private Visitor coordinator(String prefix) {
        acting.ensure(prefix + ".dieuphoi", prefix + "-UBND.coordinator");
        return visitor(prefix + ".dieuphoi");
    }

    private static String line(String kind, String name, String more) {
        return "{\"kind\":\"%s\",\"name\":\"%s\"%s}".formatted(kind, name, more);
    }

    private static String complete(String kind, String name) {
        return line(
                kind,
                name,
                ",\"position\":\"Trợ lý\",\"merit\":\"Thành tích xuất sắc\",\"papers\":[{\"code\":\"ACHIEVEMENTS\","
                        + "\"reference\":\"số 5/BC\",\"confirmed\":true}]");
    }

    private static String sheet(int version, String papers, String... lines) {
        return "{\"version\":%d,\"papers\":%s,\"lines\":[%s]}".formatted(version, papers, String.join(",", lines));
    }

    private static final String PAPERS = "[{\"code\":\"SUBMISSION\",\"reference\":\"số 12/TTr\"},"
            + "{\"code\":\"UNIT_MINUTES\",\"reference\":\"ngày 2/9/2019\"}]";

    @Test
    void unit_proposes_on_its_page_and_every_poor_row_is_named_while_nothing_is_lost() throws Exception {
        played = new PlayedCommendation(context, "KP");
        Visitor coordinator = coordinator("KP");
        String collect = "/khen-thuong/" + played.id + "/tap-hop";
        HttpResponse<String> refused =
                coordinator.form(collect, Map.of("due", "mai", "collectives", "một", "units", "KP-KHONG"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("“mai”", "“một”", "“KP-KHONG”");
        assertThat(coordinator
                        .form(
                                collect,
                                Map.of(
                                        "due",
                                        "30/12/2099",
                                        "collectives",
                                        "1",
                                        "individuals",
                                        "1",
                                        "units",
                                        "KP-H1, KP-H2"))
                        .statusCode())
                .isEqualTo(302);

        Visitor leader = visitor("KP-H1.ky");
        String page = "/khen-thuong/" + played.id + "/de-nghi";
        String api = "/api/commendations/" + played.id + "/proposals/KP-H1";
        assertThat(leader.get(page).body())
                .contains("chưa đề nghị", "không quá 01 tập thể, không quá 01 cá nhân", "30/12/2099");
        JsonNode saved = json.readTree(leader.json(
                        "PUT",
                        api,
                        sheet(
                                0,
                                "[]",
                                line("COLLECTIVE", "", ""),
                                line("INDIVIDUAL", "Người A", ",\"merit\":\"Tốt\""),
                                line("INDIVIDUAL", "Người  a", ",\"unit\":\"KP-H2\"")))
                .body());
        assertThat(saved.path("marks").path("lines.0.id").asText()).hasSize(36);
        assertThat(saved.path("marks")
                        .path("lines.1.papers")
                        .path(0)
                        .path("name")
                        .asText())
                .isEqualTo("Báo cáo thành tích");

        HttpResponse<String> poor = leader.json("POST", api + "/submission", "{}");
        assertThat(poor.statusCode()).isEqualTo(422);
        assertThat(poor.body())
                .contains(
                        "Có 2 cá nhân, nhiều hơn 1 cá nhân",
                        "Dòng 1 chưa có tên",
                        "Dòng 2 chưa có chức vụ",
                        "Dòng 3: đơn vị được chọn không phải",
                        "Chưa có Tờ trình đề nghị khen thưởng",
                        "Dòng 2 chưa có Báo cáo thành tích",
                        "Dòng 2: Báo cáo thành tích chưa được đơn vị xác nhận");
        assertThat(played.file().nominations()).isEmpty();
        assertThat(json.readTree(leader.get(api).body()).path("lines")).hasSize(3);

        leader.json("PUT", api, sheet(1, PAPERS, complete("COLLECTIVE", "Ban A"), complete("INDIVIDUAL", "Người A")));
        assertThat(visitor("KP-H1.soan").json("POST", api + "/submission", "{}").body())
                .contains("Chỉ lãnh đạo đơn vị");
        assertThat(leader.json("POST", api + "/submission", "{}").statusCode()).isEqualTo(200);
        assertThat(leader.json("PUT", api, sheet(3, PAPERS)).statusCode()).isEqualTo(422);
        assertThat(played.file().nominations())
                .extracting(Nomination::name, n -> n.dossier().proposedBy(), Nomination::evidence)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                "Ban A",
                                "Ban Thường vụ Huyện ủy KP-H1",
                                "Tờ trình đề nghị khen thưởng (số 12/TTr); Biên bản xét khen thưởng của Hội đồng đơn vị"
                                        + " (ngày 2/9/2019); Báo cáo thành tích (số 5/BC)"),
                        org.assertj.core.groups.Tuple.tuple(
                                "Người A",
                                "Ban Thường vụ Huyện ủy KP-H1",
                                "Tờ trình đề nghị khen thưởng (số 12/TTr); Biên bản xét khen thưởng của Hội đồng đơn vị"
                                        + " (ngày 2/9/2019); Báo cáo thành tích (số 5/BC)"));

        assertThat(coordinator.get(collect + "?q=huyen+uy+kp-h1").body())
                .contains("Huyện ủy KP-H1", "đã gửi")
                .doesNotContain("Huyện ủy KP-H2");
        assertThat(coordinator
                        .form(collect + "/tra-lai", Map.of("donvi", "KP-H1", "reason", " "))
                        .body())
                .contains("Hãy ghi lý do trả lại đề nghị của Ban Thường vụ Huyện ủy KP-H1");
        coordinator.form(collect + "/tra-lai", Map.of("donvi", "KP-H1", "reason", "Bổ sung minh chứng"));
        assertThat(played.file().nominations()).isEmpty();
        assertThat(leader.get(page).body()).contains("bị trả lại", "Bổ sung minh chứng");
        assertThat(json.readTree(leader.get(api).body()).path("lines")).hasSize(2);

        for (String stranger : List.of("KP-H3.ky", "KP-H2.ky")) {
            assertThat(visitor(stranger).get(api).statusCode()).isEqualTo(404);
        }
        assertThat(visitor("KP-H3.ky").get(page).statusCode()).isEqualTo(404);
        assertThat(visitor("KP-H3.ky").get(collect).statusCode()).isEqualTo(404);
    }

    @Test
    void deadline_is_kept_and_the_coordinator_may_move_it() {
        played = new PlayedCommendation(context, "KQ");
        Visitor coordinator = coordinator("KQ");
        coordinator.form("/khen-thuong/" + played.id + "/tap-hop", Map.of("units", "KQ-H1"));
        jdbc.sql("update app.nomination_call set due_on = '2019-09-01' where commendation_id = :id")
                .param("id", played.id)
                .update();
        Visitor leader = visitor("KQ-H1.ky");
        String api = "/api/commendations/" + played.id + "/proposals/KQ-H1";
        leader.json("PUT", api, sheet(0, PAPERS, complete("COLLECTIVE", "Ban A")));
        assertThat(leader.json("POST", api + "/submission", "{}").body())
                .contains("Đã hết hạn gửi đề nghị (01/09/2019)");
        coordinator.form("/khen-thuong/" + played.id + "/tap-hop", Map.of("due", "30/12/2099"));
        assertThat(leader.json("POST", api + "/submission", "{}").statusCode()).isEqualTo(200);
    }

    @Test
    void appraiser_asks_for_a_paper_and_the_case_waits_until_it_is_there() {
        played = new PlayedCommendation(context, "KR");
        coordinator("KR").form("/khen-thuong/" + played.id + "/tap-hop", Map.of("units", "KR-H1"));
        Visitor leader = visitor("KR-H1.ky");
        String api = "/api/commendations/" + played.id + "/proposals/KR-H1";
        leader.json("PUT", api, sheet(0, PAPERS, complete("COLLECTIVE", "Ban A")));
        UUID paper = acting.as("KR-H1.ky", "KR-H1.leader")
                .call(() -> dossiers.add(
                        Actors.current(),
                        played.id,
                        "KR-H1",
                        null,
                        "SUBMISSION",
                        "to-trinh.txt",
                        () -> new ByteArrayInputStream("Tờ trình".getBytes(StandardCharsets.UTF_8))));
        assertThat(leader.get("/khen-thuong/" + played.id + "/de-nghi/tep?donvi=KR-H1")
                        .body())
                .contains("to-trinh.txt", "Tờ trình đề nghị khen thưởng", "Gửi tệp");
        assertThat(coordinator("KR").get("/khen-thuong/giay-to").body())
                .contains("Biên bản xét khen thưởng của Hội đồng đơn vị", "từng trường hợp");
        leader.json("POST", api + "/submission", "{}");
        played.as(
                "dieuphoi",
                "coordinator",
                () -> desk.saveNominations(
                        Actors.current(),
                        played.id,
                        new Sheets.Nominations(
                                played.terms(),
                                played.file().nominations().stream()
                                        .map(n -> new Sheets.Proposal(
                                                n.id(),
                                                n.kind().name(),
                                                n.unit(),
                                                n.name(),
                                                n.position(),
                                                n.merit(),
                                                n.evidence(),
                                                null))
                                        .toList(),
                                null)));
        played.complete("dieuphoi", "coordinator", Map.of());
        UUID line = played.file().nominations().get(0).id();
        acting.ensure("KR.thamdinh", "KR-UBND.reviewer");
        Visitor reviewer = visitor("KR.thamdinh");
        String ask = "/khen-thuong/" + played.id + "/ho-so/" + line + "/bo-sung";
        assertThat(reviewer.form(ask, Map.of("wanted", "", "due", "1/1/2001")).body())
                .contains("Dòng 1: hãy ghi giấy tờ", "Dòng 1: hạn bổ sung 01/01/2001 đã qua");
        assertThat(reviewer.form(ask, Map.of("wanted", "Bản chính báo cáo thành tích", "due", "30/12/2099"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(reviewer.get("/khen-thuong/" + played.id + "/ho-so").body())
                .contains("Bản chính báo cáo thành tích", "to-trinh.txt", "đang chờ");
        played.appraiseAll();
        refused(
                () -> played.complete("thamdinh", "reviewer", Map.of("approved", true)),
                "commendation.appraisal.paper-open");

        assertThat(leader.get("/khen-thuong/" + played.id + "/de-nghi").body())
                .contains("Bản chính báo cáo thành tích");
        assertThat(leader.get("/khen-thuong/" + played.id + "/de-nghi/tep/" + paper)
                        .body())
                .isEqualTo("Tờ trình");
        UUID request = jdbc.sql("select id from app.paper_request where commendation_id = :id")
                .param("id", played.id)
                .query(UUID.class)
                .single();
        String supply = "/khen-thuong/" + played.id + "/de-nghi/bo-sung/" + request;
        assertThat(leader.form(supply, Map.of("donvi", "KR-H1", "answer", "")).body())
                .contains("Hãy ghi đã bổ sung gì");
        assertThat(leader.form(supply, Map.of("donvi", "KR-H1", "answer", "Gửi bản giấy ngày 3/9"))
                        .statusCode())
                .isEqualTo(302);
        played.complete("thamdinh", "reviewer", Map.of("approved", true));
        assertThat(visitor("KR-H2.ky")
                        .get("/khen-thuong/" + played.id + "/de-nghi/tep/" + paper)
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void evidence_and_earlier_awards_cost_the_same_for_two_and_for_forty_nominees() throws Exception {
        played = new PlayedCommendation(context, "KS");
        played.saveList(1, 1);
        int few = statements();
        played.saveList(20, 20);
        assertThat(played.file().nominations()).hasSize(40);
        assertThat(statements()).isEqualTo(few);
    }

    private int statements() throws Exception {
        return sql.count(source, () -> played.file()).statements();
    }
}
