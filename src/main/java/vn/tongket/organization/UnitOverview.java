package vn.tongket.organization;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.audit.Actor;
import vn.tongket.calendar.Deadline;
import vn.tongket.overview.Searched;
import vn.tongket.overview.Words;

/**
 * Units by their names, by those of their forerunners and by their codes. That a unit exists is known to everybody who is
 * signed in; its page is for administrators and auditors, the others are led to its tasks as far as they see them.
 */
@Component
class UnitOverview implements Searched {

    private final JdbcClient jdbc;
    private final Clock clock;

    UnitOverview(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public Kind kind() {
        return Kind.UNIT;
    }

    @Override
    @Transactional(readOnly = true)
    public Found find(Actor actor, Words words, int limit, int offset) {
        boolean whole = actor.isAdministrator()
                || !actor.unitsWith(Role.AUDITOR.suffix()).isEmpty();
        long[] total = {0};
        List<Hit> hits = jdbc.sql("""
                        select u.code, u.name, p.name as parent, u.valid_to < :today as gone, count(*) over () as total
                          from app.org_unit u left join app.org_unit p on p.code = u.parent
                         where %s
                         order by u.valid_to < :today nulls first, u.search not like :start, u.name, u.code
                         limit :limit offset :offset
                        """.formatted(words.in("(u.search || u.former_search)")))
                .params(words.parameters())
                .param("today", LocalDate.ofInstant(clock.instant(), Deadline.ZONE))
                .param("limit", limit)
                .param("offset", offset)
                .query((row, n) -> {
                    total[0] = row.getLong("total");
                    String code = row.getString("code");
                    String parent = row.getString("parent");
                    return new Hit(
                            (whole ? "/don-vi/" : "/nhiem-vu?donvi=") + code,
                            row.getString("name"),
                            parent == null ? code : code + " – " + parent);
                })
                .list();
        return new Found(hits, total[0]);
    }
}
