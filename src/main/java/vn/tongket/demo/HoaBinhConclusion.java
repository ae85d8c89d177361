package vn.tongket.demo;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.UUID;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import vn.tongket.calendar.Precision;
import vn.tongket.conclusion.ConclusionDesk;
import vn.tongket.conclusion.Directive;
import vn.tongket.conclusion.Draft;
import vn.tongket.conclusion.Issuing;
import vn.tongket.conclusion.Signature;
import vn.tongket.cycle.PlanDraft;
import vn.tongket.demo.process.Stage;
import vn.tongket.document.Capacity;
import vn.tongket.reference.References;

/**
 * The conclusion 249-KL/TU of Hòa Bình of 17/9/2019 and the directive whose number is not known: seven tasks, tracked by
 * the Provincial Military Command.
 */
@Component
@Profile("demo")
@Order(3)
class HoaBinhConclusion implements SeedEvent {

    private final Stage stage;
    private final Played played;
    private final ConclusionDesk desk;
    private final References references;
    private final PlanDraft plan;
    private final Draft conclusion;

    HoaBinhConclusion(Stage stage, Played played, ConclusionDesk desk, References references, FilledForms forms) {
        this.stage = stage;
        this.played = played;
        this.desk = desk;
        this.references = references;
        this.plan = forms.read("hoa-binh-plan.json", PlanDraft.class);
        this.conclusion = forms.read("hoa-binh-conclusion.json", Draft.class);
    }

    @Override
    public String name() {
        return "hoa-binh-conclusion-2019";
    }

    @Override
    public void play() {
        UUID strategy = references.register(
                "28-NQ/TW",
                "Ban Chấp hành Trung ương Đảng khóa XI",
                LocalDate.of(2013, 10, 25),
                Precision.DAY,
                "Chiến lược bảo vệ Tổ quốc trong tình hình mới");
        references.alias(strategy, "Nghị quyết Trung ương 8 khóa XI");
        UUID cycle = played.plan(LocalDateTime.of(2019, 9, 10, 9, 0), "HB-TU", plan);
        stage.on(LocalDateTime.of(2019, 9, 17, 9, 0));
        UUID id = played.conclude(
                cycle,
                conclusion,
                new Signature(Capacity.ON_BEHALF, "Bí thư Tỉnh ủy", null),
                new Issuing("KL", "249", "17/9/2019"));
        stage.as(
                Played.CLERK,
                actor -> desk.saveDirective(
                        actor,
                        id,
                        new Directive.Entry(
                                "HB-UBND",
                                "CV",
                                "NC",
                                "Triển khai thực hiện Kết luận số 249-KL/TU ngày 17/9/2019",
                                true,
                                null,
                                null)));
        stage.complete(Played.CLERK, id, "Task_IssueDirective");
    }
}
