package vn.tongket.audit.seal;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import vn.tongket.TongKetTest;
import vn.tongket.audit.seal.ExportCheck.Verdict;

/** Whoever has the whole database, but neither the key nor what was sent outside, is found out every time. */
@TongKetTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TamperingIT {

    private static final int TIMES = 200;
    private static final int ROOTS = 6;
    private static final String CYCLE = UUID.randomUUID().toString();

    @Autowired
    EmbeddedPostgres server;

    private SealDatabase database;
    private Tampering tampering;

    @BeforeAll
    void seal(@TempDir Path folder) throws IOException {
        database = new SealDatabase(server, "seal_tampered", folder);
        for (int root = 0; root < ROOTS; root++) {
            database.acts(4, CYCLE);
            database.acts(3, UUID.randomUUID().toString());
            database.jdbc.update("""
                    insert into app.audit_change (source, operation, row_key, row_hash)
                    select 'act_hi_taskinst', 'U', n::text, sha256(n::text::bytea) from generate_series(1, 3) n
                    """);
            assertThat(database.sealer.seal()).isEqualTo(1);
        }
        database.deliver();
        tampering = new Tampering(database, 2026);
        tampering.keepCopies();
    }

    @AfterAll
    void close() {
        database.close();
    }

    @Test
    void two_hundred_random_changes_are_found_and_the_first_broken_record_is_named() throws IOException {
        Verdict whole = database.check(database.exportAll());
        assertThat(whole.fault()).isNull();
        assertThat(whole.records()).isGreaterThanOrEqualTo(ROOTS * 10);
        assertThat(whole.compared()).isEqualTo(ROOTS);

        for (int time = 0; time < TIMES; time++) {
            Tampering.Done done = tampering.once();
            Verdict verdict = database.check(database.exportAll());

            assertThat(verdict.fault()).as(done.what()).isNotNull();
            if (done.named() != null) {
                assertThat(verdict.fault().args()).as(done.what()).contains(done.named());
            }
            assertThat(verdict.fault().sentence()).doesNotContain("{");
            tampering.putBack();
        }
        assertThat(database.check(database.exportAll()).fault()).isNull();
    }

    @Test
    void records_of_a_cycle_are_proven_without_the_others() throws IOException {
        Path export = database.export(out -> database.records().write(UUID.fromString(CYCLE), out));
        Verdict verdict = new ExportCheck(
                        Map.of(database.key.id(), database.key.publicKey()), RootFile.read(database.path()))
                .of(export);

        assertThat(verdict.fault()).isNull();
        assertThat(verdict.records()).isEqualTo(ROOTS * 4L);
    }
}
