package vn.tongket.commendation;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.tongket.commendation.PlayedCommendation.refused;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.tongket.Acting;
import vn.tongket.TongKetTest;
import vn.tongket.audit.Actors;
import vn.tongket.commendation.council.Ballots;
import vn.tongket.commendation.council.CouncilMinutesPaper;
import vn.tongket.commendation.council.Sittings;
import vn.tongket.document.Paper;

/** Members of a council vote each at the own desk: who may, when the council decides, and what nobody can find out. */
@TongKetTest
class SittingIT {

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Acting acting;

    @Autowired
    private Sittings sittings;

    @Autowired
    private Ballots ballots;

    @Autowired
    private CommendationDesk desk;

    @Autowired
    private CouncilMinutesPaper paper;

    @Autowired
    private JdbcClient jdbc;

    private PlayedCommendation played;
    private String prefix;

    /** A list of so many lines at its vote, and a council of four. */
    private void atVote(String code, boolean secret, boolean writing, String quorum) {
        prefix = code;
        played = new PlayedCommendation(context, code);
        played.saveList(1, 1);
        jdbc.sql("""
                        update app.commendation set secret_ballot = :secret, absentee_by_writing = :writing, quorum = :quorum,
                               threshold = '2/3' where id = :id
                        """)
                .param("secret", secret)
                .param("writing", writing)
                .param("quorum", quorum)
                .param("id", played.id)
                .update();
        played.complete("dieuphoi", "coordinator", Map.of());
        played.appraiseAll();
        played.complete("thamdinh", "reviewer", Map.of("approved", true));
        for (int n = 1; n <= 4; n++) {
            acting.ensure(member(n), code + "-UBND.council");
        }
        by(
                1,
                () -> sittings.open(
                        Actors.current(),
                        played.id,
                        new Sittings.Opening("18/9/2019", "Phòng họp số 1", member(1), member(2))));
    }

    private String member(int n) {
        return prefix + ".uy-vien-" + n;
    }

    private void by(int n, Acting.Step step) {
        acting.as(member(n), prefix + "-UBND.council").run(step);
    }

    private void attend(String... attendance) {
        List<Sittings.Seat> seats = new java.util.ArrayList<>();
        for (int n = 1; n <= attendance.length; n++) {
            seats.add(new Sittings.Seat(member(n), null, null, attendance[n - 1]));
        }
        by(2, () -> sittings.attend(Actors.current(), played.id, seats));
    }

    /** The same answer for everybody, in the order of the list. */
    private void vote(int n, String... choices) {
        by(n, () -> {
            List<Nomination> nominees =
                    ballots.desk(Actors.current(), played.id).nominees();
            Map<UUID, String> ballot = new HashMap<>();
            for (int i = 0; i < choices.length; i++) {
                ballot.put(nominees.get(i).id(), choices[i]);
            }
            ballots.vote(Actors.current(), played.id, ballot);
        });
    }

    private Map<String, Nomination> byName() {
        return played.file().nominations().stream().collect(Collectors.toMap(Nomination::name, Function.identity()));
    }

    @Test
    void secret_ballot_is_counted_exactly_and_nothing_leads_from_a_ballot_to_a_member() {
        atVote("KT", true, true, "1/2");
        refused(
                () -> by(2, () -> sittings.beginVoting(Actors.current(), played.id)),
                "commendation.sitting.chair-only");
        refused(() -> by(1, () -> sittings.beginVoting(Actors.current(), played.id)), "commendation.minutes.no-quorum");
        attend("PRESENT", "PRESENT", "WRITING", "ABSENT");
        by(1, () -> sittings.beginVoting(Actors.current(), played.id));

        vote(1, "FOR", "AGAINST");
        refused(() -> vote(1, "FOR", "FOR"), "commendation.ballot.given");
        refused(() -> vote(2, "FOR"), "commendation.ballot.row-missing");
        refused(() -> vote(4, "FOR", "FOR"), "commendation.ballot.absent");
        refused(() -> played.voteAll("11", "11", "0"), "commendation.sitting.open");
        refused(() -> played.complete("hoidong", "council", Map.of()), "commendation.sitting.open");
        vote(2, "FOR", "FOR");
        refused(
                () -> by(2, () -> sittings.close(Actors.current(), played.id, false)),
                "commendation.sitting.chair-only");
        vote(3, "FOR", "NONE");
        nothingLeadsBack();
        by(1, () -> assertThat(ballots.desk(Actors.current(), played.id).mine()).isEmpty());

        by(1, () -> sittings.close(Actors.current(), played.id, false));
        assertThat(played.file().minutes()).isEqualTo(new Minutes(java.time.LocalDate.of(2019, 9, 18), 4, 2, 1, null));
        played.complete("hoidong", "council", Map.of());

        // 3 of 4 members reach two thirds, 1 of 4 does not; a blank ballot is no vote for
        assertThat(byName().get("Tập thể 1").vote()).isEqualTo(new Nomination.Vote(3, 0, true));
        assertThat(byName().get("Người thứ 1").vote()).isEqualTo(new Nomination.Vote(1, 1, false));
        Paper minutes = acting.as(prefix + ".dieuphoi", prefix + "-UBND.coordinator")
                .call(() -> paper.of(Actors.current(), played.id));
        assertThat(minutes.annexes()).hasSize(1);
        assertThat(minutes.blocks().toString()).contains("Phòng họp số 1", "bỏ phiếu kín", "01 tập thể");
    }

    /** Every row of the box and of the members was written by one and the same transaction, whoever voted when. */
    private void nothingLeadsBack() {
        assertThat(jdbc.sql("""
                        select count(distinct t.xmin::text) from app.secret_tally t
                          join app.nomination n on n.id = t.nomination_id where n.commendation_id = :id
                        """).param("id", played.id).query(Integer.class).single())
                .isEqualTo(1);
        assertThat(jdbc.sql("select count(distinct xmin::text) from app.council_member where commendation_id = :id")
                        .param("id", played.id)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        assertThat(jdbc.sql("select count(*) from app.open_vote v join app.nomination n on n.id = v.nomination_id"
                                + " where n.commendation_id = :id")
                        .param("id", played.id)
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(jdbc.sql("""
                        select count(*) from app.audit_record where cycle_id = :cycle
                           and (details::text ilike '%FOR%' or details::text ilike '%AGAINST%' or details::text ilike '%NONE%')
                        """)
                        .param("cycle", played.cycle)
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(jdbc.sql("""
                        select column_name from information_schema.columns
                         where table_schema = 'app' and table_name in ('secret_tally', 'council_member')
                           and (data_type like '%time%' or column_name ~ '_at$|_on$')
                        """).query(String.class).list()).isEmpty();
    }

    @Test
    void open_vote_is_kept_by_name_and_may_be_changed_until_the_chair_closes() {
        atVote("KU", false, false, "2/3");
        refused(() -> attend("PRESENT", "PRESENT", "WRITING", "ABSENT"), "commendation.sitting.no-writing");
        attend("PRESENT", "PRESENT", "PRESENT", "ABSENT");
        by(1, () -> sittings.beginVoting(Actors.current(), played.id));
        vote(1, "AGAINST", "FOR");
        vote(1, "FOR", "FOR");
        vote(2, "FOR", "FOR");
        refused(() -> vote(4, "FOR", "FOR"), "commendation.ballot.absent-no-writing");
        refused(() -> by(1, () -> sittings.close(Actors.current(), played.id, false)), "commendation.sitting.waiting");
        vote(3, "FOR", "AGAINST");
        by(1, () -> sittings.close(Actors.current(), played.id, false));
        refused(() -> vote(3, "FOR", "FOR"), "commendation.sitting.not-voting");
        assertThat(byName().get("Tập thể 1").vote()).isEqualTo(new Nomination.Vote(3, 0, null));
        assertThat(byName().get("Người thứ 1").vote()).isEqualTo(new Nomination.Vote(2, 1, null));
        played.saveVotes(
                "11", List.of(new Sheets.Voted(byName().get("Người thứ 1").id(), new Sheets.Ballot("11", "0"))));
        played.complete("hoidong", "council", Map.of());
        assertThat(byName().get("Người thứ 1").vote()).isEqualTo(new Nomination.Vote(2, 1, false));
    }

    @Test
    void council_that_loses_its_quorum_decides_nothing() {
        atVote("KV", true, false, ">1/2");
        attend("PRESENT", "PRESENT", "PRESENT", "ABSENT");
        by(1, () -> sittings.beginVoting(Actors.current(), played.id));
        vote(1, "FOR", "FOR");
        attend("PRESENT", "PRESENT", "ABSENT", "ABSENT");
        refused(() -> by(1, () -> sittings.close(Actors.current(), played.id, true)), "commendation.minutes.no-quorum");
        refused(() -> attend("ABSENT", "PRESENT", "ABSENT", "ABSENT"), "commendation.sitting.voted-already");
        assertThat(played.file().minutes()).isEqualTo(Minutes.EMPTY);
        assertThat(played.file().sitting()).isEqualTo(CommendationFile.SittingState.OPEN);
    }
}
