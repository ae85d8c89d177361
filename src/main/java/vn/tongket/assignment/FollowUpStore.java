package vn.tongket.assignment;

import static vn.tongket.Moments.instant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.tongket.NotFound;

/** Reads and writes how conclusions are followed up. */
@Component
public class FollowUpStore {

    private static final String SELECT = """
            select f.*, c.title, c.symbol from app.follow_up f join app.conclusion c on c.id = f.conclusion_id
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    FollowUpStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public Optional<FollowUp> find(UUID conclusion) {
        return jdbc.sql(SELECT + " where f.conclusion_id = :id")
                .param("id", conclusion)
                .query(FollowUpStore::read)
                .optional();
    }

    public FollowUp require(UUID conclusion) {
        return find(conclusion).orElseThrow(() -> new NotFound("follow-up", conclusion));
    }

    /** The same for one assignment, with the period of its clause where that has its own. */
    FollowUp requireOf(Assignment assignment) {
        return jdbc.sql("""
                        select f.*, c.title, c.symbol, k.report_period from app.follow_up f
                          join app.conclusion c on c.id = f.conclusion_id join app.clause k on k.conclusion_id = c.id
                         where k.id = :clause
                        """)
                .param("clause", assignment.clauseId())
                .query((row, n) -> {
                    String own = row.getString("report_period");
                    return own == null ? read(row, n) : read(row, n).reportedEvery(PeriodKind.valueOf(own));
                })
                .optional()
                .orElseThrow(() -> new NotFound("follow-up", assignment.conclusionId()));
    }

    public Optional<UUID> ofCycle(UUID cycle) {
        return jdbc.sql("select id from app.conclusion where cycle_id = :cycle")
                .param("cycle", cycle)
                .query(UUID.class)
                .optional();
    }

    /** Waits for whoever closes or reports just now; always taken before an assignment is locked. */
    public FollowUp lock(UUID conclusion) {
        return jdbc.sql(SELECT + " where f.conclusion_id = :id for update of f")
                .param("id", conclusion)
                .query(FollowUpStore::read)
                .optional()
                .orElseThrow(() -> new NotFound("follow-up", conclusion));
    }

    /** Lays the follow-up with what the conclusion says of it; answers false when the conclusion already has one. */
    boolean open(UUID conclusion, UUID cycle, String coordinator, String tracker) {
        return jdbc.sql("""
                        insert into app.follow_up (conclusion_id, cycle_id, coordinator_unit, tracker_unit, tracker_named,
                                                   recipient_unit, period_kind, next_review_on, split_at)
                        select c.id, :cycle, :coordinator, coalesce(:tracker, y.tracker_unit),
                               coalesce(:tracker, y.tracker_unit) is not null,
                               coalesce((select d.issuer from app.directive d where d.conclusion_id = c.id), c.issuer), c.report_period,
                               case when n.last_day > :today then n.last_day end, :now
                          from app.conclusion c join app.review_cycle y on y.id = c.cycle_id
                          cross join lateral (
                            select case c.next_review_precision
                                     when 'YEAR' then (date_trunc('year', c.next_review_on) + interval '1 year')::date - 1
                                     when 'MONTH' then (date_trunc('month', c.next_review_on) + interval '1 month')::date - 1
                                     else c.next_review_on end as last_day) n
                         where c.id = :conclusion
                        on conflict do nothing
                        """)
                        .param("conclusion", conclusion)
                        .param("cycle", cycle)
                        .param("coordinator", coordinator)
                        .param("tracker", tracker, Types.VARCHAR)
                        .param("today", LocalDate.now(clock))
                        .param("now", now())
                        .update()
                == 1;
    }

    /** Whether the conclusion or the plan says who tracks. */
    public boolean trackerNamed(UUID conclusion) {
        return jdbc.sql("select tracker_named from app.follow_up where conclusion_id = :id")
                .param("id", conclusion)
                .query(Boolean.class)
                .single();
    }

    boolean handOver(UUID conclusion) {
        return jdbc.sql("""
                        update app.follow_up set handed_over_at = :now
                         where conclusion_id = :id and handed_over_at is null
                        """).param("now", now()).param("id", conclusion).update() == 1;
    }

    /** Saves what the coordinator chooses; nothing of it has to be complete yet. */
    public int saveSetUp(UUID conclusion, SetUp setUp) {
        return jdbc.sql("""
                        update app.follow_up
                           set tracker_unit = :tracker, recipient_unit = :recipient, period_kind = :kind,
                               cut_off_day = coalesce(:cutOff, cut_off_day), next_review_on = :review, version = version + 1
                         where conclusion_id = :id and (:version::integer is null or version = :version)
                        """)
                .param("tracker", setUp.trackerUnit(), Types.VARCHAR)
                .param("recipient", setUp.recipientUnit(), Types.VARCHAR)
                .param(
                        "kind",
                        setUp.periodKind() == null ? null : setUp.periodKind().name(),
                        Types.VARCHAR)
                .param("cutOff", setUp.cutOffDay(), Types.INTEGER)
                .param("review", setUp.nextReviewOn(), Types.DATE)
                .param("id", conclusion)
                .param("version", setUp.version(), Types.INTEGER)
                .update();
    }

    void finishSetUp(UUID conclusion, LocalDate firstPeriodEnd) {
        jdbc.sql("""
                        update app.follow_up set set_up_at = :now, next_period_end = :end where conclusion_id = :id
                        """)
                .param("now", now())
                .param("end", firstPeriodEnd)
                .param("id", conclusion)
                .update();
    }

    public void moveTo(UUID conclusion, LocalDate periodEnd) {
        jdbc.sql("update app.follow_up set next_period_end = :end where conclusion_id = :id")
                .param("end", periodEnd)
                .param("id", conclusion)
                .update();
    }

    void close(UUID conclusion) {
        jdbc.sql("update app.follow_up set closed_at = :now where conclusion_id = :id")
                .param("now", now())
                .param("id", conclusion)
                .update();
    }

    void handToNext(UUID conclusion, UUID cycle) {
        jdbc.sql("""
                        update app.follow_up set handed_to_next_at = :now, next_cycle_id = :cycle where conclusion_id = :id
                        """)
                .param("now", now())
                .param("cycle", cycle)
                .param("id", conclusion)
                .update();
    }

    /** Whether a unit still owes something on this conclusion, be it opened yet or not. */
    boolean hasOpenAssignments(UUID conclusion) {
        return jdbc.sql("select exists (select from app.assignment a where a.conclusion_id = :id and "
                        + AssignmentStore.OPEN + ")")
                .param("id", conclusion)
                .query(Boolean.class)
                .single();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }

    private static FollowUp read(ResultSet row, int n) throws SQLException {
        String kind = row.getString("period_kind");
        return new FollowUp(
                row.getObject("conclusion_id", UUID.class),
                row.getObject("cycle_id", UUID.class),
                row.getString("title"),
                row.getString("symbol"),
                row.getString("coordinator_unit"),
                row.getString("tracker_unit"),
                row.getString("recipient_unit"),
                kind == null ? null : PeriodKind.valueOf(kind),
                row.getInt("cut_off_day"),
                row.getObject("next_period_end", LocalDate.class),
                instant(row, "handed_over_at"),
                instant(row, "set_up_at"),
                instant(row, "closed_at"),
                instant(row, "handed_to_next_at"),
                row.getObject("next_review_on", LocalDate.class),
                row.getInt("version"));
    }
}
