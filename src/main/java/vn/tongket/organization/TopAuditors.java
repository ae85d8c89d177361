package vn.tongket.organization;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.tongket.audit.Actor;
import vn.tongket.audit.seal.Overseers;
import vn.tongket.calendar.Deadline;

/** Auditors of a province, of a military region or of a unit above which there is none look over everything. */
@Component
class TopAuditors implements Overseers {

    private static final String TOP = "(u.parent is null or u.level in ('PROVINCE', 'REGION'))";

    private final JdbcClient jdbc;
    private final Clock clock;

    TopAuditors(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public boolean mayReadAll(Actor actor) {
        String[] units = actor.unitsWith(Role.AUDITOR.suffix()).toArray(String[]::new);
        return units.length > 0
                && jdbc.sql("select exists (select from app.org_unit u where u.code = any(:units) and " + TOP + ")")
                        .param("units", units)
                        .query(Boolean.class)
                        .single();
    }

    @Override
    public List<String> groups() {
        return jdbc.sql("""
                        select distinct h.unit_code || '.' || h.role
                          from app.role_holding h join app.org_unit u on u.code = h.unit_code
                         where h.role = :role and h.withdrawn_at is null and h.valid_from <= :today
                           and (h.valid_to is null or h.valid_to >= :today) and %s
                         order by 1
                        """.formatted(TOP))
                .param("role", Role.AUDITOR.suffix())
                .param("today", LocalDate.ofInstant(clock.instant(), Deadline.ZONE))
                .query(String.class)
                .list();
    }
}
