package vn.tongket.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.tongket.Acting;
import vn.tongket.Jobs;
import vn.tongket.Tasklist;
import vn.tongket.TestUnits;
import vn.tongket.TongKetTest;
import vn.tongket.acceptance.Chronicle.Class;
import vn.tongket.acceptance.Chronicle.Tally;
import vn.tongket.acceptance.Chronicle.Task;
import vn.tongket.assignment.Assignment;
import vn.tongket.assignment.AssignmentDesk;
import vn.tongket.assignment.AssignmentFile;
import vn.tongket.assignment.Carrier;
import vn.tongket.assignment.FollowUps;
import vn.tongket.assignment.MoreTimeDesk;
import vn.tongket.assignment.PeriodKind;
import vn.tongket.assignment.Progress;
import vn.tongket.assignment.Rates;
import vn.tongket.assignment.SetUp;
import vn.tongket.assignment.Urging;
import vn.tongket.assignment.Urgings;
import vn.tongket.assignment.next.CarriedTask;
import vn.tongket.assignment.next.HandingOn;
import vn.tongket.assignment.next.NextReviewDesk;
import vn.tongket.assignment.pause.PauseDesk;
import vn.tongket.assignment.pause.PauseEntry;
import vn.tongket.assignment.pause.PausedClocks;
import vn.tongket.assignment.period.FollowUpDesk;
import vn.tongket.assignment.period.PeriodFigures;
import vn.tongket.assignment.period.PeriodFigures.EventKind;
import vn.tongket.assignment.period.PeriodicReport;
import vn.tongket.assignment.period.PeriodicReports;
import vn.tongket.audit.Actor;
import vn.tongket.audit.Actors;
import vn.tongket.calendar.Deadline;
import vn.tongket.cycle.PlanDesk;
import vn.tongket.cycle.PlanDraft;
import vn.tongket.cycle.PlanIssue;
import vn.tongket.organization.Role;
import vn.tongket.organization.change.ChangeEntry;
import vn.tongket.organization.change.Transfers;
import vn.tongket.organization.change.UnitChanges;

/**
 * Scenario A2, statements (5) to (8), over five years: conclusion 249-KL/TU of Hòa Bình is followed up from 2019 to 2024 by
 * half-years, through two reforms, a flood, an outage, two extensions and an urging letter, until the next review takes up
 * what is left. Every rate of every period is compared with the one that the story's own chronicle gives.
 */
@TongKetTest
class FiveYearsIT {

    private static final Actor ADMINISTRATOR = new Actor("admin", Set.of("camunda-admin"));

    @Autowired
    private FollowUps followUps;

    @Autowired
    private FollowUpDesk desk;

    @Autowired
    private AssignmentDesk assignments;

    @Autowired
    private MoreTimeDesk moreTime;

    @Autowired
    private PauseDesk pauses;

    @Autowired
    private PausedClocks clocks;

    @Autowired
    private PeriodicReports reports;

    @Autowired
    private Urgings urgings;

    @Autowired
    private NextReviewDesk nextReviews;

    @Autowired
    private HandingOn handing;

    @Autowired
    private PlanDesk plans;

    @Autowired
    private UnitChanges changes;

    @Autowired
    private Transfers transfers;

    @Autowired
    private Tasklist tasklist;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TestUnits units;

    @Autowired
    private Acting acting;

    @Autowired
    private Jobs jobs;

    private final Chronicle chronicle = new Chronicle();
    private HoaBinh2019 hoaBinh;
    private Acting.Person coordinator;
    private Acting.Person tracker;
    private LocalDateTime now;
    private LocalDateTime lastFigures;
    private int sent;

    @Test
    void the_conclusion_of_hoa_binh_is_followed_up_until_the_next_review() {
        at(2019, 10, 1);
        begin();
        period(2019, 12);
        merge("1/1/2020", "Nghị quyết số 830/NQ-UBTVQH14", "17/12/2019", HoaBinh2019.KY_SON, HoaBinh2019.CITY);
        at(2020, 1, 2);
        transferred(HoaBinh2019.KY_SON, HoaBinh2019.CITY);
        complete(open("2", 5), at(2020, 5, 20), 3);
        period(2020, 6);
        flood();
        Task firstExtension = extended("2", HoaBinh2019.HOME_AFFAIRS, at(2020, 11, 25), LocalDate.of(2021, 6, 30));
        at(2020, 12, 1);
        floodEnds();
        complete(open("2", 4), at(2020, 12, 11), 2);
        List<Task> straddling = open("2", 3);
        submit(straddling, at(2020, 12, 12));
        period(2020, 12);
        confirm(straddling, at(2020, 12, 18));
        urge(open("2", 1).get(0));
        complete(List.of(firstExtension), at(2021, 5, 10), 2);
        complete(open("2", 3), at(2021, 5, 20), 5);
        period(2021, 6);
        complete(open("3", 7), at(2021, 10, 20), 4);
        outage();
        complete(open("3", 6), at(2022, 7, 20), 3);
        Task secondExtension =
                extended("3", HoaBinh2019.PREFIX + "-CAOPHONG", at(2022, 7, 25), LocalDate.of(2022, 12, 31));
        merge("1/9/2022", "Quyết định số 15/2022/QĐ-UBND", "20/8/2022", HoaBinh2019.HEALTH_BOARD, HoaBinh2019.HEALTH);
        at(2022, 9, 2);
        transferred(HoaBinh2019.HEALTH_BOARD, HoaBinh2019.HEALTH);
        period(2022, 12);
        complete(open("5a", 12), at(2023, 5, 15), 3);
        recruit(open("5b", 1).get(0));
        period(2023, 6);
        complete(open("5b", 12), at(2023, 11, 20), 3);
        complete(open("5c", 20), at(2023, 12, 4), 3);
        period(2023, 12);
        complete(open("5b", 3), at(2024, 4, 10), 3);
        period(2024, 6);
        assertThat(secondExtension.isOpen()).isTrue();
        assertThat(firstExtension.extensions).hasSize(1);
        nextReview();
    }

    private void begin() {
        hoaBinh = new HoaBinh2019(jdbc, units, acting);
        hoaBinh.write();
        coordinator = acting.as("hbn.dieuphoi", Role.COORDINATOR.group(hoaBinh.province.state()));
        tracker = acting.as("hbn.theodoi", Role.TRACKER.group(hoaBinh.province.command()));
        followUps.handOver(hoaBinh.cycle);
        coordinator.run(() -> desk.saveSetUp(
                Actors.current(),
                hoaBinh.conclusion,
                new SetUp(
                        hoaBinh.province.command(),
                        hoaBinh.province.state(),
                        PeriodKind.HALF_YEAR,
                        null,
                        LocalDate.of(2024, 12, 31),
                        null)));
        tasklist.complete(coordinator, hoaBinh.conclusion, "Task_SetUpFollowUp");
        jobs.runAll();
        List<Assignment> all = followUps.assignments(hoaBinh.conclusion);
        assertThat(all.stream().filter(one -> one.carrier() == Carrier.FOLLOW_UP))
                .as("clause 7 goes to the command and to nobody else")
                .singleElement()
                .matches(one -> one.ref().equals("7") && one.unit().equals(hoaBinh.province.command()));
        for (String ref : List.of("1", "2", "3", "4", "5a", "5b", "5c", "6")) {
            assertThat(all.stream().filter(one -> one.ref().equals(ref)))
                    .as(ref)
                    .extracting(Assignment::unit)
                    .containsExactlyInAnyOrderElementsOf(hoaBinh.everybody);
        }
        Map<String, LocalDate> due = Map.of(
                "2", LocalDate.of(2020, 12, 31),
                "3", LocalDate.of(2022, 6, 30),
                "5a", LocalDate.of(2023, 12, 31),
                "5b", LocalDate.of(2023, 12, 31),
                "5c", LocalDate.of(2023, 12, 31));
        all.stream()
                .filter(one -> one.carrier() == Carrier.UNIT)
                .forEach(one -> chronicle.begun(one.id(), one.ref(), one.unit(), due.get(one.ref()), now));
        lastFigures = now;
    }

    /** So many open tasks of a clause, in the order of their units as they were at first. */
    private List<Task> open(String ref, int most) {
        LocalDateTime first = LocalDateTime.of(2019, 10, 1, 9, 0);
        return chronicle.where(task -> task.ref.equals(ref)).stream()
                .sorted(Comparator.comparing(task -> hoaBinh.everybody.indexOf(task.unitAt(first))))
                .filter(task -> task.isOpen()
                        && !Set.of(HoaBinh2019.HOME_AFFAIRS, HoaBinh2019.PREFIX + "-CAOPHONG")
                                .contains(task.unitAt(first)))
                .limit(most)
                .toList();
    }

    private void complete(List<Task> tasks, LocalDateTime when, int daysToConfirm) {
        submit(tasks, when);
        confirm(tasks, at(when.toLocalDate().plusDays(daysToConfirm)));
    }

    private void submit(List<Task> tasks, LocalDateTime when) {
        at(when.toLocalDate());
        tasks.forEach(task -> tasklist.complete(leader(task), task.id, "Task_AcceptAssignment"));
        jobs.runAll();
        tasks.forEach(task -> report(task, task.ref.equals("5b") ? "1.023" : null));
        jobs.runAll();
        tasks.forEach(task -> {
            tasklist.complete(leader(task), task.id, "Task_SubmitCompletion", "completionSubmitted", true);
            task.done(now, LocalDateTime.MAX);
        });
        jobs.runAll();
    }

    private void report(Task task, String recruited) {
        Progress typed = Progress.saying("Đã hoàn thành nhiệm vụ " + task.ref);
        drafter(task)
                .run(() -> assignments.saveProgress(
                        Actors.current(),
                        task.id,
                        recruited == null ? typed : typed.measuring(recruited, "1.023"),
                        null));
        tasklist.complete(drafter(task), task.id, "Task_ReportProgress", "completionReported", true);
    }

    private void confirm(List<Task> tasks, LocalDateTime when) {
        at(when.toLocalDate());
        tasks.forEach(task -> {
            tasklist.complete(tracker, task.id, "Task_ConfirmResult", "resultConfirmed", true);
            task.confirmedAt(now);
        });
        jobs.runAll();
    }

    /** Statement (8): one recruit short is not 100 %, and is not confirmed without a word. */
    private void recruit(Task task) {
        at(2023, 5, 25);
        tasklist.complete(leader(task), task.id, "Task_AcceptAssignment");
        jobs.runAll();
        report(task, "1.022");
        jobs.runAll();
        tasklist.complete(leader(task), task.id, "Task_SubmitCompletion", "completionSubmitted", true);
        jobs.runAll();
        assertThat(target(task)).isEqualTo("99,9 % false");
        tracker.run(() -> assignments.saveNotes(
                Actors.current(), task.id, new AssignmentFile.Notes(null, "Còn thiếu một công dân", null, null)));
        tasklist.complete(tracker, task.id, "Task_ConfirmResult", "resultConfirmed", false);
        jobs.runAll();
        at(2023, 5, 30);
        report(task, "1.023");
        jobs.runAll();
        tasklist.complete(leader(task), task.id, "Task_SubmitCompletion", "completionSubmitted", true);
        task.done(now, LocalDateTime.MAX);
        jobs.runAll();
        assertThat(target(task)).isEqualTo("100 % true");
        confirm(List.of(task), now.plusDays(2));
    }

    private String target(Task task) {
        return tracker.call(() -> {
            var result =
                    assignments.file(Actors.current(), task.id).assignment().achievement();
            return result.text() + " " + result.isMet();
        });
    }

    private Task extended(String ref, String unit, LocalDateTime when, LocalDate until) {
        Task task = chronicle
                .where(one -> one.ref.equals(ref) && one.unitAt(when).equals(unit))
                .get(0);
        drafter(task)
                .run(() -> moreTime.request(
                        Actors.current(), task.id, Deadline.day(until).text(), "Chờ bố trí kinh phí"));
        at(when.toLocalDate().plusDays(1));
        tasklist.complete(coordinator, task.id, "Task_DecideAssignmentExtension", "extensionGranted", true);
        jobs.runAll();
        task.extended(now, until);
        return task;
    }

    private void flood() {
        at(2020, 10, 10);
        tracker.run(() -> pauses.start(
                Actors.current(),
                new PauseEntry(
                        null,
                        HoaBinh2019.DA_BAC,
                        true,
                        "10/10/2020",
                        "30/11/2020",
                        "Mưa lũ, sạt lở đất",
                        "Công điện 12/CĐ-UBND",
                        "Chủ tịch UBND tỉnh")));
        tell();
        ofDaBac().forEach(task -> task.paused(now, LocalDateTime.of(2020, 12, 1, 9, 0)));
    }

    private void floodEnds() {
        clocks.advance();
        tell();
        ofDaBac().stream()
                .filter(task -> task.firstDue != null)
                .forEach(task -> task.dueFrom(now, task.firstDue.plusDays(52)));
    }

    private List<Task> ofDaBac() {
        return chronicle.where(task -> task.isOpen() && task.unitAt(now).equals(HoaBinh2019.DA_BAC));
    }

    private void tell() {
        while (clocks.tellNext() > 0) {
            continue;
        }
        jobs.runAll();
    }

    private void merge(String day, String basis, String basisOn, String from, String to) {
        UUID id = changes.draft(
                ADMINISTRATOR,
                new ChangeEntry(
                        "MERGE",
                        "Sắp xếp " + from,
                        basis,
                        basisOn,
                        null,
                        day,
                        null,
                        List.of(),
                        List.of(new ChangeEntry.Row(from, to, "Chính quyền", "")),
                        List.of(new ChangeEntry.End(from, "")),
                        List.of()));
        changes.preview(ADMINISTRATOR, id);
        changes.carryOut(ADMINISTRATOR, id);
    }

    private void transferred(String from, String to) {
        List<Task> open =
                chronicle.where(task -> task.isOpen() && task.unitAt(now).equals(from));
        assertThat(transfers.run()).as("and clause 5, which is done in parts").isEqualTo(open.size() + 1);
        jobs.runAll();
        open.forEach(task -> task.unitFrom(now, to));
    }

    /** Each working day the run urges, until the letter about the task waits for its signature. */
    private void urge(Task task) {
        LocalDate day = LocalDate.of(2021, 1, 4);
        while (urgings.of(task.id).stream().noneMatch(Urging::letter)) {
            assertThat(day).isBefore(LocalDate.of(2021, 1, 30));
            at(day);
            jobs.runAll();
            day = day.plusDays(1);
        }
        UUID letter = urgings.of(task.id).stream()
                .filter(Urging::letter)
                .findFirst()
                .orElseThrow()
                .caseId();
        tasklist.complete(tracker, letter, "Task_SignUrgingLetter", "letterSigned", true);
        jobs.runAll();
        assertThat(urgings.of(task.id).stream()
                        .filter(Urging::letter)
                        .findFirst()
                        .orElseThrow()
                        .symbol())
                .isNotNull();
    }

    /** Nobody worked in the winter of 2021: two periods are closed half a year late, each as it stood at its own end. */
    private void outage() {
        at(2022, 7, 11);
        jobs.runAll();
        List<Task> late = open("3", 2);
        submit(late, now);
        confirm(late, at(2022, 7, 13));
        written(LocalDate.of(2021, 12, 14));
        written(LocalDate.of(2022, 6, 14));
    }

    private void period(int year, int month) {
        LocalDate end = LocalDate.of(year, month, 14);
        at(end.plusDays(2));
        jobs.runAll();
        written(end);
    }

    private void written(LocalDate end) {
        PeriodicReport report = reports.current(hoaBinh.conclusion).orElseThrow();
        assertThat(report.figures().to()).isEqualTo(end);
        assertThat(report.figures().from()).isEqualTo(end.minusMonths(6).plusDays(1));
        check(report.figures(), end.atTime(LocalTime.of(23, 59, 59)));
        tasklist.complete(tracker, hoaBinh.conclusion, "Task_WritePeriodicReport");
        jobs.runAll();
        sent++;
        assertThat(reports.of(hoaBinh.conclusion).stream()
                        .filter(one -> one.sentAt() != null && one.symbol().endsWith("/BC-BCH")))
                .hasSize(sent);
    }

    private void check(PeriodFigures figures, LocalDateTime end) {
        String when = "period to " + end;
        assertThat(of(figures.total())).as(when).isEqualTo(of(chronicle.byCurrentDue(end, task -> true)));
        assertThat(of(figures.byOriginalDue())).as(when).isEqualTo(of(chronicle.byFirstDue(end, task -> true)));
        figures.clauses().forEach(clause -> {
            Predicate<Task> ofClause = task -> task.ref.equals(clause.ref());
            assertThat(of(clause.rates())).as(when + clause.ref()).isEqualTo(of(chronicle.byCurrentDue(end, ofClause)));
            assertThat(of(clause.original()))
                    .as(when + clause.ref())
                    .isEqualTo(of(chronicle.byFirstDue(end, ofClause)));
        });
        assertThat(figures.units()).hasSize((int) chronicle.where(task -> true).stream()
                .map(task -> task.unitAt(end))
                .distinct()
                .count());
        figures.units().forEach(unit -> {
            Predicate<Task> ofUnit = task -> task.unitAt(end).equals(unit.unit());
            assertThat(of(unit.rates())).as(when + unit.name()).isEqualTo(of(chronicle.byCurrentDue(end, ofUnit)));
            assertThat(of(unit.original())).as(when + unit.name()).isEqualTo(of(chronicle.byFirstDue(end, ofUnit)));
        });
        assertThat(figures.overdue())
                .as(when)
                .extracting(PeriodFigures.Overdue::id)
                .containsExactlyInAnyOrderElementsOf(chronicle.where(task -> Chronicle.isOverdue(task, end)).stream()
                        .map(task -> task.id)
                        .toList());
        changes(figures, end);
        lastFigures = end;
    }

    private void changes(PeriodFigures figures, LocalDateTime end) {
        assertThat(figures.changes().completed())
                .isEqualTo((int) chronicle.became(lastFigures, end, Task::wasConfirmedBy));
        assertThat(figures.changes().becameOverdue())
                .isEqualTo((int) chronicle.became(lastFigures, end, Chronicle::isOverdue));
        assertThat(figures.changes().transferred())
                .isEqualTo(chronicle
                        .where(task -> !task.unitAt(lastFigures).equals(task.unitAt(end)))
                        .size());
        assertThat(figures.changes().extended())
                .isEqualTo(chronicle
                        .where(task -> task.extensions.stream()
                                .anyMatch(granted -> granted.isAfter(lastFigures) && !granted.isAfter(end)))
                        .size());
        assertThat(figures.apart().suspended())
                .isEqualTo(chronicle.where(task -> task.stoodStillAt(end)).size());
        assertThat(figures.events(EventKind.HANDED_ON))
                .hasSize((int) chronicle.became(lastFigures, end, Task::wasHandedOnBy));
    }

    private static List<Object> of(Rates rates) {
        return List.of(
                rates.onTime(),
                rates.late(),
                rates.overdue(),
                rates.withinTerm(),
                rates.narrative(),
                rates.excluded(),
                rates.completionRate().map(rate -> rate.toPlainString()).orElse("none"));
    }

    private static List<Object> of(Tally tally) {
        List<Object> counts = new ArrayList<>();
        for (Class one :
                List.of(Class.ON_TIME, Class.LATE, Class.OVERDUE, Class.WITHIN, Class.WITHOUT_DUE, Class.APART)) {
            counts.add(tally.of(one));
        }
        counts.add(tally.rate());
        return counts;
    }

    /** The next review is opened from what is open; with its plan the follow-up ends, and nothing of it is lost. */
    private void nextReview() {
        at(2024, 9, 16);
        List<CarriedTask> open = coordinator.call(() -> nextReviews.open(Actors.current(), hoaBinh.cycle));
        List<Task> left = chronicle.where(Task::isOpen);
        assertThat(open)
                .extracting(CarriedTask::id)
                .containsExactlyInAnyOrderElementsOf(
                        left.stream().map(task -> task.id).toList());
        UUID next = coordinator.call(() -> nextReviews.open(
                Actors.current(),
                hoaBinh.cycle,
                new NextReviewDesk.Opening(
                        "Tổng kết 10 năm thực hiện Chương trình hành động số 26-CTr/TU",
                        "FINAL_REVIEW",
                        open.stream().map(CarriedTask::id).toList())));
        issue(next);
        while (handing.tellNext() > 0) {
            continue;
        }
        jobs.runAll();
        left.forEach(task -> task.handedOn(now));
        assertThat(followUps.require(hoaBinh.conclusion).handedToNextAt()).isNotNull();
        PeriodicReport last = reports.current(hoaBinh.conclusion).orElseThrow();
        check(last.figures(), now);
        assertThat(last.figures().apart().handedOn()).isEqualTo(left.size());
        tasklist.complete(tracker, hoaBinh.conclusion, "Task_WritePeriodicReport");
        jobs.runAll();
        assertThat(reports.of(hoaBinh.conclusion)).hasSize(sent + 1).allMatch(one -> one.sentAt() != null);
        assertThat(runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(hoaBinh.conclusion.toString())
                        .count())
                .isZero();
        assertThat(nextReviews.of(next, 1_000, 0))
                .hasSameSizeAs(left)
                .allMatch(task -> task.handedAt() != null && task.cycleId().equals(hoaBinh.cycle));
    }

    private void issue(UUID next) {
        String state = hoaBinh.province.state();
        Acting.Person approver = acting.as("hbn.lanhdao", Role.APPROVER.group(state));
        Acting.Person clerk = acting.as("hbn.vanthu", Role.CLERK.group(state));
        PlanDraft draft =
                coordinator.call(() -> plans.form(Actors.current(), next)).draft();
        assertThat(draft.sections().stream().map(PlanDraft.SectionLine::title))
                .anyMatch(title -> title.contains("249-KL/TU"))
                .anyMatch(title -> title.startsWith("Nhiệm vụ 3:"));
        PlanDraft plan = Drafts.plan(
                draft.title(),
                draft.kind(),
                "2014",
                "2024",
                draft.organizer(),
                draft.approverUnit(),
                List.of("PLAN"),
                List.of(Drafts.reviewed("Chương trình hành động số 26-CTr/TU ngày 20/6/2014")),
                List.of());
        coordinator.run(() -> plans.save(Actors.current(), next, plan));
        tasklist.complete(coordinator, next, "Task_DraftPlan");
        jobs.runAll();
        tasklist.complete(approver, next, "Task_ApprovePlan", "approved", true);
        jobs.runAll();
        clerk.run(() -> plans.saveIssue(Actors.current(), next, new PlanIssue("", "16/9/2024")));
        tasklist.complete(clerk, next, "Task_IssuePlan");
        jobs.runAll();
    }

    private Acting.Person leader(Task task) {
        String unit = task.unitAt(now);
        return acting.as(HoaBinh2019.leader(unit), Role.LEADER.group(unit));
    }

    private Acting.Person drafter(Task task) {
        String unit = task.unitAt(now);
        return acting.as(HoaBinh2019.drafter(unit), Role.DRAFTER.group(unit));
    }

    private LocalDateTime at(int year, int month, int day) {
        return at(LocalDate.of(year, month, day));
    }

    private LocalDateTime at(LocalDate day) {
        jobs.travelTo(day);
        now = day.atTime(9, 0);
        return now;
    }
}
