package vn.tongket.web.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
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

/** What one unit sees of another through the engine's API: nothing, neither now nor in history. */
@TongKetTest
class UnitWallsIT {

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

    private Probe.Started own;
    private Probe.Started foreign;
    private Probe.Started done;

    @BeforeEach
    void two_units() {
        acting.ensure("tuong.soan", "TUONG.drafter");
        acting.ensure("tuong.ky", "TUONG.leader");
        acting.ensure("tuongxa.soan", "TUONGXA.drafter");
        acting.ensure("tuong.quytrinh", "TUONG.process-owner");
        own = probe.start("TUONG.drafter");
        foreign = probe.start("TUONGXA.drafter");
        done = probe.start("TUONG.drafter");
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
    void lists_hold_only_the_tasks_offered_to_ones_own_groups(String api) {
        Visitor drafter = in("tuong.soan");
        for (String body : List.of(
                "{}",
                "{\"orQueries\":[{\"processDefinitionKey\":\"doors-probe\",\"active\":true}]}",
                "{\"candidateGroup\":\"TUONGXA.drafter\",\"includeAssignedTasks\":true}")) {
            String tasks = drafter.json("POST", api + "/task", body).body();
            assertThat(tasks).as(body).doesNotContain(foreign.task());
        }
        assertThat(drafter.get(api + "/task").body()).contains(own.task()).doesNotContain(foreign.task());
        assertThat(in("tuong.ky").get(api + "/task").body()).doesNotContain(own.task(), foreign.task());
    }

    @ParameterizedTest
    @ValueSource(strings = {REST, WEB_APPS})
    void foreign_and_missing_ids_are_answered_alike(String api) {
        Visitor drafter = in("tuong.soan");
        for (String path : List.of(
                "/task/%s",
                "/task/%s/variables",
                "/task/%s/variables/secret",
                "/task/%s/form",
                "/task/%s/form-variables",
                "/task/%s/deployed-form",
                "/task/%s/rendered-form",
                "/task/%s/identity-links")) {
            assertAlike(drafter, api + path, foreign.task());
        }
        for (String path : List.of("/process-instance/%s", "/process-instance/%s/variables")) {
            assertAlike(drafter, api + path, foreign.instance());
            assertAlike(drafter, api + path, own.instance());
        }
        assertThat(drafter.get(api + "/task/" + own.task() + "/variables").body())
                .contains("mật");
        assertThat(drafter.get(api + "/task/" + own.task() + "/deployed-form").statusCode())
                .isEqualTo(200);
    }

    private static void assertAlike(Visitor visitor, String path, String id) {
        HttpResponse<String> foreign = visitor.get(path.formatted(id));
        HttpResponse<String> missing = visitor.get(path.formatted("00000000-0000-0000-0000-000000000000"));
        assertThat(foreign.statusCode()).as(path + foreign.body()).isEqualTo(404);
        assertThat(missing.statusCode()).as(path + missing.body()).isEqualTo(404);
        assertThat(foreign.body()).isEqualTo(missing.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {REST, WEB_APPS})
    void variables_instances_and_history_of_all_are_shut(String api) {
        Visitor drafter = in("tuong.soan");
        assertThat(drafter.json("POST", api + "/task/" + done.task() + "/complete", "{}")
                        .statusCode())
                .isEqualTo(204);
        for (String kind : List.of(
                "process-instance",
                "history/process-instance",
                "history/task",
                "history/activity-instance",
                "history/variable-instance",
                "history/detail",
                "history/user-operation",
                "history/identity-link-log",
                "history/decision-instance")) {
            HttpResponse<String> listed = drafter.get(api + "/" + kind);
            assertThat(listed.statusCode()).as(kind).isEqualTo(200);
            assertThat(listed.body()).as(kind).isEqualTo("[]");
        }
        assertThat(drafter.get(api + "/variable-instance?variableName=secret").body())
                .doesNotContain(foreign.instance());
        assertThat(drafter.json("POST", api + "/history/task", "{\"taskId\":\"" + done.task() + "\"}")
                        .body())
                .isEqualTo("[]");
        for (String over : List.of(
                "process-definition/statistics",
                "history/process-definition/x/statistics",
                "task/report/candidate-group-count",
                "history/process-instance/report",
                "metrics/activity-instance-start/sum",
                "job",
                "incident",
                "deployment")) {
            assertThat(drafter.get(api + "/" + over).statusCode()).as(over).isEqualTo(403);
        }
        assertThat(drafter.get("/camunda/api/cockpit/plugin/base/default/process-instance")
                        .statusCode())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {REST, WEB_APPS})
    void auditor_of_the_province_reads_history_and_one_of_a_district_does_not(String api) {
        var province = units.province("TUONGT", 1);
        acting.ensure("tuongt.kiemtoan", province.party() + ".auditor");
        acting.ensure("tuongt.kiemtoanh", province.districts().get(0) + ".auditor");
        String finished = "{\"processInstanceId\":\"" + done.instance() + "\"}";

        assertThat(in("tuongt.kiemtoan")
                        .json("POST", api + "/history/process-instance", finished)
                        .body())
                .contains(done.instance());
        assertThat(in("tuongt.kiemtoanh")
                        .json("POST", api + "/history/process-instance", finished)
                        .body())
                .isEqualTo("[]");
    }

    @ParameterizedTest
    @ValueSource(strings = {REST, WEB_APPS})
    void process_owner_reads_models_and_deployments_and_no_history(String api) {
        Visitor owner = in("tuong.quytrinh");
        assertThat(owner.get(api + "/process-definition/key/doors-probe/xml").body())
                .contains("Task_Probe");
        assertThat(owner.get(api + "/deployment").body()).contains("\"id\":");
        assertThat(owner.get(api + "/history/task").body()).isEqualTo("[]");
        assertThat(owner.send("POST", api + "/deployment/create", "--x--", "multipart/form-data; boundary=x")
                        .statusCode())
                .isEqualTo(403);
    }
}
