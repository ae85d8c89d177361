package vn.tongket.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.tongket.Acting;
import vn.tongket.TestUnits;
import vn.tongket.TongKetTest;

/** The form library in Camunda's own Tasklist and a real browser; the feature behind the form is played by the test. */
@TongKetTest
@EnabledIf("vn.tongket.web.Chromium#isThere")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TasklistBrowserIT {

    private static final String PROCESS = "try-form";
    private static final String PERSON = "bieumau.soan";
    private static final String CONTENT = """
            {"title":"Báo cáo thử của biểu mẫu","due":"2026-08-20","summary":null,"amount":null,"heldOn":null,"kind":null,
             "kinds":[{"code":"A","name":"Trực tiếp"},{"code":"B","name":"Trực tuyến"}],"leadUnit":null,"otherUnits":[],
             "items":[{"text":"Việc thứ nhất","on":"2026-07-01"},{"text":"Việc thứ hai","on":null}]}
            """;

    @LocalServerPort
    int port;

    @Autowired
    Acting acting;

    @Autowired
    TestUnits units;

    @Autowired
    RepositoryService repository;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    @Autowired
    HistoryService history;

    private Chromium chromium;
    private FormServer server;
    private String task;

    @BeforeAll
    void open() {
        chromium = new Chromium(port);
        acting.ensure("bieumau.quantri", "camunda-admin");
        acting.ensure(PERSON, "BIEUMAU.drafter");
        units.create("BIEUMAU", "Ban Thường vụ Huyện ủy Bắc Mê", "PARTY", "DISTRICT", null);
        units.create("BIEUMAU-2", "Ban Thường vụ Huyện ủy Đồng Văn", "PARTY", "DISTRICT", null);
        repository
                .createDeployment()
                .name(PROCESS)
                .addClasspathResource("browser/try-form.html")
                .addModelInstance(
                        PROCESS + ".bpmn",
                        Bpmn.createExecutableProcess(PROCESS)
                                .camundaHistoryTimeToLive(36500)
                                .startEvent()
                                .userTask("Task_TryForm")
                                .name("Thử biểu mẫu")
                                .camundaCandidateGroups("BIEUMAU.drafter")
                                .camundaFormKey("embedded:deployment:browser/try-form.html")
                                .endEvent()
                                .done())
                .deploy();
    }

    @AfterAll
    void close() {
        chromium.close();
        assertThat(chromium.faults()).isEmpty();
    }

    @BeforeEach
    void task() {
        server = new FormServer(CONTENT);
        var process =
                runtime.startProcessInstanceByKey(PROCESS, UUID.randomUUID().toString());
        task = tasks.createTaskQuery()
                .processInstanceId(process.getId())
                .singleResult()
                .getId();
    }

    @Test
    void form_is_read_only_until_claimed_and_then_saves_what_is_typed_and_completes() {
        try (BrowserContext browser = chromium.fresh()) {
            Page page = openTask(browser);
            assertThat(page.locator(".tk-state")).containsText("chỉ để xem");
            assertThat(page.locator("textarea[data-tk-field=summary]")).isDisabled();
            Chromium.screenshot(page, "form-read-only");

            claim(page);
            page.locator("textarea[data-tk-field=summary]").fill("Tình hình địa phương ổn định.");
            page.locator("input[data-tk-field=amount]").fill("1.234,5");
            page.locator("select[data-tk-field=kind]").selectOption("B");
            page.getByText("Thêm việc").click();
            page.keyboard().type("Việc thứ ba");
            pick(page, "leadUnit", "dong van", "Ban Thường vụ Huyện ủy Đồng Văn");
            pick(page, "otherUnits", "bac me huyen", "Ban Thường vụ Huyện ủy Bắc Mê");
            assertThat(page.locator(".tk-state")).containsText(Pattern.compile("Đã lưu lúc \\d\\d:\\d\\d:\\d\\d"));
            Chromium.screenshot(page, "form-saved");

            assertThat(server.content().get("summary").asText()).isEqualTo("Tình hình địa phương ổn định.");
            assertThat(server.content().get("amount").asText()).isEqualTo("1.234,5");
            assertThat(server.content().get("leadUnit").asText()).isEqualTo("BIEUMAU-2");
            assertThat(server.content().get("otherUnits").get(0).asText()).isEqualTo("BIEUMAU");
            assertThat(server.content().get("items").get(2).get("text").asText())
                    .isEqualTo("Việc thứ ba");

            page.getByLabel("Trả lại").check();
            complete(page);
            assertThat(page.locator(".tk-problems")).containsText("Hãy nhập mục này.");
            Chromium.screenshot(page, "form-missing-reason");
            page.locator("textarea[data-tk-variable=reason]").fill("Thiếu số liệu năm 2018.");
            complete(page);

            assertThat(page.locator(".tk-form")).hasCount(0);
            assertThat(tasks.createTaskQuery().taskId(task).count()).isZero();
            assertThat(variables()).containsEntry("accepted", false).containsEntry("reason", "Thiếu số liệu năm 2018.");
        }
    }

    @Test
    void content_survives_a_lost_session_and_a_reload() {
        try (BrowserContext browser = chromium.fresh()) {
            Page page = openTask(browser);
            claim(page);
            server.fail(401, "{\"message\":\"Bạn chưa đăng nhập.\"}");
            page.locator("textarea[data-tk-field=summary]").fill("Đoạn này chưa kịp lưu");
            assertThat(page.locator(".tk-state")).containsText("Đăng nhập lại");
            page.getByLabel("Đồng ý").check();
            Chromium.screenshot(page, "form-session-lost");

            page.onDialog(dialog -> dialog.accept());
            page.reload();
            server.recover();

            assertThat(page.locator("textarea[data-tk-field=summary]")).hasValue("Đoạn này chưa kịp lưu");
            assertThat(page.locator(".tk-warning")).containsText("Đã khôi phục");
            assertThat(page.locator(".tk-state")).containsText("Đã lưu lúc");
            assertThat(page.getByLabel("Đồng ý")).isChecked();
            Chromium.screenshot(page, "form-restored");
            assertThat(server.content().get("summary").asText()).isEqualTo("Đoạn này chưa kịp lưu");
        }
    }

    @Test
    void refusals_stand_beside_their_fields_and_keep_what_was_typed() {
        try (BrowserContext browser = chromium.fresh()) {
            Page page = openTask(browser);
            claim(page);
            server.fail(422, """
                    {"type":"Refusal","message":"…","problems":[
                      {"at":"amount","message":"“12a” không phải là số. Hãy chỉ nhập chữ số."},
                      {"at":"items.1.on","message":"Việc thứ 2 chưa có ngày đến hạn."},
                      {"at":"","message":"Chưa đủ nội dung để trình."}]}
                    """);
            page.locator("input[data-tk-field=amount]").fill("12a");
            assertThat(page.locator(".tk-problems")).containsText("Có 3 điểm cần sửa");
            assertThat(page.locator(".tk-field:has(input[data-tk-field=amount]) .tk-problem"))
                    .containsText("không phải là số");
            assertThat(page.locator("tr:nth-child(2) .tk-problem")).containsText("chưa có ngày đến hạn");
            Chromium.screenshot(page, "form-refused");

            page.locator(".tk-problems").getByText("chưa có ngày đến hạn").click();
            page.keyboard().type("20/8/2026");
            server.recover();
            page.locator("input[data-tk-field=amount]").fill("12");

            assertThat(page.locator(".tk-state")).containsText("Đã lưu lúc");
            assertThat(page.locator(".tk-problems")).isHidden();
            assertThat(server.content().get("items").get(1).get("on").asText()).isEqualTo("2026-08-20");
        }
    }

    @Test
    void work_of_two_people_at_once_is_not_overwritten_unasked() {
        try (BrowserContext browser = chromium.fresh()) {
            Page page = openTask(browser);
            claim(page);
            server.changeElsewhere("summary", "Của người khác");
            page.locator("textarea[data-tk-field=summary]").fill("Của tôi");
            assertThat(page.locator(".tk-warning")).containsText("Người khác vừa sửa");
            Chromium.screenshot(page, "form-conflict");
            assertThat(server.content().get("summary").asText()).isEqualTo("Của người khác");

            page.getByText("Giữ nội dung tôi đang nhập").click();
            assertThat(page.locator(".tk-state")).containsText("Đã lưu lúc");
            assertThat(server.content().get("summary").asText()).isEqualTo("Của tôi");
        }
    }

    @Test
    void what_was_changed_in_other_places_elsewhere_is_taken_over_and_nothing_is_lost() {
        try (BrowserContext browser = chromium.fresh()) {
            Page page = openTask(browser);
            claim(page);
            server.changeElsewhere("title", "Tên sửa ở trang khác");
            page.locator("textarea[data-tk-field=summary]").fill("Của tôi");
            assertThat(page.locator(".tk-state")).containsText("Đã lưu lúc");
            assertThat(page.locator(".tk-form h2")).hasText("Tên sửa ở trang khác");
            assertThat(server.content().get("summary").asText()).isEqualTo("Của tôi");
            assertThat(server.content().get("title").asText()).isEqualTo("Tên sửa ở trang khác");

            server.changeElsewhere("summary", "Lấy từ tệp ngoại tuyến");
            server.changeElsewhere("title", "Tên sửa lần nữa");
            page.evaluate("() => document.dispatchEvent(new Event('visibilitychange'))");
            assertThat(page.locator("textarea[data-tk-field=summary]")).hasValue("Lấy từ tệp ngoại tuyến");

            server.changeElsewhere("title", "Tên sửa lần thứ ba");
            server.changeElsewhere("summary", "Của người khác");
            page.locator("textarea[data-tk-field=summary]").fill("Vẫn của tôi");
            page.getByText("Giữ nội dung tôi đang nhập").click();
            assertThat(page.locator(".tk-state")).containsText("Đã lưu lúc");
            assertThat(server.content().get("summary").asText()).isEqualTo("Vẫn của tôi");
            assertThat(server.content().get("title").asText()).isEqualTo("Tên sửa lần thứ ba");
        }
    }

    @Test
    void rows_move_and_go() {
        try (BrowserContext browser = chromium.fresh()) {
            Page page = openTask(browser);
            claim(page);
            page.getByText("Xuống").first().click();
            page.getByText("Xóa", new Page.GetByTextOptions().setExact(true))
                    .first()
                    .click();
            assertThat(page.locator(".tk-state")).containsText("Đã lưu lúc");
            assertThat(server.content().get("items")).hasSize(1);
            assertThat(server.content().get("items").get(0).get("text").asText())
                    .isEqualTo("Việc thứ nhất");
        }
    }

    private Page openTask(BrowserContext browser) {
        server.standBehind(browser);
        Page page = Chromium.signIn(browser, PERSON, Acting.PASSWORD, "/camunda/app/tasklist/default/#/?task=" + task);
        assertThat(page.locator(".tk-form h2")).hasText("Báo cáo thử của biểu mẫu");
        return page;
    }

    private static void claim(Page page) {
        page.locator("[ng-click^=claim]").first().click();
        assertThat(page.locator("textarea[data-tk-field=summary]")).isEnabled();
    }

    private static void complete(Page page) {
        page.locator("[ng-click='complete()']").first().click();
    }

    private static void pick(Page page, String field, String words, String name) {
        Locator box = page.locator("input[data-tk-field=" + field + "]");
        box.fill(words);
        page.locator(".tk-pick:has(input[data-tk-field=" + field + "])")
                .getByRole(AriaRole.OPTION)
                .filter(new Locator.FilterOptions().setHasText(name))
                .click();
    }

    private Map<String, Object> variables() {
        return history
                .createHistoricVariableInstanceQuery()
                .processInstanceId(history.createHistoricTaskInstanceQuery()
                        .taskId(task)
                        .singleResult()
                        .getProcessInstanceId())
                .list()
                .stream()
                .collect(java.util.stream.Collectors.toMap(found -> found.getName(), found -> found.getValue()));
    }
}
