package vn.tongket.conference.remark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.tongket.calendar.Deadline;
import vn.tongket.conference.remark.Difference.Kind;

class DifferencesTest {

    private final Remark plan = remark(1, "Rà soát quy hoạch khu vực phòng thủ của tỉnh", "A", Deadline.UNKNOWN);
    private final Remark recruits = remark(2, "Hoàn thành chỉ tiêu tuyển quân năm 2026", null, Deadline.UNKNOWN);
    private final Remark land = remark(3, "Giải quyết tồn đọng về đất quốc phòng", null, Deadline.UNKNOWN);
    private final List<Remark> prepared = List.of(plan, recruits, land);

    @Test
    void says_what_is_the_same_changed_new_and_not_mentioned() {
        Remark same = remark(1, "hoàn thành chỉ tiêu tuyển quân năm 2026.", null, Deadline.UNKNOWN);
        Remark changed = remark(2, "Rà soát lại quy hoạch thế trận khu vực phòng thủ của tỉnh", null, Deadline.UNKNOWN);
        Remark added = remark(3, "Tổng kết mô hình làng văn hóa", null, Deadline.UNKNOWN);

        List<Difference> found = Differences.of(prepared, List.of(same, changed, added), Map.of(), Map.of());

        assertThat(found)
                .extracting(Difference::kind)
                .containsExactly(Kind.SAME, Kind.CHANGED, Kind.NEW, Kind.NOT_MENTIONED);
        assertThat(found.get(1).prepared()).isEqualTo(plan);
        assertThat(found.get(3).prepared()).isEqualTo(land);
        // who leads was prepared, and the chair did not say otherwise
        assertThat(found.get(1).outcome().leadUnit()).isEqualTo("A");
    }

    @Test
    void accent_a_date_and_another_lead_are_changes() {
        Remark accent = remark(1, "Giải quyết tổn đọng về đất quốc phòng", null, Deadline.UNKNOWN);
        Remark dated = remark(2, recruits.text(), null, Deadline.month(2026, 12));
        Remark led = remark(3, plan.text(), "B", Deadline.UNKNOWN);

        assertThat(Differences.of(prepared, List.of(accent, dated, led), Map.of(), Map.of()))
                .extracting(Difference::kind)
                .containsOnly(Kind.CHANGED);
    }

    @Test
    void one_prepared_clause_answers_one_remark_and_a_person_s_link_wins() {
        Remark first = remark(1, "Giải quyết tồn đọng về đất quốc phòng ở các huyện", null, Deadline.UNKNOWN);
        Remark second = remark(2, "Giải quyết tồn đọng về đất quốc phòng", null, Deadline.UNKNOWN);

        assertThat(Differences.of(prepared, List.of(first, second), Map.of(), Map.of()))
                .extracting(Difference::kind)
                .containsExactly(Kind.NEW, Kind.SAME, Kind.NOT_MENTIONED, Kind.NOT_MENTIONED);
        assertThat(Differences.of(prepared, List.of(first, second), Map.of(first.id(), land.id()), Map.of()))
                .extracting(Difference::kind)
                .containsExactly(Kind.CHANGED, Kind.NEW, Kind.NOT_MENTIONED, Kind.NOT_MENTIONED);
    }

    @Test
    void what_is_left_out_comes_as_it_was_prepared_or_not_at_all() {
        Remark changed = remark(1, "Rà soát quy hoạch khu vực phòng thủ", null, Deadline.UNKNOWN);
        Remark added = remark(2, "Chuyện ngoài lề", null, Deadline.UNKNOWN);
        List<Difference> decided = Differences.of(
                prepared,
                List.of(changed, added),
                Map.of(),
                Map.of(
                        changed.id(), no(changed),
                        added.id(), no(added),
                        recruits.id(), no(recruits),
                        land.id(), new Difference.Decision(land.id(), true, null, "a")));

        assertThat(decided.stream().map(Difference::outcome)).containsExactly(plan, null, null, land);
    }

    @Test
    void line_says_by_its_first_signs_to_whom_it_is_addressed() {
        assertThat(RemarkLine.read("* Nâng cao nhận thức")).isEqualTo(new RemarkLine(true, null, "Nâng cao nhận thức"));
        assertThat(RemarkLine.read("Chung: Nâng cao nhận thức"))
                .isEqualTo(new RemarkLine(true, null, "Nâng cao nhận thức"));
        assertThat(RemarkLine.read("@Sở Nội vụ: trình đề án"))
                .isEqualTo(new RemarkLine(false, "Sở Nội vụ", "trình đề án"));
        assertThat(RemarkLine.read("  Việc thường: có dấu hai chấm "))
                .isEqualTo(new RemarkLine(false, null, "Việc thường: có dấu hai chấm"));
    }

    private static Difference.Decision no(Remark about) {
        return new Difference.Decision(about.id(), false, "Đã có ở nhiệm vụ khác", "a");
    }

    private static Remark remark(int ordinal, String text, String lead, Deadline due) {
        return new Remark(UUID.randomUUID(), ordinal, 1, false, text, lead, null, lead, due, null, null);
    }
}
