package vn.tongket.document;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.NotFound;
import vn.tongket.Refusal;
import vn.tongket.Text;
import vn.tongket.audit.Act;
import vn.tongket.audit.Actors;
import vn.tongket.audit.AuditLog;
import vn.tongket.calendar.Precision;
import vn.tongket.document.SeriesRegister.Numbering;
import vn.tongket.reference.References;

/**
 * The register of issued documents: gives numbers without gaps and never the same one twice. Whoever calls has checked
 * that the person may issue for the unit.
 */
@Component
public class Documents {

    private static final String COLUMNS = """
            select id, issuer, style, document_type, number, symbol, issued_on, precision, subject, format
              from app.issued_document
            """;

    /** What stands in the symbol behind the number. */
    private record Ending(String body, String field) {}

    private final JdbcClient jdbc;
    private final SeriesRegister series;
    private final NumberGaps gaps;
    private final References references;
    private final DocumentFormats formats;
    private final AuditLog audit;
    private final Clock clock;

    Documents(
            JdbcClient jdbc,
            SeriesRegister series,
            NumberGaps gaps,
            References references,
            DocumentFormats formats,
            AuditLog audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.series = series;
        this.gaps = gaps;
        this.references = references;
        this.formats = formats;
        this.audit = audit;
        this.clock = clock;
    }

    /** Registers a document with the number it was given, or with the next one of its series. */
    @Transactional
    public IssuedDocument issue(IssueRequest request) {
        return register(request, false);
    }

    /** Registers a document whose number and date are not known yet; {@link #complete} adds them once. */
    @Transactional
    public IssuedDocument announce(String issuer, String documentType, String body, String subject) {
        return announce(issuer, documentType, body, null, subject);
    }

    /** The same for an official letter of the State, whose symbol ends with its field. */
    @Transactional
    public IssuedDocument announce(String issuer, String documentType, String body, String field, String subject) {
        return register(
                new IssueRequest(issuer, documentType, null, body, field, null, Precision.UNKNOWN, subject), true);
    }

    /** Gives a pending document its number (null for the next one) and its date. */
    @Transactional
    public IssuedDocument complete(UUID id, Integer number, LocalDate date) {
        IssuedDocument pending = jdbc.sql(COLUMNS + " where id = :id for update")
                .param("id", id)
                .query(IssuedDocument.class)
                .optional()
                .orElseThrow(() -> new NotFound("document", id));
        if (!pending.isPending()) {
            throw Refusal.at("number", "document.already-numbered", pending.symbol());
        }
        Numbering numbering = series.numberingOf(pending.issuer());
        Ending ending = jdbc.sql("select body, field from app.issued_document where id = :id")
                .param("id", id)
                .query(Ending.class)
                .single();
        IssueRequest request = new IssueRequest(
                pending.issuer(),
                pending.documentType(),
                number,
                ending.body(),
                ending.field(),
                date,
                Precision.DAY,
                pending.subject());
        check(request, false);
        Series of = series.seriesOf(numbering, pending.documentType(), date);
        int given = numberIn(of, request);
        String symbol = numbering.style().symbol(given, pending.documentType(), ending.body(), ending.field());
        UUID cited = cite(symbol, request);
        jdbc.sql("""
                        update app.issued_document
                           set number = :number, series_scope = :scope, symbol = :symbol, issued_on = :date,
                               precision = 'DAY', cited_as = :cited, format = :format
                         where id = :id
                        """)
                .param("number", given)
                .param("scope", of.scope())
                .param("symbol", symbol)
                .param("date", date)
                .param("cited", cited)
                .param("format", formats.templateOf(numbering.style(), pending.documentType(), date))
                .param("id", id)
                .update();
        audit.record(Act.of("document.numbered", "document", id)
                .ofUnit(pending.issuer())
                .with("symbol", symbol)
                .with("date", date.toString()));
        return find(id);
    }

    /** Whether a unit writes its documents as the Party or as the State does. */
    public Style styleOf(String issuer) {
        return series.numberingOf(issuer).style();
    }

    public IssuedDocument find(UUID id) {
        return jdbc.sql(COLUMNS + " where id = :id")
                .param("id", id)
                .query(IssuedDocument.class)
                .optional()
                .orElseThrow(() -> new NotFound("document", id));
    }

    /** The entry under which a printed document was registered; empty for a draft and for what is not numbered here. */
    public Optional<IssuedDocument> issued(Paper paper) {
        return paper.symbol() == null || paper.date() == null
                ? Optional.empty()
                : jdbc.sql(COLUMNS + " where issuer = :issuer and issued_on = :date and symbol = :symbol")
                        .param("issuer", paper.issuer())
                        .param("date", paper.date())
                        .param("symbol", paper.symbol())
                        .query(IssuedDocument.class)
                        .optional();
    }

    /** Sets how a body numbers its documents; {@code seriesUnit} keeps the register, usually the body itself. */
    @Transactional
    public void setBody(String issuer, String body, Style style, String seriesUnit, boolean perType) {
        jdbc.sql("""
                        insert into app.document_body (issuer, body, style, series_unit, per_type)
                        values (:issuer, :body, :style, :seriesUnit, :perType)
                        on conflict (issuer) do update set body = excluded.body, style = excluded.style,
                          series_unit = excluded.series_unit, per_type = excluded.per_type
                        """)
                .param("issuer", issuer)
                .param("body", Text.clean(body))
                .param("style", style.name())
                .param("seriesUnit", seriesUnit)
                .param("perType", perType || style == Style.PARTY)
                .update();
    }

    /** Enters a term of a Party committee; terms do not overlap, as each number belongs to one. */
    @Transactional
    public void setTerm(String seriesUnit, String label, LocalDate from, LocalDate to) {
        Optional<String> other = jdbc.sql("""
                        select label from app.committee_term
                         where series_unit = :unit and label <> :label
                           and daterange(starts_on, ends_on, '[]') && daterange(:from::date, :to::date, '[]')
                         limit 1
                        """)
                .param("unit", seriesUnit)
                .param("label", label)
                .param("from", from)
                .param("to", to)
                .query(String.class)
                .optional();
        other.ifPresent(term -> {
            throw Refusal.of("document.term-overlaps", label, term);
        });
        jdbc.sql("""
                        insert into app.committee_term (series_unit, label, starts_on, ends_on)
                        values (:unit, :label, :from, :to)
                        on conflict (series_unit, label) do update set
                          starts_on = excluded.starts_on, ends_on = excluded.ends_on
                        """)
                .param("unit", seriesUnit)
                .param("label", label)
                .param("from", from)
                .param("to", to)
                .update();
    }

    private IssuedDocument register(IssueRequest request, boolean pending) {
        check(request, pending);
        Numbering numbering = series.numberingOf(request.issuer());
        String body = Text.isBlank(request.body()) ? numbering.body() : Text.clean(request.body());
        Series of = pending ? null : series.seriesOf(numbering, request.documentType(), request.date());
        Integer number = pending ? null : numberIn(of, request);
        String field = Text.isBlank(request.field()) ? null : Text.clean(request.field());
        String symbol = pending ? null : numbering.style().symbol(number, request.documentType(), body, field);
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                        insert into app.issued_document (id, issuer, series_unit, style, document_type, body, field,
                                 series_scope, number, symbol, subject, issued_on, precision, cited_as, format,
                                 registered_at, registered_by)
                        values (:id, :issuer, :unit, :style, :type, :body, :field, :scope, :number, :symbol, :subject,
                                :date, :precision, :cited, :format, :now, :by)
                        """)
                .param("id", id)
                .param("issuer", request.issuer())
                .param("unit", numbering.seriesUnit())
                .param("style", numbering.style().name())
                .param("type", request.documentType())
                .param("body", body)
                .param("field", field)
                .param("scope", of == null ? null : of.scope())
                .param("number", number)
                .param("symbol", symbol)
                .param("subject", Text.clean(request.subject()))
                .param("date", request.date())
                .param("precision", request.precision().name())
                .param("cited", symbol == null ? null : cite(symbol, request))
                .param(
                        "format",
                        symbol == null
                                ? null
                                : formats.templateOf(numbering.style(), request.documentType(), request.date()))
                .param("now", OffsetDateTime.now(clock))
                .param("by", Actors.current().userId())
                .update();
        audit.record(Act.of(pending ? "document.announced" : "document.issued", "document", id)
                .ofUnit(request.issuer())
                .with("symbol", symbol)
                .with("date", pending ? null : request.date().toString()));
        return find(id);
    }

    private UUID cite(String symbol, IssueRequest request) {
        return references.register(
                symbol, unitName(request.issuer()), request.date(), request.precision(), request.subject());
    }

    private String unitName(String code) {
        return jdbc.sql("select name from app.org_unit where code = :code")
                .param("code", code)
                .query(String.class)
                .single();
    }

    private int numberIn(Series of, IssueRequest request) {
        int last = series.lock(of);
        int number = request.number() == null ? last + 1 : request.number();
        series.holderOf(of, request.documentType(), number).ifPresent(holder -> {
            throw Refusal.at("number", "document.number-taken", number, holder);
        });
        if (request.number() != null && gaps.isExplained(of, number)) {
            throw Refusal.at("number", "document.number-not-used", number);
        }
        series.advance(of, number);
        return number;
    }

    private void check(IssueRequest request, boolean pending) {
        Refusal.Collector problems = new Refusal.Collector();
        if (Text.isBlank(request.documentType())) {
            problems.add("documentType", "document.type-missing");
        }
        if (Text.isBlank(request.subject())) {
            problems.add("subject", "document.subject-missing");
        }
        if (request.number() != null && request.number() < 1) {
            problems.add("number", "document.number-not-positive", request.number());
        }
        if (!pending && (request.date() == null || request.precision() == Precision.UNKNOWN)) {
            problems.add("date", "document.date-missing");
        }
        if (request.date() != null && request.date().isAfter(LocalDate.now(clock))) {
            problems.add("date", "document.date-in-future", request.date());
        }
        problems.refuse();
    }
}
