package vn.tongket.web.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.tongket.Acting;
import vn.tongket.TongKetTest;
import vn.tongket.web.Visitor;

@TongKetTest
class DoorsIT {

    @LocalServerPort
    int port;

    @Autowired
    Acting acting;

    @BeforeEach
    void people() {
        acting.ensure("cua.soan", "CUA.drafter");
        acting.ensure("cua.quantri", "camunda-admin");
    }

    @Test
    void page_asks_for_a_login_and_leads_back_to_what_was_wanted() {
        Visitor visitor = new Visitor(port);

        HttpResponse<String> asked = visitor.with("Accept", "text/html").get("/camunda/app/tasklist/default/");
        assertThat(asked.statusCode()).isEqualTo(302);
        assertThat(asked.headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/dang-nhap"));
        // a browser asks for the icon by itself, which is not where the person wanted to go
        visitor.with("Accept", "image/avif,image/webp,image/svg+xml,image/*,*/*;q=0.8")
                .get("/favicon.ico");
        visitor.with("Accept", "*/*").get("/chua-co.js");

        HttpResponse<String> entered = visitor.login("cua.soan", Acting.PASSWORD);
        assertThat(entered.statusCode()).isEqualTo(302);
        assertThat(entered.headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).contains("/camunda/app/tasklist/default/"));
        assertThat(entered.headers().allValues("Set-Cookie"))
                .anySatisfy(
                        cookie -> assertThat(cookie).startsWith("JSESSIONID").contains("HttpOnly", "SameSite=Lax"));
    }

    @Test
    void login_typed_by_habit_leads_to_the_first_page() {
        Visitor visitor = new Visitor(port).with("Accept", "text/html");
        assertThat(visitor.get("/login").headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/dang-nhap"));

        String next = visitor.login("cua.soan", Acting.PASSWORD)
                .headers()
                .firstValue("Location")
                .orElseThrow();
        HttpResponse<String> arrived = visitor.get(next.replaceFirst("^https?://[^/]+", ""));

        assertThat(arrived.headers().firstValue("Location"))
                .hasValueSatisfying(
                        to -> assertThat(to.replaceFirst("^https?://[^/]+", "")).isEqualTo("/"));
    }

    @Test
    void one_login_opens_the_web_apps_and_the_rest_api() {
        Visitor visitor = new Visitor(port);
        visitor.login("cua.soan", Acting.PASSWORD);

        assertThat(visitor.get("/camunda/app/tasklist/default/").statusCode()).isEqualTo(200);
        assertThat(visitor.get("/camunda/api/admin/auth/user/default").body()).contains("\"userId\":\"cua.soan\"");
        assertThat(visitor.get("/camunda/api/engine/engine/default/task").body())
                .isEqualTo("[]");
        assertThat(visitor.get("/engine-rest/task").body()).isEqualTo("[]");
        assertThat(visitor.get("/camunda/app/cockpit/default/").statusCode()).isNotEqualTo(200);
    }

    @Test
    void wrong_password_is_answered_with_a_sentence_and_keeps_the_name() {
        HttpResponse<String> refused = new Visitor(port).login("cua.soan", "sai");

        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.body()).contains("Tên đăng nhập hoặc mật khẩu không đúng", "value=\"cua.soan\"");
    }

    @Test
    void thirty_wrong_passwords_from_one_address_lock_nobody_out_at_another() {
        int last = 0;
        for (int i = 0; i < 30; i++) {
            last = Visitor.statusFrom("127.0.3.2", port, "cua.soan", "sai" + i);
        }
        assertThat(last).isEqualTo(429);
        assertThat(Visitor.statusFrom("127.0.3.2", port, "cua.soan", Acting.PASSWORD))
                .isEqualTo(429);

        assertThat(Visitor.statusFrom("127.0.3.3", port, "cua.soan", Acting.PASSWORD))
                .isEqualTo(200);
        assertThat(new Visitor(port).login("cua.soan", Acting.PASSWORD).statusCode())
                .isEqualTo(302);
    }

    @Test
    void rest_takes_a_password_and_pages_do_not() {
        Visitor program = new Visitor(port).basic("cua.soan", Acting.PASSWORD);

        assertThat(program.get("/engine-rest/task").statusCode()).isEqualTo(200);
        assertThat(program.send("POST", "/engine-rest/task", "{}", "application/json")
                        .statusCode())
                .isEqualTo(200);
        assertThat(program.cookie("JSESSIONID")).isEmpty();
        assertThat(new Visitor(port)
                        .basic("cua.soan", Acting.PASSWORD)
                        .get("/camunda/api/engine/engine/default/task")
                        .statusCode())
                .isEqualTo(401);
        assertThat(Visitor.statusFrom("127.0.3.4", port, "cua.soan", "sai")).isEqualTo(401);
        assertThat(new Visitor(port).get("/engine-rest/task").statusCode()).isEqualTo(401);
    }

    @Test
    void rest_with_a_session_needs_the_token() {
        Visitor visitor = new Visitor(port);
        visitor.login("cua.soan", Acting.PASSWORD);

        assertThat(visitor.send("POST", "/engine-rest/task", "{}", "application/json")
                        .statusCode())
                .isEqualTo(403);
        visitor.get("/engine-rest/task");
        assertThat(visitor.json("POST", "/engine-rest/task", "{}").statusCode()).isEqualTo(200);

        visitor.basic("cua.soan", "made-up");
        assertThat(visitor.send("POST", "/engine-rest/task", "{}", "application/json")
                        .statusCode())
                .as("a made-up password beside a session")
                .isEqualTo(401);
    }

    @Test
    void login_without_the_token_is_refused() {
        HttpResponse<String> refused = new Visitor(port)
                .send(
                        "POST",
                        "/dang-nhap",
                        "username=cua.soan&password=" + Acting.PASSWORD,
                        "application/x-www-form-urlencoded");

        assertThat(refused.statusCode()).isEqualTo(403);
    }

    @Test
    void only_health_of_the_actuator_is_open() {
        Visitor visitor = new Visitor(port);

        assertThat(visitor.get("/actuator/health").body()).contains("\"UP\"");
        visitor.login("cua.quantri", Acting.PASSWORD);
        assertThat(visitor.get("/actuator").statusCode()).isIn(403, 404);
        assertThat(visitor.get("/actuator/env").statusCode()).isIn(403, 404);
    }

    @Test
    void a_missing_page_tells_no_stack_trace() {
        Visitor visitor = new Visitor(port);
        visitor.login("cua.soan", Acting.PASSWORD);

        HttpResponse<String> missing = visitor.get("/khong-co-trang-nay");
        assertThat(missing.statusCode()).isEqualTo(404);
        assertThat(missing.body()).doesNotContain("Exception", "\tat ", "org.springframework");
    }

    @Test
    void the_session_ends_with_the_web_apps_logout_and_with_ours() {
        for (String logout : new String[] {"/camunda/api/admin/auth/user/default/logout", "/dang-xuat"}) {
            Visitor visitor = new Visitor(port);
            visitor.login("cua.soan", Acting.PASSWORD);
            visitor.get("/camunda/app/tasklist/default/");
            visitor.get("/camunda/api/engine/engine/default/task");

            visitor.json("POST", logout, null);

            assertThat(visitor.get("/engine-rest/task").statusCode()).as(logout).isEqualTo(401);
        }
    }

    @Test
    void session_that_somebody_planted_before_the_login_is_worth_nothing_after_it() {
        Visitor visitor = new Visitor(port);
        visitor.with("Accept", "text/html").get("/camunda/app/tasklist/default/");
        String planted = visitor.cookie("JSESSIONID");
        visitor.login("cua.soan", Acting.PASSWORD);

        assertThat(planted).isNotEmpty();
        assertThat(visitor.cookie("JSESSIONID")).isNotEqualTo(planted);
        assertThat(new Visitor(port)
                        .with("Cookie", "JSESSIONID=" + planted)
                        .get("/engine-rest/task")
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void escaped_letters_in_an_address_open_nothing() {
        Visitor stranger = new Visitor(port);
        for (String path : new String[] {
            "/engine%2Drest/task",
            "/%65ngine-rest/task",
            "/camunda/%61pi/engine/engine/default/task",
            "/camunda/api/cockpit/js/x",
            "/camunda/api/engine/actuator/health",
            "/engine-rest/css/x",
            "/camunda/app/tasklist/../../../css/x"
        }) {
            assertThat(stranger.with("Accept", "application/json").get(path).statusCode())
                    .as(path)
                    .isIn(400, 401);
        }
    }
}
