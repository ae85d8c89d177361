package vn.tongket.audit.seal;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
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

    @Test
    void an_export_that_was_changed_on_its_way_is_found_out() throws IOException {
        SortedMap<String, String> files = new TreeMap<>(Map.of("van-ban/ket-luan.txt", Hash.hex(Hash.of("Kết luận"))));
        Path export = database.export(out -> {
            out.putNextEntry(new ZipEntry("van-ban/ket-luan.txt"));
            out.write(Hash.utf8("Kết luận"));
            out.closeEntry();
            database.records().write(UUID.fromString(CYCLE), files, out);
        });
        assertThat(database.check(export).fault()).isNull();
        List<String> lines = new String(entry(export, SealedRecords.RECORDS), StandardCharsets.UTF_8)
                .lines()
                .toList();
        String second = lines.get(1).replaceFirst(".*?\"id\":(\\d+).*", "#$1");

        List<String> without = new ArrayList<>(lines);
        without.remove(1);
        assertThat(fault(export, SealedRecords.RECORDS, without).code()).isEqualTo("record-taken-out");
        List<String> changed = new ArrayList<>(lines);
        changed.set(1, lines.get(1).replace("H1.soan", "H2.soan"));
        assertThat(fault(export, SealedRecords.RECORDS, changed).args()).contains(second);
        List<String> twice = new ArrayList<>(lines);
        twice.add(1, lines.get(1));
        assertThat(fault(export, SealedRecords.RECORDS, twice).args()).contains(second);
        assertThat(fault(export, SealedRecords.RECORDS, lines.subList(0, lines.size() - 1))
                        .code())
                .isEqualTo("records-count");
        assertThat(fault(export, SealedRecords.RECORDS, List.of("{}")).code()).isEqualTo("record-unreadable");
        assertThat(fault(export, SealedRecords.PROOFS, List.of("x")).args()).isNotEmpty();
        assertThat(fault(export, SealedRecords.ROOTS, List.of()).code()).isEqualTo("record-changed");
        assertThat(fault(export, SealedRecords.CONTENTS, List.of("{}")).code()).isEqualTo("contents-unreadable");
        assertThat(fault(export, SealedRecords.SIGNATURE, List.of("00")).code()).isEqualTo("contents-signature");
        assertThat(fault(export, "van-ban/ket-luan.txt", List.of("khác")).args())
                .containsExactly("van-ban/ket-luan.txt");
        assertThat(fault(export, "van-ban/them.txt", List.of("khác")).code()).isEqualTo("file-extra");
    }

    private Fault fault(Path export, String changed, List<String> lines) throws IOException {
        Path copy = Files.createTempFile(database.folder, "changed", ".zip");
        try (ZipFile from = new ZipFile(export.toFile());
                ZipOutputStream to = new ZipOutputStream(Files.newOutputStream(copy))) {
            for (ZipEntry each : Collections.list(from.entries())) {
                if (!each.getName().equals(changed)) {
                    to.putNextEntry(new ZipEntry(each.getName()));
                    to.write(entry(export, each.getName()));
                }
            }
            to.putNextEntry(new ZipEntry(changed));
            to.write(Hash.utf8(lines.isEmpty() ? "" : String.join("\n", lines) + "\n"));
        }
        Fault fault = database.check(copy).fault();
        assertThat(fault).as(changed).isNotNull();
        return fault;
    }

    private static byte[] entry(Path export, String name) throws IOException {
        try (ZipFile zip = new ZipFile(export.toFile())) {
            return zip.getInputStream(zip.getEntry(name)).readAllBytes();
        }
    }
}
