package vn.tongket.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.tongket.Acting;
import vn.tongket.Jobs;
import vn.tongket.SqlCount;
import vn.tongket.TongKetTest;
import vn.tongket.assignment.FollowUpPlay;
import vn.tongket.assignment.Progress;
import vn.tongket.assignment.list.TaskFilter;
import vn.tongket.assignment.list.TaskRows;
import vn.tongket.assignment.list.TaskSights;
import vn.tongket.audit.Actor;
import vn.tongket.calendar.Deadline;
import vn.tongket.cycle.CycleBoard;
import vn.tongket.cycle.ReportLine.Status;
import vn.tongket.cycle.past.CycleSights;
import vn.tongket.organization.Role;
import vn.tongket.organization.RoleHolders;
import vn.tongket.organization.RoleHolding;
import vn.tongket.organization.RoleHoldings;
import vn.tongket.organization.people.RolesThen;
import vn.tongket.report.ReportPlay.Stage;
import vn.tongket.web.Visitor;

/** What somebody could see on a day: every evening's own lists are what auditors are told of that day later. */
@TongKetTest
class PastSightIT {

    private static final Actor ADMINISTRATOR = new Actor("admin", Set.of("camunda-admin"));

    @LocalServerPort
    int port;

    @Autowired
    CycleBoard board;

    @Autowired
    CycleSights sights;

    @Autowired
    TaskRows tasks;

    @Autowired
    TaskSights taskSights;

    @Autowired
    RoleHoldings holdings;

    @Autowired
    RoleHolders holders;

    @Autowired
    RolesThen roles;

    @Autowired
    FollowUpPlay followUp;

    @Autowired
    Acting acting;

    @Autowired
    Jobs jobs;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    SqlCount sql;

    @Autowired
    DataSource source;

    private ReportPlay play;

    @BeforeEach
    void play(@Autowired AutowireCapableBeanFactory beans) {
        play = beans.createBean(ReportPlay.class);
    }

    /** Cycles with how their reports stood, and how many tasks stood where. */
    private record Evening(Map<UUID, Map<Status, Long>> reports, Map<String, Long> tasks) {}

    private final Map<LocalDate, Map<String, Evening>> chronicle = new LinkedHashMap<>();
    private final Set<String> lookedOver = new TreeSet<>();

    @Test
    void every_evening_is_told_later_as_it_was() throws Exception {
        var sample = followUp.begin("QKH", 1);
        String unit = sample.code("SO1");
        jobs.travelTo(LocalDate.of(2026, 1, 6));
        Stage stage = play.opened("QKI", LocalDate.of(2026, 1, 12), 2).get(0);
        String party = stage.province().party();
        lookedOver.addAll(Set.of(party, stage.unit(), sample.province.command(), unit, "QKI-H2"));
        acting.ensure("QKI.canbo");
        acting.ensure("QKI.thaythe");
        on(6, () -> {});
        on(7, () -> holdings.give(ADMINISTRATOR, held(stage.unit(), Role.DRAFTER, "QKI.canbo", 7, 9)));
        on(8, () -> play.submitted(stage));
        on(9, () -> holdings.give(ADMINISTRATOR, held(party, Role.REVIEWER, "QKI.thaythe", 9, null)));
        on(12, () -> followUp.accept(followUp.task(sample, "3", unit), unit));
        long tracking =
                holdings.give(ADMINISTRATOR, held(sample.province.command(), Role.TRACKER, "QKI.thaythe", 13, null));
        on(13, () -> holdings.give(ADMINISTRATOR, held(unit, Role.LEADER, "QKI.canbo", 13, null)));
        on(14, () -> followUp.submit(followUp.task(sample, "3", unit), unit, Progress.saying("Đã xong")));
        on(15, () -> holdings.withdraw(ADMINISTRATOR, tracking, "Giao nhầm đơn vị"));
        assertThat(chronicle.get(LocalDate.of(2026, 1, 8)).get("QKI.canbo").reports())
                .containsOnlyKeys(stage.cycle());
        assertThat(chronicle.get(LocalDate.of(2026, 1, 14)).get("QKI.thaythe").tasks())
                .isNotEmpty();
        jobs.travelTo(LocalDate.of(2026, 3, 1));

        chronicle.forEach((day, people) -> people.forEach((person, then) ->
                assertThat(told(person, day)).as("%s, %s", person, day).isEqualTo(then)));
        int cost = sql.count(source, () -> told("QKI.thaythe", LocalDate.of(2026, 1, 14)))
                .statements();
        assertThat(cost).isLessThanOrEqualTo(10);
        assertThat(sql.count(source, () -> told("QKI.canbo", LocalDate.of(2026, 1, 8)))
                        .statements())
                .isLessThanOrEqualTo(cost);
        page(stage, unit);
    }

    private void page(Stage stage, String unit) {
        acting.ensure("QKI.kiemtra", Role.AUDITOR.group(stage.province().party()));
        acting.ensure("QKI.kiemtra2", Role.AUDITOR.group(unit));
        String asked = "/ho-so/nhin-thay?nguoi=QKI.canbo&ngay=";
        assertThat(visitor("QKI.kiemtra").get(asked + "2026-01-08").body())
                .contains(
                        "Đang xem theo ngày 08/01/2026",
                        "Đã nộp: 1",
                        "chỉ báo cáo của:",
                        "/dot/" + stage.cycle() + "?ngay=2026-01-08");
        assertThat(visitor("QKI.kiemtra").get(asked + "2026-01-10").body())
                .contains("không giữ vai trò nào")
                .doesNotContain("/dot/" + stage.cycle());
        assertThat(visitor("QKI.kiemtra2").get(asked + "2026-01-08").body())
                .as("a role of a unit that this auditor does not look over")
                .contains("không giữ vai trò nào")
                .doesNotContain("/dot/" + stage.cycle());
        assertThat(visitor("QKI.kiemtra")
                        .get("/ho-so/nhin-thay?donvi=" + stage.province().party()
                                + "&vaitro=coordinator&ngay=2026-01-08")
                        .body())
                .contains("toàn bộ đợt", "không ai giữ vai trò này");
        assertThat(visitor("QKI.kiemtra")
                        .get("/ho-so/nhin-thay?donvi=LA&vaitro=coordinator&ngay=2026-01-08")
                        .body())
                .contains("không thuộc phạm vi kiểm tra");
        assertThat(visitor("QKI.kiemtra").get(asked + "2031-01-01").statusCode())
                .isEqualTo(422);
        assertThat(visitor(stage.coordinator().user()).get(asked + "2026-01-08").statusCode())
                .isEqualTo(404);
    }

    private Visitor visitor(String user) {
        Visitor visitor = new Visitor(port).with("Accept", "text/html,*/*;q=0.8");
        visitor.login(user, Acting.PASSWORD);
        visitor.get("/");
        return visitor;
    }

    private static RoleHolding held(String unit, Role role, String user, int from, Integer to) {
        return RoleHolding.of(
                unit, role, user, LocalDate.of(2026, 1, from), to == null ? null : LocalDate.of(2026, 1, to));
    }

    private void on(int day, Runnable work) {
        LocalDate date = LocalDate.of(2026, 1, day);
        jobs.travelTo(date);
        work.run();
        jobs.runAll();
        holdings.synchronise();
        jobs.travelTo(Deadline.day(date).dueAt());
        Map<String, Evening> people = new TreeMap<>();
        for (String person : Set.of("QKI.canbo", "QKI.thaythe")) {
            people.put(person, now(new Actor(person, holders.groupsOf(person))));
        }
        chronicle.put(date, people);
    }

    private Evening now(Actor actor) {
        return new Evening(
                board.visible(actor, "", 100, 0).stream()
                        .map(CycleBoard.Line::id)
                        .collect(Collectors.toMap(id -> id, id -> board.counts(actor, board.see(actor, id)))),
                new TreeMap<>(tasks.counts(actor, TaskFilter.ALL)));
    }

    private Evening told(String person, LocalDate day) {
        Actor then = new Actor(
                person,
                roles.of(person, day, lookedOver).stream()
                        .map(RolesThen.Held::group)
                        .collect(Collectors.toSet()));
        Map<String, Long> statuses = new TreeMap<>();
        taskSights
                .page(then, Deadline.day(day).dueAt(), 100, 0)
                .forEach(one -> one.statuses().forEach((status, n) -> statuses.merge(status, n, Long::sum)));
        return new Evening(
                sights.page(then, day, lookedOver, 100, 0).stream()
                        .collect(Collectors.toMap(CycleSights.Sight::id, CycleSights.Sight::reports)),
                statuses);
    }
}
