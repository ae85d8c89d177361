package vn.tongket.web.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.ui.ExtendedModelMap;
import vn.tongket.Acting;
import vn.tongket.Jobs;
import vn.tongket.SqlCount;
import vn.tongket.TongKetTest;
import vn.tongket.report.ReportCheck;
import vn.tongket.report.ReportPlay;
import vn.tongket.report.ReportPlay.Stage;
import vn.tongket.web.Visitor;

/** Pictures of models: who sees which instance, what they say, and that they cost the same at 30 and at 400 units. */
@TongKetTest
class ModelPagesIT {

    private static final LocalDate DUE = LocalDate.of(2026, 4, 30);

    @LocalServerPort
    int port;

    @Autowired
    AutowireCapableBeanFactory beans;

    @Autowired
    CycleModelPage cycles;

    @Autowired
    InstancePage instances;

    @Autowired
    HeatMapPage heat;

    @Autowired
    HistoryService history;

    @Autowired
    RepositoryService repository;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    @Autowired
    Acting acting;

    @Autowired
    Jobs jobs;

    @Autowired
    SqlCount sql;

    @Autowired
    DataSource source;

    private String instanceOf(UUID key) {
        return history.createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(key.toString())
                .singleResult()
                .getId();
    }

    private Visitor signedIn(String user, String... groups) {
        acting.ensure(user, groups);
        Visitor visitor = new Visitor(port).with("Accept", "text/html,*/*;q=0.8");
        visitor.login(user, Acting.PASSWORD);
        return visitor;
    }

    @Test
    void an_instance_is_seen_by_those_who_see_its_report() {
        jobs.travelTo(LocalDate.of(2026, 1, 5));
        ReportPlay play = beans.createBean(ReportPlay.class);
        List<Stage> stages = play.opened("MDA", DUE, 3);
        Stage first = stages.get(0);
        play.submitted(first);
        play.giveBack(first, null, new ReportCheck.Reason("1.1", "Bổ sung số liệu"));
        play.submitted(first);
        play.accept(first);
        String mine = "/ho-so/quy-trinh/" + instanceOf(first.report());
        String theirs = "/ho-so/quy-trinh/" + instanceOf(stages.get(1).report());
        String party = first.province().party();

        Visitor drafter = signedIn(first.drafter().user());
        String page = drafter.get(mine).body();
        assertThat(page)
                .contains(
                        "Báo cáo của đơn vị",
                        "Đã xong",
                        first.leader().user(),
                        "giá trị cuối",
                        "Vai thẩm định: Thẩm định")
                .contains("data-model=\"/api/models/unit-report")
                .contains("Qua 2 lần");
        assertThat(drafter.get(theirs).statusCode()).isEqualTo(404);
        String foreign = drafter.get(theirs).body();
        assertThat(drafter.get("/ho-so/quy-trinh/" + UUID.randomUUID()).body()).isEqualTo(foreign);
        assertThat(drafter.get("/ho-so/quy-trinh/%20").statusCode()).isEqualTo(404);

        assertThat(signedIn("mda.kiemtra", party + ".auditor").get(theirs).statusCode())
                .isEqualTo(200);
        assertThat(signedIn("mda.kiemtrah2", first.province().districts().get(1) + ".auditor")
                        .get(mine)
                        .statusCode())
                .isEqualTo(404);
        assertThat(signedIn("mda.ngoai", "MDA-UBND.clerk").get(mine).statusCode())
                .isEqualTo(404);

        Visitor owner = signedIn("mda.mohinh", party + ".process-owner");
        assertThat(owner.get(mine).body())
                .contains("Bạn phụ trách mô hình", "Đường đã đi", "Các bước theo thứ tự")
                .doesNotContain(first.leader().user(), "giá trị cuối", "Vai thẩm định", "Người làm");

        String list =
                owner.get(mine).body().replaceAll("(?s).*/ho-so/mo-hinh/([^\"]+)\".*", "/api/models/$1/instances");
        assertThat(owner.get(list + "?loc=da-xong").body()).contains(instanceOf(first.report()), "Đã xong");
        assertThat(owner.get(list + "?trang=mot&loc=x").body())
                .contains("Số trang phải là một số", "Chỉ lọc được theo");
        assertThat(owner.get(list + "?trang=999999").body()).contains("\"rows\":[]");
        assertThat(drafter.get(list).statusCode()).isEqualTo(404);

        Visitor coordinator = signedIn(first.coordinator().user());
        String cycle = "/dot/" + first.cycle() + "/mo-hinh";
        String map = coordinator.get(cycle).body();
        assertThat(map).contains("2 đang chạy, 1 đã xong", "2 quy trình đang ở bước này");
        String units = map.replaceAll("(?s).*href=\"(" + cycle + "/[^\"]+/Task_WriteReport)\".*", "$1");
        assertThat(coordinator.get(units).body())
                .contains("Ban Thường vụ Huyện ủy MDA-H2", "Ban Thường vụ Huyện ủy MDA-H3")
                .doesNotContain("Huyện ủy MDA-H1");
        assertThat(drafter.get(cycle).body()).contains("0 đang chạy, 1 đã xong");
        assertThat(signedIn("mda.ngoai").get(cycle).statusCode()).isEqualTo(404);
        assertThat(coordinator.get(cycle + "?ban=khong-co").statusCode()).isEqualTo(404);
        assertThat(coordinator.get(cycle + "/khong-co/Task_WriteReport").statusCode())
                .isEqualTo(404);
        assertThat(coordinator
                        .get(units.replace("Task_WriteReport", "Task_Nothing"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(coordinator.get("/ho-so/mo-hinh/khong-co").statusCode()).isEqualTo(404);
        assertThat(coordinator.get("/api/models/khong-co").statusCode()).isEqualTo(404);
        assertThat(coordinator.get(mine + "?trang=2147483647&bien=-5").statusCode())
                .isEqualTo(200);
        assertThat(new Visitor(port).get("/api/models/khong-co").statusCode()).isEqualTo(401);
    }

    @Test
    void pages_cost_the_same_at_thirty_and_at_four_hundred_units() throws Exception {
        jobs.travelTo(LocalDate.of(2026, 1, 5));
        ReportPlay play = beans.createBean(ReportPlay.class);
        Map<Integer, int[]> statements = new TreeMap<>();
        for (int units : new int[] {30, 400}) {
            Stage stage = play.opened("MDB" + units, DUE, units).get(0);
            String instance = instanceOf(stage.report());
            String definition = history.createHistoricProcessInstanceQuery()
                    .processInstanceId(instance)
                    .singleResult()
                    .getProcessDefinitionId();
            statements.put(units, new int[] {
                count(stage, () -> cycles.model(stage.cycle(), null, new ExtendedModelMap())),
                count(
                        stage,
                        () -> cycles.standing(
                                stage.cycle(), definition, "Task_WriteReport", 0, new ExtendedModelMap())),
                count(stage, () -> heat.map(definition, stage.cycle(), null, 0, new ExtendedModelMap())),
                count(stage, () -> instances.instance(instance, 0, 0, 0, 0, new ExtendedModelMap()))
            });
        }
        assertThat(statements.get(400)).isEqualTo(statements.get(30));
        assertThat(Arrays.stream(statements.get(400)).max().orElseThrow()).isLessThan(20);
    }

    private int count(Stage stage, Acting.Step page) throws Exception {
        stage.coordinator().run(page);
        int[] counted = new int[1];
        stage.coordinator().run(() -> counted[0] = sql.count(source, page).statements());
        return counted[0];
    }

    private static final String MODEL = """
            <?xml version="1.0" encoding="UTF-8"?>
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
                         targetNamespace="test">
              <process id="mdc-two-versions" name="Hai phiên bản" isExecutable="true" camunda:historyTimeToLive="P1D">
                <startEvent id="Start"/>
                <sequenceFlow id="Flow_1" sourceRef="Start" targetRef="Task_A"/>
                <userTask id="Task_A" name="Việc A"/>
                %s
                <endEvent id="End"/>
              </process>
            </definitions>
            """;

    @Test
    void every_instance_is_drawn_on_the_version_that_it_went_through() {
        String first = deploy("<sequenceFlow id=\"Flow_2\" sourceRef=\"Task_A\" targetRef=\"End\"/>");
        String second = null;
        try {
            String old = walk("Task_A");
            second = deploy("<sequenceFlow id=\"Flow_B\" sourceRef=\"Task_A\" targetRef=\"Task_B\"/>"
                    + "<userTask id=\"Task_B\" name=\"Việc B\"/>"
                    + "<sequenceFlow id=\"Flow_3\" sourceRef=\"Task_B\" targetRef=\"End\"/>");
            String young = walk("Task_A", "Task_B");
            Acting.Person owner = acting.as("mdc.mohinh", "MDC.process-owner");
            Drawing before = drawing(owner, old);
            Drawing after = drawing(owner, young);
            assertThat(before.model().version()).isEqualTo(1);
            assertThat(before.flows()).containsExactly("Flow_1", "Flow_2");
            assertThat(before.marks()).extracting(Drawing.Mark::element).containsExactly("Start", "Task_A", "End");
            assertThat(after.model().version()).isEqualTo(2);
            assertThat(after.flows()).containsExactly("Flow_1", "Flow_B", "Flow_3");
            ExtendedModelMap map = new ExtendedModelMap();
            owner.run(() -> heat.map(after.model().id(), null, null, 0, map));
            assertThat(((Drawing) map.get("drawing")).marks())
                    .extracting(Drawing.Mark::element)
                    .contains("Task_B");
        } finally {
            repository.deleteDeployment(first, true);
            if (second != null) {
                repository.deleteDeployment(second, true);
            }
        }
    }

    private Drawing drawing(Acting.Person owner, String instance) {
        ExtendedModelMap model = new ExtendedModelMap();
        owner.run(() -> instances.instance(instance, 0, 0, 0, 0, model));
        return (Drawing) model.get("drawing");
    }

    private String deploy(String rest) {
        return repository
                .createDeployment()
                .name("mdc")
                .addString("mdc-two-versions.bpmn", MODEL.formatted(rest))
                .deploy()
                .getId();
    }

    private String walk(String... elements) {
        String instance = runtime.startProcessInstanceByKey("mdc-two-versions").getId();
        for (String element : elements) {
            tasks.complete(tasks.createTaskQuery()
                    .processInstanceId(instance)
                    .taskDefinitionKey(element)
                    .singleResult()
                    .getId());
        }
        return instance;
    }
}
