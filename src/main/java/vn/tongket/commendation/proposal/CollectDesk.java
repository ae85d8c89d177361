package vn.tongket.commendation.proposal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
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
import vn.tongket.commendation.ProposedLines;
import vn.tongket.commendation.TypedValues;
import vn.tongket.notification.Notice;
import vn.tongket.notification.Notifications;
import vn.tongket.organization.Role;
import vn.tongket.organization.Unit;
import vn.tongket.organization.Units;

/** The coordinator's desk while units propose: asks them, sees how far they are, gives proposals back with a reason. */
@Component
public class CollectDesk {

    private final Commendations commendations;
    private final CommendationAccess handlers;
    private final Participants participants;
    private final ProposalStore store;
    private final ProposedLines list;
    private final Units units;
    private final SecrecyGuard secrecy;
    private final Notifications notifications;
    private final AuditLog audit;
    private final JdbcClient jdbc;
    private final Clock clock;

    CollectDesk(
            Commendations commendations,
            CommendationAccess handlers,
            Participants participants,
            ProposalStore store,
            ProposedLines list,
            Units units,
            SecrecyGuard secrecy,
            Notifications notifications,
            AuditLog audit,
            JdbcClient jdbc,
            Clock clock) {
        this.commendations = commendations;
        this.handlers = handlers;
        this.participants = participants;
        this.store = store;
        this.list = list;
        this.units = units;
        this.secrecy = secrecy;
        this.notifications = notifications;
        this.audit = audit;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What is asked of the units, as it is typed; {@code units} holds codes of further units. */
    public record CallEntry(String due, String collectives, String individuals, String note, String units) {}

    /** One unit: how far it is and how many it proposes. */
    public record Row(
            String unit,
            String unitName,
            UnitProposal.State state,
            int collectives,
            int individuals,
            Integer mostCollectives,
            Integer mostIndividuals,
            Instant submittedAt,
            String returnReason) {}

    /** The call, and whether it may still be changed. */
    public record Board(Commendation commendation, Call call, boolean open, boolean mayCall) {}

    @Transactional(readOnly = true)
    public Board board(Actor actor, UUID id) {
        Commendation commendation = commendations.require(id);
        handlers.requireReader(actor, commendation);
        boolean open = commendation.stage() == Stage.NOMINATION;
        return new Board(
                commendation, store.call(id), open, open && handlers.holds(actor, commendation, Role.COORDINATOR));
    }

    /** Units by name, found by words without accents; one page. */
    @Transactional(readOnly = true)
    public List<Row> rows(Actor actor, UUID id, String words, int limit, int offset) {
        Commendation commendation = commendations.require(id);
        handlers.requireReader(actor, commendation);
        return jdbc.sql("""
                        select u.code, u.name, p.submitted_at, p.returned_at, p.return_reason, p.collectives as most_c,
                               p.individuals as most_i, l.collectives, l.individuals
                          from app.org_unit u
                          left join app.unit_proposal p on p.unit_code = u.code and p.commendation_id = :id
                          cross join lateral (
                            select count(*) filter (where x ->> 'kind' is distinct from 'INDIVIDUAL') as collectives,
                                   count(*) filter (where x ->> 'kind' = 'INDIVIDUAL') as individuals
                              from jsonb_array_elements(coalesce(p.content -> 'lines', '[]')) x) l
                         where u.code = any(:units) and u.search like all (:words)
                         order by u.name, u.code limit :limit offset :offset
                        """)
                .param("id", id)
                .param("units", participants.all(commendation).toArray(String[]::new))
                .param("words", Text.patterns(words))
                .param("limit", limit)
                .param("offset", offset)
                .query(CollectDesk::row)
                .list();
    }

    private static Row row(ResultSet row, int n) throws SQLException {
        int collectives = row.getInt("collectives");
        int individuals = row.getInt("individuals");
        Timestamp submitted = row.getTimestamp("submitted_at");
        UnitProposal.State state = submitted != null
                ? UnitProposal.State.SENT
                : row.getTimestamp("returned_at") != null
                        ? UnitProposal.State.RETURNED
                        : collectives + individuals > 0 ? UnitProposal.State.DRAFT : UnitProposal.State.NOT_BEGUN;
        return new Row(
                row.getString("code"),
                row.getString("name"),
                state,
                collectives,
                individuals,
                row.getObject("most_c", Integer.class),
                row.getObject("most_i", Integer.class),
                submitted == null ? null : submitted.toInstant(),
                row.getString("return_reason"));
    }

    /** Asks the units, or changes what was asked; each unit is told once of a date. */
    @Transactional
    public void call(Actor actor, UUID id, CallEntry typed) {
        Commendation commendation = coordinated(actor, id);
        secrecy.check("note", typed.note());
        TypedValues read = new TypedValues();
        LocalDate due = read.day(typed.due(), "due");
        Integer collectives = read.whole(typed.collectives(), "collectives");
        Integer individuals = read.whole(typed.individuals(), "individuals");
        if (due != null && due.isBefore(LocalDate.now(clock))) {
            read.problems()
                    .add("due", "commendation.call.due-past", Deadline.day(due).text());
        }
        List<String> more = codes(typed.units());
        Set<String> known =
                new TreeSet<>(units.all(more).stream().map(Unit::code).toList());
        more.stream()
                .filter(code -> !known.contains(code))
                .forEach(code -> read.problems().add("units", "commendation.nomination.unit-unknown", code));
        read.refuse();
        store.saveCall(id, new Call(due, collectives, individuals, typed.note(), true), actor.userId());
        Set<String> asked = participants.all(commendation);
        asked.addAll(more);
        store.ask(id, asked);
        tell(commendation, asked, due);
        record("commendation.called", commendation, commendation.coordinatorUnit());
    }

    private void tell(Commendation commendation, Set<String> asked, LocalDate due) {
        String until = due == null ? "" : Deadline.day(due).text();
        List<Notice> notices = new ArrayList<>();
        units.names(asked)
                .forEach((unit, name) -> List.of(Role.LEADER, Role.DRAFTER)
                        .forEach(role -> notices.add(Notice.to(
                                        role.group(unit),
                                        "commendation-call",
                                        "commendation-call:%s:%s:%s:%s".formatted(commendation.id(), unit, role, due))
                                .with("unit", name)
                                .with("title", commendation.title())
                                .with("due", until.isEmpty() ? "…" : until)
                                .inCycle(commendation.cycleId())
                                .linking("/khen-thuong/%s/de-nghi?donvi=%s".formatted(commendation.id(), unit)))));
        notifications.tell(notices);
    }

    /** How many one unit may propose; both blank for what the call says. */
    @Transactional
    public void limit(Actor actor, UUID id, String unit, String collectives, String individuals) {
        Commendation commendation = coordinated(actor, id);
        requireParticipant(commendation, unit);
        TypedValues read = new TypedValues();
        Integer first = read.whole(collectives, "collectives");
        Integer second = read.whole(individuals, "individuals");
        read.refuse();
        UnitProposal before = store.find(id, unit).orElse(null);
        store.limit(id, unit, first, second);
        audit.record(Act.of("commendation.limited", "commendation", id)
                .inCycle(commendation.cycleId())
                .ofUnit(unit)
                .with("collectives", first)
                .with("collectivesBefore", before == null ? null : before.collectives())
                .with("individuals", second)
                .with("individualsBefore", before == null ? null : before.individuals()));
    }

    /** Gives a unit its proposal back, with a reason; its lines leave the list and the unit writes on. */
    @Transactional
    public void sendBack(Actor actor, UUID id, String unit, String reason) {
        Commendation commendation = coordinated(actor, id);
        requireParticipant(commendation, unit);
        UnitProposal proposal = store.lock(id, unit);
        String name = units.require(unit).name();
        if (proposal.submittedAt() == null) {
            throw Refusal.of("commendation.proposal.not-sent", name);
        }
        secrecy.check("reason", reason);
        if (Text.isBlank(reason)) {
            throw Refusal.at("reason", "commendation.proposal.reason-missing", name);
        }
        list.giveBack(id, unit, actor.userId());
        store.sendBack(proposal, Text.clean(reason), actor.userId());
        record("commendation.proposal-returned", commendation, unit);
        notifications.tell(List.of(Role.LEADER, Role.DRAFTER).stream()
                .map(role -> Notice.to(
                                role.group(unit),
                                "commendation-proposal-returned",
                                "commendation-proposal-returned:%s:%s:%s:%s"
                                        .formatted(id, unit, role, proposal.version()))
                        .with("unit", name)
                        .with("title", commendation.title())
                        .inCycle(commendation.cycleId())
                        .linking("/khen-thuong/%s/de-nghi?donvi=%s".formatted(id, unit)))
                .toList());
    }

    private Commendation coordinated(Actor actor, UUID id) {
        handlers.require(actor, commendations.require(id), Role.COORDINATOR);
        return commendations.requireAt(id, Stage.NOMINATION);
    }

    private void requireParticipant(Commendation commendation, String unit) {
        if (!participants.all(commendation).contains(unit)) {
            throw new NotFound("unit", unit);
        }
    }

    private static List<String> codes(String typed) {
        return Text.isBlank(typed) ? List.of() : List.of(Text.clean(typed).split("[\\s,;]+"));
    }

    private void record(String act, Commendation commendation, String unit) {
        audit.record(Act.of(act, "commendation", commendation.id())
                .inCycle(commendation.cycleId())
                .ofUnit(unit));
    }
}
