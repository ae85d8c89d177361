package vn.tongket.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.tongket.Acting;
import vn.tongket.Jobs;
import vn.tongket.TestUnits;
import vn.tongket.TestUnits.Province;
import vn.tongket.TongKetTest;
import vn.tongket.acceptance.Play.Cast;
import vn.tongket.audit.Actors;
import vn.tongket.calendar.Precision;
import vn.tongket.conclusion.Clause;
import vn.tongket.conclusion.Comment;
import vn.tongket.conclusion.Conclusions;
import vn.tongket.conclusion.ConsultationDesk;
import vn.tongket.conclusion.ConsultationPaper;
import vn.tongket.conclusion.Draft;
import vn.tongket.conclusion.SourceType;
import vn.tongket.conclusion.lint.Finding;
import vn.tongket.document.Papers;
import vn.tongket.reference.References;
import vn.tongket.web.Visitor;

/** Units are consulted on a draft: refs stay, silent units are reminded, each comment is held against the clause changed. */
@TongKetTest
class ConsultationIT {

    private static final LocalDate MONDAY = LocalDate.of(2026, 6, 1);

    @LocalServerPort
    int port;

    @Autowired
    Play play;

    @Autowired
    TestUnits units;

    @Autowired
    Acting acting;

    @Autowired
    Jobs jobs;

    @Autowired
    Conclusions conclusions;

    @Autowired
    ConsultationDesk consultation;

    @Autowired
    ConsultationPaper table;

    @Autowired
    Papers papers;

    @Autowired
    References references;

    @Autowired
    JdbcClient jdbc;

    private Province province;
    private Cast cast;
    private UUID cycle;
    private UUID id;

    @Test
    void comments_change_clauses_that_keep_their_refs() throws IOException {
        open("TY");
        Draft first = draft(List.of(
                Drafts.task(null, "Nâng cao nhận thức", List.of("TY-HUYEN")),
                Drafts.task(null, "Xây dựng khu vực phòng thủ", List.of("TY-HUYEN")),
                Drafts.task(null, "Giải quyết đất quốc phòng", List.of("TY-HUYEN"))));
        play.saveDraft(cast, cycle, Drafts.consulting(first, List.of("TY-H1", "TY-H2", "TY-H3"), "12/6/2026"));
        play.complete(cycle, cast.coordinator(), id, "Task_DraftClauses");
        Acting.Person one = acting.as("TY-H1.ky", "TY-H1.leader");
        Acting.Person two = acting.as("TY-H2.ky", "TY-H2.leader");
        one.run(() -> consultation.comment(Actors.current(), id, "TY-H1", "2", "Ghi rõ thời hạn"));

        // two working days before the closing date, the silent units are reminded, and once
        jobs.travelTo(LocalDate.of(2026, 6, 10)
                .atTime(9, 0)
                .atZone(java.time.ZoneId.of("Asia/Ho_Chi_Minh"))
                .toInstant());
        play.runJobs(cycle);
        assertThat(reminded()).containsExactly("TY-H2", "TY-H3");
        two.run(() -> consultation.comment(Actors.current(), id, "TY-H2", "3", "Bỏ, đã có ở kế hoạch khác"));
        jobs.travelTo(LocalDate.of(2026, 6, 13));
        assertThatThrownBy(() -> two.run(() -> consultation.comment(Actors.current(), id, "TY-H2", null, "Muộn")))
                .hasMessageContaining("conclusion.consultation.over");

        Draft shown = play.draft(cast, cycle);
        Draft.Item second = Drafts.due(shown.clauses().get(1), "31/12/2026");
        List<Draft.Item> changed = List.of(
                second,
                shown.clauses().get(0),
                Drafts.task(null, "Bồi dưỡng kiến thức quốc phòng", List.of("TY-HUYEN")));
        List<Comment> said = play.comments(cast, id);
        resolve(
                List.of(adopted(said.get(0), null), adopted(said.get(1), "3")),
                Drafts.with(shown, SourceType.DOCUMENT, changed, List.of()).explained(Drafts.REASONS));
        play.complete(cycle, cast.coordinator(), id, "Task_ResolveComments");

        assertThat(conclusions.clauses(id)).extracting(Clause::ref).containsExactly("2", "1", "4");
        assertThat(play.comments(cast, id))
                .extracting(comment -> comment.changes().get(0))
                .satisfiesExactly(change -> assertThat(change.after()).endsWith("thời hạn: 31/12/2026)"), change -> {
                    assertThat(change.before()).startsWith("Giải quyết đất quốc phòng");
                    assertThat(change.after()).isNull();
                });
        Visitor reader = new Visitor(port);
        reader.login("TY.dieuphoi", Acting.PASSWORD);
        assertThat(reader.get("/ket-luan/" + id + "/tiep-thu").body())
                .contains("<ins class=\"in\">", "31/12/2026", "(đã bỏ)", "Ban Thường vụ Huyện ủy TY-H3");
        assertThat(reader.get("/ket-luan/" + id).body())
                .contains("Không nêu sản phẩm, kết quả", "Văn bản gốc không nêu.");
        cast.coordinator().run(() -> {
            try (OutputStream out = Files.newOutputStream(Path.of("target", "tiep-thu.docx"))) {
                papers.word(table.of(Actors.current(), id), null, out);
            }
        });
        assertThat(new PaperText(Files.readAllBytes(Path.of("target", "tiep-thu.docx")))
                        .says(
                                "tiếp thu, giải trình ý kiến góp ý dự thảo",
                                "03 cơ quan, đơn vị",
                                "Ghi rõ thời hạn",
                                "31/12/2026"))
                .isNotNull();
        Visitor stranger = new Visitor(port);
        acting.ensure("TY.la", "TY-H1.drafter");
        stranger.login("TY.la", Acting.PASSWORD);
        assertThat(stranger.get("/ket-luan/" + id).statusCode()).isEqualTo(404);
        assertThat(stranger.get("/ket-luan/" + UUID.randomUUID()).statusCode()).isEqualTo(404);
        play.end(cycle);
    }

    @Test
    void lead_that_is_gone_and_an_ambiguous_number_are_found_with_what_the_registers_know() {
        open("TZ");
        jdbc.sql("update app.org_unit set valid_to = '2026-06-30' where code = 'TZ-H1'")
                .update();
        references.register("981-NQ/TZW", "Bộ Chính trị (TZ)", LocalDate.of(2008, 9, 22), Precision.DAY, "A");
        references.register(
                "981-NQ/TZW", "Ban Chấp hành Trung ương (TZ)", LocalDate.of(2013, 10, 25), Precision.DAY, "B");
        play.saveDraft(
                cast,
                cycle,
                draft(List.of(Drafts.due(
                        Drafts.led(
                                Drafts.task(null, "Thực hiện Nghị quyết 981-NQ/TZW", List.of()),
                                List.of("TZ-H1"),
                                List.of()),
                        "2/9/2026"))));

        List<Finding> found = cast.coordinator().call(() -> {
            var inspected = play.fileOf(id).inspected();
            List<Finding> all = new ArrayList<>(inspected.errors());
            all.addAll(inspected.warnings());
            return all;
        });
        assertThat(found)
                .extracting(Finding::code)
                .contains(Finding.Code.LEAD_GONE, Finding.Code.CITATION_AMBIGUOUS, Finding.Code.DUE_DAY_OFF);
        assertThat(found.stream().filter(one -> one.code() == Finding.Code.DUE_DAY_OFF))
                .extracting(Finding::proposal)
                .containsExactly("03/09/2026");
        assertThatThrownBy(() -> play.complete(cycle, cast.coordinator(), id, "Task_DraftClauses"))
                .hasStackTraceContaining("conclusion.clause.lead-gone");
        play.end(cycle);
    }

    @Test
    void schedule_tells_what_a_slip_does() {
        jobs.travelTo(MONDAY);
        province = units.province("TX", 2);
        cast = play.cast("TX", province.party());
        cycle = ConferenceOnly.held(play, cast, province, "30/6/2026");
        Visitor reader = new Visitor(port);
        reader.login("TX.dieuphoi", Acting.PASSWORD);
        String page = "/dot/" + cycle + "/lich-nguoc";

        assertThat(reader.get("/dot/" + cycle).body()).contains(page);
        assertThat(reader.get(page).body()).contains("Hội nghị: 30/06/2026.", "07/07/2026", "còn 0 ngày");
        assertThat(reader.get(page + "?buoc=CONFERENCE&cham=3").body()).contains("03/07/2026", "muộn 3 ngày");
        var refused = reader.get(page + "?buoc=CONFERENCE&cham=ba");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("“ba” không phải số ngày.", "value=\"ba\"");
        assertThat(reader.form(page, Map.of("CONCLUSION", "mười")).body()).contains("“mười” không phải số ngày.");
        assertThat(reader.form(page, Map.of("CONCLUSION", "10")).statusCode()).isEqualTo(302);
        assertThat(reader.get(page).body()).contains("14/07/2026");
        play.end(cycle);
    }

    private void open(String prefix) {
        jobs.travelTo(MONDAY);
        province = units.province(prefix, 3);
        play.group(prefix + "-HUYEN", "Các huyện ủy của " + prefix, province.party(), province.districts());
        cast = play.cast(prefix, province.party());
        cycle = play.start(
                cast,
                province.party(),
                Drafts.plan(
                        "Sơ kết " + prefix,
                        "INTERIM_REVIEW",
                        "2020",
                        "2025",
                        province.party(),
                        province.party(),
                        List.of("CONCLUSION"),
                        List.of(Drafts.reviewed("Xây dựng khu vực phòng thủ")),
                        List.of()));
        id = play.conclusionOf(cycle);
    }

    private Draft draft(List<Draft.Item> clauses) {
        return Drafts.with(play.draft(cast, cycle), SourceType.DOCUMENT, clauses, List.of());
    }

    private List<String> reminded() {
        return jdbc.sql("""
                        select unit_code from app.consulted_unit
                         where conclusion_id = :id and reminded_at is not null order by unit_code
                        """).param("id", id).query(String.class).list();
    }

    private static Comment adopted(Comment comment, String changed) {
        return new Comment(
                comment.id(),
                comment.unit(),
                comment.unitName(),
                comment.clauseRef(),
                comment.text(),
                comment.madeAt(),
                false,
                Comment.Resolution.ADOPTED,
                null,
                changed,
                null);
    }

    private void resolve(List<Comment> said, Draft draft) {
        cast.coordinator().run(() -> consultation.resolve(Actors.current(), id, said, List.of(), draft.at(null)));
    }
}
