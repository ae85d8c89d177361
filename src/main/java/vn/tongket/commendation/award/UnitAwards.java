package vn.tongket.commendation.award;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.audit.Actor;
import vn.tongket.calendar.Deadline;
import vn.tongket.commendation.Recipient;

/** What a unit was honoured for over the years, for those who handled it and the unit itself. */
@Component
public class UnitAwards {

    private static final String READERS = """
             (array[c.coordinator_unit || '.coordinator', c.coordinator_unit || '.auditor', c.reviewer_unit || '.reviewer',
                    c.council_unit || '.council', c.approver_unit || '.approver', c.clerk_unit || '.clerk',
                    c.organizer || '.approver', c.organizer || '.coordinator', c.organizer || '.auditor'] && :groups::text[])
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    UnitAwards(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * One award of an issued decision.
     *
     * @param cycle where its papers are; null for a reader of the unit who does not handle the commendation
     * @param recoveredOn when it was taken back; null where it stands
     */
    public record Line(
            UUID cycle,
            String cycleTitle,
            String awardName,
            Recipient kind,
            String name,
            String symbol,
            LocalDate decidedOn,
            LocalDate recoveredOn) {}

    /** The latest first. */
    @Transactional(readOnly = true)
    public List<Line> of(Actor actor, String unit, LocalDate asOf, int limit) {
        Set<String> own = new TreeSet<>(actor.unitsWith("drafter"));
        own.addAll(actor.unitsWith("leader"));
        own.addAll(actor.unitsWith("auditor"));
        Instant now = clock.instant();
        LocalDate day = asOf == null ? LocalDate.ofInstant(now, Deadline.ZONE) : asOf;
        return jdbc.sql("""
                        select case when %1$s then c.cycle_id end as cycle, y.title as cycle_title, c.award_name, n.kind, n.name,
                               d.symbol, c.decided_on, case when r.decided_on <= :day then r.decided_on end as recovered_on
                          from app.nomination n
                          join app.award w on w.nomination_id = n.id
                          join app.commendation c on c.id = n.commendation_id
                          join app.review_cycle y on y.id = c.cycle_id
                          left join app.issued_document d on d.id = c.document_id
                          left join app.award_recovery r on r.nomination_id = n.id
                         where :unit in (n.unit_code, n.proposing_unit) and c.issued_at is not null and c.decided_on <= :day
                           and (%1$s or :unit = any(:own))
                         order by c.decided_on desc, n.kind, n.name, n.id limit :limit
                        """.formatted(READERS))
                .param("unit", unit)
                .param("day", day)
                .param("groups", actor.groups().toArray(String[]::new))
                .param("own", own.toArray(String[]::new))
                .param("limit", limit)
                .query((row, n) -> new Line(
                        row.getObject("cycle", UUID.class),
                        row.getString("cycle_title"),
                        row.getString("award_name"),
                        Recipient.valueOf(row.getString("kind")),
                        row.getString("name"),
                        row.getString("symbol"),
                        row.getObject("decided_on", LocalDate.class),
                        row.getObject("recovered_on", LocalDate.class)))
                .list();
    }
}
