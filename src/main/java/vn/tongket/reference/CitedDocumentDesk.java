package vn.tongket.reference;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.dao.DuplicateKeyException;
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
import vn.tongket.calendar.Precision;
import vn.tongket.organization.Role;

/** Coordinators and clerks keep the register of cited documents; everything they enter can be taken back. */
@Component
public class CitedDocumentDesk {

    private static final Pattern DAY_BEHIND =
            Pattern.compile("[,\\s]+ngày\\s.*$", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);

    private final JdbcClient jdbc;
    private final References references;
    private final CitedDocuments documents;
    private final Validity validity;
    private final DocumentIdentities identities;
    private final AuditLog audit;

    CitedDocumentDesk(
            JdbcClient jdbc,
            References references,
            CitedDocuments documents,
            Validity validity,
            DocumentIdentities identities,
            AuditLog audit) {
        this.jdbc = jdbc;
        this.references = references;
        this.documents = documents;
        this.validity = validity;
        this.identities = identities;
        this.audit = audit;
    }

    /** What identifies a document, as it was typed. */
    public record Typed(String symbol, String issuer, String dated, String subject) {}

    public boolean mayWrite(Actor actor) {
        return Stream.of(Role.COORDINATOR, Role.CLERK)
                .anyMatch(role -> !actor.unitsWith(role.suffix()).isEmpty());
    }

    /** Enters a document that nothing cites yet. */
    @Transactional
    public UUID register(Actor actor, Typed typed) {
        String unit = unitOf(actor);
        DocumentIdentity identity = identities.read(typed);
        boolean known = jdbc.sql("""
                        select exists (select from app.cited_document where symbol_key = :symbol and issuer_key = :issuer
                                          and dated_on = :dated and confidence = 'FULL')
                        """)
                .param("symbol", identity.symbol().toUpperCase(Locale.ROOT))
                .param("issuer", References.key(identity.issuer()))
                .param("dated", identity.dated().on())
                .query(Boolean.class)
                .single();
        if (known) {
            throw identity.taken();
        }
        UUID id = references.register(
                identity.symbol(),
                identity.issuer(),
                identity.dated().on(),
                identity.dated().precision(),
                identity.subject());
        audit.record(act("reference.registered", id, unit, identity));
        return id;
    }

    /** Completes what a partial citation does not say, or corrects what was entered; the citation keeps its wording. */
    @Transactional
    public void correct(Actor actor, UUID id, Typed typed) {
        String unit = unitOf(actor);
        CitedDocument before = documents.find(actor, id);
        if (before.sameAs() != null) {
            throw Refusal.of("reference.already-confirmed");
        }
        if (before.issuedHere() && before.confirmed()) {
            throw Refusal.of("reference.issued-here");
        }
        DocumentIdentity identity = identities.read(typed);
        if (before.expiredOn() != null
                && before.expiredOn().isBefore(identity.dated().on())) {
            throw Refusal.at("dated", "reference.begins-after-it-ends");
        }
        Citation citation = identity.citation();
        try {
            jdbc.sql("""
                            update app.cited_document
                               set style = :style, document_type = :type, number = :number, body = :body, symbol = :symbol,
                                   symbol_key = :symbolKey, issuer = :issuer, issuer_key = :issuerKey, subject = :subject,
                                   dated_on = :dated, precision = :precision, confidence = 'FULL'
                             where id = :id
                            """)
                    .param("style", citation.style())
                    .param("type", citation.documentType())
                    .param("number", citation.number() == 0 ? null : citation.number())
                    .param("body", citation.body())
                    .param("symbol", identity.symbol())
                    .param("symbolKey", identity.symbol().toUpperCase(Locale.ROOT))
                    .param("issuer", identity.issuer())
                    .param("issuerKey", References.key(identity.issuer()))
                    .param("subject", identity.subject())
                    .param("dated", identity.dated().on())
                    .param("precision", identity.dated().precision().name())
                    .param("id", id)
                    .update();
        } catch (DuplicateKeyException known) {
            throw identity.taken();
        }
        audit.record(act(before.confirmed() ? "reference.corrected" : "reference.completed", id, unit, identity)
                .with(
                        "before",
                        "%s; %s; %s"
                                .formatted(
                                        before.name(), before.issuer() == null ? "" : before.issuer(), before.day())));
    }

    /**
     * States which document a partial citation means.
     *
     * @param meant its id, or its number and symbol with its date, or another name of it
     * @return the document
     */
    @Transactional
    public UUID confirm(Actor actor, UUID partial, String meant) {
        String unit = unitOf(actor);
        CitedDocument citation = documents.find(actor, partial);
        CitedDocument document = documents.find(actor, meant(actor, "document", meant));
        if (!document.confirmed()) {
            throw Refusal.at("document", "reference.not-confirmed-itself");
        }
        references.confirm(partial, document.id());
        audit.record(Act.of("reference.confirmed", "cited-document", partial)
                .ofUnit(unit)
                .with("citation", citation.original())
                .with("symbol", document.symbol())
                .with("document", document.id()));
        return document.id();
    }

    /** A citation was matched with the wrong document: it waits to be confirmed again. */
    @Transactional
    public void unconfirm(Actor actor, UUID partial) {
        String unit = unitOf(actor);
        CitedDocument citation = documents.find(actor, partial);
        int changed = jdbc.sql("update app.cited_document set same_as = null where id = :id and same_as is not null")
                .param("id", partial)
                .update();
        if (changed == 0) {
            throw Refusal.of("reference.not-matched");
        }
        audit.record(Act.of("reference.confirmation-taken-back", "cited-document", partial)
                .ofUnit(unit)
                .with("citation", citation.original())
                .with("document", citation.sameAs()));
    }

    @Transactional
    public void alias(Actor actor, UUID id, String name) {
        String unit = unitOf(actor);
        CitedDocument document = confirmed(actor, id);
        if (Text.isBlank(name)) {
            throw Refusal.at("alias", "reference.alias-missing");
        }
        Refusal.Collector problems = new Refusal.Collector();
        String clean = identities.kept(problems, "alias", name);
        problems.refuse();
        if (Citation.of(clean)
                .filter(citation -> citation.original().equals(clean))
                .isPresent()) {
            throw Refusal.at("alias", "reference.alias-is-a-symbol", clean);
        }
        references.alias(id, clean);
        audit.record(Act.of("reference.named", "cited-document", id)
                .ofUnit(unit)
                .with("symbol", document.symbol())
                .with("alias", clean));
    }

    @Transactional
    public void dropAlias(Actor actor, UUID id, String name) {
        String unit = unitOf(actor);
        CitedDocument document = documents.find(actor, id);
        int dropped = jdbc.sql("delete from app.document_alias where document_id = :id and alias = :alias")
                .param("id", id)
                .param("alias", Text.clean(name))
                .update();
        if (dropped == 0) {
            throw new NotFound("alias", name);
        }
        audit.record(Act.of("reference.name-taken-back", "cited-document", id)
                .ofUnit(unit)
                .with("symbol", document.symbol())
                .with("alias", Text.clean(name)));
    }

    /**
     * A document ends, or the end that was entered is corrected.
     *
     * @param replacedBy its number and symbol with its date, or another name of it; blank where none took its place
     */
    @Transactional
    public void end(Actor actor, UUID id, String expiredOn, String replacedBy) {
        String unit = unitOf(actor);
        confirmed(actor, id);
        Refusal.Collector problems = new Refusal.Collector();
        LocalDate on = day(problems, expiredOn);
        UUID successor = null;
        try {
            successor = Text.isBlank(replacedBy) ? null : confirmedSuccessor(actor, replacedBy);
        } catch (Refusal refusal) {
            refusal.problems()
                    .forEach(problem -> problems.add(
                            problem.at(), problem.key(), problem.args().toArray()));
        }
        problems.refuse();
        validity.end(id, on, successor, unit);
    }

    /** The end that was entered is taken back. */
    @Transactional
    public void holds(Actor actor, UUID id) {
        String unit = unitOf(actor);
        confirmed(actor, id);
        validity.holds(id, unit);
    }

    private UUID confirmedSuccessor(Actor actor, String typed) {
        UUID successor = meant(actor, "replacedBy", typed);
        if (!documents.find(actor, successor).confirmed()) {
            throw Refusal.at("replacedBy", "reference.not-confirmed-itself");
        }
        return successor;
    }

    private CitedDocument confirmed(Actor actor, UUID id) {
        CitedDocument document = documents.find(actor, id);
        if (!document.confirmed()) {
            throw Refusal.of("reference.confirm-first");
        }
        return document;
    }

    private UUID meant(Actor actor, String at, String typed) {
        if (Text.isBlank(typed)) {
            throw Refusal.at(at, "reference.document-missing");
        }
        String clean = Text.clean(typed);
        if (clean.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")) {
            return documents.find(actor, UUID.fromString(clean)).id();
        }
        Resolution known = references.resolve(clean, References.dayIn(clean), null);
        return switch (known.kind()) {
            case EXACT -> known.document().id();
            case AMBIGUOUS -> throw Refusal.at(at, "reference.document-ambiguous", clean);
            case UNKNOWN -> unusual(clean).orElseThrow(() -> Refusal.at(at, "reference.document-unknown", clean));
        };
    }

    /** The one document with a symbol of no known pattern, e.g. of a law, and with the day if one stands behind it. */
    private Optional<UUID> unusual(String text) {
        List<UUID> found = jdbc.sql("""
                        select id from app.cited_document
                         where symbol_key = :symbol and confidence = 'FULL'
                           and (:dated::date is null or dated_on = :dated::date)
                         limit 2
                        """)
                .param("symbol", DAY_BEHIND.matcher(text).replaceFirst("").toUpperCase(Locale.ROOT))
                .param("dated", References.dayIn(text))
                .query(UUID.class)
                .list();
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    private LocalDate day(Refusal.Collector problems, String typed) {
        try {
            Deadline day = Deadline.parse(typed);
            if (day.precision() == Precision.DAY) {
                return day.on();
            }
            problems.add("expiredOn", "reference.end-day-missing");
        } catch (Refusal unreadable) {
            problems.add("expiredOn", "reference.day-unreadable", typed);
        }
        return null;
    }

    /** Under which unit the act is recorded, so that its auditors find it; others do not even learn of the page. */
    private static String unitOf(Actor actor) {
        return Stream.of(Role.COORDINATOR, Role.CLERK)
                .flatMap(role -> actor.unitsWith(role.suffix()).stream().sorted())
                .findFirst()
                .orElseThrow(() -> new NotFound("page", "cited documents"));
    }

    private static Act act(String code, UUID id, String unit, DocumentIdentity identity) {
        return Act.of(code, "cited-document", id)
                .ofUnit(unit)
                .with("symbol", identity.symbol())
                .with("issuer", identity.issuer())
                .with("dated", identity.dated().on().toString());
    }
}
