package vn.tongket.document;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.audit.Actor;
import vn.tongket.organization.Role;
import vn.tongket.overview.Searched;
import vn.tongket.overview.Upcoming;
import vn.tongket.overview.Words;

/** The documents of the registers that a person may read, found by number or subject; and those that wait for a number. */
@Component
class DocumentOverview implements Searched, Upcoming {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    private final JdbcClient jdbc;
    private final RegisterDesk registers;

    DocumentOverview(JdbcClient jdbc, RegisterDesk registers) {
        this.jdbc = jdbc;
        this.registers = registers;
    }

    @Override
    public Kind kind() {
        return Kind.DOCUMENT;
    }

    @Override
    @Transactional(readOnly = true)
    public Found find(Actor actor, Words words, int limit, int offset) {
        String[] books =
                registers.books(actor).stream().map(RegisterDesk.Book::unit).toArray(String[]::new);
        if (books.length == 0) {
            return Found.NOTHING;
        }
        long[] total = {0};
        List<Hit> hits = jdbc.sql("""
                        select d.id, d.symbol, d.subject, d.issued_on, u.name as issuer, count(*) over () as total
                          from app.issued_document d join app.org_unit u on u.code = d.issuer
                         where d.series_unit = any(:books) and %s
                         order by d.search not like :start, d.issued_on desc nulls first, d.number desc, d.id
                         limit :limit offset :offset
                        """.formatted(words.in("d.search")))
                .params(words.parameters())
                .param("books", books)
                .param("limit", limit)
                .param("offset", offset)
                .query((row, n) -> {
                    total[0] = row.getLong("total");
                    LocalDate issued = row.getObject("issued_on", LocalDate.class);
                    String symbol = row.getString("symbol");
                    return new Hit(
                            "/van-ban/" + row.getString("id"),
                            symbol == null ? row.getString("subject") : symbol + " – " + row.getString("subject"),
                            issued == null
                                    ? row.getString("issuer")
                                    : row.getString("issuer") + ", " + DAY.format(issued));
                })
                .list();
        return new Found(hits, total[0]);
    }

    /** Documents that were announced and still have no number, for the clerks who number them. */
    @Override
    @Transactional(readOnly = true)
    public List<Due> of(Actor actor, Instant now, int limit) {
        String[] clerks = actor.unitsWith(Role.CLERK.suffix()).toArray(String[]::new);
        if (clerks.length == 0) {
            return List.of();
        }
        return jdbc.sql("""
                        select d.series_unit, s.name, count(*) as n
                          from app.issued_document d join app.org_unit s on s.code = d.series_unit
                         where d.number is null
                           and (d.series_unit = any(:clerks)
                                or exists (select from app.document_body b
                                            where b.issuer = any(:clerks) and b.series_unit = d.series_unit))
                         group by d.series_unit, s.name order by s.name limit :limit
                        """)
                .param("clerks", clerks)
                .param("limit", limit)
                .query((row, n) -> new Due(
                        "home.due.number",
                        List.of(row.getString("name"), row.getLong("n")),
                        null,
                        row.getLong("n"),
                        "/van-ban?so=pending&donvi=" + row.getString("series_unit"),
                        true))
                .list();
    }
}
