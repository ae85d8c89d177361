package vn.tongket.web.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.tongket.Acting;
import vn.tongket.Jobs;
import vn.tongket.Refusal;
import vn.tongket.SqlCount;
import vn.tongket.Tasklist;
import vn.tongket.TestUnits;
import vn.tongket.TestUnits.Province;
import vn.tongket.TongKetTest;
import vn.tongket.audit.Actor;
import vn.tongket.calendar.Precision;
import vn.tongket.reference.CitedDocumentDesk;
import vn.tongket.reference.CitedDocumentDesk.Typed;
import vn.tongket.reference.CitedDocuments;
import vn.tongket.reference.CitedDocuments.Filter;
import vn.tongket.reference.References;
import vn.tongket.reference.Resolution;
import vn.tongket.web.Visitor;

/** The register of cited documents: who reads and who keeps it, and what is refused. Each test has a body of its own. */
@TongKetTest
class CitedDocumentsIT {

    @LocalServerPort
    int port;

    @Autowired
    TestUnits units;

    @Autowired
    Acting acting;

    @Autowired
    Jobs jobs;

    @Autowired
    References references;

    @Autowired
    CitedDocuments documents;

    @Autowired
    CitedDocumentDesk desk;

    @Autowired
    Tasklist tasklist;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    SqlCount sql;

    @Autowired
    DataSource source;

    private final Actor clerk = new Actor("VDN.van-thu", java.util.Set.of("VDN-TU.clerk"));

    @BeforeEach
    void today() {
        jobs.travelTo(LocalDate.of(2026, 3, 10));
    }

    private UUID document(String symbol, String issuer, LocalDate dated) {
        return references.register(symbol, issuer, dated, Precision.DAY, "khu vực phòng thủ");
    }

    private Visitor visitor(String user, String... groups) {
        acting.ensure(user, groups);
        Visitor visitor = new Visitor(port).with("Accept", "text/html,*/*;q=0.8");
        visitor.login(user, Acting.PASSWORD);
        visitor.get("/");
        return visitor;
    }

    private List<String> acts(UUID id) {
        return jdbc.sql("select act from app.audit_record where subject_id = :id order by id")
                .param("id", id.toString())
                .query(String.class)
                .list();
    }

    @Test
    void clerks_keep_the_register_auditors_read_it_and_others_do_not_find_it() {
        units.create("VDNA", "Tỉnh ủy VDNA", "PARTY", "PROVINCE", null);
        UUID document = document("28-NQ/VDNA", "Bộ Chính trị khóa X", LocalDate.of(2008, 9, 22));
        String page = "/vien-dan/" + document;
        Visitor keeper = visitor("VDNA.van-thu", "VDNA.clerk");
        Visitor auditor = visitor("VDNA.kiem-tra", "VDNA.auditor");
        Visitor drafter = visitor("VDNA.soan", "VDNA.drafter");

        assertThat(keeper.get("/vien-dan?q=bo+chinh+tri+vdna").body())
                .contains("href=\"/vien-dan\" aria-current=\"page\"", "28-NQ/VDNA", "22/09/2008", "id=\"them\"");
        assertThat(keeper.get("/vien-dan/in?q=vdna").body())
                .contains("28-NQ/VDNA")
                .doesNotContain("id=\"them\"");
        assertThat(keeper.get(page).body()).contains("/het-hieu-luc", "/ten-goi", "/thong-tin");
        assertThat(auditor.get(page).body())
                .contains("28-NQ/VDNA", "Bộ Chính trị khóa X")
                .doesNotContain("/het-hieu-luc", "/ten-goi", "/thong-tin");
        assertThat(drafter.get("/").body()).doesNotContain("/vien-dan");
        for (String act : List.of("/ten-goi", "/het-hieu-luc", "/con-hieu-luc", "/thong-tin", "/bo-ten-goi")) {
            Map<String, String> typed = Map.of("alias", "Nghị quyết VDNA", "expiredOn", "1/1/2020");
            assertThat(auditor.form(page + act, typed).statusCode()).as(act).isEqualTo(404);
            assertThat(drafter.form(page + act, typed).statusCode()).as(act).isEqualTo(404);
        }
        for (String hidden : List.of("/vien-dan", "/vien-dan/in", page, "/vien-dan/" + UUID.randomUUID())) {
            assertThat(drafter.get(hidden).statusCode()).as(hidden).isEqualTo(404);
        }
        assertThat(acts(document)).isEmpty();
    }

    @Test
    void partial_citation_is_flagged_until_it_is_confirmed_and_a_wrong_match_is_taken_back() {
        UUID of2008 = document("28-NQ/VDNB", "Bộ Chính trị khóa X", LocalDate.of(2008, 9, 22));
        UUID of2013 = document("28-NQ/VDNB", "Ban Chấp hành Trung ương khóa XI", LocalDate.of(2013, 10, 25));
        UUID partial = references.cite("Nghị quyết 28-NQ/VDNB", null, null).id();

        assertThat(names("vdnb", "unconfirmed")).containsExactly("28-NQ/VDNB");
        assertThat(documents.dossier(clerk, partial).candidates())
                .extracting(candidate -> candidate.id())
                .containsExactlyInAnyOrder(of2008, of2013);
        assertRefused("reference.document-missing", () -> desk.confirm(clerk, partial, " "));
        assertRefused("reference.document-ambiguous", () -> desk.confirm(clerk, partial, "28-NQ/VDNB"));
        assertRefused("reference.document-unknown", () -> desk.confirm(clerk, partial, "29-NQ/VDNB"));
        assertRefused("reference.not-confirmed-itself", () -> desk.confirm(clerk, partial, partial.toString()));
        assertRefused("reference.confirm-first", () -> desk.end(clerk, partial, "1/1/2020", null));
        assertRefused("reference.confirm-first", () -> desk.alias(clerk, partial, "Nghị quyết VDNB"));

        assertThat(desk.confirm(clerk, partial, "28-NQ/VDNB ngày 25/10/2013")).isEqualTo(of2013);
        assertThat(references.find(partial).id()).isEqualTo(of2013);
        assertThat(documents.dossier(clerk, of2013).matches())
                .extracting(match -> match.original())
                .containsExactly("Nghị quyết 28-NQ/VDNB");
        assertThat(names("vdnb", "unconfirmed")).isEmpty();
        assertRefused("reference.already-confirmed", () -> desk.confirm(clerk, partial, of2008.toString()));

        desk.unconfirm(clerk, partial);
        assertThat(names("vdnb", "unconfirmed")).containsExactly("28-NQ/VDNB");
        assertRefused("reference.not-matched", () -> desk.unconfirm(clerk, partial));
        desk.confirm(clerk, partial, of2008.toString());
        assertThat(acts(partial))
                .containsExactly("reference.confirmed", "reference.confirmation-taken-back", "reference.confirmed");
    }

    @Test
    void partial_citation_is_completed_and_corrected_but_never_into_another_document() {
        UUID known = document("79/KH-VDNC", "UBND tỉnh Hòa Bình", LocalDate.of(2021, 5, 4));
        UUID partial = references
                .keep("Chương trình số 20 ngày 10/2/2014 VDNC", LocalDate.of(2014, 2, 10), null)
                .orElseThrow()
                .id();

        assertThatThrownBy(() -> desk.correct(clerk, partial, new Typed("", " ", "31/2/2014", null)))
                .isInstanceOf(Refusal.class)
                .hasMessage("reference.symbol-missing, reference.issuer-missing, reference.day-unreadable");
        assertRefused(
                "reference.date-in-future",
                () -> desk.correct(clerk, partial, new Typed("20-CTr/VDNC", "Tỉnh ủy", "11/3/2026", null)));
        assertRefused(
                "reference.duplicate",
                () -> desk.correct(clerk, partial, new Typed("79/kh-VDNC", "ubnd tỉnh Hòa Bình", "4/5/2021", null)));
        desk.correct(clerk, partial, new Typed("20-Ctr/VDNC", "Tỉnh ủy Sơn La", "10/2/2014", "về khu vực phòng thủ"));
        assertThat(documents.find(clerk, partial)).satisfies(completed -> {
            assertThat(completed.symbol()).isEqualTo("20-CTr/VDNC");
            assertThat(completed.confirmed()).isTrue();
            assertThat(completed.original()).isEqualTo("Chương trình số 20 ngày 10/2/2014 VDNC");
        });
        desk.correct(clerk, partial, new Typed("20-CTr/VDNC", "Tỉnh ủy Sơn La", "11/2/2014", null));
        assertThat(acts(partial)).containsExactly("reference.completed", "reference.corrected");

        assertRefused(
                "reference.duplicate",
                () -> desk.register(clerk, new Typed("79/KH-VDNC", "UBND tỉnh Hòa Bình", "4/5/2021", null)));
        UUID law = desk.register(clerk, new Typed("117/2025/QH15-VDNC", "Quốc hội khóa XV", "10/12/2025", "Luật"));
        assertThat(acts(law)).containsExactly("reference.registered");
        desk.end(clerk, known, "10/12/2025", "117/2025/QH15-VDNC ngày 10/12/2025");
        assertThat(documents.find(clerk, known).successor()).isEqualTo(law);
        assertRefused(
                "reference.document-unknown",
                () -> desk.end(clerk, known, "10/12/2025", "117/2025/QH15-VDNC ngày 11/12/2025"));
    }

    @Test
    void replacement_runs_in_no_circle_and_every_end_can_be_corrected_and_taken_back() {
        UUID first = document("66-QĐ/VDND", "Ban Bí thư", LocalDate.of(2017, 2, 6));
        UUID second = document("399-QĐ/VDND", "Ban Bí thư", LocalDate.of(2026, 1, 9));
        UUID third = document("400-QĐ/VDND", "Ban Bí thư", LocalDate.of(2026, 1, 10));

        assertRefused("reference.ends-before-it-begins", () -> desk.end(clerk, first, "5/2/2017", null));
        assertRefused("reference.end-day-missing", () -> desk.end(clerk, first, "2017", null));
        assertRefused("reference.replaced-by-itself", () -> desk.end(clerk, first, "9/1/2026", "66-QĐ/VDND"));
        desk.end(clerk, first, "9/1/2026", "399-QĐ/VDND");
        desk.end(clerk, second, "10/3/2026", "400-QĐ/VDND");
        assertRefused("reference.replaced-in-circle", () -> desk.end(clerk, third, "1/3/2026", "66-QĐ/VDND"));
        assertThat(names("vdnd", "ended")).containsExactly("66-QĐ/VDND", "399-QĐ/VDND");
        assertThat(names("vdnd", "holding")).containsExactly("400-QĐ/VDND");
        assertRefused(
                "reference.begins-after-it-ends",
                () -> desk.correct(clerk, first, new Typed("66-QĐ/VDND", "Ban Bí thư", "10/1/2026", null)));

        desk.end(clerk, first, "10/1/2026", null);
        assertThat(documents.find(clerk, first).successor()).isNull();
        desk.holds(clerk, first);
        assertThat(documents.find(clerk, first).expiredOn()).isNull();
        assertRefused("reference.not-ended", () -> desk.holds(clerk, first));
        assertThat(acts(first)).containsExactly("reference.ended", "reference.ended", "reference.end-taken-back");
    }

    @Test
    void name_means_one_document_and_is_found_until_it_is_dropped() {
        UUID document = document("28-NQ/VDNE", "Bộ Chính trị khóa X", LocalDate.of(2008, 9, 22));
        UUID other = document("29-NQ/VDNE", "Bộ Chính trị khóa X", LocalDate.of(2008, 9, 23));

        assertRefused("reference.alias-missing", () -> desk.alias(clerk, document, " "));
        assertRefused("reference.alias-is-a-symbol", () -> desk.alias(clerk, document, "28-NQ/VDNE"));
        desk.alias(clerk, document, "Chiến lược Đồng bằng VDNE");
        assertRefused("reference.alias-taken", () -> desk.alias(clerk, other, "chiến lược  đồng bằng vdne"));
        assertThat(names("dong bang vdne", null)).containsExactly("28-NQ/VDNE");
        desk.dropAlias(clerk, document, "Chiến lược Đồng bằng VDNE");
        assertThat(references.resolve("Chiến lược Đồng bằng VDNE", null, null).kind())
                .isEqualTo(Resolution.Kind.UNKNOWN);
        assertThat(acts(document)).containsExactly("reference.named", "reference.name-taken-back");
    }

    @Test
    void cycles_that_cite_a_document_are_named_to_those_who_may_see_them() {
        Province province = units.province("VDNH");
        UUID document = document("28-NQ/VDNH", "Bộ Chính trị khóa X", LocalDate.of(2008, 9, 22));
        UUID partial = references.cite("Nghị quyết 28-NQ/VDNH", null, null).id();
        Acting.Person coordinator = acting.as("VDNH.dieu-phoi", province.party() + ".coordinator");
        UUID cycle = tasklist.start(coordinator, "review-cycle", "title", "Tổng kết của VDNH", "kind", "FINAL_REVIEW");
        jdbc.sql("""
                        insert into app.review_subject (cycle_id, ordinal, role, citation, document_id)
                        values (:cycle, 0, 'REVIEWED', 'Nghị quyết số 28-NQ/VDNH', :partial)
                        """).param("cycle", cycle).param("partial", partial).update();
        String page = "/vien-dan/" + document;
        Visitor seeing = visitor("VDNH.dieu-phoi");

        assertThat(seeing.get(page).body()).doesNotContain("Tổng kết của VDNH");
        assertThat(seeing.form("/vien-dan/" + partial + "/xac-dinh", Map.of("document", document.toString()))
                        .statusCode())
                .isEqualTo(302);
        assertThat(seeing.get(page).body())
                .contains("Tổng kết của VDNH", "Nghị quyết số 28-NQ/VDNH", "nội dung sơ kết, tổng kết");
        assertThat(visitor("VDNH.la", "VDN-LA.clerk").get(page).body())
                .contains("28-NQ/VDNH")
                .doesNotContain("Tổng kết của VDNH");
    }

    @Test
    void what_was_typed_stays_on_the_page_beside_the_sentence() {
        units.create("VDNF", "Tỉnh ủy VDNF", "PARTY", "PROVINCE", null);
        UUID document = document("66-QĐ/VDNF", "Ban Bí thư", LocalDate.of(2017, 2, 6));
        Visitor keeper = visitor("VDNF.dieu-phoi", "VDNF.coordinator");

        HttpResponse<String> refused = keeper.form(
                "/vien-dan/" + document + "/het-hieu-luc", Map.of("expiredOn", "hôm qua", "replacedBy", "1-QĐ/VDNF"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains(
                        "Không đọc được ngày “hôm qua”",
                        "value=\"hôm qua\"",
                        "Trong sổ chưa có văn bản “1-QĐ/VDNF”",
                        "value=\"1-QĐ/VDNF\"",
                        "value=\"Ban Bí thư\"");
        HttpResponse<String> incomplete =
                keeper.form("/vien-dan", Map.of("symbol", "05-CT/VDNF", "dated", "", "issuer", "Ban Bí thư"));
        assertThat(incomplete.statusCode()).isEqualTo(422);
        assertThat(incomplete.body()).contains("Hãy nhập ngày ban hành", "value=\"05-CT/VDNF\"");
    }

    @Test
    void list_and_page_cost_the_same_however_much_there_is() throws Exception {
        UUID partial = references.cite("Kế hoạch 07-KH/VDNG", null, null).id();
        int list = count(() -> documents.list(clerk, new Filter("vdng", null, null), 51, 0));
        int page = count(() -> documents.dossier(clerk, partial));
        IntStream.range(1, 120)
                .forEach(n -> document(
                        "07-KH/VDNG", "Huyện ủy " + n, LocalDate.of(2020, 1, 1).plusDays(n)));

        assertThat(documents.list(clerk, new Filter("vdng", null, null), 51, 50))
                .hasSize(51);
        assertThat(documents.list(clerk, new Filter("vdng", null, null), 51, 100))
                .hasSize(20);
        assertThat(count(() -> documents.list(clerk, new Filter("vdng", null, null), 51, 0)))
                .isEqualTo(list)
                .isLessThanOrEqualTo(3);
        assertThat(count(() -> documents.dossier(clerk, partial))).isEqualTo(page);
    }

    private int count(Acting.Step work) throws Exception {
        return sql.count(source, work).statements();
    }

    private List<String> names(String words, String kind) {
        return documents.list(clerk, new Filter(words, kind, "symbol"), 50, 0).stream()
                .map(document -> document.name())
                .toList();
    }

    private static void assertRefused(String key, org.assertj.core.api.ThrowableAssert.ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOf(Refusal.class).hasMessage(key);
    }
}
