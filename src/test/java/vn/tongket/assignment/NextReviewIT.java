package vn.tongket.assignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.tongket.Acting;
import vn.tongket.Jobs;
import vn.tongket.NotFound;
import vn.tongket.Tasklist;
import vn.tongket.TestUnits;
import vn.tongket.TongKetTest;
import vn.tongket.assignment.next.CarriedTask;
import vn.tongket.assignment.next.HandingOn;
import vn.tongket.assignment.next.NextReviewDesk;
import vn.tongket.assignment.period.FollowUpDesk;
import vn.tongket.assignment.period.PeriodFigures;
import vn.tongket.assignment.period.PeriodicReports;
import vn.tongket.audit.Actors;
import vn.tongket.cycle.PlanDesk;
import vn.tongket.cycle.PlanDraft;

/** The next review takes up what is still open: nothing is lost, and the old follow-up ends with a last report. */
@TongKetTest
class NextReviewIT {

    @Autowired
    private NextReviewDesk desk;

    @Autowired
    private HandingOn handing;

    @Autowired
    private PeriodicReports reports;

    @Autowired
    private PlanDesk plans;

    @Autowired
    private FollowUps followUps;

    @Autowired
    private FollowUpDesk followUpDesk;

    @Autowired
    private AssignmentDesk assignments;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private Tasklist tasklist;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TestUnits units;

    @Autowired
    private Acting acting;

    @Autowired
    private Jobs jobs;

    private FollowUpPlay play;

    @BeforeEach
    void play() {
        play = new FollowUpPlay(followUps, followUpDesk, assignments, tasklist, jdbc, units, acting, jobs);
    }

    @Test
    void what_is_chosen_goes_on_in_the_next_review_and_the_rest_is_followed_up_as_before() {
        SampleConclusion sample = play.begin("NR", 1);
        Acting.Person coordinator = play.coordinator(sample);
        UUID kept = play.task(sample, "3", "NR-SO1");
        jobs.travelTo(LocalDate.of(2026, 2, 20));
        List<CarriedTask> open = coordinator.call(() -> desk.open(Actors.current(), sample.cycle));
        List<UUID> chosen = open.stream()
                .map(CarriedTask::id)
                .filter(id -> !id.equals(kept))
                .toList();

        assertThatThrownBy(() -> play.tracker(sample).run(() -> desk.open(Actors.current(), sample.cycle)))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> open(coordinator, sample, List.of())).hasMessage("assignment.next-review.none-chosen");
        assertThatThrownBy(() -> open(coordinator, sample, List.of(UUID.randomUUID())))
                .hasMessage("assignment.next-review.closed-meanwhile");
        UUID next = open(coordinator, sample, chosen);
        assertThatThrownBy(() -> open(coordinator, sample, chosen))
                .hasMessage("assignment.next-review.chosen-meanwhile");

        PlanDraft draft =
                coordinator.call(() -> plans.form(Actors.current(), next)).draft();
        assertThat(draft.previousCycle()).isEqualTo(sample.cycle.toString());
        assertThat(draft.sections().stream().map(PlanDraft.SectionLine::title))
                .anyMatch(title -> title.contains("249-KL/TU"))
                .anyMatch(title -> title.startsWith("Nhiệm vụ 5b"));
        assertThat(desk.of(next, 500, 0)).hasSameSizeAs(chosen).allMatch(task -> task.handedAt() == null);
        assertThat(followUps.assignments(sample.conclusion)).noneMatch(Assignment::isClosed);

        handing.planIssued(next);
        tellAll();

        assertThat(followUps.require(sample.conclusion).isOver())
                .as("one was not chosen")
                .isFalse();
        jobs.travelTo(LocalDate.of(2026, 3, 16));
        jobs.runAll();
        PeriodFigures figures = reports.current(sample.conclusion).orElseThrow().figures();
        assertThat(figures.apart().handedOn()).isEqualTo(chosen.size());
        assertThat(figures.changes().handedOn()).isEqualTo(chosen.size());
        assertThat(figures.total().total()).isEqualTo(1);
        assertThat(figures.total().excluded()).isEqualTo(chosen.size());
        tasklist.complete(play.tracker(sample), sample.conclusion, "Task_WritePeriodicReport");
        jobs.runAll();
        assertThat(processes(chosen)).isZero();
        assertThat(processes(List.of(kept))).isEqualTo(1);

        UUID last = open(coordinator, sample, List.of(kept));
        jobs.travelTo(LocalDate.of(2026, 3, 20));
        handing.planIssued(last);
        tellAll();
        jobs.runAll();
        assertThat(followUps.require(sample.conclusion).handedToNextAt()).isNotNull();
        tasklist.complete(play.tracker(sample), sample.conclusion, "Task_WritePeriodicReport");
        jobs.runAll();
        assertThat(reports.of(sample.conclusion).get(0).figures().apart().handedOn())
                .isEqualTo(open.size());
        assertThat(runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(sample.conclusion.toString())
                        .count())
                .isZero();
        assertThat(Stream.of(next, last)
                        .mapToInt(cycle -> desk.of(cycle, 500, 0).size())
                        .sum())
                .as("none lost, none doubled")
                .isEqualTo(open.size());
        handing.planIssued(last);
        assertThat(reports.of(sample.conclusion)).hasSize(2);
    }

    private UUID open(Acting.Person coordinator, SampleConclusion sample, List<UUID> chosen) {
        return coordinator.call(() -> desk.open(
                Actors.current(), sample.cycle, new NextReviewDesk.Opening("Sơ kết 7 năm", "INTERIM_REVIEW", chosen)));
    }

    private void tellAll() {
        while (handing.tellNext() > 0) {
            continue;
        }
    }

    private long processes(List<UUID> assignments) {
        return assignments.stream()
                .mapToLong(id -> runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(id.toString())
                        .count())
                .sum();
    }
}
