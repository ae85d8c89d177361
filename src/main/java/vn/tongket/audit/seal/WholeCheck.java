package vn.tongket.audit.seal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.tongket.audit.seal.RecordLines.Line;
import vn.tongket.audit.seal.RootFile.Kept;
import vn.tongket.audit.seal.SealedRoots.Signed;

/**
 * Checks the whole database against its own roots and those outside, some roots at a time, so that it shows how far it is
 * and goes on where it was after a stop. At the end every row that triggers watch over is compared with its last change.
 */
@Component
class WholeCheck {

    private static final int ROOTS_IN_A_STEP = 20;

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final SealedRoots roots;
    private final SealKey key;
    private final java.nio.file.Path file;
    private final CoveredRows rows;
    private final Clock clock;
    private final AtomicReference<Outside> outside = new AtomicReference<>();

    @org.springframework.beans.factory.annotation.Autowired
    WholeCheck(
            JdbcTemplate jdbc,
            PlatformTransactionManager transactions,
            SealedRoots roots,
            SealSettings settings,
            Clock clock) {
        this(jdbc, transactions, roots, settings.key(), settings.file(), clock);
    }

    WholeCheck(
            JdbcTemplate jdbc,
            PlatformTransactionManager transactions,
            SealedRoots roots,
            SealKey key,
            java.nio.file.Path file,
            Clock clock) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.roots = roots;
        this.key = key;
        this.file = file;
        this.rows = new CoveredRows(jdbc);
        this.clock = clock;
    }

    private record Outside(long check, TreeMap<Long, Kept> roots, Map<String, String> keys) {}

    private record Asked(long id, long upto, long done) {}

    /** Asks for a check up to the last root there is; one at a time. */
    void ask(String user) {
        jdbc.update("""
                insert into app.seal_check (requested_at, requested_by, upto_number)
                select ?, ?, coalesce((select max(number) from app.seal_root), 0)
                 where not exists (select from app.seal_check where finished_at is null)
                """, clock.instant().atOffset(ZoneOffset.UTC), user);
    }

    @Scheduled(fixedDelayString = "${tongket.seal.check-every:PT2S}")
    void step() {
        while (Boolean.TRUE.equals(transaction.execute(status -> next()))) {
            // until nothing is asked for
        }
    }

    private boolean next() {
        List<Asked> asked = jdbc.query("""
                select id, upto_number, done_number from app.seal_check where finished_at is null
                 order by id limit 1 for update skip locked
                """, (row, index) -> new Asked(row.getLong(1), row.getLong(2), row.getLong(3)));
        if (asked.isEmpty()) {
            return false;
        }
        Asked check = asked.get(0);
        try {
            step(check);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return true;
    }

    private void step(Asked check) throws IOException {
        Outside known = outside(check.id());
        ChainCheck chain = new ChainCheck(known.keys(), known.roots());
        if (check.done() > 0) {
            Root before = roots.find(check.done()).map(Signed::read).orElse(null);
            if (before == null) {
                finish(check, 0, Fault.of("root-missing", check.done(), "0"));
                return;
            }
            chain.after(before);
        }
        List<Signed> next = roots.after(check.done(), ROOTS_IN_A_STEP);
        long records = 0;
        for (Signed signed : next) {
            Fault fault = check.done() == 0 && signed == next.get(0) && signed.number() != 1
                    ? Fault.of("root-missing", 1, "0")
                    : chain.root(signed);
            fault = fault == null ? records(chain.last()) : fault;
            if (fault != null) {
                finish(check, records, fault);
                return;
            }
            records += chain.last().records();
        }
        if (next.size() == ROOTS_IN_A_STEP) {
            jdbc.update(
                    "update app.seal_check set done_number = ?, records = records + ? where id = ?",
                    chain.last().number(),
                    records,
                    check.id());
            return;
        }
        long last = chain.last() == null ? 0 : chain.last().number();
        String end = chain.last() == null ? "0" : chain.lastBefore();
        boolean cut = known.roots().higherKey(last) != null || last < check.upto();
        long highest = known.roots().isEmpty() ? check.upto() : known.roots().lastKey();
        finish(check, records, cut ? Fault.of("tail", last + 1, highest, end) : rows.firstFault());
    }

    private Fault records(Root root) {
        Leaves leaves;
        try {
            leaves = roots.leaves(root.number());
        } catch (IllegalArgumentException e) {
            return ChainCheck.leaves(root);
        }
        return jdbc.execute((ConnectionCallback<Fault>) connection -> {
            try (Cursor lines = new Cursor(connection, root)) {
                return ChainCheck.records(root, leaves, lines);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private void finish(Asked check, long records, Fault fault) {
        jdbc.update(connection -> {
            var update = connection.prepareStatement("""
                    update app.seal_check
                       set finished_at = ?, records = records + ?, fault = ?, fault_args = ?, done_number = upto_number
                     where id = ?
                    """);
            update.setObject(1, clock.instant().atOffset(ZoneOffset.UTC));
            update.setLong(2, records);
            update.setString(3, fault == null ? null : fault.code());
            update.setArray(
                    4,
                    fault == null
                            ? null
                            : connection.createArrayOf("text", fault.args().toArray()));
            update.setLong(5, check.id());
            return update;
        });
    }

    /** The file is read once for a check; the keys it names are trusted with our own, as it lies outside. */
    private Outside outside(long check) throws IOException {
        Outside known = outside.get();
        if (known != null && known.check() == check) {
            return known;
        }
        TreeMap<Long, Kept> kept = Files.exists(file) ? RootFile.read(file) : new TreeMap<>();
        Map<String, String> keys = new HashMap<>(kept.isEmpty() ? roots.keys() : Map.of());
        for (Kept root : kept.values()) {
            if (root.publicKey() != null && !root.publicKey().isEmpty()) {
                keys.put(SealKey.id(root.publicKey()), root.publicKey());
            }
        }
        keys.put(key.id(), key.publicKey());
        Outside read = new Outside(check, kept, keys);
        outside.set(read);
        return read;
    }

    private static final class Cursor implements ChainCheck.Lines, AutoCloseable {

        private final RecordLines lines;
        private Line next;

        Cursor(Connection connection, Root root) throws SQLException {
            lines = RecordLines.between(connection, root.after(), root.upto());
            next = lines.next();
        }

        @Override
        public Line peek() {
            return next;
        }

        @Override
        public void take() throws SQLException {
            next = lines.next();
        }

        @Override
        public void close() throws SQLException {
            lines.close();
        }
    }
}
