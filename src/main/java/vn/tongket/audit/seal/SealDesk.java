package vn.tongket.audit.seal;

import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.zip.ZipOutputStream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import vn.tongket.NotFound;
import vn.tongket.audit.Act;
import vn.tongket.audit.Actor;
import vn.tongket.audit.AuditLog;
import vn.tongket.audit.seal.SealedRoots.Signed;

/** How the seal stands, for administrators and auditors; they have it checked, and those over all units take it away. */
@Component
public class SealDesk {

    private static final String AUDITOR = "auditor";
    private static final int LAST_CHECKS = 10;

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final SealedRoots roots;
    private final SealPlaces places;
    private final SealedRecords records;
    private final WholeCheck check;
    private final SealSettings settings;
    private final ApplicationRights rights;
    private final Overseers overseers;
    private final AuditLog audit;

    SealDesk(
            JdbcTemplate jdbc,
            TransactionTemplate transaction,
            SealedRoots roots,
            SealPlaces places,
            SealedRecords records,
            WholeCheck check,
            SealSettings settings,
            ApplicationRights rights,
            Overseers overseers,
            AuditLog audit) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.roots = roots;
        this.places = places;
        this.records = records;
        this.check = check;
        this.settings = settings;
        this.rights = rights;
        this.overseers = overseers;
        this.audit = audit;
    }

    /** A root as a page shows it. */
    public record LastRoot(long number, String root, String code, Instant at, int records, String key) {}

    /** A place outside; {@code problem} is null when nothing is wrong. */
    public record Place(String name, long lastNumber, Instant lastAt, Instant failingSince, String problem) {}

    /** A check of the whole database; {@code fault} is null where none was found (yet). */
    public record Check(
            Instant requestedAt,
            String requestedBy,
            long upto,
            long done,
            long records,
            Instant finishedAt,
            String fault) {}

    /**
     * Everything at once.
     *
     * @param unsealed records that wait for the next root
     * @param guarded whether the application's account cannot change what is recorded
     * @param wholeRecord whether the person may take away all records
     */
    public record State(
            LastRoot last,
            long unsealed,
            String keyId,
            String publicKey,
            List<Place> places,
            List<Check> checks,
            boolean running,
            boolean guarded,
            boolean wholeRecord) {}

    @Transactional(readOnly = true)
    public State state(Actor actor) {
        require(actor);
        List<Check> checks = checks();
        return new State(
                last(),
                unsealed(),
                settings.key().id(),
                settings.key().publicKey(),
                places.states().stream()
                        .map(state -> new Place(
                                state.place(),
                                state.lastNumber(),
                                state.lastAt(),
                                state.failingSince(),
                                state.problem()))
                        .toList(),
                checks,
                checks.stream().anyMatch(each -> each.finishedAt() == null),
                rights.guarded(),
                overseers.mayReadAll(actor));
    }

    /** Has the whole database checked; one check at a time. */
    @Transactional
    public void check(Actor actor) {
        require(actor);
        audit.record(Act.of("seal.check-asked", "seal", "all"));
        check.ask(actor.userId());
    }

    /** Whoever may not take all records away does not learn that they can be. */
    public void requireWholeRecord(Actor actor) {
        if (!overseers.mayReadAll(actor)) {
            throw new NotFound("page", "seal");
        }
    }

    /** All records with all roots, for {@code tongket.jar verify} on another machine. */
    public void writeAll(Actor actor, ZipOutputStream out) throws IOException {
        requireWholeRecord(actor);
        transaction.executeWithoutResult(status -> audit.record(Act.of("seal.record-taken", "seal", "all")));
        records.writeAll(out);
    }

    private static void require(Actor actor) {
        if (!actor.isAdministrator() && actor.unitsWith(AUDITOR).isEmpty()) {
            throw new NotFound("page", "seal");
        }
    }

    private LastRoot last() {
        Signed signed = roots.last().orElse(null);
        Root root = signed == null ? null : signed.read();
        return root == null
                ? null
                : new LastRoot(
                        signed.number(),
                        signed.root(),
                        SealCode.of(signed.root()),
                        root.at(),
                        root.records(),
                        root.key());
    }

    private long unsealed() {
        return jdbc.queryForObject("""
                with last as (select upto_turn t, upto_source s, upto_id i from app.seal_root
                              union all select 0, 0, 0 order by 1 desc, 2 desc, 3 desc limit 1)
                select (select count(*) from app.audit_record r
                         where r.turn >= (select t from last)
                           and (r.turn, 1, r.id) > ((select t from last), (select s from last), (select i from last)))
                     + (select count(*) from app.audit_change r
                         where r.turn >= (select t from last)
                           and (r.turn, 2, r.id) > ((select t from last), (select s from last), (select i from last)))
                """, Long.class);
    }

    private List<Check> checks() {
        return jdbc.query("""
                select requested_at, requested_by, upto_number, done_number, records, finished_at, fault, fault_args
                  from app.seal_check order by id desc limit %d
                """.formatted(LAST_CHECKS), (row, index) -> {
            OffsetDateTime finished = row.getObject(6, OffsetDateTime.class);
            String fault = row.getString(7);
            return new Check(
                    row.getObject(1, OffsetDateTime.class).toInstant(),
                    row.getString(2),
                    row.getLong(3),
                    row.getLong(4),
                    row.getLong(5),
                    finished == null ? null : finished.toInstant(),
                    fault == null
                            ? null
                            : new Fault(fault, List.of((String[])
                                            row.getArray(8).getArray()))
                                    .sentence());
        });
    }
}
