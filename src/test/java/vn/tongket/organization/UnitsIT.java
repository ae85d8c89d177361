package vn.tongket.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.tongket.Acting;
import vn.tongket.NotFound;
import vn.tongket.TestUnits;
import vn.tongket.TestUnits.Province;
import vn.tongket.TongKetTest;
import vn.tongket.audit.Actor;
import vn.tongket.audit.Actors;

@TongKetTest
class UnitsIT {

    @Autowired
    private Units units;

    @Autowired
    private Access access;

    @Autowired
    private RoleHolders holders;

    @Autowired
    private TestUnits testUnits;

    @Autowired
    private Acting acting;

    @Test
    void unit_exists_between_its_dates_inclusive() {
        units.register(new Unit(
                "UX1",
                "Ban Thường vụ Huyện ủy Bắc Mê",
                "COMMITTEE",
                "PARTY",
                "DISTRICT",
                null,
                null,
                null,
                LocalDate.of(1983, 1, 1),
                LocalDate.of(2025, 6, 30)));

        assertThat(units.existsOn("UX1", LocalDate.of(2025, 6, 30))).isTrue();
        assertThat(units.existsOn("UX1", LocalDate.of(2025, 7, 1))).isFalse();
        assertThat(units.existsOn("UX2", LocalDate.of(2025, 7, 1))).isFalse();
        assertThat(units.names(List.of("UX1", "UX2")))
                .containsEntry("UX1", "Ban Thường vụ Huyện ủy Bắc Mê")
                .containsEntry("UX2", "UX2");
    }

    @Test
    void names_are_sorted_as_vietnamese_sorts() {
        testUnits.create("US1", "Đồng Văn", "PARTY", "DISTRICT", null);
        testUnits.create("US2", "Du Già", "PARTY", "DISTRICT", null);
        testUnits.create("US3", "Ea Súp", "PARTY", "DISTRICT", null);

        assertThat(units.all(List.of("US1", "US2", "US3")))
                .extracting(Unit::name)
                .containsExactly("Du Già", "Đồng Văn", "Ea Súp");
    }

    @Test
    void units_below_are_found_at_any_depth() {
        Province province = testUnits.province("UB", 2);
        testUnits.create("UB-H1-X1", "Xã", "PARTY", "COMMUNE", "UB-H1");

        assertThat(access.unitsBelow(province.party()))
                .containsExactlyInAnyOrder("UB-UBND", "UB-CHQS", "UB-H1", "UB-H2", "UB-H1-X1");
        assertThat(access.unitsBelow("UB-H2")).isEmpty();
    }

    @Test
    void holders_of_many_units_are_found_at_once() {
        Province province = testUnits.province("UR", 2);
        acting.ensure("UR-UBND.soan");

        assertThat(holders.unitsWithMember(List.of("UR-H1", "UR-H2", "UR-UBND"), Role.DRAFTER))
                .containsExactlyInAnyOrder("UR-H1", "UR-H2");

        acting.as("UR.admin", "camunda-admin").run(() -> {
            holders.assign("UR-UBND.soan", province.state(), Role.DRAFTER, Role.LEADER);
            holders.assign("UR-UBND.soan", province.state(), Role.DRAFTER);
        });

        assertThat(holders.unitsWithMember(Set.of("UR-UBND", "UR-H1"), Role.LEADER))
                .containsExactlyInAnyOrder("UR-UBND", "UR-H1");
        assertThat(holders.unitsWithMember(Set.of(), Role.LEADER)).isEmpty();
    }

    @Test
    void only_holders_of_the_role_and_the_product_itself_pass() {
        acting.as("UA.soan", "UA-H1.drafter").run(() -> {
            assertThat(access.holds(Actors.current(), "UA-H1", Role.LEADER, Role.DRAFTER))
                    .isTrue();
            assertThat(access.holds(Actors.current(), "UA-H1", Role.LEADER)).isFalse();
            assertThatThrownBy(() -> access.require(Actors.current(), "UA-H2", Role.DRAFTER))
                    .isInstanceOf(NotFound.class);
        });
        assertThat(Actors.current()).isEqualTo(Actor.SYSTEM);
        assertThat(access.holds(Actors.current(), "UA-H1", Role.LEADER)).isTrue();
    }
}
