package vn.tongket.cycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.NestedExceptionUtils;
import vn.tongket.Acting;
import vn.tongket.Acting.Person;
import vn.tongket.Jobs;
import vn.tongket.Refusal;
import vn.tongket.Tasklist;
import vn.tongket.TestUnits;
import vn.tongket.TestUnits.Province;
import vn.tongket.TongKetTest;
import vn.tongket.audit.Actors;
import vn.tongket.cycle.PlanDraft.IndicatorLine;
import vn.tongket.cycle.PreviousCycles.Difference;

/** The field “Đợt trước” of a plan: what may be chosen, what is taken over, what is refused. */
@TongKetTest
class PreviousCyclesIT {

    @Autowired
    TestUnits units;

    @Autowired
    Acting acting;

    @Autowired
    Tasklist tasklist;

    @Autowired
    Jobs jobs;

    @Autowired
    PlanDesk desk;

    @Autowired
    PreviousCycles previous;

    @Autowired
    Cycles cycles;

    private Person coordinator(Province province) {
        return acting.as(
                province.party() + ".lam-het",
                province.party() + ".coordinator",
                province.party() + ".approver",
                province.party() + ".reviewer",
                province.party() + ".clerk");
    }

    private UUID started(Person coordinator, String title) {
        UUID cycle = tasklist.start(coordinator, "review-cycle", "title", title, "kind", "FINAL_REVIEW");
        jobs.runAll();
        return cycle;
    }

    private void save(Person person, UUID cycle, SamplePlan plan, UUID previous) {
        plan.previousCycle = previous == null ? null : previous.toString();
        plan.version = null;
        person.run(() -> desk.save(Actors.current(), cycle, plan.draft()));
    }

    private static void refused(ThrowingCallable doing, String key) {
        assertThatThrownBy(doing).satisfies(thrown -> {
            Throwable cause = NestedExceptionUtils.getMostSpecificCause(thrown);
            assertThat(cause)
                    .isInstanceOfSatisfying(
                            Refusal.class,
                            refusal -> assertThat(refusal.problems())
                                    .extracting(Refusal.Problem::key)
                                    .contains(key));
        });
    }

    @Test
    void plan_names_the_cycle_before_and_takes_over_its_outline_and_indicators() {
        Province province = units.province("PCA", 1);
        Person person = coordinator(province);
        UUID old = started(person, "Tổng kết 5 năm Đề án xây dựng lực lượng");
        SamplePlan plan = SamplePlan.of(province);
        plan.title = "Tổng kết 5 năm Đề án xây dựng lực lượng";
        plan.indicators = SamplePlan.indicators();
        plan.phases = java.util.Set.of(Phase.REPORTS);
        save(person, old, plan, null);
        tasklist.complete(person, old, "Task_DraftPlan");
        UUID now = started(person, "Tổng kết 10 năm Đề án xây dựng lực lượng");

        assertThat(person.call(() -> previous.choices(Actors.current(), "de an luc luong", now, 20, 0)))
                .extracting(PreviousCycles.Choice::id)
                .containsExactly(old);

        SamplePlan next = SamplePlan.of(province);
        next.sections = List.of();
        refused(
                () -> person.run(() -> desk.copyFromPrevious(Actors.current(), now, "OUTLINE", false)),
                "cycle.previous.missing");
        save(person, now, next, old);
        person.run(() -> desk.copyFromPrevious(Actors.current(), now, "OUTLINE", false));
        person.run(() -> desk.copyFromPrevious(Actors.current(), now, "INDICATORS", false));
        PlanDraft taken = person.call(() -> desk.form(Actors.current(), now)).draft();
        assertThat(taken.sections()).hasSize(13);
        assertThat(taken.indicators())
                .usingRecursiveComparison()
                .ignoringFields("lowerLimit", "upperLimit")
                .isEqualTo(SamplePlan.indicators());
        assertThat(taken.indicators().get(2).upperLimit()).isEqualTo("10000");
        refused(
                () -> person.run(() -> desk.copyFromPrevious(Actors.current(), now, "OUTLINE", false)),
                "cycle.previous.not-empty");
        person.run(() -> desk.copyFromPrevious(Actors.current(), now, "OUTLINE", true));

        tasklist.complete(person, now, "Task_DraftPlan");
        assertThat(cycles.previousOf(now)).contains(old);
        PlanSummary summary = person.call(() -> desk.summary(Actors.current(), now));
        assertThat(summary.previous().title()).isEqualTo("Tổng kết 5 năm Đề án xây dựng lực lượng");
    }

    @Test
    void cycle_itself_a_foreign_one_and_a_loop_are_refused() {
        Province province = units.province("PCB", 1);
        Person person = coordinator(province);
        UUID first = started(person, "Đợt thứ nhất");
        UUID second = started(person, "Đợt thứ hai");
        UUID foreign = started(coordinator(units.province("PCC", 1)), "Đợt của tỉnh khác");
        SamplePlan plan = SamplePlan.of(province);
        plan.phases = java.util.Set.of(Phase.REPORTS);

        assertThat(person.call(() -> previous.named(Actors.current(), List.of(first, foreign))))
                .extracting(PreviousCycles.Choice::id)
                .containsExactly(first);
        for (UUID wrong : List.of(foreign, UUID.randomUUID())) {
            save(person, second, plan, wrong);
            refused(() -> tasklist.complete(person, second, "Task_DraftPlan"), "cycle.previous.unknown");
        }
        save(person, second, plan, second);
        refused(() -> tasklist.complete(person, second, "Task_DraftPlan"), "cycle.previous.itself");
        save(person, second, plan, first);
        tasklist.complete(person, second, "Task_DraftPlan");
        save(person, first, plan, second);
        refused(() -> tasklist.complete(person, first, "Task_DraftPlan"), "cycle.previous.loop");
    }

    @Test
    void indicators_of_the_same_code_that_mean_something_else_are_named() {
        Province province = units.province("PCD", 1);
        Person person = coordinator(province);
        UUID old = started(person, "Đợt cũ");
        SamplePlan plan = SamplePlan.of(province);
        plan.phases = java.util.Set.of(Phase.REPORTS);
        plan.indicators = List.of(
                line("DAN-QUAN", "người", "NUMBER"), line("GIAO-QUAN", "%", "RATIO"), line("LOP", "lớp", "NUMBER"));
        save(person, old, plan, null);
        tasklist.complete(person, old, "Task_DraftPlan");
        UUID now = started(person, "Đợt mới");
        plan.indicators = List.of(
                line("DAN-QUAN", "nghìn người", "NUMBER"), line("GIAO-QUAN", "%", "NUMBER"), line("LOP", "Lớp", null));
        save(person, now, plan, old);

        assertThat(person.call(() -> desk.form(Actors.current(), now)).differences())
                .containsExactly(
                        new Difference("DAN-QUAN", "Chỉ tiêu DAN-QUAN", "nghìn người", "NUMBER", "người", "NUMBER"),
                        new Difference("GIAO-QUAN", "Chỉ tiêu GIAO-QUAN", "%", "NUMBER", "%", "RATIO"));
    }

    private static IndicatorLine line(String code, String unit, String kind) {
        return new IndicatorLine(code, "Chỉ tiêu " + code, unit, kind, null, null, false, null, null, null, null, true);
    }
}
