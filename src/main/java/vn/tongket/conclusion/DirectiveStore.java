package vn.tongket.conclusion;

import static vn.tongket.Moments.instant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.tongket.Text;
import vn.tongket.audit.DayStates;
import vn.tongket.document.IssuedDocument;

/** Keeps the directive that follows a conclusion. */
@Repository
class DirectiveStore {

    private final JdbcClient jdbc;
    private final Clock clock;

    DirectiveStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Optional<Directive> find(UUID conclusion) {
        return jdbc.sql("select * from app.directive where conclusion_id = :id")
                .param("id", conclusion)
                .query(DirectiveStore::directive)
                .optional();
    }

    /** As it stood at the end of a day. */
    Optional<Directive> find(UUID conclusion, LocalDate day) {
        return jdbc.sql("select * from " + DayStates.rows(DayStates.Kind.CONCLUSION, "directive", day) + " d")
                .param("id", conclusion)
                .param("day", day)
                .query(DirectiveStore::directive)
                .optional();
    }

    void save(UUID conclusion, Directive.Entry entry) {
        jdbc.sql("""
                        insert into app.directive (conclusion_id, issuer, document_type, field, subject, pending,
                                                   number_text, date_text)
                        values (:id, :issuer, :type, :field, :subject, :pending, :number, :date)
                        on conflict (conclusion_id) do update
                          set issuer = excluded.issuer, document_type = excluded.document_type,
                              field = excluded.field, subject = excluded.subject, pending = excluded.pending,
                              number_text = excluded.number_text, date_text = excluded.date_text
                        """)
                .param("id", conclusion)
                .param("issuer", blankToNull(entry.issuer()))
                .param("type", blankToNull(entry.documentType()))
                .param("field", blankToNull(entry.field()))
                .param("subject", blankToNull(entry.subject()))
                .param("pending", entry.pending())
                .param("number", blankToNull(entry.number()))
                .param("date", blankToNull(entry.date()))
                .update();
    }

    void recorded(UUID conclusion, IssuedDocument document, String actor) {
        jdbc.sql("""
                        update app.directive
                           set number = :number, symbol = :symbol, issued_on = :on, document_id = :document,
                               recorded_at = :now, recorded_by = :actor
                         where conclusion_id = :id
                        """)
                .param("number", document.number())
                .param("symbol", document.symbol())
                .param("on", document.issuedOn())
                .param("document", document.id())
                .param("now", OffsetDateTime.now(clock))
                .param("actor", actor)
                .param("id", conclusion)
                .update();
    }

    void completed(UUID conclusion, IssuedDocument document) {
        jdbc.sql("""
                        update app.directive
                           set number = :number, symbol = :symbol, issued_on = :on, completed_at = :now, pending = false
                         where conclusion_id = :id
                        """)
                .param("number", document.number())
                .param("symbol", document.symbol())
                .param("on", document.issuedOn())
                .param("now", OffsetDateTime.now(clock))
                .param("id", conclusion)
                .update();
    }

    private static Directive directive(ResultSet row, int n) throws SQLException {
        return new Directive(
                row.getString("issuer"),
                row.getString("document_type"),
                row.getString("field"),
                row.getString("subject"),
                row.getBoolean("pending"),
                row.getString("number_text"),
                row.getString("date_text"),
                row.getObject("number", Integer.class),
                row.getString("symbol"),
                row.getObject("issued_on", LocalDate.class),
                row.getObject("document_id", UUID.class),
                instant(row, "recorded_at"),
                instant(row, "completed_at"));
    }

    private static String blankToNull(String text) {
        return Text.isBlank(text) ? null : Text.clean(text);
    }
}
