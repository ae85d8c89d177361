package vn.tongket.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.tongket.Acting;
import vn.tongket.NotFound;
import vn.tongket.Refusal;
import vn.tongket.TongKetTest;
import vn.tongket.audit.Actors;
import vn.tongket.report.ReportContent.Entry;
import vn.tongket.report.ReportContent.Passage;
import vn.tongket.report.ReportPlay.Stage;
import vn.tongket.report.process.UnitReportProcess.Elements;

@TongKetTest
public class ReportIT {

    private static final LocalDate DUE = LocalDate.now().plusMonths(3);

    private ReportPlay play;

    @BeforeEach
    void play(@Autowired AutowireCapableBeanFactory beans) {
        play = beans.createBean(ReportPlay.class);
    }

    @Autowired
    ReportDesk desk;

    @Autowired
    Reports reports;

    @Autowired
    ReportAmendments amendments;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Acting acting;

    @Test
    void draft_is_kept_as_typed_and_continued_by_a_colleague() {
        Stage stage = play.opened("RA", DUE);
        ReportContent half = new ReportContent(
                "hôm qua",
                List.of(new Passage("1.1", "Đã quán triệt", false, null), new Passage("1.2", "", true, null)),
                List.of(
                        new Entry("LOP", null, "12 lớp", null, null, null),
                        new Entry("GIAO-QUAN", null, null, "130", "109", null),
                        new Entry("NGAN-SACH", 2010, "1.234,5", null, null, null)));

        ReportForm.Saved saved = stage.drafter().call(() -> desk.save(Actors.current(), stage.report(), 0, half, null));

        assertThat(saved.problems())
                .extracting(Refusal.Problem::at)
                .contains(
                        "dataUntil",
                        "sections.2.reason",
                        "indicators.0.entries.0.value",
                        "indicators.1.entries.0.numerator");
        assertThat(saved.missing()).isNotEmpty();
        ReportForm file = stage.leader().call(() -> desk.file(Actors.current(), stage.report()));
        assertThat(file.editable()).isTrue();
        assertThat(file.version()).isEqualTo(saved.version());
        assertThat(file.dataUntil()).isEqualTo("hôm qua");
        assertThat(file.sections().get(1).text()).isEqualTo("Đã quán triệt");
        assertThat(file.indicators().get(0).entries().get(0).value()).isEqualTo("12 lớp");
        assertThat(file.indicators().get(2).entries()).hasSize(11);
        assertThat(file.indicators().get(2).entries().get(2).value()).isEqualTo("1.234,5");
        stage.leader()
                .run(() -> desk.save(
                        Actors.current(),
                        stage.report(),
                        file.version(),
                        new ReportContent(
                                "31/7/2018", List.of(), List.of(new Entry("LOP", null, null, null, null, null))),
                        null));
        assertThat(stage.drafter()
                        .call(() -> desk.file(Actors.current(), stage.report()))
                        .indicators()
                        .get(0)
                        .entries()
                        .get(0)
                        .value())
                .isNull();
        assertThatThrownBy(() -> stage.drafter()
                        .run(() -> desk.save(Actors.current(), stage.report(), saved.version(), half, null)))
                .isInstanceOf(OptimisticLockingFailureException.class);
    }

    @Test
    void unfinished_report_stays_and_everything_missing_is_named() {
        Stage stage = play.opened("RB", DUE);
        stage.drafter()
                .run(() -> desk.save(
                        Actors.current(),
                        stage.report(),
                        0,
                        new ReportContent("31/7/2018", List.of(), List.of()),
                        null));

        assertThat(refusal(() -> play.handOver(stage)).problems())
                .extracting(Refusal.Problem::key)
                .contains("report.check.section-blank", "report.check.indicator-missing");

        assertThat(play.tasklist.sees(stage.drafter(), stage.report(), Elements.WRITE_REPORT))
                .isTrue();
        assertThat(refusal(() -> play.handOver(play.opened("RB2", DUE))).problems())
                .extracting(Refusal.Problem::key)
                .containsExactly("report.nothing-written");
    }

    @Test
    void submitted_version_is_sealed_with_its_hash_and_cannot_change() {
        Stage stage = play.opened("RC", DUE);
        play.write(stage);
        play.handOver(stage);
        assertThat(refusal(() -> play.write(stage)).problems().get(0).key()).isEqualTo("report.with-leader");

        play.submit(stage);

        ReportForm file = stage.reviewer().call(() -> desk.checkFile(Actors.current(), stage.report()));
        Receipt receipt = file.receipt();
        assertThat(receipt.onTime()).isTrue();
        UUID version = version(stage);
        assertThat(CanonicalReport.sha256(reports.canonical(version))).isEqualTo(receipt.sha256());
        assertThat(refusal(() -> play.write(stage)).problems().get(0).key()).isEqualTo("report.submitted-already");
        for (String change : List.of(
                "update app.report_version set sha256 = repeat('0', 64) where id = :id",
                "delete from app.report_version where id = :id",
                "update app.report_section set body = 'khác' where version_id = :id",
                "delete from app.report_value where version_id = :id",
                "insert into app.report_section (version_id, code) values (:id, '9')")) {
            assertThatThrownBy(() -> jdbc.sql(change).param("id", version).update())
                    .as(change)
                    .isInstanceOf(DataIntegrityViolationException.class);
        }
    }

    @Test
    void submitting_twice_is_refused_and_changes_nothing() {
        Stage stage = play.opened("RD", DUE);
        play.submitted(stage);

        assertThat(refusal(() -> stage.leader().run(() -> reports.submit(stage.report())))
                        .problems())
                .extracting(Refusal.Problem::key)
                .containsExactly("report.nothing-written");
        assertThat(jdbc.sql("select count(*) from app.report_version where obligation_id = :id")
                        .param("id", stage.report())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void report_is_returned_by_section_with_a_new_date_and_accepted_in_the_second_round() {
        Stage stage = play.opened("RE", DUE);
        play.submitted(stage);
        assertThat(refusal(() -> play.giveBack(stage, "31/12/2037"))
                        .problems()
                        .get(0)
                        .key())
                .isEqualTo("report.return.reason-missing");
        assertThat(refusal(() -> play.giveBack(stage, "1/1/2018", new ReportCheck.Reason(null, "Thiếu")))
                        .problems())
                .extracting(Refusal.Problem::key)
                .containsExactly("report.return.date-past");

        play.giveBack(stage, "31/12/2037", new ReportCheck.Reason("1.2", "Chưa nêu số liệu"));

        ReportForm again = stage.drafter().call(() -> desk.file(Actors.current(), stage.report()));
        assertThat(again.editable()).isTrue();
        assertThat(again.versionNo()).isEqualTo(2);
        assertThat(again.sections().get(2).text()).isEqualTo("Kết quả thực hiện nội dung 1.2");
        assertThat(again.returns().get(0).reasons())
                .containsExactly(new ReportForm.SectionReason("1.2", "Nội dung 1.2", "Chưa nêu số liệu"));
        assertThat(again.returns().get(0).newDue()).isEqualTo("31/12/2037");
        play.handOver(stage);
        stage.leader().run(() -> desk.saveSendingBack(Actors.current(), stage.report(), "Viết rõ hơn mục 2.1"));
        play.done(stage.leader(), stage, Elements.SUBMIT_REPORT, "submitted", false);
        assertThat(stage.drafter()
                        .call(() -> desk.file(Actors.current(), stage.report()))
                        .sentBackReason())
                .isEqualTo("Viết rõ hơn mục 2.1");
        play.handOver(stage);
        play.submit(stage);
        play.accept(stage);
        assertThat(play.isRunning(stage)).isFalse();
        assertThat(reports.accepted(stage.report()).orElseThrow().no()).isEqualTo(2);
    }

    @Test
    void sending_back_needs_words() {
        Stage stage = play.opened("RF", DUE);
        play.write(stage);
        play.handOver(stage);

        assertThat(refusal(() -> play.done(stage.leader(), stage, Elements.SUBMIT_REPORT, "submitted", false))
                        .problems())
                .extracting(Refusal.Problem::at)
                .containsExactly("sentBackReason");
    }

    @Test
    void foreign_people_find_nothing_and_reviewers_only_what_was_submitted() {
        Stage stage = play.opened("RG", DUE);
        Stage other = play.opened("RG2", DUE);
        play.write(stage);

        for (Acting.Person stranger :
                List.of(other.drafter(), other.reviewer(), stage.reviewer(), stage.coordinator())) {
            assertThatThrownBy(() -> stranger.run(() -> desk.file(Actors.current(), stage.report())))
                    .isInstanceOf(NotFound.class);
        }
        assertThatThrownBy(() -> other.drafter()
                        .run(() -> desk.save(Actors.current(), stage.report(), null, ReportCycles.complete(), null)))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> stage.drafter().run(() -> desk.file(Actors.current(), UUID.randomUUID())))
                .isInstanceOf(NotFound.class);
        play.handOver(stage);
        play.submit(stage);
        Acting.Person auditor = acting.as("RG.kiemtoan", stage.province().party() + ".auditor");
        for (Acting.Person reader : List.of(stage.reviewer(), stage.coordinator(), auditor)) {
            assertThat(reader.call(() -> desk.file(Actors.current(), stage.report()))
                            .editable())
                    .isFalse();
        }
        assertThatThrownBy(() -> other.reviewer().run(() -> desk.checkFile(Actors.current(), stage.report())))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> auditor.run(() -> reports.accept(stage.report())))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void marked_text_is_refused_before_any_of_it_is_kept() {
        Stage stage = play.opened("RH", DUE);

        assertThat(refusal(() -> stage.drafter()
                                .run(() -> desk.save(
                                        Actors.current(),
                                        stage.report(),
                                        0,
                                        new ReportContent(
                                                null,
                                                List.of(
                                                        new Passage("1.1", "Nội dung thường", false, null),
                                                        new Passage("1.2", "TỐI MẬT\nKế hoạch", false, null)),
                                                List.of()),
                                        null)))
                        .problems())
                .containsExactly(new Refusal.Problem("sections.2.text", "common.secrecy.marked", List.of()));

        assertThat(jdbc.sql("select count(*) from app.report_version where obligation_id = :id")
                        .param("id", stage.report())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void amended_report_keeps_its_predecessor_and_counts_once_it_is_accepted() {
        Stage stage = play.opened("RI", DUE);
        play.submitted(stage);
        assertThat(refusal(() -> stage.leader()
                                .run(() -> amendments.begin(Actors.current(), stage.report(), "Sai số liệu")))
                        .problems()
                        .get(0)
                        .key())
                .isEqualTo("report.amend.not-accepted");
        play.accept(stage);
        UUID first = reports.accepted(stage.report()).orElseThrow().id();

        stage.leader().run(() -> amendments.begin(Actors.current(), stage.report(), "Sai số lớp bồi dưỡng"));

        stage.drafter()
                .run(() -> desk.save(
                        Actors.current(),
                        stage.report(),
                        null,
                        new ReportContent(
                                "31/7/2018", List.of(), List.of(new Entry("LOP", null, "1.200", null, null, null))),
                        null));
        play.handOver(stage);
        play.submit(stage);
        assertThat(reports.accepted(stage.report()).orElseThrow().id()).isEqualTo(first);
        play.accept(stage);
        ReportVersion amended = reports.accepted(stage.report()).orElseThrow();
        assertThat(amended.predecessorId()).isEqualTo(first);
        assertThat(amended.onTime()).isTrue();
        assertThat(jdbc.sql("select value from app.report_value where version_id = :id and indicator_code = 'LOP'")
                        .param("id", amended.id())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1200);
    }

    @Test
    void amendment_does_not_show_again_what_was_returned_before_the_acceptance() {
        Stage stage = play.opened("RJ", DUE);
        play.submitted(stage);
        play.giveBack(stage, null, new ReportCheck.Reason(null, "Bổ sung số liệu"));
        assertThat(returns(stage)).hasSize(1);
        play.handOver(stage);
        play.submit(stage);
        play.accept(stage);

        stage.leader().run(() -> amendments.begin(Actors.current(), stage.report(), "Sai số lớp bồi dưỡng"));

        assertThat(returns(stage)).isEmpty();
    }

    private List<ReportForm.Return> returns(Stage stage) {
        return stage.drafter()
                .call(() -> desk.file(Actors.current(), stage.report()))
                .returns();
    }

    private UUID version(Stage stage) {
        return jdbc.sql("select id from app.report_version where obligation_id = :id")
                .param("id", stage.report())
                .query(UUID.class)
                .single();
    }

    /** The refusal among the causes of what the call throws. */
    public static Refusal refusal(ThrowingCallable call) {
        Throwable thrown = org.assertj.core.api.Assertions.catchThrowable(call);
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof Refusal refusal) {
                return refusal;
            }
        }
        throw new AssertionError("Nothing was refused", thrown);
    }
}
