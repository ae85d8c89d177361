package bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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
import vn.tongket.calendar.Deadline;
import vn.tongket.calendar.WorkingCalendar;
import vn.tongket.notification.Digests;

/**
 * 8,000 open tasks of 400 units on two mornings in a row, mails put together included, against the bare query that finds the
 * tasks, page by page. On the first one nobody was urged before, so that every task takes a step: the worst there can be. On
 * the second one those take a step whose day has come, nearly every third. {@code mvn test -Dtest=UrgingBenchmark}
 */
@TongKetTest
@ContextConfiguration(classes = TongKetApplication.class)
@TestPropertySource(properties = "logging.level.bench=info")
class UrgingBenchmark {

    private static final Logger log = LoggerFactory.getLogger(UrgingBenchmark.class);
    private static final LocalDate DAY = LocalDate.of(2026, 3, 25);
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

    /** One morning: finding the tasks, the pages of the run, the mails; in nanoseconds. */
    private record Morning(
            long found, long urged, long mailed, int steps, SqlCount.Counted run, SqlCount.Counted gathered) {

        double ratio() {
            return (double) (urged + mailed) / found;
        }
    }

    @Test
    void the_run_takes_at_most_five_times_as_long_as_finding_the_tasks() throws Exception {
        jobs.travelTo(at(DAY, 7));
        ManyTasks many = new ManyTasks("0BU", UNITS, jdbc).write(calendar, DAY, TASKS_PER_UNIT, ManyTasks.LADDER);
        List<Morning> worst = new ArrayList<>();
        List<Morning> ordinary = new ArrayList<>();
        for (int round = -2; round < ROUNDS; round++) {
            many.forget();
            Morning first = morning(many, DAY);
            assertThat(many.steps()).isEqualTo(UNITS * TASKS_PER_UNIT);
            assertThat(many.mails()).isEqualTo(2 * UNITS);
            Morning second = morning(many, DAY.plusDays(1));
            assertThat(second.steps()).isEqualTo(6 * UNITS);
            assertThat(many.mails()).isGreaterThanOrEqualTo(3 * UNITS);
            if (round >= 0) {
                worst.add(first);
                ordinary.add(second);
            }
        }
        print("every task takes a step", median(worst));
        print("the next morning", median(ordinary));
        assertThat(median(ordinary).ratio()).isLessThanOrEqualTo(MOST);
    }

    private Morning morning(ManyTasks many, LocalDate day) throws Exception {
        jdbc.sql("vacuum analyze app.urging, app.notice, app.mail, app.assignment")
                .update();
        int before = many.steps();
        SqlCount.Counted[] counted = new SqlCount.Counted[2];
        jobs.travelTo(at(day, 7));
        long found = time(() -> assertThat(tasks.countByPages()).isEqualTo(UNITS * TASKS_PER_UNIT));
        long urged = time(() -> counted[0] = sql.count(source, this::page));
        jobs.travelTo(at(day, 9));
        long mailed = time(() -> counted[1] = sql.count(source, this::gather));
        return new Morning(found, urged, mailed, many.steps() - before, counted[0], counted[1]);
    }

    private static void print(String what, Morning morning) {
        log.info(
                "{}: {} tasks of {} units found in {} ms; {} steps taken in {} ms by {} statements, mails put together in {} ms "
                        + "by {}; ratio {}",
                what,
                UNITS * TASKS_PER_UNIT,
                UNITS,
                morning.found() / 1_000_000,
                morning.steps(),
                morning.urged() / 1_000_000,
                morning.run().statements(),
                morning.mailed() / 1_000_000,
                morning.gathered().statements(),
                String.format("%.2f", morning.ratio()));
    }

    private static Instant at(LocalDate day, int hour) {
        return day.atTime(hour, 0).atZone(Deadline.ZONE).toInstant();
    }

    private static Morning median(List<Morning> mornings) {
        return mornings.stream()
                .sorted(Comparator.comparingDouble(Morning::ratio))
                .toList()
                .get(mornings.size() / 2);
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
}
