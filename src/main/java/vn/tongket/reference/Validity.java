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
        Document ended = references.find(document);
        if (ended.dated() != null && on.isBefore(ended.dated())) {
            throw Refusal.of("reference.ends-before-it-begins");
        }
        UUID successor = replacedBy == null ? null : references.find(replacedBy).id();
        if (ended.id().equals(successor)) {
            throw Refusal.of("reference.replaced-by-itself");
        }
        jdbc.sql("update app.cited_document set expired_on = :on, replaced_by = :successor where id = :id")
                .param("on", on)
                .param("successor", successor)
                .param("id", ended.id())
                .update();
        audit.record(Act.of("reference.ended", "cited-document", ended.id())
                .with("symbol", ended.symbol())
                .with("on", on.toString())
                .with("replacedBy", successor));
    }
}
