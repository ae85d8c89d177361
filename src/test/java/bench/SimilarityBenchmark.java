package bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import vn.tongket.TestUnits;
import vn.tongket.TongKetApplication;
import vn.tongket.TongKetTest;
import vn.tongket.report.copies.Copies;
import vn.tongket.report.copies.Copy;

/**
 * Looks for copied passages among 200 and among 400 reports of ten sections of three pages, in one run and on one thread,
 * and prints the times, their ratio, and what was found of what was planted. Run it with
 * {@code mvn test -Dtest=SimilarityBenchmark}.
 */
@TongKetTest
@ContextConfiguration(classes = TongKetApplication.class)
class SimilarityBenchmark {

    private static final Logger log = LoggerFactory.getLogger(SimilarityBenchmark.class);

    private static final int SECTIONS = 10;
    private static final int WORDS = 3 * 450;
    private static final int ROUNDS = 3;
    private static final String[] SYLLABLES =
            ("quân sự quốc phòng an ninh địa phương cấp ủy chính quyền nhân dân lực lượng"
                            + " dân quân tự vệ dự bị động viên giáo dục bồi dưỡng kiến thức tuyên truyền phổ biến nâng cao nhận thức"
                            + " trách nhiệm lãnh đạo chỉ đạo tổ chức thực hiện nghị quyết chương trình kế hoạch kết quả xây dựng"
                            + " khu vực phòng thủ vững chắc tiềm lực thế trận kinh tế xã hội văn hóa đối ngoại huấn luyện diễn tập"
                            + " tuyển quân giao quân chính sách hậu phương gia đình thương binh liệt sĩ xã phường thị trấn huyện"
                            + " tỉnh cơ sở chi bộ đảng viên cán bộ đoàn thể mặt trận công tác vận động quần chúng phong trào thi đua"
                            + " khen thưởng hạn chế khuyết điểm nguyên nhân bài học kinh nghiệm phương hướng nhiệm vụ giải pháp đề"
                            + " xuất kiến nghị thời gian tới tiếp tục đẩy mạnh tăng cường bảo đảm ngân sách trang bị doanh trại thao"
                            + " trường sinh hoạt nền nếp kiểm tra giám sát sơ kết tổng kết hội nghị quy chế phối hợp biên giới")
                    .split(" ");

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestUnits units;

    @Autowired
    Copies copies;

    /** A section that was written by another unit; {@code overlap} is how much of it, in percent. */
    private record Planted(UUID version, String section, UUID origin, int overlap) {}

    private record Cycle(UUID id, List<UUID> versions, List<Planted> planted) {}

    private record Run(double seconds, List<Copy> found) {}

    @Test
    void similarity_is_linear_in_the_number_of_reports() {
        Cycle warm = cycle("BSW", 60);
        Cycle half = cycle("BSH", 200);
        Cycle full = cycle("BSF", 400);
        run(warm);
        run(warm);
        Run best200 = null;
        Run best400 = null;
        for (int round = 0; round < ROUNDS; round++) {
            best200 = better(best200, run(half));
            best400 = better(best400, run(full));
        }
        double ratio = best400.seconds() / best200.seconds() / 2;
        log.warn(
                "200 reports: {} s, 400 reports: {} s, ratio to linear: {}",
                "%.1f".formatted(best200.seconds()),
                "%.1f".formatted(best400.seconds()),
                "%.2f".formatted(ratio));
        double recall = recall(full, best400.found());
        log.warn(
                "400 reports: {} planted, recall {} %, found besides: {}",
                full.planted().size(), 100 * recall, besides(full, best400.found()));

        long start = System.nanoTime();
        copies.among(full.id(), List.of(full.versions().get(1)), List.of());
        log.warn("400 reports: {} ms for one report against the others", (System.nanoTime() - start) / 1_000_000);

        assertThat(recall).isEqualTo(1);
        assertThat(recall(half, best200.found())).isEqualTo(1);
        assertThat(best400.seconds()).isLessThan(60);
        assertThat(ratio).isLessThanOrEqualTo(1.3);
    }

    private static Run better(Run one, Run other) {
        return one == null || other.seconds() < one.seconds() ? other : one;
    }

    private Run run(Cycle cycle) {
        jdbc.sql("delete from app.report_fingerprint where version_id = any (:ids)")
                .param("ids", cycle.versions().toArray(UUID[]::new))
                .update();
        jdbc.sql("delete from app.fingerprinted_version where version_id = any (:ids)")
                .param("ids", cycle.versions().toArray(UUID[]::new))
                .update();
        long start = System.nanoTime();
        assertThat(copies.catchUpWhole(cycle.id())).isTrue();
        double fingerprinted = Duration.ofNanos(System.nanoTime() - start).toMillis() / 1000.0;
        List<Copy> found = copies.among(cycle.id(), cycle.versions(), List.of());
        double seconds = Duration.ofNanos(System.nanoTime() - start).toMillis() / 1000.0;
        log.warn("{} reports: fingerprints {} s, all {} s", cycle.versions().size(), fingerprinted, seconds);
        return new Run(seconds, found);
    }

    private static double recall(Cycle cycle, List<Copy> found) {
        Set<String> known = found.stream()
                .map(copy -> copy.version() + copy.section() + copy.other())
                .collect(Collectors.toSet());
        long met = cycle.planted().stream()
                .filter(planted -> known.contains(planted.version() + planted.section() + planted.origin())
                        && known.contains(planted.origin() + planted.section() + planted.version()))
                .count();
        return met / (double) cycle.planted().size();
    }

    private static long besides(Cycle cycle, List<Copy> found) {
        Set<String> known = new HashSet<>();
        cycle.planted().forEach(planted -> {
            known.add(planted.version() + planted.section() + planted.origin());
            known.add(planted.origin() + planted.section() + planted.version());
        });
        return found.stream()
                .filter(copy -> !known.contains(copy.version() + copy.section() + copy.other()))
                .count();
    }

    /** Every report has a standard paragraph in each section; every twentieth section is half or more another unit's. */
    private Cycle cycle(String prefix, int reports) {
        TestUnits.Province province = units.province(prefix, 1);
        UUID cycle = UUID.randomUUID();
        jdbc.sql("""
                        insert into app.review_cycle (id, title, kind, organizer, coordinator_unit, approver_unit,
                               reviewer_unit, clerk_unit, search, created_at, created_by)
                        values (:id, 'Tổng kết', 'FINAL_REVIEW', :party, :party, :party, :party, :party, 'tong ket', :now, 'b')
                        """)
                .param("id", cycle)
                .param("party", province.party())
                .param("now", OffsetDateTime.now())
                .update();
        Random random = new Random(reports);
        List<String> standards = IntStream.range(0, SECTIONS)
                .mapToObj(section -> words(random, 150))
                .toList();
        List<UUID> versions = new ArrayList<>();
        List<Planted> planted = new ArrayList<>();
        List<List<String>> texts = new ArrayList<>();
        for (int n = 0; n < reports; n++) {
            UUID version = UUID.randomUUID();
            List<String> sections = new ArrayList<>();
            for (int section = 0; section < SECTIONS; section++) {
                boolean copied = n % 2 == 1 && random.nextInt(10) == 0;
                int overlap = 50 + random.nextInt(51);
                int taken = WORDS * overlap / 100;
                String own = words(random, copied ? WORDS - taken : WORDS);
                if (copied) {
                    int origin = n - 1;
                    String[] from = texts.get(origin).get(section).split(" ");
                    own += " " + String.join(" ", Arrays.copyOfRange(from, 0, Math.min(from.length, taken)));
                    planted.add(new Planted(version, String.valueOf(section), versions.get(origin), overlap));
                }
                sections.add(own + " " + standards.get(section));
            }
            texts.add(sections);
            versions.add(version);
            keep(prefix, cycle, n, version, sections);
        }
        return new Cycle(cycle, versions, planted);
    }

    private void keep(String prefix, UUID cycle, int n, UUID version, List<String> sections) {
        String unit = prefix + "-X" + n;
        units.create(unit, unit, "PARTY", "DISTRICT", prefix + "-TU");
        UUID obligation = UUID.randomUUID();
        jdbc.sql("""
                        insert into app.obligation (id, cycle_id, scope_unit, reporter_unit, due_on, due_precision, due_at,
                                                    original_due_at, created_at)
                        values (:id, :cycle, :unit, :unit, '2030-12-31', 'DAY', :now, :now, :now)
                        """)
                .param("id", obligation)
                .param("cycle", cycle)
                .param("unit", unit)
                .param("now", OffsetDateTime.now())
                .update();
        jdbc.sql("""
                        insert into app.report_version (id, obligation_id, version_no, created_at, created_by, saved_at, saved_by)
                        values (:id, :obligation, 1, :now, 'b', :now, 'b')
                        """)
                .param("id", version)
                .param("obligation", obligation)
                .param("now", OffsetDateTime.now())
                .update();
        jdbc.sql("""
                        insert into app.report_section (version_id, code, body)
                        select :id, (n - 1)::text, body from unnest(:texts::text[]) with ordinality as x(body, n)
                        """)
                .param("id", version)
                .param("texts", sections.toArray(String[]::new))
                .update();
        jdbc.sql("""
                        update app.report_version set submitted_at = :now, submitted_by = 'b', on_time = true, sha256 = :hash
                         where id = :id
                        """)
                .param("now", OffsetDateTime.now())
                .param("hash", "0".repeat(64))
                .param("id", version)
                .update();
    }

    private static String words(Random random, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> SYLLABLES[random.nextInt(SYLLABLES.length)] + (i % 17 == 16 ? "." : ""))
                .collect(Collectors.joining(" "));
    }
}
