package vn.tongket.web.document;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.tongket.Acting;
import vn.tongket.Jobs;
import vn.tongket.TestUnits;
import vn.tongket.TestUnits.Province;
import vn.tongket.TongKetTest;
import vn.tongket.calendar.Precision;
import vn.tongket.document.Documents;
import vn.tongket.document.IssueRequest;
import vn.tongket.reference.References;
import vn.tongket.web.Chromium;

/** A clerk at the register: finds a document, explains skipped numbers, takes the register home. */
@TongKetTest
@EnabledIf("vn.tongket.web.Chromium#isThere")
class RegisterBrowserIT {

    @LocalServerPort
    int port;

    @Autowired
    TestUnits units;

    @Autowired
    Acting acting;

    @Autowired
    Jobs jobs;

    @Autowired
    Documents documents;

    @Autowired
    References references;

    @Test
    void a_clerk_explains_skipped_numbers_and_takes_the_register_home() throws Exception {
        Province province = units.province("SOTRINH");
        jobs.travelTo(LocalDate.of(2026, 3, 10));
        acting.as("SOTRINH.van-thu", province.state() + ".clerk").run(() -> {
            for (int number : List.of(1, 4, 5)) {
                documents.issue(new IssueRequest(
                        province.state(),
                        number == 4 ? "BC" : "KH",
                        number,
                        null,
                        null,
                        LocalDate.of(2026, 3, 1 + number),
                        Precision.DAY,
                        "Tổng kết Nghị quyết số 28-NQ/TW về khu vực phòng thủ, phần " + number));
            }
        });
        try (Chromium chromium = new Chromium(port)) {
            Page page = Chromium.signIn(chromium.fresh(), "SOTRINH.van-thu", Acting.PASSWORD, "/van-ban");
            assertThat(page.locator("tbody tr").first()).containsText("05/KH-UBND");
            assertThat(page.locator("#so-bo-trong")).containsText("2 – 3");

            Chromium.screenshot(page, "register");

            page.locator("main input[type=search]").fill("tong ket phan 4");
            page.locator(".filters button").click();
            assertThat(page.locator("body")).containsText("04/BC-UBND");
            assertThat(page.locator("body")).not().containsText("05/KH-UBND");

            page.navigate("/van-ban");
            page.locator("#number").fill("2");
            page.locator("#to").fill("4");
            page.locator("#reason").fill("Cấp ngoài phần mềm");
            page.locator("#so-bo-trong button").click();
            assertThat(page.locator(".problems")).containsText("Số 4 đã dùng");
            assertThat(page.locator("#reason")).hasValue("Cấp ngoài phần mềm");
            page.locator("#to").fill("3");
            page.locator("#so-bo-trong button").click();
            assertThat(page.locator(".done")).isVisible();
            assertThat(page.locator("#so-bo-trong")).not().containsText("chưa giải trình");

            Download excel =
                    page.waitForDownload(() -> page.getByText("Tải Excel").click());
            assertThat(excel.suggestedFilename()).isEqualTo("so-dang-ky-van-ban-di-SOTRINH-UBND.xlsx");
            assertThat(Files.size(excel.path())).isPositive();
            page.getByText("In sổ").click();
            assertThat(page.locator("thead th")).hasCount(20);
            assertThat(page.locator("tbody tr")).hasCount(3);
            Chromium.screenshot(page, "register-print");
            assertThat(chromium.faults()).isEmpty();
        }
    }

    @Test
    void a_clerk_confirms_a_partial_citation_and_enters_what_replaced_a_document() {
        Province province = units.province("SOVIEN");
        jobs.travelTo(LocalDate.of(2026, 3, 10));
        acting.ensure("SOVIEN.van-thu", province.state() + ".clerk", province.state() + ".coordinator");
        references.register("28-NQ/VIEN", "Bộ Chính trị khóa X", LocalDate.of(2008, 9, 22), Precision.DAY, "Khu vực");
        references.register(
                "28-NQ/VIEN", "Ban Chấp hành Trung ương khóa XI", LocalDate.of(2013, 10, 25), Precision.DAY, "Bảo vệ");
        references.cite("Nghị quyết số 28-NQ/VIEN", null, null);
        try (Chromium chromium = new Chromium(port)) {
            Page page = Chromium.signIn(chromium.fresh(), "SOVIEN.van-thu", Acting.PASSWORD, "/vien-dan?q=vien");
            page.onDialog(dialog -> dialog.accept());
            assertThat(page.locator("tbody tr")).hasCount(3);
            Chromium.screenshot(page, "cited");
            page.getByText("Bản in").click();
            assertThat(page.locator("tbody tr")).hasCount(3);
            Chromium.screenshot(page, "cited-print");
            page.getByText("Về sổ").click();
            page.locator("select[name=loc]").selectOption("unconfirmed");
            page.locator(".filters button").click();
            page.locator("tbody a").click();
            Chromium.screenshot(page, "cited-partial");
            page.getByLabel("Chọn 28-NQ/VIEN, 22/09/2008").click();
            assertThat(page.locator(".done")).containsText("Đã xác định");
            assertThat(page.locator(".facts")).containsText("Bộ Chính trị khóa X");

            page.locator("#expiredOn").fill("1/1/2014");
            page.locator("#replacedBy").fill("28-NQ/VIEN");
            page.locator("form[action$=het-hieu-luc] button").click();
            assertThat(page.locator(".problems")).containsText("có thể là nhiều văn bản");
            assertThat(page.locator("#expiredOn")).hasValue("1/1/2014");
            page.locator("#replacedBy").fill("28-NQ/VIEN ngày 25/10/2013");
            page.locator("form[action$=het-hieu-luc] button").click();
            assertThat(page.locator(".facts")).containsText("hết hiệu lực từ 01/01/2014");
            assertThat(page.locator("#replacedBy")).hasValue("28-NQ/VIEN ngày 25/10/2013");
            Chromium.screenshot(page, "cited-document");
            page.setViewportSize(420, 900);
            Chromium.screenshot(page, "cited-document-narrow");
            page.setViewportSize(1280, 900);
            page.locator("form[action$=con-hieu-luc] button").click();
            assertThat(page.locator(".facts")).containsText("còn hiệu lực");
            assertThat(chromium.faults()).isEmpty();
        }
    }
}
