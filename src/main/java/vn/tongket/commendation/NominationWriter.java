package vn.tongket.commendation;

import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.tongket.Text;

/** Writes the list of those who are proposed, what the reviewer found and how the council voted. */
@Repository
class NominationWriter {

    private final JdbcClient jdbc;
    private final NamedParameterJdbcTemplate batches;
    private final Clock clock;

    NominationWriter(JdbcClient jdbc, NamedParameterJdbcTemplate batches, Clock clock) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.clock = clock;
    }

    /** A line of the list, read and ready to be stored. */
    record Line(UUID id, Recipient kind, Sheets.Proposal proposal) {}

    void saveTerms(UUID id, Terms terms, LocalDate meritFrom, LocalDate meritTo, VoteRules rules) {
        jdbc.sql("""
                        update app.commendation
                           set award_name = :award, awarding_unit = coalesce(:unit, awarding_unit),
                               awarding_title = :title, merit_from = :from, merit_to = :to, regulation = :regulation,
                               quorum = :quorum, threshold = :threshold, vote_base = :base, secret_ballot = :secret,
                               absentee_by_writing = :absentee, regulation_id = :regulationId::uuid
                         where id = :id
                        """)
                .param("award", blankToNull(terms.awardName()))
                .param("unit", blankToNull(terms.awardingUnit()))
                .param("title", blankToNull(terms.awardingTitle()))
                .param("from", meritFrom, Types.DATE)
                .param("to", meritTo, Types.DATE)
                .param("regulation", blankToNull(rules.regulation()))
                .param("quorum", rules.quorum() == null ? null : rules.quorum().stored())
                .param(
                        "threshold",
                        rules.threshold() == null ? null : rules.threshold().stored())
                .param("base", rules.base() == null ? null : rules.base().name())
                .param("secret", rules.secretBallot(), Types.BOOLEAN)
                .param("absentee", rules.absenteeByWriting(), Types.BOOLEAN)
                .param("regulationId", blankToNull(terms.regulationId()), Types.VARCHAR)
                .param("id", id)
                .update();
    }

    /**
     * Stores the list as it is typed. A line that a unit proposed or that was appraised
     * before cannot vanish: it counts as withdrawn.
     */
    void saveLines(UUID id, List<Line> lines, String actor) {
        UUID[] kept = lines.stream().map(Line::id).toArray(UUID[]::new);
        jdbc.sql("""
                        delete from app.nomination n
                         where n.commendation_id = :id and n.id <> all (:kept) and n.withdrawn_at is null
                           and n.proposing_unit is null
                           and not exists (select from app.appraisal a where a.nomination_id = n.id)
                           and not exists (select from app.paper_request r where r.nomination_id = n.id)
                        """).param("id", id).param("kept", kept).update();
        jdbc.sql("""
                        update app.nomination
                           set withdrawn_at = :now, withdrawn_by = :actor, withdrawn_reason = 'REMOVED_FROM_LIST'
                         where commendation_id = :id and id <> all (:kept) and withdrawn_at is null
                        """)
                .param("id", id)
                .param("kept", kept)
                .param("now", OffsetDateTime.now(clock))
                .param("actor", actor)
                .update();
        MapSqlParameterSource[] rows = new MapSqlParameterSource[lines.size()];
        for (int i = 0; i < rows.length; i++) {
            Sheets.Proposal proposal = lines.get(i).proposal();
            rows[i] = new MapSqlParameterSource("commendation", id)
                    .addValue("id", lines.get(i).id())
                    .addValue("ordinal", i + 1)
                    .addValue("kind", lines.get(i).kind().name())
                    .addValue("unit", blankToNull(proposal.unit()))
                    .addValue("name", proposal.name() == null ? "" : Text.clean(proposal.name()))
                    .addValue("search", Nomination.searchKey(proposal.name()))
                    .addValue("position", blankToNull(proposal.position()))
                    .addValue("merit", blankToNull(proposal.merit()))
                    .addValue("evidence", blankToNull(proposal.evidence()))
                    .addValue("basis", blankToNull(proposal.dissolvedBasis()));
        }
        batches.batchUpdate("""
                insert into app.nomination (id, commendation_id, ordinal, kind, unit_code, name, search, position, merit,
                                            evidence, dissolved_basis)
                values (:id, :commendation, :ordinal, :kind, :unit, :name, :search, :position, :merit, :evidence, :basis)
                on conflict (id) do update set
                  ordinal = excluded.ordinal, kind = excluded.kind, unit_code = excluded.unit_code, name = excluded.name,
                  search = excluded.search, position = excluded.position, merit = excluded.merit, evidence = excluded.evidence,
                  dissolved_basis = excluded.dissolved_basis
                where nomination.commendation_id = excluded.commendation_id and nomination.withdrawn_at is null
                """, rows);
        jdbc.sql("""
                        update app.nomination n set ordinal = k.ordinal
                          from unnest(:kept::uuid[]) with ordinality as k (id, ordinal)
                         where n.id = k.id and n.commendation_id = :id
                        """).param("id", id).param("kept", kept).update();
    }

    void withdraw(UUID nomination, String reason, String actor) {
        jdbc.sql("""
                        update app.nomination
                           set withdrawn_at = :now, withdrawn_by = :actor, withdrawn_reason = :reason
                         where id = :id and withdrawn_at is null
                        """)
                .param("now", OffsetDateTime.now(clock))
                .param("actor", actor)
                .param("reason", Text.clean(reason))
                .param("id", nomination)
                .update();
    }

    void saveAppraisals(
            Commendation commendation, List<UUID> nominations, List<Nomination.Appraisal> found, String actor) {
        MapSqlParameterSource[] rows = new MapSqlParameterSource[nominations.size()];
        for (int i = 0; i < rows.length; i++) {
            Nomination.Appraisal appraisal = found.get(i);
            rows[i] = new MapSqlParameterSource("nomination", nominations.get(i))
                    .addValue("commendation", commendation.id())
                    .addValue("round", commendation.round())
                    .addValue(
                            "verdict",
                            appraisal.verdict() == null
                                    ? null
                                    : appraisal.verdict().name())
                    .addValue("pending", appraisal.proceedingsPending(), Types.BOOLEAN)
                    .addValue("complete", appraisal.checks().fileComplete(), Types.BOOLEAN)
                    .addValue("object", appraisal.checks().rightObject(), Types.BOOLEAN)
                    .addValue("criteria", appraisal.checks().criteriaMet(), Types.BOOLEAN)
                    .addValue("single", appraisal.checks().singleAward(), Types.BOOLEAN)
                    .addValue("reason", blankToNull(appraisal.reason()))
                    .addValue("now", OffsetDateTime.now(clock))
                    .addValue("actor", actor);
        }
        batches.batchUpdate("""
                insert into app.appraisal (nomination_id, round, verdict, proceedings_pending, file_complete, right_object,
                                           criteria_met, single_award, reason, appraised_at, appraised_by)
                select n.id, :round, :verdict, :pending::boolean, :complete::boolean, :object::boolean, :criteria::boolean,
                       :single::boolean, :reason, :now::timestamptz, :actor
                  from app.nomination n where n.id = :nomination and n.commendation_id = :commendation
                on conflict (nomination_id, round) do update set
                  verdict = excluded.verdict, proceedings_pending = excluded.proceedings_pending,
                  file_complete = excluded.file_complete, right_object = excluded.right_object,
                  criteria_met = excluded.criteria_met, single_award = excluded.single_award,
                  reason = excluded.reason, appraised_at = excluded.appraised_at, appraised_by = excluded.appraised_by
                """, rows);
    }

    void saveMinutes(Commendation commendation, Minutes minutes, String actor) {
        jdbc.sql("""
                        insert into app.council_minutes (commendation_id, round, held_on, members, present, written, note,
                                                         entered_at, entered_by)
                        values (:id, :round, :held, :members, :present, :written, :note, :now, :actor)
                        on conflict (commendation_id, round) do update set
                          held_on = excluded.held_on, members = excluded.members, present = excluded.present,
                          written = excluded.written, note = excluded.note, entered_at = excluded.entered_at,
                          entered_by = excluded.entered_by
                        """)
                .param("id", commendation.id())
                .param("round", commendation.round())
                .param("held", minutes.heldOn(), Types.DATE)
                .param("members", minutes.members(), Types.INTEGER)
                .param("present", minutes.present(), Types.INTEGER)
                .param("written", minutes.written(), Types.INTEGER)
                .param("note", blankToNull(minutes.note()))
                .param("now", OffsetDateTime.now(clock))
                .param("actor", actor)
                .update();
    }

    void saveVotes(Commendation commendation, List<UUID> nominations, List<Nomination.Vote> votes) {
        MapSqlParameterSource[] rows = new MapSqlParameterSource[nominations.size()];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = new MapSqlParameterSource("nomination", nominations.get(i))
                    .addValue("commendation", commendation.id())
                    .addValue("round", commendation.round())
                    .addValue("for", votes.get(i).votesFor(), Types.INTEGER)
                    .addValue("against", votes.get(i).votesAgainst(), Types.INTEGER)
                    .addValue("passed", votes.get(i).passed(), Types.BOOLEAN);
        }
        batches.batchUpdate("""
                insert into app.council_vote (nomination_id, round, votes_for, votes_against, passed)
                select n.id, :round, :for::integer, :against::integer, :passed::boolean
                  from app.nomination n where n.id = :nomination and n.commendation_id = :commendation
                on conflict (nomination_id, round) do update set
                  votes_for = excluded.votes_for, votes_against = excluded.votes_against, passed = excluded.passed
                """, rows);
    }

    private static String blankToNull(String text) {
        return Text.isBlank(text) ? null : Text.clean(text);
    }
}
