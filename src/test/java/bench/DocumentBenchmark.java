package bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestPropertySource;
import vn.tongket.Acting;
import vn.tongket.TestUnits;
import vn.tongket.TongKetApplication;
import vn.tongket.TongKetTest;
import vn.tongket.aggregation.Aggregation;
import vn.tongket.aggregation.ConsolidatedPaper;
import vn.tongket.audit.Actors;
import vn.tongket.document.Block;
import vn.tongket.document.Paper;
import vn.tongket.document.Papers;

/**
 * The provincial report of 400 reports, 60 indicators and 10 sections as a Word file with tables and charts, from the
 * database to the file, against writing the same texts and tables through POI alone. {@code mvn test
 * -Dtest=DocumentBenchmark}
 */
@TongKetTest
@ContextConfiguration(classes = TongKetApplication.class)
@TestPropertySource(properties = "logging.level.bench=info")
class DocumentBenchmark {

    private static final Logger log = LoggerFactory.getLogger(DocumentBenchmark.class);
    private static final int UNITS = 400;
    private static final int ROUNDS = 5;
    private static final double MOST = 5.0;
    private static final long MEGABYTE = 1 << 20;
    private static final long MOST_HEAP = 256 * MEGABYTE;

    @Autowired
    private Aggregation aggregation;

    @Autowired
    private ConsolidatedPaper consolidated;

    @Autowired
    private Papers papers;

    @Autowired
    private TestUnits units;

    @Autowired
    private Acting acting;

    @Autowired
    private NamedParameterJdbcTemplate jdbc;

    private final UUID cycle = UUID.randomUUID();

    private interface Work {
        void run() throws IOException;
    }

    @Test
    void the_provincial_report_costs_at_most_five_times_what_its_text_costs_through_poi() {
        generate();
        acting.as("DOB.thamdinh", "DOB-T.reviewer").run(this::measure);
    }

    private void measure() throws IOException {
        Path ours = Files.createTempFile("document", ".docx");
        Path plain = Files.createTempFile("plain", ".docx");
        try {
            Paper paper = consolidated.of(Actors.current(), cycle, null);
            long[] written = new long[ROUNDS];
            long[] bare = new long[ROUNDS];
            for (int round = -2; round < ROUNDS; round++) {
                long writing = time(() -> write(ours));
                long poi = time(() -> writePlain(paper, plain));
                if (round >= 0) {
                    written[round] = writing;
                    bare[round] = poi;
                }
            }
            double ratio = (double) median(written) / median(bare);
            long grown = liveHeapOf(() -> write(ours));
            log.info(
                    "{} reports, {}: {} ms from the database to {} KB, the same text through POI alone {} ms, ratio {};"
                            + " live heap grew by at most {} MB",
                    UNITS,
                    said(paper),
                    median(written) / 1_000_000,
                    Files.size(ours) / 1024,
                    median(bare) / 1_000_000,
                    String.format("%.2f", ratio),
                    grown / MEGABYTE);
            try (XWPFDocument document = new XWPFDocument(Files.newInputStream(ours))) {
                assertThat(document.getCharts()).hasSize((int) count(paper, Block.Chart.class));
                assertThat(document.getTables().size()).isGreaterThan((int) count(paper, Block.Table.class));
            }
            assertThat(ratio).isLessThanOrEqualTo(MOST);
            assertThat(grown).isLessThan(MOST_HEAP);
        } finally {
            Files.deleteIfExists(ours);
            Files.deleteIfExists(plain);
        }
    }

    private void write(Path to) throws IOException {
        try (OutputStream out = Files.newOutputStream(to)) {
            papers.word(consolidated.of(Actors.current(), cycle, null), null, out);
        }
    }

    private static List<Block> blocks(Paper paper) {
        return java.util.stream.Stream.concat(
                        paper.blocks().stream(), paper.annexes().stream().flatMap(annex -> annex.blocks().stream()))
                .toList();
    }

    private static long count(Paper paper, Class<? extends Block> kind) {
        return blocks(paper).stream().filter(kind::isInstance).count();
    }

    private static String said(Paper paper) {
        long letters = blocks(paper).stream()
                .filter(Block.Prose.class::isInstance)
                .mapToLong(block -> ((Block.Prose) block).text().length())
                .sum();
        long cells = blocks(paper).stream()
                .filter(Block.Table.class::isInstance)
                .mapToLong(block -> ((Block.Table) block)
                        .rows().stream().mapToLong(List::size).sum())
                .sum();
        return "%d letters of text, %d cells, %d charts".formatted(letters, cells, count(paper, Block.Chart.class));
    }

    /** Paragraphs and tables as POI's own examples write them, without styles, head or charts. */
    private static void writePlain(Paper paper, Path to) throws IOException {
        try (XWPFDocument document = new XWPFDocument();
                OutputStream out = Files.newOutputStream(to)) {
            for (Block block : blocks(paper)) {
                if (block instanceof Block.Heading heading) {
                    paragraph(document, heading.number() + ". " + heading.text());
                } else if (block instanceof Block.Prose prose) {
                    prose.text().lines().forEach(line -> paragraph(document, line));
                } else if (block instanceof Block.Bullets bullets) {
                    bullets.entries().forEach(line -> paragraph(document, line));
                } else if (block instanceof Block.Table table) {
                    table(document, table);
                }
            }
            document.write(out);
        }
    }

    private static void paragraph(XWPFDocument document, String text) {
        document.createParagraph().createRun().setText(text);
    }

    private static void table(XWPFDocument document, Block.Table table) {
        XWPFTable written = document.createTable();
        XWPFTableRow head = written.getRow(0);
        for (int i = 0; i < table.columns().size(); i++) {
            XWPFTableCell cell = i == 0 ? head.getCell(0) : head.createCell();
            cell.setText(table.columns().get(i).title());
        }
        for (List<String> cells : table.rows()) {
            XWPFTableRow row = written.createRow();
            for (int i = 0; i < cells.size(); i++) {
                row.getCell(i).setText(cells.get(i));
            }
        }
    }

    private static long time(Work work) throws IOException {
        long start = System.nanoTime();
        work.run();
        return System.nanoTime() - start;
    }

    private static long median(long[] times) {
        long[] sorted = times.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    /** By how much what is reachable grows at most while the work is done; collected again and again to see that alone. */
    private static long liveHeapOf(Work work) throws IOException {
        long before = live();
        AtomicLong most = new AtomicLong(before);
        AtomicBoolean done = new AtomicBoolean();
        Thread watch = new Thread(() -> {
            while (!done.get()) {
                most.accumulateAndGet(live(), Math::max);
            }
        });
        watch.start();
        try {
            work.run();
        } finally {
            done.set(true);
            try {
                watch.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        return most.get() - before;
    }

    private static long live() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private void generate() {
        units.create("DOB-T", "Tỉnh đo", "STATE", "PROVINCE", null);
        for (String statement :
                AggregationBenchmark.DATA.replace("AGB-", "DOB-").split(";\\s*\\n")) {
            jdbc.update(statement, Map.of("cycle", cycle, "units", UNITS));
        }
        aggregation.consolidate(cycle);
    }
}
