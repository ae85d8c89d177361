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

/** The mid-term conference of Hà Giang at Bắc Mê on 24/8/2023, chaired by an acting secretary; nobody tracks its tasks. */
@Component
@Profile("demo")
@Order(5)
class HaGiangConference implements SeedEvent {

    private static final LocalDate DAY = LocalDate.of(2023, 8, 24);

    private final Played played;
    private final PlanDraft plan;
    private final Draft conclusion;

    HaGiangConference(Played played, FilledForms forms) {
        this.played = played;
        this.plan = forms.read("ha-giang-plan.json", PlanDraft.class);
        this.conclusion = forms.read("ha-giang-conclusion.json", Draft.class);
    }

    @Override
    public String name() {
        return "ha-giang-conference-2023";
    }

    @Override
    public void play() {
        UUID cycle = played.plan(LocalDateTime.of(2023, 8, 10, 9, 0), "HG-DUQS", plan);
        Chair chair = Chair.of("Quyền Bí thư Tỉnh ủy, Bí thư Đảng ủy Quân sự tỉnh", null);
        Agenda agenda = new Agenda(
                "Hội nghị sơ kết thực hiện Quy chế phối hợp",
                Deadline.day(DAY),
                LocalTime.of(8, 0),
                true,
                "Huyện Bắc Mê",
                chair,
                plan.subjects().stream()
                        .map(s ->
                                new Agenda.Subject(Agenda.Role.valueOf(s.role()), s.citation(), s.description(), null))
                        .toList(),
                List.of(
                        new Agenda.Item(LocalTime.of(8, 0), LocalTime.of(9, 0), "Báo cáo kết quả phối hợp", null),
                        new Agenda.Item(LocalTime.of(9, 0), LocalTime.of(11, 0), "Thảo luận, kết luận", null)),
                List.of(new Agenda.Guest("Chỉ huy trưởng Bộ Chỉ huy quân sự tỉnh", null, false)),
                List.of("HG-TPHAGIANG", "HG-HBACME", "HG-HVIXUYEN", "HG-HDONGVAN", "HG-UBKT"),
                null);
        Proceedings said = new Proceedings(
                Deadline.day(DAY),
                "Huyện Bắc Mê",
                chair,
                "Hoàn thành chỉ tiêu quân sự, quốc phòng và xây dựng Đảng của nửa nhiệm kỳ.",
                List.of(),
                List.of(),
                conclusion.limitations().stream()
                        .map(l -> new Proceedings.Weakness(l.text(), l.topic()))
                        .toList(),
                conclusion.clauses().stream()
                        .map(c -> new Proceedings.Remark(
                                c.general(),
                                c.text(),
                                c.general() ? null : "HG-DUQS",
                                c.general() ? "HG-G1" : null,
                                Deadline.parse(c.due())))
                        .toList(),
                null);
        played.hold(cycle, agenda, DAY.atTime(11, 0), said);
        played.conclude(
                cycle,
                conclusion,
                new Signature(Capacity.ACTING, "Bí thư Tỉnh ủy", null),
                new Issuing(null, null, "24/8/2023"));
    }
}
