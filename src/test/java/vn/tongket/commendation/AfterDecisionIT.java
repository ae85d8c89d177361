package vn.tongket.commendation;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.tongket.commendation.PlayedCommendation.refused;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.tongket.Acting;
import vn.tongket.TongKetTest;
import vn.tongket.audit.Actors;
import vn.tongket.document.Capacity;
import vn.tongket.document.Paper;
import vn.tongket.document.SigningEntry;
import vn.tongket.web.Visitor;

/** From the signature on: capacities, order, absent recipients, recovered awards, and the same achievement honoured twice. */
@TongKetTest
class AfterDecisionIT {

    @LocalServerPort
    int port;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Acting acting;

    @Autowired
    private CommendationDesk desk;

    @Autowired
    private DecisionPaper paper;

    @Autowired
    private JdbcClient jdbc;

    private PlayedCommendation played;

    private Visitor coordinator(String prefix) {
        acting.ensure(prefix + ".dieuphoi", prefix + "-UBND.coordinator");
        Visitor visitor = new Visitor(port).with("Accept", "text/html,*/*;q=0.8");
        visitor.login(prefix + ".dieuphoi", Acting.PASSWORD);
        visitor.get("/");
        return visitor;
    }

    /** A decision on three collectives and two individuals, signed and waiting for its number. */
    private void signed(String prefix, SigningEntry signing) {
        played = new PlayedCommendation(context, prefix);
        saveNames(List.of("Đội Z", "Ấp A", "Ban Ô"), List.of("Đặng B", "An C"));
        played.complete("dieuphoi", "coordinator", Map.of());
        played.appraiseAll();
        played.complete("thamdinh", "reviewer", Map.of("approved", true));
        played.voteAll("12", "12", "0");
        played.complete("hoidong", "council", Map.of());
        played.as(
                "lanhdao",
                "approver",
                () -> desk.saveDecision(
                        Actors.current(), played.id, new Sheets.Decision(null, null, null, signing, null)));
    }

    private void saveNames(List<String> collectives, List<String> individuals) {
        List<Sheets.Proposal> proposals = new java.util.ArrayList<>();
        individuals.forEach(name -> proposals.add(
                new Sheets.Proposal(null, "INDIVIDUAL", unit("H2"), name, "Trợ lý", "Thành tích", null, null)));
        collectives.forEach(name -> proposals.add(played.collective(unit("H1"), name)));
        played.as(
                "dieuphoi",
                "coordinator",
                () -> desk.saveNominations(
                        Actors.current(), played.id, new Sheets.Nominations(played.terms(), proposals, null)));
    }

    private String unit(String end) {
        return jdbc.sql("select organizer from app.commendation where id = :id")
                .param("id", played.id)
                .query(String.class)
                .single()
                .replace("UBND", end);
    }

    @Test
    void deputy_signs_for_the_chairman_and_nobody_for_the_committee() {
        signed("KW", new SigningEntry(Capacity.ON_BEHALF.name(), null, null));
        refused(
                () -> played.complete("lanhdao", "approver", Map.of("approved", true)),
                "commendation.signing.on-behalf");
        played.as(
                "lanhdao",
                "approver",
                () -> desk.saveDecision(
                        Actors.current(),
                        played.id,
                        new Sheets.Decision(
                                null,
                                null,
                                null,
                                new SigningEntry(Capacity.FOR_HEAD.name(), "Phó Chủ tịch", null),
                                null)));
        played.complete("lanhdao", "approver", Map.of("approved", true));
        Paper decision =
                acting.as("KW.dieuphoi", "KW-UBND.coordinator").call(() -> paper.of(Actors.current(), played.id));
        assertThat(decision.signature().prefix()).isEqualTo(Capacity.FOR_HEAD);
        assertThat(decision.signature().body()).isEqualTo("Chủ tịch");
        assertThat(decision.signature().position()).isEqualTo("Phó Chủ tịch");
        // collectives before individuals, inside by unit, then in the order of the Vietnamese alphabet: A, B, Đ
        assertThat(played.file().honoured())
                .extracting(Nomination::name)
                .containsExactly("Ấp A", "Ban Ô", "Đội Z", "An C", "Đặng B");
    }

    @Test
    void absent_recipients_get_their_award_later_and_an_award_may_be_recovered() {
        signed("KX", new SigningEntry(Capacity.HEAD.name(), null, null));
        played.complete("lanhdao", "approver", Map.of("approved", true));
        Visitor coordinator = coordinator("KX");
        List<Nomination> honoured = played.file().honoured();
        UUID leaving = honoured.get(4).id();
        String withdrawal = "/khen-thuong/" + played.id + "/rut/" + leaving;
        assertThat(coordinator.form(withdrawal, Map.of("reason", "")).body()).contains("Hãy ghi lý do");
        played.number(null, "2019-09-20");
        played.complete("vanthu", "clerk", Map.of("approved", true));
        assertThat(coordinator.form(withdrawal, Map.of("reason", "Muộn")).body())
                .contains("không rút đề nghị được nữa");

        List<Sheets.Awarded> lines = played.file().nominations().stream()
                .map(n -> new Sheets.Awarded(
                        n.id(),
                        n.id().equals(leaving)
                                ? new Sheets.HandOver(null, null, true, null, null)
                                : new Sheets.HandOver("26/9/2019", null, false, "1.800.000", "12/2019")))
                .toList();
        played.as(
                "dieuphoi",
                "coordinator",
                () -> desk.saveAwards(Actors.current(), played.id, new Sheets.Awards(lines, null)));
        played.complete("dieuphoi", "coordinator", Map.of());
        String awards = "/khen-thuong/" + played.id + "/trao-thuong";
        assertThat(coordinator.get(awards).body()).contains("vắng mặt", "1.800.000", "12/2019", "In danh sách");
        assertThat(coordinator
                        .form(awards + "/" + leaving, Map.of("day", "1/9/2019"))
                        .body())
                .contains("Trường hợp thứ 5 có ngày trao trước ngày quyết định", "1/9/2019");
        assertThat(coordinator
                        .form(awards + "/" + leaving, Map.of("day", "1/10/2019", "receivedBy", "Cơ quan"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(coordinator
                        .form(awards + "/" + leaving, Map.of("day", "2/10/2019"))
                        .body())
                .contains("Trường hợp thứ 5 đã được trao");

        UUID first = honoured.get(0).id();
        String recovery = "/khen-thuong/" + played.id + "/thu-hoi/" + first;
        HttpResponse<String> refusedRecovery = coordinator.form(
                recovery, Map.of("ground", "FALSE_DECLARATION", "said", "Khai sai", "decidedOn", "1/1/2019"));
        assertThat(refusedRecovery.statusCode()).isEqualTo(422);
        assertThat(refusedRecovery.body())
                .contains(
                        "Trường hợp thứ 1: hãy ghi số, ngày quyết định",
                        "Trường hợp thứ 1: ngày hủy bỏ trước",
                        "Khai sai");
        assertThat(coordinator
                        .form(
                                recovery,
                                Map.of(
                                        "ground",
                                        "FALSE_DECLARATION",
                                        "said",
                                        "Khai sai",
                                        "basis",
                                        "15/QĐ-UBND",
                                        "decidedOn",
                                        "1/3/2020"))
                        .statusCode())
                .isEqualTo(302);
        String overview =
                coordinator.get("/dot/" + played.cycle + "/khen-thuong?q=ap+a").body();
        assertThat(overview)
                .contains("Ấp A", "bị thu hồi", "03 tập thể và 02 cá nhân")
                .doesNotContain("<strong>Đội Z");
        assertThat(coordinator.get("/khen-thuong/" + played.id + "/thong-ke").body())
                .contains("01/QĐ-UBND", "Ban Thường vụ Huyện ủy KX-H1");
        assertThat(jdbc.sql("""
                        select count(*) from app.audit_record where cycle_id = :cycle and details::text ~ 'Ấp A|Đặng B|Khai sai'
                        """)
                        .param("cycle", played.cycle)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void same_recipient_of_another_cycle_is_shown_whatever_the_accents_and_stops_the_verdict() {
        signed("KY", new SigningEntry(Capacity.HEAD.name(), null, null));
        played.complete("lanhdao", "approver", Map.of("approved", true));
        played.number(null, "2019-09-20");
        played.complete("vanthu", "clerk", Map.of("approved", true));

        PlayedCommendation second = new PlayedCommendation(context, "KZ");
        second.as(
                "dieuphoi",
                "coordinator",
                () -> desk.saveNominations(
                        Actors.current(),
                        second.id,
                        new Sheets.Nominations(second.terms(), List.of(second.collective("KY-H1", "ÁP a")), null)));
        second.complete("dieuphoi", "coordinator", Map.of());
        Nomination line = second.file().nominations().get(0);
        assertThat(line.dossier().earlier())
                .singleElement()
                .satisfies(
                        one -> assertThat(one.sameUnit() && one.overlapping()).isTrue());
        appraise(second, line, new Nomination.Checks(true, true, true, null));
        refused(
                () -> second.complete("thamdinh", "reviewer", Map.of("approved", true)),
                "commendation.appraisal.check-missing");
        appraise(second, line, new Nomination.Checks(true, true, true, false));
        refused(
                () -> second.complete("thamdinh", "reviewer", Map.of("approved", true)),
                "commendation.appraisal.check-failed");
    }

    private void appraise(PlayedCommendation which, Nomination line, Nomination.Checks checks) {
        which.as(
                "thamdinh",
                "reviewer",
                () -> desk.saveAppraisals(
                        Actors.current(),
                        which.id,
                        new Sheets.Appraisals(
                                List.of(new Sheets.Appraised(
                                        line.id(), new Sheets.Opinion("ELIGIBLE", false, checks, null))),
                                null,
                                null)));
    }
}
