package vn.tongket.archive;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.file.StoredContent;

/** Exports as rows: who asked, how far the work is, and where the file is kept. */
@Repository
class ArchiveStore {

    static final Duration LEASE = Duration.ofMinutes(2);
    static final int MOST_ATTEMPTS = 5;
    /** Moments in JSON are written in the zone of the session; this holds to the end of the transaction. */
    static final String ZONE = "select set_config('TimeZone', 'Asia/Ho_Chi_Minh', true)";

    private final JdbcClient jdbc;
    private final Clock clock;

    ArchiveStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** How many rows of which kind there are, and one hash that changes whenever any of them does. */
    record State(String sha256, Map<String, Long> rows) {

        long count(String table) {
            return rows.getOrDefault(table, 0L);
        }
    }

    private record Part(String name, long lines, String state) {}

    /** What is done about the archive itself does not make another archive. */
    @Transactional(readOnly = true)
    public State state(UUID cycle) {
        jdbc.sql(ZONE).query(String.class).single();
        String parts = CycleRows.ALL.stream().map(CycleRows.Kind::state).collect(Collectors.joining(" union all "))
                + " union all select 'audit_record', count(*), coalesce(max(id)::text, '') from app.audit_record"
                + " where cycle_id = :cycle and act not like 'archive.%' and act not like '%.read' and act <> 'document.written'"
                + " union all select 'notice', count(*), coalesce(max(created_at)::text, '') || count(addressed_at)"
                + " from app.notice where cycle_id = :cycle"
                + " union all select 'mail', count(*), count(m.sent_at)::text || ' ' || count(m.given_up_at) from app.mail m"
                + " join app.notice n on n.id = m.notice_id where n.cycle_id = :cycle";
        List<Part> found = jdbc.sql(parts)
                .param("cycle", cycle)
                .query((row, n) -> new Part(row.getString(1), row.getLong(2), row.getString(3)))
                .list();
        MessageDigest digest = Folder.sha256();
        digest.update((ArchiveFormat.NAME + "/" + ArchiveFormat.VERSION).getBytes(StandardCharsets.UTF_8));
        Map<String, Long> rows = new LinkedHashMap<>();
        found.stream().sorted(java.util.Comparator.comparing(Part::name)).forEach(part -> {
            rows.put(part.name(), part.lines());
            digest.update(
                    (part.name() + "\t" + part.lines() + "\t" + part.state() + "\n").getBytes(StandardCharsets.UTF_8));
        });
        return new State(HexFormat.of().formatHex(digest.digest()), rows);
    }

    Optional<Export> find(UUID cycle, UUID id) {
        return jdbc.sql("select * from app.archive_export where id = :id and cycle_id = :cycle")
                .param("id", id)
                .param("cycle", cycle)
                .query(ArchiveStore::read)
                .optional();
    }

    /** The newest first. */
    List<Export> ofCycle(UUID cycle, int limit) {
        return jdbc.sql(
                        "select * from app.archive_export where cycle_id = :cycle order by started_at desc, id limit :limit")
                .param("cycle", cycle)
                .param("limit", limit)
                .query(ArchiveStore::read)
                .list();
    }

    /** The export of a state, whoever asked for it first. */
    Optional<Export> ofState(UUID cycle, String state) {
        return jdbc.sql(
                        "select * from app.archive_export where cycle_id = :cycle and state_sha256 = :state and stage <> 'FAILED'")
                .param("cycle", cycle)
                .param("state", state)
                .query(ArchiveStore::read)
                .optional();
    }

    /** Nothing when somebody else asked for the same at the same moment. */
    boolean begin(UUID id, UUID cycle, String state, String by) {
        return jdbc.sql("""
                        insert into app.archive_export (id, cycle_id, state_sha256, started_at, started_by, stage)
                        values (:id, :cycle, :state, :now, :by, 'WRITING')
                        on conflict (cycle_id, state_sha256) where stage <> 'FAILED' do nothing
                        """)
                        .param("id", id)
                        .param("cycle", cycle)
                        .param("state", state)
                        .param("now", now())
                        .param("by", by)
                        .update()
                > 0;
    }

    /** Takes an export that nobody works on, for the length of a lease. */
    Optional<Export> claim() {
        return jdbc.sql("""
                        update app.archive_export set leased_until = :until, attempts = attempts + 1
                         where id = (select id from app.archive_export
                                      where stage in ('WRITING', 'PACKING') and (leased_until is null or leased_until < :now)
                                      order by started_at limit 1 for update skip locked)
                        returning *
                        """)
                .param("until", now().plus(LEASE))
                .param("now", now())
                .query(ArchiveStore::read)
                .optional();
    }

    void progress(UUID id, Export.Stage stage, int done, int total) {
        jdbc.sql("""
                        update app.archive_export set stage = :stage, done = :done, total = :total, leased_until = :until
                         where id = :id and stage in ('WRITING', 'PACKING')
                        """)
                .param("stage", stage.name())
                .param("done", done)
                .param("total", total)
                .param("until", now().plus(LEASE))
                .param("id", id)
                .update();
    }

    /** Whether somebody has to go to work. */
    boolean isWaiting() {
        return jdbc.sql("""
                        select exists (select from app.archive_export where stage in ('WRITING', 'PACKING')
                                          and (leased_until is null or leased_until < :now))
                        """).param("now", now()).query(Boolean.class).single();
    }

    /** Holds the work for longer, before a step that tells nothing on its way. */
    void hold(UUID id, Duration time) {
        jdbc.sql("update app.archive_export set leased_until = :until where id = :id")
                .param("until", now().plus(time))
                .param("id", id)
                .update();
    }

    /** How many files are packed so far; keeps the lease, aside from the snapshot that is being read meanwhile. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void beat(UUID id, int done) {
        jdbc.sql(
                        "update app.archive_export set done = :done, leased_until = :until where id = :id and stage = 'PACKING'")
                .param("done", done)
                .param("until", now().plus(LEASE))
                .param("id", id)
                .update();
    }

    /** The state is the one that was packed: it may have moved on since somebody asked. */
    void finish(UUID id, StoredContent content, int files, String state) {
        jdbc.sql("""
                        update app.archive_export x set stage = 'DONE', finished_at = :now, sha256 = :sha256, size = :size,
                               files = :files, done = :files, total = :files, leased_until = null,
                               state_sha256 = case when exists (select from app.archive_export e
                                                                 where e.cycle_id = x.cycle_id and e.id <> x.id
                                                                   and e.state_sha256 = :state and e.stage <> 'FAILED')
                                                   then x.state_sha256 else :state end
                         where id = :id
                        """)
                .param("now", now())
                .param("sha256", content.sha256())
                .param("size", content.size())
                .param("files", files)
                .param("state", state)
                .param("id", id)
                .update();
    }

    void fail(UUID id, String problem) {
        jdbc.sql("""
                        update app.archive_export set stage = 'FAILED', finished_at = :now, problem = :problem,
                               leased_until = null
                         where id = :id and stage in ('WRITING', 'PACKING')
                        """)
                .param("now", now())
                .param("problem", problem)
                .param("id", id)
                .update();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }

    private static Export read(ResultSet row, int number) throws SQLException {
        OffsetDateTime finished = row.getObject("finished_at", OffsetDateTime.class);
        return new Export(
                row.getObject("id", UUID.class),
                row.getObject("cycle_id", UUID.class),
                row.getString("state_sha256"),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                row.getString("started_by"),
                Export.Stage.valueOf(row.getString("stage")),
                row.getInt("done"),
                row.getInt("total"),
                row.getInt("attempts"),
                finished == null ? null : finished.toInstant(),
                row.getString("sha256"),
                row.getLong("size"),
                row.getInt("files"),
                row.getString("problem"));
    }
}
