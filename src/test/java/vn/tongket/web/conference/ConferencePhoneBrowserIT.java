package vn.tongket.web.conference;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
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
import vn.tongket.TestUnits.Province;
import vn.tongket.TongKetTest;
import vn.tongket.acceptance.Play;
import vn.tongket.acceptance.Play.Cast;
import vn.tongket.audit.Actors;
import vn.tongket.calendar.Deadline;
import vn.tongket.conference.Agenda;
import vn.tongket.conference.Chair;
import vn.tongket.conference.Conference;
import vn.tongket.conference.Conferences;
import vn.tongket.conference.attend.AttendanceDesk;
import vn.tongket.conference.invite.InviteeStore;
import vn.tongket.conference.invite.Links;
import vn.tongket.web.Chromium;

/** An invitee with a narrow phone and no account answers and notes the arrival; the secretary ticks by keyboard. */
@TongKetTest
@EnabledIf("vn.tongket.web.Chromium#isThere")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConferencePhoneBrowserIT {

    private static final LocalDate HELD = LocalDate.of(2023, 8, 24);

    @LocalServerPort
    int port;

    @Autowired
    Play play;

    @Autowired
    TestUnits units;

    @Autowired
    Jobs jobs;

    @Autowired
    Acting acting;

    @Autowired
    Conferences conferences;

    @Autowired
    InviteeStore invitees;

    @Autowired
    AttendanceDesk attendance;

    @Autowired
    Links links;

    private Chromium chromium;
    private Cast cast;
    private UUID cycle;
    private UUID id;

    @BeforeAll
    void open() {
        jobs.travelTo(HELD.minusDays(9));
        chromium = new Chromium(port);
        Province province = units.province("CPB", 3);
        cast = play.cast("CPB", province.party());
        acting.ensure(cast.coordinator().user(), province.party() + ".coordinator");
        cycle = play.start(
                cast,
                province.party(),
                play.plan("Sơ kết Quy chế phối hợp", province.party(), List.of("CONFERENCE"), "Quy chế phối hợp"));
        id = play.conferenceOf(cycle);
        play.agenda(
                cast,
                cycle,
                new Agenda(
                        "Sơ kết thực hiện Quy chế phối hợp giữa Đảng ủy Quân sự tỉnh với các Huyện ủy, Thành ủy",
                        Deadline.day(HELD),
                        LocalTime.of(8, 0),
                        true,
                        "Huyện Bắc Mê",
                        Chair.of("Quyền Bí thư Tỉnh ủy", null),
                        conferences.subjects(id),
                        List.of(
                                item(8, "Khai mạc", "Chánh Văn phòng"),
                                item(9, "Báo cáo kết quả phối hợp", "Chỉ huy trưởng Bộ CHQS tỉnh")),
                        List.of(new Agenda.Guest("Chủ nhiệm UBKT Tỉnh ủy", null, true, "ubkt@example.vn")),
                        province.districts(),
                        null,
                        new Agenda.Letter(Conference.Numbering.NEXT, null, HELD.minusDays(2), 60)));
    }

    private static Agenda.Item item(int hour, String title, String presenter) {
        return new Agenda.Item(LocalTime.of(hour, 0), LocalTime.of(hour, 45), title, presenter, 1);
    }

    @AfterAll
    void close() {
        play.end(cycle);
        chromium.close();
        assertThat(chromium.faults()).isEmpty();
    }

    @Test
    void phone_answers_and_notes_arrival_then_the_secretary_ticks() throws Exception {
        try (BrowserContext browser = chromium.fresh()) {
            Page phone = browser.newPage();
            phone.setViewportSize(360, 740);
            phone.navigate(link("REPLY", "u:CPB-H1"));
            narrow(phone);
            phone.getByLabel("Cử người dự thay").check();
            phone.getByText("Gửi trả lời").click();
            assertThat(phone.locator(".problems").last()).containsText("Hãy ghi chức vụ người dự thay");
            assertThat(phone.getByLabel("Cử người dự thay")).isChecked();
            phone.locator("#representative").fill("Phó Bí thư Thường trực Huyện ủy");
            Chromium.screenshot(phone, "conference-answer-phone");
            phone.getByText("Gửi trả lời").click();
            assertThat(phone.locator(".done")).containsText("Đã ghi nhận trả lời");
            narrow(phone);

            jobs.travelTo(HELD.atTime(7, 40).atZone(Deadline.ZONE).toInstant());
            phone.navigate(path(cast.coordinator()
                    .call(() -> attendance.door(Actors.current(), id).link())));
            phone.locator("#q").fill("cpb h1");
            phone.getByText("Tìm").click();
            narrow(phone);
            Chromium.screenshot(phone, "conference-door-phone");
            phone.locator("#by").fill("Phó Bí thư Thường trực Huyện ủy");
            phone.getByText("Ghi có mặt").click();
            assertThat(phone.locator(".done")).containsText("07:40 24/08/2023");
            Chromium.screenshot(phone, "conference-noted-phone");
        }
        try (BrowserContext browser = chromium.fresh()) {
            Page page = Chromium.signIn(
                    browser, cast.coordinator().user(), Acting.PASSWORD, "/hoi-nghi/" + id + "/diem-danh");
            assertThat(page.locator("#attendance")).containsText("1/4");
            page.locator("#q").pressSequentially("ubkt");
            page.keyboard().press("Enter");
            assertThat(page.locator("#attendance")).containsText("2/4");
            Chromium.screenshot(page, "conference-attendance");
            for (String tab : List.of("", "/giay-moi", "/tai-lieu", "/phat-bieu", "/dinh-chinh")) {
                page.navigate("/hoi-nghi/" + id + tab);
                assertThat(page.locator("nav.tabs a[aria-current]")).hasCount(1);
                Chromium.screenshot(page, "conference" + tab.replace('/', '-'));
                page.setViewportSize(360, 740);
                narrow(page);
                page.setViewportSize(1400, 950);
            }
            page.navigate("/hoi-nghi/" + id + "/giay-moi");
            Page cards = browser.waitForPage(
                    () -> page.getByText("In thẻ mời kèm mã").click());
            assertThat(cards.locator(".invitation-card")).hasCount(4);
            Chromium.screenshot(cards, "conference-cards");
        }
        assertThat(invitees.find(id, "g:1").orElseThrow().attended()).isTrue();
        assertThat(invitees.find(id, "u:CPB-H1").orElseThrow().attendedBy())
                .isEqualTo("Phó Bí thư Thường trực Huyện ủy");
    }

    /** Nothing sticks out to the side. */
    private static void narrow(Page page) {
        assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                .isLessThanOrEqualTo(360);
    }

    private String link(String purpose, String ref) {
        return path(links.open("sealed:" + purpose + ":" + id + ":" + ref, "")
                .orElseThrow()
                .text());
    }

    /** Without the address of the product, where one is set. */
    private static String path(String link) {
        return link.replaceFirst("^https?://[^/]+", "");
    }
}
