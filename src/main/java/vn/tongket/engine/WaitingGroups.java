package vn.tongket.engine;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.tongket.audit.Actor;

/**
 * The tasks that wait for a person, by what is to be done: their own, and those that nobody of their groups has taken. One
 * statement, however many tasks, groups and units; the engine's own queries count one kind at a time.
 */
@Component
public class WaitingGroups {

    private static final String WAITING = """
            with waiting as (
              select t.id_ as id, t.name_ as name, d.key_ as process, t.task_def_key_ as element, t.due_date_ as due,
                     t.create_time_ as since, t.assignee_ is not null as mine, e.business_key_ as key
                from act_ru_task t
                join act_re_procdef d on d.id_ = t.proc_def_id_
                join act_ru_execution e on e.id_ = t.proc_inst_id_
               where t.assignee_ = :me
                  or t.assignee_ is null
                     and exists (select from act_ru_identitylink l where l.task_id_ = t.id_ and l.type_ = 'candidate'
                                    and l.group_id_ = any(:groups)))
            select * from (
              select w.*, row_number() over (partition by process, element order by due nulls last, since, id) as place,
                     count(*) over kind as total, count(*) filter (where due < :now) over kind as overdue,
                     count(*) filter (where due >= :now and due < :soon) over kind as soon
                from waiting w window kind as (partition by process, element)) w
             where place <= :each
             order by overdue = 0, soon = 0, min(due) over (partition by process, element) nulls last, process, element, place
            """;

    private final JdbcClient jdbc;

    WaitingGroups(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One task.
     *
     * @param key business key, the id of what the task is about
     * @param mine whether the person has taken it
     */
    public record Item(String id, String key, Instant due, boolean overdue, boolean mine) {}

    /**
     * Tasks of one kind.
     *
     * @param name what is to be done, as the model calls it
     * @param soon how many are due before the moment that was asked for and not overdue
     * @param items the first by due date
     */
    public record Group(
            String process, String element, String name, long total, long overdue, long soon, List<Item> items) {}

    /** Overdue kinds first, then those due soon, then by due date; each with its first few tasks. */
    @Transactional(readOnly = true)
    public List<Group> of(Actor actor, Instant now, Instant soon, int each) {
        Map<String, Group> groups = new LinkedHashMap<>();
        jdbc.sql(WAITING)
                .param("me", actor.userId())
                .param("groups", actor.groups().toArray(String[]::new))
                .param("now", Timestamp.from(now))
                .param("soon", Timestamp.from(soon))
                .param("each", each)
                .query((row, n) -> groups.computeIfAbsent(
                                row.getString("process") + "#" + row.getString("element"), kind -> group(row))
                        .items()
                        .add(item(row, now)))
                .list();
        return List.copyOf(groups.values());
    }

    private static Group group(ResultSet row) {
        try {
            return new Group(
                    row.getString("process"),
                    row.getString("element"),
                    row.getString("name"),
                    row.getLong("total"),
                    row.getLong("overdue"),
                    row.getLong("soon"),
                    new ArrayList<>());
        } catch (SQLException e) {
            throw new IllegalStateException("A group of tasks cannot be read", e);
        }
    }

    private static Item item(ResultSet row, Instant now) throws SQLException {
        Timestamp due = row.getTimestamp("due");
        return new Item(
                row.getString("id"),
                row.getString("key"),
                due == null ? null : due.toInstant(),
                due != null && due.toInstant().isBefore(now),
                row.getBoolean("mine"));
    }
}
