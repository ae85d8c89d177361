package vn.tongket.report.reuse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.tongket.Acting;
import vn.tongket.Acting.Person;
import vn.tongket.Jobs;
import vn.tongket.NotFound;
import vn.tongket.Refusal;
import vn.tongket.Tasklist;
import vn.tongket.TestUnits;
import vn.tongket.TestUnits.Province;
import vn.tongket.TongKetTest;
import vn.tongket.aggregation.Aggregation;
import vn.tongket.aggregation.ConsolidatedReportDesk;
import vn.tongket.aggregation.ReportSheet;
import vn.tongket.audit.Actors;
import vn.tongket.calendar.Deadline;
import vn.tongket.cycle.ChildCycles;
import vn.tongket.cycle.Cycles;
import vn.tongket.cycle.Obligation;
import vn.tongket.cycle.Obligations;
import vn.tongket.cycle.Phase;
import vn.tongket.cycle.PlanDesk;
import vn.tongket.cycle.PlanDraft;
import vn.tongket.cycle.SamplePlan;
import vn.tongket.report.ReportAmendments;
import vn.tongket.report.ReportContent;
import vn.tongket.report.ReportContent.Entry;
import vn.tongket.report.ReportContent.Passage;
import vn.tongket.report.ReportDesk;
import vn.tongket.report.ReportForm;
import vn.tongket.report.ReportPages;
import vn.tongket.report.reuse.Offer.State;

/** Cycles within cycles: commune below district below province, each by its own people and through the engine. */
@TongKetTest
class ChildCycleIT {

    private static final LocalDate DUE = LocalDate.now().plusMonths(4);
    private static final List<Integer> YEARS = List.of(2016, 2017, 2018);

    @Autowired
    TestUnits units;

    @Autowired
    Acting acting;

    @Autowired
    Tasklist tasklist;

    @Autowired
    Jobs jobs;

    @Autowired
    PlanDesk plans;

    @Autowired
    Cycles cycles;

    @Autowired
    Obligations obligations;

    @Autowired
    ChildCycles children;

    @Autowired
    ReportPages pages;

    @Autowired
    ReportDesk desk;

    @Autowired
    ReportAmendments amendments;

    @Autowired
    Aggregation aggregation;

    @Autowired
    ConsolidatedReportDesk consolidated;

    @Autowired
    Reuse reuse;

    @Autowired
    Origins origins;

    @Autowired
    JdbcClient jdbc;

    /** Somebody who does everything in a unit that holds a cycle and reports in another. */
    private Person all(String unit) {
        return acting.as(
                unit + ".tat-ca",
                unit + ".coordinator",
                unit + ".approver",
                unit + ".reviewer",
                unit + ".clerk",
                unit + ".drafter",
                unit + ".leader");
    }

    private void unit(String code, String parent) {
        units.create(code, "Ban Thường vụ Đảng ủy " + code, "PARTY", "COMMUNE", parent);
        all(code);
    }

    /** The cycle of the province, in which its districts are to report. */
    private UUID province(Province province) {
        Person coordinator = all(province.party());
        UUID cycle = tasklist.start(
                coordinator,
                "review-cycle",
                "title",
                "Tổng kết Đề án",
                "kind",
                "FINAL_REVIEW",
                "coordinatorUnit",
                province.party());
        SamplePlan plan = SamplePlan.of(province);
        plan.title = "Tổng kết Đề án";
        plan.periodFrom = "01/01/2016";
        plan.periodTo = "31/12/2018";
        plan.due = Deadline.day(DUE).text();
        plan.phases = java.util.Set.of(Phase.REPORTS, Phase.CONSOLIDATION);
        plan.milestones = List.of();
        plan.sections = SamplePlan.sections("1", "1.1", "1.2");
        plan.indicators = SamplePlan.indicators();
        coordinator.run(() -> plans.save(Actors.current(), cycle, plan.draft()));
        tasklist.complete(coordinator, cycle, "Task_DraftPlan");
        jobs.runAll();
        return cycle;
    }

    private UUID owed(UUID cycle, String unit) {
        return obligations.ofCycle(cycle).stream()
                .filter(obligation -> obligation.reporterUnit().equals(unit))
                .map(Obligation::id)
                .findFirst()
                .orElseThrow();
    }

    /** The unit opens a cycle below its report; its coordinator looks the plan over and hands the reports out. */
    private UUID opened(String unit, UUID obligation, int weeks) {
        Person person = all(unit);
        String due = Deadline.day(DUE.minusWeeks(weeks)).text();
        UUID cycle = person.call(
                () -> children.open(Actors.current(), obligation, new ChildCycles.Opening("Đợt của " + unit, due)));
        jobs.runAll();
        PlanDraft draft = person.call(() -> plans.form(Actors.current(), cycle)).draft();
        assertThat(draft.sections()).hasSize(3);
        assertThat(draft.indicators()).hasSize(4);
        assertThat(draft.subjects()).extracting(PlanDraft.SubjectLine::citation).contains("28-NQ/TW");
        assertThat(draft.periodTo()).isEqualTo("31/12/2018");
        person.run(() -> plans.save(Actors.current(), cycle, held(draft)));
        tasklist.complete(person, cycle, "Task_DraftPlan");
        jobs.runAll();
        return cycle;
    }

    /** The same plan without its approval, and with a conference so that the cycle goes on after its report. */
    private static PlanDraft held(PlanDraft plan) {
        return new PlanDraft(
                plan.title(),
                plan.kind(),
                plan.qualifier(),
                plan.periodFrom(),
                plan.periodTo(),
                plan.organizer(),
                plan.approverUnit(),
                plan.reviewerUnit(),
                plan.clerkUnit(),
                plan.councilUnit(),
                plan.trackerUnit(),
                plan.purpose(),
                Map.of("REPORTS", true, "CONSOLIDATION", true, "CONFERENCE", true),
                plan.subjects(),
                plan.milestones(),
                plan.sections(),
                plan.indicators(),
                plan.groups(),
                plan.units(),
                plan.except(),
                plan.writers(),
                plan.due(),
                plan.closing(),
                plan.previousCycle(),
                null);
    }

    /** What a unit at the bottom reports: its figures grow with its number. */
    private static ReportContent report(int unit, String until) {
        List<Entry> values = new ArrayList<>();
        for (int year : YEARS) {
            values.add(new Entry("I01", year, null, String.valueOf(10 * unit + year - 2000), "100", null));
            values.add(new Entry("I03", year, unit + "," + (year - 2010), null, null, null));
        }
        values.add(new Entry("I02", null, null, null, null, "Mô hình chung\nMô hình " + unit));
        values.add(new Entry("I04", null, null, String.valueOf(unit), "9", null));
        return new ReportContent(
                until,
                List.of(
                        new Passage("1.1", "Kết quả lãnh đạo của đơn vị số " + unit, false, null),
                        new Passage("1.2", "Hạn chế của đơn vị số " + unit, false, null)),
                values);
    }

    private void write(String unit, UUID obligation, ReportContent content) {
        all(unit).run(() -> desk.save(Actors.current(), obligation, null, content, null));
    }

    private void reported(String unit, UUID obligation, String above) {
        tasklist.complete(all(unit), obligation, "Task_WriteReport");
        jobs.runAll();
        tasklist.complete(all(unit), obligation, "Task_SubmitReport", "submitted", true);
        jobs.runAll();
        tasklist.complete(all(above), obligation, "Task_CheckReport", "accepted", true);
        jobs.runAll();
    }

    private void approved(String unit, UUID cycle) {
        tasklist.complete(all(unit), cycle, "Task_EditConsolidatedReport");
        jobs.runAll();
        tasklist.complete(all(unit), cycle, "Task_ApproveConsolidatedReport", "approved", true);
        jobs.runAll();
    }

    private ReportForm form(String unit, UUID obligation) {
        return all(unit).call(() -> desk.file(Actors.current(), obligation));
    }

    private Reuse.Offers offers(String unit, UUID obligation) {
        return all(unit).call(() -> reuse.offers(Actors.current(), obligation));
    }

    private static String entry(ReportForm form, String indicator, Integer year) {
        return form.indicators().stream()
                .filter(field -> field.code().equals(indicator))
                .flatMap(field -> field.entries().stream())
                .filter(field -> java.util.Objects.equals(field.year(), year))
                .map(field -> Candidate.shown(new Entry(
                        indicator, year, field.value(), field.numerator(), field.denominator(), field.names())))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void figures_rise_from_communes_through_districts_to_the_province() {
        Province province = units.province("CCA", 1);
        String district = "CCA-H1";
        all(district);
        unit("CCA-X1", district);
        unit("CCA-X2", district);
        unit("CCA-T1", "CCA-X1");
        unit("CCA-T2", "CCA-X1");
        UUID top = province(province);
        UUID ofDistrict = owed(top, district);
        UUID middle = opened(district, ofDistrict, 2);
        UUID ofFirst = owed(middle, "CCA-X1");
        UUID ofSecond = owed(middle, "CCA-X2");
        UUID bottom = opened("CCA-X1", ofFirst, 4);
        assertThat(cycles.parentObligationOf(bottom)).contains(ofFirst);
        assertThat(cycles.parentObligationOf(middle)).contains(ofDistrict);
        assertThat(children.isCollecting(ofFirst)).isTrue();

        write("CCA-T1", owed(bottom, "CCA-T1"), report(1, "31/12/2018"));
        write("CCA-T2", owed(bottom, "CCA-T2"), report(2, "30/6/2018"));
        reported("CCA-T1", owed(bottom, "CCA-T1"), "CCA-X1");
        reported("CCA-T2", owed(bottom, "CCA-T2"), "CCA-X1");
        assertThat(children.isCollecting(ofFirst)).isFalse();
        approved("CCA-X1", bottom);

        ReportForm commune = form("CCA-X1", ofFirst);
        for (int year : YEARS) {
            int numerator = 10 + year - 2000 + 20 + year - 2000;
            assertThat(entry(commune, "I01", year)).isEqualTo(numerator + " / 200");
            assertThat(entry(commune, "I03", year)).isEqualTo(sum(1, 2, year));
        }
        assertThat(entry(commune, "I02", null)).isEqualTo("Mô hình 1\nMô hình 2\nMô hình chung");
        assertThat(entry(commune, "I04", null)).isEqualTo("1 / 9");
        assertThat(commune.sections().get(1).text()).contains("của đơn vị số 1").contains("của đơn vị số 2");
        Map<Place, Origins.Note> notes = all("CCA-X1").call(() -> origins.of(ofFirst, commune));
        assertThat(notes).hasSize(2 + 3 + 3 + 1 + 1).allSatisfy((place, note) -> {
            assertThat(note.source().cycleId()).isEqualTo(bottom);
            assertThat(note.source().reported()).isEqualTo(2);
            assertThat(note.source().expected()).isEqualTo(2);
        });

        write("CCA-X1", ofFirst, new ReportContent("31/12/2018", List.of(), List.of()));
        write("CCA-X2", ofSecond, report(5, "30/9/2018"));
        write(
                district,
                ofDistrict,
                new ReportContent("31/12/2018", List.of(new Passage("1.2", "Huyện tự viết", false, null)), List.of()));
        reported("CCA-X1", ofFirst, district);
        reported("CCA-X2", ofSecond, district);
        all(district)
                .run(() -> consolidated.save(
                        Actors.current(),
                        middle,
                        new ReportSheet(
                                List.of(new ReportSheet.Text("1.1", "Toàn huyện có {{I03.2018}} lớp.", true)), null)));
        approved(district, middle);

        ReportForm huyen = form(district, ofDistrict);
        for (int year : YEARS) {
            int numerator = 80 + 3 * (year - 2000);
            assertThat(entry(huyen, "I01", year)).isEqualTo(numerator + " / 300");
            assertThat(entry(huyen, "I03", year)).isEqualTo(sum(3, 5, year));
        }
        assertThat(entry(huyen, "I02", null)).isEqualTo("Mô hình 1\nMô hình 2\nMô hình 5\nMô hình chung");
        assertThat(entry(huyen, "I04", null)).isEqualTo("1 / 9");
        assertThat(huyen.sections().get(1).text()).isEqualTo("Toàn huyện có 10,4 lớp.");
        assertThat(huyen.sections().get(2).text()).isEqualTo("Huyện tự viết");
        assertThat(offers(district, ofDistrict).offers())
                .extracting(offer -> offer.place().key(), Offer::state)
                .containsExactly(tuple("1.2", State.DIFFERENT));

        correct(district, middle, ofSecond);
        ReportForm still = form(district, ofDistrict);
        assertThat(entry(still, "I03", 2018)).isEqualTo(sum(3, 5, 2018));
        assertThat(offers(district, ofDistrict).offers())
                .extracting(offer -> offer.place().key(), Offer::state, Offer::offered)
                .contains(
                        tuple("1.1", State.NEWER, "Toàn huyện có 100,6 lớp."), tuple("I03/2018", State.NEWER, "100,6"))
                .hasSize(3);
        String key = offers(district, ofDistrict).offers().stream()
                .filter(offer -> offer.place().key().equals("I03/2018"))
                .map(Offer::key)
                .findFirst()
                .orElseThrow();
        all(district).run(() -> reuse.take(Actors.current(), ofDistrict, null, List.of(key)));
        assertThat(entry(form(district, ofDistrict), "I03", 2018)).isEqualTo("100,6");

        reported(district, ofDistrict, province.party());
        approved(province.party(), top);
        onlyTold(district, middle, ofDistrict);
        Map<String, String> whole = new TreeMap<>();
        aggregation.figures(top).stream()
                .filter(figure -> figure.year() != null && figure.year() == 2018)
                .forEach(figure -> whole.put(
                        figure.indicator().code(), figure.shown().orElseThrow().toPlainString()));
        assertThat(whole).containsEntry("I01", "44.67").containsEntry("I03", "100.6");
    }

    /** What comes after the acceptance of the report above changes nothing there. */
    private void onlyTold(String district, UUID cycle, UUID obligation) {
        ReportForm accepted = form(district, obligation);
        all(district).run(() -> {
            aggregation.consolidate(cycle);
            aggregation.finishEditing(cycle);
            aggregation.decide(cycle, true, null);
        });
        ReportForm after = form(district, obligation);
        assertThat(after.versionNo()).isEqualTo(accepted.versionNo());
        assertThat(after.sections()).isEqualTo(accepted.sections());
        assertThat(after.indicators()).isEqualTo(accepted.indicators());
        assertThat(jdbc.sql(
                                "select template from app.notice where recipient = :group and template like 'child-result%'")
                        .param("group", district + ".drafter")
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder("child-result", "child-result", "child-result-late");
    }

    /** The second commune corrects one figure after the district's result was approved; the district approves again. */
    private void correct(String district, UUID cycle, UUID obligation) {
        all("CCA-X2").run(() -> amendments.begin(Actors.current(), obligation, "Số liệu năm 2018 sai"));
        jobs.runAll();
        List<Entry> values = new ArrayList<>(report(5, null).values().stream()
                .filter(entry -> entry.indicator().equals("I03") && entry.year() != 2018)
                .toList());
        values.add(new Entry("I03", 2018, "96", null, null, null));
        write("CCA-X2", obligation, new ReportContent("30/9/2018", List.of(), values));
        reported("CCA-X2", obligation, district);
        all(district).run(() -> {
            aggregation.consolidate(cycle);
            aggregation.finishEditing(cycle);
            aggregation.decide(cycle, true, null);
        });
    }

    private static String sum(int first, int second, int year) {
        // units one and two report “1,x” and “2,x”; a unit made of both reports their sum
        double decimals = (year - 2010) / 10.0;
        double parts = second == 2 ? 2 : 3;
        return java.math.BigDecimal.valueOf(first + second + parts * decimals)
                .setScale(1, java.math.RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString()
                .replace('.', ',');
    }

    @Test
    void foreign_obligations_loops_late_dates_and_second_cycles_are_refused() {
        Province province = units.province("CCB", 2);
        String district = "CCB-H1";
        all(district);
        all("CCB-H2");
        unit("CCB-X1", district);
        UUID top = province(province);
        UUID own = owed(top, district);
        ChildCycles.Opening opening = new ChildCycles.Opening(
                "Đợt của huyện", Deadline.day(DUE.minusWeeks(1)).text());

        for (UUID foreign : List.of(owed(top, "CCB-H2"), UUID.randomUUID())) {
            assertThatThrownBy(() -> all(district).run(() -> children.open(Actors.current(), foreign, opening)))
                    .isInstanceOf(NotFound.class);
        }
        Person drafter = acting.as(province.drafterOf(district), district + ".drafter");
        assertThat(drafter.call(() -> children.board(Actors.current(), own)).mayOpen())
                .isFalse();
        refused(() -> drafter.run(() -> children.open(Actors.current(), own, opening)), "cycle.child.not-coordinator");
        Person coordinator = acting.as("CCB.phoi", district + ".coordinator");
        assertThat(coordinator.call(() -> pages.head(Actors.current(), own)).mayOpenBelow())
                .isTrue();
        assertThat(coordinator.call(() -> children.board(Actors.current(), own)).mayOpen())
                .isTrue();
        refused(
                () -> all(district)
                        .run(() -> children.open(
                                Actors.current(),
                                own,
                                new ChildCycles.Opening(
                                        " ", Deadline.day(DUE.plusDays(1)).text()))),
                "cycle.title.missing",
                "cycle.child.due-late");

        ChildCycles.Board board = all(district).call(() -> children.board(Actors.current(), own));
        assertThat(board.below()).containsExactly("Ban Thường vụ Đảng ủy CCB-X1");
        assertThat(board.proposal().due()).isNotBlank();
        UUID child = all(district).call(() -> children.open(Actors.current(), own, board.proposal()));
        refused(() -> all(district).run(() -> children.open(Actors.current(), own, opening)), "cycle.child.running");

        PlanDraft draft =
                all(district).call(() -> plans.form(Actors.current(), child)).draft();
        PlanDraft loop = held(draft);
        loop.units();
        List<String> asked = List.of("CCB-X1", district);
        PlanDraft wrong = withUnits(loop, asked);
        all(district).run(() -> plans.save(Actors.current(), child, wrong));
        jobs.runAll();
        refused(() -> tasklist.complete(all(district), child, "Task_DraftPlan"), "cycle.child.loop");
    }

    private static PlanDraft withUnits(PlanDraft plan, List<String> units) {
        return new PlanDraft(
                plan.title(),
                plan.kind(),
                plan.qualifier(),
                plan.periodFrom(),
                plan.periodTo(),
                plan.organizer(),
                plan.approverUnit(),
                plan.reviewerUnit(),
                plan.clerkUnit(),
                plan.councilUnit(),
                plan.trackerUnit(),
                plan.purpose(),
                plan.phases(),
                plan.subjects(),
                plan.milestones(),
                plan.sections(),
                plan.indicators(),
                plan.groups(),
                units,
                plan.except(),
                plan.writers(),
                plan.due(),
                plan.closing(),
                plan.previousCycle(),
                null);
    }

    private static void refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable doing, String... keys) {
        assertThatThrownBy(doing)
                .satisfies(thrown -> assertThat(NestedExceptionUtils.getMostSpecificCause(thrown))
                        .isInstanceOfSatisfying(
                                Refusal.class,
                                refusal -> assertThat(refusal.problems())
                                        .extracting(Refusal.Problem::key)
                                        .containsExactlyInAnyOrder(keys)));
    }
}
