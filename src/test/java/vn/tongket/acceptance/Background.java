package vn.tongket.acceptance;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Runs what the engine puts off of one cycle alone: its own process and those of its reports, phases and assignments. */
@TestComponent
public class Background {

    private final ManagementService management;
    private final JdbcClient jdbc;

    Background(ManagementService management, JdbcClient jdbc) {
        this.management = management;
        this.jdbc = jdbc;
    }

    /** Runs every job of the cycle that is due at the test's time, and what follows from it. */
    public void run(UUID cycle) {
        for (List<Job> due = due(cycle); !due.isEmpty(); due = due(cycle)) {
            for (Job job : due) {
                if (management.createJobQuery().jobId(job.getId()).count() == 1) {
                    management.executeJob(job.getId());
                }
            }
        }
    }

    private List<Job> due(UUID cycle) {
        Set<String> own = new TreeSet<>(
                jdbc.sql("""
                        select distinct e.proc_inst_id_
                          from act_ru_execution e
                         where e.business_key_ in (
                           select :cycle::text
                           union all select id::text from app.obligation where cycle_id = :cycle
                           union all select id::text from app.conference where cycle_id = :cycle
                           union all select id::text from app.conclusion where cycle_id = :cycle
                           union all select id::text from app.commendation where cycle_id = :cycle
                           union all select id::text from app.assignment where cycle_id = :cycle
                           union all select g.case_id::text from app.urging g
                                       join app.assignment a on a.id = g.assignment_id where a.cycle_id = :cycle)
                        """).param("cycle", cycle).query(String.class).list());
        return management.createJobQuery().executable().list().stream()
                .filter(job -> own.contains(job.getProcessInstanceId()))
                .toList();
    }
}
