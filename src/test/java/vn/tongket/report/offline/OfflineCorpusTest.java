package vn.tongket.report.offline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.sun.management.ThreadMXBean;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.tongket.Refusal;

/** Bad files of every kind, each refused with its own reason and without reading more than the limits allow. */
class OfflineCorpusTest {

    /** What a thread may use up over one file, in all: far less than a file of 50 MB, and than what bombs unpack to. */
    private static final long MOST_MEMORY = 48L * 1024 * 1024;

    private static final SampleReports SAMPLES = new SampleReports();
    private static final byte[] WORD = SAMPLES.file(OfflineKind.WORD, SampleReports.empty());
    private static final byte[] EXCEL = SAMPLES.file(OfflineKind.EXCEL, SampleReports.empty());

    private static final List<BadFile> FILES = gathered();

    static Collection<BadFile> files() {
        return FILES;
    }

    private static List<BadFile> gathered() {
        try {
            return gather();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<BadFile> gather() throws Exception {
        List<BadFile> files = new ArrayList<>();
        files.addAll(NoPackages.all(WORD));
        files.addAll(new SpoiledPackages(WORD, EXCEL).all());
        files.addAll(new UnwantedParts(WORD, EXCEL).all());
        files.addAll(new ForeignContents(WORD, EXCEL).all());
        files.addAll(new ForeignCells(EXCEL).all());
        return files;
    }

    @Test
    void corpus_is_large_and_knows_every_reason() throws Exception {
        Collection<BadFile> files = files();

        assertThat(files).hasSizeGreaterThanOrEqualTo(100);
        assertThat(files).extracting(BadFile::title).doesNotHaveDuplicates();
        Set<String> keys = new HashSet<>();
        files.forEach(file -> keys.add(file.key()));
        assertThat(keys).hasSizeGreaterThanOrEqualTo(45);
    }

    @ParameterizedTest
    @MethodSource("files")
    void file_is_refused_for_its_own_reason_in_bounded_memory(BadFile file) {
        AtomicLong read = new AtomicLong();
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();

        assertThatThrownBy(() -> read(file, read))
                .asInstanceOf(type(Refusal.class))
                .satisfies(refusal -> {
                    assertThat(refusal.problems()).hasSize(1);
                    Refusal.Problem problem = refusal.problems().get(0);
                    assertThat(problem.key()).isEqualTo(file.key());
                    assertThat(problem.args().subList(0, file.args().size())).isEqualTo(file.args());
                });

        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(MOST_MEMORY);
        assertThat(read.get()).isLessThanOrEqualTo(file.limits().file() + FileKind.HEAD + 64 * 1024);
    }

    private static void read(BadFile file, AtomicLong read) {
        try (OfficeFile office = OfficeFile.receive(
                file.name(), () -> new Counting(file.content().get().getInputStream(), read), file.limits())) {
            SecrecyText.refuseMarked(office);
            if (office.kind() == OfflineKind.WORD) {
                SAMPLES.wordReader.read(office, file.report());
            } else {
                SAMPLES.workbookReader.read(office, file.report());
            }
        }
    }

    @Test
    void all_complaints_about_a_workbook_come_at_once_by_cell() throws Exception {
        byte[] file = new ForeignCells(EXCEL).changed(book -> {
            var sheet = book.getSheet("Số liệu");
            sheet.getRow(7).getCell(6).setCellFormula("1+1");
            sheet.getRow(8).getCell(6).setCellValue("mười");
            sheet.getRow(10).getCell(7).setCellErrorValue((byte) 0x17);
        });

        assertThatThrownBy(() -> SAMPLES.read(OfflineKind.EXCEL, file, SampleReports.empty()))
                .asInstanceOf(type(Refusal.class))
                .satisfies(refusal -> assertThat(refusal.problems())
                        .extracting(Refusal.Problem::at)
                        .containsExactly("G8", "G9", "H11"));
    }

    @Test
    void columns_may_change_places_and_sheets_their_names() throws Exception {
        byte[] file = new ForeignCells(EXCEL).changed(book -> {
            var sheet = book.getSheet("Số liệu");
            Stream.of(0, 7, 8, 9).forEach(row -> {
                var from = sheet.getRow(row).getCell(6);
                var to = sheet.getRow(row).createCell(20);
                if (row == 0) {
                    to.setCellValue(from.getStringCellValue());
                } else {
                    to.setCellValue(2_000 + row);
                }
                from.setBlank();
            });
            sheet.getRow(4).createCell(20).setCellValue("31/7/2018");
            book.setSheetName(0, "Bảng của tôi");
        });

        Proposal read = SAMPLES.read(OfflineKind.EXCEL, file, SampleReports.empty());

        assertThat(read.dataUntil()).isEqualTo("31/7/2018");
        assertThat(read.values().subList(0, 3)).extracting("value").containsExactly("2.007", "2.008", "2.009");
    }

    @Test
    void nothing_of_a_refused_file_stays_on_the_disk() {
        java.io.File folder = new java.io.File(System.getProperty("java.io.tmpdir"));
        java.io.FilenameFilter ours = (directory, name) -> name.startsWith("tongket-") && name.endsWith(".tep");
        Set<String> before = Set.of(folder.list(ours));
        BadFile bomb = new SpoiledPackages(WORD, EXCEL)
                .all().stream()
                        .filter(file -> file.key().equals("offline.zip.bomb"))
                        .findFirst()
                        .orElseThrow();

        assertThatThrownBy(() -> read(bomb, new AtomicLong())).isInstanceOf(Refusal.class);

        assertThat(before).containsAll(Set.of(folder.list(ours)));
    }

    @Test
    void files_with_any_damage_are_read_or_refused_and_never_break_the_reader() {
        Random random = new Random(2026);
        for (int i = 0; i < 400; i++) {
            byte[] file = i % 2 == 0 ? WORD : EXCEL;
            byte[] spoiled = i % 4 < 2 ? flipped(file, random) : rewritten(file, random);
            BadFile bad = BadFile.of("spoiled", i % 2 == 0 ? "a.docx" : "a.xlsx", spoiled, "");
            try {
                read(bad, new AtomicLong());
            } catch (Refusal refusal) {
                assertThat(refusal.problems()).isNotEmpty();
            }
        }
    }

    private static byte[] flipped(byte[] file, Random random) {
        byte[] flipped = file.clone();
        for (int i = 0; i < 3; i++) {
            flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return flipped;
    }

    /** Damage inside a part, behind checksums that are right. */
    private static byte[] rewritten(byte[] file, Random random) {
        Package parts = new Package(file);
        List<String> names = parts.names();
        for (int i = 0; i < 4; i++) {
            String part = names.get(random.nextInt(names.size()));
            String text = parts.text(part);
            int from = random.nextInt(text.length());
            int to = Math.min(text.length(), from + random.nextInt(40));
            String other = text.substring(random.nextInt(text.length()));
            parts.put(
                    part,
                    text.substring(0, from) + other.substring(0, Math.min(30, other.length())) + text.substring(to));
        }
        return parts.file();
    }

    /** Counts what is taken from a stream. */
    private static final class Counting extends FilterInputStream {

        private final AtomicLong read;

        Counting(InputStream in, AtomicLong read) {
            super(in);
            this.read = read;
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            read.addAndGet(one < 0 ? 0 : 1);
            return one;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int some = super.read(bytes, offset, length);
            read.addAndGet(Math.max(0, some));
            return some;
        }
    }
}
