package vn.tongket.commendation.council;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.NotFound;
import vn.tongket.Refusal;
import vn.tongket.Text;
import vn.tongket.audit.Act;
import vn.tongket.audit.Actor;
import vn.tongket.audit.AuditLog;
import vn.tongket.commendation.Share;
import vn.tongket.commendation.VoteRules;
import vn.tongket.organization.Role;

/** Regulations of councils, entered once and used by every commendation while they hold; one in use is not rewritten. */
@Component
public class Regulations {

    private static final String SELECT = """
            select r.*, u.name as owner_name,
                   exists (select from app.commendation c where c.regulation_id = r.id) as used
              from app.voting_regulation r join app.org_unit u on u.code = r.owner_unit
            """;

    private final JdbcClient jdbc;
    private final AuditLog audit;
    private final Clock clock;

    Regulations(JdbcClient jdbc, AuditLog audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /** The units whose regulations this person keeps; the coordinator and the council of a body do. */
    public List<String> ownersFor(Actor actor) {
        TreeSet<String> owners = new TreeSet<>(actor.unitsWith(Role.COORDINATOR.suffix()));
        owners.addAll(actor.unitsWith(Role.COUNCIL.suffix()));
        owners.addAll(actor.unitsWith(Role.APPROVER.suffix()));
        return List.copyOf(owners);
    }

    /** Those of the units this person keeps, the latest first; one page. */
    @Transactional(readOnly = true)
    public List<Regulation> list(Actor actor, int limit, int offset) {
        return jdbc.sql(SELECT + """
                         where r.owner_unit = any(:owners)
                         order by u.name, r.valid_from desc, r.name limit :limit offset :offset
                        """)
                .param("owners", ownersFor(actor).toArray(String[]::new))
                .param("limit", limit)
                .param("offset", offset)
                .query(Regulations::read)
                .list();
    }

    /** Those of the bodies that hold on the day, for the choice in a form. */
    public List<Regulation> inForce(Collection<String> bodies, LocalDate day) {
        return jdbc.sql(SELECT + """
                         where r.owner_unit = any(:bodies) and r.valid_from <= :day
                           and (r.valid_to is null or r.valid_to >= :day)
                         order by r.valid_from desc, r.name
                        """)
                .param("bodies", bodies.toArray(String[]::new))
                .param("day", day)
                .query(Regulations::read)
                .list();
    }

    public Optional<Regulation> find(UUID id) {
        return jdbc.sql(SELECT + " where r.id = :id")
                .param("id", id)
                .query(Regulations::read)
                .optional();
    }

    /** Enters a regulation as it was typed. */
    @Transactional
    public UUID enter(Actor actor, RegulationEntry typed) {
        RegulationEntry.Read read = typed.read();
        Refusal.Collector problems = read.problems();
        if (!ownersFor(actor).contains(Text.clean(typed.owner()))) {
            problems.add("owner", "commendation.regulation.owner");
        }
        problems.refuse();
        UUID id = UUID.randomUUID();
        VoteRules rules = read.rules();
        jdbc.sql("""
                        insert into app.voting_regulation (id, owner_unit, name, award_name, quorum, threshold, vote_base,
                                 secret_ballot, absentee_by_writing, valid_from, valid_to, entered_at, entered_by)
                        values (:id, :owner, :name, :award, :quorum, :threshold, :base, :secret, :writing, :from, :to, :now,
                                :actor)
                        """)
                .param("id", id)
                .param("owner", Text.clean(typed.owner()))
                .param("name", rules.regulation())
                .param("award", Text.isBlank(typed.awardName()) ? null : Text.clean(typed.awardName()))
                .param("quorum", rules.quorum().stored())
                .param("threshold", rules.threshold().stored())
                .param("base", rules.base().name())
                .param("secret", rules.secretBallot())
                .param("writing", rules.absenteeByWriting())
                .param("from", read.from())
                .param("to", read.to(), Types.DATE)
                .param("now", OffsetDateTime.now(clock))
                .param("actor", actor.userId())
                .update();
        record("commendation.regulation-entered", id, Text.clean(typed.owner()));
        return id;
    }

    /** Ends a regulation with the day given as its last; what was voted under it stays. */
    @Transactional
    public void end(Actor actor, UUID id, LocalDate last) {
        Regulation regulation = find(id).filter(known -> ownersFor(actor).contains(known.owner()))
                .orElseThrow(() -> new NotFound("regulation", id));
        if (last.isBefore(regulation.validFrom())) {
            throw Refusal.at("last", "commendation.regulation.reversed");
        }
        jdbc.sql("update app.voting_regulation set valid_to = :last where id = :id")
                .param("last", last)
                .param("id", id)
                .update();
        record("commendation.regulation-ended", id, regulation.owner());
    }

    private void record(String act, UUID id, String owner) {
        audit.record(Act.of(act, "regulation", id).ofUnit(owner));
    }

    private static Regulation read(ResultSet row, int n) throws SQLException {
        return new Regulation(
                row.getObject("id", UUID.class),
                row.getString("owner_unit"),
                row.getString("owner_name"),
                row.getString("award_name"),
                new VoteRules(
                        row.getString("name"),
                        Share.parse(row.getString("quorum")).orElseThrow(),
                        Share.parse(row.getString("threshold")).orElseThrow(),
                        VoteRules.Base.valueOf(row.getString("vote_base")),
                        row.getBoolean("secret_ballot"),
                        row.getBoolean("absentee_by_writing")),
                row.getObject("valid_from", LocalDate.class),
                row.getObject("valid_to", LocalDate.class),
                row.getBoolean("used"));
    }
}
