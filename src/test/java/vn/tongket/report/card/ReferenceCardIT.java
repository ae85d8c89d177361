package vn.tongket.report.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.tongket.report.ReportIT.refusal;

import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.tongket.Acting;
import vn.tongket.NotFound;
import vn.tongket.Refusal;
import vn.tongket.TongKetTest;
import vn.tongket.aggregation.Aggregation;
import vn.tongket.aggregation.ConsolidatedReport;
import vn.tongket.aggregation.ConsolidatedReportBoard;
import vn.tongket.audit.Actors;
import vn.tongket.cycle.Obligations;
import vn.tongket.report.CanonicalReport;
import vn.tongket.report.Receipt;
import vn.tongket.report.ReferenceCard;
import vn.tongket.report.ReportCheck;
import vn.tongket.report.ReportContent;
import vn.tongket.report.ReportForm;
import vn.tongket.report.ReportPaper;
import vn.tongket.report.ReportPlay;
import vn.tongket.report.ReportPlay.Stage;
import vn.tongket.report.ReportVersion;
import vn.tongket.report.Reports;
import vn.tongket.report.card.ReferenceCards.CardFile;
import vn.tongket.report.card.ReferenceCards.Typed;
import vn.tongket.report.file.Attachments;
import vn.tongket.report.receipt.Receipts;
import vn.tongket.web.Visitor;

/** A classified report: only a card says where it is, and the card goes the way of a report. */
@TongKetTest
class ReferenceCardIT {

    private static final LocalDate DUE = LocalDate.now().plusMonths(3);

    @LocalServerPort
    int port;

    @Autowired
    ReferenceCards cards;

    @Autowired
    Reports reports;

    @Autowired
    Receipts receipts;

    @Autowired
    Attachments attachments;

    @Autowired
    Aggregation aggregation;

    @Autowired
    ConsolidatedReportBoard board;

    @Autowired
    ReportPaper papers;

    @Autowired
    Obligations obligations;

    @Autowired
    JdbcClient jdbc;

    private ReportPlay play;

    @BeforeEach
    void play(@Autowired AutowireCapableBeanFactory beans) {
        play = beans.createBean(ReportPlay.class);
    }

    @Test
    void card_is_declared_submitted_and_accepted_in_the_place_of_the_report() {
        Stage stage = play.opened("KA", DUE);
        declare(stage, typed(stage, false));

        play.handOver(stage);
        play.submit(stage);
        ReportForm seen = stage.reviewer().call(() -> play.desk.checkFile(Actors.current(), stage.report()));
        assertThat(seen.card().level()).isEqualTo(ReferenceCard.Level.TOI_MAT);
        assertThat(seen.card().registerNumber()).isEqualTo("0147");
        assertThat(seen.receipt().onTime()).isTrue();
        assertThat(seen.missing()).isEmpty();
        assertThat(seen.problems()).isEmpty();
        assertThat(seen.warnings()).isEmpty();
        play.accept(stage);

        assertThat(play.isRunning(stage)).isFalse();
        assertThat(obligations.require(stage.report()).acceptedAt()).isNotNull();
        ReportVersion accepted = reports.accepted(stage.report()).orElseThrow();
        assertThat(accepted.byCard()).isTrue();
        assertThat(cards.ofCycle(stage.cycle())).containsExactly(stage.report());
        String canonical = reports.canonical(accepted.id());
        assertThat(canonical).contains("\"reference-card\",\"TOI_MAT\"");
        assertThat(CanonicalReport.sha256(canonical)).isEqualTo(accepted.sha256());
        assertThat(receipts.received(accepted.sha256())).hasSize(1);
        assertThatThrownBy(() -> jdbc.sql("update app.reference_card set level = 'MAT' where version_id = :id")
                        .param("id", accepted.id())
                        .update())
                .hasMessageContaining("not allowed");
        assertThat(jdbc.sql("""
                        select count(*) from app.audit_record
                         where subject_id = :id and act in ('report.card-declared', 'report.accepted')
                        """)
                        .param("id", stage.report().toString())
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void card_stands_alone_and_nothing_that_was_typed_is_thrown_away_unasked() {
        Stage stage = play.opened("KB", DUE);
        play.write(stage);
        assertThat(keys(refusal(() -> declare(stage, typed(stage, false)))))
                .containsExactly("discard report.card.written");
        assertThat(stage.drafter()
                        .call(() -> play.desk.file(Actors.current(), stage.report()))
                        .dataUntil())
                .isNotBlank();

        declare(stage, typed(stage, true));
        assertThat(file(stage).written()).isFalse();
        assertThat(refusal(() -> play.write(stage)).problems().get(0).key()).isEqualTo("report.card.alone");
        assertThat(refusal(() -> stage.drafter()
                                .call(() -> attachments.add(
                                        Actors.current(),
                                        stage.report(),
                                        "a.txt",
                                        () -> new ByteArrayInputStream(new byte[] {'a'}))))
                        .problems()
                        .get(0)
                        .key())
                .isEqualTo("report.card.alone");
        stage.drafter()
                .run(() -> play.desk.save(
                        Actors.current(), stage.report(), null, new ReportContent("", List.of(), List.of()), null));
        stage.leader().run(() -> cards.withdraw(Actors.current(), stage.report()));
        assertThat(file(stage).card()).isNull();
        play.submitted(stage);
        assertThat(cards.ofCycle(stage.cycle())).isEmpty();
    }

    @Test
    void unit_with_a_card_has_reported_and_is_named_where_its_figures_are_missing() {
        List<Stage> stages = play.opened("KF", DUE, 2);
        Stage open = stages.get(0);
        Stage secret = stages.get(1);
        play.submitted(open);
        play.accept(open);
        declare(secret, typed(secret, false));
        play.handOver(secret);
        play.submit(secret);
        play.accept(secret);

        ConsolidatedReport report = aggregation.consolidate(open.cycle());

        assertThat(report.unitsReported()).isEqualTo(2);
        ConsolidatedReportBoard.IndicatorSheet sheet =
                open.coordinator().call(() -> board.indicator(Actors.current(), open.cycle(), null, "LOP", "", 20, 0));
        assertThat(sheet.missing())
                .extracting(
                        ConsolidatedReportBoard.Missing::obligationId,
                        ConsolidatedReportBoard.Missing::reported,
                        ConsolidatedReportBoard.Missing::byCard)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(secret.report(), true, true));
        assertThat(refusal(() -> secret.reviewer().call(() -> papers.of(Actors.current(), secret.report(), null)))
                        .problems()
                        .get(0)
                        .key())
                .isEqualTo("report.card.no-paper");
    }

    @Test
    void returned_card_is_corrected_in_a_new_version_and_the_first_one_stays() {
        Stage stage = play.opened("KC", DUE);
        declare(stage, typed(stage, false));
        play.handOver(stage);
        play.submit(stage);
        assertThat(file(stage).editable()).isFalse();
        play.giveBack(stage, null, new ReportCheck.Reason(null, "Chưa nhận được"));
        assertThat(file(stage).card().registerNumber()).isEqualTo("0147");
        Typed again = typed(stage, false);
        declare(
                stage,
                new Typed(
                        again.level(),
                        again.deliveredOn(),
                        "MILITARY_POST",
                        again.recipientUnit(),
                        "CLERK",
                        "148",
                        false));
        play.handOver(stage);
        play.submit(stage);
        play.accept(stage);

        List<Receipt> all = stage.leader().call(() -> receipts.of(Actors.current(), stage.report()));
        assertThat(all).extracting(Receipt::versionNo).containsExactly(2, 1);
        assertThat(all.get(0).sha256()).isNotEqualTo(all.get(1).sha256());
    }

    @Test
    void wrong_cards_are_refused_with_every_reason_and_nothing_on_a_card_is_free_text() {
        Stage stage = play.opened("KD", DUE);
        Stage other = play.opened("KD2", DUE);

        assertThat(keys(refusal(
                        () -> declare(stage, new Typed("THUONG", "hôm qua", "EMAIL", "X", "Ông A", "12/BC", false)))))
                .containsExactly(
                        "level report.card.choose",
                        "channel report.card.choose",
                        "recipientRole report.card.choose",
                        "deliveredOn report.card.date-unreadable",
                        "recipientUnit report.card.choose",
                        "registerNumber report.card.number");
        Typed good = typed(stage, false);
        String tomorrow =
                vn.tongket.calendar.Deadline.day(LocalDate.now().plusDays(2)).text();
        assertThat(keys(refusal(() -> declare(
                        stage,
                        new Typed(good.level(), tomorrow, good.channel(), good.recipientUnit(), "CLERK", "1", false)))))
                .containsExactly("deliveredOn report.card.date-in-future");
        assertThat(keys(refusal(() -> declare(
                        stage,
                        new Typed("MAT", good.deliveredOn(), good.channel(), other.unit(), "CLERK", "1", false)))))
                .containsExactly("recipientUnit report.card.choose");
        assertThatThrownBy(() -> other.drafter().run(() -> cards.declare(Actors.current(), stage.report(), good)))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> other.drafter().call(() -> cards.file(Actors.current(), stage.report())))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> stage.reviewer().run(() -> cards.declare(Actors.current(), stage.report(), good)))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void page_keeps_what_was_typed_and_says_what_is_wrong() {
        Stage stage = play.opened("KE", DUE);
        Visitor visitor = new Visitor(port);
        visitor.login(stage.drafter().user(), Acting.PASSWORD);
        String page = "/bao-cao/" + stage.report() + "/the-tham-chieu";
        assertThat(visitor.get(page).body()).contains("Khai thẻ tham chiếu", "Tuyệt mật", "Quân bưu");

        var refused =
                visitor.form(page, Map.of("level", "MAT", "deliveredOn", "1/1/2020", "registerNumber", "mười hai"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("Số đăng ký chỉ gồm", "value=\"1/1/2020\"", "value=\"mười hai\"");
        Typed typed = typed(stage, false);
        var done = visitor.form(
                page,
                Map.of(
                        "level", typed.level(),
                        "deliveredOn", typed.deliveredOn(),
                        "channel", typed.channel(),
                        "recipientUnit", typed.recipientUnit(),
                        "recipientRole", typed.recipientRole(),
                        "registerNumber", typed.registerNumber()));
        assertThat(done.statusCode()).isEqualTo(302);
        assertThat(visitor.get(page).body()).contains("Báo cáo mật – gửi qua kênh riêng", "0147", "Bỏ thẻ");
        assertThat(visitor.form(page + "/bo", Map.of()).statusCode()).isEqualTo(302);
        assertThat(visitor.get(page).body()).contains("Khai thẻ tham chiếu").doesNotContain("0147");
    }

    private CardFile file(Stage stage) {
        return stage.drafter().call(() -> cards.file(Actors.current(), stage.report()));
    }

    private void declare(Stage stage, Typed typed) {
        stage.drafter().run(() -> cards.declare(Actors.current(), stage.report(), typed));
    }

    private static Typed typed(Stage stage, boolean discard) {
        return new Typed(
                "TOI_MAT", "1/9/2025", "SPECIAL_POST", stage.province().party(), "REVIEWER", " 0147 ", discard);
    }

    private static List<String> keys(Refusal refusal) {
        return refusal.problems().stream()
                .map(problem -> problem.at() + " " + problem.key())
                .toList();
    }
}
