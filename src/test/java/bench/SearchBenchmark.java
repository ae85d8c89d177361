package bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import vn.tongket.TestUnits;
import vn.tongket.TestUnits.Province;
import vn.tongket.TongKetApplication;
import vn.tongket.TongKetTest;
import vn.tongket.audit.Actor;
import vn.tongket.overview.Searched;
import vn.tongket.overview.Searched.Found;
import vn.tongket.overview.Searched.Kind;
import vn.tongket.overview.Words;

/**
 * 100,000 cited documents and 100,000 tasks: searched for one of them, against the bare look-up of the same rows by a key, and
 * against reading the whole table as without an index. {@code mvn test -Dtest=SearchBenchmark}
 */
@TongKetTest
@ContextConfiguration(classes = TongKetApplication.class)
class SearchBenchmark {

    private static final Logger log = LoggerFactory.getLogger(SearchBenchmark.class);
    private static final int ROWS = 100_000;
    private static final int CLAUSES = 250;

    @Autowired
    private List<Searched> kinds;

    @Autowired
    private TestUnits units;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void one_row_of_a_hundred_thousand() {
        Province province = units.province("BSR", 1);
        documents();
        tasks(province);
        jdbc.sql("analyze").update();
        Actor actor = new Actor(
                "bsr", Set.of(province.party() + ".coordinator", province.command() + ".tracker", "BSR-TU.auditor"));

        measure(
                actor,
                Kind.CITED,
                "trich yeu hiem 77777",
                jdbc.sql("select * from app.cited_document where symbol_key = 'BSR77777'"));
        measure(actor, Kind.TASK, "khoan k077 bsr-x177", jdbc.sql("""
                        select a.*, c.said, u.name from app.assignment a join app.clause c on c.id = a.clause_id
                          join app.org_unit u on u.code = a.unit_code where a.unit_code = 'BSR-X177' and c.ref = '77'
                        """));
        for (Kind kind : List.of(Kind.CITED, Kind.TASK)) {
            Searched searched = of(kind);
            Words all = Words.of("noi dung");
            Found found = searched.find(actor, all, 25, 0);
            log.warn(
                    "{}: words that {} rows hold: a page of 25 and their number in {} ms",
                    kind,
                    found.total(),
                    best(() -> searched.find(actor, all, 25, 0)) / 1_000_000);
        }
        long everything = best(() -> kinds.forEach(kind -> kind.find(actor, Words.of("khoan k077 bsr-x177"), 5, 0)));
        log.warn("all kinds together: {} ms", everything / 1_000_000);
        assertThat(everything).isLessThan(2_000_000_000L);
    }

    private void measure(Actor actor, Kind kind, String typed, JdbcClient.StatementSpec bare) {
        Searched searched = of(kind);
        Words words = Words.of(typed);
        Found found = searched.find(actor, words, 25, 0);
        assertThat(found.total()).isGreaterThan(0).isLessThan(100);
        long lookup = best(() -> bare.query().listOfRows());
        long search = best(() -> searched.find(actor, words, 25, 0));
        log.warn(
                "{}: {} of {} rows found in {} µs, bare look-up {} µs, ratio {}",
                kind,
                found.total(),
                ROWS,
                search / 1_000,
                lookup / 1_000,
                Math.round(10.0 * search / lookup) / 10.0);
    }

    private Searched of(Kind kind) {
        return kinds.stream().filter(one -> one.kind() == kind).findFirst().orElseThrow();
    }

    private void documents() {
        jdbc.sql("""
                        insert into app.cited_document (id, precision, confidence, original, symbol, symbol_key, issuer, subject,
                                                        registered_at)
                        select gen_random_uuid(), 'UNKNOWN', 'PARTIAL', 'Văn bản ' || n, n || '-NQ/BSR', 'BSR' || n, 'Tỉnh ủy BSR',
                               'Nội dung về quân sự, quốc phòng; trích yếu hiếm ' || n, now()
                          from generate_series(1, :rows) n
                        """).param("rows", ROWS).update();
    }

    private void tasks(Province province) {
        UUID cycle = UUID.randomUUID();
        UUID conclusion = UUID.randomUUID();
        OffsetDateTime now = OffsetDateTime.parse("2026-01-02T08:00:00+07:00");
        jdbc.sql("""
                        insert into app.review_cycle (id, title, kind, organizer, coordinator_unit, approver_unit, reviewer_unit,
                                 clerk_unit, search, created_at, created_by)
                        values (:id, 'Sơ kết', 'INTERIM_REVIEW', :p, :p, :p, :p, :p, 'so ket', :now, 'x')
                        """)
                .param("id", cycle)
                .param("p", province.party())
                .param("now", now)
                .update();
        jdbc.sql("""
                        insert into app.conclusion (id, cycle_id, source_type, title, issuer, coordinator_unit, approver_unit,
                                 clerk_unit, created_at, signed_at, signed_by, document_type, number, symbol, issued_on)
                        values (:id, :cycle, 'DOCUMENT', 'Kết luận', :p, :p, :p, :p, :now, :now, 'x', 'KL', 1, '1-KL/TU', '2026-01-02')
                        """)
                .param("id", conclusion)
                .param("cycle", cycle)
                .param("p", province.party())
                .param("now", now)
                .update();
        jdbc.sql("""
                        insert into app.follow_up (conclusion_id, cycle_id, coordinator_unit, tracker_unit, tracker_named, split_at)
                        values (:id, :cycle, :p, :c, true, :now)
                        """)
                .param("id", conclusion)
                .param("cycle", cycle)
                .param("p", province.party())
                .param("c", province.command())
                .param("now", now)
                .update();
        jdbc.sql("""
                        insert into app.org_unit (code, name, kind, branch, level, parent, search)
                        select 'BSR-X' || n, 'Đơn vị ' || n, 'COMMITTEE', 'PARTY', 'COMMUNE', :p, 'don vi ' || n || ' bsr-x' || n
                          from generate_series(1, :units) n
                        """)
                .param("p", province.party())
                .param("units", ROWS / CLAUSES)
                .update();
        jdbc.sql("""
                        insert into app.clause (id, conclusion_id, ref, ordinal, said, kind)
                        select gen_random_uuid(), :id, n::text, n, 'Nội dung khoản K' || lpad(n::text, 3, '0') || ' về quân sự, quốc phòng', 'QUALITATIVE'
                          from generate_series(1, :clauses) n
                        """).param("id", conclusion).param("clauses", CLAUSES).update();
        jdbc.sql("""
                        insert into app.assignment (id, conclusion_id, cycle_id, clause_id, unit_code, role, kind, carried_by,
                                 due_precision, original_due_precision, opened_at, changed_at)
                        select gen_random_uuid(), c.conclusion_id, :cycle, c.id, u.code, 'LEAD', 'QUALITATIVE', 'UNIT', 'UNKNOWN',
                               'UNKNOWN', :now, :now
                          from app.clause c, app.org_unit u where c.conclusion_id = :id and u.code like 'BSR-X%'
                        """)
                .param("cycle", cycle)
                .param("id", conclusion)
                .param("now", now)
                .update();
    }

    private static long best(Runnable work) {
        return IntStream.range(0, 7)
                .mapToLong(round -> {
                    long start = System.nanoTime();
                    work.run();
                    return System.nanoTime() - start;
                })
                .min()
                .orElseThrow();
    }
}
