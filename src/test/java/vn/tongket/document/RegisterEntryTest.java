package vn.tongket.document;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RegisterEntryTest {

    @Test
    void type_is_said_once() {
        assertThat(entry("Kết luận sơ kết 5 năm").title("Kết luận")).isEqualTo("Kết luận sơ kết 5 năm");
        assertThat(entry("sơ kết 5 năm").title("Kế hoạch")).isEqualTo("Kế hoạch sơ kết 5 năm");
    }

    private static RegisterEntry entry(String subject) {
        return new RegisterEntry(
                null, null, null, null, null, null, null, null, null, subject, null, null, null, null, null, null, null,
                false);
    }
}
