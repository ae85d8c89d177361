package vn.tongket.audit.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import vn.tongket.TongKetTest;

/** The sealer on its own: what is late, what happens twice, what is cut off in the middle. */
@TongKetTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SealIT {

    private static final String CYCLE = UUID.randomUUID().toString();

    @Autowired
    EmbeddedPostgres server;

    private SealDatabase database;

    @BeforeAll
    void open(@TempDir Path folder) {
        database = new SealDatabase(server, "seal_alone", folder);
    }

    @AfterAll
    void close() {
        database.close();
    }

    @Test
    void a_transaction_that_ends_late_is_not_skipped() throws Exception {
        try (Connection late = database.source.getConnection();
                Statement statement = late.createStatement()) {
            late.setAutoCommit(false);
            statement.execute("""
                    insert into app.audit_record (occurred_at, actor, capacity, act, subject_kind, subject_id)
                    values (now(), 'late', '', 'x', 'x', 'late')
                    """);
            database.acts(5, CYCLE);
            database.sealer.seal();
            long before = sealed();
            late.commit();
            database.sealer.seal();

            assertThat(sealed() - before).isEqualTo(6);
            assertThat(sealed()).isEqualTo(recorded());
        }
    }

    @Test
    void two_sealers_at_once_make_one_chain() throws Exception {
        database.acts(10_000, CYCLE);
        Sealer other = database.sealer(SealKey.create());
        ExecutorService both = Executors.newFixedThreadPool(2);
        CountDownLatch start = new CountDownLatch(1);
        List<Future<Integer>> made = IntStream.range(0, 8)
                .mapToObj(n -> both.submit(() -> {
                    start.await();
                    return (n % 2 == 0 ? database.sealer : other).seal();
                }))
                .toList();
        start.countDown();
        for (Future<Integer> each : made) {
            each.get();
        }
        both.shutdown();

        database.sealer.seal();
        assertThat(sealed()).isEqualTo(recorded());
        assertThat(ExportCheck.check(database.exportAll()).fault()).isNull();
    }

    @Test
    void what_was_not_committed_leaves_no_root() {
        database.acts(3, CYCLE);
        long last = database.roots.last().map(SealedRoots.Signed::number).orElse(0L);
        TransactionTemplate transaction = new TransactionTemplate(database.transactions);

        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    assertThat(database.sealer.seal()).isPositive();
                    throw new IllegalStateException("power cut");
                }))
                .hasMessage("power cut");
        assertThat(database.roots.last().map(SealedRoots.Signed::number).orElse(0L))
                .isEqualTo(last);

        database.sealer.seal();
        assertThat(database.roots.last().orElseThrow().number()).isEqualTo(last + 1);
    }

    @Test
    void a_line_torn_by_a_crash_is_written_again() throws IOException {
        database.acts(3, CYCLE);
        database.sealer.seal();
        database.deliver();
        String whole = Files.readString(database.path());
        Files.writeString(database.path(), whole.substring(0, whole.length() - 40));
        database.deliver();

        assertThat(RootFile.read(database.path()).lastKey())
                .isEqualTo(database.roots.last().orElseThrow().number());
    }

    @Test
    void a_place_that_fails_is_said_and_caught_up_with(@TempDir Path elsewhere) throws IOException {
        Path blocked = Files.writeString(elsewhere.resolve("blocked"), "a file where a folder should be");
        SealPlaces failing = places(blocked.resolve(RootFile.NAME));
        database.acts(2, CYCLE);
        database.sealer.seal();
        failing.deliver();
        assertThat(file(failing).problem()).isEqualTo("UNWRITABLE");
        assertThat(file(failing).failingSince()).isNotNull();

        database.acts(2, CYCLE);
        database.sealer.seal();
        Files.delete(blocked);
        failing.deliver();
        long last = database.roots.last().orElseThrow().number();
        assertThat(file(failing).problem()).isNull();
        assertThat(RootFile.read(blocked.resolve(RootFile.NAME))).hasSize((int) last);

        Path foreign = elsewhere.resolve("foreign").resolve(RootFile.NAME);
        Files.createDirectories(foreign.getParent());
        String line = Files.readAllLines(blocked.resolve(RootFile.NAME)).get((int) last - 1);
        Files.writeString(foreign, line.replaceFirst("\"root\":\"....", "\"root\":\"0000") + "\n");
        SealPlaces other = places(foreign);
        other.deliver();
        assertThat(file(other).problem()).isEqualTo("DIFFERENT");
        assertThat(Files.readAllLines(foreign)).hasSize(1);
    }

    @Test
    void turns_go_on_when_a_backup_was_restored_into_a_server_that_counts_anew() throws IOException {
        database.jdbc.update("""
                insert into app.audit_record (occurred_at, actor, capacity, act, subject_kind, subject_id, turn)
                values (now(), 'before', '', 'x', 'x', 'x', app.turn() + 1000000000)
                """);
        try (InputStream script = getClass().getResourceAsStream("/db/owner/cover.sql")) {
            String text = new String(script.readAllBytes(), StandardCharsets.UTF_8);
            database.jdbc.execute("select set_config('tongket.application', current_user, false);" + text);
        }
        database.acts(2, CYCLE);
        database.sealer.seal();

        assertThat(database.jdbc.queryForList(
                        "select actor from app.audit_record order by turn desc, id desc limit 3", String.class))
                .containsExactly("H1.soan", "H1.soan", "before");
        assertThat(sealed()).isEqualTo(recorded());
    }

    private SealPlaces places(Path file) {
        return new SealPlaces(database.jdbc, database.roots, new RootFile(file), List.of(), Clock.systemUTC());
    }

    private static SealPlaces.State file(SealPlaces places) {
        return places.states().stream()
                .filter(state -> state.place().equals(SealPlaces.FILE))
                .findFirst()
                .orElseThrow();
    }

    private long sealed() {
        return database.jdbc.queryForObject("select coalesce(sum(records), 0) from app.seal_root", Long.class);
    }

    private long recorded() {
        return database.jdbc.queryForObject(
                "select (select count(*) from app.audit_record) + (select count(*) from app.audit_change)", Long.class);
    }
}
