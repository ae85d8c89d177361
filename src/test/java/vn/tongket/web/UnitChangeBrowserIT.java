package vn.tongket.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.tongket.Acting;
import vn.tongket.Jobs;
import vn.tongket.TestUnits;
import vn.tongket.TongKetTest;
import vn.tongket.assignment.FollowUps;
import vn.tongket.assignment.SampleConclusion;
import vn.tongket.organization.change.Transfers;

/** An administrator enters a list of units and carries out a merger, in the browser alone. */
@TongKetTest
@EnabledIf("vn.tongket.web.Chromium#isThere")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UnitChangeBrowserIT {

    private static final String LIST = """
            Mã đơn vị;Tên đơn vị;Khối;Cấp;Mã đơn vị cấp trên
            UH-XA1;Ủy ban nhân dân xã Mai Hạ;Chính quyền;Xã;UH-UBND
            UH-XA1;Ủy ban nhân dân xã Tòng Đậu;Chính quyền;Xã;UH-UBND
            UH-XA3;Ủy ban nhân dân xã Vạn Mai;Chính quyền;Xã;UH-KHONGCO
            UH-D1;Ủy ban nhân dân huyện 1 UH;;
            """;

    @LocalServerPort
    int port;

    @Autowired
    TestUnits units;

    @Autowired
    Acting acting;

    @Autowired
    Jobs jobs;

    @Autowired
    FollowUps followUps;

    @Autowired
    Transfers transfers;

    @Autowired
    JdbcClient jdbc;

    private Chromium chromium;
    private UUID conclusion;

    @BeforeAll
    void open() {
        chromium = new Chromium(port);
        jobs.travelTo(LocalDate.of(2026, 3, 2));
        SampleConclusion sample = new SampleConclusion("UH", 2, jdbc, units, acting);
        sample.write(true);
        followUps.handOver(sample.cycle);
        while (!followUps.openNext(sample.conclusion)) {
            jobs.runAll();
        }
        conclusion = sample.conclusion;
        acting.ensure("uh.quantri", "camunda-admin");
    }

    @AfterAll
    void close() {
        chromium.close();
        assertThat(chromium.faults()).isEmpty();
    }

    @Test
    void a_list_is_seen_row_by_row_and_a_merger_previewed_and_carried_out() {
        jobs.travelTo(LocalDate.of(2026, 3, 2));
        try (BrowserContext browser = chromium.fresh()) {
            Page page = Chromium.signIn(browser, "uh.quantri", Acting.PASSWORD, "/don-vi/nhap");
            page.onDialog(Dialog::accept);
            send(page, "cu.csv", LIST.getBytes(StandardCharsets.UTF_16));
            assertThat(page.locator(".problems")).containsText("UTF-16");
            send(page, "xa.csv", LIST.getBytes(StandardCharsets.UTF_8));
            assertThat(page.locator("main")).containsText("mã UH-XA1 đã có ở dòng 2");
            assertThat(page.locator("main")).containsText("Dòng 4: không có đơn vị cấp trên UH-KHONGCO");
            Chromium.screenshot(page, "unit-list");
            page.locator("button", new Page.LocatorOptions().setHasText("Nhập 1 đơn vị mới"))
                    .click();
            assertThat(page.locator(".done")).containsText("Đã nhập danh sách");

            page.navigate("/don-vi/thay-doi/moi");
            page.locator("#title").fill("Bấm hai lần");
            page.locator("button[value=ghi]").dblclick();
            assertThat(page.locator(".done")).containsText("Đã ghi dự thảo");
            page.navigate("/don-vi/thay-doi?q=bam+hai+lan");
            assertThat(page.locator("main")).containsText("1 quyết định");

            page.navigate("/don-vi/thay-doi/moi");
            page.locator("#title").fill("Kết thúc hai huyện, lập xã Tân Mai");
            page.locator("#kind").selectOption("DISSOLVE");
            page.locator("#basis").fill("Nghị quyết số 202/2025/QH15 của Quốc hội");
            page.locator("#basisOn").fill("12/6/2025");
            page.locator("#effectiveOn").fill("1/3/2026");
            page.locator("#units").fill("UH-XA2; Ủy ban nhân dân xã Tân Mai; Chính quyền; Xã; UH-UBND");
            row(page, "UH-D1", "UH-XA1", "0,6");
            row(page, "UH-D1", "UH-XA2", "0,5");
            row(page, "UH-D2", "UH-XA2", "");
            assertThat(page.locator("#ends")).hasValue("UH-D1\nUH-D2");
            Chromium.screenshot(page, "unit-change-edit");
            click(page, "Ghi và kiểm tra");
            assertThat(page.locator("main")).containsText("Dòng chuyển 2: cộng đến dòng này");
            click(page, "Sửa");
            assertThat(page.locator(".problems")).containsText("Dòng chuyển 2: cộng đến dòng này");
            page.locator("#rows").fill(page.locator("#rows").inputValue().replace("0,5", "2/5"));
            click(page, "Ghi và kiểm tra");

            click(page, "Xem trước: lập danh sách việc");
            assertThat(page.locator("#viec .late dd")).hasText(String.valueOf(open("UH-D1")));
            click(page, "Thực hiện quyết định");
            assertThat(page.locator(".problems")).containsText("Đơn vị UH-D1 còn");
            page.locator("select[name=tu]").selectOption("UH-D1");
            click(page, "Tìm");
            page.locator("input[name=viec]").first().check();
            page.locator("select[name=sang]").selectOption("UH-XA2");
            click(page, "Chọn cho việc đã đánh dấu");
            page.locator("select[name=chon]").selectOption("open");
            click(page, "Tìm");
            click(page, "Nhận các đề xuất");
            page.setViewportSize(360, 800);
            assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= 360"))
                    .isTrue();
            Chromium.screenshot(page, "unit-change-narrow");
            page.setViewportSize(1400, 950);
            int waiting = open("UH-D1") + open("UH-D2");
            click(page, "Thực hiện quyết định");
            assertThat(page.locator("#progress")).containsText("Đang chuyển: xong 0/" + waiting);
            transfers.run();
            assertThat(page.locator("#progress")).containsText("Đã chuyển %d việc".formatted(waiting));
            Chromium.screenshot(page, "unit-change-done");

            page.navigate("/don-vi?q=huyen+1+uh&ngay=1/3/2026");
            assertThat(page.locator("table")).containsText("Ủy ban nhân dân xã Tân Mai");
            assertThat(page.locator("table")).not().containsText("Ủy ban nhân dân huyện 1");
            page.navigate("/don-vi/UH-XA2");
            assertThat(page.locator("main")).containsText("Tiền thân");
            assertThat(page.locator("main")).containsText("Ủy ban nhân dân huyện 1 UH (UH-D1)");
            Chromium.screenshot(page, "unit-life");
            page.navigate("/don-vi/cay?ngay=28/2/2026");
            assertThat(page.locator(".tree")).containsText("UH-D1");
            page.navigate("/don-vi/cay?ngay=1/3/2026");
            assertThat(page.locator(".tree")).containsText("UH-XA2");
            assertThat(page.locator(".tree")).not().containsText("UH-D1");
            Chromium.screenshot(page, "unit-tree");
        }
        assertThat(open("UH-D1") + open("UH-D2")).isZero();
        assertThat(jdbc.sql("select count(distinct unit_code) from app.assignment"
                                + " where conclusion_id = :id and original_unit = 'UH-D1'")
                        .param("id", conclusion)
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    private int open(String unit) {
        return jdbc.sql("select count(*) from app.assignment where conclusion_id = :id and unit_code = :unit")
                .param("id", conclusion)
                .param("unit", unit)
                .query(Integer.class)
                .single();
    }

    private static void send(Page page, String name, byte[] file) {
        page.locator("#tep").setInputFiles(new FilePayload(name, "text/csv", file));
        click(page, "Xem trước");
    }

    private static void row(Page page, String from, String to, String share) {
        page.locator("#from").fill(from);
        page.locator("#to").fill(to);
        page.locator("#aspect").selectOption("Chính quyền");
        page.locator("#share").fill(share);
        click(page, "Thêm một dòng chuyển");
        assertThat(page.locator("#rows")).hasValue(java.util.regex.Pattern.compile(from + "; " + to, 8));
    }

    private static void click(Page page, String text) {
        page.locator("main button, main a.button")
                .filter(new com.microsoft.playwright.Locator.FilterOptions().setHasText(text))
                .first()
                .click();
    }
}
