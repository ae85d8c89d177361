package vn.tongket.web.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.tongket.Acting;
import vn.tongket.Probe;
import vn.tongket.TestUnits;
import vn.tongket.TongKetTest;
import vn.tongket.web.Visitor;

/** Completing, claiming and giving back tasks, at both addresses of the engine's API. */
@TongKetTest
class CompletionIT {

    private static final String REST = "/engine-rest";
    private static final String WEB_APPS = "/camunda/api/engine/engine/default";

    @LocalServerPort
    int port;

    @Autowired
    Acting acting;

    @Autowired
    Probe probe;

    @Autowired
    TestUnits units;

    private Visitor drafter;

    @BeforeEach
    void people() {
        acting.ensure("vao.soan", "VAO.drafter");
        acting.ensure("vao.soan2", "VAO.drafter");
        acting.ensure("vaoxa.soan", "VAOXA.drafter");
        drafter = in("vao.soan");
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
    void form_is_completed_with_its_own_fields(String api) {
        Probe.Started started = probe.start("VAO.drafter");

        HttpResponse<String> done = drafter.json(
                "POST",
                api + "/task/" + started.task() + "/submit-form",
                "{\"variables\":{\"approved\":{\"value\":true,\"type\":\"Boolean\"},\"reason\":{\"value\":\"Đủ căn cứ\",\"type\":\"String\"}}}");

        assertThat(done.statusCode()).isEqualTo(204);
        assertThat(probe.waits(started)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {REST, WEB_APPS})
    void foreign_variable_wrong_type_and_too_long_a_text_are_named_together(String api) {
        Probe.Started started = probe.start("VAO.drafter");

        HttpResponse<String> refused = drafter.json(
                "POST",
                api + "/task/" + started.task() + "/complete",
                "{\"variables\":{\"probeGroup\":{\"value\":\"VAOXA.drafter\"},\"approved\":{\"value\":\"x\",\"type\":\"Object\"},\"reason\":{\"value\":\"%s\"}}}"
                        .formatted("a".repeat(4_001)));

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("\"type\":\"Refusal\"", "\"at\":\"probeGroup\"", "\"at\":\"approved\"", "\"at\":\"reason\"")
                .contains("Biểu mẫu của nhiệm vụ này không có trường “probeGroup”");
        assertThat(probe.waits(started)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {REST, WEB_APPS})
    void refusal_of_a_listener_is_a_sentence_at_its_place(String api) {
        Probe.Started started = probe.start("VAO.drafter");

        for (String end : List.of("complete", "submit-form")) {
            HttpResponse<String> refused = drafter.json(
                    "POST",
                    api + "/task/" + started.task() + "/" + end,
                    "{\"variables\":{\"reason\":{\"value\":\" \",\"type\":\"String\"}}}");

            assertThat(refused.statusCode()).as(end).isEqualTo(422);
            assertThat(refused.body())
                    .isEqualTo(
                            "{\"type\":\"Refusal\",\"message\":\"Hãy ghi lý do trả lại biên bản để người ghi biết cần"
                                    + " sửa gì.\",\"problems\":[{\"at\":\"reason\",\"text\":\"Hãy ghi lý do trả lại biên bản để"
                                    + " người ghi biết cần sửa gì.\"}]}");
        }
        assertThat(probe.waits(started)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {REST, WEB_APPS})
    void fault_of_ours_shows_no_inside(String api) {
        Probe.Started started = probe.start("VAO.drafter");

        HttpResponse<String> failed = drafter.json(
                "POST",
                api + "/task/" + started.task() + "/complete",
                "{\"variables\":{\"reason\":{\"value\":\"hỏng\"}}}");

        assertThat(failed.statusCode()).isEqualTo(500);
        assertThat(failed.body()).contains("Hệ thống gặp lỗi").doesNotContain("secret_table", "Exception");
        assertThat(probe.waits(started)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {REST, WEB_APPS})
    void of_those_who_complete_at_once_one_wins_and_the_others_are_told(String api) throws Exception {
        Probe.Started started = probe.start("VAO.drafter");
        List<Visitor> visitors =
                List.of(drafter, in("vao.soan2"), in("vao.soan"), in("vao.soan2"), in("vao.soan"), in("vao.soan2"));
        ExecutorService crowd = Executors.newFixedThreadPool(visitors.size());
        try {
            List<Future<HttpResponse<String>>> answers = visitors.stream()
                    .map(visitor -> crowd.submit(() -> visitor.json(
                            "POST",
                            api + "/task/" + started.task() + "/complete",
                            "{\"variables\":{\"reason\":{\"value\":\"chậm\"}}}")))
                    .toList();
            int won = 0;
            for (Future<HttpResponse<String>> answer : answers) {
                HttpResponse<String> response = answer.get();
                if (response.statusCode() == 204) {
                    won++;
                } else {
                    assertThat(response.statusCode()).as(response.body()).isEqualTo(409);
                    assertThat(response.body()).contains("Việc này đã có người khác hoàn thành");
                }
            }
            assertThat(won).isEqualTo(1);
        } finally {
            crowd.shutdown();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {REST, WEB_APPS})
    void task_that_is_gone_foreign_or_never_was_is_answered_alike(String api) {
        Probe.Started done = probe.start("VAO.drafter");
        Probe.Started foreign = probe.start("VAOXA.drafter");
        drafter.json("POST", api + "/task/" + done.task() + "/complete", "{}");

        for (String task : List.of(done.task(), foreign.task(), "khong-co")) {
            HttpResponse<String> answer = drafter.json("POST", api + "/task/" + task + "/complete", "{}");
            assertThat(answer.statusCode()).as(task).isEqualTo(409);
            assertThat(answer.body()).contains("Việc này đã có người khác hoàn thành");
        }
        assertThat(probe.waits(foreign)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {REST, WEB_APPS})
    void task_is_claimed_for_oneself_given_back_and_taken_over(String api) {
        Probe.Started started = probe.start("VAO.drafter");
        String task = api + "/task/" + started.task();
        Visitor colleague = in("vao.soan2");

        assertThat(status(drafter, task + "/claim", "vao.soan2")).isEqualTo(403);
        assertThat(status(drafter, task + "/claim", "vao.soan")).isEqualTo(204);
        assertThat(status(colleague, task + "/claim", "vao.soan2")).isEqualTo(409);
        assertThat(colleague.json("POST", task + "/complete", "{}").statusCode())
                .as("completing what a colleague claimed")
                .isEqualTo(409);
        assertThat(colleague.json("POST", task + "/unclaim", "").statusCode()).isEqualTo(403);
        assertThat(drafter.json("POST", task + "/unclaim", "").statusCode()).isEqualTo(204);

        assertThat(status(drafter, task + "/claim", "vao.soan")).isEqualTo(204);
        assertThat(status(colleague, task + "/assignee", "vao.soan")).isEqualTo(403);
        assertThat(status(colleague, task + "/assignee", "vao.soan2")).isEqualTo(204);
        assertThat(colleague.get(task).body()).contains("\"assignee\":\"vao.soan2\"");
        assertThat(status(in("vaoxa.soan"), task + "/assignee", "vaoxa.soan")).isEqualTo(409);
    }

    @ParameterizedTest
    @ValueSource(strings = {REST, WEB_APPS})
    void coordinator_starts_a_cycle_with_the_fields_of_its_form_and_nothing_else(String api) {
        String unit = units.province("VAOT" + (api.equals(REST) ? "1" : "2"), 1).party();
        acting.ensure(unit + ".dieuphoi", unit + ".coordinator");
        Visitor coordinator = in(unit + ".dieuphoi");
        String start = api + "/process-definition/key/review-cycle/submit-form";
        String form =
                "{\"businessKey\":\"chosen-by-me\",\"variables\":{\"title\":{\"value\":\"Tổng kết thử\",\"type\":\"String\"},\"kind\":{\"value\":\"FINAL_REVIEW\"},\"coordinatorUnit\":{\"value\":null}%s}}";

        assertThat(coordinator
                        .json("POST", start, form.formatted(",\"approverGroup\":{\"value\":\"VAO.drafter\"}"))
                        .statusCode())
                .isEqualTo(422);
        HttpResponse<String> started = coordinator.json("POST", start, form.formatted(""));
        assertThat(started.statusCode()).as(started.body()).isEqualTo(200);
        assertThat(started.body()).contains("\"businessKey\"").doesNotContain("chosen-by-me");

        assertThat(drafter.json("POST", start, form.formatted("")).statusCode()).isEqualTo(403);
        for (String other : List.of(
                "/process-definition/key/unit-report/submit-form",
                "/process-definition/key/review-cycle/start",
                "/process-definition/key/doors-probe/submit-form",
                "/message")) {
            assertThat(coordinator.json("POST", api + other, "{}").statusCode())
                    .as(other)
                    .isEqualTo(403);
        }
    }

    private static int status(Visitor visitor, String path, String user) {
        return visitor.json("POST", path, "{\"userId\":\"" + user + "\"}").statusCode();
    }
}
