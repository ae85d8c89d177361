package vn.tongket.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tongket.Refusal;

class ArchiveCheckTest {

    private static final String ABOUT = "{\"format\":\"tongket-luu-tru\",\"version\":1,\"title\":\"Sơ kết\"}";

    @TempDir
    Path folder;

    private Path file;
    private final Map<String, byte[]> files = new LinkedHashMap<>();

    @BeforeEach
    void archive() {
        file = folder.resolve("ho-so.zip");
        byte[] scan = new byte[200_000];
        new Random(7).nextBytes(scan);
        files.put("van-ban/2026-01-05-12-kh-tu.docx", scan);
        files.put("bao-cao/BM/lan-1/bao-cao.html", page("Báo cáo của Bắc Mê"));
        files.put("du-lieu/clause.jsonl", "{\"ref\":\"1\"}\n".repeat(500).getBytes(StandardCharsets.UTF_8));
        files.put(ArchiveFormat.INDEX, page("Sơ kết"));
        files.put(ArchiveFormat.ABOUT, ABOUT.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] page(String title) {
        var out = new java.io.ByteArrayOutputStream();
        new Html(out)
                .begin(title)
                .main(title, "../index.html", "Về mục lục")
                .p("a < b & “c”")
                .end();
        return out.toByteArray();
    }

    private Path write() throws IOException {
        try (Folder archive = new Folder(file) {
            @Override
            public void close() {
                // the file is looked at afterwards
            }
        }) {
            List<String> lines = new ArrayList<>();
            for (Map.Entry<String, byte[]> one : files.entrySet()) {
                Folder.Written written = archive.put(one.getKey(), out -> out.write(one.getValue()));
                lines.add("{\"path\":\"%s\",\"kind\":\"page\",\"name\":\"n\",\"size\":%d,\"sha256\":\"%s\"}"
                        .formatted(one.getKey(), written.size(), written.sha256()));
            }
            archive.put(
                    ArchiveFormat.ENTRIES,
                    out -> out.write(String.join("\n", lines).getBytes(StandardCharsets.UTF_8)));
            archive.list();
            archive.finish();
        }
        return file;
    }

    private ArchiveCheck.Sound check() throws IOException {
        return new ArchiveCheck(file, "ho-so.zip", 1L << 30).check((done, total) -> {});
    }

    private Refusal.Problem refused() {
        return catchThrowableOfType(Refusal.class, this::check).problems().get(0);
    }

    @Test
    void a_sound_archive_is_let_in_and_written_twice_has_the_same_bytes() throws Exception {
        byte[] first = Files.readAllBytes(write());
        ArchiveCheck.Sound sound = check();
        assertThat(sound.entries()).hasSize(5);
        assertThat(sound.others()).containsOnlyKeys(ArchiveFormat.ENTRIES);
        assertThat(Files.readAllBytes(write())).isEqualTo(first);
    }

    @Test
    void one_changed_byte_anywhere_is_found_and_the_file_named() throws Exception {
        byte[] sound = Files.readAllBytes(write());
        Random random = new Random(20260105);
        for (int i = 0; i < 300; i++) {
            byte[] damaged = sound.clone();
            int at = i < 100
                    ? random.nextInt(sound.length)
                    : sound.length - 1 - random.nextInt(Math.min(1500, sound.length));
            damaged[at] ^= (byte) (1 << random.nextInt(8));
            Files.write(file, damaged);
            Refusal.Problem problem = refused();
            assertThat(problem.args()).as("byte %d", at).isNotEmpty();
            assertThat(problem.args().get(0).toString()).as("byte %d", at).isNotBlank();
        }
    }

    @Test
    void damage_inside_a_file_names_that_file() throws Exception {
        byte[] sound = Files.readAllBytes(write());
        sound[100_000] ^= 1;
        Files.write(file, sound);
        assertThat(refused().args().get(0)).isEqualTo("van-ban/2026-01-05-12-kh-tu.docx");
    }

    @Test
    void a_cut_file_is_refused_wherever_it_is_cut() throws Exception {
        byte[] sound = Files.readAllBytes(write());
        for (int length : new int[] {0, 1, 50, 1000, sound.length / 2, sound.length - 90, sound.length - 1}) {
            Files.write(file, Arrays.copyOf(sound, length));
            assertThat(refused().key()).isEqualTo("archive.import.foreign");
        }
    }

    @Test
    void pages_with_scripts_and_addresses_outside_are_refused() throws Exception {
        for (String evil : List.of(
                "<script>alert(1)</script>",
                "<p onclick=\"x()\">a</p>",
                "<a href=\"javascript:x()\">a</a>",
                "<a href=\"https://a.vn\">a</a>",
                "<a href=\"//a.vn\">a</a>",
                "<a href=\"&#106;avascript&colon;x()\">a</a>",
                "<img src=\"x\">",
                "<svg/onload=x()>",
                "<iframe></iframe>",
                "<SCRIPT>x</SCRIPT>",
                "<meta http-equiv=\"refresh\">",
                "<style>p{}</style>",
                "<!-- a -->",
                "<p\u00a0onload=x>")) {
            files.put(
                    "bao-cao/BM/lan-1/bao-cao.html",
                    new String(page("a"), StandardCharsets.UTF_8)
                            .replace("</main>", evil + "</main>")
                            .getBytes(StandardCharsets.UTF_8));
            write();
            Refusal.Problem problem = refused();
            assertThat(problem.key()).as(evil).isEqualTo("archive.import.script");
            assertThat(problem.args().get(0)).isEqualTo("bao-cao/BM/lan-1/bao-cao.html");
        }
    }

    @Test
    void paths_that_lead_outside_programs_and_other_versions_are_refused() throws Exception {
        for (String path :
                List.of("../x.txt", "/etc/x", "a/../../x", "C:\\x", "a\\..\\x", "a//b", "a/.x", "a/b ", "a\u0000b")) {
            assertThat(ArchiveCheck.isPlain(path)).as(path).isFalse();
        }
        files.put("tep/../../x.txt", new byte[] {1});
        write();
        assertThat(refused().key()).isEqualTo("archive.import.path");
        files.remove("tep/../../x.txt");
        files.put("tep/x.svg", new byte[] {1});
        write();
        assertThat(refused().key()).isEqualTo("archive.import.program");
        files.remove("tep/x.svg");
        files.put(ArchiveFormat.ABOUT, ABOUT.replace(":1,", ":9,").getBytes(StandardCharsets.UTF_8));
        write();
        assertThat(refused().key()).isEqualTo("archive.import.version");
    }

    @Test
    void a_bomb_is_refused_before_it_is_unpacked() throws Exception {
        files.put("tep/bom.bin", new byte[64 << 20]);
        write();
        Refusal.Problem problem = refused();
        assertThat(problem.key()).isEqualTo("archive.import.inflated");
        assertThat(problem.args().get(0)).isEqualTo("tep/bom.bin");
    }

    @Test
    void a_missing_an_added_and_a_foreign_file_are_told_apart() throws Exception {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("a.txt"));
            zip.closeEntry();
        }
        assertThat(refused().key()).isEqualTo("archive.import.foreign");
        Folder.seal(file);
        assertThat(refused().args().get(0)).isEqualTo("SHA256SUMS");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("a.txt"));
            zip.putNextEntry(new ZipEntry("SHA256SUMS"));
            zip.write(("0".repeat(64) + "  b.txt\n").getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        }
        Folder.seal(file);
        assertThat(refused())
                .extracting(Refusal.Problem::key, problem -> problem.args().get(0))
                .containsExactly("archive.import.unlisted", "a.txt");
    }
}
