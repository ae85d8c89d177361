package vn.tongket.reference;

import java.time.LocalDate;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.Refusal;
import vn.tongket.audit.Act;
import vn.tongket.audit.AuditLog;

/** Until when cited documents hold. */
@Component
public class Validity {

    private final JdbcClient jdbc;
    private final References references;
    private final AuditLog audit;

    Validity(JdbcClient jdbc, References references, AuditLog audit) {
        this.jdbc = jdbc;
        this.references = references;
        this.audit = audit;
    }

    /**
     * A document ends.
     *
     * @param on the first day on which it no longer holds
     * @param replacedBy the document that took its place; null where none did
     */
    @Transactional
    public void end(UUID document, LocalDate on, UUID replacedBy) {
        end(document, on, replacedBy, null);
    }

    void end(UUID document, LocalDate on, UUID replacedBy, String unit) {
        // two replacements at once could close a circle that neither sees
        jdbc.sql("select pg_advisory_xact_lock(hashtext('app.cited_document.replaced_by')) is null")
                .query(Boolean.class)
                .single();
        Document ended = references.find(document);
        if (ended.dated() != null && on.isBefore(ended.dated())) {
            throw Refusal.at("expiredOn", "reference.ends-before-it-begins");
        }
        UUID successor = replacedBy == null ? null : references.find(replacedBy).id();
        if (ended.id().equals(successor)) {
            throw Refusal.at("replacedBy", "reference.replaced-by-itself");
        }
        if (successor != null && leads(successor, ended.id())) {
            throw Refusal.at("replacedBy", "reference.replaced-in-circle");
        }
        jdbc.sql("update app.cited_document set expired_on = :on, replaced_by = :successor where id = :id")
                .param("on", on)
                .param("successor", successor)
                .param("id", ended.id())
                .update();
        audit.record(Act.of("reference.ended", "cited-document", ended.id())
                .ofUnit(unit)
                .with("symbol", ended.symbol())
                .with("on", on.toString())
                .with("replacedBy", successor)
                .with(
                        "before",
                        ended.expiredOn() == null ? null : ended.expiredOn().toString()));
    }

    /** The end of a document was entered by mistake: it holds. */
    void holds(UUID document, String unit) {
        Document ended = references.find(document);
        if (ended.expiredOn() == null) {
            throw Refusal.of("reference.not-ended");
        }
        jdbc.sql("update app.cited_document set expired_on = null, replaced_by = null where id = :id")
                .param("id", ended.id())
                .update();
        audit.record(Act.of("reference.end-taken-back", "cited-document", ended.id())
                .ofUnit(unit)
                .with("symbol", ended.symbol())
                .with("on", ended.expiredOn().toString())
                .with("replacedBy", ended.replacedBy()));
    }

    /** Whether whoever follows the replacements of a document comes to the other one. */
    private boolean leads(UUID from, UUID to) {
        return jdbc.sql("""
                        with recursive chain (id) as (
                          select :from::uuid
                          union
                          select d.replaced_by from chain c join app.cited_document d on d.id = c.id
                           where d.replaced_by is not null)
                        select exists (select from chain where id = :to)
                        """)
                .param("from", from)
                .param("to", to)
                .query(Boolean.class)
                .single();
    }
}
