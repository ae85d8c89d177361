package vn.tongket.aggregation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import vn.tongket.Acting;
import vn.tongket.NotFound;
import vn.tongket.Refusal;
import vn.tongket.SqlCount;
import vn.tongket.TestUnits;
import vn.tongket.TongKetTest;
import vn.tongket.aggregation.ConsolidatedReportFile.Change;
import vn.tongket.audit.Actors;

/** Where texts and figures of the provincial report are from, and what an editor learns when that changes. */
@TongKetTest
class SourcesIT {

    private static final String SAME =
            "Các cấp ủy đã quán triệt nghị quyết nghiêm túc. Công tác phối hợp được duy trì tốt.";
    private static final String OTHER = "Đã mở 12 lớp bồi dưỡng kiến thức quốc phòng. Kết quả đạt yêu cầu đề ra.";

    @Autowired
    private Aggregation aggregation;

    @Autowired
    private ConsolidatedReportDesk desk;

    @Autowired
    private ConsolidatedReportBoard board;

    @Autowired
    private TestUnits units;

    @Autowired
    private Acting acting;

    @Autowired
    private NamedParameterJdbcTemplate jdbc;

    @Autowired
    private DataSource dataSource;

    @Autowired
    private SqlCount count;

    private RandomReports reports;
    private String prefix;

    @Test
    void passages_that_say_the_same_are_one_and_every_sentence_knows_its_units() {
        cycle("SA", 6);
        write("SA-X5", 1, SAME);
        write("SA-X6", 1, SAME.replace(". ", ".  ").toUpperCase().toLowerCase());
        write("SA-X7", 1, OTHER);
        aggregation.consolidate(reports.cycle);

        assertThat(section().body()).contains("Đơn vị SA-X5, Đơn vị SA-X6:\n");
        SectionSources found = sources("quan triet nghi quyet");
        assertThat(found.total()).isEqualTo(1);
        assertThat(found.passages().get(0).units())
                .extracting(SectionSources.Unit::name)
                .containsExactly("Đơn vị SA-X5", "Đơn vị SA-X6");
        assertThat(sources("sa-x7").passages().get(0).sentences()).hasSize(2);
        assertThat(sources("không có ở đâu").passages()).isEmpty();

        save("Lời của người biên tập về công tác này.\nĐã mở 12 lớp bồi dưỡng kiến thức quốc phòng.");

        ConsolidatedReportBoard.SectionText text =
                reviewer().call(() -> board.section(Actors.current(), reports.cycle, null, RandomReports.SECTION));
        assertThat(text.sentences().get(0).units()).isEmpty();
        assertThat(text.sentences().get(1).units())
                .extracting(SectionSources.Unit::name)
                .containsExactly("Đơn vị SA-X7");
    }

    @Test
    void editor_sees_amended_undone_and_withdrawn_reports_and_updates_or_keeps() {
        cycle("SB", 4);
        write("SB-X5", 1, SAME);
        write("SB-X6", 1, OTHER);
        write("SB-X7", 1, "Nội dung của đơn vị sẽ rút khỏi kế hoạch lần này.");
        aggregation.consolidate(reports.cycle);
        assertThat(section().outdated()).isFalse();
        save("Mở đầu do người biên tập viết.\n" + OTHER + " " + SAME
                + "\nNội dung của đơn vị sẽ rút khỏi kế hoạch lần này.");
        assertThat(section().changes()).isEmpty();

        write("SB-X6", 2, OTHER.replace("12 lớp", "15 lớp"));
        undo("SB-X5");
        jdbc.update("update app.obligation set withdrawn_at = now() where scope_unit = 'SB-X7'", Map.of());

        ConsolidatedReportFile file = file();
        assertThat(file.changedReports()).isEqualTo(3);
        assertThat(section().changes())
                .extracting(change -> change.unit() + " " + change.kind())
                .containsExactly("Đơn vị SB-X5 REMOVED", "Đơn vị SB-X6 CHANGED", "Đơn vị SB-X7 REMOVED");
        Change changed = section().changes().get(1);
        assertThat(changed.pieces())
                .contains(
                        new ConsolidatedReportFile.Piece("REMOVED", "12"),
                        new ConsolidatedReportFile.Piece("ADDED", "15"));

        reviewer().run(() -> desk.updateSection(Actors.current(), reports.cycle, RandomReports.SECTION));

        assertThat(section().body())
                .contains("Mở đầu do người biên tập viết.", "Đã mở 15 lớp", "Kết quả đạt yêu cầu đề ra.")
                .doesNotContain("12 lớp", "quán triệt", "sẽ rút khỏi");
        assertThat(section().outdated()).isFalse();

        write("SB-X6", 3, OTHER.replace("12 lớp", "20 lớp"));
        assertThat(section().outdated()).isTrue();
        reviewer().run(() -> desk.keepSection(Actors.current(), reports.cycle, RandomReports.SECTION));
        assertThat(section().outdated()).isFalse();
        assertThat(section().body()).contains("15 lớp");
        assertThat(acts()).contains("aggregation.section-updated", "aggregation.section-kept");
        acting.as("SB.duyet", "SB-T.approver")
                .run(() -> assertThatThrownBy(
                                () -> desk.keepSection(Actors.current(), reports.cycle, RandomReports.SECTION))
                        .isInstanceOf(NotFound.class));
    }

    @Test
    void unknown_field_is_told_while_typing_and_refused_at_the_end_and_approval_freezes_the_figures() {
        cycle("SC", 8);
        aggregation.consolidate(reports.cycle);
        ConsolidatedReportDesk.Saved saved = save("Tổng số {{I99}} và {{I01.độ phủ}}.");
        assertThat(saved.problems())
                .extracting(problem -> problem.at() + " " + problem.args())
                .containsExactly("sections.1.body [1.1, {{I99}}]");
        assertThatThrownBy(() -> aggregation.finishEditing(reports.cycle))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.problems())
                                .extracting(Refusal.Problem::key)
                                .containsExactly("aggregation.field.unknown"));
        String code = reports.indicators.get(0).code();
        save("Tổng số {{%s}} của {{%s.độ phủ}}.".formatted(code, code));
        String read = section().rendered();
        assertThat(read).doesNotContain("{{").contains("/" + reports.expected.size() + " đơn vị");
        aggregation.finishEditing(reports.cycle);
        aggregation.decide(reports.cycle, true, null);

        reports.report(IntStream.rangeClosed(21, 30)
                .mapToObj(n -> {
                    units.create("SC-X" + n, "Đơn vị SC-X" + n, "PARTY", "DISTRICT", "SC-T");
                    return "SC-X" + n;
                })
                .toList());
        aggregation.consolidate(reports.cycle);

        ConsolidatedReportFile first = reviewer().call(() -> desk.file(Actors.current(), reports.cycle, 1));
        assertThat(first.draft().sections().get(1).rendered()).isEqualTo(read);
        assertThat(section().rendered()).isNotEqualTo(read);
    }

    @Test
    void figures_stand_beside_those_of_the_cycle_before() {
        cycle("SJ", 8);
        aggregation.consolidate(reports.cycle);
        save("Một câu của người biên tập.");
        aggregation.finishEditing(reports.cycle);
        UUID before = reports.cycle;
        ConsolidatedReportFile.Row old = file().figures().get(0);
        cycle("SK", 12);
        jdbc.update(
                "update app.review_cycle set previous_cycle_id = :before where id = :cycle",
                Map.of("before", before, "cycle", reports.cycle));
        aggregation.consolidate(reports.cycle);
        assertThat(file().figures().get(0).previous()).as("not approved yet").isNull();

        aggregation.decide(before, true, null);
        aggregation.consolidate(reports.cycle);

        ConsolidatedReportFile.Row row = file().figures().get(0);
        assertThat(row.previous()).isNotNull().isEqualTo(old.shown());
        assertThat(row.change()).isNotNull();
        String code = row.code();
        save("Kỳ này {{%1$s}}, kỳ trước {{%1$s.kỳ trước}}, {{%1$s.tăng giảm}}.".formatted(code));
        assertThat(section().rendered())
                .isEqualTo("Kỳ này %s, kỳ trước %s, %s.".formatted(row.shown(), row.previous(), row.change()));
        assertThat(reviewer()
                        .call(() -> board.indicator(Actors.current(), reports.cycle, null, code, "value", 50, 0))
                        .units())
                .isNotEmpty();
    }

    @Test
    void matrix_tells_missing_thin_adequate_and_not_applicable() {
        cycle("SD", 5);
        write("SD-X8", 1, SAME);
        write("SD-X9", 1, "Tốt.");
        write("SD-XA", 1, null);
        jdbc.update(
                "update app.outline_section set min_words = 10 where cycle_id = :cycle and code = '1.1'",
                Map.of("cycle", reports.cycle));
        aggregation.consolidate(reports.cycle);

        assertThat(coverage(new Coverage.Filter(null, null, null, "sd-x8", "unit"))
                        .rows())
                .singleElement()
                .satisfies(row -> assertThat(row.cells())
                        .extracting(Coverage.Cell::state)
                        .containsExactly(Coverage.State.ADEQUATE, Coverage.State.MISSING));
        assertThat(coverage(new Coverage.Filter(Coverage.State.THIN, "1.1", null, "", "missing"))
                        .rows())
                .extracting(Coverage.Row::unitName)
                .contains("Đơn vị SD-X9")
                .doesNotContain("Đơn vị SD-X8");
        assertThat(coverage(new Coverage.Filter(Coverage.State.BY_CARD, "", "", "", "unit"))
                        .rows())
                .extracting(Coverage.Row::unitName)
                .containsExactly("Đơn vị SD-XA");
        assertThat(section().body()).doesNotContain("SD-XA");
        Coverage all = coverage(new Coverage.Filter(null, null, null, "", "unit"));
        Coverage.Column column = all.sections().get(0);
        assertThat(column.missing() + column.thin() + column.adequate() + column.notApplicable() + column.byCard())
                .isEqualTo(all.total())
                .isEqualTo(reports.expected.size() + 3);
    }

    @Test
    void pages_need_the_same_statements_for_30_and_120_units() throws Exception {
        cycle("SE", 30);
        int few = pages();
        cycle("SF", 120);

        assertThat(pages()).isEqualTo(few);
    }

    private int pages() throws Exception {
        aggregation.consolidate(reports.cycle);
        save("Một câu của người biên tập.");
        write(prefix + "-X200", 1, OTHER);
        return count.count(dataSource, () -> {
                    assertThat(section().outdated()).isTrue();
                    coverage(new Coverage.Filter(null, null, null, "x", "missing"));
                    sources("nghiem tuc");
                    reviewer().run(() -> board.indicator(Actors.current(), reports.cycle, null, "I01", "value", 50, 0));
                    reviewer().run(() -> board.section(Actors.current(), reports.cycle, null, RandomReports.SECTION));
                })
                .statements();
    }

    private void cycle(String name, int count) {
        prefix = name;
        units.create(prefix + "-T", "Tỉnh " + prefix, "STATE", "PROVINCE", null);
        reports = new RandomReports(jdbc, 77);
        reports.plan("Tổng kết " + prefix, prefix + "-T");
        reports.report(IntStream.rangeClosed(1, count)
                .mapToObj(n -> {
                    units.create(prefix + "-Z" + n, "Đơn vị " + prefix + "-Z" + n, "PARTY", "DISTRICT", prefix + "-T");
                    return prefix + "-Z" + n;
                })
                .toList());
        acting.ensure(prefix + ".thamdinh", prefix + "-T.reviewer");
    }

    /** One more accepted version of the unit's report, with a text in the first section; null for a reference card. */
    private void write(String unit, int no, String text) {
        MapSqlParameterSource all = new MapSqlParameterSource("id", UUID.randomUUID())
                .addValue("cycle", reports.cycle)
                .addValue("unit", unit)
                .addValue("no", no)
                .addValue("text", text == null ? "" : text)
                .addValue("card", text == null);
        if (no == 1) {
            units.create(unit, "Đơn vị " + unit, "PARTY", "DISTRICT", prefix + "-T");
            jdbc.update("""
                    insert into app.obligation (id, cycle_id, scope_unit, reporter_unit, due_on, due_precision, due_at,
                                                original_due_at, created_at)
                    values (gen_random_uuid(), :cycle, :unit, :unit, '2018-08-20', 'DAY', now(), now(), now())
                    """, all);
        }
        jdbc.update("""
                insert into app.report_version (id, obligation_id, version_no, created_at, created_by, saved_at, saved_by,
                                                by_card)
                select :id, id, :no, now(), 'test', now(), 'test', :card from app.obligation
                 where cycle_id = :cycle and scope_unit = :unit
                """, all);
        jdbc.update("insert into app.report_section (version_id, code, body) values (:id, '1.1', :text)", all);
        jdbc.update("""
                update app.report_version set submitted_at = now(), submitted_by = 'test', on_time = true,
                       sha256 = repeat('0', 64)
                 where id = :id
                """, all);
        jdbc.update("""
                insert into app.report_check (version_id, accepted, decided_at, decided_by) values (:id, true, now(), 'test')
                """, all);
    }

    private void undo(String unit) {
        Map<String, String> of = Map.of("unit", unit);
        jdbc.update("""
                insert into app.acceptance_undone (id, version_id, accepted_at, accepted_by, undone_at, undone_by, reason)
                select gen_random_uuid(), c.version_id, c.decided_at, c.decided_by, now(), 'test', 'Nhầm'
                  from app.report_check c join app.report_version v on v.id = c.version_id
                  join app.obligation o on o.id = v.obligation_id where o.scope_unit = :unit
                """, of);
        jdbc.update("""
                update app.report_check set accepted = null, decided_at = null, decided_by = null
                 where version_id in (select v.id from app.report_version v join app.obligation o on o.id = v.obligation_id
                                       where o.scope_unit = :unit)
                """, of);
    }

    private Acting.Person reviewer() {
        return acting.as(prefix + ".thamdinh", prefix + "-T.reviewer");
    }

    private ConsolidatedReportFile file() {
        return reviewer().call(() -> desk.file(Actors.current(), reports.cycle));
    }

    private ConsolidatedReportFile.Text section() {
        return file().draft().sections().stream()
                .filter(text -> text.code().equals(RandomReports.SECTION))
                .findFirst()
                .orElseThrow();
    }

    private SectionSources sources(String words) {
        return reviewer()
                .call(() ->
                        board.sources(Actors.current(), reports.cycle, null, RandomReports.SECTION, "", words, 20, 0));
    }

    private Coverage coverage(Coverage.Filter filter) {
        return reviewer().call(() -> board.coverage(Actors.current(), reports.cycle, null, filter, 100, 0));
    }

    private ConsolidatedReportDesk.Saved save(String body) {
        return reviewer()
                .call(() -> desk.save(
                        Actors.current(),
                        reports.cycle,
                        new ReportSheet(List.of(new ReportSheet.Text(RandomReports.SECTION, body, true)), null)));
    }

    private List<String> acts() {
        return jdbc.queryForList(
                "select act from app.audit_record where cycle_id = :cycle",
                Map.of("cycle", reports.cycle),
                String.class);
    }
}
