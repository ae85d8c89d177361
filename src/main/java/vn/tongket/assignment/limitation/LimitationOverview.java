package vn.tongket.assignment.limitation;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.audit.Actor;
import vn.tongket.overview.Searched;
import vn.tongket.overview.Words;

/** Limitations of signed conclusions, found by their words. */
@Component
class LimitationOverview implements Searched {

    private static final int TITLE = 160;

    private final JdbcClient jdbc;

    LimitationOverview(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Kind kind() {
        return Kind.LIMITATION;
    }

    @Override
    @Transactional(readOnly = true)
    public Found find(Actor actor, Words words, int limit, int offset) {
        long[] total = {0};
        List<Hit> hits = jdbc.sql("""
                        select left(l.said, %d) as said, y.id as cycle, y.title, coalesce(k.symbol, k.title) as conclusion,
                               count(*) over () as total
                          from app.limitation l join app.conclusion k on k.id = l.conclusion_id
                          join app.review_cycle y on y.id = k.cycle_id
                         where k.signed_at is not null and %s and %s
                         order by k.signed_at desc, l.ordinal, l.id limit :limit offset :offset
                        """.formatted(TITLE, words.in("app.folded(l.said)"), LimitationStore.VISIBLE))
                .params(words.parameters())
                .param("groups", actor.groups().toArray(String[]::new))
                .param("limit", limit)
                .param("offset", offset)
                .query((row, n) -> {
                    total[0] = row.getLong("total");
                    return new Hit(
                            "/han-che?dot=" + row.getString("cycle"),
                            row.getString("said"),
                            row.getString("conclusion") + " – " + row.getString("title"));
                })
                .list();
        return new Found(hits, total[0]);
    }
}
