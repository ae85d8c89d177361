package vn.tongket.document;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.tongket.Refusal;

class SigningTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-, Chủ tịch, -, signing.capacity-missing",
                "BOSS, Chủ tịch, -, signing.capacity-unknown",
                "FOR_HEAD, ' ', -, signing.position-missing",
                "BY_ORDER, -, Nguyễn Văn An, signing.position-missing",
                "HEAD, -, Nguyễn Văn An 2, signing.name-shape",
            })
    void aSignatureThatSaysTooLittleIsRefusedAtItsField(String capacity, String position, String name, String key) {
        Refusal.Collector problems = new Refusal.Collector();
        new SigningEntry(capacity, position, name).check("signing", problems);
        assertThat(problems.found()).extracting(Refusal.Problem::key).containsExactly(key);
        assertThat(problems.found().get(0).at()).startsWith("signing.");
    }

    @Test
    void theHeadNeedsNoOfficeOfTheirOwn() {
        Refusal.Collector problems = new Refusal.Collector();
        Signing signing = new SigningEntry("ON_BEHALF", "", "  Nguyễn Văn An").check("signing", problems);
        assertThat(problems.isEmpty()).isTrue();
        assertThat(signing).isEqualTo(new Signing(Capacity.ON_BEHALF, null, "Nguyễn Văn An"));
    }

    @Test
    void anActingHeadWhoTypesTheWordSignsWithItOnce() {
        assertThat(new SigningEntry("ACTING", "Quyền Bí thư Tỉnh ủy", null)
                        .read()
                        .line(Style.STATE))
                .isEqualTo("Q. Bí thư Tỉnh ủy");
        assertThat(new Signing(Capacity.HEAD, "Quyền Bí thư Tỉnh ủy", null).position())
                .isEqualTo("Quyền Bí thư Tỉnh ủy");
    }

    @Test
    void thePartyAndTheStateWriteTheSameCapacityDifferently() {
        Signing deputy = new Signing(Capacity.FOR_HEAD, "Phó Chủ tịch", null);
        assertThat(deputy.line(Style.STATE)).isEqualTo("KT. Phó Chủ tịch");
        assertThat(deputy.line(Style.PARTY)).isEqualTo("K/T Phó Chủ tịch");
        assertThat(Signing.NONE.line(Style.STATE)).isEmpty();
    }
}
