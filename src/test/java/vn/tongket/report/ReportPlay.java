package vn.tongket.report;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.tongket.Acting;
import vn.tongket.Acting.Person;
import vn.tongket.Tasklist;
import vn.tongket.TestUnits;
import vn.tongket.TestUnits.Province;
import vn.tongket.audit.Actors;
import vn.tongket.cycle.ObligationOpening;
import vn.tongket.report.process.UnitReportProcess;
import vn.tongket.report.process.UnitReportProcess.Elements;

/** Plays the report of one district, by the people who do it and through the engine. */
public class ReportPlay {

    public final Tasklist tasklist;
    public final ReportDesk desk;
    private final Acting acting;
    private final TestUnits units;
    private final JdbcClient jdbc;
    private final ObligationOpening opening;
    private final RuntimeService runtime;
    private final ManagementService management;

    ReportPlay(
            Tasklist tasklist,
            ReportDesk desk,
            Acting acting,
            TestUnits units,
            JdbcClient jdbc,
            ObligationOpening opening,
            RuntimeService runtime,
            ManagementService management) {
        this.tasklist = tasklist;
        this.desk = desk;
        this.acting = acting;
        this.units = units;
        this.jdbc = jdbc;
        this.opening = opening;
        this.runtime = runtime;
        this.management = management;
    }

    /** One district, its report and everybody who has to do with it. */
    public record Stage(
            String unit,
            Province province,
            UUID cycle,
            UUID report,
            Person drafter,
            Person leader,
            Person reviewer,
            Person coordinator) {}

    /** A cycle of one district whose report is due on the day and was just handed out. */
    public Stage opened(String prefix, LocalDate due) {
        return opened(prefix, due, 1).get(0);
    }

    /** A cycle of so many districts. */
    public List<Stage> opened(String prefix, LocalDate due, int districts) {
        Province province = units.province(prefix, districts);
        ReportCycles cycles = new ReportCycles(jdbc);
        UUID cycle = cycles.issued(province, due, Instant.parse("2026-01-05T02:00:00Z"));
        while (!opening.openNext(cycle)) {
            // the next fifty
        }
        Map<String, UUID> owed = cycles.obligations(cycle);
        return province.districts().stream()
                .map(unit -> new Stage(
                        unit,
                        province,
                        cycle,
                        owed.get(unit),
                        acting.as(unit + ".soan", unit + ".drafter"),
                        acting.as(unit + ".ky", unit + ".leader"),
                        reviewer(province, ""),
                        acting.as(prefix + ".dieuphoi", province.party() + ".coordinator")))
                .toList();
    }

    public Person reviewer(Province province, String which) {
        return acting.as(province.code() + ".thamdinh" + which, province.party() + ".reviewer");
    }

    /** The drafter saves a report with nothing missing. */
    public void write(Stage stage) {
        stage.drafter().run(() -> desk.save(Actors.current(), stage.report(), null, ReportCycles.complete(), null));
    }

    public void handOver(Stage stage) {
        done(stage.drafter(), stage, Elements.WRITE_REPORT);
    }

    public void submit(Stage stage) {
        done(stage.leader(), stage, Elements.SUBMIT_REPORT, "submitted", true);
    }

    /** Written, handed over and submitted. */
    public void submitted(Stage stage) {
        write(stage);
        handOver(stage);
        submit(stage);
    }

    public void accept(Stage stage) {
        done(stage.reviewer(), stage, Elements.CHECK_REPORT, "accepted", true);
    }

    public void giveBack(Stage stage, String newDue, ReportCheck.Reason... reasons) {
        stage.reviewer().run(() -> {
            int revision = desk.checkFile(Actors.current(), stage.report()).version();
            desk.saveCheck(
                    Actors.current(),
                    stage.report(),
                    new ReportCheck(null, null, null, newDue, List.of(reasons), revision));
        });
        done(stage.reviewer(), stage, Elements.CHECK_REPORT, "accepted", false);
    }

    public void done(Person person, Stage stage, String element, Object... variables) {
        tasklist.complete(person, stage.report(), element, variables);
        runJobs(stage);
    }

    /** Runs what is due in the report's process, and nobody else's. */
    public void runJobs(Stage stage) {
        for (List<Job> jobs = due(stage); !jobs.isEmpty(); jobs = due(stage)) {
            management.executeJob(jobs.get(0).getId());
        }
    }

    private List<Job> due(Stage stage) {
        return runtime
                .createProcessInstanceQuery()
                .processDefinitionKey(UnitReportProcess.KEY)
                .processInstanceBusinessKey(stage.report().toString())
                .list()
                .stream()
                .flatMap(instance ->
                        management.createJobQuery().processInstanceId(instance.getId()).executable().list().stream())
                .toList();
    }

    public boolean isRunning(Stage stage) {
        return runtime.createProcessInstanceQuery()
                        .processDefinitionKey(UnitReportProcess.KEY)
                        .processInstanceBusinessKey(stage.report().toString())
                        .count()
                > 0;
    }
}
