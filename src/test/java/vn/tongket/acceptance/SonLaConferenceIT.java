package vn.tongket.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.tongket.Jobs;
import vn.tongket.Tasklist;
import vn.tongket.TestUnits;
import vn.tongket.TestUnits.Province;
import vn.tongket.TongKetTest;
import vn.tongket.acceptance.Play.Cast;
import vn.tongket.calendar.Deadline;
import vn.tongket.calendar.Precision;
import vn.tongket.conclusion.Addressee;
import vn.tongket.conclusion.Clause;
import vn.tongket.conclusion.ClauseKind;
import vn.tongket.conclusion.Conclusion;
import vn.tongket.conclusion.Conclusions;
import vn.tongket.conclusion.Draft;
import vn.tongket.conclusion.Issuing;
import vn.tongket.conclusion.Signature;
import vn.tongket.conclusion.SourceType;
import vn.tongket.conference.Agenda;
import vn.tongket.conference.Chair;
import vn.tongket.conference.Conferences;
import vn.tongket.conference.Proceedings;
import vn.tongket.conference.Proceedings.Remark;
import vn.tongket.cycle.PlanDraft;
import vn.tongket.document.Capacity;
import vn.tongket.reference.Document;
import vn.tongket.reference.References;

/** Scenario A1: the evaluation conference of Sơn La, 28/3/2018, whose conclusion is a speech. */
@TongKetTest
class SonLaConferenceIT {

    private static final LocalDate HELD = LocalDate.of(2018, 3, 28);
    private static final String PROGRAMME_20 = "Chương trình số 20 ngày 10/2/2014";
    private static final String RESOLUTION_31 = "Nghị quyết số 31 ngày 23/6/2015";

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
    private Conclusions conclusions;

    @Autowired
    private References references;

    @Test
    void conference_hears_three_subjects_and_ends_with_a_speech_of_four_tasks_without_due_date() {
        jobs.travelTo(LocalDate.of(2018, 3, 20));
        Province province = units.province("SL", 3);
        play.group("SL-CAP-UY", "Các cấp ủy, tổ chức cơ sở đảng", province.party(), province.districts());
        Cast cast = play.cast("SL", province.party());
        UUID cycle = play.start(cast, province.party(), plan(province.party()));

        UUID conference = play.conferenceOf(cycle);
        assertThat(conferences.subjects(conference))
                .extracting(Agenda.Subject::role)
                .containsExactly(
                        Agenda.Role.REVIEWED, Agenda.Role.REVIEWED, Agenda.Role.REVIEWED, Agenda.Role.INFORMATION);
        play.agenda(
                cast,
                cycle,
                new Agenda(
                        "Hội nghị đánh giá kết quả thực hiện Chương trình số 20, Nghị quyết số 31",
                        Deadline.day(HELD),
                        null,
                        null,
                        null,
                        Chair.of("Bí thư Tỉnh ủy, Chủ tịch HĐND tỉnh", null),
                        conferences.subjects(conference),
                        List.of(),
                        List.of(new Agenda.Guest(
                                "Phó Bí thư Thường trực Tỉnh ủy, Trưởng Đoàn đại biểu Quốc hội tỉnh", null, false)),
                        province.districts(),
                        null));
        assertSubjectsArePartialAndMatchLater(conference);

        jobs.travelTo(HELD);
        play.record(cast, cycle, proceedings());
        play.signMinutes(cast, cycle);

        assertThat(conferences.require(conference).place()).isNull();
        assertThat(conferences.limitations(conference)).isEmpty();
        assertThat(tasklist.waiting(play.conclusionOf(cycle))).containsExactly("Task_DraftClauses");
        Draft draft = play.draft(cast, cycle);
        assertThat(draft.clauses()).extracting(Draft.Item::ref).containsExactly("1", "2", "3", "4");
        play.draftClauses(cast, cycle, Drafts.speech(draft, draft.clauses()));
        play.sign(cast, cycle, new Signature(Capacity.HEAD, "Bí thư Tỉnh ủy", null));
        play.issue(cast, cycle, new Issuing(null, null, "28/3/2018"));

        assertConclusionIsASpeech(conclusions.require(play.conclusionOf(cycle)));
        assertThat(conclusions.clauses(play.conclusionOf(cycle)))
                .hasSize(4)
                .allSatisfy(clause -> {
                    assertThat(clause.kind()).isEqualTo(ClauseKind.QUALITATIVE);
                    assertThat(clause.addressees()).containsExactly(Addressee.leadGroup("SL-CAP-UY"));
                    assertThat(clause.dueAt()).isNull();
                    assertThat(clause.duePrecision()).isEqualTo(Precision.UNKNOWN);
                })
                .extracting(Clause::ref)
                .containsExactly("1", "2", "3", "4");
        assertThat(conclusions.tracker(play.conclusionOf(cycle))).isEmpty();
        play.end(cycle);
    }

    private void assertSubjectsArePartialAndMatchLater(UUID conference) {
        List<Agenda.Subject> subjects = conferences.subjects(conference);
        for (Agenda.Subject subject : subjects.subList(0, 2)) {
            Document document = references.find(subject.documentId());
            assertThat(document.symbol()).isNull();
            assertThat(document.confidence()).isEqualTo(Document.Confidence.PARTIAL);
            assertThat(document.original()).isEqualTo(subject.citation());
        }
        assertThat(subjects.get(2).documentId()).isNull();

        UUID full = references.register(
                "20-CTr/TU",
                "Ban Chấp hành Đảng bộ tỉnh SL",
                LocalDate.of(2014, 2, 10),
                Precision.DAY,
                "Chiến lược bảo vệ Tổ quốc");
        references.confirm(subjects.get(0).documentId(), full);
        assertThat(references.find(subjects.get(0).documentId()).symbol()).isEqualTo("20-CTr/TU");
        assertThat(conferences.subjects(conference).get(0).citation()).isEqualTo(PROGRAMME_20);
    }

    private static void assertConclusionIsASpeech(Conclusion conclusion) {
        assertThat(conclusion.sourceType()).isEqualTo(SourceType.SPEECH);
        assertThat(conclusion.number()).isNull();
        assertThat(conclusion.symbol()).isNull();
        assertThat(conclusion.documentId()).isNull();
        assertThat(conclusion.issuedOn()).isEqualTo(HELD);
        assertThat(conclusion.isSigned()).isTrue();
    }

    private static PlanDraft plan(String unit) {
        return Drafts.plan(
                "Đánh giá kết quả thực hiện Chương trình số 20, Nghị quyết số 31",
                "EVALUATION",
                "10/2/2014",
                "3/2018",
                unit,
                unit,
                List.of("CONFERENCE", "CONCLUSION"),
                List.of(
                        Drafts.reviewed(PROGRAMME_20),
                        Drafts.reviewed(RESOLUTION_31),
                        Drafts.reviewed("Sơ kết 10 năm khu vực phòng thủ tỉnh"),
                        Drafts.informed("Công tác chuẩn bị diễn tập khu vực phòng thủ năm 2018")),
                List.of(new PlanDraft.MilestoneLine("CONFERENCE", "28/3/2018", null, null)));
    }

    private static Proceedings proceedings() {
        return new Proceedings(
                Deadline.day(HELD),
                null,
                Chair.of("Bí thư Tỉnh ủy, Chủ tịch HĐND tỉnh", null),
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(
                        remark("Tiếp tục quán triệt triển khai Nghị quyết Đại hội Đảng các cấp"),
                        remark("Phát triển kinh tế kết hợp chặt chẽ với nhiệm vụ quốc phòng, an ninh"),
                        remark("Giữ vững an ninh chính trị, trật tự an toàn xã hội trong mọi tình huống"),
                        remark("Tăng cường và củng cố mối quan hệ hợp tác hữu nghị toàn diện với các tỉnh Bắc Lào")),
                null);
    }

    private static Remark remark(String said) {
        return new Remark(false, said, null, "SL-CAP-UY", null);
    }
}
