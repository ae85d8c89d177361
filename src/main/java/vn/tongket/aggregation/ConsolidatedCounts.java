package vn.tongket.aggregation;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.tongket.commendation.StatedCounts;

/** Finds where the provincial report says how many collectives and individuals are honoured. */
@Component
class ConsolidatedCounts implements StatedCounts {

    private final JdbcClient jdbc;
    private final MessageSource messages;

    ConsolidatedCounts(JdbcClient jdbc, MessageSource messages) {
        this.jdbc = jdbc;
        this.messages = messages;
    }

    @Override
    public List<Stated> of(UUID cycle) {
        return jdbc.sql("""
                        select s.code, m.found[1]::integer as collectives, m.found[2]::integer as individuals
                          from app.consolidated_report r
                          join app.consolidated_section s on s.report_id = r.id
                          cross join lateral regexp_matches(s.body, '(\\d{1,4}) tập thể (?:và|,) ?(\\d{1,4}) cá nhân', 'g')
                               as m (found)
                         where r.cycle_id = :cycle
                           and r.version_no = (select max(l.version_no) from app.consolidated_report l where l.cycle_id = :cycle)
                         order by s.code
                        """)
                .param("cycle", cycle)
                .query((row, n) -> new Stated(
                        messages.getMessage(
                                "commendation.stated.consolidated", new Object[] {row.getString("code")}, Locale.ROOT),
                        row.getInt("collectives"),
                        row.getInt("individuals"),
                        "/dot/" + cycle + "/bao-cao-tong-hop"))
                .list();
    }
}
