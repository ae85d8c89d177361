package vn.tongket.commendation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.tongket.commendation.PlayedCommendation.refused;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.tongket.Acting;
import vn.tongket.NotFound;
import vn.tongket.TongKetTest;
import vn.tongket.audit.Actors;
import vn.tongket.commendation.Commendation.Stage;

/** A commendation from its list to the handing over; the numbers are those of Bắc Kạn 2019. */
@TongKetTest
class CommendationIT {

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Commendations commendations;

    @Autowired
    private CommendationDesk desk;

    @Autowired
    private Acting acting;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private JdbcClient jdbc;

    private PlayedCommendation played;

    @Test
    void twenty_recipients_are_decided_before_the_conference_and_awarded_at_it() {
        play("KA");
        played.saveList(8, 12);
        played.complete("dieuphoi", "coordinator", Map.of());
        played.appraiseAll();
        played.complete("thamdinh", "reviewer", Map.of("approved", true));
        played.voteAll("11", "10", "1");
        played.complete("hoidong", "council", Map.of());

        CommendationFile atSignature = played.file();
        assertThat(atSignature.counts()).isEqualTo("08 tập thể và 12 cá nhân");
        assertThat(atSignature.terms().awardingTitle()).isEqualTo("Chủ tịch Ủy ban nhân dân tỉnh");
        assertThat(atSignature.honoured()).hasSize(20);
        assertThat(atSignature.honoured().subList(0, 8))
                .allMatch(nomination -> nomination.kind() == Recipient.COLLECTIVE);
        assertThat(atSignature.honoured().subList(8, 20))
                .allMatch(nomination -> nomination.kind() == Recipient.INDIVIDUAL);
        played.complete("lanhdao", "approver", Map.of("approved", true));

        played.number("145", "2019-09-27");
        refused(
                () -> played.complete("vanthu", "clerk", Map.of("approved", true)),
                "commendation.decision.after-conference");
        played.number("145", "2019-09-17");
        refused(
                () -> played.complete("vanthu", "clerk", Map.of("approved", true)),
                "commendation.decision.before-council");
        played.number("145", "2019-09-20");
        played.complete("vanthu", "clerk", Map.of("approved", true));

        assertThat(commendations.awarded(played.id)).isEqualTo(new Counts(8, 12));
        assertThat(played.file().symbol()).isEqualTo("145/QĐ-UBND");
        assertThat(played.file().effectiveSubject())
                .isEqualTo("Tặng Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh cho 08 tập thể và 12 cá nhân có thành tích"
                        + " xuất sắc, xét trong đợt “Sơ kết KA”");
        assertThat(LocalDate.parse(played.file().date())).isBeforeOrEqualTo(PlayedCommendation.CONFERENCE);
        assertThat(jdbc.sql(
                                "select count(*) from app.notice where template = 'commendation-result' and cycle_id = :cycle")
                        .param("cycle", played.cycle)
                        .query(Integer.class)
                        .single())
                .isEqualTo(4);

        played.handOver("2019-09-26");
        played.complete("dieuphoi", "coordinator", Map.of());
        assertThat(commendations.require(played.id).stage()).isEqualTo(Stage.CLOSED);
        assertThat(runtime.createProcessInstanceQuery()
                        .processInstanceId(played.process.getId())
                        .count())
                .isZero();
        noNameIsAnywhereElse();
    }

    private void noNameIsAnywhereElse() {
        assertThat(jdbc.sql("""
                        select count(*) from (
                          select details::text as said from app.audit_record where cycle_id = :cycle
                          union all select params::text from app.notice where cycle_id = :cycle
                          union all select text_ from act_hi_varinst where proc_inst_id_ = :process) as everything
                         where said ilike '%người thứ%'
                        """)
                        .param("cycle", played.cycle)
                        .param("process", played.process.getId())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void withdrawn_nominee_is_not_issued_and_what_is_issued_does_not_change() {
        play("KE");
        played.saveList(1, 2);
        played.complete("dieuphoi", "coordinator", Map.of());
        played.appraiseAll();
        played.complete("thamdinh", "reviewer", Map.of("approved", true));
        played.voteAll("12", "12", "0");
        played.complete("hoidong", "council", Map.of());
        played.complete("lanhdao", "approver", Map.of("approved", true));
        UUID leaving = played.file().honoured().get(2).id();
        refused(() -> played.withdraw(leaving, " "), "commendation.reason-missing");
        played.withdraw(leaving, "Cá nhân xin rút");
        played.number(null, "2019-09-20");
        refused(() -> played.complete("vanthu", "clerk", Map.of("approved", true)), "commendation.decision.withdrawn");
        refused(() -> played.complete("vanthu", "clerk", Map.of("approved", false)), "commendation.reason-missing");
        played.as(
                "vanthu",
                "clerk",
                () -> desk.saveNumber(
                        Actors.current(),
                        played.id,
                        new Sheets.Number(null, "2019-09-20", "Một cá nhân đã rút", null)));
        played.complete("vanthu", "clerk", Map.of("approved", false));
        played.complete("lanhdao", "approver", Map.of("approved", true));
        played.complete("vanthu", "clerk", Map.of("approved", true));

        assertThat(commendations.awarded(played.id)).isEqualTo(new Counts(1, 1));
        refused(() -> played.withdraw(played.file().honoured().get(1).id(), "Muộn"), "commendation.withdraw.too-late");
        assertThatThrownBy(() -> jdbc.sql("update app.council_vote set votes_for = 99 where nomination_id = :n")
                        .param("n", leaving)
                        .update())
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void returned_file_starts_a_new_round_and_strangers_see_nothing() {
        play("KG");
        played.saveList(1, 1);
        played.complete("dieuphoi", "coordinator", Map.of());
        played.appraiseAll();
        played.complete("thamdinh", "reviewer", Map.of("approved", true));
        played.voteAll("12", "12", "0");
        played.complete("hoidong", "council", Map.of());
        played.as(
                "lanhdao",
                "approver",
                () -> desk.saveDecision(
                        Actors.current(), played.id, new Sheets.Decision(null, null, "Thẩm định lại", null)));
        played.complete("lanhdao", "approver", Map.of("approved", false));

        assertThat(played.file().stage()).isEqualTo(Stage.APPRAISAL);
        assertThat(played.file().returns())
                .extracting(CommendationFile.Returned::reason)
                .containsExactly("Thẩm định lại");
        assertThat(played.file().nominations())
                .allMatch(n -> n.appraisal().verdict() == Nomination.Verdict.ELIGIBLE)
                .allMatch(n -> n.vote().votesFor() == null);
        for (String stranger : List.of("KG-H1.leader", "KG-UBND.tracker", "camunda-admin")) {
            acting.as("KG.la", stranger)
                    .run(() -> assertThatThrownBy(() -> desk.file(Actors.current(), played.id))
                            .isInstanceOf(NotFound.class));
        }
    }

    private void play(String prefix) {
        played = new PlayedCommendation(context, prefix);
    }
}
