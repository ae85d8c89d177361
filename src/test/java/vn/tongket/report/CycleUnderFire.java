package vn.tongket.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.boot.CommandLineRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.tongket.Acting;
import vn.tongket.TestUnits;
import vn.tongket.TongKetApplication;
import vn.tongket.audit.Actors;
import vn.tongket.report.process.UnitReportProcess.Elements;

/**
 * The whole product in a process of its own, with people who write, submit and accept reports as fast as the tasks come.
 * After each act that was answered it writes a line; {@link SigkillIT} kills it in between.
 */
public final class CycleUnderFire {

    static final int UNITS = 120;

    private CycleUnderFire() {}

    public static void main(String[] args) {
        SpringApplication.from(TongKetApplication::main).with(People.class).run(args);
    }

    @TestComponent
    @Import({Acting.class, TestUnits.class})
    static class People implements CommandLineRunner {

        private static final String PROVINCE = "KILL";
        private static final Map<String, Object> PHASES_LEFT_OUT = Map.of(
                "consolidationPhase", false,
                "commendationPhase", false,
                "conferencePhase", false,
                "conclusionPhase", false,
                "followUpPhase", false);

        private final JdbcClient jdbc;
        private final RuntimeService runtime;
        private final TaskService tasks;
        private final ReportDesk desk;
        private final Acting acting;
        private final TestUnits units;
        private final Path acknowledged;

        People(
                JdbcClient jdbc,
                RuntimeService runtime,
                TaskService tasks,
                ReportDesk desk,
                Acting acting,
                TestUnits units,
                Environment environment) {
            this.jdbc = jdbc;
            this.runtime = runtime;
            this.tasks = tasks;
            this.desk = desk;
            this.acting = acting;
            this.units = units;
            this.acknowledged = Path.of(environment.getRequiredProperty("acknowledged"));
        }

        @Override
        public void run(String... args) {
            Thread thread = new Thread(this::live, "people");
            thread.setDaemon(true);
            thread.start();
        }

        private void live() {
            UUID cycle = jdbc.sql("select id from app.review_cycle")
                    .query(UUID.class)
                    .optional()
                    .orElseGet(this::begin);
            acting.ensure(PROVINCE + ".thamdinh", PROVINCE + "-TU.reviewer");
            while (open(cycle) > 0) {
                step(Elements.WRITE_REPORT, ".soan", ".drafter", Map.of());
                step(Elements.SUBMIT_REPORT, ".ky", ".leader", Map.of("submitted", true));
                step(Elements.CHECK_REPORT, null, ".reviewer", Map.of("accepted", true));
            }
            say("DONE " + cycle);
        }

        private UUID begin() {
            TestUnits.Province province = units.province(PROVINCE, UNITS);
            UUID cycle = new ReportCycles(jdbc).issued(province, LocalDate.now().plusMonths(2), Instant.now());
            runtime.createProcessInstanceByKey("review-cycle")
                    .businessKey(cycle.toString())
                    .startBeforeActivity("Task_OpenObligations")
                    .setVariables(PHASES_LEFT_OUT)
                    .execute();
            say("STARTED " + cycle);
            return cycle;
        }

        private int open(UUID cycle) {
            return jdbc.sql("select count(*) from app.obligation where cycle_id = :cycle and accepted_at is null")
                    .param("cycle", cycle)
                    .query(Integer.class)
                    .single();
        }

        private void step(String element, String person, String role, Map<String, Object> variables) {
            List<Task> open =
                    tasks.createTaskQuery().taskDefinitionKey(element).active().listPage(0, 20);
            for (Task task : open) {
                UUID obligation = UUID.fromString(runtime.createProcessInstanceQuery()
                        .processInstanceId(task.getProcessInstanceId())
                        .singleResult()
                        .getBusinessKey());
                String unit = jdbc.sql("select reporter_unit from app.obligation where id = :id")
                        .param("id", obligation)
                        .query(String.class)
                        .single();
                Acting.Person doing = person == null
                        ? acting.as(PROVINCE + ".thamdinh", PROVINCE + "-TU.reviewer")
                        : acting.as(unit + person, unit + role);
                doing.run(() -> {
                    if (element.equals(Elements.WRITE_REPORT)) {
                        write(obligation);
                    }
                    tasks.complete(task.getId(), variables);
                });
                say(element + " " + obligation);
            }
        }

        private void write(UUID obligation) {
            int version = jdbc.sql(
                            "select coalesce(max(revision), 0) from app.report_version where obligation_id = :id")
                    .param("id", obligation)
                    .query(Integer.class)
                    .single();
            desk.save(Actors.current(), obligation, version, ReportCycles.complete(), null);
        }

        private void say(String line) {
            try {
                Files.writeString(acknowledged, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
