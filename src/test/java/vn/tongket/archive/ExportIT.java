package vn.tongket.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.zip.ZipFile;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.tongket.Acting;
import vn.tongket.Jobs;
import vn.tongket.NotFound;
import vn.tongket.TongKetTest;
import vn.tongket.assignment.FollowUpPlay;
import vn.tongket.assignment.SampleConclusion;
import vn.tongket.audit.Actors;
import vn.tongket.audit.seal.ExportCheck;
import vn.tongket.report.ReportPlay;

/** A cycle as one file: everything that is in the database and should go in is in it, and can be read without the product. */
@TongKetTest
class ExportIT {

    @Autowired
    private ApplicationContext beans;

    @Autowired
    private FollowUpPlay tasks;

    @Autowired
    private ArchiveDesk desk;

    @Autowired
    private ArchiveStore store;

    @Autowired
    private Acting acting;

    @Autowired
    private Jobs jobs;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ObjectMapper json;

    @Test
    void reports_are_read_back_with_the_hash_that_the_unit_has_in_hand() throws Exception {
        jobs.travelTo(LocalDate.of(2026, 1, 12));
        ReportPlay play = beans.getAutowireCapableBeanFactory().createBean(ReportPlay.class);
        List<ReportPlay.Stage> stages = play.opened("LTB", LocalDate.of(2026, 2, 16), 3);
        stages.stream().limit(2).forEach(play::submitted);
        play.accept(stages.get(0));
        ReportPlay.Stage stage = stages.get(0);
        Acting.Person coordinator = stage.coordinator();

        Export export = ArchivePlay.of(beans).made(coordinator, stage.cycle());

        Path file = ArchivePlay.of(beans).file(export);
        new ArchiveCheck(file, "x", 1L << 32).check((done, total) -> {});
        assertThat(ExportCheck.check(file).fault()).isNull();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            String folder = "bao-cao/" + stage.unit() + "/lan-1/";
            byte[] canonical = bytes(zip, folder + "ban-chinh-tac.jsonl");
            String hash = jdbc.sql(
                            "select sha256 from app.report_version where obligation_id = :id and submitted_at is not null")
                    .param("id", stage.report())
                    .query(String.class)
                    .single();
            assertThat(HexFormat.of().formatHex(Folder.sha256().digest(canonical)))
                    .isEqualTo(hash);
            JsonNode report = json.readTree(bytes(zip, folder + "bao-cao.json"));
            assertThat(report.path("sha256").asText()).isEqualTo(hash);
            assertThat(report.path("sections")).hasSize(10);
            assertThat(report.path("check").path("accepted").asBoolean()).isTrue();
            assertThat(zip.getEntry(folder + "bao-cao.docx")).isNotNull();
            assertThat(text(zip, folder + "bao-cao.html")).contains("Nội dung 1.1", hash);
            assertThat(zip.getEntry("bao-cao/" + stages.get(2).unit() + "/lan-1/bao-cao.json"))
                    .as("not submitted")
                    .isNull();
            tables(zip, stage.cycle());
            workbook(zip);
        }
        refetched(export, coordinator, stage.cycle());
    }

    /** As many lines as the database has rows, for each table that goes in. */
    private void tables(ZipFile zip, UUID cycle) {
        for (CycleRows.Kind kind : CycleRows.ALL) {
            String path = "du-lieu/" + kind.table() + ".jsonl";
            long count = jdbc.sql("select count(*) from (" + kind.rows() + ") r")
                    .param("cycle", cycle)
                    .query(Long.class)
                    .single();
            assertThat(zip.getEntry(path) == null ? 0 : text(zip, path).lines().count())
                    .as(path)
                    .isEqualTo(count);
        }
        long records = jdbc.sql(
                        "select count(*) from app.audit_record where cycle_id = :cycle and act <> 'archive.made'")
                .param("cycle", cycle)
                .query(Long.class)
                .single();
        assertThat(text(zip, "nhat-ky/nhat-ky.jsonl").lines().count()).isEqualTo(records);
    }

    /** Opens, names every file of the index, and holds no formula. */
    private void workbook(ZipFile zip) throws IOException {
        long listed = text(zip, ArchiveFormat.ENTRIES).lines().count();
        try (XSSFWorkbook book = new XSSFWorkbook(zip.getInputStream(zip.getEntry(ArchiveFormat.LIST)))) {
            assertThat(book.getSheetAt(0).getLastRowNum()).isEqualTo((int) listed);
            book.getSheetAt(0)
                    .forEach(row -> row.forEach(
                            cell -> assertThat(cell.getCellType()).isIn(CellType.STRING, CellType.NUMERIC)));
        }
    }

    /** Made once per state; a stranger finds nothing. */
    private void refetched(Export export, Acting.Person coordinator, UUID cycle) {
        Export again = ArchivePlay.of(beans).made(coordinator, cycle);
        assertThat(again.id()).isEqualTo(export.id());
        acting.as("LTB.nguoila", "LTB-KHAC.coordinator")
                .run(() -> assertThatThrownBy(() -> desk.overview(Actors.current(), cycle))
                        .isInstanceOf(NotFound.class));
        coordinator.run(() -> assertThatThrownBy(() -> desk.require(Actors.current(), cycle, UUID.randomUUID()))
                .isInstanceOf(NotFound.class));
    }

    @Test
    void the_same_state_gives_the_same_bytes_but_for_what_names_the_moment() throws Exception {
        SampleConclusion sample = tasks.begin("LTA", 2);
        Export first = ArchivePlay.of(beans).made(tasks.coordinator(sample), sample.cycle);
        Path one = ArchivePlay.of(beans).file(first);
        // as if nobody had ever asked
        jdbc.sql("update app.archive_export set state_sha256 = repeat('0', 64) where id = :id")
                .param("id", first.id())
                .update();
        jobs.travelTo(LocalDate.of(2026, 1, 6));
        Export second = ArchivePlay.of(beans).made(tasks.coordinator(sample), sample.cycle);
        assertThat(second.id()).isNotEqualTo(first.id());
        Path two = ArchivePlay.of(beans).file(second);
        try (ZipFile a = new ZipFile(one.toFile());
                ZipFile b = new ZipFile(two.toFile())) {
            List<String> different = a.stream()
                    .map(entry -> entry.getName())
                    .filter(path ->
                            b.getEntry(path) == null || !java.util.Arrays.equals(bytes(a, path), bytes(b, path)))
                    .collect(Collectors.toList());
            assertThat(different)
                    .allMatch(path -> path.startsWith("niem-phong/")
                            || path.startsWith("nhat-ky/")
                            || List.of("thong-tin.json", "SHA256SUMS", "muc-luc.xlsx", "muc-luc.jsonl")
                                    .contains(path));
        }
    }

    @Test
    void work_that_was_killed_is_taken_up_by_the_next_when_its_lease_is_over() {
        SampleConclusion sample = tasks.begin("LTK", 1);
        Acting.Person coordinator = tasks.coordinator(sample);
        Export begun = coordinator.call(() -> desk.start(Actors.current(), sample.cycle));
        assertThat(store.claim()).map(Export::id).contains(begun.id());
        assertThat(store.claim()).as("held by the one that was killed").isEmpty();
        jobs.travelTo(LocalDate.of(2026, 1, 6));
        while (beans.getBean(ArchiveWork.class).next()) {
            Thread.onSpinWait();
        }
        assertThat(coordinator
                        .call(() -> desk.require(Actors.current(), sample.cycle, begun.id()))
                        .stage())
                .isEqualTo(Export.Stage.DONE);
    }

    private static String text(ZipFile zip, String path) {
        return new String(bytes(zip, path), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(ZipFile zip, String path) {
        try {
            return zip.getInputStream(zip.getEntry(path)).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
