package vn.tongket.document;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.NotFound;
import vn.tongket.Refusal;
import vn.tongket.Text;
import vn.tongket.audit.Act;
import vn.tongket.audit.Actor;
import vn.tongket.audit.AuditLog;
import vn.tongket.calendar.Deadline;
import vn.tongket.document.RegisterEntry.Typed;
import vn.tongket.organization.Access;
import vn.tongket.organization.Role;

/**
 * The register of outgoing documents, read by the clerks, coordinators and auditors of those who number in it; the clerks
 * write in it.
 */
@Component
public class RegisterDesk {

    /** Scope of the documents that wait for their number. */
    public static final String PENDING = "pending";

    private static final Map<String, String> SORTS = Map.of(
            "newest", "d.issued_on desc nulls first, d.number desc, d.id",
            "number", "d.document_type, d.number, d.id",
            "subject", "d.subject, d.id",
            "register", "d.issued_on, d.number, d.id");

    private static final String ENTRIES = """
            select d.id, d.issuer, u.name as issuer_name, d.style, d.document_type, d.number, d.symbol, d.issued_on,
                   d.precision, d.subject, e.signer, e.recipients, e.kept_by, e.copies, e.sent_on, e.receipt, e.note,
                   exists (select from app.issued_file f where f.document_id = d.id) as written
              from app.issued_document d join app.org_unit u on u.code = d.issuer
              left join app.register_entry e on e.document_id = d.id
            """;

    private final JdbcClient jdbc;
    private final SeriesRegister series;
    private final NumberGaps gaps;
    private final Access access;
    private final AuditLog audit;
    private final Clock clock;

    RegisterDesk(JdbcClient jdbc, SeriesRegister series, NumberGaps gaps, Access access, AuditLog audit, Clock clock) {
        this.jdbc = jdbc;
        this.series = series;
        this.gaps = gaps;
        this.access = access;
        this.audit = audit;
        this.clock = clock;
    }

    /** A register somebody may read. */
    public record Book(String unit, String name, boolean mayWrite) {}

    /** What of a register is asked for; nothing named means all. */
    public record Filter(String scope, String type, String words, String sort) {}

    /** Numbers in a row that no document has; without a reason while nobody has explained them. */
    public record Missing(
            String counter, int from, int to, String reason, String explainedBy, java.time.Instant explainedAt) {}

    /** The registers that a person may read, those they write in first. */
    @Transactional(readOnly = true)
    public List<Book> books(Actor actor) {
        Set<String> writers = actor.unitsWith(Role.CLERK.suffix());
        Set<String> readers = new TreeSet<>(writers);
        readers.addAll(actor.unitsWith(Role.COORDINATOR.suffix()));
        Set<String> auditors = actor.unitsWith(Role.AUDITOR.suffix());
        readers.addAll(auditors);
        Set<String> own = Set.copyOf(readers);
        auditors.forEach(unit -> readers.addAll(access.unitsBelow(unit)));
        return jdbc.sql("""
                        select s.code as unit, s.name, bool_or(u.code = any(:writers)) as may_write
                          from app.org_unit u
                          left join app.document_body b on b.issuer = u.code
                          join app.org_unit s on s.code = coalesce(b.series_unit, u.code)
                         where u.code = any(:readers)
                           and (u.code = any(:own)
                                or exists (select from app.issued_document d where d.series_unit = s.code))
                         group by s.code, s.name
                         order by 3 desc, s.name, s.code
                        """)
                .param("writers", writers.toArray(String[]::new))
                .param("own", own.toArray(String[]::new))
                .param("readers", readers.toArray(String[]::new))
                .query(Book.class)
                .list();
    }

    /** One register; a foreign one is answered like one that does not exist. */
    @Transactional(readOnly = true)
    public Book book(Actor actor, String unit) {
        return books(actor).stream()
                .filter(book -> book.unit().equals(unit))
                .findFirst()
                .orElseThrow(() -> new NotFound("register", unit));
    }

    /** The years or terms of a register, the latest first. */
    @Transactional(readOnly = true)
    public List<String> scopes(Book book) {
        return jdbc.sql("""
                        select coalesce(series_scope, 'pending') as scope from app.issued_document
                         where series_unit = :unit
                         group by series_scope order by series_scope is not null, max(issued_on) desc
                        """).param("unit", book.unit()).query(String.class).list();
    }

    @Transactional(readOnly = true)
    public List<String> types(Book book) {
        return jdbc.sql("select distinct document_type from app.issued_document where series_unit = :unit order by 1")
                .param("unit", book.unit())
                .query(String.class)
                .list();
    }

    @Transactional(readOnly = true)
    public List<RegisterEntry> entries(Book book, Filter filter, int limit, int offset) {
        return jdbc.sql(ENTRIES + """
                         where d.series_unit = :unit and (:scope::text is null or coalesce(d.series_scope, 'pending') = :scope)
                           and (:type::text is null or d.document_type = :type) and d.search like all (:words)
                         order by %s limit :limit offset :offset
                        """.formatted(SORTS.getOrDefault(String.valueOf(filter.sort()), SORTS.get("newest"))))
                .param("unit", book.unit())
                .param("scope", Text.isBlank(filter.scope()) ? null : filter.scope())
                .param("type", Text.isBlank(filter.type()) ? null : filter.type())
                .param("words", Text.patterns(filter.words()))
                .param("limit", limit)
                .param("offset", offset)
                .query(RegisterEntry.class)
                .list();
    }

    /** Numbers that no document has, in a year or term of a register: unexplained ones first. */
    @Transactional(readOnly = true)
    public List<Missing> missing(Book book, String scope) {
        return gaps.all(book.unit(), scope);
    }

    /** Notes why numbers were not used; {@code to} may be empty for a single one. */
    @Transactional
    public void explain(Actor actor, String unit, String scope, String counter, String from, String to, String reason) {
        Book book = book(actor, unit);
        require(book);
        if (missing(book, scope).stream().noneMatch(gap -> gap.counter().equals(counter))) {
            throw new NotFound("number series", scope + " " + counter);
        }
        Integer first = number("number", from);
        Integer last = Text.isBlank(to) ? first : number("to", to);
        if (first == null) {
            throw Refusal.at("number", "document.gap-number-missing");
        }
        gaps.explain(new Series(book.unit(), scope, counter), book.unit(), first, last, reason);
    }

    /** A document with its line in the register. */
    @Transactional(readOnly = true)
    public RegisterEntry entry(Actor actor, UUID id) {
        bookOf(actor, id);
        return jdbc.sql(ENTRIES + " where d.id = :id")
                .param("id", id)
                .query(RegisterEntry.class)
                .single();
    }

    /** The register that a document stands in. */
    @Transactional(readOnly = true)
    public Book bookOf(Actor actor, UUID id) {
        String unit = jdbc.sql("select series_unit from app.issued_document where id = :id")
                .param("id", id)
                .query(String.class)
                .optional()
                .orElseThrow(() -> new NotFound("document", id));
        return books(actor).stream()
                .filter(book -> book.unit().equals(unit))
                .findFirst()
                .orElseThrow(() -> new NotFound("document", id));
    }

    /**
     * What a document was made from.
     *
     * @param kind plan, conclusion, directive, letter, period or decision
     * @param part of the thing with that id, e.g. which letter; null for the whole
     */
    public record Origin(String kind, String id, String part) {}

    /** Empty for a document whose text is not in the product. */
    @Transactional(readOnly = true)
    public Optional<Origin> origin(UUID id) {
        return jdbc.sql("select kind, id, part from app.document_origin where document_id = :id limit 1")
                .param("id", id)
                .query(Origin.class)
                .optional();
    }

    /** Writes what the register says of a document beside its number, date and subject. */
    @Transactional
    public void write(Actor actor, UUID id, Typed typed) {
        Book book = bookOf(actor, id);
        require(book);
        Refusal.Collector problems = new Refusal.Collector();
        Integer copies = null;
        try {
            copies = number("copies", typed.copies());
            if (copies != null && copies < 1) {
                problems.add("copies", "document.copies-not-positive");
            }
        } catch (Refusal refusal) {
            problems.add("copies", "document.number-unreadable", typed.copies());
        }
        Deadline sent = null;
        try {
            sent = Text.isBlank(typed.sentOn()) ? null : Deadline.parse(typed.sentOn());
            if (sent != null && sent.precision() != vn.tongket.calendar.Precision.DAY) {
                problems.add("sentOn", "document.sent-day-missing");
            }
        } catch (Refusal refusal) {
            problems.add("sentOn", "calendar.deadline.unreadable", typed.sentOn());
        }
        problems.refuse();
        RegisterEntry before = entry(actor, id);
        jdbc.sql("""
                        insert into app.register_entry (document_id, signer, recipients, kept_by, copies, sent_on, receipt,
                                                        note, changed_at, changed_by)
                        values (:id, :signer, :recipients, :kept, :copies, :sent, :receipt, :note, :now, :by)
                        on conflict (document_id) do update set signer = excluded.signer,
                          recipients = excluded.recipients, kept_by = excluded.kept_by, copies = excluded.copies,
                          sent_on = excluded.sent_on, receipt = excluded.receipt, note = excluded.note,
                          changed_at = excluded.changed_at, changed_by = excluded.changed_by
                        """)
                .param("id", id)
                .param("signer", kept(typed.signer()))
                .param("recipients", kept(typed.recipients()))
                .param("kept", kept(typed.keptBy()))
                .param("copies", copies)
                .param("sent", sent == null ? null : sent.lastDay())
                .param("receipt", kept(typed.receipt()))
                .param("note", kept(typed.note()))
                .param("now", OffsetDateTime.now(clock))
                .param("by", actor.userId())
                .update();
        audit.record(Act.of("document.registered", "document", id)
                .ofUnit(book.unit())
                .with("copies", copies)
                .with("copiesBefore", before.copies())
                .with("sentOn", sent == null ? null : sent.lastDay().toString())
                .with(
                        "sentOnBefore",
                        before.sentOn() == null ? null : before.sentOn().toString()));
    }

    private static void require(Book book) {
        if (!book.mayWrite()) {
            throw new NotFound("register", book.unit());
        }
    }

    private static Integer number(String at, String typed) {
        if (Text.isBlank(typed)) {
            return null;
        }
        String clean = Text.clean(typed);
        if (!clean.matches("-?\\d{1,9}")) {
            throw Refusal.at(at, "document.number-unreadable", typed);
        }
        return Integer.valueOf(clean);
    }

    private static String kept(String typed) {
        return Text.isBlank(typed) ? null : WordText.clean(Text.clean(typed));
    }
}
