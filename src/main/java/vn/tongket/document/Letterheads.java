package vn.tongket.document;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.tongket.NotFound;
import vn.tongket.document.SeriesRegister.Numbering;
import vn.tongket.organization.Role;
import vn.tongket.organization.Unit;

/** Heads of documents, as the register of units gives them. */
@Component
public class Letterheads {

    private final JdbcClient jdbc;
    private final SeriesRegister series;
    private final Clock clock;

    Letterheads(JdbcClient jdbc, SeriesRegister series, Clock clock) {
        this.jdbc = jdbc;
        this.series = series;
        this.clock = clock;
    }

    public Letterhead of(String unit) {
        List<Unit> line = jdbc.sql("""
                        with recursive line as (
                          select u.*, 0 as height from app.org_unit u where u.code = :unit
                          union all
                          select u.*, line.height + 1 from app.org_unit u join line on u.code = line.parent
                           where line.height < 10
                        )
                        select code, name, kind, branch, level, parent, place, email, valid_from, valid_to
                          from line order by height
                        """).param("unit", unit).query(Unit.class).list();
        if (line.isEmpty()) {
            throw new NotFound("unit", unit);
        }
        Numbering numbering = series.numberingOf(unit);
        return Letterhead.of(line, numbering.style(), numbering.body(), isHeadActing(unit));
    }

    /** Whether whoever approves for the unit today does so as acting head. */
    private boolean isHeadActing(String unit) {
        return jdbc.sql("""
                        select coalesce(bool_and(acting), false) from app.role_holding
                         where unit_code = :unit and role = :role and substitute_for is null and valid_from <= :today
                           and (valid_to is null or valid_to >= :today)
                        """)
                .param("unit", unit)
                .param("role", Role.APPROVER.suffix())
                .param("today", LocalDate.now(clock))
                .query(Boolean.class)
                .single();
    }
}
