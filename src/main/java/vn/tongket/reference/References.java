package vn.tongket.reference;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.NotFound;
import vn.tongket.Refusal;
import vn.tongket.Text;
import vn.tongket.calendar.Precision;

/**
 * The register of cited documents. A document is its issuer, type, number and date: a number alone may mean several, and
 * then the register says so instead of guessing.
 */
@Component
public class References {

    private static final String COLUMNS = """
            select id, symbol, issuer, dated_on as dated, precision, confidence, subject, original, expired_on,
                   (select r.symbol from app.cited_document r where r.id = d.replaced_by) as replaced_by
              from app.cited_document d
            """;

    private static final Pattern NUMBER_ONLY =
            Pattern.compile("(?:^|\\s)số\\s+(\\d{1,4})(?![\\d/-])", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern DAY = Pattern.compile(
            "ngày\\s+(\\d{1,2})[/.-](\\d{1,2})[/.-](\\d{4})", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private final JdbcClient jdbc;
    private final Clock clock;

    References(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Enters a document of which everything is known, or finds it again; earlier partial citations are left as they are. */
    @Transactional
    public UUID register(String symbol, String issuer, LocalDate dated, Precision precision, String subject) {
        Citation citation = citationOf(symbol);
        String canonical = canonical(citation);
        boolean full = dated != null && !Text.isBlank(issuer);
        return insert(citation, canonical, issuer, dated, precision, subject, canonical, full);
    }

    /** A symbol that follows no pattern we know, e.g. of a law, is kept as it is. */
    static Citation citationOf(String symbol) {
        return Citation.of(symbol)
                .orElseGet(() -> new Citation("STATE", 0, null, null, Text.clean(symbol), null, Text.clean(symbol), 0));
    }

    static String canonical(Citation citation) {
        return citation.number() == 0 ? citation.original() : citation.symbol();
    }

    /**
     * Finds the document that a citation means or, when it is not known or not sure, keeps the citation as it was written;
     * {@link #confirm} can match it later.
     */
    @Transactional
    public Document cite(String text, LocalDate dated, String issuer) {
        Optional<Document> alias = byAlias(text);
        if (alias.isPresent()) {
            return alias.get();
        }
        Resolution known = resolve(text, dated, issuer);
        if (known.kind() == Resolution.Kind.EXACT
                && (dated != null || known.document().dated() == null)) {
            return known.document();
        }
        Citation citation = Citation.of(text).orElseThrow(() -> Refusal.at("citation", "reference.unreadable", text));
        boolean full = dated != null && !Text.isBlank(issuer);
        return find(insert(
                citation,
                citation.symbol(),
                issuer,
                dated,
                dated == null ? Precision.UNKNOWN : Precision.DAY,
                null,
                Text.clean(text),
                full));
    }

    /**
     * Keeps what a text cites, if it cites anything: a document that is known, one of which only number and symbol are
     * known, or one of which not even the symbol is given (“Chương trình số 20 ngày 10/2/2014”).
     */
    @Transactional
    public Optional<Document> keep(String text, LocalDate dated, String issuer) {
        if (byAlias(text).isPresent() || Citation.of(text).isPresent()) {
            return Optional.of(cite(text, dated, issuer));
        }
        Matcher number = NUMBER_ONLY.matcher(Text.isBlank(text) ? "" : Text.clean(text));
        return number.find()
                ? Optional.of(keepNumber(Integer.parseInt(number.group(1)), Text.clean(text), dated, issuer))
                : Optional.empty();
    }

    /** The day that a citation names, e.g. “ngày 10/2/2014”; null when it names none. */
    public static LocalDate dayIn(String text) {
        Matcher day = DAY.matcher(Text.isBlank(text) ? "" : Text.clean(text));
        try {
            return day.find()
                    ? LocalDate.of(
                            Integer.parseInt(day.group(3)),
                            Integer.parseInt(day.group(2)),
                            Integer.parseInt(day.group(1)))
                    : null;
        } catch (DateTimeException impossible) {
            return null;
        }
    }

    private Document keepNumber(int number, String text, LocalDate dated, String issuer) {
        Optional<Document> before = jdbc.sql(COLUMNS + """
                         where symbol is null and number = :number and original = :original
                           and dated_on is not distinct from :dated::date
                           and issuer_key is not distinct from :issuer::text
                         order by registered_at, id limit 1
                        """)
                .param("number", number)
                .param("original", text)
                .param("dated", dated)
                .param("issuer", key(issuer))
                .query(Document.class)
                .optional();
        return before.map(document -> find(document.id())).orElseGet(() -> {
            UUID id = UUID.randomUUID();
            jdbc.sql("""
                            insert into app.cited_document (id, number, issuer, issuer_key, dated_on, precision, confidence,
                                     original, registered_at)
                            values (:id, :number, :issuer, :issuerKey, :dated, :precision, 'PARTIAL', :original, :now)
                            """)
                    .param("id", id)
                    .param("number", number)
                    .param("issuer", Text.isBlank(issuer) ? null : Text.clean(issuer))
                    .param("issuerKey", key(issuer))
                    .param("dated", dated)
                    .param("precision", (dated == null ? Precision.UNKNOWN : Precision.DAY).name())
                    .param("original", text)
                    .param("now", OffsetDateTime.now(clock))
                    .update();
            return find(id);
        });
    }

    /**
     * What a number and symbol, or another name, mean. Date and issuer narrow the answer where they are given; a document
     * whose date or issuer is not known is not excluded by them only when nothing fits better.
     */
    public Resolution resolve(String text, LocalDate dated, String issuer) {
        Optional<Document> alias = byAlias(text);
        if (alias.isPresent()) {
            return Resolution.of(List.of(alias.get()));
        }
        Optional<Citation> citation = Citation.of(text);
        if (citation.isEmpty()) {
            return Resolution.of(List.of());
        }
        List<Document> fitting = jdbc.sql(COLUMNS + """
                         where symbol_key = :symbol and same_as is null
                           and (dated_on is null or :dated::date is null or dated_on = :dated::date
                                or (precision = 'MONTH' and date_trunc('month', dated_on) = date_trunc('month', :dated::date))
                                or (precision = 'YEAR' and date_trunc('year', dated_on) = date_trunc('year', :dated::date)))
                           and (issuer_key is null or :issuer::text is null or issuer_key = :issuer)
                         order by dated_on nulls last, id
                        """)
                .param("symbol", citation.get().key())
                .param("dated", dated)
                .param("issuer", key(issuer))
                .query(Document.class)
                .list();
        List<Document> confirmed = fitting.stream()
                .filter(document -> document.confidence() == Document.Confidence.FULL)
                .toList();
        return Resolution.of(confirmed.isEmpty() ? fitting : confirmed);
    }

    /** Gives a document another name, e.g. “Nghị quyết Trung ương 8 khóa XI”; a name means one document only. */
    @Transactional
    public void alias(UUID document, String name) {
        find(document);
        int added = jdbc.sql("""
                        insert into app.document_alias (alias_key, alias, document_id) values (:key, :alias, :document)
                        on conflict (alias_key) do update set alias = excluded.alias
                          where app.document_alias.document_id = excluded.document_id
                        """)
                .param("key", key(name))
                .param("alias", Text.clean(name))
                .param("document", document)
                .update();
        if (added == 0) {
            throw Refusal.at("alias", "reference.alias-taken", Text.clean(name));
        }
    }

    /** States that a partial citation means this document; the citation keeps its original wording. */
    @Transactional
    public void confirm(UUID partial, UUID document) {
        if (find(document).confidence() != Document.Confidence.FULL) {
            throw Refusal.of("reference.not-confirmed-itself");
        }
        int changed = jdbc.sql("""
                        update app.cited_document set same_as = :document
                         where id = :partial and confidence = 'PARTIAL' and same_as is null
                        """)
                .param("document", document)
                .param("partial", partial)
                .update();
        if (changed == 0) {
            find(partial);
            throw Refusal.of("reference.already-confirmed");
        }
    }

    /** Citations that nobody has matched with a document yet. */
    public List<Document> unconfirmed() {
        return jdbc.sql(COLUMNS + " where confidence = 'PARTIAL' and same_as is null order by registered_at, id")
                .query(Document.class)
                .list();
    }

    /** The document with this id, or the one it was matched with. */
    public Document find(UUID id) {
        return jdbc.sql(COLUMNS + """
                         where id = (select coalesce(same_as, id) from app.cited_document where id = :id)
                        """)
                .param("id", id)
                .query(Document.class)
                .optional()
                .orElseThrow(() -> new NotFound("cited document", id));
    }

    private Optional<Document> byAlias(String text) {
        return Text.isBlank(text)
                ? Optional.empty()
                : jdbc.sql(COLUMNS + """
                                 where id = (select document_id from app.document_alias where alias_key = :key)
                                """)
                        .param("key", key(text))
                        .query(Document.class)
                        .optional();
    }

    private UUID insert(
            Citation citation,
            String symbol,
            String issuer,
            LocalDate dated,
            Precision precision,
            String subject,
            String original,
            boolean full) {
        UUID id = UUID.randomUUID();
        int added = jdbc.sql("""
                        insert into app.cited_document (id, style, document_type, number, body, symbol, symbol_key, issuer,
                                 issuer_key, subject, dated_on, precision, confidence, original, registered_at)
                        values (:id, :style, :type, :number, :body, :symbol, :symbolKey, :issuer, :issuerKey, :subject,
                                :dated, :precision, :confidence, :original, :now)
                        on conflict (symbol_key, issuer_key, dated_on) where confidence = 'FULL' do nothing
                        """)
                .param("id", id)
                .param("style", citation.style())
                .param("type", citation.documentType())
                .param("number", citation.number() == 0 ? null : citation.number())
                .param("body", citation.body())
                .param("symbol", symbol)
                .param("symbolKey", symbol.toUpperCase(Locale.ROOT))
                .param("issuer", Text.isBlank(issuer) ? null : Text.clean(issuer))
                .param("issuerKey", key(issuer))
                .param("subject", Text.clean(subject))
                .param("dated", dated)
                .param("precision", dated == null ? "UNKNOWN" : precision.name())
                .param("confidence", full ? "FULL" : "PARTIAL")
                .param("original", original)
                .param("now", OffsetDateTime.now(clock))
                .update();
        if (added == 1) {
            return id;
        }
        return jdbc.sql("""
                        select id from app.cited_document
                         where symbol_key = :symbol and issuer_key = :issuer and dated_on = :dated and confidence = 'FULL'
                        """)
                .param("symbol", symbol.toUpperCase(Locale.ROOT))
                .param("issuer", key(issuer))
                .param("dated", dated)
                .query(UUID.class)
                .single();
    }

    static String key(String text) {
        return Text.isBlank(text) ? null : Text.fold(Text.clean(text)).replaceAll("[\\s\\u00a0]+", " ");
    }
}
