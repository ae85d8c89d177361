package vn.tongket.organization;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.tongket.Refusal;
import vn.tongket.organization.RoleRules.Away;
import vn.tongket.organization.RoleRules.Known;

class RoleRulesTest {

    private static final LocalDate MARCH = LocalDate.of(2026, 3, 1);
    private static final Unit UNIT = new Unit(
            "H1",
            "Huyện ủy Bắc Mê",
            "COMMITTEE",
            "PARTY",
            "DISTRICT",
            null,
            null,
            null,
            LocalDate.of(2000, 1, 1),
            LocalDate.of(2026, 6, 30));
    private static final RoleHolding HEAD = held("head", false, null, LocalDate.of(2026, 1, 1), UNIT.validTo());
    private static final Away AWAY = new Away("head", MARCH, MARCH.plusDays(9));

    @Test
    void aSubstituteForTheDaysOfAnAbsenceIsFine() {
        assertThat(keys(substitute("deputy", MARCH, MARCH.plusDays(9)), List.of(HEAD), AWAY))
                .isEmpty();
    }

    @Test
    void aSubstituteHasSomebodyToStandInForOnDaysOfAnAbsence() {
        assertThat(keys(substitute("deputy", MARCH, MARCH.plusDays(9)), List.of(), AWAY))
                .containsExactly("organization.role.substitute-for-nobody");
        assertThat(keys(substitute("deputy", MARCH, MARCH.plusDays(10)), List.of(HEAD), AWAY))
                .containsExactly("organization.role.not-away");
        assertThat(keys(substitute("deputy", MARCH, null), List.of(HEAD), AWAY))
                .containsExactly("organization.role.after-unit", "organization.role.not-away");
        assertThat(keys(substitute("head", MARCH, MARCH), List.of(), AWAY))
                .containsExactly("organization.role.substitutes-themselves");
    }

    @Test
    void aSecondSubstituteForTheSameDaysIsRefusedAndOneForOtherDaysIsNot() {
        RoleHolding first = substitute("deputy", MARCH, MARCH.plusDays(4));
        assertThat(keys(substitute("other", MARCH.plusDays(4), MARCH.plusDays(9)), List.of(HEAD, first), AWAY))
                .containsExactly("organization.role.second-substitute");
        assertThat(keys(substitute("other", MARCH.plusDays(5), MARCH.plusDays(9)), List.of(HEAD, first), AWAY))
                .isEmpty();
    }

    @Test
    void aSubstituteWhoIsAwayThemselvesCannotStandIn() {
        assertThat(keys(
                        substitute("deputy", MARCH, MARCH.plusDays(2)),
                        List.of(HEAD),
                        AWAY,
                        new Away("deputy", MARCH.plusDays(2), MARCH.plusDays(3))))
                .containsExactly("organization.role.substitute-away");
    }

    @Test
    void aRoleIsHeldOnceAndNotOutsideTheLifeOfItsUnit() {
        assertThat(keys(held("head", false, null, MARCH, UNIT.validTo()), List.of(HEAD)))
                .containsExactly("organization.role.held-already");
        assertThat(keys(held("new", false, null, LocalDate.of(1999, 1, 1), MARCH), List.of()))
                .containsExactly("organization.role.before-unit");
        assertThat(keys(held("new", false, null, MARCH, null), List.of()))
                .containsExactly("organization.role.after-unit");
    }

    @Test
    void twoPeopleDoNotActInOnePlaceAtOneTime() {
        RoleHolding acting = held("one", true, null, MARCH, MARCH.plusDays(5));
        assertThat(keys(held("two", true, null, MARCH.plusDays(5), MARCH.plusDays(8)), List.of(acting)))
                .containsExactly("organization.role.second-acting");
        assertThat(keys(held("two", true, null, MARCH.plusDays(6), MARCH.plusDays(8)), List.of(acting)))
                .isEmpty();
    }

    private static RoleHolding held(String user, boolean acting, String absent, LocalDate from, LocalDate to) {
        return new RoleHolding(0, "H1", Role.LEADER, user, acting, absent, from, to);
    }

    private static RoleHolding substitute(String user, LocalDate from, LocalDate to) {
        return held(user, false, "head", from, to);
    }

    private static List<String> keys(RoleHolding holding, List<RoleHolding> entries, Away... away) {
        Refusal.Collector problems = new Refusal.Collector();
        RoleRules.check(holding, new Known(UNIT, true, entries, List.of(away), Set.of()), problems);
        return problems.found().stream().map(Refusal.Problem::key).toList();
    }
}
