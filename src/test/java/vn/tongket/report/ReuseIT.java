package vn.tongket.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.tongket.NotFound;
import vn.tongket.Refusal;
import vn.tongket.SqlCount;
import vn.tongket.TongKetTest;
import vn.tongket.audit.Actors;
import vn.tongket.cycle.ObligationOpening;
import vn.tongket.cycle.Obligations;
import vn.tongket.report.ReportContent.Entry;
import vn.tongket.report.ReportContent.Passage;
import vn.tongket.report.ReportPlay.Stage;
import vn.tongket.report.reuse.Offer;
import vn.tongket.report.reuse.Offer.State;
import vn.tongket.report.reuse.Origins;
import vn.tongket.report.reuse.Place;
import vn.tongket.report.reuse.Reuse;
import vn.tongket.report.reuse.Source;

/** One entry, several reviews: what was accepted in one cycle is offered to the same unit in another. */
@TongKetTest
class ReuseIT {

    private static final LocalDate DUE = LocalDate.now().plusMonths(3);

    private ReportPlay play;

    @BeforeEach
    void play(@Autowired AutowireCapableBeanFactory beans) {
        play = beans.createBean(ReportPlay.class);
    }

    @Autowired
    Reuse reuse;

    @Autowired
    Origins origins;

    @Autowired
    ReportDesk desk;

    @Autowired
    ObligationOpening opening;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    DraftFilling filling;

    @Autowired
    Obligations obligations;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    SqlCount sql;

    @Autowired
    DataSource source;

    /** The same unit in the next cycle, which reviews the same document. */
    private Stage next(Stage before) {
        ReportCycles cycles = new ReportCycles(jdbc);
        UUID cycle = cycles.issued(before.province(), DUE.plusYears(1), Instant.parse("2026-01-05T02:00:00Z"));
        while (!opening.openNext(cycle)) {
            // the next fifty
        }
        UUID document = UUID.nameUUIDFromBytes(before.unit().getBytes(java.nio.charset.StandardCharsets.UTF_8));
        reviews(before.cycle(), document);
        reviews(cycle, document);
        return of(before, cycle, cycles.obligations(cycle).get(before.unit()));
    }

    private static Stage of(Stage before, UUID cycle, UUID report) {
        return new Stage(
                before.unit(),
                before.province(),
                cycle,
                report,
                before.drafter(),
                before.leader(),
                before.reviewer(),
                before.coordinator());
    }

    private void reviews(UUID cycle, UUID document) {
        jdbc.sql("""
                        insert into app.review_subject (cycle_id, ordinal, role, citation, document_id)
                        values (:cycle, 1, 'REVIEWED', '28-NQ/TW', :document) on conflict do nothing
                        """).param("cycle", cycle).param("document", document).update();
    }

    private Reuse.Offers offers(Stage stage) {
        return stage.drafter().call(() -> reuse.offers(Actors.current(), stage.report()));
    }

    private int take(Stage stage, Integer version, List<String> keys) {
        return stage.drafter().call(() -> reuse.take(Actors.current(), stage.report(), version, keys));
    }

    private Map<Place, Origins.Note> notes(Stage stage) {
        return stage.drafter().call(() -> origins.of(stage.report(), desk.file(Actors.current(), stage.report())));
    }

    private Stage accepted(String prefix, int districts) {
        Stage stage = play.opened(prefix, DUE, districts).get(0);
        play.submitted(stage);
        play.accept(stage);
        return stage;
    }

    @Test
    void what_was_accepted_elsewhere_is_taken_with_its_source() {
        Stage before = accepted("RUA", 2);
        Stage now = next(before);
        now.drafter()
                .run(() -> desk.save(
                        Actors.current(),
                        now.report(),
                        null,
                        new ReportContent(
                                "30/6/2018",
                                List.of(new Passage("1.1", "Đơn vị tự viết mục này", false, null)),
                                List.of(new Entry("NGAN-SACH", 2010, "7", null, null, null))),
                        null));

        Reuse.Offers offered = offers(now);
        assertThat(offered.offers()).hasSize(10 + 4 + 11);
        assertThat(offered.editable()).isTrue();
        assertThat(offered.offers()).extracting(Offer::state).containsOnly(State.EMPTY, State.DIFFERENT);
        assertThat(offered.offers())
                .filteredOn(offer -> offer.state() == State.DIFFERENT)
                .extracting(offer -> offer.place().key(), Offer::current, Offer::offered)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                "1.1", "Đơn vị tự viết mục này", "Kết quả thực hiện nội dung 1.1"),
                        org.assertj.core.groups.Tuple.tuple("NGAN-SACH/2010", "7", "2.500,5"));
        Source from = offered.offers().get(0).source();
        assertThat(from.cycleId()).isEqualTo(before.cycle());
        assertThat(from.no()).isEqualTo(1);
        assertThat(from.at()).isNotNull();

        List<String> empty = offered.offers().stream()
                .filter(offer -> offer.state() == State.EMPTY)
                .map(Offer::key)
                .toList();
        assertThat(take(now, offered.version(), empty)).isEqualTo(23);

        ReportForm form = now.drafter().call(() -> desk.file(Actors.current(), now.report()));
        assertThat(form.dataUntil()).isEqualTo("30/6/2018");
        assertThat(form.sections())
                .filteredOn(ReportForm.SectionField::leaf)
                .extracting(ReportForm.SectionField::text)
                .contains("Đơn vị tự viết mục này", "Kết quả thực hiện nội dung 3.3")
                .doesNotContain("");
        assertThat(form.indicators().get(2).entries())
                .extracting(ReportForm.EntryField::year, ReportForm.EntryField::value)
                .contains(
                        org.assertj.core.groups.Tuple.tuple(2010, "7"),
                        org.assertj.core.groups.Tuple.tuple(2011, "2.500,5"));
        assertThat(form.indicators().get(3).entries().get(0).names()).isEqualTo("Tổ tự quản\nThôn bình yên");
        assertThat(notes(now)).hasSize(23).allSatisfy((place, note) -> {
            assertThat(note.changed()).isFalse();
            assertThat(note.source().cycleTitle()).startsWith("Tổng kết 10 năm");
        });

        now.drafter()
                .run(() -> desk.save(
                        Actors.current(),
                        now.report(),
                        null,
                        new ReportContent(
                                "30/6/2018", List.of(new Passage("2.4", "Viết lại mục này", false, null)), List.of()),
                        null));
        assertThat(notes(now).values())
                .filteredOn(Origins.Note::changed)
                .extracting(note -> note.place().key())
                .containsExactly("2.4");
        assertThat(offers(now).offers())
                .extracting(offer -> offer.place().key())
                .containsExactly("1.1", "2.4", "NGAN-SACH/2010");
        assertThat(offers(now).same()).isEqualTo(22);
    }

    @Test
    void sources_follow_a_report_through_its_rounds_and_are_sealed_with_it() {
        Stage before = accepted("RUB", 1);
        Stage now = next(before);
        take(now, null, offers(now).offers().stream().map(Offer::key).toList());
        play.handOver(now);
        assertThatThrownBy(() -> take(now, null, List.of("1.1|x|y"))).isInstanceOf(Refusal.class);
        play.submit(now);
        assertThat(offers(now).editable()).isFalse();
        assertThatThrownBy(() -> jdbc.sql("""
                        insert into app.report_source (version_id, section_code, kind, source_cycle_id, source_version_id,
                                                       source_no, sha256, taken_at, taken_by)
                        select version_id, section_code, kind, source_cycle_id, source_version_id, source_no, sha256,
                               taken_at, taken_by
                          from app.report_source where source_cycle_id = :cycle and section_code is not null
                        """).param("cycle", before.cycle()).update())
                .isInstanceOf(DataIntegrityViolationException.class);

        play.giveBack(now, null, new ReportCheck.Reason("1.1", "Viết rõ hơn"));
        assertThat(notes(now)).hasSize(25);
    }

    @Test
    void another_unit_another_measure_another_period_and_another_subject_are_not_offered() {
        Stage before = accepted("RUC", 2);
        Stage now = next(before);
        Stage neighbour = of(
                before,
                now.cycle(),
                new ReportCycles(jdbc)
                        .obligations(now.cycle())
                        .get(before.province().districts().get(1)));
        assertThatThrownBy(() -> offers(neighbour)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> now.reviewer().run(() -> reuse.offers(Actors.current(), now.report())))
                .isInstanceOf(NotFound.class);

        jdbc.sql("update app.indicator set unit = 'nghìn lớp' where cycle_id = :cycle and code = 'LOP'")
                .param("cycle", now.cycle())
                .update();
        jdbc.sql("update app.review_cycle set period_to = period_to - 31 where id = :cycle")
                .param("cycle", now.cycle())
                .update();
        assertThat(offers(now).offers())
                .extracting(offer -> offer.place().key())
                .hasSize(10 + 11)
                .contains("2.1", "NGAN-SACH/2018")
                .doesNotContain("LOP", "GIAO-QUAN", "MO-HINH", "CHI-BO");

        jdbc.sql("update app.review_subject set document_id = gen_random_uuid() where cycle_id = :cycle")
                .param("cycle", now.cycle())
                .update();
        assertThat(offers(now).offers())
                .hasSize(11)
                .noneMatch(offer -> offer.place().isSection());
        assertThatThrownBy(() -> take(now, null, List.of("2.1|" + UUID.randomUUID() + "|0")))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.problems().get(0).key()).isEqualTo("report.reuse.changed"));
    }

    @Test
    void a_draft_that_somebody_saves_is_not_waited_for_and_a_card_stays_alone() throws Exception {
        Stage stage = play.opened("RUE", DUE);
        stage.drafter().run(() -> desk.save(Actors.current(), stage.report(), null, ReportCycles.complete(), null));
        assertThat(tried(stage)).isPresent();

        TransactionTemplate saving = new TransactionTemplate(transactions);
        saving.executeWithoutResult(status -> {
            jdbc.sql("update app.report_version set changes = changes + 1 where obligation_id = :id")
                    .param("id", stage.report())
                    .update();
            assertThat(CompletableFuture.supplyAsync(() -> tried(stage)).orTimeout(20, TimeUnit.SECONDS))
                    .succeedsWithin(Duration.ofSeconds(20))
                    .satisfies(draft -> assertThat(draft).isEmpty());
        });
        byCard(stage, true);
        assertThat(tried(stage)).isEmpty();
        byCard(stage, false);
        play.handOver(stage);
        assertThat(tried(stage)).isEmpty();
    }

    private void byCard(Stage stage, boolean card) {
        jdbc.sql("update app.report_version set by_card = :card where obligation_id = :id")
                .param("card", card)
                .param("id", stage.report())
                .update();
    }

    private Optional<DraftFilling.Draft> tried(Stage stage) {
        return new TransactionTemplate(transactions)
                .execute(status -> filling.take(obligations.require(stage.report()), "nguoi-duyet"));
    }

    @Test
    void statements_do_not_grow_with_what_is_offered() throws Exception {
        Stage before = accepted("RUD", 1);
        Stage now = next(before);
        int one = sql.count(source, () -> offers(now)).statements();
        List<String> all = offers(now).offers().stream().map(Offer::key).toList();
        int few = sql.count(source, () -> take(now, null, all.subList(0, 2))).statements();
        Stage third = next(now);
        int two = sql.count(source, () -> offers(third)).statements();
        int many = sql.count(source, () -> take(third, null, all)).statements();

        assertThat(two).isEqualTo(one).isLessThanOrEqualTo(25);
        assertThat(many).isLessThanOrEqualTo(few + 1);
    }
}
