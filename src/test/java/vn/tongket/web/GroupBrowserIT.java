package vn.tongket.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.tongket.Acting;
import vn.tongket.Jobs;
import vn.tongket.TestUnits;
import vn.tongket.TongKetTest;
import vn.tongket.audit.Actor;
import vn.tongket.organization.change.ChangeEntry;
import vn.tongket.organization.change.UnitChanges;

/** An administrator makes a group, fills it, and follows a change of units from its page to the successors. */
@TongKetTest
@EnabledIf("vn.tongket.web.Chromium#isThere")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GroupBrowserIT {

    @LocalServerPort
    int port;

    @Autowired
    TestUnits units;

    @Autowired
    Acting acting;

    @Autowired
    Jobs jobs;

    @Autowired
    UnitChanges changes;

    private Chromium chromium;

    @BeforeAll
    void open() {
        chromium = new Chromium(port);
        jobs.travelTo(LocalDate.of(2026, 1, 5));
        units.province("NHG", 3);
        acting.ensure("nhg.quantri", "camunda-admin");
    }

    @AfterAll
    void close() {
        chromium.close();
        assertThat(chromium.faults()).isEmpty();
    }

    @Test
    void a_group_is_made_filled_and_carried_through_a_change() {
        Actor administrator = new Actor("nhg.quantri", Set.of("camunda-admin"));
        try (BrowserContext browser = chromium.fresh()) {
            Page page = Chromium.signIn(browser, "nhg.quantri", Acting.PASSWORD, "/don-vi");
            page.onDialog(Dialog::accept);
            page.locator("main a", new Page.LocatorOptions().setHasText("Nhóm đơn vị"))
                    .click();
            page.locator("summary").click();
            page.locator("#ma").fill("nhg hu");
            page.locator("#ten").fill("Ban thường vụ các huyện ủy NHG");
            page.locator("#giu").fill("NHG-TU");
            click(page, "Thêm nhóm");
            assertThat(page.locator(".problems")).containsText("Mã nhóm chỉ gồm");
            assertThat(page.locator("#ten")).hasValue("Ban thường vụ các huyện ủy NHG");
            page.locator("#ma").fill("NHG-HU");
            click(page, "Thêm nhóm");

            page.locator("#dong").fill("NHG-H3; 1/1/2020\nNHG-H9");
            click(page, "Thêm thành viên");
            assertThat(page.locator(".problems")).containsText("Dòng 2: không có đơn vị “NHG-H9”");
            assertThat(page.locator("#dong")).hasValue("NHG-H3; 1/1/2020\nNHG-H9");
            page.locator("#dong").fill("NHG-H3; 1/1/2020");
            click(page, "Thêm thành viên");
            page.locator("#duoi").fill("NHG-TU");
            page.locator("#cap").selectOption("DISTRICT");
            click(page, "Xem các đơn vị");
            assertThat(page.locator("#them")).containsText("3 đơn vị theo bộ lọc");
            click(page, "Thêm 3 đơn vị này");
            assertThat(page.locator(".done")).hasText("Đã thêm 2 đơn vị vào nhóm.");
            page.locator("input[name=thanhvien]").last().check();
            page.locator("#den").fill("31/1/2026");
            click(page, "Kết thúc các đơn vị");
            assertThat(page.locator("#thanh-vien")).containsText("31/01/2026");

            UUID change = changes.draft(
                    administrator,
                    new ChangeEntry(
                            "DISSOLVE",
                            "Kết thúc huyện NHG-H1",
                            "Nghị quyết số 202/2025/QH15",
                            "12/6/2025",
                            null,
                            "1/3/2026",
                            null,
                            List.of(new ChangeEntry.NewUnit(
                                    "NHG-X1", "Đảng ủy xã Mai Hạ", "Đảng", "Xã", "NHG-TU", null, null)),
                            List.of(new ChangeEntry.Row("NHG-H1", "NHG-X1", "Đảng", "")),
                            List.of(new ChangeEntry.End("NHG-H1", "")),
                            List.of()));
            changes.carryOut(administrator, change);
            jobs.travelTo(LocalDate.of(2026, 3, 2));
            page.navigate("/don-vi/thay-doi/" + change);
            click(page, "Thu hồi các vai trò cấp ngoài sổ");
            assertThat(page.locator(".done")).containsText("Đã thu hồi");
            Chromium.screenshot(page, "unit-change-groups");
            page.locator("#nhom a").click();
            assertThat(page.locator("#ke-thua")).containsText("Đảng ủy xã Mai Hạ (NHG-X1), 01/03/2026");
            Chromium.screenshot(page, "unit-group");
            page.setViewportSize(360, 800);
            assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= 360"))
                    .isTrue();
            Chromium.screenshot(page, "unit-group-narrow");
            page.setViewportSize(1400, 950);
            click(page, "Bổ sung các đơn vị đã đánh dấu");
            assertThat(page.locator(".done")).hasText("Đã thêm 1 đơn vị vào nhóm.");
            assertThat(page.locator("#ke-thua")).hasCount(0);
            page.navigate("/don-vi/nhom/NHG-HU?ngay=28/2/2026");
            assertThat(page.locator("#thanh-vien table")).containsText("NHG-H1");
            assertThat(page.locator("#thanh-vien table")).not().containsText("NHG-X1");
            page.locator("#ten").fill("Ban thường vụ cấp ủy NHG");
            click(page, "Ghi tên");
            assertThat(page.locator("h1")).hasText("Ban thường vụ cấp ủy NHG");
            assertThat(page.locator("main")).containsText("Tên cũ");
        }
    }

    private static void click(Page page, String text) {
        page.locator("main button")
                .filter(new Locator.FilterOptions().setHasText(text))
                .first()
                .click();
    }
}
