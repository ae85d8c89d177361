package vn.tongket.audit.seal;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.springframework.jdbc.core.JdbcTemplate;

/** What somebody with all rights on the database may do to the record, at random; and how it is put right again. */
final class Tampering {

    private static final List<String> TABLES = List.of("audit_record", "audit_change", "seal_root", "seal_key");

    private final JdbcTemplate jdbc;
    private final SealedRoots roots;
    private final Random random;

    Tampering(SealDatabase database, long seed) {
        this.jdbc = database.jdbc;
        this.roots = database.roots;
        this.random = new Random(seed);
    }

    /** What was done; {@code named} is what the fault has to name, or null where any fault will do. */
    record Done(String what, String named) {}

    void keepCopies() {
        jdbc.execute("create schema copy");
        TABLES.forEach(table -> jdbc.execute("create table copy.%1$s as table app.%1$s".formatted(table)));
    }

    void putBack() {
        asSuperuser("truncate app.seal_root, app.seal_key, app.audit_record, app.audit_change");
        for (String table : List.of("seal_key", "seal_root")) {
            asSuperuser("insert into app.%1$s table copy.%1$s".formatted(table));
        }
        for (String table : List.of("audit_record", "audit_change")) {
            String columns = jdbc.queryForObject("""
                            select string_agg(attname, ', ' order by attnum) from pg_attribute
                             where attrelid = ('app.' || ?)::regclass and attnum > 0 and not attisdropped
                            """, String.class, table);
            asSuperuser("insert into app.%1$s (%2$s) overriding system value select %2$s from copy.%1$s"
                    .formatted(table, columns));
        }
    }

    Done once() {
        return switch (random.nextInt(12)) {
            case 0, 1 -> update();
            case 2 -> delete();
            case 3 -> insert();
            case 4 -> swapContents();
            case 5 -> swapTurns();
            case 6 -> cutTail();
            case 7 -> rechain(null);
            case 8 -> rechain(SealKey.create());
            case 9 -> rootTable();
            case 10 -> change();
            default -> leavesToo();
        };
    }

    private Done update() {
        long id = act();
        String to = List.of(
                        "actor = actor || 'x'",
                        "occurred_at = occurred_at - interval '1 microsecond'",
                        "details = jsonb_set(details, '{reason}', '\"khác\"')",
                        "details = '{}'",
                        "subject_id = 'other'",
                        "cycle_id = null",
                        "acting = not acting",
                        "act = 'report.accepted'",
                        "unit_code = 'H9'",
                        "process_definition_id = 'unit-report:9:9'")
                .get(random.nextInt(10));
        asSuperuser("update app.audit_record set %s where id = %d".formatted(to, id));
        return new Done("update " + to, "#" + id);
    }

    private Done delete() {
        long id = act();
        asSuperuser("delete from app.audit_record where id = " + id);
        return new Done("delete", "#" + id);
    }

    private Done insert() {
        long like = actBeforeLastRoot();
        asSuperuser("""
                insert into app.audit_record (id, occurred_at, actor, capacity, act, subject_kind, subject_id, turn)
                overriding system value
                select 1000000, occurred_at, actor, capacity, act, subject_kind, subject_id, turn
                  from app.audit_record where id = %d
                """.formatted(like));
        return new Done("insert beside " + like, "#1000000");
    }

    private Done swapContents() {
        long one = act();
        long other = one;
        while (other == one) {
            other = act();
        }
        asSuperuser("""
                update app.audit_record a set subject_id = b.subject_id, details = b.details from app.audit_record b
                 where (a.id, b.id) in ((%1$d, %2$d), (%2$d, %1$d))
                """.formatted(one, other));
        return new Done("swap contents", "#" + Math.min(one, other));
    }

    private Done swapTurns() {
        long one = jdbc.queryForObject("select min(id) from app.audit_record", Long.class);
        long other = jdbc.queryForObject("select max(id) from app.audit_record", Long.class);
        asSuperuser("""
                update app.audit_record a set turn = b.turn from app.audit_record b
                 where (a.id, b.id) in ((%1$d, %2$d), (%2$d, %1$d))
                """.formatted(one, other));
        return new Done("swap turns", "#" + one);
    }

    private Done cutTail() {
        long last = roots.last().orElseThrow().number();
        long from = 1 + random.nextInt((int) last);
        Position after = roots.find(from).orElseThrow().read().after();
        asSuperuser("delete from app.seal_root where number >= " + from);
        if (random.nextBoolean()) {
            asSuperuser("delete from app.audit_record where (turn, 1, id) > (%d, %d, %d)"
                    .formatted(after.turn(), after.source(), after.id()));
        }
        return new Done("cut from root " + from, null);
    }

    /** Everything is computed again so that it fits, with another key or with the old signatures. */
    private Done rechain(SealKey with) {
        long id = act();
        asSuperuser("update app.audit_record set actor = 'other' where id = " + id);
        if (with != null) {
            asSuperuser("update app.seal_key set public_key = '%s'".formatted(with.publicKey()));
        }
        computeAgain(with);
        return new Done("compute again " + (with == null ? "without" : "with own") + " key", null);
    }

    private void computeAgain(SealKey with) {
        Root before = null;
        for (SealedRoots.Signed signed : roots.after(0, 1_000)) {
            Root root = signed.read();
            List<byte[]> hashes = new ArrayList<>();
            java.nio.ByteBuffer room = Leaves.room(root.records());
            jdbc.execute((org.springframework.jdbc.core.ConnectionCallback<Void>) connection -> {
                try (RecordLines lines = RecordLines.between(connection, root.after(), root.upto())) {
                    for (RecordLines.Line line = lines.next(); line != null; line = lines.next()) {
                        Leaves.add(
                                room, line.position().source(), line.position().id(), line.hash());
                        hashes.add(line.hash());
                    }
                }
                return null;
            });
            Leaves leaves = new Leaves(room.array());
            Root made = new Root(
                    root.number(),
                    before == null ? Root.NONE : before.hash(),
                    root.after(),
                    root.upto(),
                    root.horizon(),
                    root.records(),
                    Hash.hex(leaves.root()),
                    root.at(),
                    root.key());
            byte[] signature = with == null ? signed.signature() : with.sign(Hash.utf8(made.statement()));
            asSuperuser(
                    "update app.seal_root set statement = '%s', root = '\\x%s', leaves = '\\x%s', signature = '\\x%s' where number = %d"
                            .formatted(
                                    made.statement(),
                                    made.hash(),
                                    Hash.hex(leaves.bytes()),
                                    Hash.hex(signature),
                                    made.number()));
            before = made;
        }
    }

    private Done rootTable() {
        long number = 1 + random.nextInt((int) roots.last().orElseThrow().number());
        String to = List.of(
                        "update app.seal_root set statement = replace(statement, 'records=', 'records=1') where number = ",
                        "update app.seal_root set signature = sha512(signature) where number = ",
                        "update app.seal_root set root = sha256(root) where number = ",
                        "update app.seal_root set leaves = substr(leaves, 42) where number = ",
                        "update app.seal_root set leaves = substr(leaves, 2) where number = ",
                        "update app.seal_root set statement = statement || 'x' where number = ",
                        "delete from app.seal_root where number = ")
                .get(random.nextInt(7));
        asSuperuser(to + number);
        return new Done(to + number, null);
    }

    private Done change() {
        Long id = jdbc.queryForObject("select id from app.audit_change order by random() limit 1", Long.class);
        String to = List.of(
                        "delete from app.audit_change where id = ",
                        "update app.audit_change set row_hash = sha256(row_hash) where id = ",
                        "update app.audit_change set operation = 'X' where id = ")
                .get(random.nextInt(3));
        asSuperuser(to + id);
        return new Done(to + id, "T-" + id);
    }

    /** The list under the root is changed with the record, but not the signed root. */
    private Done leavesToo() {
        long id = act();
        asSuperuser("update app.audit_record set capacity = 'x' where id = " + id);
        Root before = null;
        for (SealedRoots.Signed signed : roots.after(0, 1_000)) {
            Leaves leaves = roots.leaves(signed.number());
            int index = leaves.indexOf(RecordLines.ACT, id);
            if (index >= 0) {
                byte[] hash = jdbc.execute((org.springframework.jdbc.core.ConnectionCallback<byte[]>) connection -> {
                    try (RecordLines lines = RecordLines.between(
                            connection, signed.read().after(), signed.read().upto())) {
                        RecordLines.Line line = lines.next();
                        while (line.position().id() != id || line.position().source() != RecordLines.ACT) {
                            line = lines.next();
                        }
                        return line.hash();
                    }
                });
                byte[] bytes = leaves.bytes().clone();
                System.arraycopy(hash, 0, bytes, index * 41 + 9, 32);
                asSuperuser("update app.seal_root set leaves = '\\x%s' where number = %d"
                        .formatted(Hash.hex(bytes), signed.number()));
            }
        }
        return new Done("record and leaf", null);
    }

    private long act() {
        List<Long> ids = jdbc.queryForList("select id from app.audit_record order by id", Long.class);
        return ids.get(random.nextInt(ids.size()));
    }

    private long actBeforeLastRoot() {
        Position last = roots.last().orElseThrow().read().after();
        List<Long> ids = jdbc.queryForList(
                "select id from app.audit_record where turn < ? order by id", Long.class, last.turn());
        return ids.get(random.nextInt(ids.size()));
    }

    private void asSuperuser(String sql) {
        jdbc.execute("begin; set local session_replication_role = replica; " + sql + "; commit");
    }
}
