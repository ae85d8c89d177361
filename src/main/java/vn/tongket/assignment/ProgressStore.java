package vn.tongket.assignment;

import static vn.tongket.Moments.instant;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.tongket.NotFound;
import vn.tongket.file.KeptFile;

/** Reports on periods as they were sent, the files they were sent with, and what the tracker said to them. */
@Component
class ProgressStore {

    /** Place of the files of tasks. */
    static final String PLACE = "assignment";

    private static final String SELECT = """
            select r.*, d.confirmed, d.reason, d.decided_at, d.decided_by, o.assignment_id as copied_task,
                   (select max(n.id) from app.progress_report n where n.corrects = r.id) as corrected_by
              from app.progress_report r
              left join app.progress_decision d on d.report_id = r.id
              left join app.progress_report o on o.id = r.copied_from
             where r.assignment_id = :id
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    ProgressStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What is to be kept of a report; {@code copiedFrom} is null for one that the unit wrote for this task. */
    record Sent(
            UUID assignment,
            Period period,
            Progress typed,
            BigDecimal achieved,
            BigDecimal assigned,
            boolean completion,
            boolean late,
            Long copiedFrom,
            String by) {}

    /** Keeps a report; an earlier one of the same period is corrected by it. Answers its id. */
    long send(Sent sent) {
        Progress typed = sent.typed();
        return jdbc.sql("""
                        insert into app.progress_report (assignment_id, period_from, period_to, said, difficulties, proposals,
                               evidence, links, achieved, assigned, completion, late, open_parts_reason, copied_from,
                               corrects, reported_at, reported_by)
                        values (:id, :from, :to, :said, :difficulties, :proposals, :evidence, :links, :achieved, :assigned,
                                :completion, :late, :openParts, :copied,
                                (select max(p.id) from app.progress_report p
                                  where p.assignment_id = :id and p.period_to = :to and not p.completion),
                                :now, :by)
                        returning id
                        """)
                .param("id", sent.assignment())
                .param("from", sent.period().from())
                .param("to", sent.period().to())
                .param("said", typed.said())
                .param("difficulties", typed.difficulties(), Types.VARCHAR)
                .param("proposals", typed.proposals(), Types.VARCHAR)
                .param("evidence", typed.evidence(), Types.VARCHAR)
                .param("links", typed.links(), Types.VARCHAR)
                .param("achieved", sent.achieved(), Types.NUMERIC)
                .param("assigned", sent.assigned(), Types.NUMERIC)
                .param("completion", sent.completion())
                .param("late", sent.late())
                .param("openParts", typed.openPartsReason(), Types.VARCHAR)
                .param("copied", sent.copiedFrom(), Types.BIGINT)
                .param("now", OffsetDateTime.now(clock))
                .param("by", sent.by())
                .query(Long.class)
                .single();
    }

    /** The files that were gathered go with the report; answers how many. */
    int attachGathered(UUID assignment, long report) {
        return jdbc.sql("""
                        insert into app.progress_file (file_id, report_id)
                        select k.id, :report from app.kept_file k
                         where k.place = 'assignment' and k.owner_id = :id
                           and not exists (select from app.progress_file f where f.file_id = k.id)
                        """).param("report", report).param("id", assignment).update();
    }

    /** The copy of a report is sent with the same files. */
    void attachLike(long original, long copy) {
        jdbc.sql("""
                        insert into app.progress_file (file_id, report_id)
                        select f.file_id, :copy from app.progress_file f where f.report_id = :original
                        """).param("copy", copy).param("original", original).update();
    }

    void decide(long report, boolean confirmed, String reason, String by) {
        jdbc.sql("""
                        insert into app.progress_decision (report_id, confirmed, reason, decided_at, decided_by)
                        values (:report, :confirmed, :reason, :now, :by)
                        """)
                .param("report", report)
                .param("confirmed", confirmed)
                .param("reason", reason, Types.VARCHAR)
                .param("now", OffsetDateTime.now(clock))
                .param("by", by)
                .update();
    }

    /** The newest reports on a task, the newest first. */
    List<ProgressReport> of(Assignment assignment, int most) {
        Map<Long, List<KeptFile>> files = files(assignment.id());
        return jdbc.sql(SELECT + " order by r.id desc limit :most")
                .param("id", assignment.id())
                .param("most", most)
                .query((row, n) -> read(row, assignment, files))
                .list();
    }

    /** One report on a task; one of another task is answered like one that does not exist. */
    ProgressReport find(Assignment assignment, long report) {
        Map<Long, List<KeptFile>> files = files(assignment.id());
        return jdbc.sql(SELECT + " and r.id = :report")
                .param("id", assignment.id())
                .param("report", report)
                .query((row, n) -> read(row, assignment, files))
                .optional()
                .orElseThrow(() -> new NotFound("report", report));
    }

    private Map<Long, List<KeptFile>> files(UUID assignment) {
        Map<Long, List<KeptFile>> files = new HashMap<>();
        jdbc.sql("""
                        select f.report_id, k.* from app.progress_report r
                          join app.progress_file f on f.report_id = r.id join app.kept_file k on k.id = f.file_id
                         where r.assignment_id = :id order by k.added_at, k.id
                        """)
                .param("id", assignment)
                .query((row, n) -> files.computeIfAbsent(row.getLong("report_id"), id -> new ArrayList<>())
                        .add(new KeptFile(
                                row.getObject("id", UUID.class),
                                row.getObject("owner_id", UUID.class),
                                row.getString("name"),
                                row.getString("media_type"),
                                row.getLong("size"),
                                row.getString("sha256"),
                                instant(row, "added_at"),
                                row.getString("added_by"),
                                row.getBoolean("unread"),
                                false)))
                .list();
        return files;
    }

    /** Whether a file was sent with a report on the task, be it gathered there or copied from another one. */
    boolean wasSent(UUID assignment, UUID file) {
        return jdbc.sql("""
                        select exists (select from app.progress_file f join app.progress_report r on r.id = f.report_id
                                        where f.file_id = :file and r.assignment_id = :id)
                        """)
                .param("file", file)
                .param("id", assignment)
                .query(Boolean.class)
                .single();
    }

    /** Last days of the periods on which a report stands, i.e. was not sent back. */
    List<LocalDate> reportedPeriods(UUID assignment) {
        return jdbc.sql("""
                        select distinct r.period_to from app.progress_report r
                         where r.assignment_id = :id
                           and not exists (select from app.progress_decision d where d.report_id = r.id and not d.confirmed)
                           and not exists (select from app.progress_report n where n.corrects = r.id)
                        """).param("id", assignment).query(LocalDate.class).list();
    }

    /** Working days after a period until which units may report on it. */
    int reportDays(UUID conclusion) {
        return jdbc.sql("select unit_report_days from app.follow_up where conclusion_id = :id")
                .param("id", conclusion)
                .query(Integer.class)
                .single();
    }

    private static ProgressReport read(ResultSet row, Assignment assignment, Map<Long, List<KeptFile>> files)
            throws SQLException {
        Achievement achievement = assignment.target() == null
                ? null
                : new Achievement(
                        row.getBigDecimal("achieved"),
                        row.getBigDecimal("assigned"),
                        assignment.target().value(),
                        assignment.target().unit());
        String links = row.getString("links");
        Boolean confirmed = row.getObject("confirmed", Boolean.class);
        return new ProgressReport(
                row.getLong("id"),
                row.getObject("period_from", LocalDate.class),
                row.getObject("period_to", LocalDate.class),
                row.getString("said"),
                row.getString("difficulties"),
                row.getString("proposals"),
                row.getString("evidence"),
                links == null
                        ? List.of()
                        : links.lines()
                                .map(String::strip)
                                .filter(line -> !line.isEmpty())
                                .toList(),
                achievement == null ? "" : achievement.text(),
                achievement == null || !achievement.isMeasured() ? null : achievement.isMet(),
                row.getBoolean("completion"),
                row.getBoolean("late"),
                row.getString("open_parts_reason"),
                row.getObject("corrects", Long.class),
                row.getObject("corrected_by", Long.class),
                row.getObject("copied_task", UUID.class),
                instant(row, "reported_at"),
                row.getString("reported_by"),
                confirmed == null
                        ? null
                        : new ProgressReport.Decision(
                                confirmed,
                                row.getString("reason"),
                                instant(row, "decided_at"),
                                row.getString("decided_by")),
                files.getOrDefault(row.getLong("id"), List.of()));
    }
}
