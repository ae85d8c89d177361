package vn.tongket.report.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.tongket.Acting;
import vn.tongket.Acting.Person;
import vn.tongket.NotFound;
import vn.tongket.SqlCount;
import vn.tongket.TestUnits;
import vn.tongket.TestUnits.Province;
import vn.tongket.TongKetTest;
import vn.tongket.audit.Actors;
import vn.tongket.report.ReportCheck;
import vn.tongket.report.ReportCycles;
import vn.tongket.report.ReportPlay;
import vn.tongket.report.ReportPlay.Stage;
import vn.tongket.report.review.BulkAcceptance.Chosen;
import vn.tongket.report.review.BulkAcceptance.Progress;
import vn.tongket.report.review.BulkAcceptance.Result;
import vn.tongket.report.review.WaitingReports.Filter;
import vn.tongket.report.review.WaitingReports.Line;

/** Many reports accepted at once: each for itself, once, and only as it was seen. */
@TongKetTest
class BulkAcceptanceIT {

    private static final LocalDate DUE = LocalDate.now().plusMonths(3);
    private static final Filter ALL = new Filter(null, null, null, null);

    private ReportPlay play;

    @BeforeEach
    void play(@Autowired AutowireCapableBeanFactory beans) {
        play = beans.createBean(ReportPlay.class);
    }

    @Autowired
    WaitingReports waiting;

    @Autowired
    BulkAcceptance bulk;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Acting acting;

    @Autowired
    TestUnits units;

    @Autowired
    SqlCount sql;

    @Autowired
    DataSource source;

    @Test
    void reports_that_cannot_be_accepted_keep_the_others_from_nothing() {
        List<Stage> stages = play.opened("BKA", DUE, 5);
        stages.forEach(play::submitted);
        Stage good = stages.get(0);
        Stage returned = stages.get(1);
        Stage decided = stages.get(2);
        Stage written = stages.get(3);
        Stage taken = stages.get(4);
        Person reviewer = good.reviewer();
        List<Chosen> chosen = seen(reviewer, good.cycle(), ALL).stream()
                .map(line -> new Chosen(line.report(), line.version()))
                .toList();
        assertThat(chosen).hasSize(5);
        play.giveBack(returned, null, new ReportCheck.Reason(null, "Sửa"));
        play.submitted(returned);
        play.accept(decided);
        written.reviewer()
                .run(() -> play.desk.saveCheck(
                        Actors.current(),
                        written.report(),
                        new ReportCheck(null, null, null, null, List.of(new ReportCheck.Reason("1.1", "Bổ sung")), 0)));
        Person second = play.reviewer(taken.province(), "2");
        second.run(() -> claim(taken));

        UUID id = UUID.randomUUID();
        reviewer.run(() -> bulk.begin(Actors.current(), good.cycle(), id, chosen));
        reviewer.run(() -> bulk.begin(Actors.current(), good.cycle(), id, chosen));
        reviewer.run(() -> bulk.goOn(Actors.current(), good.cycle(), id, 2));
        assertThat(progress(reviewer, good.cycle(), id).done()).isEqualTo(2);
        assertThatThrownBy(() -> second.run(() -> bulk.goOn(Actors.current(), good.cycle(), id, 10)))
                .isInstanceOf(NotFound.class);
        reviewer.run(() -> bulk.goOn(Actors.current(), good.cycle(), id, 10));

        Progress progress = progress(reviewer, good.cycle(), id);
        assertThat(progress.finished()).isTrue();
        assertThat(why(progress, good)).isNull();
        assertThat(why(progress, returned)).isEqualTo("report.bulk.changed");
        assertThat(why(progress, decided)).isEqualTo("report.bulk.checked-already");
        assertThat(why(progress, written)).isEqualTo("report.bulk.being-written");
        assertThat(why(progress, taken)).isEqualTo("report.bulk.taken");
        assertThat(progress.accepted()).isEqualTo(1);
        assertThat(seen(reviewer, good.cycle(), ALL)).extracting(Line::report).doesNotContain(good.report());
        assertThat(jdbc.sql("""
                                select count(*) from app.audit_record
                                 where act = 'report.accepted' and subject_id = :id and actor = :actor
                                """)
                        .param("id", good.report().toString())
                        .param("actor", reviewer.user())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void two_reviewers_at_once_accept_every_report_once_and_the_later_one_is_told() throws Exception {
        List<Stage> stages = play.opened("BKB", DUE, 4);
        stages.forEach(play::submitted);
        Stage first = stages.get(0);
        Person second = play.reviewer(first.province(), "2");
        ExecutorService both = Executors.newFixedThreadPool(2);

        List<Progress> ends = both
                .invokeAll(List.<Callable<Progress>>of(
                        () -> acceptAll(first.reviewer(), first.cycle(), stages),
                        () -> acceptAll(second, first.cycle(), stages)))
                .stream()
                .map(end -> {
                    try {
                        return end.get();
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                })
                .toList();
        both.shutdown();

        assertThat(ends.get(0).accepted() + ends.get(1).accepted()).isEqualTo(4);
        assertThat(ends.stream()
                        .flatMap(end -> end.results().stream())
                        .filter(result -> !result.accepted())
                        .map(result -> result.refusal().key()))
                .isSubsetOf("report.bulk.checked-already", "report.bulk.taken");
    }

    @Test
    void waiting_reports_are_for_those_who_check_them_and_cost_the_same_however_many_there_are() throws Exception {
        Stage foreign = play.opened("BKC", DUE);
        int few = cost("BKD", 30);
        int many = cost("BKE", 400);
        assertThat(many).isEqualTo(few);
        assertThat(few).isCloseTo(5, within(2));
        UUID cycle = cycle("BKE");
        Person reviewer = reviewer("BKE");

        WaitingReports.Found late = reviewer.call(
                () -> waiting.find(Actors.current(), cycle, new Filter(null, false, true, null), "warnings", 50, 0));
        assertThat(late.total()).isBetween(1L, 399L);
        assertThat(late.reports()).allMatch(line -> !line.onTime() && line.warnings() > 0);
        assertThat(late.reports()).extracting(Line::warnings).isSortedAccordingTo(java.util.Comparator.reverseOrder());
        assertThatThrownBy(
                        () -> foreign.reviewer().call(() -> waiting.find(Actors.current(), cycle, ALL, "unit", 50, 0)))
                .isInstanceOf(NotFound.class);
    }

    private int cost(String prefix, int reports) throws Exception {
        Province province = units.province(prefix, reports);
        UUID cycle = new ReportCycles(jdbc).issued(province, DUE, Instant.now());
        jdbc.sql("update app.obligation set opened_at = now(), submitted_at = now() where cycle_id = :id")
                .param("id", cycle)
                .update();
        jdbc.sql("""
                        insert into app.report_version (id, obligation_id, version_no, created_at, created_by, saved_at, saved_by,
                                                        submitted_at, submitted_by, on_time, sha256, warnings)
                        select gen_random_uuid(), id, 1, now(), 'x', now(), 'x', now(), 'x',
                               right(reporter_unit, 1)::integer % 2 = 0, repeat('0', 64), right(reporter_unit, 1)::integer % 5
                          from app.obligation where cycle_id = :id
                        """).param("id", cycle).update();
        Person reviewer = reviewer(prefix);
        reviewer.run(() -> waiting.find(Actors.current(), cycle, ALL, "unit", 50, 0));
        return sql.count(
                        source, () -> reviewer.run(() -> waiting.find(Actors.current(), cycle, ALL, "returned", 50, 0)))
                .statements();
    }

    private UUID cycle(String prefix) {
        return jdbc.sql("select id from app.review_cycle where organizer like :prefix || '%'")
                .param("prefix", prefix)
                .query(UUID.class)
                .single();
    }

    private Person reviewer(String prefix) {
        return acting.as(
                prefix + ".thamdinh",
                jdbc.sql("select reviewer_unit from app.review_cycle where organizer like :prefix || '%'")
                                .param("prefix", prefix)
                                .query(String.class)
                                .single()
                        + ".reviewer");
    }

    private Progress acceptAll(Person person, UUID cycle, List<Stage> stages) {
        UUID id = UUID.randomUUID();
        return person.call(() -> {
            List<Chosen> chosen = stages.stream()
                    .map(stage -> new Chosen(stage.report(), version(stage)))
                    .toList();
            bulk.begin(Actors.current(), cycle, id, chosen);
            bulk.goOn(Actors.current(), cycle, id, 10);
            return bulk.progress(Actors.current(), cycle, id);
        });
    }

    private UUID version(Stage stage) {
        return jdbc.sql("select id from app.report_version where obligation_id = :id")
                .param("id", stage.report())
                .query(UUID.class)
                .single();
    }

    @Autowired
    org.camunda.bpm.engine.TaskService tasks;

    private void claim(Stage stage) {
        String task = tasks.createTaskQuery()
                .processInstanceBusinessKey(stage.report().toString())
                .singleResult()
                .getId();
        tasks.claim(task, Actors.current().userId());
    }

    private List<Line> seen(Person person, UUID cycle, Filter filter) {
        return person.call(() -> waiting.find(Actors.current(), cycle, filter, "unit", 50, 0))
                .reports();
    }

    private Progress progress(Person person, UUID cycle, UUID id) {
        return person.call(() -> bulk.progress(Actors.current(), cycle, id));
    }

    private static String why(Progress progress, Stage stage) {
        Result result = progress.results().stream()
                .filter(one -> one.report().equals(stage.report()))
                .findFirst()
                .orElseThrow();
        return result.refusal() == null ? null : result.refusal().key();
    }
}
