package vn.tongket.assignment;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.audit.Actor;
import vn.tongket.conclusion.Addressee;
import vn.tongket.organization.Access;
import vn.tongket.organization.Role;

/** Everything on one task for its page; who may see it is decided by the desk of assignments. */
@Component
public class TaskDesk {

    private final AssignmentDesk desk;
    private final PartStore parts;
    private final TargetSources sources;
    private final TaskFiles evidence;
    private final Access access;
    private final JdbcClient jdbc;

    TaskDesk(
            AssignmentDesk desk,
            PartStore parts,
            TargetSources sources,
            TaskFiles evidence,
            Access access,
            JdbcClient jdbc) {
        this.desk = desk;
        this.parts = parts;
        this.sources = sources;
        this.evidence = evidence;
        this.access = access;
        this.jdbc = jdbc;
    }

    @Transactional(readOnly = true)
    public TaskView view(Actor actor, UUID id) {
        AssignmentFile file = desk.file(actor, id);
        Assignment task = file.assignment();
        boolean works = desk.works(actor, task);
        return new TaskView(
                file,
                receivedFrom(id),
                works,
                task.trackerUnit() != null && access.holds(actor, task.trackerUnit(), Role.TRACKER),
                access.holds(actor, task.coordinatorUnit(), Role.COORDINATOR),
                parts.of(id),
                parts.owedBy(id),
                parts.partners(task, task.role() == Addressee.Role.COOPERATING),
                task.group() == null ? null : group(task),
                sources.indicator(task.clauseId()).orElse(null),
                sources.of(task),
                works ? evidence.gathered(actor, id) : List.of());
    }

    private String receivedFrom(UUID id) {
        return jdbc.sql("""
                        select u.name from app.assignment a join app.org_unit u on u.code = a.original_unit
                         where a.id = :id and a.original_unit <> a.unit_code
                        """).param("id", id).query(String.class).optional().orElse(null);
    }

    private TaskView.FrozenGroup group(Assignment task) {
        List<String> units = new ArrayList<>();
        List<String> joined = new ArrayList<>();
        List<String> left = new ArrayList<>();
        String[] name = {task.group()};
        jdbc.sql("""
                        with given as (select distinct original_unit as code from app.assignment
                                        where clause_id = :clause and group_code = :group),
                             now as (select unit_code as code from app.org_group_member
                                      where group_code = :group and valid_to is null)
                        select u.name, g.code is not null as was, n.code is not null as is_now,
                               (select name from app.org_group where code = :group) as group_name
                          from given g full join now n on n.code = g.code
                          join app.org_unit u on u.code = coalesce(g.code, n.code) order by u.name, u.code
                        """)
                .param("clause", task.clauseId())
                .param("group", task.group())
                .query((row, n) -> {
                    name[0] = row.getString("group_name");
                    if (row.getBoolean("was")) {
                        units.add(row.getString("name"));
                    }
                    if (row.getBoolean("was") && !row.getBoolean("is_now")) {
                        left.add(row.getString("name"));
                    }
                    if (!row.getBoolean("was")) {
                        joined.add(row.getString("name"));
                    }
                    return n;
                })
                .list();
        return new TaskView.FrozenGroup(name[0], units, joined, left);
    }
}
