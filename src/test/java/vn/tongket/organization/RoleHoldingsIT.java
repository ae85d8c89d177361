package vn.tongket.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.tongket.Acting;
import vn.tongket.Jobs;
import vn.tongket.NotFound;
import vn.tongket.Refusal;
import vn.tongket.TestUnits;
import vn.tongket.TongKetTest;
import vn.tongket.audit.Actor;
import vn.tongket.organization.people.AbsenceDesk;
import vn.tongket.organization.people.AbsenceEntry;

@TongKetTest
class RoleHoldingsIT {

    private static final Actor ADMINISTRATOR = new Actor("admin", Set.of("camunda-admin"));
    private static final String UNIT = "RH1";
    private static final String GROUP = "RH1.leader";
    private static final LocalDate FIRST = LocalDate.of(2031, 3, 10);
    private static final LocalDate LAST = LocalDate.of(2031, 3, 20);

    @Autowired
    private RoleHoldings holdings;

    @Autowired
    private RoleHolders holders;

    @Autowired
    private AbsenceDesk absences;

    @Autowired
    private TestUnits units;

    @Autowired
    private Acting acting;

    @Autowired
    private Jobs jobs;

    @BeforeEach
    void people() {
        units.create(UNIT, "Ban Thường vụ Huyện ủy Mèo Vạc", "PARTY", "DISTRICT", null);
        acting.ensure("rh.ky");
        acting.ensure("rh.byhand", GROUP);
    }

    @Test
    void a_substitute_is_in_the_group_on_the_days_given_and_not_before_or_after() {
        jobs.travelTo(FIRST.minusDays(1));
        absences.enter(ADMINISTRATOR, new AbsenceEntry("rh.byhand", FIRST, LAST, "Đi học", null));
        holdings.give(ADMINISTRATOR, new RoleHolding(0, UNIT, Role.LEADER, "rh.ky", false, "rh.byhand", FIRST, LAST));
        assertThat(inGroup("rh.ky")).isFalse();

        jobs.travelTo(FIRST);
        holdings.synchronise();
        assertThat(inGroup("rh.ky")).isTrue();

        jobs.travelTo(LAST);
        holdings.synchronise();
        assertThat(inGroup("rh.ky")).isTrue();

        jobs.travelTo(LAST.plusDays(1));
        holdings.synchronise();
        assertThat(inGroup("rh.ky")).isFalse();
        assertThat(inGroup("rh.byhand"))
                .as("a membership given by hand is left alone")
                .isTrue();
    }

    @Test
    void an_ended_role_leaves_the_group_the_next_day() {
        jobs.travelTo(FIRST);
        acting.ensure("rh.ended");
        long id = holdings.give(ADMINISTRATOR, RoleHolding.of(UNIT, Role.DRAFTER, "rh.ended", FIRST, null));
        assertThat(holders.members(Set.of("RH1.drafter"))).hasSize(1);

        holdings.end(ADMINISTRATOR, id, FIRST);
        assertThat(holders.members(Set.of("RH1.drafter"))).hasSize(1);
        jobs.travelTo(FIRST.plusDays(1));
        holdings.synchronise();

        assertThat(holders.members(Set.of("RH1.drafter"))).isEmpty();
        assertThat(holdings.ofUnit(UNIT))
                .anySatisfy(holding -> assertThat(holding.validTo()).isEqualTo(FIRST));
    }

    @Test
    void unknown_people_units_and_turned_dates_are_refused_together() {
        assertThatThrownBy(() ->
                        holdings.give(ADMINISTRATOR, RoleHolding.of("RH9", Role.LEADER, "rh.nobody", LAST, FIRST)))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.problems())
                                .extracting(Refusal.Problem::at)
                                .containsExactly("validTo", "unit", "user"));
    }

    @Test
    void only_administrators_give_roles() {
        assertThatThrownBy(() -> holdings.give(
                        new Actor("rh.ky", Set.of(GROUP)), RoleHolding.of(UNIT, Role.LEADER, "rh.ky", FIRST, null)))
                .isInstanceOf(NotFound.class);
    }

    private boolean inGroup(String user) {
        return holders.members(Set.of(GROUP)).contains(new RoleHolders.Member(user, GROUP));
    }
}
