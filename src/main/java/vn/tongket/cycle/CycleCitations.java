package vn.tongket.cycle;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.audit.Actor;
import vn.tongket.calendar.Precision;
import vn.tongket.document.DocumentType;
import vn.tongket.document.FirstCitation;
import vn.tongket.document.Phrases;
import vn.tongket.document.Style;

/** What the documents of a cycle cite, in the words of a first citation. Whoever asks for a cycle has checked who may see it. */
@Component
public class CycleCitations {

    private final JdbcClient jdbc;

    CycleCitations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A subject of the review in the order of the plan. */
    public record Cited(Subject.Role role, String text) {}

    private record Row(
            String role, String citation, LocalDate dated, String precision, String issuer, String description) {}

    private record Issued(String symbol, LocalDate dated, String issuer, String subject) {}

    public List<Cited> subjects(UUID cycle, Style style) {
        return jdbc.sql("""
                        select s.role, s.citation, coalesce(s.dated_on, d.dated_on) as dated,
                               case when s.dated_on is null then coalesce(d.precision, 'DAY') else 'DAY' end as precision,
                               coalesce(s.issuer, d.issuer) as issuer, coalesce(s.description, d.subject) as description
                          from app.review_subject s left join app.cited_document d on d.id = s.document_id
                         where s.cycle_id = :cycle order by s.ordinal
                        """).param("cycle", cycle).query(Row.class).list().stream()
                .map(row -> new Cited(
                        Subject.Role.valueOf(row.role()),
                        FirstCitation.of(
                                style,
                                row.citation(),
                                row.dated(),
                                Precision.valueOf(row.precision()),
                                row.issuer(),
                                row.description())))
                .toList();
    }

    /** A cycle that cites a document, in the words of its plan. */
    public record Citing(UUID cycle, String title, Subject.Role role, String text) {}

    /** The cycles this person may see that review a document or only name it, the newest first. */
    @Transactional(readOnly = true)
    public List<Citing> citing(Actor actor, UUID document, int limit) {
        return jdbc.sql("""
                        select c.id as cycle, c.title, s.role, s.citation as text
                          from app.review_subject s join app.review_cycle c on c.id = s.cycle_id
                         where s.document_id in (select id from app.cited_document where :document in (id, same_as)) and %s
                         order by c.created_at desc, c.id, s.ordinal limit :limit
                        """.formatted(CycleBoard.VISIBLE))
                .param("document", document)
                .param("groups", actor.groups().toArray(String[]::new))
                .param("writers", CycleBoard.writers(actor).toArray(String[]::new))
                .param("limit", limit)
                .query(Citing.class)
                .list();
    }

    /** The cycle's plan, once it has its number. */
    public Optional<String> plan(UUID cycle, Style style) {
        return jdbc.sql("""
                        select d.symbol, d.issued_on as dated, u.name as issuer, d.subject
                          from app.review_cycle c
                          join app.issued_document d on d.id = c.plan_document_id
                          join app.org_unit u on u.code = d.issuer
                         where c.id = :cycle and d.symbol is not null
                        """)
                .param("cycle", cycle)
                .query(Issued.class)
                .optional()
                .map(plan -> FirstCitation.of(
                        style,
                        plan.symbol(),
                        plan.dated(),
                        Precision.DAY,
                        plan.issuer(),
                        Phrases.within(plan.subject())));
    }

    /** The type that every plan is registered with. */
    static String planType() {
        return FirstCitation.typeName(DocumentType.PLAN);
    }
}
