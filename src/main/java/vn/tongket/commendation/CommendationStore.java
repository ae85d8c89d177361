package vn.tongket.commendation;

import static vn.tongket.Moments.instant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.tongket.Text;
import vn.tongket.audit.DayStates;
import vn.tongket.commendation.Commendation.Stage;

/** Reads commendations. */
@Repository
class CommendationStore {

    private static final String NOMINATIONS = """
            select n.*, row_number() over (order by n.kind, coalesce(p.name, u.name), n.name, n.ordinal) as place,
                   u.name as unit_name, a.verdict, a.proceedings_pending, a.reason, a.file_complete,
                   a.right_object, a.criteria_met, a.single_award, v.votes_for,
                   v.votes_against, v.passed, w.ordinal as award_ordinal, w.handed_over_on, w.received_by,
                   w.absent, w.money, w.book_number, y.nomination_id is not null as recovered, f.*,
                   coalesce(n.search, '') || ' ' || coalesce(u.search, '') as words
              from app.nomination n
              left join app.org_unit u on u.code = n.unit_code
              left join app.org_unit p on p.code = n.proposing_unit
              left join app.appraisal a on a.nomination_id = n.id and a.round = :round
              left join app.council_vote v on v.nomination_id = n.id and v.round = :round
              left join app.award w on w.nomination_id = n.id
              left join app.award_recovery y on y.nomination_id = n.id
              cross join lateral (
                select count(*) as owed,
                       count(*) filter (where o.submitted_at <= o.due_at) as on_time,
                       count(*) filter (where o.submitted_at > o.due_at) as late,
                       count(*) filter (where o.due_at > o.original_due_at) as extended,
                       coalesce(sum(o.returned_count), 0) as returns,
                       count(*) filter (where o.submitted_at is null and o.due_at < :now) as open_overdue
                  from app.obligation o
                 where o.cycle_id = :cycle and o.withdrawn_at is null
                   and n.unit_code in (o.reporter_unit, o.scope_unit)) f
             where n.commendation_id = :id
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    CommendationStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Optional<Commendation> find(UUID id) {
        return jdbc.sql("select * from app.commendation where id = :id")
                .param("id", id)
                .query(CommendationStore::commendation)
                .optional();
    }

    /** As it stood at the end of a day; empty where that was not kept. */
    Optional<Commendation> find(UUID id, LocalDate day) {
        return jdbc.sql("select * from " + DayStates.rows(DayStates.Kind.COMMENDATION, "commendation", day) + " c")
                .param("id", id)
                .param("day", day)
                .query(CommendationStore::commendation)
                .optional();
    }

    /** The commendation, held until the transaction ends: steps and savings wait for each other. */
    Optional<Commendation> lock(UUID id) {
        return jdbc.sql("select * from app.commendation where id = :id for update")
                .param("id", id)
                .query(CommendationStore::commendation)
                .optional();
    }

    Optional<UUID> ofCycle(UUID cycle) {
        return jdbc.sql("select id from app.commendation where cycle_id = :cycle")
                .param("cycle", cycle)
                .query(UUID.class)
                .optional();
    }

    /** Everybody who was ever proposed, as of the current round, with how their unit reported: one statement. */
    List<Nomination> nominations(Commendation commendation) {
        return nominations(commendation, "", Integer.MAX_VALUE, 0);
    }

    /** One page of them, found by words of name and unit without accents. */
    List<Nomination> nominations(Commendation commendation, String words, int limit, int offset) {
        return jdbc.sql("select * from (" + NOMINATIONS + """
                        ) cases where words like all (:words) order by ordinal, id limit :limit offset :offset
                        """)
                .param("id", commendation.id())
                .param("cycle", commendation.cycleId())
                .param("round", commendation.round())
                .param("now", OffsetDateTime.now(clock))
                .param("words", Text.patterns(words))
                .param("limit", limit)
                .param("offset", offset)
                .query(CommendationStore::nomination)
                .list();
    }

    Minutes minutes(Commendation commendation) {
        return jdbc.sql("""
                        select held_on, members, present, written, note from app.council_minutes
                         where commendation_id = :id and round = :round
                        """)
                .param("id", commendation.id())
                .param("round", commendation.round())
                .query(Minutes.class)
                .optional()
                .orElse(Minutes.EMPTY);
    }

    /** Lines of whose papers some were asked for and are not there yet. */
    Set<UUID> linesWaiting(Commendation commendation) {
        return Set.copyOf(jdbc.sql("select distinct nomination_id from app.paper_request where commendation_id = :id"
                        + " and nomination_id is not null and supplied_at is null")
                .param("id", commendation.id())
                .query(UUID.class)
                .list());
    }

    /** Whether the council sits at its members' own desks in this round. */
    CommendationFile.SittingState sitting(Commendation commendation) {
        return jdbc.sql(
                        "select closed_at is null from app.council_sitting where commendation_id = :id and round = :round")
                .param("id", commendation.id())
                .param("round", commendation.round())
                .query(Boolean.class)
                .optional()
                .map(open -> open ? CommendationFile.SittingState.OPEN : CommendationFile.SittingState.CLOSED)
                .orElse(CommendationFile.SittingState.NONE);
    }

    /** Why the file came back, the latest first. */
    List<CommendationFile.Returned> returns(UUID id) {
        return jdbc.sql("""
                        select stage, reason, returned_at from app.commendation_return
                         where commendation_id = :id order by id desc
                        """)
                .param("id", id)
                .query((row, n) -> new CommendationFile.Returned(
                        Stage.valueOf(row.getString("stage")), row.getString("reason"), instant(row, "returned_at")))
                .list();
    }

    private static Commendation commendation(ResultSet row, int n) throws SQLException {
        Terms terms = new Terms(
                row.getString("award_name"),
                row.getString("awarding_unit"),
                row.getString("awarding_title"),
                row.getString("merit_from"),
                row.getString("merit_to"),
                row.getString("regulation"),
                share(row, "quorum").map(Share::text).orElse(null),
                share(row, "threshold").map(Share::text).orElse(null),
                row.getString("vote_base"),
                row.getObject("secret_ballot", Boolean.class),
                row.getObject("absentee_by_writing", Boolean.class),
                row.getString("regulation_id"));
        return new Commendation(
                row.getObject("id", UUID.class),
                row.getObject("cycle_id", UUID.class),
                row.getString("title"),
                row.getString("organizer"),
                row.getString("coordinator_unit"),
                row.getString("reviewer_unit"),
                row.getString("council_unit"),
                row.getString("approver_unit"),
                row.getString("clerk_unit"),
                terms,
                new VoteRules(
                        terms.regulation(),
                        share(row, "quorum").orElse(null),
                        share(row, "threshold").orElse(null),
                        terms.voteBase() == null ? null : VoteRules.Base.valueOf(terms.voteBase()),
                        terms.secretBallot(),
                        terms.absenteeByWriting()),
                row.getObject("merit_from", LocalDate.class),
                row.getObject("merit_to", LocalDate.class),
                row.getInt("round"),
                stage(row),
                row.getString("return_draft"),
                row.getString("decision_subject"),
                row.getString("decision_basis"),
                row.getObject("number_given", Integer.class),
                row.getObject("decided_on", LocalDate.class),
                row.getObject("document_id", UUID.class),
                instant(row, "issued_at"),
                row.getInt("version"));
    }

    private static Optional<Share> share(ResultSet row, String column) throws SQLException {
        return Share.parse(row.getString(column));
    }

    private static Stage stage(ResultSet row) throws SQLException {
        if (row.getTimestamp("closed_at") != null) {
            return Stage.CLOSED;
        }
        if (row.getTimestamp("issued_at") != null) {
            return Stage.AWARD;
        }
        if (row.getTimestamp("signed_at") != null) {
            return Stage.ISSUE;
        }
        if (row.getTimestamp("voted_at") != null) {
            return Stage.SIGNATURE;
        }
        if (row.getTimestamp("appraised_at") != null) {
            return Stage.VOTE;
        }
        return row.getTimestamp("nominated_at") == null ? Stage.NOMINATION : Stage.APPRAISAL;
    }

    private static Nomination nomination(ResultSet row, int n) throws SQLException {
        String verdict = row.getString("verdict");
        return new Nomination(
                row.getObject("id", UUID.class),
                row.getInt("ordinal"),
                row.getInt("place"),
                Recipient.valueOf(row.getString("kind")),
                row.getString("unit_code"),
                row.getString("unit_name"),
                row.getString("name"),
                row.getString("position"),
                row.getString("merit"),
                row.getString("evidence"),
                row.getString("dissolved_basis"),
                row.getTimestamp("withdrawn_at") != null,
                row.getString("withdrawn_reason"),
                new Nomination.Appraisal(
                        verdict == null ? null : Nomination.Verdict.valueOf(verdict),
                        row.getObject("proceedings_pending", Boolean.class),
                        new Nomination.Checks(
                                row.getObject("file_complete", Boolean.class),
                                row.getObject("right_object", Boolean.class),
                                row.getObject("criteria_met", Boolean.class),
                                row.getObject("single_award", Boolean.class)),
                        row.getString("reason")),
                new Nomination.Vote(
                        row.getObject("votes_for", Integer.class),
                        row.getObject("votes_against", Integer.class),
                        row.getObject("passed", Boolean.class)),
                new Nomination.Award(
                        row.getObject("award_ordinal", Integer.class),
                        row.getObject("handed_over_on", LocalDate.class),
                        row.getString("received_by"),
                        row.getBoolean("absent"),
                        row.getObject("money", Long.class),
                        row.getString("book_number"),
                        row.getBoolean("recovered")),
                new Nomination.Facts(
                        row.getInt("owed"),
                        row.getInt("on_time"),
                        row.getInt("late"),
                        row.getInt("extended"),
                        row.getInt("returns"),
                        row.getInt("open_overdue")),
                Nomination.Dossier.EMPTY);
    }
}
