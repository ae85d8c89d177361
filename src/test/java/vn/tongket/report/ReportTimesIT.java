package vn.tongket.report;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.tongket.report.ReportIT.refusal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.tongket.Acting.Person;
import vn.tongket.Jobs;
import vn.tongket.Refusal;
import vn.tongket.TongKetTest;
import vn.tongket.audit.Actors;
import vn.tongket.calendar.Deadline;
import vn.tongket.cycle.Obligations;
import vn.tongket.report.ReportPlay.Stage;
import vn.tongket.report.process.UnitReportProcess.Elements;

/** Dates of reports: reminders in working days, late submissions, requests for more time, withdrawals. */
@TongKetTest
class ReportTimesIT {

    /** A Friday. */
    private static final LocalDate DUE = LocalDate.of(2026, 10, 16);

    @Autowired
    ExtensionDesk extensions;

    @Autowired
    Obligations obligations;

    @Autowired
    TaskService tasks;

    @Autowired
    RuntimeService runtime;

    @Autowired
    Jobs jobs;

    @Autowired
    JdbcClient jdbc;

    private ReportPlay play;

    @BeforeEach
    void play(@Autowired AutowireCapableBeanFactory beans) {
        play = beans.createBean(ReportPlay.class);
    }

    @Test
    void unit_is_reminded_by_the_ladder_in_working_days_and_no_more_once_it_submitted() {
        jobs.travelTo(LocalDate.of(2026, 9, 1));
        Stage stage = play.opened("RT", DUE);

        jobs.travelTo(
                LocalDate.of(2026, 10, 9).atTime(8, 1).atZone(Deadline.ZONE).toInstant());
        play.runJobs(stage);
        assertThat(told(stage)).containsExactly(stage.unit() + ".drafter report-reminder");
        jobs.travelTo(LocalDate.of(2026, 10, 15));
        play.runJobs(stage);
        assertThat(told(stage)).hasSize(3).contains(stage.unit() + ".leader report-reminder");
        jobs.travelTo(LocalDate.of(2026, 10, 19));
        play.runJobs(stage);
        assertThat(told(stage)).contains(stage.unit() + ".leader report-overdue");
        play.submitted(stage);
        assertThat(stage.reviewer()
                        .call(() -> play.desk.checkFile(Actors.current(), stage.report()))
                        .receipt()
                        .onTime())
                .isFalse();
        int before = told(stage).size();
        jobs.travelTo(LocalDate.of(2026, 11, 20));
        play.runJobs(stage);
        assertThat(told(stage)).hasSize(before);
    }

    @Test
    void report_is_overdue_from_midnight_in_vietnam() {
        jobs.travelTo(LocalDate.of(2026, 9, 1));
        Stage stage = play.opened("RU", DUE);

        jobs.travelTo(Instant.parse("2026-10-16T16:59:59Z"));
        assertThat(file(stage).head().overdue()).isFalse();
        jobs.travelTo(Instant.parse("2026-10-16T17:00:00Z"));
        assertThat(file(stage).head().overdue()).isTrue();
    }

    @Test
    void granted_time_moves_tasks_and_reminders_and_keeps_the_original_date() {
        jobs.travelTo(LocalDate.of(2026, 9, 1));
        Stage stage = play.opened("RV", DUE);
        ask(stage, "Bão lụt", "không rõ");
        assertThat(refusal(() -> request(stage)).problems())
                .extracting(Refusal.Problem::at)
                .containsExactly("extension.until");
        ask(stage, "Bão lụt", "1/10/2026");
        assertThat(refusal(() -> request(stage)).problems())
                .extracting(Refusal.Problem::at)
                .containsExactly("extension.until");
        ask(stage, "Bão lụt", "30/10/2026");
        request(stage);
        assertThat(refusal(() -> request(stage)).problems())
                .extracting(Refusal.Problem::key)
                .containsExactly("report.extension.waiting");

        stage.coordinator()
                .run(() -> extensions.keepAnswer(Actors.current(), stage.report(), "Đồng ý một phần", "27/10/2026"));
        play.done(stage.coordinator(), stage, Elements.DECIDE_EXTENSION, "granted", true);

        Instant moved = Deadline.day(LocalDate.of(2026, 10, 27)).dueAt();
        assertThat(obligations.require(stage.report()).dueAt()).isEqualTo(moved);
        assertThat(obligations.require(stage.report()).originalDueAt())
                .isEqualTo(Deadline.day(DUE).dueAt());
        assertThat(task(stage, Elements.WRITE_REPORT).getDueDate()).isEqualTo(Date.from(moved));
        assertThat(file(stage).extension().last().args()).containsExactly("27/10/2026", "Đồng ý một phần");
        jobs.travelTo(LocalDate.of(2026, 10, 15));
        play.runJobs(stage);
        assertThat(told(stage)).noneMatch(notice -> notice.endsWith("report-reminder"));
        jobs.travelTo(LocalDate.of(2026, 10, 21));
        play.runJobs(stage);
        assertThat(told(stage)).anyMatch(notice -> notice.endsWith("report-reminder"));
    }

    @Test
    void refused_time_needs_a_reason_and_changes_nothing() {
        jobs.travelTo(LocalDate.of(2026, 9, 1));
        Stage stage = play.opened("RW", DUE);
        ask(stage, "Thiếu người", "30/10/2026");
        request(stage);
        assertThat(refusal(() -> play.done(stage.coordinator(), stage, Elements.DECIDE_EXTENSION, "granted", false))
                        .problems())
                .extracting(Refusal.Problem::at)
                .containsExactly("answer");

        stage.coordinator()
                .run(() -> extensions.keepAnswer(Actors.current(), stage.report(), "Đã gia hạn một lần", null));
        play.done(stage.coordinator(), stage, Elements.DECIDE_EXTENSION, "granted", false);

        assertThat(obligations.require(stage.report()).dueAt())
                .isEqualTo(Deadline.day(DUE).dueAt());
        assertThat(file(stage).extension().last().key()).isEqualTo("report.extension.refused");
        assertThat(file(stage).extension().waiting()).isFalse();
    }

    @Test
    void withdrawn_unit_is_told_and_keeps_what_it_wrote() {
        Stage stage = play.opened("RX", DUE.plusYears(3));
        play.write(stage);

        obligations.withdraw(stage.report(), "Đơn vị sáp nhập");
        play.runJobs(stage);

        assertThat(play.isRunning(stage)).isFalse();
        assertThat(told(stage)).contains(stage.unit() + ".leader report-withdrawn");
        assertThat(file(stage).editable()).isFalse();
        assertThat(file(stage).sections().get(1).text()).isNotBlank();
        assertThat(refusal(() -> play.write(stage)).problems().get(0).key()).isEqualTo("report.withdrawn");
    }

    @Test
    void four_reviewers_accept_at_once_without_a_lock_failure_and_the_cycle_hears_of_it_once() throws Exception {
        List<Stage> stages = play.opened("RZ", DUE.plusYears(3), 24);
        stages.forEach(play::submitted);
        UUID cycle = stages.get(0).cycle();
        runtime.createProcessInstanceByKey("review-cycle")
                .businessKey(cycle.toString())
                .setVariable("closingAt", Date.from(Instant.now().plusSeconds(1_000_000)))
                .startBeforeActivity("Gateway_AwaitReports")
                .execute();
        List<Task> open =
                stages.stream().map(stage -> task(stage, Elements.CHECK_REPORT)).toList();

        ExecutorService four = Executors.newFixedThreadPool(4);
        List<Person> reviewers = IntStream.range(0, 4)
                .mapToObj(n -> play.reviewer(stages.get(0).province(), String.valueOf(n)))
                .toList();
        List<Future<Boolean>> accepted = four.invokeAll(IntStream.range(0, stages.size())
                .<Callable<Boolean>>mapToObj(n -> () -> {
                    reviewers.get(n % 4).run(() -> tasks.complete(open.get(n).getId(), Map.of("accepted", true)));
                    return true;
                })
                .toList());
        four.shutdown();

        for (Future<Boolean> one : accepted) {
            assertThat(one.get()).isTrue();
        }
        assertThat(jdbc.sql("""
                        select count(*) from act_hi_actinst a join act_hi_procinst p on p.proc_inst_id_ = a.proc_inst_id_
                         where p.business_key_ = :cycle and a.act_id_ = 'Event_ReportsComplete' and a.act_inst_state_ <> 2
                        """)
                        .param("cycle", cycle.toString())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        assertThat(play.tasklist.waiting(cycle)).isEmpty();
    }

    private ReportForm file(Stage stage) {
        return stage.drafter().call(() -> play.desk.file(Actors.current(), stage.report()));
    }

    private void ask(Stage stage, String reason, String until) {
        stage.drafter()
                .run(() -> play.desk.save(
                        Actors.current(),
                        stage.report(),
                        null,
                        ReportCycles.complete(),
                        new ExtensionDesk.Draft(reason, until, null, null)));
    }

    private void request(Stage stage) {
        stage.drafter().run(() -> extensions.request(Actors.current(), stage.report()));
    }

    private Task task(Stage stage, String element) {
        return tasks.createTaskQuery()
                .processInstanceBusinessKey(stage.report().toString())
                .taskDefinitionKey(element)
                .singleResult();
    }

    /** Who was told what about the report, in the order of telling. */
    private List<String> told(Stage stage) {
        return jdbc.sql(
                        "select recipient || ' ' || template from app.notice where dedup_key like :key and template like 'report-%' order by created_at")
                .param("key", "%" + stage.report() + "%")
                .query(String.class)
                .list();
    }
}
