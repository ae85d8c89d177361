package vn.tongket.web.conference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.imageio.ImageIO;
import javax.sql.DataSource;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.tongket.Acting;
import vn.tongket.Jobs;
import vn.tongket.Refusal;
import vn.tongket.SqlCount;
import vn.tongket.TestUnits;
import vn.tongket.TestUnits.Province;
import vn.tongket.TongKetTest;
import vn.tongket.acceptance.Play;
import vn.tongket.acceptance.Play.Cast;
import vn.tongket.audit.Actors;
import vn.tongket.calendar.Deadline;
import vn.tongket.conference.Agenda;
import vn.tongket.conference.Chair;
import vn.tongket.conference.Conference;
import vn.tongket.conference.Conferences;
import vn.tongket.conference.Invitation.Answer;
import vn.tongket.conference.InvitationPaper;
import vn.tongket.conference.Proceedings;
import vn.tongket.conference.attend.AttendanceDesk;
import vn.tongket.conference.correct.Correction;
import vn.tongket.conference.correct.CorrectionDesk;
import vn.tongket.conference.invite.InvitationDesk;
import vn.tongket.conference.invite.Invitee;
import vn.tongket.conference.invite.InviteeFilter;
import vn.tongket.conference.invite.InviteeFilter.Which;
import vn.tongket.conference.invite.InviteeStore;
import vn.tongket.conference.invite.Letters;
import vn.tongket.conference.invite.LinkReplies;
import vn.tongket.conference.invite.Links;
import vn.tongket.conference.paper.ConferencePapers;
import vn.tongket.conference.speak.SpeakingDesk;
import vn.tongket.conference.speak.Turn;
import vn.tongket.document.Paper;
import vn.tongket.document.Papers;
import vn.tongket.document.SigningEntry;
import vn.tongket.web.Visitor;

/** Invitations that are answered over links, attendance over codes, turns that become speeches, corrections. */
@TongKetTest
class ConferenceLinksIT {

    private static final LocalDate HELD = LocalDate.of(2023, 8, 24);

    @LocalServerPort
    int port;

    @Autowired
    Play play;

    @Autowired
    TestUnits units;

    @Autowired
    Jobs jobs;

    @Autowired
    Acting acting;

    @Autowired
    Conferences conferences;

    @Autowired
    InviteeStore invitees;

    @Autowired
    InvitationDesk invitations;

    @Autowired
    Letters letters;

    @Autowired
    Links links;

    @Autowired
    AttendanceDesk attendance;

    @Autowired
    SpeakingDesk speaking;

    @Autowired
    CorrectionDesk corrections;

    @Autowired
    SqlCount sql;

    @Autowired
    DataSource source;

    @Autowired
    JdbcClient jdbc;

    private Province province;
    private Cast cast;
    private UUID cycle;
    private UUID id;

    @AfterEach
    void end() {
        play.end(cycle);
    }

    @Test
    void a_link_answers_once_and_tells_nothing_to_who_guesses() throws Exception {
        open("CLA", 2, new Agenda.Letter(Conference.Numbering.NEXT, null, HELD.minusDays(2), 60));
        assertThat(letterNumber()).matches("\\d{2}-GM/TU");
        assertThat(invitees.all(id))
                .extracting(Invitee::letterNo, Invitee::ref)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(1, "g:1"),
                        org.assertj.core.groups.Tuple.tuple(2, "u:CLA-H1"),
                        org.assertj.core.groups.Tuple.tuple(3, "u:CLA-H2"));
        String secret = reply("u:CLA-H1");
        String second = reply("u:CLA-H1");
        assertThat(jdbc.sql("select count(*) from app.conference_token t where t::text like '%' || :secret || '%'")
                        .param("secret", secret)
                        .query(Integer.class)
                        .single())
                .isZero();

        Visitor anybody = new Visitor(port);
        HttpResponse<String> page = anybody.get("/tra-loi/" + secret);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("Sơ kết Quy chế phối hợp").doesNotContain("CLA-H2");
        HttpResponse<String> incomplete = anybody.form("/tra-loi/" + secret, Map.of("answer", "DECLINES"));
        assertThat(incomplete.statusCode()).isEqualTo(422);
        assertThat(incomplete.body()).contains("Hãy ghi lý do không dự họp.");
        HttpResponse<String> answered = anybody.form(
                "/tra-loi/" + secret, Map.of("answer", "REPRESENTED", "representative", "Phó Bí thư Thường trực"));
        assertThat(answered.statusCode()).isEqualTo(200);
        assertThat(answered.body()).contains("Đã ghi nhận trả lời");

        for (String used : List.of(secret, second)) {
            HttpResponse<String> again =
                    anybody.form("/tra-loi/" + used, Map.of("answer", "DECLINES", "reason", "Kẻ khác"));
            assertThat(again.statusCode()).isEqualTo(410);
            assertThat(again.body()).contains("đã được dùng");
        }
        assertThat(invitee("u:CLA-H1").answer()).isEqualTo(Answer.REPRESENTED);
        assertThat(invitee("u:CLA-H1").representative()).isEqualTo("Phó Bí thư Thường trực");
        assertThat(anybody.form("/tra-loi/" + secret + "/moi", Map.of()).body())
                .contains("Đường dẫn mới đang được gửi");
        assertThat(notices("conference-link")).isEqualTo(1);
        String fresh = reply("u:CLA-H1");
        assertThat(anybody.form("/tra-loi/" + fresh, Map.of("answer", "ATTENDS"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(invitee("u:CLA-H1").answer()).isEqualTo(Answer.ATTENDS);

        String late = reply("u:CLA-H2");
        jobs.travelTo(HELD.minusDays(1));
        assertThat(anybody.form("/tra-loi/" + late, Map.of("answer", "ATTENDS")).statusCode())
                .isEqualTo(410);
        assertThat(invitee("u:CLA-H2").answer()).isNull();

        assertThat(anybody.get("/tra-loi/" + secret.substring(1) + "x").statusCode())
                .isEqualTo(404);
        assertThat(anybody.get("/diem-danh/" + fresh).statusCode()).isEqualTo(404);
        assertThat(guessing(12)).endsWith(429);
    }

    @Test
    void guests_answer_too_and_those_without_address_are_listed() throws Exception {
        open("CLB", 2, new Agenda.Letter(Conference.Numbering.LATER, null, null, null));
        acting.ensure("CLB-H2.thu", "CLB-H2.leader");
        assertThat(invitees.page(id, new InviteeFilter("pho tu lenh", Which.UNREACHED, 10, 0)))
                .extracting(Invitee::ref)
                .containsExactly("g:1");
        Visitor anybody = new Visitor(port);
        anybody.get("/tra-loi/" + reply("g:1"));
        assertThat(anybody.form("/tra-loi/" + reply("g:1"), Map.of("answer", "ATTENDS"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(invitee("g:1").answer()).isEqualTo(Answer.ATTENDS);

        assertThat(cast.coordinator().call(() -> invitations.remind(Actors.current(), id)))
                .isEqualTo(2);
        assertThat(cast.coordinator().call(() -> invitations.remind(Actors.current(), id)))
                .isZero();
        assertThatThrownBy(
                        () -> acting.as("CLB.la", "CLB-H1.leader").run(() -> invitations.remind(Actors.current(), id)))
                .isInstanceOf(vn.tongket.NotFound.class);
        assertThat(cast.clerk()
                        .call(() -> invitations.number(Actors.current(), id, 7, null))
                        .symbol())
                .isEqualTo("07-GM/TU");
        assertThatThrownBy(() -> cast.clerk().run(() -> invitations.number(Actors.current(), id, 8, null)))
                .isInstanceOf(Refusal.class);

        cast.coordinator().run(() -> {
            invitations.inviteToo(
                    Actors.current(), id, new InvitationDesk.Late(null, "Phó Chủ tịch Quốc hội", null, null));
            invitations.enter(
                    Actors.current(), id, "g:2", new LinkReplies.Answered(Answer.DECLINES, null, "Đi công tác"));
        });
        assertThat(invitee("g:2").letterNo()).isEqualTo(4);
        assertThat(invitee("g:2").reason()).isEqualTo("Đi công tác");
        play.complete(cycle, cast.coordinator(), id, "Task_CollectReplies");
        HttpResponse<String> closed = anybody.form("/tra-loi/" + reply("u:CLB-H1"), Map.of("answer", "ATTENDS"));
        assertThat(closed.statusCode()).isEqualTo(410);
        assertThat(closed.body()).contains("kết thúc nhận trả lời");
    }

    @Test
    void codes_note_who_is_there_and_twice_is_once() throws Exception {
        open("CLC", 2, new Agenda.Letter(Conference.Numbering.LATER, null, null, 60));
        Visitor anybody = new Visitor(port);
        String early = door();
        assertThat(anybody.get("/diem-danh/" + early).statusCode()).isEqualTo(410);
        jobs.travelTo(HELD.atTime(7, 45).atZone(Deadline.ZONE).toInstant());

        assertThat(anybody.get("/diem-danh/" + early + "?q=clc").body()).contains("CLC-H1", "Ghi có mặt");
        assertThat(anybody.get("/diem-danh/" + early).body()).doesNotContain("CLC-H1");
        String first = anybody.form("/diem-danh/" + early, Map.of("ref", "u:CLC-H1", "by", "Bí thư Huyện ủy"))
                .body();
        assertThat(first).contains("Đã ghi có mặt", "07:45 24/08/2023");
        jobs.travelTo(HELD.atTime(8, 10).atZone(Deadline.ZONE).toInstant());
        assertThat(anybody.form("/diem-danh/" + early, Map.of("ref", "u:CLC-H1"))
                        .body())
                .contains("Đã được ghi có mặt từ trước", "07:45 24/08/2023");

        String card = secret("CARD", "g:1");
        assertThat(anybody.get("/diem-danh/" + card).body()).contains("Đưa mã này cho người đón tiếp");
        anybody.form("/diem-danh/" + card, Map.of());
        assertThat(invitee("g:1").attended()).isNull();
        Visitor secretary = new Visitor(port);
        secretary.login(cast.coordinator().user(), Acting.PASSWORD);
        assertThat(secretary.get("/diem-danh/" + card).body()).contains("Phó Tư lệnh Quân khu", "Ghi có mặt");
        assertThat(secretary.form("/diem-danh/" + card, Map.of("by", "")).body())
                .contains("Đã ghi có mặt");

        AttendanceDesk.Board board = cast.coordinator()
                .call(() -> attendance.board(Actors.current(), id, new InviteeFilter("", Which.PRESENT, 10, 0)));
        assertThat(board.counts().presentPercent()).isEqualTo(66);
        assertThat(board.quorate()).isTrue();
        assertThat(board.invitees())
                .filteredOn(board::isLate)
                .extracting(Invitee::ref)
                .containsExactly("g:1");

        String fresh = door();
        assertThat(anybody.get("/diem-danh/" + early).statusCode()).isEqualTo(410);
        assertThat(anybody.get("/diem-danh/" + fresh).statusCode()).isEqualTo(200);
        jobs.travelTo(HELD.plusDays(1).atTime(12, 0).atZone(Deadline.ZONE).toInstant());
        assertThat(anybody.form("/diem-danh/" + fresh, Map.of("ref", "u:CLC-H2"))
                        .statusCode())
                .isEqualTo(410);
        assertThat(invitee("u:CLC-H2").attended()).isNull();
    }

    @Test
    void turns_become_speeches_and_signed_minutes_are_only_corrected() {
        open("CLD", 2, null);
        acting.as("CLD-H1.dk", "CLD-H1.leader")
                .run(() -> speaking.register(
                        Actors.current(), id, "CLD-H1", new Turn.Entry("Bí thư Huyện ủy", null, "Đất", "10")));
        play.complete(cycle, cast.coordinator(), id, "Task_CollectReplies");
        cast.coordinator().run(() -> {
            speaking.add(Actors.current(), id, new Turn.Entry("Chủ nhiệm UBKT", null, null, null));
            List<Turn> turns = speaking.board(Actors.current(), id).turns();
            speaking.start(Actors.current(), id, turns.get(0).id());
            speaking.start(Actors.current(), id, turns.get(1).id());
            speaking.end(Actors.current(), id, turns.get(0).id(), "Đất quốc phòng còn tồn đọng");
            speaking.end(Actors.current(), id, turns.get(0).id(), "Đất quốc phòng còn tồn đọng kéo dài");
            speaking.limitation(Actors.current(), id, "Tồn đọng đất quốc phòng", "LAND", "Bí thư Huyện ủy");
        });
        List<Turn> after = cast.coordinator()
                .call(() -> speaking.board(Actors.current(), id).turns());
        assertThat(after).extracting(Turn::state).containsExactly(Turn.State.SPOKEN, Turn.State.SPEAKING);
        assertThat(conferences.limitations(id))
                .containsExactly(new Proceedings.Weakness("Tồn đọng đất quốc phòng", "LAND", "Bí thư Huyện ủy"));
        Correction.Entry wrong =
                new Correction.Entry("SPEECH", "còn tồn đọng kéo dài", "đã giải quyết xong", "Ghi nhầm");
        assertThatThrownBy(() -> cast.coordinator().run(() -> corrections.propose(Actors.current(), id, wrong)))
                .isInstanceOf(Refusal.class);
        play.complete(cycle, cast.coordinator(), id, "Task_RecordConference");
        play.signMinutes(cast, cycle);

        assertThatThrownBy(() -> cast.coordinator()
                        .run(() -> speaking.add(Actors.current(), id, new Turn.Entry("Muộn", null, null, null))))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> jdbc.sql("update app.speech set said = 'khác' where conference_id = :id")
                        .param("id", id)
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class);
        Correction proposed = cast.coordinator().call(() -> corrections.propose(Actors.current(), id, wrong));
        assertThatThrownBy(() -> cast.coordinator()
                        .run(() ->
                                corrections.decide(Actors.current(), id, proposed.id(), true, null, SigningEntry.NONE)))
                .isInstanceOf(vn.tongket.NotFound.class);
        cast.approver()
                .run(() -> corrections.decide(Actors.current(), id, proposed.id(), true, null, SigningEntry.NONE));
        assertThatThrownBy(() -> cast.approver()
                        .run(() -> corrections.decide(
                                Actors.current(), id, proposed.id(), false, "Thôi", SigningEntry.NONE)))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> jdbc.sql("delete from app.conference_correction where conference_id = :id")
                        .param("id", id)
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class);
        assertThat(jdbc.sql("select said from app.speech where conference_id = :id")
                        .param("id", id)
                        .query(String.class)
                        .list())
                .containsExactly("Đất quốc phòng còn tồn đọng kéo dài");
        Visitor approver = new Visitor(port);
        approver.login(cast.approver().user(), Acting.PASSWORD);
        assertThat(approver.get("/hoi-nghi/" + id + "/dinh-chinh").body()).contains("đã xác nhận");
        assertThat(approver.get("/van-ban/dinh-chinh/" + id + "/1").statusCode())
                .isEqualTo(200);
        assertThat(approver.get("/van-ban/dinh-chinh/" + id + "/2").statusCode())
                .isEqualTo(404);
    }

    @Test
    void letter_of_one_invitee_carries_its_number_its_ordinal_and_a_code_that_leads_to_its_card() throws Exception {
        open("CLG", 2, new Agenda.Letter(Conference.Numbering.GIVEN, 12, HELD.minusDays(2), null));
        Paper letter = cast.coordinator().call(() -> letterPaper.to(Actors.current(), id, "u:CLG-H2"));
        assertThat(letter.symbol()).isEqualTo("12-GM/TU");
        Path file = Path.of("target", "giay-moi-mot-noi.docx");
        try (OutputStream out = Files.newOutputStream(file)) {
            papersOut.word(letter, null, out);
        }

        try (XWPFDocument word = new XWPFDocument(Files.newInputStream(file))) {
            assertThat(word.getAllPictures()).hasSize(1);
            BufferedImage picture = ImageIO.read(
                    new ByteArrayInputStream(word.getAllPictures().get(0).getData()));
            int side = picture.getWidth();
            String link = new QRCodeReader()
                    .decode(new BinaryBitmap(new HybridBinarizer(
                            new RGBLuminanceSource(side, side, picture.getRGB(0, 0, side, side, null, 0, side)))))
                    .getText();
            assertThat(new Visitor(port)
                            .get(link.substring(link.indexOf("/diem-danh/")))
                            .body())
                    .contains("CLG-H2", "Đưa mã này cho người đón tiếp");
            assertThat(word.getParagraphs())
                    .extracting(XWPFParagraph::getText)
                    .anyMatch(line -> line.contains("thứ tự 3"))
                    .noneMatch(line -> line.contains("CLG-H1"));
        }
    }

    @Autowired
    InvitationPaper letterPaper;

    @Autowired
    Papers papersOut;

    @Test
    void papers_are_read_behind_links_and_stay_when_the_minutes_are_signed() throws Exception {
        open("CLF", 2, null);
        byte[] text = "Báo cáo kết quả phối hợp".getBytes(StandardCharsets.UTF_8);
        UUID first = cast.coordinator().call(() -> add("bao-cao.txt", text)).id();
        UUID second = cast.coordinator()
                .call(() -> add("phu-luc.txt", "Phụ lục".getBytes(StandardCharsets.UTF_8)))
                .id();
        assertThatThrownBy(() -> cast.coordinator().run(() -> add("bao-cao-TOI-MAT.txt", text)))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> acting.as("CLF.la", "CLF-UBND.coordinator").run(() -> add("la.txt", text)))
                .isInstanceOf(vn.tongket.NotFound.class);
        cast.coordinator().run(() -> {
            papers.title(Actors.current(), id, second, "Phụ lục số liệu");
            papers.move(Actors.current(), id, second, true);
        });

        Visitor anybody = new Visitor(port);
        String secret = reply("u:CLF-H1");
        assertThat(anybody.get("/tra-loi/" + secret).body()).containsSubsequence("Phụ lục số liệu", "bao-cao.txt");
        assertThat(anybody.form("/tra-loi/" + secret, Map.of("answer", "ATTENDS"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(anybody.get("/tra-loi/" + secret + "/tai-lieu/" + first).body())
                .isEqualTo("Báo cáo kết quả phối hợp");
        assertThat(anybody.get("/tra-loi/" + secret.substring(1) + "y/tai-lieu/" + first)
                        .statusCode())
                .isEqualTo(404);
        Visitor unit = new Visitor(port);
        unit.login(province.leaderOf("CLF-H2"), Acting.PASSWORD);
        assertThat(unit.get("/giay-moi/" + id).body()).contains("Phụ lục số liệu", "Đăng ký phát biểu");
        assertThat(unit.get("/hoi-nghi/" + id + "/tai-lieu/" + first).statusCode())
                .isEqualTo(200);
        assertThat(unit.get("/hoi-nghi/" + id + "/tai-lieu").statusCode()).isEqualTo(404);

        play.complete(cycle, cast.coordinator(), id, "Task_CollectReplies");
        cast.coordinator().run(() -> speaking.limitation(Actors.current(), id, "Còn chậm", null, null));
        play.complete(cycle, cast.coordinator(), id, "Task_RecordConference");
        play.signMinutes(cast, cycle);
        assertThatThrownBy(() -> cast.coordinator().run(() -> papers.remove(Actors.current(), id, first)))
                .isInstanceOf(Refusal.class);
    }

    private vn.tongket.file.KeptFile add(String name, byte[] content) {
        return papers.add(Actors.current(), id, name, () -> new java.io.ByteArrayInputStream(content));
    }

    @Autowired
    ConferencePapers papers;

    @Test
    void sending_listing_and_noting_cost_the_same_at_30_and_at_400_invitees() throws Exception {
        open("CLE", 1, null);
        int[] few = costs(30);
        int[] many = costs(400);

        assertThat(many).containsExactly(few);
    }

    /** Executions, in which a batch counts once: send, list, remind, print, note. */
    private int[] costs(int invited) throws Exception {
        jdbc.sql("""
                        insert into app.org_unit (code, name, search, kind, branch, level, valid_from)
                        select 'CLE-X' || n, 'Xã ' || n, 'xa ' || n, 'COMMITTEE', 'PARTY', 'COMMUNE', date '1900-01-01'
                          from generate_series(1, :n) n on conflict do nothing
                        """).param("n", invited).update();
        jdbc.sql("""
                        insert into app.invitation (conference_id, unit_code)
                        select :id, 'CLE-X' || n from generate_series(1, :n) n on conflict do nothing
                        """).param("id", id).param("n", invited).update();
        Acting.Person secretary = cast.coordinator();
        jobs.travelTo(HELD.minusDays(400 - invited / 2));
        return new int[] {
            count(() -> transaction(() -> letters.send(conferences.require(id)))),
            count(() -> secretary.run(
                    () -> invitations.board(Actors.current(), id, new InviteeFilter("", Which.ALL, 50, 0)))),
            count(() -> secretary.run(() -> invitations.remind(Actors.current(), id))),
            count(() -> secretary.run(() -> invitations.print(Actors.current(), id, Which.ALL, null))),
            count(() ->
                    secretary.run(() -> attendance.note(Actors.current(), id, "u:CLE-X" + invited, true, null, null)))
        };
    }

    @Autowired
    org.springframework.transaction.support.TransactionTemplate transactions;

    private void transaction(Runnable work) {
        transactions.executeWithoutResult(inside -> work.run());
    }

    private int count(Acting.Step work) throws Exception {
        return sql.count(source, work).executions();
    }

    private void open(String prefix, int districts, Agenda.Letter letter) {
        jobs.travelTo(HELD.minusDays(10));
        province = units.province(prefix, districts);
        cast = play.cast(prefix, province.party());
        acting.ensure(cast.coordinator().user(), province.party() + ".coordinator");
        acting.ensure(cast.approver().user(), province.party() + ".approver");
        cycle = play.start(
                cast,
                province.party(),
                play.plan("Sơ kết Quy chế phối hợp", province.party(), List.of("CONFERENCE"), "Quy chế phối hợp"));
        id = play.conferenceOf(cycle);
        play.agenda(
                cast,
                cycle,
                new Agenda(
                        "Sơ kết Quy chế phối hợp",
                        Deadline.day(HELD),
                        LocalTime.of(8, 0),
                        true,
                        "Huyện Bắc Mê",
                        Chair.of("Quyền Bí thư Tỉnh ủy", null),
                        conferences.subjects(id),
                        List.of(),
                        List.of(new Agenda.Guest("Phó Tư lệnh Quân khu", null, true)),
                        province.districts(),
                        null,
                        letter));
    }

    private String letterNumber() {
        return jdbc.sql("""
                        select d.symbol from app.issued_document d join app.conference c on c.invitation_id = d.id
                         where c.id = :id
                        """).param("id", id).query(String.class).single();
    }

    private Invitee invitee(String ref) {
        return invitees.find(id, ref).orElseThrow();
    }

    private String reply(String ref) {
        return secret("REPLY", ref);
    }

    /** What a mail would say in the place of the sealed word. */
    private String secret(String purpose, String ref) {
        String link = links.open("sealed:" + purpose + ":" + id + ":" + ref, "https://x")
                .orElseThrow()
                .text();
        return link.substring(link.lastIndexOf('/') + 1);
    }

    private String door() throws Exception {
        String link = cast.coordinator()
                .call(() -> attendance.door(Actors.current(), id).link());
        return link.substring(link.lastIndexOf('/') + 1);
    }

    private int notices(String template) {
        return jdbc.sql("select count(*) from app.notice where template = :template and cycle_id = :cycle")
                .param("template", template)
                .param("cycle", cycle)
                .query(Integer.class)
                .single();
    }

    /** Statuses of so many guesses from one address. */
    private int[] guessing(int times) throws IOException {
        int[] statuses = new int[times];
        for (int i = 0; i < times; i++) {
            try (Socket socket = new Socket()) {
                socket.bind(new InetSocketAddress("127.0.0.9", 0));
                socket.connect(new InetSocketAddress("127.0.0.1", port), 5_000);
                socket.getOutputStream()
                        .write("GET /tra-loi/doan-mo-%08d HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                                .formatted(i)
                                .getBytes(StandardCharsets.US_ASCII));
                String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                statuses[i] = Integer.parseInt(answer.substring(9, 12));
            }
        }
        return statuses;
    }
}
