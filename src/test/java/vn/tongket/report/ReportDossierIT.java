package vn.tongket.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.util.HtmlUtils;
import vn.tongket.Acting;
import vn.tongket.Acting.Person;
import vn.tongket.SqlCount;
import vn.tongket.TongKetTest;
import vn.tongket.audit.Actors;
import vn.tongket.audit.dossier.Anchor.Kind;
import vn.tongket.audit.dossier.AuditDossiers;
import vn.tongket.audit.dossier.Question.Filter;
import vn.tongket.report.ReportPlay.Stage;
import vn.tongket.web.Visitor;

/** What auditors read of reports: whole, in order, in sentences, and nothing of others. */
@TongKetTest
class ReportDossierIT {

    private static final LocalDate DUE = LocalDate.of(2030, 6, 28);

    @LocalServerPort
    int port;

    @Autowired
    AutowireCapableBeanFactory beans;

    private ReportPlay play;

    @BeforeEach
    void play() {
        play = beans.createBean(ReportPlay.class);
    }

    @Autowired
    Acting acting;

    @Autowired
    AuditDossiers dossiers;

    @Autowired
    SqlCount sql;

    @Autowired
    DataSource source;

    private Visitor visitor(String user, String... groups) {
        acting.ensure(user, groups);
        Visitor visitor = new Visitor(port).with("Accept", "text/html,*/*;q=0.8");
        visitor.login(user, Acting.PASSWORD);
        visitor.get("/");
        return visitor;
    }

    private static String text(String page) {
        return HtmlUtils.htmlUnescape(
                        page.replaceAll("(?s)<(script|style).*?</\\1>", "").replaceAll("<[^>]+>", " "))
                .replaceAll("\\s+", " ");
    }

    @Test
    void dossier_of_a_report_tells_who_did_what_in_which_capacity_and_by_which_step_of_the_model() {
        Stage stage = play.opened("HSOA", DUE);
        play.submitted(stage);
        play.giveBack(stage, "5/7/2030", new ReportCheck.Reason("1.1", "Thiếu số liệu"));
        Visitor auditor = visitor("HSOA.kiemtra", stage.province().party() + ".auditor");

        String page = text(auditor.get("/ho-so/bao-cao/" + stage.report()).body());

        assertThat(page)
                .contains("Hồ sơ báo cáo của Ban Thường vụ Huyện ủy " + stage.unit())
                .containsSubsequence(
                        "giao báo cáo cho đơn vị",
                        stage.leader().user() + " , Lãnh đạo đơn vị, Ban Thường vụ Huyện ủy " + stage.unit(),
                        "nộp báo cáo",
                        "trả lại báo cáo")
                .contains("mô hình unit-report:", "Bước “", "hoàn thành việc “", "Thông báo", "không có thư");
        assertThat(text(auditor.get("/ho-so/dot/" + stage.cycle()).body()))
                .contains("nộp báo cáo", "báo cáo của Ban Thường vụ Huyện ủy " + stage.unit());
        assertThat(text(auditor.get("/ho-so/don-vi/" + stage.unit()).body())).contains("nộp báo cáo");
        assertThat(text(auditor.get("/ho-so/nguoi/" + stage.leader().user()).body()))
                .contains("nộp báo cáo")
                .doesNotContain("trả lại báo cáo");
    }

    @Test
    void filters_narrow_and_what_cannot_be_is_said_in_a_sentence() {
        Stage stage = play.opened("HSOB", DUE);
        play.submitted(stage);
        Visitor auditor = visitor("HSOB.kiemtra", stage.province().party() + ".auditor");
        String path = "/ho-so/dot/" + stage.cycle();

        assertThat(rows(auditor, path + "?viec=report.submitted")).hasSize(1);
        assertThat(rows(auditor, path + "?q=nop+bao+cao&viec=report.submitted")).hasSize(1);
        assertThat(rows(auditor, path + "?q=khong+co+chu+nay")).isEmpty();
        assertThat(rows(auditor, path + "?viec=engine"))
                .isNotEmpty()
                .allMatch(row -> row.contains("Công cụ quy trình"));
        assertThat(rows(auditor, path + "?viec=mail")).isNotEmpty().allMatch(row -> row.contains(" báo “"));
        assertThat(rows(auditor, path + "?nguoi=" + stage.leader().user()))
                .isNotEmpty()
                .allMatch(row -> row.contains(stage.leader().user()));
        assertThat(rows(auditor, path + "?den=1990-01-01")).isEmpty();
        assertThat(auditor.get(path + "?tu=2026-02-31").statusCode()).isEqualTo(422);
        assertThat(text(auditor.get(path + "?tu=2026-02-31").body())).contains("Không đọc được ngày “2026-02-31”");
        assertThat(text(auditor.get(path + "?tu=0001-01-01").body())).contains("không thể có việc nào");
        assertThat(text(auditor.get(path + "?tu=2026-02-03&den=2026-02-01").body()))
                .contains("Ngày cuối “2026-02-01” trước ngày đầu “2026-02-03”");
        assertThat(rows(auditor, path + "?tiep=99999999999999999.9.f")).isEmpty();
        assertThat(auditor.get(path + "?tiep=la+la").statusCode()).isEqualTo(200);
        assertThat(auditor.get(path + "/tep.xlsx")
                        .headers()
                        .firstValue("Content-Type")
                        .orElse(""))
                .contains("spreadsheetml");
    }

    @Test
    void pages_lead_forwards_backwards_to_the_end_and_to_a_day() {
        Stage stage = play.opened("HSOC", DUE, 40).get(0);
        Visitor auditor = visitor("HSOC.kiemtra", stage.province().party() + ".auditor");
        String path = "/ho-so/dot/" + stage.cycle();

        String first = auditor.get(path).body();
        String second = auditor.get(link(first, "next")).body();
        String back = auditor.get(link(second, "prev")).body();

        assertThat(rowsOf(first)).hasSize(50);
        assertThat(rowsOf(second)).isNotEmpty().doesNotContainAnyElementsOf(rowsOf(first));
        assertThat(rowsOf(back)).isEqualTo(rowsOf(first));
        assertThat(rows(auditor, path + "?ngay=2100-01-01")).isEmpty();
        assertThat(rows(auditor, path + "?ngay=2000-01-01")).isEqualTo(rowsOf(first));
        List<String> newest = rows(auditor, path + "?xep=moi");
        List<String> last = rows(auditor, path + "?cuoi=1");
        assertThat(newest.get(0)).isEqualTo(last.get(last.size() - 1));
    }

    @Test
    void nobody_opens_the_dossier_of_what_they_do_not_look_over() {
        Stage mine = play.opened("HSOD", DUE);
        Stage other = play.opened("HSOE", DUE);
        play.submitted(mine);
        Visitor auditor = visitor("HSOD.kiemtra", mine.province().party() + ".auditor");
        Visitor ofUnit = visitor("HSOD.kiemtra.huyen", mine.unit() + ".auditor");
        Visitor coordinator = visitor(mine.coordinator().user());
        Visitor drafter = visitor(mine.drafter().user());

        assertThat(auditor.get("/ho-so/dot/" + mine.cycle()).statusCode()).isEqualTo(200);
        for (String foreign : List.of(
                "/ho-so/dot/" + other.cycle(),
                "/ho-so/bao-cao/" + other.report(),
                "/ho-so/don-vi/" + other.unit(),
                "/ho-so/nguoi/" + other.leader().user(),
                "/ho-so/dot/" + UUID.randomUUID(),
                "/ho-so/dot/khong-phai-ma",
                "/ho-so/nhiem-vu/" + mine.report(),
                "/ho-so/van-ban/" + UUID.randomUUID(),
                "/ho-so/nguoi/khong.ai",
                "/ho-so/don-vi/KHONG-CO")) {
            assertThat(auditor.get(foreign).statusCode()).as(foreign).isEqualTo(404);
        }
        assertThat(coordinator.get("/ho-so/dot/" + mine.cycle()).statusCode()).isEqualTo(200);
        assertThat(coordinator.get("/ho-so/don-vi/" + mine.unit()).statusCode()).isEqualTo(404);
        assertThat(coordinator.get("/ho-so/nguoi/" + mine.leader().user()).statusCode())
                .isEqualTo(404);
        assertThat(coordinator.get("/nhat-ky").statusCode()).isEqualTo(404);
        assertThat(drafter.get("/ho-so/dot/" + mine.cycle()).statusCode()).isEqualTo(404);
        assertThat(drafter.get("/ho-so/bao-cao/" + mine.report()).statusCode()).isEqualTo(404);
        String part = text(ofUnit.get("/ho-so/dot/" + mine.cycle()).body());
        assertThat(part).contains("Đợt này do đơn vị khác chủ trì", "nộp báo cáo");
        assertThat(part).doesNotContain("chốt danh sách đơn vị báo cáo");
    }

    @Test
    void reading_the_dossier_of_a_person_is_recorded_once_a_day() {
        Stage stage = play.opened("HSOF", DUE);
        play.submitted(stage);
        Visitor auditor = visitor("HSOF.kiemtra", stage.province().party() + ".auditor");

        auditor.get("/ho-so/nguoi/" + stage.leader().user());
        auditor.get("/ho-so/nguoi/" + stage.leader().user());

        assertThat(rows(
                        visitor("HSOF.kiemtra2", stage.province().party() + ".auditor"),
                        "/ho-so/nguoi/" + stage.leader().user() + "?viec=dossier.read"))
                .hasSize(2)
                .allMatch(row -> row.contains("xem hồ sơ của một người"));
    }

    @Test
    void dossier_costs_as_many_statements_with_four_hundred_units_as_with_thirty() throws Exception {
        int few = statements("HSOG", 30);
        int many = statements("HSOH", 400);

        assertThat(many).isEqualTo(few).isLessThan(25);
    }

    private int statements(String prefix, int districts) throws Exception {
        Stage stage = play.opened(prefix, DUE, districts).get(0);
        Person auditor = acting.as(prefix + ".kiemtra", stage.province().party() + ".auditor");
        int[] sent = new int[1];
        auditor.run(() -> sent[0] = sql.count(source, () -> {
                    AuditDossiers.Opened opened = dossiers.open(
                            Actors.current(), Kind.CYCLE, stage.cycle().toString());
                    AuditDossiers.Slice slice = dossiers.slice(opened, Filter.NONE, true, null, 50);
                    dossiers.named(slice.lines());
                    assertThat(slice.lines()).hasSize(50);
                })
                .statements());
        return sent[0];
    }

    private List<String> rows(Visitor visitor, String path) {
        return rowsOf(visitor.get(path).body());
    }

    private static List<String> rowsOf(String page) {
        return java.util.regex.Pattern.compile("(?s)<li data-source=.*?</div>\\s*</li>")
                .matcher(page)
                .results()
                .map(found -> text(found.group()))
                .toList();
    }

    private static String link(String page, String rel) {
        String href = page.replaceAll("(?s).*?rel=\"" + rel + "\" href=\"([^\"]+)\".*", "$1");
        return URLDecoder.decode(HtmlUtils.htmlUnescape(href), StandardCharsets.UTF_8);
    }
}
