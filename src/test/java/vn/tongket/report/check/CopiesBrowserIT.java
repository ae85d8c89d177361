package vn.tongket.report.check;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.tongket.Acting;
import vn.tongket.TestUnits;
import vn.tongket.TestUnits.Province;
import vn.tongket.TongKetTest;
import vn.tongket.cycle.Cycles;
import vn.tongket.cycle.Obligations;
import vn.tongket.report.ReportStore;
import vn.tongket.report.ReportWriter;
import vn.tongket.report.RoundWriter;
import vn.tongket.report.SubmittedReports;
import vn.tongket.web.Chromium;

/** Two sections side by side in the reviewer's browser, from the list to the passages and across by the keyboard. */
@TongKetTest
@EnabledIf("vn.tongket.web.Chromium#isThere")
class CopiesBrowserIT {

    private static final String TAKEN = "Cấp ủy đã chỉ đạo các xã, thị trấn rà soát, đăng ký, quản lý chặt chẽ công dân"
            + " trong độ tuổi; tổ chức khám sức khỏe đúng quy trình, công khai kết quả tại nhà văn hóa thôn, bản; thăm hỏi,"
            + " động viên gia đình có con em lên đường nhập ngũ và giữ mối liên hệ với đơn vị nhận quân.";

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestUnits units;

    @Autowired
    Cycles cycles;

    @Autowired
    Obligations obligations;

    @Autowired
    ReportWriter writer;

    @Autowired
    RoundWriter rounds;

    @Autowired
    ReportStore store;

    @Autowired
    Acting acting;

    @Test
    void reviewer_goes_from_the_list_to_the_passages_and_across() {
        SubmittedReports reports = new SubmittedReports(jdbc, units, cycles, obligations, writer, rounds, store);
        Province province = reports.province("CANH", 2);
        Map<String, UUID> owed = reports.opened(province, new UUID[1]);
        UUID first = owed.get("CANH-H1");
        reports.submit(first, SubmittedReports.with("1.1", "Huyện thứ nhất mở đầu như sau. " + TAKEN));
        reports.submit(
                owed.get("CANH-H2"),
                SubmittedReports.with("2.2", TAKEN + "\nHuyện thứ hai còn nêu thêm một đoạn của riêng mình."));
        acting.ensure("CANH.thamdinh", province.party() + ".reviewer");
        Chromium chromium = new Chromium(port);
        try (BrowserContext browser = chromium.fresh()) {
            Page page = Chromium.signIn(browser, "CANH.thamdinh", Acting.PASSWORD, "/bao-cao/" + first + "/trung-lap");
            assertThat(page.locator("main table")).containsText("Huyện ủy CANH2");
            Chromium.screenshot(page, "report-copies");

            page.locator("main table a").click();

            assertThat(page.locator("mark")).hasCount(2);
            assertThat(page.locator("#doan-1")).containsText("giữ mối liên hệ với đơn vị nhận quân");
            assertThat(page.locator(".side-by-side section").first()).containsText("Huyện thứ nhất mở đầu");
            assertThat(page.locator(".side-by-side section").last()).containsText("của riêng mình");
            page.locator("#doan-1").focus();
            page.keyboard().press("Tab");
            page.keyboard().press("Enter");
            assertThat(page).hasURL(java.util.regex.Pattern.compile(".*#kia-1$"));
            Chromium.screenshot(page, "report-copy");
            page.setViewportSize(380, 800);
            assertThat((boolean) page.evaluate("document.documentElement.scrollWidth <= 380"))
                    .isTrue();
            Chromium.screenshot(page, "report-copy-narrow");
            assertThat(page.navigate("/bao-cao/" + first + "/trung-lap/1.1/" + UUID.randomUUID() + "/2.2")
                            .status())
                    .isEqualTo(404);
        } finally {
            chromium.close();
        }
        assertThat(chromium.faults()).isEmpty();
    }
}
