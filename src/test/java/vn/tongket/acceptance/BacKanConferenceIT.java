package vn.tongket.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.tongket.Jobs;
import vn.tongket.TestUnits;
import vn.tongket.TestUnits.Province;
import vn.tongket.TongKetTest;
import vn.tongket.acceptance.Play.Cast;
import vn.tongket.audit.Actors;
import vn.tongket.calendar.Deadline;
import vn.tongket.conclusion.Addressee;
import vn.tongket.conclusion.Clause;
import vn.tongket.conclusion.Conclusions;
import vn.tongket.conclusion.Draft;
import vn.tongket.conclusion.Issuing;
import vn.tongket.conclusion.Signature;
import vn.tongket.conference.Agenda;
import vn.tongket.conference.Chair;
import vn.tongket.conference.Conference;
import vn.tongket.conference.ConferenceDesk;
import vn.tongket.conference.Conferences;
import vn.tongket.conference.Invitation;
import vn.tongket.conference.Proceedings;
import vn.tongket.conference.Proceedings.Remark;
import vn.tongket.conference.Proceedings.Weakness;
import vn.tongket.conference.Reply;
import vn.tongket.cycle.Cycles;
import vn.tongket.cycle.PlanDraft;
import vn.tongket.cycle.ReviewKind;
import vn.tongket.document.Capacity;

/** Scenario A4 without its commendation: the interim review of ten years in Bắc Kạn, held by the People's Committee. */
@TongKetTest
class BacKanConferenceIT {

    private static final LocalDate HELD = LocalDate.of(2019, 9, 26);

    @Autowired
    private Play play;

    @Autowired
    private TestUnits units;

    @Autowired
    private Jobs jobs;

    @Autowired
    private Cycles cycles;

    @Autowired
    private Conferences conferences;

    @Autowired
    private ConferenceDesk desk;

    @Autowired
    private Conclusions conclusions;

    @Test
    void interim_review_of_ten_years_ends_with_four_limitations_and_four_tasks() {
        jobs.travelTo(LocalDate.of(2019, 9, 10));
        Province province = units.province("BK", 2);
        play.group("BK-CAC-CAP", "Các cấp, ngành và địa phương", province.state(), province.districts());
        Cast cast = play.cast("BK", province.state());
        UUID cycle = play.start(cast, province.state(), plan(province.state()));
        UUID conference = play.conferenceOf(cycle);
        assertThat(cycles.require(cycle).kind()).isEqualTo(ReviewKind.INTERIM_REVIEW);
        assertThat(cycles.require(cycle).periodFrom()).isEqualTo(LocalDate.of(2009, 1, 1));
        assertThat(cycles.require(cycle).periodTo()).isEqualTo(LocalDate.of(2019, 12, 31));

        play.agenda(cast, cycle, agenda(province));
        desk.reply(
                vn.tongket.audit.Actor.SYSTEM, conference, new Reply("BK-H1", Invitation.Answer.ATTENDS, null, null));
        cast.coordinator()
                .run(() -> desk.saveReplies(
                        Actors.current(),
                        conference,
                        List.of(new Reply("BK-H2", Invitation.Answer.DECLINES, null, "Ứng phó mưa lũ"))));
        jobs.travelTo(HELD);
        play.record(cast, cycle, proceedings());
        play.signMinutes(cast, cycle);

        Conference held = conferences.require(conference);
        assertThat(held.place()).isNull();
        assertThat(held.chair().title()).isEqualTo("Chủ tịch Ủy ban nhân dân tỉnh");
        assertThat(conferences.limitations(conference)).hasSize(4);
        assertThat(conferences.invitations(conference))
                .extracting(Invitation::answer)
                .containsExactly(Invitation.Answer.ATTENDS, Invitation.Answer.DECLINES);
        Draft draft = play.draft(cast, cycle);
        play.draftClauses(cast, cycle, Drafts.speech(draft, draft.clauses()));
        play.sign(cast, cycle, new Signature(Capacity.HEAD, "Chủ tịch Ủy ban nhân dân tỉnh", null));
        play.issue(cast, cycle, new Issuing(null, null, "26/9/2019"));
        assertThat(conclusions.limitations(play.conclusionOf(cycle))).hasSize(4);
        assertThat(conclusions.clauses(play.conclusionOf(cycle)))
                .hasSize(4)
                .allMatch(clause -> clause.addressees().equals(List.of(Addressee.leadGroup("BK-CAC-CAP"))))
                .allMatch(clause -> clause.dueAt() == null)
                .extracting(Clause::ref)
                .containsExactly("1", "2", "3", "4");
        play.end(cycle);
    }

    private static PlanDraft plan(String unit) {
        return Drafts.plan(
                "Sơ kết xây dựng nền quốc phòng toàn dân giai đoạn 2009 - 2019",
                "INTERIM_REVIEW",
                "2009",
                "2019",
                unit,
                unit,
                List.of("CONFERENCE", "CONCLUSION"),
                List.of(Drafts.reviewed("Xây dựng nền quốc phòng toàn dân giai đoạn 2009 - 2019")),
                List.of(new PlanDraft.MilestoneLine("CONFERENCE", "26/9/2019", null, null)));
    }

    private static Agenda agenda(Province province) {
        return new Agenda(
                "Hội nghị sơ kết xây dựng nền quốc phòng toàn dân giai đoạn 2009 - 2019",
                Deadline.day(HELD),
                null,
                null,
                null,
                Chair.of("Chủ tịch Ủy ban nhân dân tỉnh", null),
                List.of(new Agenda.Subject(Agenda.Role.REVIEWED, "Xây dựng nền quốc phòng toàn dân", null, null)),
                List.of(),
                List.of(
                        new Agenda.Guest("Phó Bí thư Tỉnh ủy, Chủ tịch Ủy ban nhân dân tỉnh", null, true),
                        new Agenda.Guest("Phó Tư lệnh Quân khu 1", null, true)),
                province.districts(),
                null);
    }

    private static Proceedings proceedings() {
        return new Proceedings(
                Deadline.day(HELD),
                null,
                Chair.of("Chủ tịch Ủy ban nhân dân tỉnh", null),
                null,
                List.of(),
                List.of(),
                List.of(
                        new Weakness("Nhận thức, trách nhiệm chưa thực sự sâu sắc", "AWARENESS"),
                        new Weakness("Kết hợp kinh tế với quốc phòng chưa toàn diện, vững chắc", "ECON_DEFENCE"),
                        new Weakness("Tiềm lực huy động nhân lực, vật lực còn hạn chế", "POTENTIAL_PLANNING"),
                        new Weakness("Công tác phối hợp, hiệp đồng thiếu chặt chẽ, thống nhất", "COORDINATION")),
                List.of(
                        remark("Đẩy mạnh công tác quán triệt, tuyên truyền"),
                        remark("Tích cực xây dựng củng cố hệ thống chính trị từ tỉnh đến cơ sở"),
                        remark("Nâng cao chất lượng, hiệu quả công tác xây dựng khu vực phòng thủ"),
                        remark("Hoàn thiện hệ thống các văn bản lãnh đạo, chỉ đạo, điều hành")),
                null);
    }

    private static Remark remark(String said) {
        return new Remark(false, said, null, "BK-CAC-CAP", null);
    }
}
