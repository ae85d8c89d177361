package vn.tongket.organization.people;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.audit.Actor;
import vn.tongket.calendar.Deadline;
import vn.tongket.overview.Searched;
import vn.tongket.overview.Upcoming;
import vn.tongket.overview.Words;

/** People, for administrators and for those who lead units, each as far as they decide about their roles. */
@Component
class PersonOverview implements Searched, Upcoming {

    private final JdbcClient jdbc;
    private final Reach reach;
    private final Clock clock;

    PersonOverview(JdbcClient jdbc, Reach reach, Clock clock) {
        this.jdbc = jdbc;
        this.reach = reach;
        this.clock = clock;
    }

    @Override
    public Kind kind() {
        return Kind.PERSON;
    }

    @Override
    @Transactional(readOnly = true)
    public Found find(Actor actor, Words words, int limit, int offset) {
        Set<String> led = reach.led(actor);
        if (!actor.isAdministrator() && led.isEmpty()) {
            return Found.NOTHING;
        }
        long[] total = {0};
        List<Hit> hits = jdbc.sql("""
                        select p.user_id, p.name, count(*) over () as total
                          from app.person p
                         where %s
                           and (:all or exists (select from app.role_holding h
                                 where h.user_id = p.user_id and h.unit_code = any(:led) and h.withdrawn_at is null
                                   and h.valid_from <= :today and (h.valid_to is null or h.valid_to >= :today)))
                         order by p.search not like :start, p.name, p.user_id limit :limit offset :offset
                        """.formatted(words.in("p.search")))
                .params(words.parameters())
                .param("all", actor.isAdministrator())
                .param("led", led.toArray(String[]::new))
                .param("today", LocalDate.ofInstant(clock.instant(), Deadline.ZONE))
                .param("limit", limit)
                .param("offset", offset)
                .query((row, n) -> {
                    total[0] = row.getLong("total");
                    return new Hit(
                            "/nhan-su/" + row.getString("user_id"), row.getString("name"), row.getString("user_id"));
                })
                .list();
        return new Found(hits, total[0]);
    }

    /** Roles that end, and absences that somebody has to confirm, for those who decide about them. */
    @Override
    @Transactional(readOnly = true)
    public List<Due> of(Actor actor, Instant now, int limit) {
        Set<String> led = reach.led(actor);
        if (!actor.isAdministrator() && led.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("""
                        select * from (
                          select 'home.due.role' as text, h.user_id, coalesce(p.name, h.user_id) as name, u.name as unit,
                                 ((h.valid_to + 1)::timestamp at time zone 'Asia/Ho_Chi_Minh') - interval '1 second' as at
                            from app.role_holding h join app.org_unit u on u.code = h.unit_code
                            left join app.person p on p.user_id = h.user_id
                           where h.withdrawn_at is null and h.valid_to >= :today and h.valid_to <= :today + 30
                             and h.valid_from <= :today and (:all or h.unit_code = any(:led))
                          union all
                          select 'home.due.absence', a.user_id, coalesce(p.name, a.user_id), '',
                                 (a.absent_from::timestamp at time zone 'Asia/Ho_Chi_Minh')
                            from app.absence a left join app.person p on p.user_id = a.user_id
                           where a.confirmed_at is null and a.closed_at is null and a.absent_to >= :today
                             and (:all or exists (select from app.role_holding h
                                   where h.user_id = a.user_id and h.unit_code = any(:led) and h.withdrawn_at is null
                                     and h.valid_from <= :today and (h.valid_to is null or h.valid_to >= :today)))) d
                         order by at, name limit :limit
                        """)
                .param("all", actor.isAdministrator())
                .param("led", led.toArray(String[]::new))
                .param("today", LocalDate.ofInstant(now, Deadline.ZONE))
                .param("limit", limit)
                .query((row, n) -> new Due(
                        row.getString("text"),
                        List.of(row.getString("name"), 1L, row.getString("unit")),
                        vn.tongket.Moments.instant(row, "at"),
                        1,
                        "/nhan-su/" + row.getString("user_id")))
                .list();
    }
}
