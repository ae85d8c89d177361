package vn.tongket.web.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.tongket.Acting;
import vn.tongket.Probe;
import vn.tongket.TongKetTest;
import vn.tongket.web.Visitor;

/** The holes that the engine leaves in its REST API, at both addresses. */
@TongKetTest
class EngineApiIT {

    private static final String REST = "/engine-rest";
    private static final String WEB_APPS = "/camunda/api/engine/engine/default";

    /** POSTs that only ask, with the query in the body. */
    private static final Set<String> QUERIES = Set.of(
            "/execution",
            "/execution/count",
            "/external-task",
            "/external-task/count",
            "/filter/{id}/count",
            "/filter/{id}/list",
            "/filter/{id}/singleResult",
            "/history/activity-instance",
            "/history/activity-instance/count",
            "/history/detail",
            "/history/detail/count",
            "/group",
            "/group/count",
            "/history/external-task-log",
            "/history/external-task-log/count",
            "/history/job-log",
            "/history/job-log/count",
            "/job-definition",
            "/job-definition/count",
            "/history/process-instance",
            "/history/process-instance/count",
            "/history/task",
            "/history/task/count",
            "/history/variable-instance",
            "/history/variable-instance/count",
            "/identity/password-policy",
            "/job",
            "/job/count",
            "/process-instance",
            "/process-instance/count",
            "/task",
            "/task/count",
            "/variable-instance",
            "/variable-instance/count");

    /** What a person does with a task; which task and which process is looked at in {@link CompletionIT}. */
    private static final Set<String> WORK = Set.of(
            "/task/{id}/assignee",
            "/task/{id}/claim",
            "/task/{id}/complete",
            "/task/{id}/submit-form",
            "/task/{id}/unclaim",
            "/process-definition/{id}/submit-form",
            "/process-definition/key/{key}/submit-form");

    @LocalServerPort
    int port;

    @Autowired
    Acting acting;

    @Autowired
    Probe probe;

    private Visitor drafter;

    @BeforeEach
    void people() {
        acting.ensure("lo.soan", "LO.drafter");
        acting.ensure("loxa.soan", "LOXA.drafter");
        acting.ensure("lo.kiemtoan", "LO.auditor");
        acting.ensure("lo.quantri", "camunda-admin");
        drafter = in("lo.soan");
    }

    private Visitor in(String user) {
        Visitor visitor = new Visitor(port);
        visitor.login(user, Acting.PASSWORD);
        visitor.get(WEB_APPS + "/task");
        visitor.get(REST + "/task");
        return visitor;
    }

    @ParameterizedTest
    @ValueSource(strings = {REST, WEB_APPS})
    void expressions_in_queries_are_refused_at_any_depth_for_everybody(String api) {
        for (Visitor visitor : List.of(drafter, in("lo.quantri"))) {
            for (String body : List.of(
                    "{\"dueAfterExpression\":\"${now()}\"}",
                    "{\"orQueries\":[{\"dueAfterExpression\":\"${now()}\"}]}",
                    "{\"orQueries\":[{\"orQueries\":[{\"assigneeExpression\":\"${x}\"}]}]}",
                    "{\"orQueries\":[{\"dueAfter\\u0045xpression\":\"${now()}\"}]}")) {
                for (String path : List.of("/task", "/task/count")) {
                    HttpResponse<String> refused = visitor.json("POST", api + path, body);
                    assertThat(refused.statusCode()).as(path + body).isEqualTo(400);
                    assertThat(refused.body()).contains("Không được gửi biểu thức");
                }
            }
            assertThat(visitor.get(api + "/task?dueAfterExpression=%24%7Bnow()%7D")
                            .statusCode())
                    .isEqualTo(400);
            assertThat(visitor.get(api + "/task?dueAfter%45xpression=x").statusCode())
                    .isEqualTo(400);
            assertThat(visitor.json("POST", api + "/task", "{\"orQueries\":[{\"assignee\":\"a\"}]}")
                            .statusCode())
                    .isEqualTo(200);
        }
        String filter = "{\"resourceType\":\"Task\",\"name\":\"x\",\"query\":%s}";
        assertThat(in("lo.quantri")
                        .json(
                                "POST",
                                api + "/filter/create",
                                filter.formatted("{\"orQueries\":[{\"dueBeforeExpression\":\"${now()}\"}]}"))
                        .statusCode())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {REST, WEB_APPS})
    void body_in_another_encoding_or_shape_hides_nothing(String api) {
        assertThat(drafter.send("POST", api + "/task", "{\"dueAfterExpression\":1}", "text/plain")
                        .statusCode())
                .isIn(400, 403);
        assertThat(drafter.json("POST", api + "/task", "[{\"dueAfterExpression\":\"x\"}]")
                        .statusCode())
                .isEqualTo(400);
        assertThat(drafter.json("POST", api + "/task", "{not json").statusCode())
                .isEqualTo(400);
        assertThat(drafter.json("POST", api + "/task", "{\"name\":\"" + "a".repeat(2_100_000) + "\"}")
                        .statusCode())
                .isEqualTo(413);
    }

    @ParameterizedTest
    @ValueSource(strings = {REST, WEB_APPS})
    void attachments_and_comments_of_the_engine_are_closed_for_everybody(String api) {
        Probe.Started started = probe.start("LO.drafter");
        String task = api + "/task/" + started.task();
        for (Visitor visitor : List.of(drafter, in("lo.quantri"))) {
            for (String path : List.of(
                    task + "/comment",
                    task + "/attachment",
                    api + "/process-instance/" + started.instance() + "/comment")) {
                assertThat(visitor.get(path).body()).as(path).isEqualTo("[]");
            }
            assertClosed(visitor.json("POST", task + "/comment/create", "{\"message\":\"x\"}"));
            assertClosed(visitor.json("PUT", task + "/comment", "{\"id\":\"1\",\"message\":\"x\"}"));
            assertClosed(visitor.json("DELETE", task + "/comment/1", ""));
            assertClosed(visitor.get(task + "/comment/1"));
            assertClosed(visitor.json("POST", task + "/attachment/create", ""));
            assertClosed(visitor.get(task + "/attachment/1"));
            assertClosed(visitor.get(task + "/attachment/1/data"));
            assertClosed(visitor.json("DELETE", task + "/attachment/1", ""));
            assertClosed(visitor.json("DELETE", api + "/process-instance/" + started.instance() + "/comment", ""));
        }
    }

    private static void assertClosed(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.uri().getPath()).isEqualTo(403);
        assertThat(response.body()).contains("\"type\":\"Closed\"");
    }

    @Test
    void set_up_and_the_web_apps_own_login_are_closed_even_for_administrators() {
        String user =
                "{\"profile\":{\"id\":\"ke.la\",\"firstName\":\"K\",\"lastName\":\"L\"},\"credentials\":{\"password\":\"x\"}}";
        String path = "/camunda/api/admin/setup/default/user/create";

        assertThat(new Visitor(port)
                        .send("POST", path, user, "application/json")
                        .statusCode())
                .isEqualTo(401);
        for (Visitor visitor : List.of(drafter, in("lo.quantri"))) {
            for (String same : List.of(
                    path, path + "/", "/camunda/api/admin/s%65tup/default/user/create", "/camunda/api/admin/setup")) {
                assertThat(visitor.json("POST", same, user).statusCode())
                        .as(same)
                        .isEqualTo(404);
            }
            assertThat(visitor.get("/camunda/app/admin/default/setup/").statusCode())
                    .isIn(302, 403, 404);
        }
        HttpResponse<String> login = drafter.form(
                "/camunda/api/admin/auth/user/default/login/tasklist",
                Map.of("username", "lo.quantri", "password", Acting.PASSWORD));
        assertThat(login.statusCode()).isEqualTo(403);
        assertThat(drafter.get("/camunda/api/admin/auth/user/default").body()).contains("lo.soan");
    }

    @ParameterizedTest
    @ValueSource(strings = {REST, WEB_APPS})
    void nobody_checks_passwords_past_the_throttle(String api) {
        String guess = "{\"username\":\"lo.quantri\",\"password\":\"" + Acting.PASSWORD + "\"}";
        assertThat(drafter.json("POST", api + "/identity/verify", guess).statusCode())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {REST, WEB_APPS})
    void auditor_and_drafter_find_every_changing_endpoint_shut(String api) {
        Visitor auditor = in("lo.kiemtoan");
        List<String> open = new ArrayList<>();
        int walked = 0;
        for (Endpoints.Endpoint endpoint : Endpoints.all()) {
            if (endpoint.reads() || (endpoint.method().equals("POST") && QUERIES.contains(endpoint.path()))) {
                continue;
            }
            walked++;
            String path = api + endpoint.filled("x");
            int asAuditor = auditor.json(endpoint.method(), path, "{}").statusCode();
            if (asAuditor != 403) {
                open.add("auditor " + endpoint + " " + asAuditor);
            }
            boolean work = endpoint.method().equals("POST") && WORK.contains(endpoint.path());
            int asDrafter = drafter.json(endpoint.method(), path, "{}").statusCode();
            if (asDrafter != 403 && !(work && asDrafter == 409)) {
                open.add("drafter " + endpoint + " " + asDrafter);
            }
        }
        assertThat(open).isEmpty();
        assertThat(walked).as("endpoints that change something").isGreaterThan(150);
    }

    @ParameterizedTest
    @ValueSource(strings = {REST, WEB_APPS})
    void people_change_their_own_password_and_no_other(String api) {
        acting.ensure("lo.doi", "LO.drafter");
        String body =
                "{\"password\":\"Mat-khau-moi-2026\",\"authenticatedUserPassword\":\"%s\"}".formatted(Acting.PASSWORD);
        Visitor person = in("lo.doi");

        assertThat(person.json("PUT", api + "/user/lo.soan/credentials", body).statusCode())
                .isEqualTo(403);
        assertThat(person.json("PUT", api + "/user/lo.doi/credentials", body.replace(Acting.PASSWORD, "khong-dung"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(person.json("PUT", api + "/user/lo.doi/credentials", body).statusCode())
                .isEqualTo(204);
        assertThat(person.json(
                                "PUT",
                                api + "/user/lo.doi/credentials",
                                body.replace(Acting.PASSWORD, "Mat-khau-moi-2026")
                                        .replace(
                                                "\"password\":\"Mat-khau-moi-2026\"",
                                                "\"password\":\"" + Acting.PASSWORD + "\""))
                        .statusCode())
                .isEqualTo(204);
    }

    @ParameterizedTest
    @ValueSource(strings = {REST, WEB_APPS})
    void administrators_are_told_in_sentences_what_they_may_not_do_either(String api) {
        Visitor administrator = in("lo.quantri");

        HttpResponse<String> group = administrator.json("DELETE", api + "/group/camunda-admin", "");
        assertThat(group.statusCode()).isEqualTo(422);
        assertThat(group.body()).contains("quản trị viên cuối cùng");

        String model = """
                --x\r
                Content-Disposition: form-data; name="deployment-name"\r
                \r
                thu\r
                --x\r
                Content-Disposition: form-data; name="a"; filename="a.groovy"\r
                Content-Type: text/plain\r
                \r
                println 1\r
                --x--\r
                """;
        HttpResponse<String> deployed = administrator
                .with("X-TK-XSRF", administrator.cookie("TK-XSRF"))
                .with("X-XSRF-TOKEN", administrator.cookie("XSRF-TOKEN"))
                .send("POST", api + "/deployment/create", model, "multipart/form-data; boundary=x");
        assertThat(deployed.statusCode()).as(deployed.body()).isEqualTo(422);
        assertThat(deployed.body()).contains("Tệp “a.groovy” không thuộc loại được phép");
    }

    @Test
    void group_made_in_admin_gets_the_rights_of_its_role_at_once() {
        Visitor administrator = in("lo.quantri");
        HttpResponse<String> made = administrator.json(
                "POST",
                WEB_APPS + "/group/create",
                "{\"id\":\"LOMOI.coordinator\",\"name\":\"Điều phối\",\"type\":\"WORKFLOW\"}");
        assertThat(made.statusCode()).isEqualTo(204);
        assertThat(administrator
                        .get(WEB_APPS + "/authorization?groupIdIn=LOMOI.coordinator&resourceType=6")
                        .body())
                .contains("\"resourceId\":\"review-cycle\"");
    }
}
