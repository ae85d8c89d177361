package vn.tongket.demo;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import vn.tongket.calendar.Deadline;
import vn.tongket.commendation.CommendationDesk;
import vn.tongket.commendation.Commendations;
import vn.tongket.commendation.Nomination;
import vn.tongket.commendation.Sheets;
import vn.tongket.commendation.Terms;
import vn.tongket.conclusion.Draft;
import vn.tongket.conclusion.Issuing;
import vn.tongket.conclusion.Signature;
import vn.tongket.conference.Agenda;
import vn.tongket.conference.Chair;
import vn.tongket.conference.Proceedings;
import vn.tongket.cycle.PlanDraft;
import vn.tongket.demo.process.Stage;
import vn.tongket.document.Capacity;

/** The conference of Bắc Kạn on 26/9/2019, at which 8 collectives and 12 individuals were commended. */
@Component
@Profile("demo")
@Order(4)
class BacKanConference implements SeedEvent {

    private static final LocalDate DAY = LocalDate.of(2019, 9, 26);
    private static final int COLLECTIVES = 8;
    private static final int INDIVIDUALS = 12;
    private static final List<String> UNITS =
            List.of("BK-SNV", "BK-STC", "BK-UTPBACKAN", "BK-UCHODON", "BK-UBABE", "BK-UNARI");
    private static final Terms TERMS = new Terms(
            "Bằng khen",
            "BK-UBND",
            "Chủ tịch Ủy ban nhân dân tỉnh",
            "1/1/2009",
            "31/8/2019",
            "Quy chế của Hội đồng Thi đua - Khen thưởng tỉnh (mẫu)",
            "2/3",
            "2/3",
            "ALL_MEMBERS",
            true,
            true);

    private final Stage stage;
    private final Played played;
    private final Commendations commendations;
    private final CommendationDesk desk;
    private final PlanDraft plan;
    private final Draft conclusion;

    BacKanConference(
            Stage stage, Played played, Commendations commendations, CommendationDesk desk, FilledForms forms) {
        this.stage = stage;
        this.played = played;
        this.commendations = commendations;
        this.desk = desk;
        this.plan = forms.read("bac-kan-plan.json", PlanDraft.class);
        this.conclusion = forms.read("bac-kan-conclusion.json", Draft.class);
    }

    @Override
    public String name() {
        return "bac-kan-conference-2019";
    }

    @Override
    public void play() {
        UUID cycle = played.plan(LocalDateTime.of(2019, 8, 26, 9, 0), "BK-UBND", plan);
        Chair chair = Chair.of("Phó Bí thư Tỉnh ủy, Chủ tịch Ủy ban nhân dân tỉnh", null);
        played.invite(cycle, agenda(chair));
        UUID commendation = commendations.ofCycle(cycle).orElseThrow();
        decide(commendation);
        played.record(cycle, DAY.atTime(11, 30), proceedings(chair));
        award(commendation);
        played.conclude(
                cycle,
                conclusion,
                new Signature(Capacity.HEAD, "Chủ tịch Ủy ban nhân dân tỉnh", null),
                new Issuing(null, null, "26/9/2019"));
    }

    private Agenda agenda(Chair chair) {
        return new Agenda(
                "Hội nghị sơ kết xây dựng nền quốc phòng toàn dân giai đoạn 2009 - 2019",
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
                        new Agenda.Item(LocalTime.of(8, 0), LocalTime.of(10, 0), "Báo cáo sơ kết, thảo luận", null),
                        new Agenda.Item(LocalTime.of(10, 0), LocalTime.of(10, 30), "Trao bằng khen", null),
                        new Agenda.Item(LocalTime.of(10, 30), LocalTime.of(11, 30), "Kết luận", null)),
                List.of(new Agenda.Guest("Phó Tư lệnh Quân khu 1", null, true)),
                UNITS,
                null);
    }

    private Proceedings proceedings(Chair chair) {
        return new Proceedings(
                Deadline.day(DAY),
                null,
                chair,
                null,
                List.of(),
                List.of(),
                conclusion.limitations().stream()
                        .map(l -> new Proceedings.Weakness(l.text(), l.topic()))
                        .toList(),
                conclusion.clauses().stream()
                        .map(c -> new Proceedings.Remark(false, c.text(), null, "BK-G2", Deadline.UNKNOWN))
                        .toList(),
                null);
    }

    /** List, appraisal, council, signature and number, all before the conference. */
    private void decide(UUID id) {
        stage.on(LocalDateTime.of(2019, 9, 10, 9, 0));
        stage.as(
                Played.COORDINATOR,
                actor -> desk.saveNominations(actor, id, new Sheets.Nominations(TERMS, proposals(), null)));
        stage.complete(Played.COORDINATOR, id, "Task_NominateRecipients");
        Sheets.Opinion eligible = new Sheets.Opinion(Nomination.Verdict.ELIGIBLE.name(), false, null);
        stage.as(
                Played.REVIEWER,
                actor -> desk.saveAppraisals(
                        actor,
                        id,
                        new Sheets.Appraisals(each(id, line -> new Sheets.Appraised(line, eligible)), null, null)));
        stage.complete(Played.REVIEWER, id, "Task_AppraiseNominations", Played.APPROVED);
        stage.on(LocalDateTime.of(2019, 9, 16, 9, 0));
        Sheets.Figures meeting = new Sheets.Figures("16/9/2019", "11", "11", "0", null);
        Sheets.Ballot ballot = new Sheets.Ballot("11", "0");
        stage.as(
                Played.COUNCIL,
                actor -> desk.saveMinutes(
                        actor,
                        id,
                        new Sheets.Council(meeting, each(id, line -> new Sheets.Voted(line, ballot)), null)));
        stage.complete(Played.COUNCIL, id, "Task_VoteOnNominations");
        stage.on(LocalDateTime.of(2019, 9, 20, 9, 0));
        stage.complete(Played.APPROVER, id, "Task_SignDecision", Played.APPROVED);
        stage.as(Played.CLERK, actor -> desk.saveNumber(actor, id, new Sheets.Number(null, "20/9/2019", null, null)));
        stage.complete(Played.CLERK, id, "Task_IssueDecision", Played.APPROVED);
    }

    private void award(UUID id) {
        Sheets.HandOver atConference = new Sheets.HandOver("26/9/2019", null);
        stage.as(
                Played.COORDINATOR,
                actor -> desk.saveAwards(
                        actor, id, new Sheets.Awards(each(id, line -> new Sheets.Awarded(line, atConference)), null)));
        stage.complete(Played.COORDINATOR, id, "Task_AwardRecipients");
    }

    private <T> List<T> each(UUID id, Function<UUID, T> line) {
        List<T> lines = new ArrayList<>();
        stage.as(
                Played.COORDINATOR,
                actor -> desk.file(actor, id)
                        .nominations()
                        .forEach(nomination -> lines.add(line.apply(nomination.id()))));
        return lines;
    }

    /** The event names no recipient; the demo names them by their place in the list. */
    private static List<Sheets.Proposal> proposals() {
        List<Sheets.Proposal> proposals = new ArrayList<>();
        for (int i = 1; i <= COLLECTIVES; i++) {
            proposals.add(proposal("COLLECTIVE", i, "Tập thể mẫu %02d".formatted(i), null));
        }
        for (int i = 1; i <= INDIVIDUALS; i++) {
            proposals.add(proposal("INDIVIDUAL", i, "Cá nhân mẫu %02d".formatted(i), "Cán bộ"));
        }
        return proposals;
    }

    private static Sheets.Proposal proposal(String kind, int place, String name, String position) {
        return new Sheets.Proposal(
                null,
                kind,
                UNITS.get(place % UNITS.size()),
                name,
                position,
                "Thành tích xuất sắc trong xây dựng nền quốc phòng toàn dân, giai đoạn 2009 - 2019",
                null,
                null);
    }
}
