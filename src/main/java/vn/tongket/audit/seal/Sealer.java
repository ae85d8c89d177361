package vn.tongket.audit.seal;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.tongket.audit.seal.RecordLines.Line;
import vn.tongket.audit.seal.SealedRoots.Sealed;
import vn.tongket.audit.seal.SealedRoots.Signed;

/**
 * Puts what was recorded under signed roots. One works at a time, whichever machine it is on. Only records of
 * transactions below the horizon are taken, so none that comes late is ever skipped; all of a pass is stored at once or
 * not at all, so a number never has two roots.
 */
@Component
class Sealer {

    static final int UNDER_ONE_ROOT = 4_096;
    private static final int STORED_AT_ONCE = 32;
    private static final long LOCK = 0x746f6e676b657453L;
    private static final Duration HEARTBEAT = Duration.ofDays(1);

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final SealedRoots roots;
    private final SealKey key;
    private final Clock clock;

    @org.springframework.beans.factory.annotation.Autowired
    Sealer(
            JdbcTemplate jdbc,
            PlatformTransactionManager transactions,
            SealedRoots roots,
            SealSettings settings,
            Clock clock) {
        this(jdbc, transactions, roots, settings.key(), clock);
    }

    Sealer(JdbcTemplate jdbc, PlatformTransactionManager transactions, SealedRoots roots, SealKey key, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.roots = roots;
        this.key = key;
        this.clock = clock;
    }

    /** Seals all that can be sealed now; answers how many roots were made: none when another sealer is at work. */
    int seal() {
        return transaction.execute(status -> jdbc.execute((ConnectionCallback<Integer>) this::seal));
    }

    private int seal(Connection connection) throws SQLException {
        if (!Boolean.TRUE.equals(jdbc.queryForObject("select pg_try_advisory_xact_lock(?)", Boolean.class, LOCK))) {
            return 0;
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Signed last = roots.last().orElse(null);
        Pass pass = new Pass(last == null ? null : trusted(last), now);
        long horizon = jdbc.queryForObject("select app.horizon()", Long.class);
        try (RecordLines lines = RecordLines.before(connection, pass.after, horizon)) {
            for (Line line = lines.next(); line != null; line = lines.next()) {
                pass.add(line, horizon);
            }
        }
        pass.end(horizon);
        return pass.made;
    }

    /** The chain goes on only from a root that one of our keys has signed. */
    private Root trusted(Signed last) {
        Root root = last.read();
        String publicKey = root == null ? null : roots.keys().get(root.key());
        if (publicKey == null
                || root.number() != last.number()
                || !SealKey.signed(publicKey, Hash.utf8(last.statement()), last.signature())) {
            throw new BrokenChain(last.number());
        }
        return root;
    }

    private final class Pass {

        private final Instant now;
        private final Instant lastAt;
        private final List<Sealed> waiting = new ArrayList<>();
        private final ByteBuffer room = Leaves.room(UNDER_ONE_ROOT);
        private long number;
        private String previous;
        private Position after;
        private Position upto;
        private int records;
        private int made;

        Pass(Root last, Instant now) {
            this.now = now;
            this.lastAt = last == null ? null : last.at();
            this.number = last == null ? 0 : last.number();
            this.previous = last == null ? Root.NONE : last.hash();
            this.after = last == null ? Position.START : last.upto();
            this.upto = after;
        }

        void add(Line line, long horizon) {
            Leaves.add(room, line.position().source(), line.position().id(), line.hash());
            upto = line.position();
            if (++records == UNDER_ONE_ROOT) {
                root(horizon);
            }
        }

        void end(long horizon) {
            boolean beat = lastAt == null || !lastAt.plus(HEARTBEAT).isAfter(now);
            if (records > 0 || made == 0 && beat) {
                root(horizon);
            }
            store();
        }

        private void root(long horizon) {
            Leaves leaves = new Leaves(Arrays.copyOf(room.array(), room.position()));
            Root root =
                    new Root(++number, previous, after, upto, horizon, records, Hash.hex(leaves.root()), now, key.id());
            waiting.add(new Sealed(root, key.sign(Hash.utf8(root.statement())), leaves));
            previous = root.hash();
            after = upto;
            records = 0;
            room.clear();
            made++;
            if (waiting.size() == STORED_AT_ONCE) {
                store();
            }
        }

        private void store() {
            if (!waiting.isEmpty()) {
                roots.enter(key, now);
                roots.append(waiting);
                waiting.clear();
            }
        }
    }
}
