package vn.tongket.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.tongket.Acting;
import vn.tongket.Jobs;
import vn.tongket.TestUnits;
import vn.tongket.TestUnits.Province;
import vn.tongket.TongKetTest;
import vn.tongket.acceptance.Play.Cast;
import vn.tongket.audit.Actors;
import vn.tongket.calendar.Precision;
import vn.tongket.conclusion.Addressee;
import vn.tongket.conclusion.Clause;
import vn.tongket.conclusion.ClauseKind;
import vn.tongket.conclusion.Conclusion;
import vn.tongket.conclusion.ConclusionDesk;
import vn.tongket.conclusion.Conclusions;
import vn.tongket.conclusion.Directive;
import vn.tongket.conclusion.Draft;
import vn.tongket.conclusion.Issuing;
import vn.tongket.conclusion.Limitation;
import vn.tongket.conclusion.Signature;
import vn.tongket.conclusion.SourceType;
import vn.tongket.cycle.Cycles;
import vn.tongket.cycle.PlanDraft;
import vn.tongket.document.Capacity;
import vn.tongket.document.Documents;
import vn.tongket.reference.References;
import vn.tongket.reference.Resolution;
import vn.tongket.web.Visitor;

/** Scenario A2: conclusion 249-KL/TU of Hòa Bình and the directive of the People's Committee, statements (1) to (5). */
@TongKetTest
class HoaBinhConclusionIT {

    private static final LocalDate ISSUED = LocalDate.of(2019, 9, 17);
    private static final LocalDate PROGRAMME = LocalDate.of(2014, 6, 20);

    @LocalServerPort
    private int port;

    @Autowired
    private Play play;

    @Autowired
    private TestUnits units;

    @Autowired
    private Jobs jobs;

    @Autowired
    private Cycles cycles;

    @Autowired
    private Conclusions conclusions;

    @Autowired
    private ConclusionDesk desk;

    @Autowired
    private Documents documents;

    @Autowired
    private References references;

    private Province province;
    private List<String> everybody;

    @Test
    void document_and_directive_form_a_chain_with_seven_tasks_and_seven_limitations() {
        jobs.travelTo(LocalDate.of(2019, 9, 2));
        province = units.province("HB", 3);
        units.create("HB-SNV", "Sở Nội vụ", "STATE", "PROVINCE", province.state());
        units.create("HB-BDT", "Ban Dân tộc", "STATE", "PROVINCE", province.state());
        play.group("HB-CAC-SO", "Giám đốc các Sở", province.state(), List.of("HB-SNV"));
        play.group("HB-BAN-NGANH", "Thủ trưởng các Ban, Ngành, đoàn thể tỉnh", province.state(), List.of("HB-BDT"));
        play.group("HB-HUYEN", "Chủ tịch Ủy ban nhân dân các huyện, thành phố", province.state(), province.districts());
        everybody = List.of("HB-CAC-SO", "HB-BAN-NGANH", "HB-HUYEN");
        Cast cast = play.cast("HB", province.party());
        UUID cycle = play.start(cast, province.party(), plan());

        play.draftClauses(cast, cycle, draft(play.draft(cast, cycle)));
        jobs.travelTo(ISSUED);
        play.sign(cast, cycle, new Signature(Capacity.ON_BEHALF, "Bí thư Tỉnh ủy", null));
        play.issue(cast, cycle, new Issuing("KL", "249", "17/9/2019"));
        UUID id = play.conclusionOf(cycle);
        cast.clerk()
                .run(() -> desk.saveDirective(
                        Actors.current(),
                        id,
                        new Directive.Entry(
                                province.state(),
                                "CV",
                                "NC",
                                "Triển khai thực hiện Kết luận số 249-KL/TU",
                                true,
                                null,
                                null)));
        play.complete(cycle, cast.clerk(), id, "Task_IssueDirective");

        assertChain(cycle, conclusions.require(id));
        assertOneDocumentWhateverItsSpelling(cycle);
        assertAliasMeansTheLaterResolution();
        assertClauses(conclusions.clauses(id));
        assertLimitations(id);
        assertDirectiveIsNumberedOnce(cast, id);
        play.end(cycle);
    }

    private void assertChain(UUID cycle, Conclusion conclusion) {
        assertThat(references.find(cycles.subjects(cycle).get(0).documentId()).symbol())
                .isEqualTo("26-CTr/TU");
        assertThat(conclusion.sourceType()).isEqualTo(SourceType.DOCUMENT);
        assertThat(conclusion.symbol()).isEqualTo("249-KL/TU");
        assertThat(conclusion.number()).isEqualTo(249);
        assertThat(conclusion.issuedOn()).isEqualTo(ISSUED);
        assertThat(references
                        .resolve("249-KL/TU", ISSUED, "Ban Thường vụ Tỉnh ủy HB")
                        .kind())
                .isEqualTo(Resolution.Kind.EXACT);
        assertThat(documents.find(conclusion.documentId()).format()).isEqualTo("party-36-hd-titled");
        Directive directive = conclusions.directive(conclusion.id()).orElseThrow();
        assertThat(directive.issuer()).isEqualTo(province.state());
        assertThat(directive.symbol()).isNull();
        assertThat(directive.issuedOn()).isNull();
        assertThat(documents.find(directive.documentId()).isPending()).isTrue();
    }

    private void assertOneDocumentWhateverItsSpelling(UUID cycle) {
        String issuer = "Ban Chấp hành Đảng bộ tỉnh HB";
        UUID first = cycles.subjects(cycle).get(0).documentId();
        assertThat(references.cite("26-CTr/TU", PROGRAMME, issuer).id()).isEqualTo(first);
        assertThat(references.cite("26-Ctr/TU", PROGRAMME, issuer).id()).isEqualTo(first);
    }

    private void assertAliasMeansTheLaterResolution() {
        UUID of2008 = references.register(
                "28-NQ/TW", "Bộ Chính trị khóa X (HB)", LocalDate.of(2008, 9, 22), Precision.DAY, "Khu vực phòng thủ");
        UUID of2013 = references.register(
                "28-NQ/TW", "Ban Chấp hành Trung ương khóa XI (HB)", LocalDate.of(2013, 10, 25), Precision.DAY, "");
        references.alias(of2013, "Nghị quyết Trung ương 8 khóa XI (HB)");

        assertThat(references
                        .resolve("Nghị quyết Trung ương 8 khóa XI (HB)", null, null)
                        .document()
                        .id())
                .isEqualTo(of2013)
                .isNotEqualTo(of2008);
        assertThat(references
                        .resolve("28-NQ/TW", LocalDate.of(2013, 10, 25), "Ban Chấp hành Trung ương khóa XI (HB)")
                        .document()
                        .id())
                .isEqualTo(of2013);
    }

    private void assertClauses(List<Clause> clauses) {
        assertThat(clauses)
                .filteredOn(clause -> clause.parentId() == null)
                .extracting(Clause::ref)
                .containsExactly("1", "2", "3", "4", "5", "6", "7");
        Clause fifth = clauses.stream()
                .filter(clause -> clause.ref().equals("5"))
                .findFirst()
                .orElseThrow();
        assertThat(clauses)
                .filteredOn(clause -> fifth.id().equals(clause.parentId()))
                .extracting(Clause::ref)
                .containsExactly("5a", "5b", "5c");
        assertThat(clauses)
                .filteredOn(clause -> clause.target() != null)
                .singleElement()
                .satisfies(clause -> {
                    assertThat(clause.ref()).isEqualTo("5b");
                    assertThat(clause.kind()).isEqualTo(ClauseKind.QUANTITATIVE);
                    assertThat(clause.target().value()).isEqualByComparingTo(BigDecimal.valueOf(100));
                    assertThat(clause.target().unit()).isEqualTo("%");
                });
        assertThat(clauses)
                .filteredOn(clause -> clause.parentId() == null && !clause.ref().equals("7"))
                .hasSize(6)
                .allSatisfy(clause -> assertThat(clause.addressees())
                        .containsExactlyElementsOf(
                                everybody.stream().map(Addressee::leadGroup).toList()));
        Clause seventh = clauses.get(clauses.size() - 1);
        assertThat(seventh.kind()).isEqualTo(ClauseKind.COORDINATION);
        assertThat(seventh.trackerUnit()).isEqualTo(province.command());
        assertThat(seventh.addressees()).containsExactly(Addressee.leadUnit(province.command()));
        assertThat(clauses).allMatch(clause -> clause.dueAt() == null);
    }

    private void assertLimitations(UUID id) {
        Map<UUID, String> refs = conclusions.clauses(id).stream().collect(Collectors.toMap(Clause::id, Clause::ref));
        List<Limitation> limitations = conclusions.limitations(id);
        assertThat(limitations).hasSize(7);
        assertThat(limitations.stream()
                        .filter(limitation -> !limitation.clauseIds().isEmpty())
                        .collect(Collectors.toMap(
                                Limitation::ordinal,
                                limitation -> refs.get(limitation.clauseIds().get(0)))))
                .containsOnly(entry(1, "1"), entry(4, "5"), entry(5, "3"), entry(7, "5"));
    }

    private void assertDirectiveIsNumberedOnce(Cast cast, UUID id) {
        jobs.travelTo(LocalDate.of(2019, 10, 15));
        Visitor clerk = new Visitor(port);
        clerk.login("HB.vanthu", Acting.PASSWORD);
        String page = "/van-ban-trien-khai/" + id;
        assertThat(clerk.get(page).body()).contains("chờ bổ sung", "Ghi số và ngày");
        HttpResponse<String> refused = clerk.form(page, Map.of("number", "một", "date", "16/9/2019"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("Số văn bản “một” không đúng.", "không thể ban hành trước kết luận (ngày 17/09/2019)");
        assertThat(clerk.form(page, Map.of("number", "1425", "date", "14/10/2019"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(clerk.get(page).body())
                .contains("1425/UBND-NC", "14/10/2019")
                .doesNotContain("Ghi số và ngày");
        Directive directive = conclusions.directive(id).orElseThrow();
        assertThat(directive.symbol()).isEqualTo("1425/UBND-NC");
        assertThat(directive.issuedOn()).isEqualTo(LocalDate.of(2019, 10, 14));
        assertThat(directive.completedAt()).isNotNull();
        assertThat(documents.find(directive.documentId()).format()).isEqualTo("state-nd-30-letter");
        assertThatThrownBy(() ->
                        cast.clerk().run(() -> desk.completeDirective(Actors.current(), id, "1426", "15/10/2019")))
                .hasMessageContaining("document.already-numbered");
    }

    private PlanDraft plan() {
        return Drafts.plan(
                "Sơ kết 5 năm thực hiện Chương trình hành động số 26-CTr/TU",
                "INTERIM_REVIEW",
                "20/6/2014",
                "2019",
                province.party(),
                province.party(),
                List.of("CONCLUSION"),
                List.of(new PlanDraft.SubjectLine(
                        "REVIEWED",
                        "Chương trình hành động số 26-Ctr/TU",
                        "Ban Chấp hành Đảng bộ tỉnh HB",
                        "20/6/2014",
                        null)),
                List.of());
    }

    private Draft draft(Draft laid) {
        List<Draft.Item> clauses = new ArrayList<>();
        for (int task = 1; task <= 4; task++) {
            clauses.add(Drafts.task(String.valueOf(task), "Nội dung nhiệm vụ " + task, everybody));
        }
        clauses.add(Drafts.task(
                null,
                "Xây dựng nền quốc phòng toàn dân và thế trận an ninh nhân dân",
                everybody,
                Drafts.task(null, "Phối hợp Quân sự, Công an theo Nghị định 03/2019/NĐ-CP", List.of()),
                Drafts.measured(
                        Drafts.task(null, "Hoàn thành 100% chỉ tiêu tuyển quân", List.of()),
                        "Hoàn thành chỉ tiêu tuyển quân",
                        "100",
                        "%"),
                Drafts.task(null, "Phong trào toàn dân bảo vệ an ninh Tổ quốc", List.of())));
        clauses.add(Drafts.task("6", "Đẩy mạnh công tác đối ngoại", everybody));
        clauses.add(Drafts.tracking(
                "7",
                "Chủ trì, đôn đốc, theo dõi, triển khai thực hiện; tổng hợp kết quả định kỳ báo cáo",
                province.command()));
        List<Draft.Weakness> limitations = new ArrayList<>();
        Map<Integer, String> links = Map.of(1, "1", 4, "5", 5, "3", 7, "5");
        for (int i = 1; i <= 7; i++) {
            limitations.add(new Draft.Weakness("Hạn chế thứ " + i, null, links.get(i)));
        }
        return Drafts.document(Drafts.with(laid, SourceType.DOCUMENT, clauses, limitations), true);
    }
}
