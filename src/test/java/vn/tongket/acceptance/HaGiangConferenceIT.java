package vn.tongket.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.tongket.Jobs;
import vn.tongket.Tasklist;
import vn.tongket.TestUnits;
import vn.tongket.TestUnits.Province;
import vn.tongket.TongKetTest;
import vn.tongket.acceptance.Play.Cast;
import vn.tongket.audit.Actors;
import vn.tongket.calendar.Deadline;
import vn.tongket.calendar.Precision;
import vn.tongket.conclusion.Addressee;
import vn.tongket.conclusion.Clause;
import vn.tongket.conclusion.ClauseKind;
import vn.tongket.conclusion.Conclusions;
import vn.tongket.conclusion.Draft;
import vn.tongket.conclusion.Issuing;
import vn.tongket.conclusion.Signature;
import vn.tongket.conference.Agenda;
import vn.tongket.conference.Chair;
import vn.tongket.conference.Conference;
import vn.tongket.conference.ConferenceDesk;
import vn.tongket.conference.Conferences;
import vn.tongket.conference.Proceedings;
import vn.tongket.conference.Proceedings.Remark;
import vn.tongket.conference.Proceedings.Weakness;
import vn.tongket.cycle.PlanDraft;
import vn.tongket.document.Capacity;

/** Scenario A3: the mid-term review of a coordination regulation in Hà Giang, held by a Party military committee. */
@TongKetTest
class HaGiangConferenceIT {

    private static final LocalDate HELD = LocalDate.of(2023, 8, 24);

    @Autowired
    private Play play;

    @Autowired
    private Tasklist tasklist;

    @Autowired
    private TestUnits units;

    @Autowired
    private Jobs jobs;

    @Autowired
    private Conferences conferences;

    @Autowired
    private ConferenceDesk desk;

    @Autowired
    private Conclusions conclusions;

    @Test
    void inferred_date_is_confirmed_and_the_speech_names_lead_and_cooperating_units_but_no_tracker() {
        jobs.travelTo(LocalDate.of(2023, 8, 14));
        Province province = units.province("HG", 3);
        String committee = "HG-DUQS";
        units.create(committee, "Đảng ủy Quân sự tỉnh", "PARTY", "PROVINCE", province.party());
        play.group("HG-HUYEN-UY", "Các Huyện ủy, Thành ủy", province.party(), province.districts());
        Cast cast = play.cast("HG", committee);
        UUID cycle = play.start(
                cast,
                committee,
                Drafts.plan(
                        "Sơ kết thực hiện Quy chế phối hợp giữa Đảng ủy Quân sự tỉnh với các Huyện ủy, Thành ủy",
                        "INTERIM_REVIEW",
                        "2020",
                        "2025",
                        committee,
                        committee,
                        List.of("CONFERENCE", "CONCLUSION"),
                        List.of(Drafts.reviewed(
                                "Quy chế phối hợp giữa Đảng ủy Quân sự tỉnh với các Huyện ủy, Thành ủy")),
                        List.of(new PlanDraft.MilestoneLine("CONFERENCE", null, "Huyện Bắc Mê", null))));
        UUID conference = play.conferenceOf(cycle);
        assertThat(conferences.require(conference).organizer()).isEqualTo(committee);
        assertThat(conferences.require(conference).place()).isEqualTo("Huyện Bắc Mê");

        conferences.inferDate(conference, Deadline.day(HELD), "Sáng 24.8");
        assertThat(conferences.require(conference).dateState()).isEqualTo(Conference.DateState.NEEDS_CONFIRMATION);
        assertThatThrownBy(() -> play.agenda(cast, cycle, agenda(province, null)))
                .hasStackTraceContaining("conference.date.unconfirmed");
        assertThat(tasklist.waiting(conference)).containsExactly("Task_PrepareAgenda");
        play.agenda(cast, cycle, agenda(province, true));
        assertThat(conferences.require(conference).dateState()).isEqualTo(Conference.DateState.CONFIRMED);
        assertThat(conferences.require(conference).chair())
                .isEqualTo(new Chair("Quyền", "Bí thư Tỉnh ủy, Bí thư Đảng ủy Quân sự tỉnh", null))
                .extracting(Chair::signatureTitle)
                .isEqualTo("Q. BÍ THƯ TỈNH ỦY, BÍ THƯ ĐẢNG ỦY QUÂN SỰ TỈNH");

        jobs.travelTo(HELD);
        play.record(cast, cycle, proceedings(committee, province));
        play.signMinutes(cast, cycle);

        Draft draft = play.draft(cast, cycle);
        assertThat(draft.limitations()).hasSize(5);
        assertThat(draft.clauses())
                .extracting(Draft.Item::ref)
                .containsExactly("G1", "G2", "G3", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11");
        List<Draft.Item> addressed = draft.clauses().stream()
                .map(item -> item.general() ? item : Drafts.led(item, List.of(committee), List.of("HG-HUYEN-UY")))
                .toList();
        play.draftClauses(cast, cycle, Drafts.speech(draft, addressed));
        UUID conclusion = play.conclusionOf(cycle);
        assertThat(conclusions.require(conclusion).signature())
                .isEqualTo(new Signature(Capacity.ACTING, "Bí thư Tỉnh ủy, Bí thư Đảng ủy Quân sự tỉnh", null));
        play.complete(cycle, cast.approver(), conclusion, "Task_SignConclusion", "approved", true);
        assertThat(conclusions.require(conclusion).wanted()).isEqualTo(new Issuing(null, null, "24/08/2023"));
        play.complete(cycle, cast.clerk(), conclusion, "Task_IssueConclusion");
        assertThat(conclusions.require(conclusion).issuedOn()).isEqualTo(HELD);

        List<Clause> clauses = conclusions.clauses(conclusion);
        assertThat(clauses)
                .filteredOn(Clause::general)
                .hasSize(3)
                .allMatch(clause -> clause.addressees().isEmpty());
        assertThat(clauses)
                .filteredOn(clause -> !clause.general())
                .hasSize(11)
                .allSatisfy(clause -> assertThat(clause.addressees())
                        .containsExactly(Addressee.leadUnit(committee), Addressee.cooperatingGroup("HG-HUYEN-UY")));
        assertThat(clauses)
                .filteredOn(clause -> clause.dueAt() != null)
                .singleElement()
                .satisfies(clause -> {
                    assertThat(clause.ref()).isEqualTo("5");
                    assertThat(clause.kind()).isEqualTo(ClauseKind.TIME_BOUND);
                    assertThat(clause.duePrecision()).isEqualTo(Precision.YEAR);
                    assertThat(clause.dueAt()).isEqualTo(Instant.parse("2024-12-31T16:59:59Z"));
                });
        assertThat(conclusions.limitations(conclusion)).hasSize(5);
        assertThat(conclusions.tracker(conclusion)).isEqualTo(Optional.empty());
        assertThat(conclusions.require(conclusion).signature().capacity()).isEqualTo(Capacity.ACTING);
        play.end(cycle);
    }

    @Test
    void everybody_but_the_committee_s_people_is_told_that_there_is_nothing() {
        Province province = units.province("HK", 1);
        Cast cast = play.cast("HK", province.party());
        UUID cycle = play.start(
                cast,
                province.party(),
                Drafts.plan(
                        "Sơ kết",
                        "INTERIM_REVIEW",
                        "2020",
                        "2023",
                        province.party(),
                        province.party(),
                        List.of("CONFERENCE"),
                        List.of(Drafts.reviewed("Xây dựng khu vực phòng thủ")),
                        List.of()));
        UUID conference = play.conferenceOf(cycle);

        Stream.of(
                        play.cast("HL", province.state()).coordinator(),
                        play.cast("HL", province.state()).approver())
                .forEach(stranger -> stranger.run(() -> {
                    assertThatThrownBy(() -> desk.file(Actors.current(), conference))
                            .isInstanceOf(vn.tongket.NotFound.class);
                    assertThat(tasklist.sees(stranger, conference, "Task_PrepareAgenda"))
                            .isFalse();
                }));
        assertThat(tasklist.sees(cast.coordinator(), conference, "Task_PrepareAgenda"))
                .isTrue();
        play.end(cycle);
    }

    private static Agenda agenda(Province province, Boolean confirmed) {
        return new Agenda(
                "Hội nghị sơ kết thực hiện Quy chế phối hợp",
                Deadline.day(HELD),
                null,
                confirmed,
                "Huyện Bắc Mê",
                Chair.of("Quyền Bí thư Tỉnh ủy, Bí thư Đảng ủy Quân sự tỉnh", null),
                List.of(new Agenda.Subject(
                        Agenda.Role.REVIEWED, "Quy chế phối hợp giữa nhiệm kỳ 2020 – 2025", null, null)),
                List.of(),
                List.of(),
                province.districts(),
                null);
    }

    private static Proceedings proceedings(String committee, Province province) {
        List<Remark> remarks = new ArrayList<>();
        for (String said : List.of(
                "Các cấp ủy và cán bộ, đảng viên cần nhận thức đúng đắn về vị trí, vai trò công tác phối hợp",
                "Xây dựng lực lượng vũ trang vững mạnh toàn diện “mẫu mực, tiêu biểu”",
                "Công tác phối hợp cần tiếp tục được đẩy mạnh, đi vào chiều sâu, thiết thực, hiệu quả")) {
            remarks.add(new Remark(true, said, null, null, null));
        }
        for (int task = 1; task <= 11; task++) {
            remarks.add(new Remark(
                    false,
                    task == 5
                            ? "Chuẩn bị tốt các điều kiện tổ chức diễn tập khu vực phòng thủ tỉnh năm 2024"
                            : "Nhiệm vụ cụ thể thứ " + task,
                    committee,
                    null,
                    task == 5 ? Deadline.parse("trong năm 2024") : null));
        }
        return new Proceedings(
                Deadline.day(HELD),
                "Huyện Bắc Mê",
                Chair.of("Quyền Bí thư Tỉnh ủy, Bí thư Đảng ủy Quân sự tỉnh", null),
                "Hoàn thành chỉ tiêu nhiệm vụ quân sự, quốc phòng và công tác xây dựng Đảng",
                List.of(new Proceedings.Attendance(province.districts().get(0), true, "Bí thư Huyện ủy")),
                List.of(new Proceedings.Speech("Chủ nhiệm UBKT Tỉnh ủy", null, "Thảo luận kết quả phối hợp")),
                List.of(
                        new Weakness("Chế độ cung cấp thông tin, trao đổi tình hình", "COORDINATION"),
                        new Weakness("Xây dựng công trình chiến đấu tiến độ còn chậm", "CONSTRUCTION"),
                        new Weakness("Việc giải quyết các tồn đọng liên quan đến đất quốc phòng còn kéo dài", "LAND"),
                        new Weakness("Năng lực cán bộ quân sự cấp xã còn hạn chế", "STAFF"),
                        new Weakness("Nguồn phát triển đảng viên gặp khó khăn", "PARTY_GROWTH")),
                remarks,
                null);
    }
}
