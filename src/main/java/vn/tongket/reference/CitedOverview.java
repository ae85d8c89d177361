package vn.tongket.reference;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.audit.Actor;
import vn.tongket.overview.Searched;
import vn.tongket.overview.Words;

/** Cited documents, found by number, issuer or subject, by those who may read their register. */
@Component
class CitedOverview implements Searched {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    private final JdbcClient jdbc;
    private final CitedDocuments register;

    CitedOverview(JdbcClient jdbc, CitedDocuments register) {
        this.jdbc = jdbc;
        this.register = register;
    }

    @Override
    public Kind kind() {
        return Kind.CITED;
    }

    @Override
    @Transactional(readOnly = true)
    public Found find(Actor actor, Words words, int limit, int offset) {
        if (!register.mayRead(actor)) {
            return Found.NOTHING;
        }
        long[] total = {0};
        List<Hit> hits = jdbc.sql("""
                        select d.id, coalesce(d.symbol, d.original) as name, d.subject, d.issuer, d.precision, d.dated_on,
                               count(*) over () as total
                          from app.cited_document d
                         where d.same_as is null
                           and d.id in (select s.id from app.cited_document s where %s
                                        union select a.document_id from app.document_alias a where %s)
                         order by d.search not like :start, d.dated_on desc nulls last, d.id
                         limit :limit offset :offset
                        """.formatted(words.in("s.search"), words.in("a.alias_key")))
                .params(words.parameters())
                .param("limit", limit)
                .param("offset", offset)
                .query((row, n) -> {
                    total[0] = row.getLong("total");
                    LocalDate dated = row.getObject("dated_on", LocalDate.class);
                    String day = dated == null
                            ? null
                            : row.getString("precision").equals("DAY")
                                    ? DAY.format(dated)
                                    : String.valueOf(dated.getYear());
                    return new Hit(
                            "/vien-dan/" + row.getString("id"),
                            joined(" – ", row.getString("name"), row.getString("subject")),
                            joined(", ", row.getString("issuer"), day));
                })
                .list();
        return new Found(hits, total[0]);
    }

    private static String joined(String between, String... parts) {
        return Stream.of(parts).filter(Objects::nonNull).collect(Collectors.joining(between));
    }
}
