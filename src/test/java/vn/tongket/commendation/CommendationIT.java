package vn.tongket.commendation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.tongket.Acting;
import vn.tongket.Jobs;
import vn.tongket.NotFound;
import vn.tongket.Refusal;
import vn.tongket.TestUnits;
import vn.tongket.TestUnits.Province;
import vn.tongket.TongKetTest;
import vn.tongket.audit.Actors;
import vn.tongket.commendation.Commendation.Stage;

/** A commendation from its list to the handing over, played by those who do it; the numbers are those of Bắc Kạn 2019. */
@TongKetTest
class CommendationIT {

    private static final LocalDate CONFERENCE = LocalDate.of(2019, 9, 26);
    private static final String COUNCIL_DAY = "2019-09-18";

    @Autowired
    private Commendations commendations;

    @Autowired
    private CommendationDesk desk;

    @Autowired
    private TestUnits units;

    @Autowired
    private Acting acting;

    @Autowired
    private Jobs jobs;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private TaskService tasks;

    @Autowired
    private JdbcClient jdbc;

    private Province province;
    private UUID cycle;
    private UUID id;
    private ProcessInstance process;

    @Test
    void twenty_recipients_are_decided_before_the_conference_and_awarded_at_it() {
        open("KA");
        saveList(8, 12);
        complete("dieuphoi", "coordinator", Map.of());
        appraiseAll();
        complete("thamdinh", "reviewer", Map.of("approved", true));
        voteAll("11", "10", "1");
        complete("hoidong", "council", Map.of());

        CommendationFile atSignature = file();
        assertThat(atSignature.counts()).isEqualTo("08 tập thể và 12 cá nhân");
        assertThat(atSignature.terms().awardingTitle()).isEqualTo("Chủ tịch Ủy ban nhân dân tỉnh");
        assertThat(atSignature.honoured()).hasSize(20);
        assertThat(atSignature.honoured().subList(0, 8))
                .allMatch(nomination -> nomination.kind() == Recipient.COLLECTIVE);
        assertThat(atSignature.honoured().subList(8, 20))
                .allMatch(nomination -> nomination.kind() == Recipient.INDIVIDUAL);
        complete("lanhdao", "approver", Map.of("approved", true));

        number("145", "2019-09-27");
        refused(() -> complete("vanthu", "clerk", Map.of("approved", true)), "commendation.decision.after-conference");
        number("145", "2019-09-17");
        refused(() -> complete("vanthu", "clerk", Map.of("approved", true)), "commendation.decision.before-council");
        number("145", "2019-09-20");
        complete("vanthu", "clerk", Map.of("approved", true));

        assertThat(commendations.awarded(id)).isEqualTo(new Counts(8, 12));
        assertThat(file().symbol()).isEqualTo("145/QĐ-UBND");
        assertThat(file().effectiveSubject())
                .isEqualTo("Tặng Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh cho 08 tập thể và 12 cá nhân có thành tích"
                        + " xuất sắc, xét trong đợt “Sơ kết KA”");
        assertThat(LocalDate.parse(file().date())).isBeforeOrEqualTo(CONFERENCE);
        assertThat(jdbc.sql(
                                "select count(*) from app.notice where template = 'commendation-result' and cycle_id = :cycle")
                        .param("cycle", cycle)
                        .query(Integer.class)
                        .single())
                .isEqualTo(4);

        handOver("2019-09-26");
        complete("dieuphoi", "coordinator", Map.of());
        assertThat(commendations.require(id).stage()).isEqualTo(Stage.CLOSED);
        assertThat(runtime.createProcessInstanceQuery()
                        .processInstanceId(process.getId())
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
                        .param("cycle", cycle)
                        .param("process", process.getId())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void list_that_cannot_stand_is_refused_with_every_reason_at_once() {
        open("KB");
        List<Sheets.Proposal> proposals = new ArrayList<>();
        proposals.add(collective("KB-H1", "Ban Chỉ huy quân sự huyện"));
        proposals.add(collective("KB-H1", "Ban  chỉ huy quân sự HUYỆN"));
        proposals.add(new Sheets.Proposal(null, "INDIVIDUAL", null, "", null, null, null, null));
        units.create("KB-CU", "Đơn vị đã giải thể", "STATE", "DISTRICT", null);
        jdbc.sql("update app.org_unit set valid_to = '2015-06-30' where code = 'KB-CU'")
                .update();
        proposals.add(collective("KB-CU", "Đơn vị đã giải thể"));
        Terms empty = new Terms(null, null, null, "2009-01-01", "2019-08-31", null, null, null, null, null, null);
        as(
                "dieuphoi",
                "coordinator",
                () -> desk.saveNominations(Actors.current(), id, new Sheets.Nominations(empty, proposals, null)));

        assertThatThrownBy(() -> complete("dieuphoi", "coordinator", Map.of()))
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
        assertThat(commendations.require(id).stage()).isEqualTo(Stage.NOMINATION);
        assertThat(file().nominations()).hasSize(4);
    }

    @Test
    void unreadable_figures_and_foreign_bodies_are_refused_where_they_are_typed() {
        open("KC");
        Terms wrong = new Terms(
                "Bằng khen", "KHONG-CO", "Chủ tịch", "31/2/2019", null, "QC", "3/2", "mười", "NOBODY", true, false);
        refused(
                () -> as(
                        "dieuphoi",
                        "coordinator",
                        () -> desk.saveNominations(
                                Actors.current(),
                                id,
                                new Sheets.Nominations(wrong, List.of(collective("KHONG-CO", "Không có")), null))),
                "commendation.day.unreadable",
                "commendation.terms.unit-foreign",
                "commendation.share.unreadable",
                "commendation.share.unreadable",
                "commendation.choice.unknown",
                "commendation.nomination.unit-unknown");
        saveList(1, 0);
        assertThatThrownBy(() -> as(
                        "dieuphoi",
                        "coordinator",
                        () -> desk.saveNominations(
                                Actors.current(), id, new Sheets.Nominations(terms(), List.of(), 0))))
                .isInstanceOf(OptimisticLockingFailureException.class);
    }

    @Test
    void council_without_quorum_cannot_vote_and_its_threshold_decides() {
        open("KD");
        saveList(2, 1);
        complete("dieuphoi", "coordinator", Map.of());
        refused(
                () -> complete("thamdinh", "reviewer", Map.of("approved", true)),
                "commendation.appraisal.verdict-missing",
                "commendation.appraisal.verdict-missing",
                "commendation.appraisal.verdict-missing");
        appraiseAll();
        complete("thamdinh", "reviewer", Map.of("approved", true));

        voteAll("7", "7", "0");
        refused(() -> complete("hoidong", "council", Map.of()), "commendation.minutes.no-quorum");
        voteAll("13", "13", "1");
        refused(
                () -> complete("hoidong", "council", Map.of()),
                "commendation.minutes.too-many",
                "commendation.vote.too-many",
                "commendation.vote.too-many",
                "commendation.vote.too-many");
        refused(() -> voteAll("mười", "9", "0"), "commendation.number.unreadable");
        voteAll("12", "10", "2");
        vote(file().nominations().get(1).id(), "9", "3");
        complete("hoidong", "council", Map.of());

        assertThat(file().nominations()).extracting(n -> n.vote().passed()).containsExactly(true, false, true);
        assertThat(file().counts()).isEqualTo("01 tập thể và 01 cá nhân");
    }

    @Test
    void withdrawn_nominee_is_not_issued_and_what_is_issued_does_not_change() {
        open("KE");
        saveList(1, 2);
        complete("dieuphoi", "coordinator", Map.of());
        appraiseAll();
        complete("thamdinh", "reviewer", Map.of("approved", true));
        voteAll("12", "12", "0");
        complete("hoidong", "council", Map.of());
        complete("lanhdao", "approver", Map.of("approved", true));
        UUID leaving = file().honoured().get(2).id();
        refused(() -> withdraw(leaving, " "), "commendation.reason-missing");
        withdraw(leaving, "Cá nhân xin rút");
        number(null, "2019-09-20");
        refused(() -> complete("vanthu", "clerk", Map.of("approved", true)), "commendation.decision.withdrawn");
        refused(() -> complete("vanthu", "clerk", Map.of("approved", false)), "commendation.reason-missing");
        as(
                "vanthu",
                "clerk",
                () -> desk.saveNumber(
                        Actors.current(), id, new Sheets.Number(null, "2019-09-20", "Một cá nhân đã rút", null)));
        complete("vanthu", "clerk", Map.of("approved", false));
        complete("lanhdao", "approver", Map.of("approved", true));
        complete("vanthu", "clerk", Map.of("approved", true));

        assertThat(commendations.awarded(id)).isEqualTo(new Counts(1, 1));
        refused(() -> withdraw(file().honoured().get(1).id(), "Muộn"), "commendation.withdraw.too-late");
        assertThatThrownBy(() -> jdbc.sql("update app.council_vote set votes_for = 99 where nomination_id = :n")
                        .param("n", leaving)
                        .update())
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void returned_file_starts_a_new_round_and_strangers_see_nothing() {
        open("KG");
        saveList(1, 1);
        complete("dieuphoi", "coordinator", Map.of());
        appraiseAll();
        complete("thamdinh", "reviewer", Map.of("approved", true));
        voteAll("12", "12", "0");
        complete("hoidong", "council", Map.of());
        as(
                "lanhdao",
                "approver",
                () -> desk.saveDecision(Actors.current(), id, new Sheets.Decision(null, null, "Thẩm định lại", null)));
        complete("lanhdao", "approver", Map.of("approved", false));

        assertThat(file().stage()).isEqualTo(Stage.APPRAISAL);
        assertThat(file().returns())
                .extracting(CommendationFile.Returned::reason)
                .containsExactly("Thẩm định lại");
        assertThat(file().nominations())
                .allMatch(n -> n.appraisal().verdict() == Nomination.Verdict.ELIGIBLE)
                .allMatch(n -> n.vote().votesFor() == null);
        for (String stranger : List.of("KG-H1.leader", "KG-UBND.tracker", "camunda-admin")) {
            acting.as("KG.la", stranger)
                    .run(() -> assertThatThrownBy(() -> desk.file(Actors.current(), id))
                            .isInstanceOf(NotFound.class));
        }
    }

    private void open(String prefix) {
        province = units.province(prefix, 4);
        cycle = UUID.randomUUID();
        jdbc.sql("""
                        insert into app.review_cycle (id, title, kind, period_from, period_to, organizer, coordinator_unit,
                                 approver_unit, reviewer_unit, clerk_unit, council_unit, search, created_at, created_by)
                        values (:id, :title, 'INTERIM_REVIEW', '2009-01-01', '2019-08-31', :u, :u, :u, :u, :u, :u, '',
                                now(), 'test')
                        """)
                .param("id", cycle)
                .param("title", "Sơ kết " + prefix)
                .param("u", province.state())
                .update();
        jdbc.sql(
                        "insert into app.milestone (cycle_id, kind, on_date, precision) values (:id, 'CONFERENCE', :on, 'DAY')")
                .param("id", cycle)
                .param("on", CONFERENCE)
                .update();
        id = commendations.open(cycle);
        assertThat(commendations.open(cycle)).isEqualTo(id);
        String unit = province.state();
        process = runtime.startProcessInstanceByKey(
                "commendation",
                id.toString(),
                Map.of(
                        "coordinatorGroup", unit + ".coordinator",
                        "reviewerGroup", unit + ".reviewer",
                        "councilGroup", unit + ".council",
                        "approverGroup", unit + ".approver",
                        "clerkGroup", unit + ".clerk"));
    }

    private CommendationFile file() {
        return acting.as(province.code() + ".dieuphoi", province.state() + ".coordinator")
                .call(() -> desk.file(Actors.current(), id));
    }

    private void as(String user, String role, Acting.Step step) {
        acting.as(province.code() + "." + user, province.state() + "." + role).run(step);
    }

    private void complete(String user, String role, Map<String, Object> variables) {
        as(
                user,
                role,
                () -> tasks.complete(
                        tasks.createTaskQuery()
                                .processInstanceId(process.getId())
                                .singleResult()
                                .getId(),
                        variables));
        jobs.runAll();
    }

    private Terms terms() {
        return new Terms(
                "Bằng khen",
                province.state(),
                "Chủ tịch Ủy ban nhân dân tỉnh",
                "2009-01-01",
                "2019-08-31",
                "Quy chế Hội đồng",
                "2/3",
                "80 %",
                "ALL_MEMBERS",
                true,
                false);
    }

    private Sheets.Proposal collective(String unit, String name) {
        return new Sheets.Proposal(null, "COLLECTIVE", unit, name, null, "Thành tích xuất sắc", "Báo cáo", null);
    }

    private void saveList(int collectives, int individuals) {
        List<Sheets.Proposal> proposals = new ArrayList<>();
        IntStream.rangeClosed(1, individuals)
                .mapToObj(n -> new Sheets.Proposal(
                        null,
                        "INDIVIDUAL",
                        province.code() + "-H" + (n % 4 + 1),
                        "Người thứ " + n,
                        "Trợ lý",
                        "Thành tích",
                        null,
                        null))
                .forEach(proposals::add);
        IntStream.rangeClosed(1, collectives)
                .mapToObj(n -> collective(province.code() + "-H" + (n % 4 + 1), "Tập thể " + n))
                .forEach(proposals::add);
        as(
                "dieuphoi",
                "coordinator",
                () -> desk.saveNominations(
                        Actors.current(), id, new Sheets.Nominations(terms(), proposals, file().version())));
    }

    private void appraiseAll() {
        List<Sheets.Appraised> lines = file().nominations().stream()
                .map(n -> new Sheets.Appraised(n.id(), new Sheets.Opinion("ELIGIBLE", false, null)))
                .toList();
        as(
                "thamdinh",
                "reviewer",
                () -> desk.saveAppraisals(Actors.current(), id, new Sheets.Appraisals(lines, null, file().version())));
    }

    private void voteAll(String present, String votesFor, String votesAgainst) {
        saveVotes(
                present,
                file().nominations().stream()
                        .map(n -> new Sheets.Voted(n.id(), new Sheets.Ballot(votesFor, votesAgainst)))
                        .toList());
    }

    private void vote(UUID nomination, String votesFor, String votesAgainst) {
        saveVotes("12", List.of(new Sheets.Voted(nomination, new Sheets.Ballot(votesFor, votesAgainst))));
    }

    private void saveVotes(String present, List<Sheets.Voted> votes) {
        as(
                "hoidong",
                "council",
                () -> desk.saveMinutes(
                        Actors.current(),
                        id,
                        new Sheets.Council(new Sheets.Figures(COUNCIL_DAY, "12", present, null, null), votes, null)));
    }

    private void number(String number, String date) {
        as("vanthu", "clerk", () -> desk.saveNumber(Actors.current(), id, new Sheets.Number(number, date, null, null)));
    }

    private void handOver(String day) {
        List<Sheets.Awarded> lines = file().nominations().stream()
                .map(n -> new Sheets.Awarded(n.id(), new Sheets.HandOver(day, null)))
                .toList();
        as("dieuphoi", "coordinator", () -> desk.saveAwards(Actors.current(), id, new Sheets.Awards(lines, null)));
    }

    private void withdraw(UUID nomination, String reason) {
        as("dieuphoi", "coordinator", () -> desk.withdraw(Actors.current(), id, nomination, reason));
    }

    private static void refused(ThrowingCallable act, String... keys) {
        assertThatThrownBy(act).satisfies(thrown -> {
            Throwable cause = thrown;
            while (!(cause instanceof Refusal) && cause.getCause() != null) {
                cause = cause.getCause();
            }
            assertThat(cause)
                    .asInstanceOf(type(Refusal.class))
                    .satisfies(refusal -> assertThat(refusal.problems())
                            .extracting(Refusal.Problem::key)
                            .containsExactlyInAnyOrder(keys));
        });
    }
}
