package vn.tongket.commendation.proposal;

import static vn.tongket.Moments.instant;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.tongket.Text;

/** Reads and writes what units propose. */
@Repository
class ProposalStore {

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Clock clock;

    ProposalStore(JdbcClient jdbc, ObjectMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** Units that owe a report in the cycle, were asked by name, or have somebody on the list. */
    TreeSet<String> unitsOf(UUID commendation, UUID cycle) {
        return new TreeSet<>(jdbc.sql("""
                        select u.code from app.obligation o join app.org_unit u on u.code in (o.reporter_unit, o.scope_unit)
                         where o.cycle_id = :cycle and o.withdrawn_at is null
                        union
                        select unit_code from app.unit_proposal where commendation_id = :id
                        union
                        select coalesce(proposing_unit, unit_code) from app.nomination
                         where commendation_id = :id and coalesce(proposing_unit, unit_code) is not null
                        """)
                .param("cycle", cycle)
                .param("id", commendation)
                .query(String.class)
                .list());
    }

    /** What became of the unit's cases, once the commendation is announced or ended. */
    List<ProposalFile.Result> results(UUID commendation, String unit) {
        return jdbc.sql("""
                        select n.name, n.kind, w.nomination_id is not null as honoured,
                               case when n.withdrawn_at is not null then n.withdrawn_reason
                                    when a.verdict = 'NOT_ELIGIBLE' then a.reason
                                    when v.passed is false then 'NOT_PASSED' end as reason
                          from app.nomination n
                          join app.commendation c on c.id = n.commendation_id
                          left join app.appraisal a on a.nomination_id = n.id and a.round = c.round
                          left join app.council_vote v on v.nomination_id = n.id and v.round = c.round
                          left join app.award w on w.nomination_id = n.id and c.issued_at is not null
                         where n.commendation_id = :id and coalesce(n.proposing_unit, n.unit_code) = :unit
                           and (c.announced_at is not null or c.closed_at is not null)
                         order by n.kind, n.name, n.id
                        """)
                .param("id", commendation)
                .param("unit", unit)
                .query(ProposalFile.Result.class)
                .list();
    }

    Call call(UUID commendation) {
        return jdbc.sql(
                        "select due_on, collectives, individuals, note from app.nomination_call where commendation_id = :id")
                .param("id", commendation)
                .query((row, n) -> new Call(
                        row.getObject("due_on", LocalDate.class),
                        row.getObject("collectives", Integer.class),
                        row.getObject("individuals", Integer.class),
                        row.getString("note"),
                        true))
                .optional()
                .orElse(Call.NONE);
    }

    void saveCall(UUID commendation, Call call, String actor) {
        jdbc.sql("""
                        insert into app.nomination_call (commendation_id, due_on, collectives, individuals, note, called_at,
                                                         called_by)
                        values (:id, :due, :collectives, :individuals, :note, :now, :actor)
                        on conflict (commendation_id) do update set
                          due_on = excluded.due_on, collectives = excluded.collectives, individuals = excluded.individuals,
                          note = excluded.note
                        """)
                .param("id", commendation)
                .param("due", call.dueOn(), Types.DATE)
                .param("collectives", call.collectives(), Types.INTEGER)
                .param("individuals", call.individuals(), Types.INTEGER)
                .param("note", Text.isBlank(call.note()) ? null : Text.clean(call.note()))
                .param("now", now())
                .param("actor", actor)
                .update();
    }

    void ask(UUID commendation, Collection<String> units) {
        jdbc.sql("""
                        insert into app.unit_proposal (commendation_id, unit_code)
                        select :id, unnest(:units::text[]) on conflict do nothing
                        """)
                .param("id", commendation)
                .param("units", units.toArray(String[]::new))
                .update();
    }

    void limit(UUID commendation, String unit, Integer collectives, Integer individuals) {
        jdbc.sql("""
                        insert into app.unit_proposal (commendation_id, unit_code, collectives, individuals)
                        values (:id, :unit, :collectives, :individuals)
                        on conflict (commendation_id, unit_code) do update set
                          collectives = excluded.collectives, individuals = excluded.individuals
                        """)
                .param("id", commendation)
                .param("unit", unit)
                .param("collectives", collectives, Types.INTEGER)
                .param("individuals", individuals, Types.INTEGER)
                .update();
    }

    Optional<UnitProposal> find(UUID commendation, String unit) {
        return jdbc.sql("select * from app.unit_proposal where commendation_id = :id and unit_code = :unit")
                .param("id", commendation)
                .param("unit", unit)
                .query(this::read)
                .optional();
    }

    /** The unit's row, held until the transaction ends; it is made when there is none. */
    UnitProposal lock(UUID commendation, String unit) {
        ask(commendation, List.of(unit));
        return jdbc.sql("select * from app.unit_proposal where commendation_id = :id and unit_code = :unit for update")
                .param("id", commendation)
                .param("unit", unit)
                .query(this::read)
                .single();
    }

    /** Keeps the draft; fails when somebody was faster than the version that was read. */
    int save(UnitProposal proposal, ProposalSheet sheet, String actor) {
        if (sheet.version() != null && sheet.version() != proposal.version()) {
            throw new OptimisticLockingFailureException(
                    "Proposal of '%s' is no longer at version '%s'".formatted(proposal.unitCode(), sheet.version()));
        }
        return jdbc.sql("""
                        update app.unit_proposal
                           set content = :content::jsonb, version = version + 1, saved_at = :now, saved_by = :actor
                         where commendation_id = :id and unit_code = :unit returning version
                        """)
                .param("content", write(sheet))
                .param("now", now())
                .param("actor", actor)
                .param("id", proposal.commendationId())
                .param("unit", proposal.unitCode())
                .query(Integer.class)
                .single();
    }

    void submit(UnitProposal proposal, String actor) {
        jdbc.sql("""
                        update app.unit_proposal
                           set submitted_at = :now, submitted_by = :actor, returned_at = null, returned_by = null,
                               return_reason = null, version = version + 1
                         where commendation_id = :id and unit_code = :unit
                        """)
                .param("now", now())
                .param("actor", actor)
                .param("id", proposal.commendationId())
                .param("unit", proposal.unitCode())
                .update();
    }

    void sendBack(UnitProposal proposal, String reason, String actor) {
        jdbc.sql("""
                        update app.unit_proposal
                           set submitted_at = null, submitted_by = null, returned_at = :now, returned_by = :actor,
                               return_reason = :reason, version = version + 1
                         where commendation_id = :id and unit_code = :unit
                        """)
                .param("now", now())
                .param("actor", actor)
                .param("reason", reason)
                .param("id", proposal.commendationId())
                .param("unit", proposal.unitCode())
                .update();
    }

    private String write(ProposalSheet sheet) {
        try {
            return json.writeValueAsString(sheet);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private UnitProposal read(ResultSet row, int n) throws SQLException {
        ProposalSheet sheet;
        try {
            sheet = json.readValue(row.getString("content"), ProposalSheet.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Draft of a proposal cannot be read");
        }
        return new UnitProposal(
                row.getObject("commendation_id", UUID.class),
                row.getString("unit_code"),
                row.getObject("collectives", Integer.class),
                row.getObject("individuals", Integer.class),
                sheet,
                row.getInt("version"),
                instant(row, "submitted_at"),
                instant(row, "returned_at"),
                row.getString("return_reason"));
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }
}
