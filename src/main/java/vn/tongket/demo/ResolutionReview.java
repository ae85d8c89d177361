package vn.tongket.demo;

import java.time.LocalDateTime;
import java.util.UUID;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import vn.tongket.cycle.PlanDesk;
import vn.tongket.cycle.PlanDraft;
import vn.tongket.cycle.PlanIssue;
import vn.tongket.demo.process.Stage;

/** The plan 97-KH/TU of 6/8/2018: issued, and every unit of its nine reporter groups owes a report. */
@Component
@Profile("demo")
@Order(2)
class ResolutionReview implements SeedEvent {

    private final Stage stage;
    private final Played played;
    private final PlanDesk plans;
    private final PlanDraft plan;

    ResolutionReview(Stage stage, Played played, PlanDesk plans, FilledForms forms) {
        this.stage = stage;
        this.played = played;
        this.plans = plans;
        this.plan = forms.read("resolution-plan.json", PlanDraft.class);
    }

    @Override
    public String name() {
        return "resolution-review-2018";
    }

    @Override
    public void play() {
        UUID cycle = played.plan(LocalDateTime.of(2018, 8, 1, 9, 0), "T0-TU", plan);
        stage.complete(Played.APPROVER, cycle, "Task_ApprovePlan", Played.APPROVED);
        stage.on(LocalDateTime.of(2018, 8, 6, 10, 0));
        stage.as(Played.CLERK, actor -> plans.saveIssue(actor, cycle, new PlanIssue("97", "6/8/2018")));
        stage.complete(Played.CLERK, cycle, "Task_IssuePlan");
    }
}
