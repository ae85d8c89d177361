package vn.tongket.report.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.tongket.Acting;
import vn.tongket.Jobs;
import vn.tongket.NotFound;
import vn.tongket.Refusal;
import vn.tongket.TongKetTest;
import vn.tongket.aggregation.Aggregation;
import vn.tongket.aggregation.ApprovalUndoing;
import vn.tongket.aggregation.ConsolidatedReportDesk;
import vn.tongket.audit.Actors;
import vn.tongket.cycle.ReportLine.Status;
import vn.tongket.report.ReportAmendments;
import vn.tongket.report.ReportCheck;
import vn.tongket.report.ReportContent;
import vn.tongket.report.ReportContent.Entry;
import vn.tongket.report.ReportContent.Passage;
import vn.tongket.report.ReportCycles;
import vn.tongket.report.ReportDesk;
import vn.tongket.report.ReportForm;
import vn.tongket.report.ReportPages;
import vn.tongket.report.ReportPlay;
import vn.tongket.report.ReportPlay.Stage;
import vn.tongket.report.ReportRound;
import vn.tongket.report.ReportView;
import vn.tongket.report.Reports;
import vn.tongket.report.TextDiff;
import vn.tongket.report.TextDiff.Kind;
import vn.tongket.report.process.UnitReportProcess.Elements;
import vn.tongket.report.review.ReportComment.Resolution;
import vn.tongket.report.review.ReportComment.Typed;

/** Checking, returning and taking back, by the people who do it and through the engine. */
@TongKetTest
class ReviewIT {

    private static final LocalDate DUE = LocalDate.now().plusMonths(3);

    private ReportPlay play;

    @BeforeEach
    void play(@Autowired AutowireCapableBeanFactory beans) {
        play = beans.createBean(ReportPlay.class);
    }

    @Autowired
    ReportDesk desk;

    @Autowired
    ReviewDesk review;

    @Autowired
    ReportPages pages;

    @Autowired
    ReportComments comments;

    @Autowired
    AcceptanceUndoing undoing;

    @Autowired
    JdbcClient jdbc;

    @Test
    void comments_reach_the_unit_with_the_return_and_are_answered_there() {
        Stage stage = play.opened("RVA", DUE);
        play.submitted(stage);
        say(stage, new Typed(null, "1.1", null, null, "Nêu rõ số lớp."));
        UUID first = checkFile(stage).sections().get(1).comments().get(0).id();
        say(
                stage,
                new Typed(first, "1.1", null, null, "Nêu rõ số lớp, số người."),
                new Typed(null, null, "NGAN-SACH", 2010, "Số này lớn bất thường."),
                new Typed(null, "1.2", null, null, "  "));
        assertThat(pageOfUnit(stage).comments()).isEmpty();
        assertThat(refusal(() -> say(stage, new Typed(null, "9.9", null, null, "Mục lạ")))
                        .problems())
                .extracting(Refusal.Problem::key)
                .containsExactly("report.section-unknown");

        play.done(stage.reviewer(), stage, Elements.CHECK_REPORT, "accepted", false);

        List<ReportComment> said = pageOfUnit(stage).comments();
        assertThat(said)
                .extracting(ReportComment::text)
                .containsExactlyInAnyOrder("Nêu rõ số lớp, số người.", "Số này lớn bất thường.");
        assertThat(pageOfUnit(stage).openComments()).isEqualTo(2);
        assertThat(desk(stage).comments()).hasSize(2);
        stage.drafter()
                .run(() -> desk.save(
                        Actors.current(),
                        stage.report(),
                        null,
                        ReportCycles.complete(),
                        null,
                        List.of(new Resolution(first, "Đã bổ sung 12 lớp."))));
        stage.leader().run(() -> comments.reply(Actors.current(), stage.report(), first, "Có danh sách kèm theo."));
        ReportComment answered = pageOfUnit(stage).comments().stream()
                .filter(comment -> comment.id().equals(first))
                .findFirst()
                .orElseThrow();
        assertThat(answered.resolution()).isEqualTo("Đã bổ sung 12 lớp.");
        assertThat(answered.replies()).extracting(ReportComment.Reply::ofUnit).containsExactly(true);
        assertThatThrownBy(() -> jdbc.sql("update app.report_comment set body = 'khác' where id = :id")
                        .param("id", first)
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class);
        assertThatThrownBy(() -> jdbc.sql("delete from app.report_comment where id = :id")
                        .param("id", first)
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void reviewer_reads_what_changed_since_the_version_before() {
        Stage stage = play.opened("RVB", DUE);
        play.submitted(stage);
        play.giveBack(stage, null, new ReportCheck.Reason("1.1", "Bổ sung số lớp"));
        stage.drafter()
                .run(() -> desk.save(
                        Actors.current(), stage.report(), null, changed(text -> text + " Đã mở thêm 3 lớp."), null));
        play.handOver(stage);
        play.submit(stage);

        ReviewFile file = checkFile(stage);

        assertThat(file.previousNo()).isEqualTo(1);
        assertThat(file.sections().get(1).pieces())
                .containsExactly(
                        new TextDiff.Piece(Kind.SAME, "Kết quả thực hiện nội dung 1.1"),
                        new TextDiff.Piece(Kind.IN, " Đã mở thêm 3 lớp."));
        assertThat(file.sections().get(2).pieces()).isNull();
        assertThat(file.indicators().get(0).entries().get(0).previous()).isEqualTo("1.234");
        assertThat(file.indicators().get(0).entries().get(0).now()).isEqualTo("1.300");
        assertThat(file.indicators().get(0).entries().get(0).changed()).isTrue();
        ReviewDesk.Compared compared =
                stage.drafter().call(() -> review.compare(Actors.current(), stage.report(), 2, 1));
        assertThat(compared.older().no()).isEqualTo(1);
        assertThat(compared.comparison().figures().stream().filter(ReportComparison.FigureChange::changed))
                .extracting(ReportComparison.FigureChange::indicator)
                .containsExactly("LOP");
        ReportView page = pageOfUnit(stage);
        assertThat(page.returned()).isEqualTo(1);
        assertThat(page.rounds()).extracting(ReportRound::no).containsExactly(2, 1);
        assertThat(page.rounds().get(1).reasons()).containsExactly(new ReportCheck.Reason("1.1", "Bổ sung số lớp"));
    }

    @Test
    void reviewer_reads_what_the_unit_reported_in_the_previous_cycle(@Autowired Reports reports) {
        Stage before = play.opened("RVJ", DUE);
        play.submitted(before);
        play.accept(before);
        ReportCycles cycles = new ReportCycles(jdbc);
        UUID cycle = cycles.issued(before.province(), DUE, Instant.now());
        UUID report = cycles.obligations(cycle).get(before.unit());
        jdbc.sql("update app.review_cycle set previous_cycle_id = :before where id = :id")
                .param("before", before.cycle())
                .param("id", cycle)
                .update();
        jdbc.sql("update app.obligation set opened_at = now() where id = :id")
                .param("id", report)
                .update();
        before.drafter().run(() -> {
            desk.save(Actors.current(), report, null, changed(text -> "Nay đã khác."), null);
            reports.handOver(report);
        });
        before.leader().run(() -> reports.submit(report));

        ReviewFile file = before.reviewer().call(() -> review.file(Actors.current(), report));

        assertThat(file.formerCycle()).startsWith("Tổng kết 10 năm");
        assertThat(file.previousNo()).isNull();
        assertThat(file.sections().get(1).former()).isEqualTo("Kết quả thực hiện nội dung 1.1");
        assertThat(file.sections().get(1).pieces()).isNull();
        assertThat(file.indicators().get(0).entries().get(0).former()).isEqualTo("1.234");
        assertThat(file.indicators().get(1).entries().get(0).former()).isEqualTo("109 / 109 = 100%");
    }

    @Test
    void acceptance_is_taken_back_with_a_reason_and_checked_again() {
        Stage stage = play.opened("RVC", DUE);
        play.submitted(stage);
        assertThat(refusal(() -> undo(stage, "Nhầm")).problems())
                .extracting(Refusal.Problem::key)
                .containsExactly("report.undo.not-accepted");
        play.accept(stage);
        assertThat(refusal(() -> undo(stage, "  ")).problems())
                .extracting(Refusal.Problem::at)
                .containsExactly("undoReason");
        assertThatThrownBy(() ->
                        stage.leader().run(() -> undoing.undo(Actors.current(), stage.report(), "Đơn vị muốn sửa")))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> jdbc.sql("""
                                update app.report_check set decided_at = null, decided_by = null, accepted = null
                                 where version_id in (select id from app.report_version where obligation_id = :id)
                                """).param("id", stage.report()).update())
                .isInstanceOf(DataIntegrityViolationException.class);

        undo(stage, "Số liệu sai");

        ReportView page = pageOfUnit(stage);
        assertThat(page.head().state()).isEqualTo(Status.SUBMITTED);
        assertThat(page.rounds().get(0).accepted()).isNull();
        assertThat(page.rounds().get(0).undone())
                .extracting(ReportRound.Undone::reason)
                .containsExactly("Số liệu sai");
        assertThat(jdbc.sql("select count(*) from app.notice where template = 'report-acceptance-undone'"
                                + " and link like '%' || :id")
                        .param("id", stage.report().toString())
                        .query(Integer.class)
                        .single())
                .isEqualTo(3);
        play.giveBack(stage, null, new ReportCheck.Reason(null, "Sửa số liệu"));
        play.submitted(stage);
        play.accept(stage);
        assertThat(pageOfUnit(stage).head().state()).isEqualTo(Status.ACCEPTED);
        assertThat(play.isRunning(stage)).isFalse();
    }

    @Test
    void report_above_comes_first_when_acceptances_are_taken_back() {
        Stage above = play.opened("RVD", DUE);
        Stage below = play.opened("RVE", DUE);
        jdbc.sql("update app.review_cycle set parent_obligation_id = :parent where id = :id")
                .param("parent", above.report())
                .param("id", below.cycle())
                .update();
        play.submitted(below);
        play.accept(below);
        play.submitted(above);
        play.accept(above);

        assertThat(refusal(() -> undo(below, "Sai")).problems())
                .extracting(Refusal.Problem::key)
                .containsExactly("report.undo.parent-accepted");
        undo(above, "Cấp dưới phải sửa");
        undo(below, "Sai");

        assertThat(pageOfUnit(below).head().state()).isEqualTo(Status.SUBMITTED);
    }

    @Test
    void approved_provincial_report_comes_first_and_is_approved_once_more(
            @Autowired Aggregation aggregation,
            @Autowired ConsolidatedReportDesk consolidated,
            @Autowired ApprovalUndoing approvals,
            @Autowired Acting acting,
            @Autowired Jobs jobs) {
        Stage stage = play.opened("RVI", DUE);
        play.submitted(stage);
        play.accept(stage);
        Acting.Person approver = acting.as("RVI.lanhdao", stage.province().party() + ".approver");
        stage.reviewer().run(() -> {
            aggregation.consolidate(stage.cycle());
            aggregation.finishEditing(stage.cycle());
        });
        approver.run(() -> aggregation.decide(stage.cycle(), true, null));

        assertThat(refusal(() -> undo(stage, "Sai")).problems())
                .extracting(Refusal.Problem::key)
                .containsExactly("aggregation.undo.report-approved");
        assertThatThrownBy(() -> stage.reviewer()
                        .run(() -> approvals.undo(Actors.current(), stage.cycle(), "Không phải việc của tôi")))
                .isInstanceOf(NotFound.class);
        assertThat(refusal(() -> approver.run(() -> approvals.undo(Actors.current(), stage.cycle(), "")))
                        .problems())
                .extracting(Refusal.Problem::at)
                .containsExactly("reason");
        approver.run(() -> approvals.undo(Actors.current(), stage.cycle(), "Số liệu của một đơn vị sai"));
        undo(stage, "Số liệu sai");
        play.accept(stage);
        stage.reviewer().run(() -> consolidated.consolidateAgain(Actors.current(), stage.cycle()));
        play.tasklist.complete(stage.reviewer(), stage.cycle(), "Task_EditConsolidatedReport");
        jobs.runAll();
        play.tasklist.complete(approver, stage.cycle(), "Task_ApproveConsolidatedReport", "approved", true);
        jobs.runAll();

        assertThat(play.tasklist.waiting(stage.cycle())).isEmpty();
        assertThat(jdbc.sql("select approved_at is not null from app.consolidated_report where cycle_id = :id")
                        .param("id", stage.cycle())
                        .query(Boolean.class)
                        .list())
                .containsExactly(true);
        assertThat(refusal(() -> undo(stage, "Sai")).problems())
                .extracting(Refusal.Problem::key)
                .containsExactly("aggregation.undo.report-approved");
        jdbc.sql("update app.review_cycle set closed_at = now() where id = :id")
                .param("id", stage.cycle())
                .update();
        assertThat(refusal(() -> approver.run(() -> approvals.undo(Actors.current(), stage.cycle(), "Sai")))
                        .problems())
                .extracting(Refusal.Problem::key)
                .containsExactly("aggregation.undo.cycle-closed");
    }

    @Test
    void amended_report_is_taken_back_to_the_version_that_was_accepted_before(@Autowired ReportAmendments amendments) {
        Stage stage = play.opened("RVF", DUE);
        play.submitted(stage);
        play.accept(stage);
        stage.leader().run(() -> amendments.begin(Actors.current(), stage.report(), "Bổ sung số liệu"));
        assertThat(refusal(() -> undo(stage, "Sai")).problems())
                .extracting(Refusal.Problem::key)
                .containsExactly("report.undo.amendment-under-way");
        play.submitted(stage);
        play.accept(stage);

        undo(stage, "Bản điều chỉnh sai");

        assertThat(pageOfUnit(stage).head().state()).isEqualTo(Status.ACCEPTED);
        assertThat(pageOfUnit(stage).rounds()).extracting(ReportRound::accepted).containsExactly(null, true);
        play.accept(stage);
        assertThat(pageOfUnit(stage).rounds()).extracting(ReportRound::accepted).containsExactly(true, true);
    }

    @Test
    void strangers_see_nothing_and_others_only_what_was_submitted() {
        Stage stage = play.opened("RVG", DUE);
        Stage foreign = play.opened("RVH", DUE);
        play.write(stage);

        assertThat(pageOfUnit(stage).form()).isNotNull();
        assertThat(stage.reviewer()
                        .call(() -> pages.page(Actors.current(), stage.report(), null))
                        .form())
                .isNull();
        assertThatThrownBy(() -> stage.reviewer().call(() -> pages.page(Actors.current(), stage.report(), 1)))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> foreign.reviewer().call(() -> pages.page(Actors.current(), stage.report(), null)))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() ->
                        foreign.drafter().call(() -> review.compare(Actors.current(), stage.report(), null, null)))
                .isInstanceOf(NotFound.class);
    }

    private ReportContent changed(UnaryOperator<String> firstText) {
        ReportContent whole = ReportCycles.complete();
        return new ReportContent(
                whole.dataUntil(),
                whole.sections().stream()
                        .map(section -> section.code().equals("1.1")
                                ? new Passage("1.1", firstText.apply(section.text()), false, null)
                                : section)
                        .toList(),
                whole.values().stream()
                        .map(entry -> entry.indicator().equals("LOP")
                                ? new Entry("LOP", null, "1.300", null, null, null)
                                : entry)
                        .toList());
    }

    private void say(Stage stage, Typed... said) {
        stage.reviewer().run(() -> {
            int revision = desk.checkFile(Actors.current(), stage.report()).version();
            desk.saveCheck(
                    Actors.current(),
                    stage.report(),
                    new ReportCheck(null, null, null, null, List.of(), revision),
                    List.of(said));
        });
    }

    private ReviewFile checkFile(Stage stage) {
        return stage.reviewer().call(() -> review.file(Actors.current(), stage.report()));
    }

    private ReportForm desk(Stage stage) {
        return stage.drafter().call(() -> desk.file(Actors.current(), stage.report()));
    }

    private ReportView pageOfUnit(Stage stage) {
        return stage.drafter().call(() -> pages.page(Actors.current(), stage.report(), null));
    }

    private void undo(Stage stage, String reason) {
        stage.reviewer().run(() -> undoing.undo(Actors.current(), stage.report(), reason));
    }

    private static Refusal refusal(ThrowingCallable work) {
        return (Refusal) org.assertj.core.api.Assertions.catchThrowableOfType(Refusal.class, work);
    }
}
