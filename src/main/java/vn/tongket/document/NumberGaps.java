package vn.tongket.document;

import java.time.Clock;
import java.time.Instant;
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

/** The numbers of a series that no document has: found, and explained by a clerk. */
@Component
class NumberGaps {

    /**
     * Numbers in a row that no document has.
     *
     * @param counter the document type whose numbers are counted, {@code *} where all types share one counter
     * @param reason why they were not used; null while nobody has said
     */
    record Gap(String counter, int from, int to, String reason, String explainedBy, Instant explainedAt) {}

    private static final String FREE = """
            select s.counter, n
              from app.number_series s cross join generate_series(1, s.last_number) as n
             where s.series_unit = :unit and s.scope = :scope
               and not exists (select from app.issued_document d
                                where d.series_unit = s.series_unit and d.series_scope = s.scope
                                  and (s.counter = '*' or d.document_type = s.counter) and d.number = n)
               and not exists (select from app.number_gap g
                                where g.series_unit = s.series_unit and g.series_scope = s.scope
                                  and g.document_type = s.counter and g.number = n)
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

    List<Integer> unexplained(Series of) {
        return jdbc.sql(FREE + " and s.counter = :counter order by n")
                .param("unit", of.unit())
                .param("scope", of.scope())
                .param("counter", of.counter())
                .query((row, number) -> row.getInt("n"))
                .list();
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
    List<Gap> all(String unit, String scope) {
        return jdbc.sql("""
                        with gap as (
                          select counter, n, null::text as reason, null::text as explained_by,
                                 null::timestamptz as explained_at from (%s) free
                          union all
                          select document_type, number, reason, explained_by, explained_at
                            from app.number_gap where series_unit = :unit and series_scope = :scope),
                        run as (
                          select *, n - row_number() over (
                                   partition by counter, reason, explained_by, explained_at order by n) as run from gap)
                        select counter, min(n) as "from", max(n) as "to", reason, explained_by, explained_at
                          from run group by counter, run, reason, explained_by, explained_at
                         order by reason is not null, counter, min(n)
                        """.formatted(FREE))
                .param("unit", unit)
                .param("scope", scope)
                .query((row, number) -> new Gap(
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
