package vn.tongket.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.tongket.NotFound;
import vn.tongket.Refusal;
import vn.tongket.TongKetTest;
import vn.tongket.audit.Actor;
import vn.tongket.calendar.SpecialDay.Kind;

@TongKetTest
class CalendarDeskIT {

    private static final Actor OWNER = new Actor("quytrinh", Set.of("UBND.process-owner"));
    private static final LocalDate MONDAY = LocalDate.of(2031, 3, 10);
    private static final LocalDate SATURDAY = LocalDate.of(2031, 3, 15);
    private static final String BASIS = "Thông báo 1/TB-BNV, 01/12/2030";

    @Autowired
    private CalendarDesk desk;

    @Autowired
    private WorkingCalendar calendar;

    @AfterEach
    void forget_what_was_entered() {
        desk.remove(Actor.SYSTEM, MONDAY);
        desk.remove(Actor.SYSTEM, SATURDAY);
        desk.reopen(Actor.SYSTEM, 2031);
    }

    @Test
    void an_entered_swap_counts_at_once() {
        assertThat(calendar.isWorkingDay(MONDAY)).isTrue();

        desk.enter(OWNER, new SpecialDay(MONDAY, Kind.SWAP_OFF, BASIS, false));
        desk.enter(OWNER, new SpecialDay(SATURDAY, Kind.SWAP_WORK, BASIS, false));

        assertThat(calendar.isWorkingDay(MONDAY)).isFalse();
        assertThat(calendar.isWorkingDay(SATURDAY)).isTrue();
        desk.remove(OWNER, MONDAY);
        assertThat(calendar.isWorkingDay(MONDAY)).isTrue();
    }

    @Test
    void a_completed_year_is_provisional_no_more() {
        desk.complete(OWNER, 2031, BASIS);

        assertThat(calendar.isProvisional(2031)).isFalse();
        assertThat(calendar.isWorkingDay(LocalDate.of(2031, 4, 30)))
                .as("nothing is computed for it")
                .isTrue();
        desk.reopen(OWNER, 2031);
        assertThat(calendar.isProvisional(2031)).isTrue();
        assertThat(calendar.isWorkingDay(LocalDate.of(2031, 4, 30))).isFalse();
    }

    @Test
    void what_makes_no_sense_is_refused() {
        refused(new SpecialDay(SATURDAY, Kind.SWAP_OFF, BASIS, false), "calendar.off-anyway");
        refused(new SpecialDay(MONDAY, Kind.SWAP_WORK, BASIS, false), "calendar.worked-anyway");
        refused(new SpecialDay(MONDAY, Kind.HOLIDAY, " ", false), "calendar.basis-missing");
        refused(new SpecialDay(LocalDate.of(31, 3, 10), Kind.HOLIDAY, BASIS, false), "calendar.year-out-of-range");
    }

    @Test
    void only_administrators_and_process_owners_edit() {
        assertThatThrownBy(() -> desk.remove(new Actor("soan", Set.of("H1.drafter")), MONDAY))
                .isInstanceOf(NotFound.class);
    }

    private void refused(SpecialDay day, String key) {
        assertThatThrownBy(() -> desk.enter(OWNER, day))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.problems())
                                .extracting(Refusal.Problem::key)
                                .containsExactly(key));
    }
}
