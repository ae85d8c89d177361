package vn.tongket.document;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.tongket.NotFound;
import vn.tongket.Refusal;

/** Which series a document is numbered in, and the last number of each. */
@Component
class SeriesRegister {

    /** How a body numbers: as set for it, else as is usual for a unit of its branch and level. */
    record Numbering(String seriesUnit, String body, Style style, boolean perType) {}

    private record Term(String label, LocalDate from, LocalDate to) {

        boolean covers(LocalDate day) {
            return !day.isBefore(from) && (to == null || !day.isAfter(to));
        }
    }

    private final JdbcClient jdbc;

    SeriesRegister(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Numbering numberingOf(String issuer) {
        return jdbc.sql("""
                        select coalesce(b.series_unit, u.code) as series_unit,
                               coalesce(b.body, case
                                 when u.branch = 'PARTY' and u.level = 'PROVINCE' then 'TU'
                                 when u.branch = 'PARTY' and u.level = 'DISTRICT' then 'HU'
                                 when u.branch = 'PARTY' then 'ĐU'
                                 when u.branch = 'MILITARY' then 'BCH'
                                 when u.branch = 'FRONT' then 'MTTQ'
                                 else 'UBND' end) as body,
                               coalesce(b.style, case when u.branch = 'PARTY' then 'PARTY' else 'STATE' end) as style,
                               coalesce(b.per_type, u.branch = 'PARTY') as per_type
                          from app.org_unit u left join app.document_body b on b.issuer = u.code
                         where u.code = :issuer
                        """)
                .param("issuer", issuer)
                .query((row, n) -> new Numbering(
                        row.getString("series_unit"),
                        row.getString("body"),
                        Style.valueOf(row.getString("style")),
                        row.getBoolean("per_type")))
                .optional()
                .orElseThrow(() -> new NotFound("unit", issuer));
    }

    Series seriesOf(Numbering numbering, String documentType, LocalDate on) {
        if (numbering.style() == Style.STATE) {
            return new Series(numbering.seriesUnit(), "year:" + on.getYear(), numbering.perType() ? documentType : "*");
        }
        List<Term> terms = jdbc.sql("""
                        select label, starts_on as "from", ends_on as "to" from app.committee_term
                         where series_unit = :unit order by starts_on desc
                        """)
                .param("unit", numbering.seriesUnit())
                .query(Term.class)
                .list();
        // a committee whose terms nobody entered has one series; as soon as one term is known, a date outside is
        // refused
        String term = terms.isEmpty()
                ? "any"
                : terms.stream()
                        .filter(candidate -> candidate.covers(on))
                        .map(Term::label)
                        .findFirst()
                        .orElseThrow(() -> Refusal.at("date", "document.term-unknown", on));
        return new Series(numbering.seriesUnit(), "term:" + term, documentType);
    }

    /** Waits for everybody else who numbers in this series, and answers the last number given. */
    int lock(Series series) {
        jdbc.sql("""
                        insert into app.number_series (series_unit, scope, counter)
                        values (:unit, :scope, :counter) on conflict do nothing
                        """)
                .param("unit", series.unit())
                .param("scope", series.scope())
                .param("counter", series.counter())
                .update();
        return jdbc.sql("""
                        select last_number from app.number_series
                         where series_unit = :unit and scope = :scope and counter = :counter
                           for update
                        """)
                .param("unit", series.unit())
                .param("scope", series.scope())
                .param("counter", series.counter())
                .query(Integer.class)
                .single();
    }

    void advance(Series series, int number) {
        jdbc.sql("""
                        update app.number_series set last_number = greatest(last_number, :number)
                         where series_unit = :unit and scope = :scope and counter = :counter
                        """)
                .param("number", number)
                .param("unit", series.unit())
                .param("scope", series.scope())
                .param("counter", series.counter())
                .update();
    }

    Optional<String> holderOf(Series series, String documentType, int number) {
        return jdbc.sql("""
                        select symbol || ' – ' || subject from app.issued_document
                         where series_unit = :unit and series_scope = :scope and document_type = :type and number = :number
                        """)
                .param("unit", series.unit())
                .param("scope", series.scope())
                .param("type", documentType)
                .param("number", number)
                .query(String.class)
                .optional();
    }
}
