package vn.tongket.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import vn.tongket.Acting;
import vn.tongket.Jobs;
import vn.tongket.SqlCount;
import vn.tongket.TestUnits;
import vn.tongket.TestUnits.Province;
import vn.tongket.TongKetTest;
import vn.tongket.acceptance.Play.Cast;
import vn.tongket.audit.Actors;
import vn.tongket.calendar.Deadline;
import vn.tongket.conclusion.ConclusionDesk;
import vn.tongket.conclusion.ConclusionFile;
import vn.tongket.conclusion.Issuing;
import vn.tongket.conclusion.PastConclusions;
import vn.tongket.conclusion.Signature;
import vn.tongket.conclusion.SourceType;
import vn.tongket.conference.Agenda;
import vn.tongket.conference.Chair;
import vn.tongket.conference.ConferenceDesk;
import vn.tongket.conference.ConferenceFile;
import vn.tongket.conference.PastConferences;
import vn.tongket.conference.Proceedings;
import vn.tongket.conference.Reply;
import vn.tongket.conference.invite.InviteeCounts;
import vn.tongket.conference.invite.InviteeStore;
import vn.tongket.cycle.Cycles;
import vn.tongket.document.Capacity;
import vn.tongket.web.Visitor;
import vn.tongket.web.task.CycleProgress;

/** A conference and its conclusion, read as of any day: every evening is told later as it was. */
@TongKetTest
class PastSessionsIT {

    private static final String PREFIX = "QKE";

    @LocalServerPort
    int port;

    @Autowired
    Play play;

    @Autowired
    TestUnits units;

    @Autowired
    Jobs jobs;

    @Autowired
    ConferenceDesk conferences;

    @Autowired
    PastConferences pastConferences;

    @Autowired
    InviteeStore invitees;

    @Autowired
    ConclusionDesk conclusions;

    @Autowired
    PastConclusions pastConclusions;

    @Autowired
    Cycles cycles;

    @Autowired
    CycleProgress progress;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    SqlCount sql;

    @Autowired
    DataSource source;

    /** What could be read in an evening, as far as it was there. */
    private record Evening(
            List<CycleProgress.Step> phases,
            Object conference,
            List<Object> agenda,
            InviteeCounts counts,
            List<Object> conclusion) {}

    private final Map<LocalDate, Evening> chronicle = new LinkedHashMap<>();
    private Cast cast;
    private Province province;
    private UUID cycle;

    @Test
    void every_evening_is_told_later_as_it_was() {
        province = units.province(PREFIX, 3);
        cast = play.cast(PREFIX, province.party());
        day(
                1,
                () -> cycle = play.start(
                        cast,
                        province.party(),
                        Drafts.plan(
                                "Sơ kết xây dựng khu vực phòng thủ " + PREFIX,
                                "INTERIM_REVIEW",
                                "2021",
                                "2026",
                                province.party(),
                                province.party(),
                                List.of("CONFERENCE", "CONCLUSION"),
                                List.of(Drafts.reviewed("Xây dựng khu vực phòng thủ")),
                                List.of())));
        day(2, () -> typed(agenda("Hội trường A", "08:00", "Khai mạc")));
        day(3, () -> play.agenda(cast, cycle, agenda("Hội trường tỉnh", "07:30", "Khai mạc", "Báo cáo")));
        day(
                4,
                () -> cast.coordinator()
                        .run(() -> conferences.saveReplies(Actors.current(), conference(), List.of(reply(1)))));
        day(8, () -> play.record(cast, cycle, proceedings()));
        day(9, () -> play.signMinutes(cast, cycle));
        day(11, () -> inDay(() -> play.saveDraft(cast, cycle, draft("Nâng cao nhận thức"))));
        day(
                12,
                () -> play.draftClauses(
                        cast, cycle, draft("Nâng cao nhận thức, trách nhiệm", "Xây dựng khu vực phòng thủ")));
        day(16, () -> play.sign(cast, cycle, new Signature(Capacity.ON_BEHALF, "Phó Bí thư Thường trực", null)));
        day(18, () -> play.issue(cast, cycle, new Issuing("KL", "249", "18/6/2026")));
        assertThat(chronicle.values()).doesNotHaveDuplicates();
        jobs.travelTo(LocalDate.of(2026, 9, 1));

        chronicle.forEach((day, then) -> assertThat(told(day)).as("%s", day).isEqualTo(then));
        assertThat(told(LocalDate.of(2026, 6, 6))).isEqualTo(chronicle.get(LocalDate.of(2026, 6, 4)));
        pages();
        play.end(cycle);
    }

    @Test
    void a_past_day_costs_the_same_at_thirty_and_four_hundred_units() throws Exception {
        assertThat(cost("QKM", 400)).isEqualTo(cost("QKN", 30));
    }

    private int cost(String prefix, int invited) throws Exception {
        jobs.travelTo(LocalDate.of(2026, 6, 1));
        province = units.province(prefix, 0);
        cast = play.cast(prefix, province.party());
        cycle = ConferenceOnly.held(play, cast, province, "8/6/2026");
        jdbc.sql("""
                        insert into app.org_unit (code, name, kind, branch, level, search)
                        select :prefix || '-X' || n, 'Huyện ủy ' || n, 'COMMITTEE', 'PARTY', 'DISTRICT', 'huyen uy'
                          from generate_series(1, :units) n
                        """).param("prefix", prefix).param("units", invited).update();
        inDay(() ->
                jdbc.sql("""
                        insert into app.invitation (conference_id, unit_code)
                        select :id, code from app.org_unit where code like :prefix || '-X%'
                        """).param("id", conference()).param("prefix", prefix).update());
        LocalDate day = LocalDate.of(2026, 6, 1);
        jobs.travelTo(LocalDate.of(2026, 6, 20));
        int statements = sql.count(
                        source,
                        () -> cast.coordinator().run(() -> {
                            pastConferences.at(Actors.current(), conference(), day);
                            assertThat(invitees.counts(conference(), day).invited())
                                    .isEqualTo(invited);
                        }))
                .statements();
        play.end(cycle);
        return statements;
    }

    private void pages() {
        Visitor reader = new Visitor(port).with("Accept", "text/html,*/*;q=0.8");
        reader.login(cast.coordinator().user(), Acting.PASSWORD);
        reader.get("/");
        String conference = "/hoi-nghi/" + conference();
        String conclusion = "/ket-luan/" + play.conclusionOf(cycle);
        assertThat(reader.get(conference + "?ngay=2026-06-02").body())
                .contains("Đang xem theo ngày 02/06/2026", "Hội trường A")
                .doesNotContain("Hội trường tỉnh", "/van-ban/");
        assertThat(reader.get(conclusion + "?ngay=2026-06-11").body())
                .contains("Nâng cao nhận thức", "Đây là bản dự thảo", "/dot/" + cycle + "?ngay=2026-06-11")
                .doesNotContain("trách nhiệm", "249-KL");
        assertThat(reader.get(conclusion).body()).contains("249-KL", "trách nhiệm");
        assertThat(reader.get("/dot/" + cycle + "?ngay=2026-06-03").body()).contains("Đang xem theo ngày 03/06/2026");
        assertThat(reader.get(conclusion + "?ngay=2026-06-02"))
                .satisfies(answer -> assertThat(answer.statusCode()).isEqualTo(422))
                .satisfies(answer -> assertThat(answer.body())
                        .contains("chưa có nội dung này, hoặc phần mềm chưa lưu", "Xem tình trạng hôm nay"));
        assertThat(new Visitor(port).get(conference + "?ngay=2026-06-02").body())
                .doesNotContain("Hội trường");
    }

    private void day(int day, Runnable work) {
        LocalDate date = LocalDate.of(2026, 6, day);
        jobs.travelTo(date);
        work.run();
        jobs.travelTo(Deadline.day(date).dueAt());
        chronicle.put(date, read(null));
    }

    private Evening told(LocalDate day) {
        return read(day);
    }

    private Evening read(LocalDate day) {
        LocalDate asked = day == null ? LocalDate.ofInstant(now(), Deadline.ZONE) : day;
        boolean held = asked.getDayOfMonth() >= 1 && conferenceIsThere(asked);
        return cast.coordinator().call(() -> {
            ConferenceFile file = !held
                    ? null
                    : day == null
                            ? conferences.file(Actors.current(), conference())
                            : pastConferences
                                    .at(Actors.current(), conference(), day)
                                    .file();
            return new Evening(
                    progress.of(
                            cycles.asOf(cycle, day),
                            day == null ? null : Deadline.day(day).dueAt()),
                    file == null ? null : file.conference(),
                    file == null
                            ? List.of()
                            : List.of(file.agenda().subjects(), file.agenda().items()),
                    held ? invitees.counts(conference(), day) : null,
                    conclusion(asked, day));
        });
    }

    private List<Object> conclusion(LocalDate asked, LocalDate day) {
        if (asked.getDayOfMonth() < 9 && asked.getMonthValue() == 6) {
            return List.of();
        }
        ConclusionFile file = day == null
                ? conclusions.file(Actors.current(), play.conclusionOf(cycle))
                : pastConclusions.file(Actors.current(), play.conclusionOf(cycle), day);
        return List.of(
                file.conclusion(),
                file.draft().clauses(),
                file.draft().limitations(),
                file.unitNames(),
                file.directive() == null ? "" : file.directive());
    }

    private boolean conferenceIsThere(LocalDate day) {
        return !day.isBefore(LocalDate.of(2026, 6, 1));
    }

    private static Instant now() {
        return org.camunda.bpm.engine.impl.util.ClockUtil.getCurrentTime().toInstant();
    }

    private UUID conference() {
        return play.conferenceOf(cycle);
    }

    private void typed(Agenda agenda) {
        inDay(() -> cast.coordinator().run(() -> conferences.saveAgenda(Actors.current(), conference(), agenda)));
    }

    /** What is typed is no act: the database dates it by its own clock, which here is the story's. */
    private void inDay(Runnable typing) {
        transactions.executeWithoutResult(transaction -> {
            jdbc.sql("select set_config('tongket.at', :at, true)")
                    .param("at", now().toString())
                    .query()
                    .listOfRows();
            typing.run();
        });
    }

    private static Proceedings proceedings() {
        return new Proceedings(
                Deadline.parse("8/6/2026"),
                null,
                Chair.of("Phó Bí thư Thường trực Tỉnh ủy", null),
                null,
                List.of(),
                List.of(),
                List.of(new Proceedings.Weakness("Cán bộ chưa đủ", "AWARENESS")),
                List.of(new Proceedings.Remark(false, "Nâng cao nhận thức", null, null, null)),
                null);
    }

    private Reply reply(int district) {
        return new Reply(
                province.districts().get(district), vn.tongket.conference.Invitation.Answer.ATTENDS, null, null);
    }

    private vn.tongket.conclusion.Draft draft(String... clauses) {
        return Drafts.with(
                play.draft(cast, cycle),
                SourceType.DOCUMENT,
                java.util.Arrays.stream(clauses)
                        .map(text -> Drafts.led(
                                Drafts.task(null, text, List.of()),
                                List.of(province.districts().get(0)),
                                List.of()))
                        .toList(),
                List.of());
    }

    private Agenda agenda(String place, String begin, String... items) {
        LocalTime starts = LocalTime.parse(begin);
        return new Agenda(
                "Hội nghị sơ kết xây dựng khu vực phòng thủ",
                Deadline.parse("8/6/2026"),
                starts,
                true,
                place,
                new Chair(null, "Phó Bí thư Thường trực Tỉnh ủy", null),
                List.of(new Agenda.Subject(Agenda.Role.REVIEWED, "Xây dựng khu vực phòng thủ", null, null)),
                java.util.stream.IntStream.range(0, items.length)
                        .mapToObj(n -> new Agenda.Item(
                                starts.plusMinutes(30L * n),
                                starts.plusMinutes(30L * (n + 1)),
                                items[n],
                                "Văn phòng Tỉnh ủy",
                                1))
                        .toList(),
                List.of(),
                province.districts(),
                null);
    }
}
