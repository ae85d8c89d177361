package vn.tongket.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.tongket.Acting;
import vn.tongket.Acting.Person;
import vn.tongket.SqlCount;
import vn.tongket.SqlCount.Counted;
import vn.tongket.TestUnits;
import vn.tongket.TestUnits.Province;
import vn.tongket.TongKetTest;
import vn.tongket.audit.Actors;
import vn.tongket.report.process.UnitReportProcess;
import vn.tongket.report.process.UnitReportProcess.Elements;

/** What one report costs the database from its opening to its acceptance, autosaves aside, however many units report. */
@TongKetTest
class ReportCostIT {

    private static final Logger log = LoggerFactory.getLogger(ReportCostIT.class);

    private static final int MOST_STATEMENTS = 180;
    private static final int MOST_ROWS = 220;
    private static final int MOST_IN_ONE_TRANSACTION = 1_500;

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

    @Test
    void report_costs_the_same_however_many_units_report() throws Exception {
        cost(2);
        Cost few = cost(30);
        Cost many = cost(120);
        Cost most = cost(400);

        for (Cost cost : List.of(few, many, most)) {
            assertThat(cost.statements()).isLessThanOrEqualTo(MOST_STATEMENTS);
            assertThat(cost.rows()).isLessThanOrEqualTo(MOST_ROWS);
            assertThat(cost.largestTransaction()).isLessThanOrEqualTo(MOST_IN_ONE_TRANSACTION);
        }
        assertThat(many.statements()).isCloseTo(few.statements(), within(2.0));
        assertThat(many.rows()).isCloseTo(few.rows(), within(2.0));
        assertThat(most.statements()).isCloseTo(few.statements(), within(2.0));
        assertThat(most.rows()).isCloseTo(few.rows(), within(2.0));
    }

    /** Per unit; every entry of a JDBC batch is a statement. */
    private record Cost(double statements, double executions, double rows, int largestTransaction) {}

    private Cost cost(int n) throws Exception {
        Province province = units.province("RC" + n, n);
        ReportCycles cycles = new ReportCycles(jdbc);
        UUID cycle = cycles.issued(province, LocalDate.now().plusMonths(2), Instant.now());
        Map<String, UUID> owed = cycles.obligations(cycle);
        List<Counted> parts = new ArrayList<>(open(cycle));
        int largest = parts.stream().mapToInt(Counted::statements).max().orElseThrow();
        owed.forEach((unit, obligation) ->
                drafter(unit).run(() -> desk.save(Actors.current(), obligation, 0, ReportCycles.complete(), null)));

        Map<UUID, Person> drafters = new LinkedHashMap<>();
        Map<UUID, Person> leaders = new LinkedHashMap<>();
        Map<UUID, Person> reviewers = new LinkedHashMap<>();
        owed.forEach((unit, obligation) -> {
            drafters.put(obligation, drafter(unit));
            leaders.put(obligation, acting.as(unit + ".ky", unit + ".leader"));
            reviewers.put(obligation, acting.as(province.code() + ".thamdinh", province.party() + ".reviewer"));
        });
        parts.addAll(complete(drafters, Elements.WRITE_REPORT, Map.of()));
        parts.addAll(complete(leaders, Elements.SUBMIT_REPORT, Map.of("submitted", true)));
        parts.addAll(complete(reviewers, Elements.CHECK_REPORT, Map.of("accepted", true)));

        assertThat(jdbc.sql("select count(*) from app.obligation where cycle_id = :id and accepted_at is not null")
                        .param("id", cycle)
                        .query(Integer.class)
                        .single())
                .isEqualTo(n);
        Cost cost = new Cost(
                parts.stream().mapToInt(Counted::statements).sum() / (double) n,
                parts.stream().mapToInt(Counted::executions).sum() / (double) n,
                parts.stream().mapToLong(Counted::rows).sum() / (double) n,
                largest);
        log.warn("{} units, per unit: {}", n, cost);
        return cost;
    }

    private Person drafter(String unit) {
        return acting.as(unit + ".soan", unit + ".drafter");
    }

    /** The cycle hands out the reports, fifty to a transaction, and waits for them. */
    private List<Counted> open(UUID cycle) throws Exception {
        ProcessInstance instance = runtime.createProcessInstanceByKey("review-cycle")
                .businessKey(cycle.toString())
                .startBeforeActivity("Task_OpenObligations")
                .execute();
        List<Counted> parts = new ArrayList<>();
        for (List<Job> jobs = jobsOf(List.of(instance.getId()));
                !jobs.isEmpty();
                jobs = jobsOf(List.of(instance.getId()))) {
            String job = jobs.get(0).getId();
            parts.add(sql.count(source, () -> management.executeJob(job)));
        }
        return parts;
    }

    private List<Counted> complete(Map<UUID, Person> people, String element, Map<String, Object> variables)
            throws Exception {
        Map<String, UUID> keys =
                runtime.createProcessInstanceQuery().processDefinitionKey(UnitReportProcess.KEY).list().stream()
                        .collect(Collectors.toMap(
                                ProcessInstance::getId, instance -> UUID.fromString(instance.getBusinessKey())));
        Map<UUID, Task> open = tasks.createTaskQuery().taskDefinitionKey(element).list().stream()
                .filter(task -> people.containsKey(keys.get(task.getProcessInstanceId())))
                .collect(Collectors.toMap(task -> keys.get(task.getProcessInstanceId()), task -> task));
        Counted completed = sql.count(
                source,
                () -> people.forEach((obligation, person) ->
                        person.run(() -> tasks.complete(open.get(obligation).getId(), variables))));
        List<Job> jobs =
                jobsOf(open.values().stream().map(Task::getProcessInstanceId).toList());
        Counted continued = sql.count(source, () -> jobs.forEach(job -> management.executeJob(job.getId())));
        return List.of(completed, continued);
    }

    private List<Job> jobsOf(List<String> instances) {
        return instances.stream()
                .flatMap(id -> management.createJobQuery().processInstanceId(id).executable().list().stream())
                .toList();
    }
}
