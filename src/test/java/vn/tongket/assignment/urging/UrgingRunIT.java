package vn.tongket.assignment.urging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import vn.tongket.Jobs;
import vn.tongket.SqlCount;
import vn.tongket.TongKetTest;
import vn.tongket.calendar.WorkingCalendar;
import vn.tongket.notification.Digests;

/** The run of the morning: broken off, repeated, on days off, and what it costs. */
@TongKetTest
class UrgingRunIT {

    /** A Wednesday at seven in the morning. */
    private static final LocalDate DAY = LocalDate.of(2026, 3, 25);

    private static final Instant SEVEN = Instant.parse("2026-03-25T00:00:00Z");
    private static final Instant NINE = Instant.parse("2026-03-25T02:00:00Z");

    @Autowired
    UrgingRuns runs;

    @Autowired
    UrgingCases cases;

    @Autowired
    Digests digests;

    @Autowired
    WorkingCalendar calendar;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    DataSource source;

    @Autowired
    SqlCount sql;

    @Autowired
    Jobs jobs;

    @Test
    void a_run_broken_off_in_the_middle_leaves_nobody_out_and_mails_nobody_twice() {
        jobs.travelTo(SEVEN);
        ManyTasks tasks = new ManyTasks("0UA", 160, jdbc).write(calendar, DAY, 8, ManyTasks.LADDER);
        jdbc.sql("delete from app.digest_day where day = :day")
                .param("day", DAY)
                .update();
        UUID run = runs.begin().id();
        tasks.before(run);
        assertThat(runs.page(run)).as("more than a page").isTrue();
        int afterOne = tasks.steps();
        assertThat(afterOne).isEqualTo(UrgingRuns.PAGE);

        assertThatThrownBy(() -> transactions.executeWithoutResult(killed -> {
                    runs.page(run);
                    assertThat(tasks.steps()).isGreaterThan(afterOne);
                    throw new IllegalStateException("killed");
                }))
                .hasMessage("killed");
        assertThat(tasks.steps()).as("a page is taken whole or not at all").isEqualTo(afterOne);
        while (runs.page(run)) {
            assertThat(tasks.steps()).isGreaterThan(afterOne);
        }

        assertThat(tasks.steps()).isEqualTo(160 * 8);
        // 4 and 1 days: the drafter; due today: the leader; overdue: both; listed: the tracker
        int told = tasks.notices();
        assertThat(told).isEqualTo(160 * 6);
        assertThat(tasks.cases())
                .as("a letter, an explanation, a criticism for each unit")
                .isEqualTo(160 * 3);
        assertThat(jdbc.sql("""
                        select count(*) from app.urging g join app.assignment a on a.id = g.assignment_id
                          join app.org_unit u on u.code = a.unit_code
                         where a.conclusion_id = :id and (u.branch = 'PARTY') <> (g.sender = 'PARTY_OFFICE')
                        """)
                        .param("id", tasks.conclusion)
                        .query(Integer.class)
                        .single())
                .as("Party units urged by others than the Party office, or the reverse")
                .isZero();

        UUID again = runs.begin().id();
        tasks.before(again);
        while (runs.page(again)) {
            assertThat(again).isNotNull();
        }
        assertThat(List.of(tasks.steps(), tasks.notices(), tasks.cases())).containsExactly(160 * 8, told, 160 * 3);

        jobs.travelTo(NINE);
        assertThatThrownBy(() -> transactions.executeWithoutResult(killed -> {
                    digests.gatherNext();
                    throw new IllegalStateException("killed");
                }))
                .hasMessage("killed");
        assertThat(tasks.mails()).isZero();
        gather();
        gather();
        assertThat(tasks.mails())
                .as("one mail for each drafter and each leader")
                .isEqualTo(320);
        assertThat(jdbc.sql("""
                        select count(*) from app.notice n
                         where n.cycle_id = :id and n.recipient not like '%.tracker'
                           and (select count(*) from app.mail m
                                 where m.digest_on = n.digest_on and n.recipient = any(m.recipients)) <> 1
                        """).param("id", tasks.cycle).query(Integer.class).single())
                .as("notices on no mail, or on two")
                .isZero();
    }

    @Test
    void a_page_costs_the_same_for_thirty_units_and_for_four_hundred() throws Exception {
        jobs.travelTo(SEVEN);
        ManyTasks few = new ManyTasks("0UB", 30, jdbc).write(calendar, DAY, 34, ManyTasks.LADDER);
        ManyTasks many = new ManyTasks("0UC", 400, jdbc).write(calendar, DAY, 3, List.of(4, 0, -6));
        runs.steps(List.of());

        SqlCount.Counted ofFew = page(few);
        SqlCount.Counted ofMany = page(many);

        LoggerFactory.getLogger(UrgingRunIT.class).info("A page: {}", ofMany.byKind());
        assertThat(ofMany.statements()).isEqualTo(ofFew.statements()).isLessThan(15);
        assertThat(few.steps()).isEqualTo(UrgingRuns.PAGE);
        assertThat(many.steps()).isEqualTo(UrgingRuns.PAGE);
    }

    private SqlCount.Counted page(ManyTasks tasks) throws Exception {
        UUID run = runs.begin().id();
        tasks.before(run);
        return sql.count(source, () -> runs.page(run));
    }

    @Test
    void suspended_tasks_and_tasks_reported_as_done_are_left_alone() {
        jobs.travelTo(SEVEN);
        ManyTasks tasks = new ManyTasks("0UD", 4, jdbc).write(calendar, DAY, 1, List.of(-2));
        jdbc.sql("update app.assignment set suspended_at = :at where unit_code = :unit")
                .param("at", SEVEN.minusSeconds(3600).atOffset(java.time.ZoneOffset.UTC))
                .param("unit", tasks.unit(1))
                .update();
        jdbc.sql("update app.assignment set submitted_at = due_at where unit_code = :unit")
                .param("unit", tasks.unit(2))
                .update();
        page(tasks, 1);

        assertThat(jdbc.sql("""
                        select a.unit_code from app.urging g join app.assignment a on a.id = g.assignment_id
                         where a.conclusion_id = :id order by 1
                        """)
                        .param("id", tasks.conclusion)
                        .query(String.class)
                        .list())
                .containsExactly(tasks.unit(3), tasks.unit(4));
    }

    @Test
    void nobody_is_urged_on_the_day_of_culture_and_at_tet_and_what_was_due_then_comes_on_the_next_working_day() {
        jobs.travelTo(Instant.parse("2026-11-24T00:00:00Z"));
        assertThat(runs.begin())
                .satisfies(run -> assertThat(run.workingDay()).isFalse())
                .satisfies(run -> assertThat(run.finishedAt()).isNotNull());
        assertThat(digests.nextDay()).isEqualTo(LocalDate.of(2026, 11, 25));
        jobs.travelTo(Instant.parse("2026-11-24T04:00:00Z"));
        assertThat(digests.gatherNext()).as("mails on a day off").isFalse();

        // Friday 05/02/2027 to Monday: mùng 1 is Saturday 06/02/2027, five days and the days in place of the weekend
        LocalDate tet = LocalDate.of(2027, 2, 8);
        jobs.travelTo(tet.atTime(7, 0).atZone(vn.tongket.calendar.Deadline.ZONE).toInstant());
        assertThat(runs.begin().workingDay()).isFalse();
        LocalDate back = calendar.nextWorkingDay(tet);
        assertThat(digests.nextDay()).isEqualTo(back).isAfter(LocalDate.of(2027, 2, 10));

        ManyTasks tasks = new ManyTasks("0UE", 1, jdbc).write(calendar, LocalDate.of(2027, 2, 4), 1, List.of(0));
        jobs.travelTo(
                back.atTime(7, 0).atZone(vn.tongket.calendar.Deadline.ZONE).toInstant());
        page(tasks, 1);
        assertThat(jdbc.sql("""
                        select g.rung from app.urging g join app.assignment a on a.id = g.assignment_id
                         where a.conclusion_id = :id
                        """)
                        .param("id", tasks.conclusion)
                        .query(String.class)
                        .list())
                .as("days off do not count")
                .containsExactly("OVERDUE_NOTICE");
    }

    private void page(ManyTasks tasks, int times) {
        UUID run = runs.begin().id();
        tasks.before(run);
        for (int n = 0; n < times; n++) {
            runs.page(run);
        }
    }

    private void gather() {
        while (digests.gatherNext()) {
            assertThat(DAY).isNotNull();
        }
    }
}
