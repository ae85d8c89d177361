package vn.tongket.archive;

import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.NotFound;
import vn.tongket.Refusal;
import vn.tongket.audit.Act;
import vn.tongket.audit.Actor;
import vn.tongket.audit.AuditLog;
import vn.tongket.cycle.Cycles;
import vn.tongket.cycle.ReviewCycle;
import vn.tongket.file.FileContents;
import vn.tongket.organization.Access;
import vn.tongket.organization.Role;

/**
 * The archive of a cycle: what will be in it, what is still open, the files that were made. The coordinator and the clerk
 * of the cycle have it made; auditors read.
 */
@Component
public class ArchiveDesk {

    private static final int SHOWN = 50;

    private final Cycles cycles;
    private final Access access;
    private final ArchiveStore store;
    private final FileContents contents;
    private final AuditLog audit;
    private final JdbcClient jdbc;

    ArchiveDesk(
            Cycles cycles, Access access, ArchiveStore store, FileContents contents, AuditLog audit, JdbcClient jdbc) {
        this.cycles = cycles;
        this.access = access;
        this.store = store;
        this.contents = contents;
        this.audit = audit;
        this.jdbc = jdbc;
    }

    /**
     * The page of a cycle's archive.
     *
     * @param current the file of exactly what is there now; null while nobody asked for it
     * @param mine whether the person may have it made
     */
    public record Overview(
            ReviewCycle cycle, List<Part> parts, List<Open> open, Export current, List<Export> exports, boolean mine) {

        public long size() {
            return parts.stream().mapToLong(Part::size).sum();
        }

        public boolean isRunning() {
            return exports.stream().anyMatch(Export::isRunning);
        }
    }

    /** How many things of one kind go in; {@code archive.part.<key>}. The size is 0 where it is known only afterwards. */
    public record Part(String key, long count, long size) {}

    /** What is not finished yet; {@code archive.open.<key>}. It is no reason not to make an archive. */
    public record Open(String key, long count) {}

    public boolean mayRead(Actor actor, ReviewCycle cycle) {
        return mayMake(actor, cycle)
                || access.holds(actor, cycle.coordinatorUnit(), Role.AUDITOR)
                || access.holds(actor, cycle.organizer(), Role.AUDITOR)
                || access.auditedBy(actor).contains(cycle.organizer());
    }

    private boolean mayMake(Actor actor, ReviewCycle cycle) {
        return access.holds(actor, cycle.coordinatorUnit(), Role.COORDINATOR)
                || access.holds(actor, cycle.organizer(), Role.COORDINATOR)
                || access.holds(actor, cycle.clerkUnit(), Role.CLERK);
    }

    @Transactional(readOnly = true)
    public Overview overview(Actor actor, UUID id) {
        ReviewCycle cycle = readable(actor, id);
        ArchiveStore.State state = store.state(id);
        List<Export> exports = store.ofCycle(id, SHOWN);
        return new Overview(
                cycle,
                parts(id, state),
                open(id),
                store.ofState(id, state.sha256()).orElse(null),
                exports,
                mayMake(actor, cycle));
    }

    @Transactional(readOnly = true)
    public ReviewCycle cycle(Actor actor, UUID id) {
        return readable(actor, id);
    }

    /** How far one archive is, for the page that waits for it. */
    @Transactional(readOnly = true)
    public Export require(Actor actor, UUID id, UUID export) {
        readable(actor, id);
        return store.find(id, export).orElseThrow(() -> new NotFound("archive", export));
    }

    /** Asks for the archive of what is there now; what is there already is not made again. */
    @Transactional
    public Export start(Actor actor, UUID id) {
        ReviewCycle cycle = readable(actor, id);
        if (!mayMake(actor, cycle)) {
            throw Refusal.of("archive.only-read");
        }
        String state = store.state(id).sha256();
        Export there = store.ofState(id, state).orElse(null);
        if (there != null) {
            return there;
        }
        UUID export = UUID.randomUUID();
        if (store.begin(export, id, state, actor.userId())) {
            audit.record(
                    Act.of("archive.started", "archive", export).inCycle(id).ofUnit(cycle.coordinatorUnit()));
        }
        return store.ofState(id, state).orElseThrow();
    }

    /** A file that somebody may fetch; that it was fetched is recorded, once for all its pieces. */
    @Transactional
    public Export fetch(Actor actor, UUID id, UUID export, boolean first) {
        Export found = require(actor, id, export);
        if (!found.isDone()) {
            throw Refusal.of("archive.not-done");
        }
        if (first) {
            audit.record(
                    Act.of("archive.fetched", "archive", export).inCycle(id).with("sha256", found.sha256()));
        }
        return found;
    }

    /** Writes a piece of a file that {@link #fetch} gave. */
    @Transactional(readOnly = true)
    public void write(Export export, long from, long length, OutputStream out) {
        contents.write(export.sha256(), from, length, out);
    }

    private ReviewCycle readable(Actor actor, UUID id) {
        ReviewCycle cycle = cycles.find(id).orElseThrow(() -> new NotFound("cycle", id));
        if (!mayRead(actor, cycle)) {
            throw new NotFound("cycle", id);
        }
        return cycle;
    }

    private List<Part> parts(UUID cycle, ArchiveStore.State state) {
        List<Part> parts = new ArrayList<>();
        Part files = jdbc.sql("select count(distinct x.sha256), coalesce(sum(distinct_size), 0) from (select s.sha256,"
                        + " case when row_number() over (partition by s.sha256) = 1 then s.size else 0 end as distinct_size from ("
                        + AttachmentFiles.WITH + ") s) x")
                .param("cycle", cycle)
                .query((row, n) -> new Part("attachments", row.getLong(1), row.getLong(2)))
                .single();
        add(parts, "documents", state.count("issued_document"));
        add(parts, "reports", state.count("report_version"));
        add(parts, "cards", state.count("reference_card"));
        if (files.count() > 0) {
            parts.add(files);
        }
        add(parts, "consolidated", state.count("consolidated_report"));
        add(parts, "conference", state.count("conference"));
        add(parts, "clauses", state.count("clause"));
        add(parts, "tasks", state.count("assignment"));
        add(parts, "progress", state.count("progress_report"));
        add(parts, "urging", state.count("urging"));
        add(parts, "periods", state.count("periodic_report"));
        add(parts, "nominations", state.count("nomination"));
        add(parts, "mails", state.count("mail"));
        add(parts, "records", state.count("audit_record"));
        return parts;
    }

    private static void add(List<Part> parts, String key, long count) {
        if (count > 0) {
            parts.add(new Part(key, count, 0));
        }
    }

    private List<Open> open(UUID cycle) {
        return jdbc.sql("""
                        select * from (
                          select 1 as n, 'cycle' as key, count(*) as open from app.review_cycle
                           where id = :cycle and closed_at is null
                          union all select 2, 'reports', count(*) from app.obligation
                           where cycle_id = :cycle and accepted_at is null and withdrawn_at is null
                          union all select 3, 'drafts', count(*) from app.report_version v
                           join app.obligation o on o.id = v.obligation_id
                           where o.cycle_id = :cycle and v.submitted_at is null
                          union all select 4, 'consolidated', count(*) from app.consolidated_report
                           where cycle_id = :cycle and approved_at is null
                          union all select 5, 'conference', count(*) from app.conference
                           where cycle_id = :cycle and minutes_signed_at is null
                          union all select 6, 'conclusion', count(*) from app.conclusion
                           where cycle_id = :cycle and signed_at is null
                          union all select 7, 'numbers', count(*) from app.issued_document
                           where id in %s and number is null
                          union all select 8, 'tasks', count(*) from app.assignment
                           where cycle_id = :cycle and confirmed_at is null and cancelled_at is null and withdrawn_at is null
                          union all select 9, 'commendation', count(*) from app.commendation
                           where cycle_id = :cycle and closed_at is null
                          union all select 10, 'mails', count(*) from app.mail m join app.notice n on n.id = m.notice_id
                           where n.cycle_id = :cycle and m.sent_at is null and m.given_up_at is null) x
                         where open > 0 order by n
                        """.formatted(CycleRows.DOCUMENTS))
                .param("cycle", cycle)
                .query((row, n) -> new Open(row.getString(2), row.getLong(3)))
                .list();
    }
}
