package vn.tongket.commendation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static vn.tongket.commendation.PlayedCommendation.refused;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.tongket.Refusal;
import vn.tongket.TestUnits;
import vn.tongket.TongKetTest;
import vn.tongket.audit.Actors;
import vn.tongket.commendation.Commendation.Stage;

/** What stops a list on its way to the council, and what the council can decide. */
@TongKetTest
class NominationRulesIT {

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Commendations commendations;

    @Autowired
    private CommendationDesk desk;

    @Autowired
    private TestUnits units;

    @Autowired
    private JdbcClient jdbc;

    private PlayedCommendation played;

    @Test
    void list_that_cannot_stand_is_refused_with_every_reason_at_once() {
        play("KB");
        List<Sheets.Proposal> proposals = new ArrayList<>();
        proposals.add(played.collective("KB-H1", "Ban Chỉ huy quân sự huyện"));
        proposals.add(played.collective("KB-H1", "Ban  chỉ huy quân sự HUYỆN"));
        proposals.add(new Sheets.Proposal(null, "INDIVIDUAL", null, "", null, null, null, null));
        units.create("KB-CU", "Đơn vị đã giải thể", "STATE", "DISTRICT", null);
        jdbc.sql("update app.org_unit set valid_to = '2015-06-30' where code = 'KB-CU'")
                .update();
        proposals.add(played.collective("KB-CU", "Đơn vị đã giải thể"));
        Terms empty = new Terms(null, null, null, "2009-01-01", "2019-08-31", null, null, null, null, null, null);
        played.as(
                "dieuphoi",
                "coordinator",
                () -> desk.saveNominations(
                        Actors.current(), played.id, new Sheets.Nominations(empty, proposals, null)));

        assertThatThrownBy(() -> played.complete("dieuphoi", "coordinator", Map.of()))
                .rootCause()
                .asInstanceOf(type(Refusal.class))
                .satisfies(refusal -> assertThat(refusal.problems())
                        .extracting(problem -> problem.at() + " " + problem.key())
                        .contains(
                                "terms.awardName commendation.terms.award-missing",
                                "terms.quorum commendation.terms.quorum-missing",
                                "terms.threshold commendation.terms.threshold-missing",
                                "terms.voteBase commendation.terms.base-missing",
                                "terms.secretBallot commendation.terms.secret-missing",
                                "nominations.1.name commendation.nomination.twice",
                                "nominations.2.name commendation.nomination.name-missing",
                                "nominations.2.unit commendation.nomination.unit-missing",
                                "nominations.3.dissolvedBasis commendation.nomination.unit-dissolved"));
        assertThat(commendations.require(played.id).stage()).isEqualTo(Stage.NOMINATION);
        assertThat(played.file().nominations()).hasSize(4);
    }

    @Test
    void unreadable_figures_and_foreign_bodies_are_refused_where_they_are_typed() {
        play("KC");
        Terms wrong = new Terms(
                "Bằng khen", "KHONG-CO", "Chủ tịch", "31/2/2019", null, "QC", "3/2", "mười", "NOBODY", true, false);
        refused(
                () -> played.as(
                        "dieuphoi",
                        "coordinator",
                        () -> desk.saveNominations(
                                Actors.current(),
                                played.id,
                                new Sheets.Nominations(
                                        wrong, List.of(played.collective("KHONG-CO", "Không có")), null))),
                "commendation.day.unreadable",
                "commendation.terms.unit-foreign",
                "commendation.share.unreadable",
                "commendation.share.unreadable",
                "commendation.choice.unknown",
                "commendation.nomination.unit-unknown");
        played.saveList(1, 0);
        assertThatThrownBy(() -> played.as(
                        "dieuphoi",
                        "coordinator",
                        () -> desk.saveNominations(
                                Actors.current(), played.id, new Sheets.Nominations(played.terms(), List.of(), 0))))
                .isInstanceOf(OptimisticLockingFailureException.class);
    }

    @Test
    void council_without_quorum_cannot_vote_and_its_threshold_decides() {
        play("KD");
        played.saveList(2, 1);
        played.complete("dieuphoi", "coordinator", Map.of());
        refused(
                () -> played.complete("thamdinh", "reviewer", Map.of("approved", true)),
                "commendation.appraisal.verdict-missing",
                "commendation.appraisal.verdict-missing",
                "commendation.appraisal.verdict-missing");
        played.appraiseAll();
        played.complete("thamdinh", "reviewer", Map.of("approved", true));

        played.voteAll("7", "7", "0");
        refused(() -> played.complete("hoidong", "council", Map.of()), "commendation.minutes.no-quorum");
        played.voteAll("13", "13", "1");
        refused(
                () -> played.complete("hoidong", "council", Map.of()),
                "commendation.minutes.too-many",
                "commendation.vote.too-many",
                "commendation.vote.too-many",
                "commendation.vote.too-many");
        refused(() -> played.voteAll("mười", "9", "0"), "commendation.number.unreadable");
        played.voteAll("12", "10", "2");
        played.vote(played.file().nominations().get(1).id(), "9", "3");
        played.complete("hoidong", "council", Map.of());

        assertThat(played.file().nominations())
                .extracting(n -> n.vote().passed())
                .containsExactly(true, false, true);
        assertThat(played.file().counts()).isEqualTo("01 tập thể và 01 cá nhân");
    }

    private void play(String prefix) {
        played = new PlayedCommendation(context, prefix);
    }
}
