package vn.tongket.conference;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.tongket.Refusal;
import vn.tongket.calendar.Deadline;
import vn.tongket.conference.Agenda.Item;
import vn.tongket.conference.AgendaCheck.Warning;

/** What a programme may not be, and what is only worth a look. */
class AgendaCheckTest {

    private static final LocalDate DAY = LocalDate.of(2018, 3, 28);

    @Test
    void overlaps_gaps_and_subjects_that_nobody_treats_are_shown() {
        Agenda agenda = agenda(
                null,
                item("08:00", "08:30", "Khai mạc", "Chánh Văn phòng", null),
                item("08:20", "09:00", "Báo cáo", "Chỉ huy trưởng", 1),
                item("09:03", "09:30", "Nghỉ", null, null),
                item("10:00", "11:30", "Thảo luận", "Chủ trì", null));

        assertThat(AgendaCheck.warnings(agenda))
                .containsExactly(
                        warning("overlap", 2, 1, 10L),
                        warning("no-presenter", 3),
                        warning("gap", 4, 3, 30L),
                        warning("untreated", 2));
        assertThat(AgendaCheck.total(agenda.items())).isEqualTo(Duration.ofMinutes(210));
    }

    @Test
    void a_long_item_overlaps_more_than_its_neighbour() {
        Agenda agenda = agenda(
                null,
                item("08:00", "10:00", "Báo cáo", "A", null),
                item("08:30", "09:00", "Video", "B", null),
                item("09:30", "10:30", "Thảo luận", "C", null));

        assertThat(AgendaCheck.warnings(agenda))
                .containsExactly(warning("overlap", 2, 1, 90L), warning("overlap", 3, 1, 30L));
    }

    @Test
    void what_contradicts_itself_is_refused_by_its_row() {
        Refusal.Collector problems = new Refusal.Collector();
        AgendaCheck.refuse(
                agenda(
                        new Agenda.Letter(Conference.Numbering.GIVEN, null, DAY.plusDays(1), 120),
                        item("09:00", "08:00", "Báo cáo", "A", 3)),
                problems);

        assertThat(problems.found())
                .extracting(Refusal.Problem::at)
                .containsExactly(
                        "items.0.endsAt",
                        "items.0.subject",
                        "guests.0.email",
                        "letter.number",
                        "letter.replyBy",
                        "letter.quorumPercent");
    }

    private static Warning warning(String kind, int item, Object... more) {
        List<Object> args = new java.util.ArrayList<>(List.of(item));
        args.addAll(List.of(more));
        return new Warning("conference.programme." + kind, item, args);
    }

    private static Item item(String from, String to, String title, String presenter, Integer subject) {
        return new Item(LocalTime.parse(from), LocalTime.parse(to), title, presenter, subject);
    }

    private static Agenda agenda(Agenda.Letter letter, Item... items) {
        return new Agenda(
                "Hội nghị",
                Deadline.day(DAY),
                LocalTime.of(8, 0),
                true,
                null,
                null,
                List.of(
                        new Agenda.Subject(Agenda.Role.REVIEWED, "Nghị quyết số 31", null, null),
                        new Agenda.Subject(Agenda.Role.INFORMATION, "Chuẩn bị diễn tập", null, null)),
                List.of(items),
                List.of(new Agenda.Guest("Phó Tư lệnh", null, false, "khong phai dia chi")),
                List.of(),
                null,
                letter);
    }
}
