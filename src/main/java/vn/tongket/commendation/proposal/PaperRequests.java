package vn.tongket.commendation.proposal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
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
import vn.tongket.commendation.Commendation.Stage;
import vn.tongket.commendation.CommendationAccess;
import vn.tongket.commendation.Commendations;
import vn.tongket.commendation.TypedValues;
import vn.tongket.notification.Notice;
import vn.tongket.notification.Notifications;
import vn.tongket.organization.Access;
import vn.tongket.organization.Role;
import vn.tongket.organization.Units;

/** Papers that the appraiser misses: asked of a unit with a date, supplied by it on its own page. */
@Component
public class PaperRequests {

    private final Commendations commendations;
    private final CommendationAccess handlers;
    private final JdbcClient jdbc;
    private final Access access;
    private final Units units;
    private final SecrecyGuard secrecy;
    private final Notifications notifications;
    private final AuditLog audit;
    private final Clock clock;

    PaperRequests(
            Commendations commendations,
            CommendationAccess handlers,
            JdbcClient jdbc,
            Access access,
            Units units,
            SecrecyGuard secrecy,
            Notifications notifications,
            AuditLog audit,
            Clock clock) {
        this.commendations = commendations;
        this.handlers = handlers;
        this.jdbc = jdbc;
        this.access = access;
        this.units = units;
        this.secrecy = secrecy;
        this.notifications = notifications;
        this.audit = audit;
        this.clock = clock;
    }

    /** One request; {@code row} is the line of the list, null when it concerns the whole unit. */
    public record Request(
            UUID id,
            String unit,
            String unitName,
            Integer row,
            String wanted,
            LocalDate dueOn,
            boolean overdue,
            boolean supplied,
            String answer) {}

    /** Requests of the commendation, those of one unit where one is named. */
    List<Request> of(UUID commendation, String unit) {
        LocalDate today = LocalDate.now(clock);
        return jdbc.sql("""
                        select r.*, u.name as unit_name, n.ordinal
                          from app.paper_request r join app.org_unit u on u.code = r.unit_code
                          left join app.nomination n on n.id = r.nomination_id
                         where r.commendation_id = :id and (:unit::text is null or r.unit_code = :unit)
                         order by r.supplied_at is not null, r.due_on, u.name, r.id
                        """)
                .param("id", commendation)
                .param("unit", unit, Types.VARCHAR)
                .query((row, n) -> read(row, today))
                .list();
    }

    /** For those who handle the commendation. */
    @Transactional(readOnly = true)
    public List<Request> list(Actor actor, UUID id) {
        Commendation commendation = commendations.require(id);
        handlers.requireReader(actor, commendation);
        return of(id, null);
    }

    /** Asks the unit that proposed the line for a paper, until a day. */
    @Transactional
    public void ask(Actor actor, UUID id, UUID nomination, String wanted, String due) {
        requireReviewer(actor, id);
        Commendation commendation = commendations.requireAt(id, Stage.APPRAISAL);
        record Line(int ordinal, String unit, boolean withdrawn) {}
        Line line = jdbc.sql("""
                        select ordinal, coalesce(proposing_unit, unit_code) as unit, withdrawn_at is not null as withdrawn
                          from app.nomination where id = :line and commendation_id = :id
                        """)
                .param("line", nomination)
                .param("id", id)
                .query(Line.class)
                .optional()
                .orElseThrow(() -> new NotFound("nomination", nomination));
        secrecy.check("wanted", wanted);
        TypedValues typed = new TypedValues();
        LocalDate until = typed.day(due, "due");
        Refusal.Collector problems = typed.problems();
        if (Text.isBlank(wanted)) {
            problems.add("wanted", "commendation.request.wanted-missing", line.ordinal());
        }
        if (Text.isBlank(due)) {
            problems.add("due", "commendation.request.due-missing", line.ordinal());
        } else if (until != null && until.isBefore(LocalDate.now(clock))) {
            problems.add(
                    "due",
                    "commendation.request.due-past",
                    line.ordinal(),
                    Deadline.day(until).text());
        }
        if (line.withdrawn()) {
            problems.add("", "commendation.request.withdrawn", line.ordinal());
        }
        problems.refuse();
        UUID request = UUID.randomUUID();
        jdbc.sql("""
                        insert into app.paper_request (id, commendation_id, nomination_id, unit_code, wanted, due_on,
                                                       requested_at, requested_by)
                        values (:request, :id, :line, :unit, :wanted, :due, :now, :actor)
                        """)
                .param("request", request)
                .param("id", id)
                .param("line", nomination)
                .param("unit", line.unit())
                .param("wanted", Text.clean(wanted))
                .param("due", until)
                .param("now", OffsetDateTime.now(clock))
                .param("actor", actor.userId())
                .update();
        audit.record(Act.of("commendation.paper-requested", "commendation", id)
                .inCycle(commendation.cycleId())
                .ofUnit(line.unit())
                .with("line", line.ordinal())
                .with("due", until.toString()));
        tell(commendation, line.unit(), until, request);
    }

    private void tell(Commendation commendation, String unit, LocalDate until, UUID request) {
        String name = units.names(List.of(unit)).get(unit);
        notifications.tell(List.of(Role.LEADER, Role.DRAFTER).stream()
                .map(role -> Notice.to(
                                role.group(unit), "commendation-paper", "commendation-paper:" + request + ":" + role)
                        .with("unit", name)
                        .with("title", commendation.title())
                        .with("due", Deadline.day(until).text())
                        .inCycle(commendation.cycleId())
                        .linking("/khen-thuong/%s/de-nghi?donvi=%s".formatted(commendation.id(), unit)))
                .toList());
    }

    /** The unit says where the paper is; files were uploaded before. */
    @Transactional
    public void supply(Actor actor, UUID id, UUID request, String answer) {
        Commendation commendation = commendations.require(id);
        Request found = of(id, null).stream()
                .filter(one -> one.id().equals(request))
                .filter(one -> access.holds(actor, one.unit(), Role.DRAFTER, Role.LEADER))
                .findFirst()
                .orElseThrow(() -> new NotFound("request", request));
        if (commendation.stage() != Stage.APPRAISAL) {
            throw Refusal.of("commendation.request.closed");
        }
        secrecy.check("answer", answer);
        if (Text.isBlank(answer)) {
            throw Refusal.at("answer", "commendation.request.answer-missing");
        }
        jdbc.sql("""
                        update app.paper_request set supplied_at = :now, supplied_by = :actor, answer = :answer
                         where id = :request
                        """)
                .param("now", OffsetDateTime.now(clock))
                .param("actor", actor.userId())
                .param("answer", Text.clean(answer))
                .param("request", request)
                .update();
        audit.record(Act.of("commendation.paper-supplied", "commendation", id)
                .inCycle(commendation.cycleId())
                .ofUnit(found.unit()));
    }

    private void requireReviewer(Actor actor, UUID id) {
        handlers.require(actor, commendations.require(id), Role.REVIEWER);
    }

    private static Request read(ResultSet row, LocalDate today) throws SQLException {
        boolean supplied = row.getTimestamp("supplied_at") != null;
        LocalDate due = row.getObject("due_on", LocalDate.class);
        return new Request(
                row.getObject("id", UUID.class),
                row.getString("unit_code"),
                row.getString("unit_name"),
                row.getObject("ordinal", Integer.class),
                row.getString("wanted"),
                due,
                !supplied && due.isBefore(today),
                supplied,
                row.getString("answer"));
    }
}
