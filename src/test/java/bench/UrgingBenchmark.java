package bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestPropertySource;
import vn.tongket.Jobs;
import vn.tongket.SqlCount;
import vn.tongket.TongKetApplication;
import vn.tongket.TongKetTest;
import vn.tongket.assignment.urging.ManyTasks;
import vn.tongket.assignment.urging.TasksToUrge;
import vn.tongket.assignment.urging.UrgingRuns;
import vn.tongket.calendar.WorkingCalendar;
import vn.tongket.notification.Digests;

/**
 * 8,000 open tasks of 400 units, each of which takes a step on that morning: the whole run with all mails put together
 * against the bare query that finds the tasks, page by page. {@code mvn test -Dtest=UrgingBenchmark}
 */
@TongKetTest
@ContextConfiguration(classes = TongKetApplication.class)
@TestPropertySource(properties = "logging.level.bench=info")
class UrgingBenchmark {

    private static final Logger log = LoggerFactory.getLogger(UrgingBenchmark.class);
    private static final LocalDate DAY = LocalDate.of(2026, 3, 25);
    private static final Instant SEVEN = Instant.parse("2026-03-25T00:00:00Z");
    private static final Instant NINE = Instant.parse("2026-03-25T02:00:00Z");
    private static final int UNITS = 400;
    private static final int TASKS_PER_UNIT = 20;
    private static final int ROUNDS = 5;
    private static final double MOST = 5.0;

    @Autowired
    private UrgingRuns runs;

    @Autowired
    private TasksToUrge tasks;

    @Autowired
    private Digests digests;

    @Autowired
    private WorkingCalendar calendar;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private DataSource source;

    @Autowired
    private SqlCount sql;

    @Autowired
    private Jobs jobs;

    @Test
    void the_run_takes_at_most_five_times_as_long_as_finding_the_tasks() throws Exception {
        jobs.travelTo(SEVEN);
        ManyTasks many = new ManyTasks("0BU", UNITS, jdbc).write(calendar, DAY, TASKS_PER_UNIT, ManyTasks.LADDER);
        long[] found = new long[ROUNDS];
        long[] ran = new long[ROUNDS];
        long[] paged = new long[ROUNDS];
        SqlCount.Counted counted = null;
        SqlCount.Counted gathered = null;
        for (int round = -2; round < ROUNDS; round++) {
            many.forget();
            jdbc.sql("vacuum analyze app.urging, app.notice, app.mail, app.assignment")
                    .update();
            jobs.travelTo(SEVEN);
            long finding = time(() -> assertThat(tasks.countByPages()).isEqualTo(UNITS * TASKS_PER_UNIT));
            long[] pages = new long[1];
            SqlCount.Counted[] each = new SqlCount.Counted[2];
            pages[0] = time(() -> each[0] = sql.count(source, this::page));
            jobs.travelTo(NINE);
            long mails = time(() -> each[1] = sql.count(source, this::gather));
            counted = each[0];
            gathered = each[1];
            if (round >= 0) {
                found[round] = finding;
                paged[round] = pages[0];
                ran[round] = pages[0] + mails;
            }
        }
        int pages = UNITS * TASKS_PER_UNIT / 1_000 + 1;
        double ratio = (double) median(ran) / median(found);
        log.info(
                "{} tasks of {} units: {} steps, {} notices, {} mails, {} cases; found in {} ms, urged in {} ms, with mails "
                        + "in {} ms, ratio {}; {} statements ({} a page of 1,000), {} for mails ({} a person)",
                UNITS * TASKS_PER_UNIT,
                UNITS,
                many.steps(),
                many.notices(),
                many.mails(),
                many.cases(),
                median(found) / 1_000_000,
                median(paged) / 1_000_000,
                median(ran) / 1_000_000,
                String.format("%.2f", ratio),
                counted.statements(),
                counted.statements() / pages,
                gathered.statements(),
                String.format("%.3f", (double) gathered.statements() / many.mails()));
        assertThat(many.steps()).isEqualTo(UNITS * TASKS_PER_UNIT);
        assertThat(many.mails()).isEqualTo(2 * UNITS);
        assertThat(ratio).isLessThanOrEqualTo(MOST);
    }

    private void page() {
        UrgingRuns.Run run = runs.begin();
        boolean more = true;
        while (more) {
            more = runs.page(run.id());
        }
    }

    private void gather() {
        boolean more = true;
        while (more) {
            more = digests.gatherNext();
        }
    }

    @FunctionalInterface
    private interface Work {
        void run() throws Exception;
    }

    private static long time(Work work) throws Exception {
        long start = System.nanoTime();
        work.run();
        return System.nanoTime() - start;
    }

    private static long median(long[] times) {
        long[] sorted = times.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
