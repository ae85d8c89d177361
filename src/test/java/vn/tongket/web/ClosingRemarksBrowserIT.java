package vn.tongket.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.tongket.Acting;
import vn.tongket.Jobs;
import vn.tongket.TestUnits;
import vn.tongket.TestUnits.Province;
import vn.tongket.TongKetTest;
import vn.tongket.acceptance.ConferenceOnly;
import vn.tongket.acceptance.Play;
import vn.tongket.acceptance.Play.Cast;
import vn.tongket.conclusion.Clause;
import vn.tongket.conclusion.Conclusions;
import vn.tongket.conference.Conferences;

/** Two secretaries take down what the chair says, on a line that breaks, beside the conclusion as it was prepared. */
@TongKetTest
@EnabledIf("vn.tongket.web.Chromium#isThere")
class ClosingRemarksBrowserIT {

    @LocalServerPort
    int port;

    @Autowired
    Acting acting;

    @Autowired
    TestUnits units;

    @Autowired
    Jobs jobs;

    @Autowired
    Play play;

    @Autowired
    Conferences conferences;

    @Autowired
    Conclusions conclusions;

    @Test
    void remarks_become_draft_clauses_as_people_decide() {
        jobs.travelTo(LocalDate.of(2026, 7, 14));
        Province province = units.province("GR", 2);
        Cast cast = play.cast("GR", province.party());
        acting.as("GR.thuky2", province.party() + ".coordinator").run(() -> {});
        UUID cycle = ConferenceOnly.held(play, cast, province, "14/7/2026");
        String page = "/hoi-nghi/" + play.conferenceOf(cycle) + "/ket-luan";
        try (Chromium chromium = new Chromium(port);
                BrowserContext left = chromium.fresh();
                BrowserContext right = chromium.fresh()) {
            Page first = Chromium.signIn(left, "GR.dieuphoi", Acting.PASSWORD, page);
            prepare(first);
            Page second = Chromium.signIn(right, "GR.thuky2", Acting.PASSWORD, page);
            nothingIsTypedBeforeItIsKept(right, page);

            take(first, "Rà soát lại quy hoạch khu vực phòng thủ của tỉnh trong tháng 10");
            take(second, "@GR-H1: Tổng kết mô hình làng văn hóa quốc phòng");
            assertThat(first.locator(".remark")).hasCount(2);
            assertThat(second.locator(".remark")).hasCount(2);
            assertThat(line(first, 0).locator("[data-field=due]")).hasValue("trong tháng 10/2026");
            assertThat(first.locator("[data-kind=CHANGED] ins"))
                    .hasText(List.of(" lại", " trong tháng 10").toArray(String[]::new));
            assertThat(first.locator("[data-kind=NEW]")).containsText("làng văn hóa");
            assertThat(first.locator("[data-kind=NOT_MENTIONED]")).containsText("đất quốc phòng");

            writeAtOnce(first, second);
            breakTheLine(left, first, second);
            decide(first);
            Chromium.screenshot(first, "remarks");
            ConferenceOnly.close(play, cast, cycle);
            look(first, "/ket-luan/" + play.conclusionOf(cycle), "conclusion");
            look(first, "/dot/" + cycle + "/lich-nguoc?buoc=CONCLUSION&cham=3", "schedule");
            look(first, page, "remarks-closed");
            assertThat(first.locator("#remark-entry")).hasCount(0);
            assertThat(chromium.faults()).isEmpty();
        }
        assertThat(conclusions.clauses(play.conclusionOf(cycle)))
                .extracting(Clause::text)
                .startsWith(
                        "Rà soát lại quy hoạch khu vực phòng thủ của tỉnh trong tháng 10",
                        "Nâng cao nhận thức trong toàn dân")
                .doesNotContain("Giải quyết tồn đọng về đất quốc phòng");
        assertThat(conclusions.clauses(play.conclusionOf(cycle)).get(1).ref()).isEqualTo("G1");
        play.end(cycle);
    }

    /** The page is there, and nothing of it is wider than a telephone. */
    private static void look(Page page, String path, String name) {
        page.setViewportSize(1200, 900);
        page.navigate(path);
        assertThat(page.locator("h1")).isVisible();
        Chromium.screenshot(page, name);
        page.setViewportSize(360, 740);
        assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(360);
        Chromium.screenshot(page, name + "-narrow");
    }

    /** As long as the script is not there to keep what is typed, nothing can be typed. */
    private static void nothingIsTypedBeforeItIsKept(BrowserContext browser, String path) {
        Page page = browser.newPage();
        page.route("**/js/remarks*.js", route -> route.abort());
        page.navigate(path);
        assertThat(page.locator("#remark-text")).isDisabled();
        page.close();
    }

    private static void prepare(Page page) {
        page.locator("summary").click();
        page.locator("#prepared").fill("@Không có đơn vị này: Việc gì đó");
        page.getByText("Lưu kết luận chuẩn bị").click();
        assertThat(page.locator(".problems")).containsText("Dòng 1: không tìm thấy");
        assertThat(page.locator("#prepared")).hasValue("@Không có đơn vị này: Việc gì đó");
        page.locator("#prepared").fill("""
                Rà soát quy hoạch khu vực phòng thủ của tỉnh
                Giải quyết tồn đọng về đất quốc phòng
                """);
        page.getByText("Lưu kết luận chuẩn bị").click();
        assertThat(page.locator("[data-kind=NOT_MENTIONED]")).hasCount(2);
    }

    /** Both change one line: who is later sees both texts and chooses. */
    private static void writeAtOnce(Page first, Page second) {
        line(second, 1).locator("textarea").focus();
        line(first, 1).locator("textarea").fill("Tổng kết mô hình làng văn hóa");
        first.locator("#remark-text").focus();
        assertThat(first.locator("#remark-state")).containsText("Đã lưu lúc");
        line(second, 1).locator("textarea").fill("Tổng kết mô hình bản văn hóa");
        second.locator("#remark-text").focus();
        assertThat(line(second, 1).locator(".problem")).containsText("“Tổng kết mô hình làng văn hóa”");
        assertThat(line(second, 1).locator("textarea")).hasValue("Tổng kết mô hình bản văn hóa");
        line(second, 1).getByText("Giữ dòng của tôi").click();
        assertThat(line(first, 1).locator("textarea")).hasValue("Tổng kết mô hình bản văn hóa");
    }

    /** What is typed without the server stays on the machine, survives the page, and arrives later, once. */
    private static void breakTheLine(BrowserContext left, Page first, Page second) {
        left.route("**/api/conferences/**", route -> route.abort());
        take(first, "* Nâng cao nhận thức trong toàn dân");
        assertThat(first.locator("#remark-state")).containsText("Chưa gửi được 1 dòng");
        first.reload();
        assertThat(first.locator(".remark textarea")).hasValue("* Nâng cao nhận thức trong toàn dân");
        left.unroute("**/api/conferences/**");
        assertThat(second.locator(".remark")).hasCount(3);
        assertThat(first.locator(".remark")).hasCount(3);
        assertThat(line(first, 2).locator("textarea")).hasValue("Nâng cao nhận thức trong toàn dân");
        assertThat(line(first, 2).locator("input[type=checkbox]")).isChecked();
    }

    private static void decide(Page page) {
        Locator land = page.locator("[data-kind=NOT_MENTIONED]");
        land.getByText("Bỏ khỏi dự thảo").click();
        assertThat(land.locator(".problem")).hasText("Hãy ghi lý do không đưa vào dự thảo.");
        land.locator("[data-reason]").fill("Chuyển sang kế hoạch năm sau");
        land.getByText("Bỏ khỏi dự thảo").click();
        assertThat(page.locator("[data-kind=NOT_MENTIONED]")).containsText("Chuyển sang kế hoạch năm sau");
        Locator model = page.locator("[data-kind=NEW]:has-text('bản văn hóa')");
        model.locator("[data-reason]").fill("Đã giao ở kết luận khác");
        model.getByText("Không đưa vào").click();
        assertThat(page.locator("[data-kind=NEW]:has-text('bản văn hóa')")).containsText("Đã giao ở kết luận khác");
    }

    private static void take(Page page, String said) {
        page.locator("#remark-text").fill(said);
        page.keyboard().press("Enter");
        assertThat(page.locator("#remark-text")).hasValue("");
    }

    private static Locator line(Page page, int n) {
        return page.locator(".remark").nth(n);
    }
}
