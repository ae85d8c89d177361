package vn.tongket.conclusion;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.tongket.Text;
import vn.tongket.cycle.ReviewCycle;
import vn.tongket.document.IssuedDocument;

/** Writes the steps of a conclusion, from its opening to its issuing. */
@Repository
class ConclusionWriter {

    private final JdbcClient jdbc;
    private final Clock clock;

    ConclusionWriter(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Lays a conclusion for the cycle; does nothing when there is one. */
    boolean open(UUID id, ReviewCycle cycle, UUID conference, String title, Signature signature) {
        return jdbc.sql("""
                        insert into app.conclusion (id, cycle_id, conference_id, source_type, title, issuer, coordinator_unit,
                                                    approver_unit, clerk_unit, signing_capacity, signer_title,
                                                    signer_name, created_at)
                        values (:id, :cycle, :conference, 'DOCUMENT', :title, :issuer, :coordinator, :approver, :clerk,
                                :capacity, :signerTitle, :signerName, :now)
                        on conflict (cycle_id) do nothing
                        """)
                        .param("id", id)
                        .param("cycle", cycle.id())
                        .param("conference", conference)
                        .param("title", Text.clean(title))
                        .param("issuer", cycle.organizer())
                        .param("coordinator", cycle.coordinatorUnit())
                        .param("approver", cycle.approverUnit())
                        .param("clerk", cycle.clerkUnit())
                        .param("capacity", capacity(signature))
                        .param("signerTitle", blankToNull(signature.title()))
                        .param("signerName", blankToNull(signature.name()))
                        .param("now", now())
                        .update()
                == 1;
    }

    void drafted(UUID id) {
        jdbc.sql("""
                        update app.conclusion
                           set drafted_at = :now, clauses_sound = null, version = version + 1
                         where id = :id
                        """).param("now", now()).param("id", id).update();
    }

    void commentsRequested(UUID id) {
        jdbc.sql("update app.consulted_unit set asked_at = :now where conclusion_id = :id and asked_at is null")
                .param("now", now())
                .param("id", id)
                .update();
        jdbc.sql("""
                        update app.conclusion
                           set comments_requested_at = coalesce(comments_requested_at, :now), comments_resolved_at = null
                         where id = :id
                        """).param("now", now()).param("id", id).update();
    }

    void commentsResolved(UUID id) {
        jdbc.sql("update app.conclusion set comments_resolved_at = :now, version = version + 1 where id = :id")
                .param("now", now())
                .param("id", id)
                .update();
    }

    /** Unsound clauses go back to the draft. */
    void checked(UUID id, boolean sound) {
        jdbc.sql("""
                        update app.conclusion
                           set clauses_checked_at = :now, clauses_sound = :sound, version = version + 1,
                               drafted_at = case when :sound then drafted_at end
                         where id = :id
                        """).param("now", now()).param("sound", sound).param("id", id).update();
    }

    void saveSignature(UUID id, Signature signature) {
        jdbc.sql("""
                        update app.conclusion
                           set signing_capacity = :capacity, signer_title = :title, signer_name = :name,
                               version = version + 1
                         where id = :id
                        """)
                .param(
                        "capacity",
                        signature.capacity() == null
                                ? null
                                : signature.capacity().name())
                .param("title", blankToNull(signature.title()))
                .param("name", blankToNull(signature.name()))
                .param("id", id)
                .update();
    }

    /** Signs; from now on the clauses stay as they are. */
    void sign(UUID id, String actor) {
        jdbc.sql("""
                        update app.conclusion
                           set signed_at = :now, signed_by = :actor, refusal = null, version = version + 1
                         where id = :id
                        """).param("now", now()).param("actor", actor).param("id", id).update();
        jdbc.sql("update app.clause set frozen = true where conclusion_id = :id and not frozen")
                .param("id", id)
                .update();
    }

    void giveBack(UUID id, String reason) {
        jdbc.sql("""
                        update app.conclusion
                           set refused_at = :now, refusal = :reason, drafted_at = null, clauses_sound = null,
                               version = version + 1
                         where id = :id
                        """)
                .param("now", now())
                .param("reason", reason)
                .param("id", id)
                .update();
    }

    void saveIssuing(UUID id, Issuing issuing) {
        jdbc.sql("""
                        update app.conclusion
                           set wanted_type = :type, wanted_number = :number, wanted_date = :date, version = version + 1
                         where id = :id
                        """)
                .param("type", blankToNull(issuing.documentType()))
                .param("number", blankToNull(issuing.number()))
                .param("date", blankToNull(issuing.date()))
                .param("id", id)
                .update();
    }

    void issued(UUID id, IssuedDocument document) {
        jdbc.sql("""
                        update app.conclusion
                           set document_type = :type, number = :number, symbol = :symbol, issued_on = :on,
                               document_id = :document, issued_at = :now, version = version + 1
                         where id = :id
                        """)
                .param("type", document.documentType())
                .param("number", document.number())
                .param("symbol", document.symbol())
                .param("on", document.issuedOn())
                .param("document", document.id())
                .param("now", now())
                .param("id", id)
                .update();
    }

    /** A speech has a day and no number. */
    void spoken(UUID id, LocalDate on) {
        jdbc.sql("update app.conclusion set issued_on = :on, issued_at = :now, version = version + 1 where id = :id")
                .param("on", on)
                .param("now", now())
                .param("id", id)
                .update();
    }

    private static String capacity(Signature signature) {
        return signature.capacity() == null ? null : signature.capacity().name();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }

    private static String blankToNull(String text) {
        return Text.isBlank(text) ? null : Text.clean(text);
    }
}
