package vn.tongket.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.tongket.Acting;
import vn.tongket.Jobs;
import vn.tongket.SqlCount;
import vn.tongket.TongKetTest;
import vn.tongket.assignment.list.Age;
import vn.tongket.assignment.list.TaskFilter;
import vn.tongket.assignment.list.TaskOverview;
import vn.tongket.assignment.list.TaskRow;
import vn.tongket.assignment.list.TaskRows;
import vn.tongket.assignment.list.TaskSheet;
import vn.tongket.assignment.list.TaskUrgings;
import vn.tongket.assignment.list.UnitHeritage;
import vn.tongket.assignment.list.UnitTasks;
import vn.tongket.assignment.urging.ManyTasks;
import vn.tongket.audit.Actors;
import vn.tongket.calendar.Deadline;
import vn.tongket.calendar.WorkingCalendar;
import vn.tongket.commendation.award.UnitAwards;
import vn.tongket.organization.Role;
import vn.tongket.report.UnitReports;
import vn.tongket.web.Visitor;

/** The board of a cycle's tasks: counted in the database, and counted again here from the rows themselves. */
@TongKetTest
class BoardIT {

    private static final LocalDate TODAY = LocalDate.of(2026, 6, 10);

    @LocalServerPort
    int port;

    @Autowired
    private FollowUpPlay play;

    @Autowired
    private TaskRows rows;

    @Autowired
    private TaskOverview overview;

    @Autowired
    private TaskUrgings urgings;

    @Autowired
    private TaskSheet sheet;

    @Autowired
    private UnitTasks unitTasks;

    @Autowired
    private UnitHeritage heritage;

    @Autowired
    private UnitReports reports;

    @Autowired
    private UnitAwards awards;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private SqlCount sql;

    @Autowired
    private DataSource source;

    @Autowired
    private Jobs jobs;

    @Autowired
    private WorkingCalendar calendar;

    @Autowired
    private Acting acting;

    @Test
    void counts_are_those_of_the_rows_now_and_as_of_a_day() {
        SampleConclusion sample = varied("TBGA", 30);
        Instant then = Deadline.day(LocalDate.of(2026, 4, 30)).dueAt();

        for (TaskFilter filter : List.of(of(sample), of(sample).at(then))) {
            LocalDate day = filter.asOf() == null ? TODAY : LocalDate.of(2026, 4, 30);
            List<TaskRow> all = play.tracker(sample).call(() -> rows.page(Actors.current(), filter, 10_000, 0));
            Map<Age, Long> plain = new EnumMap<>(Age.class);
            for (Age age : Age.values()) {
                plain.put(age, all.stream().filter(row -> age == age(row, day)).count());
            }
            assertThat(play.tracker(sample).call(() -> overview.ages(Actors.current(), filter)))
                    .isEqualTo(plain);
            assertThat(plain.get(Age.LATE_7)).as("on %s", day).isPositive();
            for (Age age : Age.values()) {
                assertThat(play.tracker(sample).call(() -> rows.page(Actors.current(), filter.aged(age), 10_000, 0)))
                        .allMatch(row -> age == age(row, day))
                        .hasSize(plain.get(age).intValue());
            }
            Map<String, Long> late = all.stream()
                    .filter(row -> row.standing().isOverdue())
                    .collect(Collectors.groupingBy(TaskRow::unit, Collectors.counting()));
            List<TaskOverview.UnitLine> units =
                    play.tracker(sample).call(() -> overview.units(Actors.current(), filter, 1000, 0));
            assertThat(units)
                    .hasSize((int) all.stream().map(TaskRow::unit).distinct().count())
                    .allMatch(line -> line.rates().overdue() == late.getOrDefault(line.unit(), 0L))
                    .isSortedAccordingTo(
                            Comparator.comparing(line -> -line.rates().overdue()));
            List<TaskRow> urgent =
                    play.tracker(sample).call(() -> rows.page(Actors.current(), filter.sorted("urgent"), 10_000, 0));
            assertThat(urgent)
                    .isSortedAccordingTo(Comparator.comparing(
                            row -> row.standing().isOverdue() ? 0 : age(row, day) == null ? 2 : 1));
            assertThat(urgent.stream()
                            .filter(row -> row.standing().isOverdue())
                            .map(row -> row.due().lastDay()))
                    .isSorted();
        }
    }

    private static Age age(TaskRow row, LocalDate today) {
        String status = row.standing().status();
        if (row.standing().isOverdue()) {
            long days = ChronoUnit.DAYS.between(row.due().lastDay(), today);
            return days <= 7 ? Age.LATE_7 : days <= 30 ? Age.LATE_30 : days <= 90 ? Age.LATE_90 : Age.LATE_MORE;
        }
        if (!List.of("IN_PROGRESS", "NOT_STARTED", "NO_DEADLINE").contains(status)) {
            return null;
        }
        if (!row.due().isKnown()) {
            return Age.NO_DATE;
        }
        LocalDate due = row.due().lastDay();
        LocalDate sunday = today.plusDays(7 - today.getDayOfWeek().getValue());
        return !due.isAfter(sunday)
                ? Age.THIS_WEEK
                : due.getMonth() == today.getMonth() && due.getYear() == today.getYear() ? Age.THIS_MONTH : Age.LATER;
    }

    @Test
    void the_board_shows_urging_beside_and_leads_to_lists_and_units() {
        SampleConclusion sample = varied("TBGB", 3);
        Visitor tracker = visitor("TBGB.theodoi");
        String page = tracker.get("/dot/" + sample.cycle + "/nhiem-vu").body();
        assertThat(page)
                .contains("Nhiệm vụ còn mở theo thời gian", "Quá hạn 1–7 ngày", "tuoi=LATE_7", "Cần xử lý trước")
                .contains("/don-vi/" + sample.code("D1") + "-1/ho-so-thuc-hien")
                .contains("07/BCH", "3 bước, 1 công văn", "đã mở");
        assertThat(tracker.get("/nhiem-vu?dot=" + sample.cycle + "&tuoi=LATE_7").body())
                .contains("Quá hạn 1–7 ngày (");
        assertThat(tracker.get("/nhiem-vu?dot=" + sample.cycle + "&trangthai=WITHIN_TERM")
                        .body())
                .contains("Trong hạn</option>");
        acting.ensure("TBGB.la", Role.TRACKER.group("TBGBX-CHQS"));
        assertThat(visitor("TBGB.la").get("/dot/" + sample.cycle + "/nhiem-vu").statusCode())
                .isEqualTo(404);
    }

    @Test
    void the_board_of_eight_thousand_tasks_costs_as_much_as_that_of_few() throws Exception {
        jobs.travelTo(TODAY);
        ManyTasks few = new ManyTasks("TBGC", 30, jdbc).write(calendar, TODAY, 2, ManyTasks.LADDER);
        ManyTasks many = new ManyTasks("TBGD", 400, jdbc).write(calendar, TODAY, 20, ManyTasks.LADDER);
        Map<String, Integer> small = cost(few);
        Map<String, Integer> large = cost(many);
        assertThat(large).isEqualTo(small);
        assertThat(large.values()).allMatch(statements -> statements <= 9);
    }

    private Map<String, Integer> cost(ManyTasks sample) throws Exception {
        Acting.Person tracker = acting.as(sample.prefix + ".theodoi", Role.TRACKER.group(sample.tracker()));
        TaskFilter now = TaskFilter.ALL.inCycle(sample.cycle);
        TaskFilter then = now.at(Deadline.day(TODAY.minusDays(1)).dueAt());
        tracker.call(() -> overview.ages(Actors.current(), now));
        Map<String, Integer> cost = new TreeMap<>();
        for (TaskFilter filter : List.of(now, then)) {
            String when = filter.asOf() == null ? " now" : " then";
            cost.put("ages" + when, sent(tracker, () -> overview.ages(Actors.current(), filter)));
            cost.put("units" + when, sent(tracker, () -> overview.units(Actors.current(), filter, 20, 0)));
            cost.put("urgent" + when, sent(tracker, () -> {
                List<TaskRow> found = rows.page(Actors.current(), filter.sorted("urgent"), 20, 0);
                return urgings.of(found.stream().map(TaskRow::id).toList(), filter.asOf());
            }));
        }
        cost.put("export", sent(tracker, () -> {
            sheet.write(Actors.current(), now, java.io.OutputStream.nullOutputStream());
            return null;
        }));
        String unit = sample.unit(1);
        java.time.Instant at = then.asOf();
        cost.put("unit's tasks", sent(tracker, () -> {
            unitTasks.parts(Actors.current(), unit, at);
            unitTasks.byYear(Actors.current(), unit, at);
            unitTasks.urgings(Actors.current(), unit, at, 20, 0);
            return unitTasks.cases(Actors.current(), unit, at, 200);
        }));
        cost.put("unit's heritage", sent(tracker, () -> {
            heritage.moved(Actors.current(), unit, at, 200);
            return heritage.limitations(Actors.current(), unit, at, 200);
        }));
        cost.put("unit's reports", sent(tracker, () -> {
            reports.counts(Actors.current(), unit, at);
            reports.page(Actors.current(), unit, at, 20, 0);
            return awards.of(Actors.current(), unit, null, 200);
        }));
        return cost;
    }

    private int sent(Acting.Person person, java.util.concurrent.Callable<?> page) throws Exception {
        long begun = System.nanoTime();
        int statements = sql.count(source, () -> person.call(page)).statements();
        LoggerFactory.getLogger(BoardIT.class)
                .warn("{} statements in {} ms", statements, (System.nanoTime() - begun) / 1_000_000);
        return statements;
    }

    private static TaskFilter of(SampleConclusion sample) {
        return TaskFilter.ALL.inCycle(sample.cycle);
    }

    /** Tasks of every kind and age, as of 10 June 2026. */
    private SampleConclusion varied(String prefix, int units) {
        SampleConclusion sample = play.split(prefix, units);
        play.tracker(sample);
        jdbc.sql("""
                        with numbered as (select id, row_number() over (order by unit_code, clause_id) as n
                                            from app.assignment where conclusion_id = :id and carried_by = 'UNIT')
                        update app.assignment a
                           set due_on = case when n % 9 = 0 then null else date '2026-02-20' + (n * 13 % 170)::int end,
                               due_precision = case when n % 9 = 0 then 'UNKNOWN' else 'DAY' end,
                               due_at = case when n % 9 = 0 then null
                                        else (date '2026-02-20' + (n * 13 % 170)::int + time '23:59:59') at time zone 'Asia/Ho_Chi_Minh' end,
                               changed_at = timestamptz '2026-01-06 08:00+07'
                          from numbered x where x.id = a.id
                        """).param("id", sample.conclusion).update();
        jdbc.sql("""
                        with numbered as (select id, row_number() over (order by unit_code, clause_id) as n
                                            from app.assignment where conclusion_id = :id and carried_by = 'UNIT')
                        update app.assignment a
                           set accepted_at = timestamptz '2026-01-07 08:00+07',
                               submitted_at = case when n % 5 = 0 then timestamptz '2026-05-05 08:00+07' end,
                               confirmed_at = case when n % 5 = 0 then timestamptz '2026-05-08 08:00+07' end,
                               suspended_at = case when n % 7 = 1 then timestamptz '2026-05-20 08:00+07' end,
                               changed_at = timestamptz '2026-05-20 08:00+07'
                          from numbered x where x.id = a.id and (n % 5 = 0 or n % 7 = 1)
                        """).param("id", sample.conclusion).update();
        urge(sample);
        jobs.travelTo(TODAY);
        return sample;
    }

    private void urge(SampleConclusion sample) {
        jdbc.sql("""
                        insert into app.urging (assignment_id, rung, sender, due_at, on_day, decided_at, sent_at, letter, symbol,
                                                letter_on, towards, opened_at)
                        select a.id, r.rung, 'TRACKER', a.due_at, r.on_day, r.on_day, r.on_day, r.letter,
                               case when r.letter then '07/BCH' end, case when r.letter then r.on_day end, r.on_day,
                               case when r.rung = 'URGING_LETTER' then timestamptz '2026-06-09 08:00+07' end
                          from app.assignment a
                          cross join (values ('BEFORE_5', date '2026-05-01', false), ('OVERDUE_NOTICE', date '2026-06-01', false),
                                             ('URGING_LETTER', date '2026-06-08', true)) r(rung, on_day, letter)
                         where a.conclusion_id = :id and a.carried_by = 'UNIT'
                        """).param("id", sample.conclusion).update();
    }

    private Visitor visitor(String user) {
        Visitor visitor = new Visitor(port).with("Accept", "text/html,*/*;q=0.8");
        visitor.login(user, Acting.PASSWORD);
        visitor.get("/");
        return visitor;
    }
}
