package vn.tongket.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.tongket.Acting;
import vn.tongket.Jobs;
import vn.tongket.Refusal;
import vn.tongket.Tasklist;
import vn.tongket.TestUnits;
import vn.tongket.TestUnits.Province;
import vn.tongket.TongKetTest;
import vn.tongket.acceptance.Play.Cast;
import vn.tongket.audit.Actors;
import vn.tongket.calendar.Deadline;
import vn.tongket.conclusion.Comment;
import vn.tongket.conclusion.ConclusionDesk;
import vn.tongket.conclusion.Conclusions;
import vn.tongket.conclusion.ConsultationDesk;
import vn.tongket.conclusion.Directive;
import vn.tongket.conclusion.Draft;
import vn.tongket.conclusion.Issuing;
import vn.tongket.conclusion.Signature;
import vn.tongket.conclusion.SourceType;
import vn.tongket.conference.Agenda;
import vn.tongket.conference.ConferenceDesk;
import vn.tongket.conference.Conferences;
import vn.tongket.conference.Invitation;
import vn.tongket.conference.Proceedings;
import vn.tongket.conference.Reply;
import vn.tongket.document.Capacity;
import vn.tongket.document.Documents;
import vn.tongket.document.IssueRequest;
import vn.tongket.web.Refusals;

/** Every task of a conference and of a conclusion answers bad input with a sentence and changes nothing. */
@TongKetTest
class BadInputAtConferencesIT {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

    @Autowired
    private Play play;

    @Autowired
    private Tasklist tasklist;

    @Autowired
    private TestUnits units;

    @Autowired
    private Acting acting;

    @Autowired
    private Jobs jobs;

    @Autowired
    private Conferences conferences;

    @Autowired
    private ConferenceDesk conferenceDesk;

    @Autowired
    private Conclusions conclusions;

    @Autowired
    private ConclusionDesk desk;

    @Autowired
    private ConsultationDesk consultation;

    @Autowired
    private Documents documents;

    @Autowired
    private Refusals refusals;

    @Autowired
    private JdbcClient jdbc;

    private Province province;
    private Cast cast;
    private UUID cycle;

    @AfterEach
    void end() {
        play.end(cycle);
    }

    @Test
    void tasks_of_a_conference() {
        open("BD", "CONFERENCE");
        UUID id = play.conferenceOf(cycle);

        refused(
                () -> saveAgenda(new Agenda(
                        "Hội nghị",
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        List.of(new Agenda.Item(LocalTime.of(9, 0), LocalTime.of(8, 0), "Báo cáo", null)),
                        null,
                        List.of("BD-KHONGCO"),
                        null)),
                "items.0.endsAt",
                "invited");
        saveAgenda(new Agenda(
                " ",
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(
                        new Agenda.Item(LocalTime.of(9, 0), null, "Báo cáo", null),
                        new Agenda.Item(LocalTime.of(8, 0), null, null, null)),
                List.of(new Agenda.Guest(null, "Khách", false)),
                province.districts(),
                null));
        refused(
                () -> tasklist.complete(cast.coordinator(), id, "Task_PrepareAgenda"),
                "title",
                "items.1.title",
                "items.1.startsAt",
                "guests.0.title");
        play.agenda(
                cast,
                cycle,
                new Agenda("Hội nghị", null, null, null, null, null, null, null, null, province.districts(), null));

        refused(() -> replies(new Reply("BD-H1", Invitation.Answer.DECLINES, null, " ")), "0.reason");
        refused(
                () -> replies(
                        new Reply("BD-H1", null, null, null),
                        new Reply("BD-H2", Invitation.Answer.REPRESENTED, "", null)),
                "1.representative");
        replies(new Reply("BD-H1", Invitation.Answer.DECLINES, null, "Trùng lịch"));
        assertThat(conferences.invitations(id).get(0).onBehalf()).isTrue();
        play.complete(cycle, cast.coordinator(), id, "Task_CollectReplies");

        refused(() -> tasklist.complete(cast.coordinator(), id, "Task_RecordConference"), "remarks");
        saveProceedings(
                List.of(new Proceedings.Speech(" ", null, "Ý kiến"), new Proceedings.Speech("Chủ tịch", null, "")));
        refused(
                () -> tasklist.complete(cast.coordinator(), id, "Task_RecordConference"),
                "speeches.0.speaker",
                "speeches.1.said");
        refused(() -> saveProceedings(List.of(new Proceedings.Speech("A", "BD-KHONGCO", "B"))), "units");
        saveProceedings(List.of(new Proceedings.Speech("Chủ tịch", null, "Ý kiến")));
        play.complete(cycle, cast.coordinator(), id, "Task_RecordConference");

        refused(() -> tasklist.complete(cast.approver(), id, "Task_SignMinutes", "approved", false), "$reason");
        refused(() -> saveProceedings(List.of()), "");
        play.signMinutes(cast, cycle);
        refused(() -> saveAgenda(play.agendaOf(cast, id)), "");
    }

    @Test
    void clauses_that_cannot_be_signed() {
        open("BE", "CONCLUSION");
        UUID id = play.conclusionOf(cycle);
        refused(() -> tasklist.complete(cast.coordinator(), id, "Task_DraftClauses"), "clauses");

        Draft.Item sound = Drafts.task("1", "Nhiệm vụ", List.of("BE-HUYEN"));
        refused(() -> save(Drafts.led(sound, List.of("BE-KHONGCO"), List.of())), "clauses.0.leadUnits");
        save(
                sound,
                Drafts.due(Drafts.task("1", " ", List.of()), "31/13/2026"),
                Drafts.due(
                        Drafts.led(Drafts.task("3", "C", List.of()), List.of("BE-H1", "BE-H2"), List.of()),
                        "1/11/2026"),
                Drafts.measured(Drafts.task("4", "D", List.of("BE-HUYEN")), null, "trăm", "%"),
                Drafts.tracking("5", "E", null),
                Drafts.tracking("6", "F", "BE-CHQS"));
        refused(
                () -> tasklist.complete(cast.coordinator(), id, "Task_DraftClauses"),
                "clauses.0.ref",
                "clauses.1.text",
                "clauses.1.ref",
                "clauses.1.due",
                "clauses.1.leadUnits",
                "clauses.2.due",
                "clauses.2.leadUnits",
                "clauses.3.target",
                "clauses.3.targetName",
                "clauses.4.trackerUnit",
                "clauses.5.coordination",
                "reasons.5.reason",
                "reasons.10.reason",
                "reasons.11.reason",
                "limitations.0.clauses",
                "limitations.1.text");
        assertThat(play.draft(cast, cycle).clauses().get(1).due()).isEqualTo("31/13/2026");
        assertThat(play.draft(cast, cycle).clauses().get(3).target()).isEqualTo("trăm");
    }

    @Test
    void comments_signature_number_and_directive() {
        open("BF", "CONCLUSION");
        UUID id = play.conclusionOf(cycle);
        Draft.Item sound = Drafts.task("1", "Nhiệm vụ", List.of());
        save(sound);
        Draft laid = play.draft(cast, cycle);
        play.saveDraft(cast, cycle, Drafts.consulting(Drafts.document(laid, true), List.of(), null));
        refused(
                () -> tasklist.complete(cast.coordinator(), id, "Task_DraftClauses"),
                "consultedUnits",
                "consultationDue",
                "limitations.0.clauses",
                "limitations.1.text");
        Draft consulting = Drafts.consulting(
                Drafts.with(play.draft(cast, cycle), SourceType.DOCUMENT, laid.clauses(), List.of()),
                List.of("BF-H1", "BF-H2"),
                "25/11/2026");
        play.saveDraft(
                cast,
                cycle,
                Drafts.consulting(consulting, List.of("BF-H1"), "1/1/2020").at(null));
        refused(() -> tasklist.complete(cast.coordinator(), id, "Task_DraftClauses"), "consultationDue");
        play.draftClauses(cast, cycle, consulting.at(null));

        Acting.Person unit = acting.as("BF-H1.ky", "BF-H1.leader");
        refused(
                () -> unit.run(() -> consultation.comment(Actors.current(), id, "BF-H1", "9", " ")),
                "text",
                "clauseRef");
        unit.run(() -> consultation.comment(Actors.current(), id, "BF-H1", "1", "Nên giao Huyện ủy chủ trì"));
        assertThat(unit.call(() -> consultation.files(Actors.current(), id)))
                .singleElement()
                .satisfies(file -> assertThat(file.comments()).hasSize(1));
        refused(() -> save(sound), "");
        refused(() -> tasklist.complete(cast.coordinator(), id, "Task_ResolveComments"), "comments.0.resolution");
        Comment said = play.comments(cast, id).get(0);
        resolve(said, Comment.Resolution.EXPLAINED, " ");
        refused(() -> tasklist.complete(cast.coordinator(), id, "Task_ResolveComments"), "comments.0.explanation");
        resolve(said, Comment.Resolution.ADOPTED, null);
        refused(() -> tasklist.complete(cast.coordinator(), id, "Task_ResolveComments"), "comments.0.changed");
        resolve(said, Comment.Resolution.ADOPTED, "Ghi nơi chủ trì khi hoàn chỉnh dự thảo");
        play.complete(cycle, cast.coordinator(), id, "Task_ResolveComments");
        assertThat(tasklist.waiting(id)).containsExactly("Task_DraftClauses");
        assertThat(conclusions.require(id).clausesSound()).isFalse();

        Draft back = play.draft(cast, cycle);
        play.draftClauses(
                cast,
                cycle,
                Drafts.with(
                        back,
                        SourceType.DOCUMENT,
                        List.of(Drafts.led(back.clauses().get(0), List.of("BF-H1"), List.of())),
                        List.of()));
        assertThat(tasklist.waiting(id)).containsExactly("Task_SignConclusion");
        refused(() -> tasklist.complete(cast.approver(), id, "Task_SignConclusion", "approved", false), "$reason");
        signature(id, new Signature(Capacity.FOR_HEAD, " ", null));
        refused(() -> tasklist.complete(cast.approver(), id, "Task_SignConclusion", "approved", true), "title");
        signature(id, new Signature(null, "Bí thư", null));
        refused(() -> tasklist.complete(cast.approver(), id, "Task_SignConclusion", "approved", true), "capacity");
        signature(id, new Signature(Capacity.HEAD, "Phó Bí thư", null));
        refused(() -> tasklist.complete(cast.approver(), id, "Task_SignConclusion", "approved", true), "capacity");
        play.sign(cast, cycle, new Signature(Capacity.ON_BEHALF, "Bí thư", null));

        documents.issue(IssueRequest.next(province.party(), "KL", TODAY.minusDays(3), "Kết luận khác")
                .numbered(12));
        refused(() -> issue(id, new Issuing("KL", "12", "20/11/2026")), "number");
        refused(() -> issue(id, new Issuing("KL", "mười hai", "11/2026")), "number", "date");
        refused(() -> issue(id, new Issuing("KL", null, "21/11/2026")), "date");
        play.issue(cast, cycle, new Issuing("KL", null, "20/11/2026"));
        assertThat(conclusions.require(id).symbol()).isEqualTo("13-KL/TU");

        refused(() -> tasklist.complete(cast.clerk(), id, "Task_IssueDirective"), "subject");
        directive(id, new Directive.Entry(null, "CV", null, " ", false, "x", "19/11/2026"));
        refused(
                () -> tasklist.complete(cast.clerk(), id, "Task_IssueDirective"),
                "issuer",
                "subject",
                "number",
                "date");
        refused(() -> directive(id, new Directive.Entry("BF-KHONGCO", "CV", null, "A", true, null, null)), "issuer");
    }

    @Test
    void speech_has_no_number() {
        open("BG", "CONCLUSION");
        UUID id = play.conclusionOf(cycle);
        play.draftClauses(
                cast,
                cycle,
                Drafts.speech(play.draft(cast, cycle), List.of(Drafts.task("1", "Nhiệm vụ", List.of("BG-HUYEN")))));
        play.sign(cast, cycle, new Signature(Capacity.HEAD, "Bí thư", null));

        refused(() -> issue(id, new Issuing(null, "12", "20/11/2026")), "number");
        refused(() -> issue(id, new Issuing(null, null, "1/12/2026")), "date");
    }

    private void open(String prefix, String phase) {
        jobs.travelTo(TODAY);
        province = units.province(prefix, 2);
        play.group(prefix + "-HUYEN", "Các huyện", province.party(), province.districts());
        cast = play.cast(prefix, province.party());
        cycle = play.start(
                cast,
                province.party(),
                Drafts.plan(
                        "Sơ kết",
                        "INTERIM_REVIEW",
                        "2020",
                        "2025",
                        province.party(),
                        province.party(),
                        List.of(phase),
                        List.of(Drafts.reviewed("Xây dựng khu vực phòng thủ")),
                        List.of()));
    }

    /** The act is refused at exactly these places, each with a sentence, and leaves no trace in the record. */
    private void refused(ThrowingCallable act, String... places) {
        long before = acts();
        List<String> waiting = tasklist.waiting(play.sessionOf(cycle));
        Refusal refusal = Refusals.in(catchThrowable(act));
        assertThat(refusal).as("refusal at %s", List.of(places)).isNotNull();
        assertThat(refusal.problems()).extracting(Refusal.Problem::at).containsExactlyInAnyOrder(places);
        assertThat(refusals.answer(refusal).problems())
                .allSatisfy(problem -> assertThat(problem.message()).matches("(?s)\\p{Lu}.*[.…]"));
        assertThat(acts()).isEqualTo(before);
        assertThat(tasklist.waiting(play.sessionOf(cycle))).isEqualTo(waiting);
    }

    private long acts() {
        return jdbc.sql("select count(*) from app.audit_record where cycle_id = :cycle")
                .param("cycle", cycle)
                .query(Long.class)
                .single();
    }

    private void saveAgenda(Agenda agenda) {
        cast.coordinator().run(() -> conferenceDesk.saveAgenda(Actors.current(), play.conferenceOf(cycle), agenda));
    }

    private void replies(Reply... replies) {
        cast.coordinator()
                .run(() -> conferenceDesk.saveReplies(Actors.current(), play.conferenceOf(cycle), List.of(replies)));
    }

    private void saveProceedings(List<Proceedings.Speech> speeches) {
        cast.coordinator()
                .run(() -> conferenceDesk.saveProceedings(
                        Actors.current(),
                        play.conferenceOf(cycle),
                        new Proceedings(Deadline.day(TODAY), null, null, null, null, speeches, null, null, null)));
    }

    private void save(Draft.Item... items) {
        play.saveDraft(
                cast,
                cycle,
                Drafts.with(
                        play.draft(cast, cycle),
                        SourceType.DOCUMENT,
                        List.of(items),
                        List.of(new Draft.Weakness("Hạn chế", null, "1, 99"), new Draft.Weakness(" ", null, null))));
    }

    private void resolve(Comment said, Comment.Resolution resolution, String explanation) {
        Comment resolved = new Comment(
                said.id(),
                said.unit(),
                said.unitName(),
                said.clauseRef(),
                said.text(),
                said.madeAt(),
                false,
                resolution,
                explanation);
        UUID id = play.conclusionOf(cycle);
        cast.coordinator()
                .run(() -> consultation.resolve(
                        Actors.current(),
                        id,
                        List.of(resolved),
                        List.of(),
                        play.fileOf(id).draft()));
    }

    private void issue(UUID id, Issuing issuing) {
        cast.clerk().run(() -> desk.saveIssuing(Actors.current(), id, issuing));
        tasklist.complete(cast.clerk(), id, "Task_IssueConclusion");
    }

    private void signature(UUID id, Signature typed) {
        cast.approver().run(() -> desk.saveSignature(Actors.current(), id, typed));
    }

    private void directive(UUID id, Directive.Entry entry) {
        cast.clerk().run(() -> desk.saveDirective(Actors.current(), id, entry));
    }
}
