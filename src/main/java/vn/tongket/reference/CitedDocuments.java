package vn.tongket.reference;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.NotFound;
import vn.tongket.Text;
import vn.tongket.audit.Actor;
import vn.tongket.calendar.Deadline;
import vn.tongket.calendar.Precision;
import vn.tongket.organization.Role;
import vn.tongket.reference.CitedDocument.State;

/**
 * The register of cited documents, read by coordinators, reviewers, clerks and auditors. It is one register for all units,
 * as a document means the same to each of them.
 */
@Component
public class CitedDocuments {

    private static final int CANDIDATES = 20;

    private static final Map<String, String> SORTS = Map.of(
            "newest", "d.dated_on desc nulls last, d.symbol_key nulls last, d.id",
            "symbol", "d.number nulls last, d.symbol_key nulls last, d.dated_on nulls last, d.id",
            "issuer", "d.issuer_key nulls last, d.dated_on desc nulls last, d.id",
            "registered", "d.registered_at desc, d.id");

    private static final String LINES = """
            select * from (
              select d.*, d.dated_on as dated, r.id as successor, r.symbol as replacing, r.dated_on as replacing_dated,
                     case when d.expired_on is null then 'IN_FORCE' when d.expired_on > :today then 'ENDING'
                          when d.replaced_by is null then 'EXPIRED' else 'REPLACED' end as state,
                     exists (select from app.issued_document i where i.cited_as = d.id) as issued_here
                from app.cited_document d left join app.cited_document r on r.id = d.replaced_by) d
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    CitedDocuments(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What of the register is asked for: {@code unconfirmed}, {@code ended}, {@code holding}, or nothing for all. */
    public record Filter(String words, String kind, String sort) {}

    /** Another citation that was found to mean the document. */
    public record Match(UUID id, String original, String issuer, LocalDate dated) {}

    /**
     * Everything the register says of one document.
     *
     * @param predecessors the documents whose place it took
     * @param candidates what a partial citation may mean
     */
    public record Dossier(
            CitedDocument document,
            List<String> aliases,
            List<Match> matches,
            List<CitedDocument> predecessors,
            List<CitedDocument> candidates) {}

    public boolean mayRead(Actor actor) {
        return Stream.of(Role.COORDINATOR, Role.REVIEWER, Role.CLERK, Role.AUDITOR)
                .anyMatch(role -> !actor.unitsWith(role.suffix()).isEmpty());
    }

    /** One statement, however many there are; citations that were matched stand with the document they mean. */
    @Transactional(readOnly = true)
    public List<CitedDocument> list(Actor actor, Filter filter, int limit, int offset) {
        require(actor);
        return jdbc.sql(LINES + """
                         where same_as is null
                           and (search like all (:words)
                                or exists (select from app.document_alias a
                                            where a.document_id = d.id and a.alias_key like all (:words)))
                           and case :kind when 'unconfirmed' then confidence = 'PARTIAL'
                                          when 'ended' then state in ('EXPIRED', 'REPLACED')
                                          when 'holding' then state in ('IN_FORCE', 'ENDING') else true end
                         order by %s limit :limit offset :offset
                        """.formatted(SORTS.getOrDefault(String.valueOf(filter.sort()), SORTS.get("newest"))))
                .param("today", today())
                .param("words", patterns(filter.words()))
                .param("kind", Text.isBlank(filter.kind()) ? "" : filter.kind())
                .param("limit", limit)
                .param("offset", offset)
                .query(CitedDocuments::line)
                .list();
    }

    /** How many citations wait to be confirmed. */
    @Transactional(readOnly = true)
    public int unconfirmed(Actor actor) {
        require(actor);
        return jdbc.sql("select count(*) from app.cited_document where confidence = 'PARTIAL' and same_as is null")
                .query(Integer.class)
                .single();
    }

    @Transactional(readOnly = true)
    public CitedDocument find(Actor actor, UUID id) {
        require(actor);
        return jdbc.sql(LINES + " where id = :id")
                .param("today", today())
                .param("id", id)
                .query(CitedDocuments::line)
                .optional()
                .orElseThrow(() -> new NotFound("cited document", id));
    }

    /** One document with its names, its other citations and what it replaced, in a fixed number of statements. */
    @Transactional(readOnly = true)
    public Dossier dossier(Actor actor, UUID id) {
        CitedDocument document = find(actor, id);
        return new Dossier(
                document,
                jdbc.sql("select alias from app.document_alias where document_id = :id order by alias")
                        .param("id", id)
                        .query(String.class)
                        .list(),
                jdbc.sql("""
                                select id, original, issuer, dated_on as dated from app.cited_document
                                 where same_as = :id order by registered_at, id
                                """).param("id", id).query(Match.class).list(),
                jdbc.sql(LINES + " where replaced_by = :id order by dated_on, id")
                        .param("today", today())
                        .param("id", id)
                        .query(CitedDocuments::line)
                        .list(),
                document.confirmed() ? List.of() : candidates(id));
    }

    /** Documents of the same symbol; where there is none, those of the same number and, if it is known, type. */
    private List<CitedDocument> candidates(UUID partial) {
        return jdbc.sql(LINES + """
                         where confidence = 'FULL' and exists (
                           select from app.cited_document p where p.id = :id and case
                             when exists (select from app.cited_document s
                                           where s.symbol_key = p.symbol_key and s.confidence = 'FULL')
                             then p.symbol_key = d.symbol_key
                             else p.number = d.number
                                  and (p.symbol is null or p.document_type is not distinct from d.document_type) end)
                         order by dated_on desc, id limit :limit
                        """)
                .param("today", today())
                .param("id", partial)
                .param("limit", CANDIDATES)
                .query(CitedDocuments::line)
                .list();
    }

    private void require(Actor actor) {
        if (!mayRead(actor)) {
            throw new NotFound("page", "cited documents");
        }
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Deadline.ZONE);
    }

    private static CitedDocument line(ResultSet row, int number) throws SQLException {
        return new CitedDocument(
                row.getObject("id", UUID.class),
                row.getString("symbol"),
                row.getString("issuer"),
                row.getObject("dated", LocalDate.class),
                Precision.valueOf(row.getString("precision")),
                Document.Confidence.valueOf(row.getString("confidence")),
                row.getString("subject"),
                row.getString("original"),
                row.getObject("same_as", UUID.class),
                row.getObject("expired_on", LocalDate.class),
                row.getObject("successor", UUID.class),
                row.getString("replacing"),
                row.getObject("replacing_dated", LocalDate.class),
                State.valueOf(row.getString("state")),
                row.getBoolean("issued_here"));
    }

    private static String[] patterns(String words) {
        return Stream.of(Text.fold(Text.clean(words == null ? "" : words)).split("\\s+"))
                .map(word ->
                        "%" + word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%")
                .toArray(String[]::new);
    }
}
