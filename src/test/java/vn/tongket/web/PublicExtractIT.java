package vn.tongket.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.tongket.Acting;
import vn.tongket.Jobs;
import vn.tongket.TongKetTest;
import vn.tongket.assignment.FollowUpPlay;
import vn.tongket.assignment.SampleConclusion;

/** What a coordinator publishes of the tasks, as everybody reads it without an account. */
@TongKetTest
class PublicExtractIT {

    @LocalServerPort
    int port;

    @Autowired
    private FollowUpPlay play;

    @Autowired
    private Jobs jobs;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void what_is_published_stays_as_it_was_until_it_is_replaced_or_withdrawn() throws Exception {
        SampleConclusion sample = play.begin("TDP", 1, Map.of("4", "Độ mật: MẬT. Nội dung không được công bố"));
        String unit = sample.code("SO1");
        UUID third = play.task(sample, "3", unit);
        UUID sixth = play.task(sample, "6", unit);
        jdbc.sql("update app.assignment set suspended_at = :at, changed_at = :at where id = :id")
                .param("at", java.time.OffsetDateTime.parse("2026-01-06T08:00:00+07:00"))
                .param("id", sixth)
                .update();
        jobs.travelTo(LocalDate.of(2026, 3, 2));
        play.coordinator(sample);
        play.tracker(sample);
        Visitor coordinator = visitor("TDP.dieuphoi");
        String desk = "/dot/" + sample.cycle + "/cong-bo";

        String chosen = "chon=true&tieude=K%E1%BA%BFt+qu%E1%BA%A3+qu%C3%BD+I&cot=REF&cot=TEXT&cot=UNIT&cot=STATUS"
                + "&khoan=1&khoan=3&khoan=4&khoan=6&trangthai=OVERDUE&trangthai=NOT_STARTED&trangthai=NO_DEADLINE&trangthai=IN_PROGRESS";
        String preview = coordinator.get(desk + "?" + chosen).body();
        assertThat(preview).contains("nhiệm vụ mang dấu mật", "Kết quả quý I", "Sở Tài chính TDP");
        String seen = found(preview, "name=\"seen\" value=\"([0-9a-f]{64})\"");
        String form = chosen + "&ngay=&seen=" + seen;

        assertThat(visitor("TDP.theodoi").send("POST", desk, form, FORM).statusCode())
                .isEqualTo(404);
        assertThat(visitor("TDP.theodoi").get(desk).body()).doesNotContain("name=\"seen\"", "Chọn nội dung");
        assertThat(visitor(SampleConclusion.drafter(unit)).get(desk).statusCode())
                .isEqualTo(404);
        assertThat(coordinator
                        .send("POST", desk, chosen + "&seen=" + "0".repeat(64), FORM)
                        .body())
                .contains("Số liệu đã thay đổi", "Kết quả quý I");
        assertThat(coordinator.send("POST", desk, form, FORM).statusCode()).isEqualTo(302);
        String address = found(coordinator.get(desk).body(), "(/cong-bo/[\\w-]{32})");

        Visitor anybody = new Visitor(port).with("Accept", "text/html");
        var page = anybody.get(address);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("Kết quả quý I", "Sở Tài chính TDP", "02/03/2026", "noindex", "bản 1")
                .doesNotContain("Độ mật", "href=\"/\"", "/nhiem-vu", "/dot/", "TDP.soan", "tạm dừng");
        assertThat(page.headers().firstValue("X-Robots-Tag")).hasValue("noindex, nofollow, noarchive");
        assertThat(page.headers().firstValue("Cache-Control").orElse("")).contains("public", "max-age=60");
        assertThat(page.headers().allValues("Set-Cookie")).isEmpty();
        String data = anybody.get(address + "/du-lieu.json").body();
        String hash = found(page.body(), "([0-9a-f]{64})");
        assertThat(java.util.HexFormat.of()
                        .formatHex(java.security.MessageDigest.getInstance("SHA-256")
                                .digest(data.getBytes(java.nio.charset.StandardCharsets.UTF_8))))
                .isEqualTo(hash);
        assertThat(data).doesNotContain("Độ mật").contains("\"edition\":1");
        assertThat(anybody.get(address + "/bang.xlsx").body()).startsWith("PK");

        play.accept(third, unit);
        assertThat(anybody.get(address + "/du-lieu.json").body()).isEqualTo(data);
        assertThat(anybody.get(address).body()).isEqualTo(page.body());

        String again = coordinator.get(desk + "?" + chosen + "&chutri=true").body();
        coordinator.send(
                "POST",
                desk,
                chosen + "&chutri=true&seen=" + found(again, "name=\"seen\" value=\"([0-9a-f]{64})\""),
                FORM);
        assertThat(anybody.get(address).body()).contains("bản 2", "Bản 1, công bố lúc", hash);
        assertThat(coordinator.get(desk + "/1").body()).contains("Kết quả quý I", hash);

        assertThat(coordinator.send("POST", desk + "/2/thu-hoi", "lydo=+", FORM).body())
                .contains("Hãy ghi lý do thu hồi");
        assertThat(coordinator
                        .send("POST", desk + "/2/thu-hoi", "lydo=Sai+don+vi", FORM)
                        .statusCode())
                .isEqualTo(302);
        var gone = anybody.get(address);
        assertThat(gone.statusCode()).isEqualTo(410);
        assertThat(gone.body()).contains("đã được thu hồi", "Sai don vi").doesNotContain("Sở Tài chính");
        assertThat(anybody.get(address + "/du-lieu.json").statusCode()).isEqualTo(410);
        assertThat(jdbc.sql(
                                "select act from app.audit_record where cycle_id = :id and act like 'extract.%' order by id")
                        .param("id", sample.cycle)
                        .query(String.class)
                        .list())
                .containsExactly("extract.published", "extract.published", "extract.withdrawn");
    }

    @Test
    void unknown_addresses_are_answered_alike() {
        // what other tests tried from this machine is forgotten by then
        jobs.travelTo(LocalDate.of(2031, 1, 6));
        Visitor anybody = new Visitor(port).with("Accept", "text/html");
        var unknown = anybody.get("/cong-bo/" + "A".repeat(32));
        var odd = anybody.get("/cong-bo/abc");
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(odd.statusCode()).isEqualTo(404);
        assertThat(odd.body()).isEqualTo(unknown.body()).contains("Không có bản công bố nào");
        assertThat(anybody.get("/cong-bo/abc/du-lieu.json").statusCode()).isEqualTo(404);
        assertThat(anybody.get("/cong-bo/abc/khac").statusCode()).isEqualTo(302);
    }

    private static final String FORM = "application/x-www-form-urlencoded";

    private static String found(String text, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as(pattern).isTrue();
        return matcher.group(1);
    }

    private Visitor visitor(String user) {
        Visitor visitor = new Visitor(port).with("Accept", "text/html,*/*;q=0.8");
        visitor.login(user, Acting.PASSWORD);
        visitor.get("/");
        return visitor.with("X-TK-XSRF", visitor.cookie("TK-XSRF"));
    }
}
