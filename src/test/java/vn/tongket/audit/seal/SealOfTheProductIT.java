package vn.tongket.audit.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipOutputStream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import vn.tongket.Acting;
import vn.tongket.Probe;
import vn.tongket.TestUnits;
import vn.tongket.TongKetTest;
import vn.tongket.web.Visitor;

/** The seal in the running product: what its account may not do, what triggers record, what the page shows. */
@TongKetTest
class SealOfTheProductIT {

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    EmbeddedPostgres server;

    @Autowired
    SealClock clock;

    @Autowired
    WholeCheck check;

    @Autowired
    ApplicationRights rights;

    @Autowired
    SealedRecords records;

    @Autowired
    SealSettings settings;

    @Autowired
    Probe probe;

    @Autowired
    TaskService tasks;

    @Autowired
    HistoryService history;

    @Autowired
    RepositoryService repository;

    @Autowired
    Acting acting;

    @Autowired
    TestUnits units;

    @LocalServerPort
    int port;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update app.audit_record set actor = 'x'",
                "delete from app.audit_record",
                "truncate app.audit_record",
                "alter table app.audit_record disable trigger all",
                "insert into app.audit_change (source, operation, row_key, row_hash) values ('x', 'I', '1', '')",
                "update app.audit_change set actor = 'x'",
                "delete from app.seal_root",
                "truncate app.seal_root",
                "update app.seal_key set public_key = 'x'",
                "delete from app.flyway_schema_history",
                "alter table act_hi_taskinst disable trigger all",
                "drop trigger audit_updated on act_hi_taskinst",
                "truncate act_hi_taskinst",
                "set session_replication_role = replica",
                "select app.cover('act_hi_taskinst', 'id_')",
                "create or replace function app.turn() returns bigint language sql return 0"
            })
    void the_account_of_the_application_cannot(String sql) {
        assertThatThrownBy(() -> jdbc.execute(sql))
                .rootCause()
                .message()
                .containsAnyOf("permission denied", "must be owner");
        assertThat(rights.guarded()).isTrue();
    }

    @Test
    void what_the_engine_keeps_is_recorded_by_whatever_way_it_changes() {
        acting.ensure("NIEMPHONGA.soan", "NIEMPHONGA.drafter");
        Probe.Started started = probe.start("NIEMPHONGA.drafter");
        tasks.createComment(started.task(), started.instance(), "Ghi chú");
        tasks.complete(started.task(), java.util.Map.of("reason", "xong"));
        String deployment = repository
                .createDeployment()
                .addString("niem-phong.html", "<form role=\"form\"></form>")
                .name("niem-phong-a")
                .deploy()
                .getId();

        assertThat(operations("act_hi_procinst", started.instance())).contains("I", "U");
        assertThat(operations("act_hi_taskinst", started.task())).contains("I", "U");
        assertThat(operations("act_re_deployment", deployment)).containsExactly("I");
        assertThat(operations("act_id_user", "NIEMPHONGA.soan")).contains("I");
        assertThat(operations("act_id_membership", "NIEMPHONGA.soan NIEMPHONGA.drafter"))
                .containsExactly("I");
        assertThat(jdbc.queryForObject("""
                        select count(*) from app.audit_change c join act_ge_bytearray b on b.id_ = c.row_key
                         where c.source = 'act_ge_bytearray' and b.deployment_id_ = ?
                        """, Long.class, deployment)).isOne();
        assertThat(jdbc.queryForObject(
                        "select count(*) from app.audit_change where source = 'flyway_schema_history'", Long.class))
                .isGreaterThan(30);
        assertThat(jdbc.queryForList(
                        "select distinct content::text from app.audit_change where source = 'act_id_user' and content is not null",
                        String.class))
                .isEmpty();

        history.deleteHistoricProcessInstance(started.instance());
        repository.deleteDeployment(deployment, true);

        assertThat(operations("act_hi_procinst", started.instance())).endsWith("D");
        assertThat(operations("act_hi_taskinst", started.task())).endsWith("D");
        assertThat(operations("act_re_deployment", deployment)).containsExactly("I", "D");
        assertThat(jdbc.queryForObject(
                        "select count(*) from app.audit_change where source = 'act_hi_comment' and operation = 'D'",
                        Long.class))
                .isPositive();
    }

    @Test
    void whoever_changes_history_behind_the_triggers_is_found() throws Exception {
        acting.ensure("NIEMPHONGB.soan", "NIEMPHONGB.drafter");
        Probe.Started started = probe.start("NIEMPHONGB.drafter");
        clock.seal();
        assertThat(RootFile.read(settings.file())).isNotEmpty();
        assertThat(checked()).isNull();

        JdbcTemplate superuser = new JdbcTemplate(server.getDatabase("postgres", "tongket"));
        String change = "begin; set local session_replication_role = replica;"
                + " update act_hi_taskinst set name_ = %s where id_ = '%s'; commit";
        String name = superuser.queryForObject(
                "select name_ from act_hi_taskinst where id_ = ?", String.class, started.task());
        superuser.execute(change.formatted("'khác'", started.task()));
        try {
            assertThat(checked()).contains(started.task(), "act_hi_taskinst", "T-");
        } finally {
            superuser.execute(change.formatted(name == null ? "null" : "'" + name + "'", started.task()));
        }
        assertThat(checked()).isNull();
    }

    @Test
    void another_virtual_machine_without_a_database_checks_an_export(@TempDir Path folder) throws Exception {
        clock.seal();
        Path export = folder.resolve("export.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(export))) {
            records.writeAll(out);
        }
        String roots = settings.file().toString();

        Ended right = verify(export.toString(), "--roots", roots, "--key", roots);
        assertThat(right.said()).contains("NGUYÊN VẸN", "đúng là khóa đã đưa").doesNotContain("KHÔNG NGUYÊN VẸN");
        assertThat(right.code()).isZero();

        Path kept = folder.resolve("other-roots.txt");
        Files.writeString(kept, "1 " + "ab".repeat(32) + "\n");
        Ended broken = verify(export.toString(), "--roots", kept.toString());
        assertThat(broken.said()).contains("KHÔNG NGUYÊN VẸN", "Gốc niêm phong số 1 khác với gốc đã gửi ra ngoài");
        assertThat(broken.code()).isEqualTo(1);

        assertThat(verify(folder.resolve("missing.zip").toString()).code()).isEqualTo(2);
        assertThat(verify().said()).contains("Cách dùng");
    }

    @Test
    void the_page_is_for_administrators_and_auditors() {
        var province = units.province("NIEMPHONGC", 1);
        acting.ensure("NIEMPHONGC.kiem-tra", province.party() + ".auditor");
        clock.seal();

        Visitor auditor = visitor("NIEMPHONGC.kiem-tra");
        assertThat(auditor.get("/niem-phong").body())
                .contains("Niêm phong nhật ký", settings.key().id(), "bản ghi chờ niêm phong", "/niem-phong/xuat")
                .doesNotContain("có thể sửa nhật ký");
        assertThat(auditor.get("/niem-phong/in").body()).contains("<svg", "Mã so bằng mắt");
        assertThat(jdbc.queryForObject(
                        "select count(*) from app.audit_record where act = 'account.logged-in' and actor = ?",
                        Long.class,
                        "NIEMPHONGC.kiem-tra"))
                .isOne();

        Visitor drafter = visitor(province.drafterOf(province.districts().get(0)));
        for (String path : List.of("/niem-phong", "/niem-phong/in", "/niem-phong/xuat")) {
            assertThat(drafter.get(path).statusCode()).as(path).isEqualTo(404);
        }
    }

    private Visitor visitor(String user) {
        Visitor visitor = new Visitor(port).with("Accept", "text/html,*/*;q=0.8");
        visitor.login(user, Acting.PASSWORD);
        visitor.get("/");
        return visitor;
    }

    private String checked() {
        check.ask("admin");
        check.step();
        return jdbc.queryForObject(
                "select fault || array_to_string(fault_args, ' ') from app.seal_check order by id desc limit 1",
                String.class);
    }

    private List<String> operations(String source, String key) {
        return jdbc.queryForList(
                "select operation::text from app.audit_change where source = ? and row_key = ? order by id",
                String.class,
                source,
                key);
    }

    private record Ended(int code, String said) {}

    private static Ended verify(String... args) throws Exception {
        List<String> command = new java.util.ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                "vn.tongket.TongKetApplication",
                "verify"));
        command.addAll(List.of(args));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), said);
    }
}
