package vn.tongket.archive.imported;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.tongket.Acting;
import vn.tongket.NotFound;
import vn.tongket.Refusal;
import vn.tongket.TongKetTest;
import vn.tongket.archive.ArchivePlay;
import vn.tongket.archive.Export;
import vn.tongket.assignment.FollowUpPlay;
import vn.tongket.assignment.SampleConclusion;
import vn.tongket.audit.Actors;
import vn.tongket.file.Uploads;

/** An archive goes out, and comes in again as something to be read; or does not, when one byte of it differs. */
@TongKetTest
class ImportIT {

    @Autowired
    private FollowUpPlay play;

    @Autowired
    private Acting acting;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ImportDesk desk;

    private ArchivePlay archives;
    private ImportPlay imports;

    @Autowired
    void play(ApplicationContext beans, Uploads uploads, ImportWork work) {
        archives = ArchivePlay.of(beans);
        imports = new ImportPlay(uploads, desk, work);
    }

    @Test
    void what_went_out_is_read_elsewhere_and_nothing_live_changes() throws Exception {
        SampleConclusion sample = play.begin("LTN", 2);
        Acting.Person auditor = acting.as("LTN.kiemtra", sample.province.party() + ".auditor");
        Acting.Person admin = acting.as("LTN.quantri", "camunda-admin");
        Export export = archives.made(play.coordinator(sample), sample.cycle);
        Path file = archives.file(export);
        long tasks = count("assignment");
        long cycles = count("review_cycle");

        ImportedArchive archive = imports.brought(auditor, file);

        assertThat(archive.stage())
                .as("%s %s", archive.problem(), archive.problemArgs())
                .isEqualTo(ImportedArchive.Stage.ACCEPTED);
        assertThat(archive.fact("cycleId")).isEqualTo(sample.cycle.toString());
        assertThat(count("assignment")).isEqualTo(tasks);
        assertThat(count("review_cycle")).isEqualTo(cycles);
        same(auditor, archive, file);
        assertThat(auditor.call(() -> desk.list(Actors.current(), "so ket LTN", 10, 0)))
                .extracting(ImportedArchive::id)
                .contains(archive.id());
        assertThat(auditor.call(() -> desk.entries(Actors.current(), archive.id(), "nhiem vu", "nhiem-vu", 10, 0)))
                .extracting(KeptEntry::path)
                .contains("nhiem-vu/nhiem-vu.html");
        String tasksPage =
                auditor.call(() -> desk.page(desk.entry(Actors.current(), archive.id(), "nhiem-vu/nhiem-vu.html")));
        assertThat(tasksPage).contains("<table>").doesNotContain("<script");

        ImportedArchive twice = imports.brought(admin, file);
        assertThat(twice.problem()).isEqualTo("archive.import.twice-imported");

        strangers(sample, archive);
        auditor.run(() -> assertThatThrownBy(() -> desk.remove(Actors.current(), archive.id(), "thử"))
                .isInstanceOf(NotFound.class));
        admin.run(() -> assertThatThrownBy(() -> desk.remove(Actors.current(), archive.id(), " "))
                .isInstanceOf(Refusal.class));
        admin.run(() -> desk.remove(Actors.current(), archive.id(), "Nạp nhầm"));
        auditor.run(() -> assertThatThrownBy(() -> desk.entries(Actors.current(), archive.id(), "", null, 1, 0))
                .isInstanceOf(NotFound.class));
        assertThat(jdbc.sql("select count(*) from app.archive_entry where import_id = :id")
                        .param("id", archive.id())
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(archives.file(export)).as("the export itself stays").hasSameBinaryContentAs(file);
    }

    private void same(Acting.Person auditor, ImportedArchive archive, Path file) throws Exception {
        Map<String, byte[]> kept = new HashMap<>();
        auditor.run(() -> {
            for (KeptEntry entry : desk.entries(Actors.current(), archive.id(), "", null, 10_000, 0)) {
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                desk.write(entry, out);
                kept.put(entry.path(), out.toByteArray());
            }
        });
        try (ZipFile zip = new ZipFile(file.toFile())) {
            List<? extends ZipEntry> entries = zip.stream()
                    .filter(entry -> !entry.getName().equals("SHA256SUMS"))
                    .toList();
            assertThat(kept).hasSize(entries.size());
            for (ZipEntry entry : entries) {
                assertThat(kept.get(entry.getName()))
                        .as(entry.getName())
                        .isEqualTo(zip.getInputStream(entry).readAllBytes());
            }
        }
    }

    private void strangers(SampleConclusion sample, ImportedArchive archive) {
        for (Acting.Person other :
                List.of(play.coordinator(sample), play.tracker(sample), play.leader(sample.code("D1")))) {
            other.run(() -> {
                assertThatThrownBy(() -> desk.list(Actors.current(), "", 1, 0)).isInstanceOf(NotFound.class);
                assertThatThrownBy(() -> desk.show(Actors.current(), archive.id()))
                        .isInstanceOf(NotFound.class);
            });
        }
        acting.as("LTN.kiemtra")
                .run(() -> assertThatThrownBy(() -> desk.show(Actors.current(), UUID.randomUUID()))
                        .isInstanceOf(NotFound.class));
    }

    @Test
    void a_broken_archive_leaves_nothing_behind() throws Exception {
        SampleConclusion sample = play.begin("LTH", 1);
        Acting.Person auditor = acting.as("LTH.kiemtra", sample.province.party() + ".auditor");
        Path file = archives.file(archives.made(play.coordinator(sample), sample.cycle));
        byte[] sound = Files.readAllBytes(file);
        Random random = new Random(42);
        for (int i = 0; i < 3; i++) {
            byte[] damaged = sound.clone();
            damaged[random.nextInt(sound.length)] ^= 4;
            Files.write(file, damaged);
            ImportedArchive refused = imports.brought(auditor, file);
            assertThat(refused.stage()).isEqualTo(ImportedArchive.Stage.REFUSED);
            assertThat(refused.problemArgs()).isNotEmpty();
            assertThat(jdbc.sql("select count(*) from app.attachment_content where sha256 = :sha")
                            .param("sha", refused.sha256())
                            .query(Long.class)
                            .single())
                    .isZero();
        }
    }

    private long count(String table) {
        return jdbc.sql("select count(*) from app." + table).query(Long.class).single();
    }
}
