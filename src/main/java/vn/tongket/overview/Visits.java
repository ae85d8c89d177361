package vn.tongket.overview;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.Moments;
import vn.tongket.audit.Actor;

/**
 * When a person was on the first page, and until when they have seen what others did. Only the person's own word moves the
 * latter: reloading loses nothing.
 */
@Component
public class Visits {

    /** Whoever comes for the first time is told what happened lately; nobody is told more than of one month. */
    private static final Duration FIRST = Duration.ofDays(14);

    private static final Duration LONGEST = Duration.ofDays(31);
    /** Two looks within this time are one visit. */
    private static final Duration ONE_VISIT = Duration.ofMinutes(30);

    private final JdbcClient jdbc;
    private final Clock clock;

    Visits(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * @param since from when on things were not seen yet
     * @param before when the person was there before this visit; null at the first
     */
    public record Visit(Instant since, Instant before) {

        /** Whether it happened after the visit before this one. */
        public boolean isNew(Instant moment) {
            return before == null || moment.isAfter(before);
        }
    }

    /** Notes that the person is there. A look soon after the last one writes nothing. */
    @Transactional
    public Visit visit(Actor actor) {
        Instant now = clock.instant();
        Row row = find(actor);
        if (row == null || !row.latest().plus(ONE_VISIT).isAfter(now)) {
            row = jdbc.sql("""
                            insert into app.home_visit (user_id, seen_until, latest_at) values (:user, :first, :now)
                            on conflict (user_id) do update set previous_at = home_visit.latest_at, latest_at = :now
                            returning seen_until, previous_at, latest_at
                            """)
                    .param("user", actor.userId())
                    .param("first", utc(now.minus(FIRST)))
                    .param("now", utc(now))
                    .query((result, n) -> new Row(
                            Moments.instant(result, "seen_until"),
                            Moments.instant(result, "previous_at"),
                            Moments.instant(result, "latest_at")))
                    .single();
        }
        Instant earliest = now.minus(LONGEST);
        return new Visit(row.seen().isBefore(earliest) ? earliest : row.seen(), row.previous());
    }

    /** The person has seen what happened until then; what happened while they read stays. */
    @Transactional
    public void seen(Actor actor, Instant until) {
        Instant now = clock.instant();
        jdbc.sql("""
                        insert into app.home_visit (user_id, seen_until, latest_at) values (:user, :until, :now)
                        on conflict (user_id) do update set seen_until = greatest(home_visit.seen_until, :until)
                        """)
                .param("user", actor.userId())
                .param("until", utc(until.isAfter(now) ? now : until))
                .param("now", utc(now))
                .update();
    }

    private record Row(Instant seen, Instant previous, Instant latest) {}

    private Row find(Actor actor) {
        return jdbc.sql("select seen_until, previous_at, latest_at from app.home_visit where user_id = :user")
                .param("user", actor.userId())
                .query((row, n) -> new Row(
                        Moments.instant(row, "seen_until"),
                        Moments.instant(row, "previous_at"),
                        Moments.instant(row, "latest_at")))
                .optional()
                .orElse(null);
    }

    private static OffsetDateTime utc(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}
