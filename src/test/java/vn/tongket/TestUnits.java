package vn.tongket;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.boot.test.context.TestComponent;
import vn.tongket.organization.Role;
import vn.tongket.organization.Unit;
import vn.tongket.organization.Units;

/** Provinces for tests: each test makes its own under its own prefix, so tests do not see each other's data. */
@TestComponent
public class TestUnits {

    private static final LocalDate ALWAYS = LocalDate.of(1900, 1, 1);

    private final Units units;
    private final Acting acting;

    TestUnits(Units units, Acting acting) {
        this.units = units;
        this.acting = acting;
    }

    /**
     * A province with its Party committee, People's Committee, military command and districts.
     *
     * @param districts Party committees of districts, each with a drafter {@code <code>.soan} and a leader {@code <code>.ky}
     */
    public record Province(String code, String party, String state, String command, List<String> districts) {

        public String drafterOf(String unit) {
            return unit + ".soan";
        }

        public String leaderOf(String unit) {
            return unit + ".ky";
        }
    }

    public Province province(String prefix) {
        return province(prefix, 3);
    }

    public Province province(String prefix, int districts) {
        Province province = new Province(
                prefix,
                prefix + "-TU",
                prefix + "-UBND",
                prefix + "-CHQS",
                IntStream.rangeClosed(1, districts)
                        .mapToObj(n -> prefix + "-H" + n)
                        .toList());
        create(province.party(), "Ban Thường vụ Tỉnh ủy " + prefix, "PARTY", "PROVINCE", null);
        create(province.state(), "Ủy ban nhân dân tỉnh " + prefix, "STATE", "PROVINCE", province.party());
        create(province.command(), "Bộ Chỉ huy quân sự tỉnh " + prefix, "MILITARY", "PROVINCE", province.party());
        for (String district : province.districts()) {
            create(district, "Ban Thường vụ Huyện ủy " + district, "PARTY", "DISTRICT", province.party());
            acting.ensure(province.drafterOf(district), Role.DRAFTER.group(district));
            acting.ensure(province.leaderOf(district), Role.LEADER.group(district));
        }
        return province;
    }

    public void create(String code, String name, String branch, String level, String parent) {
        units.register(new Unit(code, name, "COMMITTEE", branch, level, parent, null, null, ALWAYS, null));
    }
}
