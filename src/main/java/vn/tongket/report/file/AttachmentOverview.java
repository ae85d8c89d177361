package vn.tongket.report.file;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.audit.Actor;
import vn.tongket.organization.Role;
import vn.tongket.overview.Searched;
import vn.tongket.overview.Words;

/**
 * Files attached to reports, found by their names: those of the person's own units, and of submitted reports those of the
 * cycles that the person leads, checks or audits. One line for a file, however many versions carry it.
 */
@Component
class AttachmentOverview implements Searched {

    private static final String READERS = """
            array[c.reviewer_unit || '.reviewer', c.reviewer_unit || '.auditor', c.coordinator_unit || '.coordinator',
                  c.coordinator_unit || '.auditor', c.approver_unit || '.approver', c.approver_unit || '.auditor',
                  c.organizer || '.coordinator', c.organizer || '.approver', c.organizer || '.auditor',
                  o.reporter_unit || '.auditor', o.reporter_unit || '.coordinator'] && :groups::text[]
            """;

    private final JdbcClient jdbc;

    AttachmentOverview(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Kind kind() {
        return Kind.FILE;
    }

    @Override
    @Transactional(readOnly = true)
    public Found find(Actor actor, Words words, int limit, int offset) {
        Set<String> writers = new TreeSet<>(actor.unitsWith(Role.DRAFTER.suffix()));
        writers.addAll(actor.unitsWith(Role.LEADER.suffix()));
        long[] total = {0};
        List<Hit> hits = jdbc.sql("""
                        select *, count(*) over () as total from (
                          select distinct on (f.name, o.id) f.name, f.added_at, o.id, u.name as unit, c.title
                            from app.report_attachment f join app.report_version v on v.id = f.version_id
                            join app.obligation o on o.id = v.obligation_id
                            join app.review_cycle c on c.id = o.cycle_id join app.org_unit u on u.code = o.scope_unit
                           where %s and o.opened_at is not null
                             and (o.reporter_unit = any(:writers) or v.submitted_at is not null and %s)
                           order by f.name, o.id, f.added_at desc) found
                         order by app.folded(name) not like :start, added_at desc, name, id
                         limit :limit offset :offset
                        """.formatted(words.in("app.folded(f.name)"), READERS))
                .params(words.parameters())
                .param("groups", actor.groups().toArray(String[]::new))
                .param("writers", writers.toArray(String[]::new))
                .param("limit", limit)
                .param("offset", offset)
                .query((row, n) -> {
                    total[0] = row.getLong("total");
                    return new Hit(
                            "/bao-cao/" + row.getString("id"),
                            row.getString("name"),
                            row.getString("unit") + " – " + row.getString("title"));
                })
                .list();
        return new Found(hits, total[0]);
    }
}
