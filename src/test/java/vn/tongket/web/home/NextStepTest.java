package vn.tongket.web.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import vn.tongket.engine.WaitingGroups.Group;
import vn.tongket.engine.WaitingGroups.Item;
import vn.tongket.overview.Upcoming.Due;

/** Which of many things a person best does next, and what of all that becomes due is shown. */
class NextStepTest {

    private static final Instant NOW = Instant.parse("2018-08-06T02:00:00Z");
    private static final Instant HORIZON = NOW.plus(Ahead.HORIZON);

    private static Group group(String element, Instant... dues) {
        List<Item> items = IntStream.range(0, dues.length)
                .mapToObj(n -> new Item(element + n, null, dues[n], dues[n] != null && dues[n].isBefore(NOW), false))
                .toList();
        return new Group("process", element, element, items.size(), 0, 0, items);
    }

    private static Due due(String text, Instant at) {
        return new Due(text, List.of(), at, 1, "/");
    }

    @Test
    void the_task_that_is_due_first_comes_first_and_one_without_a_date_last() {
        List<Group> groups = List.of(
                group("a", (Instant) null),
                group("b", NOW.plus(Duration.ofDays(3))),
                group("c", NOW.minus(Duration.ofDays(1)), NOW.plus(Duration.ofDays(9))));
        assertThat(NextStep.of(groups, List.of(), HORIZON).orElseThrow().task().id())
                .isEqualTo("c0");
        assertThat(NextStep.of(groups.subList(0, 1), List.of(), HORIZON)
                        .orElseThrow()
                        .task()
                        .id())
                .isEqualTo("a0");
    }

    @Test
    void without_a_task_it_is_what_becomes_due_within_two_weeks() {
        Due far = due("far", NOW.plus(Duration.ofDays(15)));
        Due near = due("near", NOW.plus(Duration.ofDays(13)));
        assertThat(NextStep.of(List.of(), List.of(far, near), HORIZON)
                        .orElseThrow()
                        .due())
                .isEqualTo(near);
        assertThat(NextStep.of(List.of(), List.of(far), HORIZON)).isEmpty();
        assertThat(NextStep.of(List.of(), List.of(), HORIZON)).isEmpty();
    }

    @Test
    void what_waits_for_the_person_comes_before_what_others_owe_however_long() {
        Due owedByUnits = due("units", NOW.minus(Duration.ofDays(400)));
        Due number = new Due("number", List.of(), null, 1, "/", true);
        assertThat(NextStep.of(List.of(), List.of(owedByUnits, number), HORIZON)
                        .orElseThrow()
                        .due())
                .isEqualTo(number);
    }

    @Test
    void what_is_ahead_is_cut_at_two_weeks_and_says_what_comes_then() {
        Due overdue = due("overdue", NOW.minus(Duration.ofDays(400)));
        Due undated = due("undated", null);
        Due near = due("near", NOW.plus(Duration.ofDays(2)));
        Due later = due("later", NOW.plus(Duration.ofDays(60)));
        Due latest = due("latest", NOW.plus(Duration.ofDays(90)));
        Ahead ahead = Ahead.of(Arrays.asList(latest, near, later, overdue, undated), NOW, 2);
        assertThat(ahead.dues()).containsExactly(undated, overdue);
        assertThat(ahead.hidden()).isEqualTo(1);
        assertThat(ahead.next()).isEqualTo(later);
    }
}
