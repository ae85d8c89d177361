package vn.tongket.demo;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import vn.tongket.calendar.Deadline;
import vn.tongket.conclusion.Draft;
import vn.tongket.conclusion.Issuing;
import vn.tongket.conclusion.Signature;
import vn.tongket.conference.Agenda;
import vn.tongket.conference.Chair;
import vn.tongket.conference.Proceedings;
import vn.tongket.cycle.PlanDraft;
import vn.tongket.document.Capacity;

/** The evaluation conference of Sơn La on 28/3/2018, ended by a closing speech with four tasks. */
@Component
@Profile("demo")
@Order(1)
class SonLaConference implements SeedEvent {

    private static final LocalDate DAY = LocalDate.of(2018, 3, 28);
    private static final String CHAIR = "Bí thư Tỉnh ủy, Chủ tịch Hội đồng nhân dân tỉnh";

    private final Played played;
    private final PlanDraft plan;
    private final Draft conclusion;

    SonLaConference(Played played, FilledForms forms) {
        this.played = played;
        this.plan = forms.read("son-la-plan.json", PlanDraft.class);
        this.conclusion = forms.read("son-la-conclusion.json", Draft.class);
    }

    @Override
    public String name() {
        return "son-la-conference-2018";
    }

    @Override
    public void play() {
        UUID cycle = played.plan(LocalDateTime.of(2018, 3, 20, 9, 0), "SL-TU", plan);
        Chair chair = Chair.of(CHAIR, null);
        Agenda agenda = new Agenda(
                "Hội nghị đánh giá kết quả thực hiện Chương trình số 20, Nghị quyết số 31",
                Deadline.day(DAY),
                LocalTime.of(8, 0),
                true,
                null,
                chair,
                plan.subjects().stream()
                        .map(s ->
                                new Agenda.Subject(Agenda.Role.valueOf(s.role()), s.citation(), s.description(), null))
                        .toList(),
                List.of(
                        new Agenda.Item(LocalTime.of(8, 0), LocalTime.of(10, 0), "Các báo cáo", null),
                        new Agenda.Item(LocalTime.of(10, 0), LocalTime.of(11, 30), "Thảo luận, kết luận", null)),
                List.of(),
                List.of("SL-TPSONLA", "SL-HMOCCHAU", "SL-HSONGMA", "SL-CHQS"),
                null);
        Proceedings said = new Proceedings(
                Deadline.day(DAY),
                null,
                chair,
                null,
                List.of(),
                List.of(),
                List.of(),
                conclusion.clauses().stream()
                        .map(c -> new Proceedings.Remark(false, c.text(), null, "SL-G3", Deadline.UNKNOWN))
                        .toList(),
                null);
        played.hold(cycle, agenda, DAY.atTime(11, 30), said);
        played.conclude(
                cycle,
                conclusion,
                new Signature(Capacity.ON_BEHALF, "Bí thư Tỉnh ủy", null),
                new Issuing(null, null, "28/3/2018"));
    }
}
