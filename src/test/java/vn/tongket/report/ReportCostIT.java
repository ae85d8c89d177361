package vn.tongket.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.tongket.Acting;
import vn.tongket.SqlCount;
import vn.tongket.TestUnits;
import vn.tongket.TestUnits.Province;
import vn.tongket.TongKetTest;
import vn.tongket.audit.Actors;
import vn.tongket.report.process.UnitReportProcess.Elements;

/** What one report costs the database from its opening to its acceptance, autosaves aside, however many units report. */
@TongKetTest
class ReportCostIT {

    private static final Logger log = LoggerFactory.getLogger(ReportCostIT.class);
    private static final int MOST_STATEMENTS = 180;
    private static final int MOST_ROWS = 220;

    @Autowired
    SqlCount sql;

    @Autowired
    DataSource source;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ReportDesk desk;

    @Autowired
    TaskService tasks;

    @Autowired
    RuntimeService runtime;

    @Autowired
    ManagementService management;

    @Autowired
    Acting acting;

    @Autowired
    TestUnits units;

    @ParameterizedTest
    @ValueSource(ints = {5, 30})
    void report_costs_the_same_at_any_number_of_units(int n) throws Exception {
        Province province = units.province("RC" + n, n);
        acting.ensure("RC" + n + ".thamdinh", province.party() + ".reviewer");
        ReportCycles cycles = new ReportCycles(jdbc);
        UUID cycle = cycles.issued(province, LocalDate.now().plusMonths(2), Instant.now());
        Map<String, UUID> owed = cycles.obligations(cycle);
        runtime.createProcessInstanceByKey("review-cycle")
                .businessKey(cycle.toString())
                .startBeforeActivity("Task_OpenObligations")
                .execute();
        List<Job> opening = jobsOf(List.of(runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(cycle.toString())
                .singleResult()
                .getId()));
        SqlCount.Counted opened = sql.count(source, () -> {
            opening.forEach(job -> management.executeJob(job.getId()));
            return null;
        });
        owed.forEach((unit, obligation) -> acting.as(province.drafterOf(unit), unit + ".drafter")
                .run(() -> desk.save(Actors.current(), obligation, 0, ReportCycles.complete(), null)));
        List<SqlCount.Counted> all = new ArrayList<>(List.of(opened));
        all.addAll(complete(province, owed, Elements.WRITE_REPORT, "drafter", Map.of()));
        all.addAll(complete(province, owed, Elements.SUBMIT_REPORT, "leader", Map.of("submitted", true)));
        all.addAll(complete(province, owed, Elements.CHECK_REPORT, null, Map.of("accepted", true)));
        double statements = 0;
        double rows = 0;
        double trips = 0;
        for (SqlCount.Counted part : all) {
            log.warn(
                    "{} units: {} statements, {} round trips, {} rows per unit",
                    n,
                    part.statementsPer(n),
                    (double) part.roundTrips() / n,
                    part.rowsPer(n));
            part.byKind().entrySet().stream()
                    .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                    .limit(60)
                    .forEach(kind -> log.warn("   {} x {}", kind.getValue(), kind.getKey()));
            trips += (double) part.roundTrips() / n;
            statements += part.statementsPer(n);
            rows += part.rowsPer(n);
        }
        log.warn("{} units: {} statements, {} trips and {} rows per unit in all", n, statements, trips, rows);
        assertThat(statements).isLessThanOrEqualTo(MOST_STATEMENTS);
        assertThat(rows).isLessThanOrEqualTo(MOST_ROWS);
    }

    private List<SqlCount.Counted> complete(
            Province province, Map<String, UUID> owed, String element, String role, Map<String, Object> variables)
            throws Exception {
        Map<String, Task> open = tasks.createTaskQuery().taskDefinitionKey(element).list().stream()
                .collect(Collectors.toMap(Task::getProcessInstanceId, task -> task, (a, b) -> a));
        Map<UUID, Task> byKey = runtime.createProcessInstanceQuery().processDefinitionKey("unit-report").list().stream()
                .filter(instance -> open.containsKey(instance.getId()))
                .collect(Collectors.toMap(
                        instance -> UUID.fromString(instance.getBusinessKey()),
                        instance -> open.get(instance.getId())));
        Map<String, Acting.Person> people = new TreeMap<>();
        owed.keySet()
                .forEach(unit -> people.put(
                        unit,
                        role == null
                                ? acting.as(province.code() + ".thamdinh", province.party() + ".reviewer")
                                : acting.as(unit + (role.equals("drafter") ? ".soan" : ".ky"), unit + "." + role)));
        SqlCount.Counted completed = sql.count(source, () -> {
            owed.forEach((unit, obligation) -> people.get(unit)
                    .run(() -> tasks.complete(byKey.get(obligation).getId(), variables)));
            return null;
        });
        List<Job> jobs = jobsOf(owed.values().stream()
                .map(obligation -> byKey.get(obligation).getProcessInstanceId())
                .toList());
        SqlCount.Counted continued = sql.count(source, () -> {
            jobs.forEach(job -> management.executeJob(job.getId()));
            return null;
        });
        return List.of(completed, continued);
    }

    private List<Job> jobsOf(List<String> instances) {
        return instances.stream()
                .flatMap(instance ->
                        management.createJobQuery().processInstanceId(instance).executable().list().stream())
                .toList();
    }
}
