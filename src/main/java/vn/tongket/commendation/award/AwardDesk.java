package vn.tongket.commendation.award;

import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.NotFound;
import vn.tongket.Refusal;
import vn.tongket.SecrecyGuard;
import vn.tongket.Text;
import vn.tongket.audit.Act;
import vn.tongket.audit.Actor;
import vn.tongket.audit.AuditLog;
import vn.tongket.calendar.Deadline;
import vn.tongket.commendation.Commendation;
import vn.tongket.commendation.CommendationAccess;
import vn.tongket.commendation.Commendations;
import vn.tongket.commendation.TypedValues;
import vn.tongket.organization.Role;

/** Awards after the conference: handed over later, or taken back; the decision and its list stay as they are. */
@Component
public class AwardDesk {

    private final Commendations commendations;
    private final CommendationAccess handlers;
    private final JdbcClient jdbc;
    private final SecrecyGuard secrecy;
    private final AuditLog audit;
    private final Clock clock;

    AwardDesk(
            Commendations commendations,
            CommendationAccess handlers,
            JdbcClient jdbc,
            SecrecyGuard secrecy,
            AuditLog audit,
            Clock clock) {
        this.commendations = commendations;
        this.handlers = handlers;
        this.jdbc = jdbc;
        this.secrecy = secrecy;
        this.audit = audit;
        this.clock = clock;
    }

    /** Why an award is taken back. */
    public enum Ground {
        FALSE_DECLARATION,
        FORGED_PAPERS,
        UNLAWFUL_APPRAISAL,
        VIOLATION_FOUND
    }

    /** A recovery as it is typed; {@code recoveredOn} stays blank until certificate and money are back. */
    public record Recovery(String ground, String said, String basis, String decidedOn, String recoveredOn) {

        public static final Recovery EMPTY = new Recovery(null, null, null, null, null);
    }

    /** A later handing over as it is typed. */
    public record HandingOver(String day, String receivedBy, String bookNumber) {}

    private record Line(int ordinal, boolean handedOver, boolean recovered) {}

    /** Notes that somebody who was absent at the conference received the award. */
    @Transactional
    public void handOver(Actor actor, UUID id, UUID nomination, HandingOver typed) {
        Commendation commendation = issued(actor, id);
        Line line = line(id, nomination);
        TypedValues read = new TypedValues();
        LocalDate day = read.day(typed.day(), "day");
        Refusal.Collector problems = read.problems();
        if (Text.isBlank(typed.day())) {
            problems.add("day", "commendation.award.day-missing", line.ordinal());
        }
        if (line.handedOver()) {
            problems.add("day", "commendation.award.handed-over-already", line.ordinal());
        }
        if (line.recovered()) {
            problems.add("day", "commendation.award.recovered-already", line.ordinal());
        }
        if (day != null && day.isBefore(commendation.decidedOn())) {
            problems.add(
                    "day",
                    "commendation.award.before-decision",
                    line.ordinal(),
                    Deadline.day(commendation.decidedOn()).text());
        } else if (day != null && day.isAfter(LocalDate.now(clock))) {
            problems.add("day", "commendation.award.in-future", line.ordinal());
        }
        problems.refuse();
        jdbc.sql("""
                        update app.award set handed_over_on = :day, received_by = coalesce(:by, received_by),
                                             book_number = coalesce(:book, book_number)
                         where nomination_id = :line
                        """)
                .param("day", day)
                .param("by", blankToNull(typed.receivedBy()), Types.VARCHAR)
                .param("book", blankToNull(typed.bookNumber()), Types.VARCHAR)
                .param("line", nomination)
                .update();
        record("commendation.handed-over", commendation, line);
    }

    /** Records that an award is taken back, why and on what basis. */
    @Transactional
    public void recover(Actor actor, UUID id, UUID nomination, Recovery typed) {
        Commendation commendation = issued(actor, id);
        secrecy.check("said", typed.said());
        secrecy.check("basis", typed.basis());
        Line line = line(id, nomination);
        TypedValues read = new TypedValues();
        Ground ground = read.choice(Ground.class, typed.ground(), "ground");
        LocalDate decided = read.day(typed.decidedOn(), "decidedOn");
        LocalDate back = read.day(typed.recoveredOn(), "recoveredOn");
        Refusal.Collector problems = read.problems();
        require(typed.ground(), "ground", "commendation.recovery.ground-missing", line, problems);
        require(typed.said(), "said", "commendation.recovery.said-missing", line, problems);
        require(typed.basis(), "basis", "commendation.recovery.basis-missing", line, problems);
        require(typed.decidedOn(), "decidedOn", "commendation.recovery.day-missing", line, problems);
        if (line.recovered()) {
            problems.add("", "commendation.award.recovered-already", line.ordinal());
        }
        if (decided != null && decided.isBefore(commendation.decidedOn())) {
            problems.add(
                    "decidedOn",
                    "commendation.recovery.before-decision",
                    line.ordinal(),
                    Deadline.day(commendation.decidedOn()).text());
        } else if (decided != null && decided.isAfter(LocalDate.now(clock))) {
            problems.add("decidedOn", "commendation.recovery.in-future", line.ordinal());
        }
        if (back != null && decided != null && back.isBefore(decided)) {
            problems.add("recoveredOn", "commendation.recovery.back-too-early", line.ordinal());
        }
        problems.refuse();
        jdbc.sql("""
                        insert into app.award_recovery (nomination_id, ground, said, basis, decided_on, recovered_on,
                                                        recorded_at, recorded_by)
                        values (:line, :ground, :said, :basis, :decided, :back, :now, :actor)
                        """)
                .param("line", nomination)
                .param("ground", ground.name())
                .param("said", Text.clean(typed.said()))
                .param("basis", Text.clean(typed.basis()))
                .param("decided", decided)
                .param("back", back, Types.DATE)
                .param("now", OffsetDateTime.now(clock))
                .param("actor", actor.userId())
                .update();
        record("commendation.award-recovered", commendation, line);
    }

    /** Who may do it: whoever coordinates, once the decision is issued. */
    public boolean mayEdit(Actor actor, Commendation commendation) {
        return commendation.issuedAt() != null && handlers.holds(actor, commendation, Role.COORDINATOR);
    }

    private Commendation issued(Actor actor, UUID id) {
        Commendation commendation = commendations.require(id);
        handlers.require(actor, commendation, Role.COORDINATOR);
        if (commendation.issuedAt() == null) {
            throw Refusal.of("commendation.award.not-issued");
        }
        return commendation;
    }

    private Line line(UUID id, UUID nomination) {
        return jdbc.sql("""
                        select w.ordinal, w.handed_over_on is not null as handed_over, y.nomination_id is not null as recovered
                          from app.award w left join app.award_recovery y on y.nomination_id = w.nomination_id
                         where w.nomination_id = :line and w.commendation_id = :id for update of w
                        """)
                .param("line", nomination)
                .param("id", id)
                .query(Line.class)
                .optional()
                .orElseThrow(() -> new NotFound("award", nomination));
    }

    private void record(String act, Commendation commendation, Line line) {
        audit.record(Act.of(act, "commendation", commendation.id())
                .inCycle(commendation.cycleId())
                .ofUnit(commendation.coordinatorUnit())
                .with("line", line.ordinal()));
    }

    private static void require(String typed, String at, String otherwise, Line line, Refusal.Collector problems) {
        if (Text.isBlank(typed)) {
            problems.add(at, otherwise, line.ordinal());
        }
    }

    private static String blankToNull(String text) {
        return Text.isBlank(text) ? null : Text.clean(text);
    }
}
