package vn.tongket.commendation;

import java.sql.ResultSet;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the product knows about every case of a list, in a number of statements that does not grow with the list. */
@Component
public class Dossiers {

    private final JdbcClient jdbc;
    private final Evidence evidence;

    Dossiers(JdbcClient jdbc, Evidence evidence) {
        this.jdbc = jdbc;
        this.evidence = evidence;
    }

    /** The same cases, each with its dossier. */
    List<Nomination> of(Commendation commendation, List<Nomination> nominations) {
        if (nominations.isEmpty()) {
            return nominations;
        }
        Map<UUID, Papers> papers = papers(commendation);
        Map<UUID, List<Nomination.Missing>> missing = missing(commendation);
        Map<UUID, List<Nomination.Earlier>> earlier = earlier(commendation);
        Map<String, List<Evidence.Line>> facts = evidence.of(
                commendation.cycleId(),
                nominations.stream().map(Nomination::unit).toList(),
                new CycleEvidence.Span(commendation.meritFrom(), commendation.meritTo()));
        return nominations.stream()
                .map(nomination -> nomination.with(new Nomination.Dossier(
                        Optional.ofNullable(papers.get(nomination.id()))
                                .map(Papers::proposedBy)
                                .orElse(null),
                        Optional.ofNullable(papers.get(nomination.id()))
                                .map(Papers::files)
                                .orElse(0),
                        missing.getOrDefault(nomination.id(), List.of()),
                        earlier.getOrDefault(nomination.id(), List.of()),
                        nomination.unit() == null ? List.of() : facts.getOrDefault(nomination.unit(), List.of()))))
                .toList();
    }

    private record Papers(UUID id, String proposedBy, int files) {}

    private Map<UUID, Papers> papers(Commendation commendation) {
        return jdbc.sql("""
                        select n.id, u.name as proposed_by,
                               (select count(*) from app.dossier_file f
                                 where f.commendation_id = n.commendation_id and f.line_id = n.id)::integer as files
                          from app.nomination n left join app.org_unit u on u.code = n.proposing_unit
                         where n.commendation_id = :id
                        """).param("id", commendation.id()).query(Papers.class).list().stream()
                .collect(Collectors.toMap(Papers::id, Function.identity()));
    }

    /** Papers asked for a case, or for its whole unit. */
    private Map<UUID, List<Nomination.Missing>> missing(Commendation commendation) {
        Map<UUID, List<Nomination.Missing>> found = new HashMap<>();
        jdbc.sql("""
                        select n.id, r.wanted, r.due_on, r.answer, r.supplied_at is not null as supplied
                          from app.paper_request r
                          join app.nomination n on n.commendation_id = r.commendation_id
                               and (n.id = r.nomination_id
                                    or r.nomination_id is null and r.unit_code in (n.proposing_unit, n.unit_code))
                         where r.commendation_id = :id
                         order by r.requested_at, r.id
                        """).param("id", commendation.id()).query((ResultSet row) -> {
            found.computeIfAbsent(row.getObject("id", UUID.class), key -> new ArrayList<>())
                    .add(new Nomination.Missing(
                            row.getString("wanted"),
                            row.getObject("due_on", LocalDate.class),
                            row.getString("answer"),
                            row.getBoolean("supplied")));
        });
        return found;
    }

    /** Awards of other cycles under the same name, whatever accents and capitals; recovered ones do not count. */
    private Map<UUID, List<Nomination.Earlier>> earlier(Commendation commendation) {
        Map<UUID, List<Nomination.Earlier>> found = new HashMap<>();
        jdbc.sql("""
                        select n.id, c.title, d.symbol, c.decided_on, u.name as unit_name,
                               e.unit_code = n.unit_code as same_unit,
                               (c.merit_from is null or :to::date is null or c.merit_from <= :to)
                                 and (c.merit_to is null or :from::date is null or c.merit_to >= :from) as overlapping
                          from app.nomination n
                          join app.nomination e on e.search = n.search and e.kind = n.kind
                                               and e.commendation_id <> n.commendation_id
                          join app.award w on w.nomination_id = e.id
                          join app.commendation c on c.id = e.commendation_id and c.issued_at is not null
                          left join app.issued_document d on d.id = c.document_id
                          left join app.org_unit u on u.code = e.unit_code
                         where n.commendation_id = :id and n.search <> ''
                           and not exists (select from app.award_recovery y where y.nomination_id = e.id)
                         order by same_unit desc, overlapping desc, c.decided_on desc
                        """)
                .param("id", commendation.id())
                .param("from", commendation.meritFrom(), java.sql.Types.DATE)
                .param("to", commendation.meritTo(), java.sql.Types.DATE)
                .query((ResultSet row) -> {
                    found.computeIfAbsent(row.getObject("id", UUID.class), key -> new ArrayList<>())
                            .add(new Nomination.Earlier(
                                    row.getString("title"),
                                    row.getString("symbol"),
                                    row.getObject("decided_on", LocalDate.class),
                                    row.getString("unit_name"),
                                    row.getBoolean("same_unit"),
                                    row.getBoolean("overlapping")));
                });
        return found;
    }
}
