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
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.tongket.Acting;
import vn.tongket.Jobs;
import vn.tongket.Refusal;
import vn.tongket.TestUnits;
import vn.tongket.TestUnits.Province;
import vn.tongket.audit.Actors;

/** A commendation of a province's own, with a conference on 26/9/2019, played by those who do it. */
final class PlayedCommendation {

    static final LocalDate CONFERENCE = LocalDate.of(2019, 9, 26);
    private static final String COUNCIL_DAY = "2019-09-18";

    final UUID cycle;
    final UUID id;
    final ProcessInstance process;

    private final Acting acting;
    private final Jobs jobs;
    private final TaskService tasks;
    private final CommendationDesk desk;
    private final Province province;

    PlayedCommendation(ApplicationContext context, String prefix) {
        acting = context.getBean(Acting.class);
        jobs = context.getBean(Jobs.class);
        tasks = context.getBean(TaskService.class);
        desk = context.getBean(CommendationDesk.class);
        JdbcClient jdbc = context.getBean(JdbcClient.class);
        Commendations commendations = context.getBean(Commendations.class);
        RuntimeService runtime = context.getBean(RuntimeService.class);
        province = context.getBean(TestUnits.class).province(prefix, 4);
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

    CommendationFile file() {
        return acting.as(province.code() + ".dieuphoi", province.state() + ".coordinator")
                .call(() -> desk.file(Actors.current(), id));
    }

    void as(String user, String role, Acting.Step step) {
        acting.as(province.code() + "." + user, province.state() + "." + role).run(step);
    }

    void complete(String user, String role, Map<String, Object> variables) {
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

    Terms terms() {
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

    Sheets.Proposal collective(String unit, String name) {
        return new Sheets.Proposal(null, "COLLECTIVE", unit, name, null, "Thành tích xuất sắc", "Báo cáo", null);
    }

    void saveList(int collectives, int individuals) {
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

    void appraiseAll() {
        List<Sheets.Appraised> lines = file().nominations().stream()
                .map(n -> new Sheets.Appraised(n.id(), new Sheets.Opinion("ELIGIBLE", false, null)))
                .toList();
        as(
                "thamdinh",
                "reviewer",
                () -> desk.saveAppraisals(Actors.current(), id, new Sheets.Appraisals(lines, null, file().version())));
    }

    void voteAll(String present, String votesFor, String votesAgainst) {
        saveVotes(
                present,
                file().nominations().stream()
                        .map(n -> new Sheets.Voted(n.id(), new Sheets.Ballot(votesFor, votesAgainst)))
                        .toList());
    }

    void vote(UUID nomination, String votesFor, String votesAgainst) {
        saveVotes("12", List.of(new Sheets.Voted(nomination, new Sheets.Ballot(votesFor, votesAgainst))));
    }

    void saveVotes(String present, List<Sheets.Voted> votes) {
        as(
                "hoidong",
                "council",
                () -> desk.saveMinutes(
                        Actors.current(),
                        id,
                        new Sheets.Council(new Sheets.Figures(COUNCIL_DAY, "12", present, null, null), votes, null)));
    }

    void number(String number, String date) {
        as("vanthu", "clerk", () -> desk.saveNumber(Actors.current(), id, new Sheets.Number(number, date, null, null)));
    }

    void handOver(String day) {
        List<Sheets.Awarded> lines = file().nominations().stream()
                .map(n -> new Sheets.Awarded(n.id(), new Sheets.HandOver(day, null)))
                .toList();
        as("dieuphoi", "coordinator", () -> desk.saveAwards(Actors.current(), id, new Sheets.Awards(lines, null)));
    }

    void withdraw(UUID nomination, String reason) {
        as("dieuphoi", "coordinator", () -> desk.withdraw(Actors.current(), id, nomination, reason));
    }

    static void refused(ThrowingCallable act, String... keys) {
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
