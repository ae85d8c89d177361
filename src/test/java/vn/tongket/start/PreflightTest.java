package vn.tongket.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.DefaultBootstrapContext;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.mock.env.MockEnvironment;

/** What ends a start is said in one sentence, before anything else is tried. */
class PreflightTest {

    private final MockEnvironment environment = new MockEnvironment().withProperty("server.port", "0");

    @TempDir
    Path folder;

    @Test
    void a_taken_port_is_named() throws IOException {
        try (ServerSocket taken = new ServerSocket(0)) {
            environment.setProperty("server.port", String.valueOf(taken.getLocalPort()));

            refused("Cổng " + taken.getLocalPort() + " đang được chương trình khác sử dụng");
        }
    }

    @Test
    void a_port_that_is_none_is_named() {
        environment.setProperty("server.port", "tám nghìn");

        refused("Cổng “tám nghìn” không phải là số");
    }

    @Test
    void a_foreign_address_is_named() {
        environment.setProperty("server.address", "192.0.2.1");

        refused("Máy này không có địa chỉ mạng 192.0.2.1");
    }

    @Test
    void a_folder_that_cannot_be_written_is_named() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        environment.setProperty("tongket.data-dir", file.resolve("data").toString());

        refused("Không ghi được vào thư mục dữ liệu " + file);
    }

    @Test
    void a_folder_in_use_is_named() {
        environment.setProperty("tongket.data-dir", folder.toString());
        FileLock held = DataFolder.of(environment).lock();

        refused("đang được một phần mềm Tổng Kết khác sử dụng");

        DataFolder.release(held);
    }

    @Test
    void another_kind_of_database_is_refused_without_telling_its_password() {
        environment.setProperty("spring.datasource.url", "jdbc:mysql://root:secret@db/tongket?password=secret");

        refused("“jdbc:mysql://db/tongket” không dùng được");
    }

    @Test
    void a_database_that_does_not_answer_is_named() {
        environment.setProperty("spring.datasource.url", "jdbc:postgresql://127.0.0.1:1/tongket");

        refused("Không kết nối được cơ sở dữ liệu jdbc:postgresql://127.0.0.1:1/tongket");
    }

    @ParameterizedTest
    @CsvSource({
        "28P01, từ chối tài khoản",
        "28000, từ chối tài khoản",
        "3D000, không có cơ sở dữ liệu",
        "42501, không được tạo bảng",
        "25006, chỉ đọc",
        "08001, Không kết nối được"
    })
    void the_database_s_answer_becomes_advice(String state, String sentence) {
        assertThat(DatabaseProblems.explain(new SQLException("no", state), "jdbc:postgresql://db/tongket", "tongket"))
                .hasMessageContaining(sentence)
                .hasMessageEndingWith("rồi khởi động lại.");
    }

    @Test
    void a_port_taken_in_the_last_moment_gets_the_same_sentence() {
        assertThat(new StartFailures()
                        .analyze(new IllegalStateException(new PortInUseException(8080)))
                        .getDescription())
                .startsWith("Cổng 8080 đang được");
    }

    private void refused(String sentence) {
        assertThatThrownBy(() -> new Preflight()
                        .onApplicationEvent(new ApplicationEnvironmentPreparedEvent(
                                new DefaultBootstrapContext(), new SpringApplication(), new String[0], environment)))
                .isInstanceOf(StartProblem.class)
                .hasMessageContaining(sentence)
                .satisfies(problem -> assertThat(problem.getMessage().lines()).hasSize(1))
                .hasMessageNotContaining("secret");
    }
}
