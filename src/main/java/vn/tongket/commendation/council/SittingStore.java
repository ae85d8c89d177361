package vn.tongket.commendation.council;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.tongket.commendation.council.Sitting.Attendance;
import vn.tongket.commendation.council.Sitting.Member;

/** Reads and writes sittings, who is there, and ballots. */
@Repository
class SittingStore {

    private final JdbcClient jdbc;
    private final NamedParameterJdbcTemplate batches;
    private final Clock clock;

    SittingStore(JdbcClient jdbc, NamedParameterJdbcTemplate batches, Clock clock) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.clock = clock;
    }

    Optional<Sitting> find(UUID commendation, int round) {
        List<Member> members = jdbc.sql("""
                        select user_id, name, position, attendance, voted from app.council_member
                         where commendation_id = :id and round = :round order by ordinal
                        """)
                .param("id", commendation)
                .param("round", round)
                .query((row, n) -> new Member(
                        row.getString("user_id"),
                        row.getString("name"),
                        row.getString("position"),
                        Attendance.valueOf(row.getString("attendance")),
                        row.getBoolean("voted")))
                .list();
        return jdbc.sql("select * from app.council_sitting where commendation_id = :id and round = :round")
                .param("id", commendation)
                .param("round", round)
                .query((row, n) -> new Sitting(
                        commendation,
                        round,
                        row.getObject("held_on", LocalDate.class),
                        row.getString("place"),
                        row.getString("chair"),
                        row.getString("secretary"),
                        instant(row.getTimestamp("voting_from")),
                        instant(row.getTimestamp("closed_at")),
                        members))
                .optional();
    }

    void open(Sitting sitting) {
        jdbc.sql("""
                        insert into app.council_sitting (commendation_id, round, held_on, place, chair, secretary, opened_at)
                        values (:id, :round, :held, :place, :chair, :secretary, :now)
                        """)
                .param("id", sitting.commendationId())
                .param("round", sitting.round())
                .param("held", sitting.heldOn())
                .param("place", sitting.place())
                .param("chair", sitting.chair())
                .param("secretary", sitting.secretary())
                .param("now", now())
                .update();
        MapSqlParameterSource[] rows =
                new MapSqlParameterSource[sitting.members().size()];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = member(sitting, sitting.members().get(i)).addValue("ordinal", i + 1);
        }
        batches.batchUpdate("""
                insert into app.council_member (commendation_id, round, user_id, name, position, ordinal, attendance)
                values (:id, :round, :user, :name, :position, :ordinal, :attendance)
                """, rows);
    }

    /** Where members are; who voted is not touched. */
    void attend(Sitting sitting, List<Member> members) {
        batches.batchUpdate(
                """
                update app.council_member set name = :name, position = :position, attendance = :attendance
                 where commendation_id = :id and round = :round and user_id = :user
                """, members.stream().map(member -> member(sitting, member)).toArray(MapSqlParameterSource[]::new));
    }

    private static MapSqlParameterSource member(Sitting sitting, Member member) {
        return new MapSqlParameterSource("id", sitting.commendationId())
                .addValue("round", sitting.round())
                .addValue("user", member.user())
                .addValue("name", member.name())
                .addValue("position", member.position())
                .addValue("attendance", member.attendance().name());
    }

    /** Members begin to vote; the box stands there empty, with a place for every nominee. */
    void beginVoting(Sitting sitting, List<UUID> nominees) {
        jdbc.sql("update app.council_sitting set voting_from = :now where commendation_id = :id and round = :round")
                .param("now", now())
                .param("id", sitting.commendationId())
                .param("round", sitting.round())
                .update();
        jdbc.sql("insert into app.secret_tally (nomination_id, round) select unnest(:nominees::uuid[]), :round")
                .param("nominees", nominees.toArray(UUID[]::new))
                .param("round", sitting.round())
                .update();
    }

    void cancel(Sitting sitting) {
        for (String table : List.of("council_member", "council_sitting")) {
            jdbc.sql("delete from app.%s where commendation_id = :id and round = :round".formatted(table))
                    .param("id", sitting.commendationId())
                    .param("round", sitting.round())
                    .update();
        }
    }

    void close(Sitting sitting) {
        jdbc.sql("update app.council_sitting set closed_at = :now where commendation_id = :id and round = :round")
                .param("now", now())
                .param("id", sitting.commendationId())
                .param("round", sitting.round())
                .update();
    }

    /**
     * Adds a secret ballot to the box. Every place of the box and every member is written anew with each ballot, so that
     * the rows of the box and of the member who voted last are told apart from all others by nothing.
     */
    void castSecretly(Sitting sitting, String user, Map<UUID, Choice> ballot) {
        jdbc.sql("""
                        update app.secret_tally t
                           set votes_for = votes_for + (b.choice = 'FOR')::integer,
                               votes_against = votes_against + (b.choice = 'AGAINST')::integer,
                               votes_none = votes_none + (b.choice = 'NONE')::integer
                          from unnest(:nominees::uuid[], :choices::text[]) as b (nomination_id, choice)
                         where t.nomination_id = b.nomination_id and t.round = :round
                        """)
                .param("nominees", ballot.keySet().toArray(UUID[]::new))
                .param("choices", ballot.values().stream().map(Choice::name).toArray(String[]::new))
                .param("round", sitting.round())
                .update();
        markVoted(sitting, user);
    }

    void castOpenly(Sitting sitting, String user, Map<UUID, Choice> ballot) {
        jdbc.sql("""
                        insert into app.open_vote (nomination_id, round, user_id, choice)
                        select b.nomination_id, :round, :user, b.choice
                          from unnest(:nominees::uuid[], :choices::text[]) as b (nomination_id, choice)
                        on conflict (nomination_id, round, user_id) do update set choice = excluded.choice
                        """)
                .param("round", sitting.round())
                .param("user", user)
                .param("nominees", ballot.keySet().toArray(UUID[]::new))
                .param("choices", ballot.values().stream().map(Choice::name).toArray(String[]::new))
                .update();
        markVoted(sitting, user);
    }

    private void markVoted(Sitting sitting, String user) {
        jdbc.sql("""
                        update app.council_member set voted = voted or user_id = :user
                         where commendation_id = :id and round = :round
                        """)
                .param("user", user)
                .param("id", sitting.commendationId())
                .param("round", sitting.round())
                .update();
    }

    List<Tally> secretTallies(Sitting sitting) {
        return jdbc.sql("""
                        select t.nomination_id as nomination, t.votes_for, t.votes_against, t.votes_none
                          from app.secret_tally t join app.nomination n on n.id = t.nomination_id
                         where n.commendation_id = :id and t.round = :round
                        """)
                .param("id", sitting.commendationId())
                .param("round", sitting.round())
                .query(Tally.class)
                .list();
    }

    List<Tally> openTallies(Sitting sitting) {
        return jdbc.sql("""
                        select v.nomination_id as nomination, count(*) filter (where choice = 'FOR')::integer as votes_for,
                               count(*) filter (where choice = 'AGAINST')::integer as votes_against,
                               count(*) filter (where choice = 'NONE')::integer as votes_none
                          from app.open_vote v join app.nomination n on n.id = v.nomination_id
                         where n.commendation_id = :id and v.round = :round
                         group by v.nomination_id
                        """)
                .param("id", sitting.commendationId())
                .param("round", sitting.round())
                .query(Tally.class)
                .list();
    }

    /** What one member said in an open vote, to show it to that member again. */
    Map<UUID, Choice> openBallot(Sitting sitting, String user) {
        Map<UUID, Choice> ballot = new java.util.HashMap<>();
        jdbc.sql("""
                        select v.nomination_id, v.choice from app.open_vote v join app.nomination n on n.id = v.nomination_id
                         where n.commendation_id = :id and v.round = :round and v.user_id = :user
                        """)
                .param("id", sitting.commendationId())
                .param("round", sitting.round())
                .param("user", user)
                .query((java.sql.ResultSet row) -> {
                    ballot.put(row.getObject("nomination_id", UUID.class), Choice.valueOf(row.getString("choice")));
                });
        return ballot;
    }

    private static Instant instant(Timestamp at) {
        return at == null ? null : at.toInstant();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }
}
