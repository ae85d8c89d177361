package vn.tongket.web.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.ui.ExtendedModelMap;
import vn.tongket.Acting;
import vn.tongket.SqlCount;
import vn.tongket.TestUnits;
import vn.tongket.TongKetTest;
import vn.tongket.assignment.FollowUpPlay;
import vn.tongket.assignment.SampleConclusion;
import vn.tongket.calendar.Precision;
import vn.tongket.document.Documents;
import vn.tongket.document.IssueRequest;
import vn.tongket.organization.Role;
import vn.tongket.overview.Searched.Hit;
import vn.tongket.overview.Searched.Kind;
import vn.tongket.web.Visitor;

/** Search finds what the person may see and nothing else, whatever is typed, at a cost that does not grow. */
@TongKetTest
class SearchIT {

    @LocalServerPort
    int port;

    @Autowired
    TestUnits units;

    @Autowired
    Acting acting;

    @Autowired
    FollowUpPlay play;

    @Autowired
    Documents documents;

    @Autowired
    SearchPage page;

    @Autowired
    SqlCount sql;

    @Autowired
    DataSource source;

    @Autowired
    JdbcClient jdbc;

    private Map<Kind, List<Hit>> found(String words) {
        ExtendedModelMap model = new ExtendedModelMap();
        page.search(words, "", 0, model);
        return hits(model);
    }

    @SuppressWarnings("unchecked")
    private static Map<Kind, List<Hit>> hits(ExtendedModelMap model) {
        return ((List<SearchPage.Group>) model.get("groups"))
                .stream()
                        .collect(java.util.stream.Collectors.toMap(
                                SearchPage.Group::kind, group -> group.found().hits()));
    }

    @Test
    void everything_is_found_without_accents_by_those_who_may_see_it() {
        SampleConclusion sample = play.begin("TIMA", 1, Map.of("1", "Củng cố lực lượng dân quân Bắc Mê TIMA"));
        units.create("TIMA-BM", "Ban Thường vụ Huyện ủy Bắc Mê TIMA", "PARTY", "DISTRICT", sample.province.party());
        jdbc.sql(
                        "update app.review_cycle set title = 'Sơ kết ở Bắc Mê TIMA', search = 'so ket o bac me tima' where id = :id")
                .param("id", sample.cycle)
                .update();
        acting.as("tima.van-thu", sample.province.party() + ".clerk")
                .run(() -> documents.issue(new IssueRequest(
                        sample.province.party(),
                        "KH",
                        null,
                        "TU",
                        null,
                        LocalDate.of(2026, 1, 3),
                        Precision.DAY,
                        "Kế hoạch về Bắc Mê TIMA")));
        limitation(sample.conclusion, "Đôn đốc ở Bắc Mê TIMA chưa thường xuyên");
        file(sample, "Phụ lục Bắc Mê TIMA.pdf");

        for (String typed : List.of("bac me tima", "BẮC MÊ Tima", "mê bắc TIMA")) {
            acting.as(
                            "tima.dieu-phoi",
                            Role.COORDINATOR.group(sample.province.state()),
                            Role.COORDINATOR.group(sample.province.party()))
                    .run(() -> assertThat(found(typed).keySet())
                            .containsExactlyInAnyOrder(
                                    Kind.CYCLE,
                                    Kind.TASK,
                                    Kind.DOCUMENT,
                                    Kind.CITED,
                                    Kind.FILE,
                                    Kind.LIMITATION,
                                    Kind.UNIT));
        }
        // a unit sees its own tasks; a stranger sees nothing but that the unit exists
        String so1 = sample.code("SO1");
        acting.as(SampleConclusion.drafter(so1), Role.DRAFTER.group(so1)).run(() -> {
            Map<Kind, List<Hit>> hits = found("dan quan bac me tima");
            assertThat(hits.keySet()).containsExactly(Kind.TASK);
            assertThat(hits.get(Kind.TASK))
                    .hasSize(1)
                    .allSatisfy(hit -> assertThat(hit.note()).contains("Sở Tài chính"));
            assertThat(found("phu luc bac me tima")).isEmpty();
        });
        acting.as("tima.la", "TIMA-KHAC.drafter", "TIMA-KHAC.leader", "TIMA-KHAC.tracker", "TIMA-KHAC.approver")
                .run(() -> assertThat(found("bac me tima").keySet()).containsExactly(Kind.UNIT));
        acting.as("tima.khong")
                .run(() -> assertThat(found("bac me tima").keySet()).containsExactly(Kind.UNIT));
        acting.as("tima.khong").run(() -> assertThat(found("tima.van-thu")).isEmpty());
    }

    @Test
    void number_of_a_document_finds_it_and_nonsense_is_answered_by_a_sentence() {
        units.province("TIMB", 1);
        acting.ensure("timb.van-thu", "TIMB-TU.clerk");
        acting.as("timb.van-thu", "TIMB-TU.clerk")
                .run(() -> documents.issue(new IssueRequest(
                        "TIMB-TU",
                        "KH",
                        null,
                        "TU",
                        null,
                        LocalDate.of(2026, 1, 3),
                        Precision.DAY,
                        "Kế hoạch của TIMB")));
        Visitor clerk = visitor("timb.van-thu");
        assertThat(get(clerk, "1-KH/TU")).contains("Kế hoạch của TIMB", "Văn bản đã ban hành");
        assertThat(get(clerk, "")).contains("Hãy gõ ít nhất hai chữ cái");
        assertThat(get(clerk, "%%% '; drop table")).contains("Không tìm thấy gì");
        assertThat(get(clerk, "<script>alert(1)</script>"))
                .doesNotContain("<script>alert")
                .contains("Không tìm thấy gì");
        assertThat(get(clerk, "*")).contains("chưa đủ để tìm").contains("value=\"*\"");
        assertThat(get(clerk, "không có cái này đâu nhé"))
                .contains("Không tìm thấy gì")
                .contains("Về trang chủ");
        assertThat(get(clerk, "x".repeat(3000))).contains("200 ký tự đầu");
        assertThat(clerk.get("/tim?q=ke+hoach+timb&loai=document&trang=999999999")
                        .body())
                .contains("Kế hoạch của TIMB");
        assertThat(clerk.get("/tim?q=ke+hoach+timb&loai=vo-nghia").body()).contains("Kế hoạch của TIMB");
        assertThat(clerk.get("/tim?q=%00%ff&trang=abc").statusCode()).isIn(200, 400, 404);
        assertThat(clerk.get("/tim/goi-y?q=ke+hoach+timb").body())
                .contains("Kế hoạch của TIMB", "Xem tất cả kết quả")
                .doesNotContain("<html");
    }

    @Test
    void pages_of_one_kind_follow_each_other_and_cost_the_same_for_thirty_and_four_hundred() throws Exception {
        units.province("TIMC", 1);
        more(30);
        int few = statements();
        more(370);
        assertThat(statements()).isEqualTo(few).isLessThanOrEqualTo(10);
        acting.as("timc.dieu-phoi", "TIMC-TU.coordinator").run(() -> {
            ExtendedModelMap model = new ExtendedModelMap();
            page.search("xa timc", "unit", 3, model);
            assertThat(hits(model).get(Kind.UNIT)).hasSize(25);
            assertThat(model.get("total")).isEqualTo(400L);
        });
    }

    private int statements() {
        int[] count = {0};
        acting.as("timc.dieu-phoi", "TIMC-TU.coordinator", "TIMC-TU.leader")
                .run(() -> count[0] = sql.count(source, () -> found("xa timc")).statements());
        return count[0];
    }

    private void more(int units) {
        jdbc.sql("""
                        insert into app.org_unit (code, name, kind, branch, level, parent, search)
                        select 'TIMC-X' || (n + have), 'Xã TIMC ' || (n + have), 'COMMITTEE', 'PARTY', 'COMMUNE', 'TIMC-TU',
                               'xa timc ' || (n + have)
                          from generate_series(1, :units) n,
                               (select count(*) as have from app.org_unit where code like 'TIMC-X%') h
                        """).param("units", units).update();
    }

    private void limitation(UUID conclusion, String said) {
        jdbc.sql(
                        "insert into app.limitation (id, conclusion_id, ordinal, said) values (gen_random_uuid(), :id, 90, :said)")
                .param("id", conclusion)
                .param("said", said)
                .update();
    }

    /** A submitted report of the province's district with one file. */
    private void file(SampleConclusion sample, String name) {
        String district = sample.province.districts().get(0);
        UUID obligation = UUID.randomUUID();
        UUID version = UUID.randomUUID();
        jdbc.sql("""
                        insert into app.obligation (id, cycle_id, scope_unit, reporter_unit, due_on, due_precision, due_at,
                                                    original_due_at, created_at, opened_at)
                        values (:id, :cycle, :unit, :unit, '2026-01-03', 'DAY', now(), now(), now(), now())
                        """)
                .param("id", obligation)
                .param("cycle", sample.cycle)
                .param("unit", district)
                .update();
        jdbc.sql("""
                        insert into app.report_version (id, obligation_id, version_no, created_at, created_by, saved_at, saved_by)
                        values (:id, :obligation, 1, now(), 'x', now(), 'x')
                        """).param("id", version).param("obligation", obligation).update();
        String sha = "%064x"
                .formatted(new java.math.BigInteger(1, name.getBytes(StandardCharsets.UTF_8))
                        .mod(java.math.BigInteger.TWO.pow(255)));
        jdbc.sql("insert into app.attachment_content values (:sha, gen_random_uuid(), 3, now())")
                .param("sha", sha)
                .update();
        jdbc.sql("""
                        insert into app.report_attachment (id, version_id, sha256, name, media_type, size, added_at, added_by)
                        values (gen_random_uuid(), :version, :sha, :name, 'application/pdf', 3, now(), 'x')
                        """)
                .param("version", version)
                .param("sha", sha)
                .param("name", name)
                .update();
        jdbc.sql("""
                        update app.report_version set submitted_at = now(), submitted_by = 'x', on_time = true, sha256 = :sha
                         where id = :id
                        """).param("id", version).param("sha", sha).update();
    }

    private static String get(Visitor visitor, String words) {
        return visitor.get("/tim?q=" + URLEncoder.encode(words, StandardCharsets.UTF_8))
                .body();
    }

    private Visitor visitor(String user) {
        Visitor visitor = new Visitor(port).with("Accept", "text/html,*/*;q=0.8");
        visitor.login(user, Acting.PASSWORD);
        return visitor;
    }
}
