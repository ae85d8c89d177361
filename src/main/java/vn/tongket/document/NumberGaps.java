package vn.tongket.document;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.tongket.Refusal;
import vn.tongket.Text;
import vn.tongket.audit.Act;
import vn.tongket.audit.Actors;
import vn.tongket.audit.AuditLog;
import vn.tongket.document.RegisterDesk.Missing;

/** The numbers of a series that no document has: found, and explained by a clerk. */
@Component
class NumberGaps {

    /** Counted from number to number, not one by one: somebody may have typed a number of nine digits. */
    private static final String FREE = """
            select counter, "from", "to"
              from (select counter, coalesce(lag(n) over (partition by counter order by n), 0) + 1 as "from", n - 1 as "to"
                      from (select s.counter, d.number as n
                              from app.number_series s
                              join app.issued_document d on d.series_unit = s.series_unit and d.series_scope = s.scope
                               and s.counter in ('*', d.document_type)
                             where s.series_unit = :unit and s.scope = :scope
                            union
                            select document_type, number from app.number_gap
                             where series_unit = :unit and series_scope = :scope
                            union
                            select counter, last_number + 1 from app.number_series
                             where series_unit = :unit and scope = :scope) used) hole
             where "from" <= "to"
            """;

    private final JdbcClient jdbc;
    private final SeriesRegister series;
    private final AuditLog audit;
    private final Clock clock;

    NumberGaps(JdbcClient jdbc, SeriesRegister series, AuditLog audit, Clock clock) {
        this.jdbc = jdbc;
        this.series = series;
        this.audit = audit;
        this.clock = clock;
    }

    /** Whether a clerk has noted that the number was not used. */
    boolean isExplained(Series of, int number) {
        return jdbc.sql("""
                        select exists (select from app.number_gap where series_unit = :unit and series_scope = :scope
                                          and document_type = :counter and number = :number)
                        """)
                .param("unit", of.unit())
                .param("scope", of.scope())
                .param("counter", of.counter())
                .param("number", number)
                .query(Boolean.class)
                .single();
    }

    /** All of a register, numbers in a row together: first those that nobody has explained. */
    List<Missing> all(String unit, String scope) {
        return jdbc.sql("""
                        with run as (
                          select *, number - row_number() over (
                                   partition by document_type, reason, explained_by, explained_at order by number) as run
                            from app.number_gap where series_unit = :unit and series_scope = :scope)
                        select * from (
                        select counter, "from", "to", null as reason, null as explained_by, null::timestamptz as explained_at
                          from (%s) free
                        union all
                        select document_type, min(number), max(number), reason, explained_by, explained_at
                          from run group by document_type, run, reason, explained_by, explained_at
                        ) gap order by reason is not null, counter, "from"
                        """.formatted(FREE))
                .param("unit", unit)
                .param("scope", scope)
                .query((row, number) -> new Missing(
                        row.getString("counter"),
                        row.getInt("from"),
                        row.getInt("to"),
                        row.getString("reason"),
                        row.getString("explained_by"),
                        Optional.ofNullable(row.getObject("explained_at", OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant)
                                .orElse(null)))
                .list();
    }

    /** Notes why numbers of a series were not used; they can then not be given any more. */
    void explain(Series of, String unit, int from, int to, String reason) {
        Refusal.Collector problems = new Refusal.Collector();
        if (Text.isBlank(reason)) {
            problems.add("reason", "document.gap-reason-missing");
        }
        int last = series.lock(of);
        if (from < 1 || from > last) {
            problems.add("number", "document.gap-not-reached", from);
        } else if (to < from || to > last) {
            problems.add("to", "document.gap-range", from, last);
        } else {
            used(of, from, to)
                    .ifPresent(used -> problems.add("number", "document.number-taken", used.number(), used.holder()));
        }
        problems.refuse();
        jdbc.sql("""
                        insert into app.number_gap (series_unit, series_scope, document_type, number, reason, explained_at,
                                                    explained_by)
                        select :unit, :scope, :counter, n, :reason, :now, :by from generate_series(:from, :to) as n
                        on conflict on constraint number_gap_pk do update set reason = excluded.reason,
                          explained_at = excluded.explained_at, explained_by = excluded.explained_by
                        """)
                .param("unit", of.unit())
                .param("scope", of.scope())
                .param("counter", of.counter())
                .param("from", from)
                .param("to", to)
                .param("reason", Text.clean(reason))
                .param("now", OffsetDateTime.now(clock))
                .param("by", Actors.current().userId())
                .update();
        audit.record(Act.of("document.gap-explained", "document-series", of.unit() + " " + of.scope())
                .ofUnit(unit)
                .with("number", from)
                .with("to", to == from ? null : to)
                .with("reason", Text.clean(reason)));
    }

    private record Used(int number, String holder) {}

    private Optional<Used> used(Series of, int from, int to) {
        return jdbc.sql("""
                        select number, symbol || ' – ' || subject as holder from app.issued_document
                         where series_unit = :unit and series_scope = :scope
                           and (:counter = '*' or document_type = :counter) and number between :from and :to
                         order by number limit 1
                        """)
                .param("unit", of.unit())
                .param("scope", of.scope())
                .param("counter", of.counter())
                .param("from", from)
                .param("to", to)
                .query(Used.class)
                .optional();
    }
}
