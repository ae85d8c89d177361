package vn.tongket.engine;

import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.audit.Actor;
import vn.tongket.overview.Upcoming;

/** Steps of processes that stand still because they failed, for those who look after the models and the product. */
@Component
class Upkeep implements Upcoming {

    private final JdbcClient jdbc;

    Upkeep(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Due> of(Actor actor, Instant now, int limit) {
        if (!actor.isAdministrator() && actor.unitsWith("process-owner").isEmpty()) {
            return List.of();
        }
        return jdbc.sql("""
                        select d.key_ as process, coalesce(max(d.name_), d.key_) as name, count(*) as n
                          from act_ru_incident i join act_re_procdef d on d.id_ = i.proc_def_id_
                         where i.cause_incident_id_ = i.id_
                         group by d.key_ order by n desc, d.key_ limit :limit
                        """)
                .param("limit", limit)
                .query((row, n) -> new Due(
                        "home.due.incident",
                        List.of(row.getString("name"), row.getLong("n")),
                        null,
                        row.getLong("n"),
                        "/camunda/app/cockpit/default/#/processes"))
                .list();
    }
}
