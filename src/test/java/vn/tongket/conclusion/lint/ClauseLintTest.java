package vn.tongket.conclusion.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.tongket.calendar.Deadline;
import vn.tongket.calendar.Precision;
import vn.tongket.conclusion.Draft;
import vn.tongket.conclusion.Draft.Item;
import vn.tongket.conclusion.SourceType;
import vn.tongket.conclusion.lint.Finding.Code;
import vn.tongket.organization.Unit;
import vn.tongket.reference.Citation;
import vn.tongket.reference.CitationReader;
import vn.tongket.reference.Document;
import vn.tongket.reference.Resolution;

class ClauseLintTest {

    private static final LocalDate ISSUED = LocalDate.of(2026, 4, 1);
    private static final LocalDate LABOUR_DAY = LocalDate.of(2026, 5, 1);

    @Test
    void whole_clause_has_nothing_to_be_asked_about() {
        assertThat(found(task("Trình đề án", "A", "29/5/2026", "Đề án", "QUARTER")))
                .isEmpty();
    }

    @Test
    void clause_without_lead_date_deliverable_and_period_is_asked_for_each() {
        assertThat(codes(task("Nâng cao nhận thức", null, null, null, null)))
                .containsExactly(Code.LEAD_MISSING, Code.DUE_MISSING, Code.DELIVERABLE_MISSING, Code.PERIOD_MISSING);
    }

    @Test
    void period_of_the_conclusion_holds_for_every_clause() {
        Draft draft = draft("HALF_YEAR", null, task("Việc", "A", "2026", "Báo cáo", null));
        assertThat(ClauseLint.of(draft, around(Map.of(), List.of()))).isEmpty();
    }

    @Test
    void two_units_lead_but_groups_may() {
        Item two = item("1", "Việc", List.of("A", "B"), List.of(), "2026");
        Item mixed = item("1", "Việc", List.of("A"), List.of("G"), "2026");
        Item groups = item("1", "Việc", List.of(), List.of("G", "H"), "2026");

        assertThat(codes(two)).contains(Code.TWO_LEADS);
        assertThat(codes(mixed)).contains(Code.TWO_LEADS);
        assertThat(codes(groups)).doesNotContain(Code.TWO_LEADS);
    }

    @Test
    void date_on_a_day_off_proposes_the_next_working_day() {
        // 1 May 2026 is a Friday, and the two days behind it are a weekend
        Finding found = only(Code.DUE_DAY_OFF, task("Việc", "A", "1/5/2026", "X", "YEAR"));

        assertThat(found.at()).isEqualTo("clauses.0.due");
        assertThat(found.proposal()).isEqualTo("04/05/2026");
        assertThat(codes(task("Việc", "A", "4/5/2026", "X", "YEAR"))).isEmpty();
        assertThat(codes(task("Việc", "A", "5/2026", "X", "YEAR"))).isEmpty();
    }

    @Test
    void date_before_issuing_and_date_behind_the_next_review() {
        assertThat(codes(task("Việc", "A", "31/3/2026", "X", "YEAR"))).containsExactly(Code.DUE_BEFORE_ISSUING);
        Draft late = draft(null, "6/2028", task("Việc", "A", "2028", "X", "YEAR"));
        assertThat(ClauseLint.of(late, around(Deadline.month(2028, 6))))
                .extracting(Finding::code)
                .containsExactly(Code.DUE_AFTER_REVIEW);
        Draft inTime = draft(null, "2028", task("Việc", "A", "6/2028", "X", "YEAR"));
        assertThat(ClauseLint.of(inTime, around(Deadline.parse("2028")))).isEmpty();
    }

    @Test
    void lead_that_is_gone_on_the_due_date_is_found_by_the_date() {
        Map<String, Unit> units =
                Map.of("A", unit("A", "2000-01-01", "2026-06-30"), "N", unit("N", "2026-07-01", null));

        assertThat(codes(units, task("Việc", "A", "30/6/2026", "X", "YEAR"))).isEmpty();
        assertThat(codes(units, task("Việc", "A", "1/7/2026", "X", "YEAR"))).containsExactly(Code.LEAD_GONE);
        assertThat(codes(units, task("Việc", "A", "2026", "X", "YEAR"))).containsExactly(Code.LEAD_GONE);
        // a new unit may lead what is due when it exists, and nothing that begins at once without a date
        assertThat(codes(units, task("Việc", "N", "1/7/2026", "X", "YEAR"))).isEmpty();
        assertThat(codes(units, task("Việc", "N", null, "X", "YEAR")))
                .containsExactly(Code.LEAD_GONE, Code.DUE_MISSING);
    }

    @Test
    void date_and_share_that_stand_in_the_text_only() {
        Item item = task("Hoàn thành 100% chỉ tiêu trước ngày 31/12/2026", "A", null, "X", "YEAR");
        assertThat(codes(item)).containsExactly(Code.DUE_MISSING, Code.DUE_IN_TEXT, Code.TARGET_IN_TEXT);
        assertThat(only(Code.DUE_IN_TEXT, item).proposal()).isEqualTo("30/12/2026");
        assertThat(codes(task("Theo Nghị quyết ngày 25/10/2013", "A", "2026", "X", "YEAR")))
                .isEmpty();
    }

    @Test
    void target_without_number_and_general_clause_with_date_and_lead() {
        Item named = new Item(
                null,
                "1",
                false,
                "Việc",
                List.of("A"),
                null,
                null,
                null,
                "2026",
                "Tuyển quân",
                null,
                "%",
                false,
                null,
                null,
                "X",
                "YEAR");
        Item general = item("G1", "Yêu cầu", List.of("A"), List.of(), "2026");
        Item everybody = new Item(
                null,
                "G1",
                true,
                "Yêu cầu",
                general.leadUnits(),
                null,
                null,
                null,
                "2026",
                null,
                null,
                null,
                false,
                null,
                null,
                null,
                null);

        assertThat(codes(named)).containsExactly(Code.TARGET_WITHOUT_NUMBER);
        assertThat(codes(everybody)).containsExactly(Code.GENERAL_WITH_DATE, Code.GENERAL_WITH_LEAD);
    }

    @Test
    void parts_are_led_and_dated_by_their_clause_unless_other_parts_say_it_themselves() {
        Item plain = item("5a", "Phần a", List.of(), List.of(), null);
        Item dated = item("5b", "Phần b", List.of(), List.of(), "2026");
        Item whole = new Item(
                null,
                "5",
                false,
                "Việc",
                List.of("A"),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                false,
                null,
                List.of(plain, dated),
                "X",
                "YEAR");

        assertThat(found(whole))
                .extracting(Finding::code, Finding::at)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(Code.DUE_MISSING, "clauses.0.parts.0.due"));
    }

    @Test
    void one_clause_without_any_lead_is_one_finding_and_an_unled_part_beside_led_ones_another() {
        Item unled = item("5a", "Phần a", List.of(), List.of(), null);
        Item led = item("5b", "Phần b", List.of("A"), List.of(), null);
        Item nobody = whole(unled, unled);
        Item some = whole(unled, led);

        assertThat(found(nobody)).extracting(Finding::at).containsExactly("clauses.0.leadUnits");
        assertThat(found(some)).extracting(Finding::at).containsExactly("clauses.0.parts.0.leadUnits");
        assertThat(found(whole(led, led))).isEmpty();
    }

    private static Item whole(Item... parts) {
        return new Item(
                null,
                "5",
                false,
                "Việc",
                null,
                null,
                null,
                null,
                "2026",
                null,
                null,
                null,
                false,
                null,
                List.of(parts),
                "X",
                "YEAR");
    }

    @Test
    void number_of_two_documents_without_date_is_ambiguous_and_an_ended_document_is_expired() {
        Item citing = task("Thực hiện Nghị quyết 28-NQ/TW", "A", "2026", "X", "YEAR");
        Document first = document("2008-09-22", null);
        Document second = document("2013-10-25", null);

        assertThat(codes(citing, reading(first, second))).containsExactly(Code.CITATION_AMBIGUOUS);
        assertThat(codes(citing, reading())).containsExactly(Code.CITATION_UNDATED);
        assertThat(codes(citing, reading(second))).isEmpty();
        assertThat(codes(citing, reading(document("2008-09-22", "2026-04-01")))).containsExactly(Code.CITATION_EXPIRED);
        assertThat(codes(citing, reading(document("2008-09-22", "2026-04-02")))).isEmpty();
    }

    private static CitationReader.Reading reading(Document... candidates) {
        Resolution.Kind kind = candidates.length == 0
                ? Resolution.Kind.UNKNOWN
                : candidates.length == 1 ? Resolution.Kind.EXACT : Resolution.Kind.AMBIGUOUS;
        return new CitationReader.Reading(
                "clauses.0.text",
                Citation.of("28-NQ/TW").orElseThrow(),
                null,
                false,
                new Resolution(kind, List.of(candidates)));
    }

    private static Document document(String dated, String expired) {
        return new Document(
                UUID.randomUUID(),
                "28-NQ/TW",
                "Bộ Chính trị",
                LocalDate.parse(dated),
                Precision.DAY,
                Document.Confidence.FULL,
                "",
                "28-NQ/TW",
                expired == null ? null : LocalDate.parse(expired),
                null);
    }

    private static Item task(String text, String lead, String due, String deliverable, String period) {
        return new Item(
                null,
                "1",
                false,
                text,
                lead == null ? List.of() : List.of(lead),
                null,
                null,
                null,
                due,
                null,
                null,
                null,
                false,
                null,
                null,
                deliverable,
                period);
    }

    private static Item item(String ref, String text, List<String> units, List<String> groups, String due) {
        return new Item(
                null, ref, false, text, units, groups, null, null, due, null, null, null, false, null, null, null,
                null);
    }

    private static Draft draft(String period, String nextReview, Item... items) {
        return new Draft(
                "Kết luận",
                SourceType.DOCUMENT,
                null,
                false,
                null,
                null,
                false,
                List.of(items),
                null,
                null,
                period,
                nextReview,
                null);
    }

    private static Unit unit(String code, String from, String to) {
        return new Unit(
                code,
                "Đơn vị " + code,
                "UNIT",
                "STATE",
                "DISTRICT",
                null,
                null,
                null,
                LocalDate.parse(from),
                to == null ? null : LocalDate.parse(to));
    }

    private static List<Code> codes(Item item) {
        return found(item).stream().map(Finding::code).toList();
    }

    private static List<Code> codes(Map<String, Unit> units, Item item) {
        return ClauseLint.of(draft(null, null, item), around(units, List.of())).stream()
                .map(Finding::code)
                .toList();
    }

    private static List<Code> codes(Item item, CitationReader.Reading reading) {
        return ClauseLint.of(draft(null, null, item), around(Map.of(), List.of(reading))).stream()
                .map(Finding::code)
                .toList();
    }

    private static List<Finding> found(Item item) {
        return ClauseLint.of(draft(null, null, item), around(Map.of(), List.of()));
    }

    private static Finding only(Code code, Item item) {
        return found(item).stream()
                .filter(one -> one.code() == code)
                .findFirst()
                .orElseThrow();
    }

    private static Surroundings around(Map<String, Unit> units, List<CitationReader.Reading> citations) {
        return new Surroundings(
                ISSUED, Deadline.UNKNOWN, ClauseLintTest::isWorked, ClauseLintTest::next, units, citations);
    }

    private static Surroundings around(Deadline nextReview) {
        return new Surroundings(
                ISSUED, nextReview, ClauseLintTest::isWorked, ClauseLintTest::next, Map.of(), List.of());
    }

    private static boolean isWorked(LocalDate day) {
        return day.getDayOfWeek().getValue() < DayOfWeek.SATURDAY.getValue() && !day.equals(LABOUR_DAY);
    }

    private static LocalDate next(LocalDate day) {
        LocalDate next = day.plusDays(1);
        return isWorked(next) ? next : next(next);
    }
}
