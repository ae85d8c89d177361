package vn.tongket.engine;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.tongket.Text;
import vn.tongket.audit.dossier.Anchor;
import vn.tongket.audit.dossier.Line;
import vn.tongket.audit.dossier.Position;
import vn.tongket.audit.dossier.Question;
import vn.tongket.audit.dossier.Source;

/**
 * What people did to tasks, processes, variables and jobs of the engine, in dossiers: from the engine's own log of
 * operations. The engine finds its process by the thing that the process is about.
 */
@Component
class OperationTraces implements Source {

    private static final int RANK = 3;

    /** Walks the processes of the things, each with its own operations, by indexes that the engine has. */
    private static final String OF_THINGS = """
            select l.*, p.business_key_, t.kind, t.cycle_id, t.unit_code, k.name_ as task_name, k.task_def_key_
              from (select l.id_, l.business_key_, l.thing from (
                      select t.id as thing, p.id_ as instance_id, p.business_key_ from app.dossier_thing t
                        join act_hi_procinst p on p.business_key_ = t.id::text where %1$s) p
                    cross join lateral (
                      select o.id_, o.timestamp_, p.business_key_, p.thing from act_hi_op_log o
                       where o.proc_inst_id_ = p.instance_id and %2$s
                       order by %3$s limit :limit) l
                     order by l.timestamp_ %4$s, l.id_ collate "C" %4$s limit :limit) best
              join act_hi_op_log l on l.id_ = best.id_
              join app.dossier_thing t on t.id = best.thing
              left join act_hi_procinst p on p.id_ = l.proc_inst_id_
              left join act_hi_taskinst k on k.id_ = l.task_id_
             order by l.timestamp_ %4$s, l.id_ collate "C" %4$s
            """;

    private static final String OF_PERSON = """
            select l.*, p.business_key_, t.kind, t.cycle_id, t.unit_code, k.name_ as task_name, k.task_def_key_
              from (select * from act_hi_op_log o where o.user_id_ = :person and %2$s order by %3$s limit :looked) l
              join act_hi_procinst p on p.id_ = l.proc_inst_id_
              join app.dossier_thing t on t.id::text = p.business_key_
              left join act_hi_taskinst k on k.id_ = l.task_id_
             where %1$s
             order by l.timestamp_ %4$s, l.id_ collate "C" %4$s limit :limit
            """;

    private static final int LOOKED = 2_000;

    private final JdbcClient jdbc;

    OperationTraces(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public int rank() {
        return RANK;
    }

    @Override
    public Found find(Question question) {
        Anchor anchor = question.anchor();
        if (!question.filter().wants(Question.Filter.ENGINE)
                || anchor.kind() == Anchor.Kind.DOCUMENT
                || anchor.kind() == Anchor.Kind.ALL) {
            return Found.NOTHING;
        }
        MapSqlParameterSource params = new MapSqlParameterSource("limit", question.limit());
        List<String> things = things(question, params);
        List<String> operations = operations(question, params);
        String direction = question.forward() ? "" : "desc";
        String order = "o.timestamp_ %1$s, o.id_ collate \"C\" %1$s".formatted(direction);
        boolean person = anchor.kind() == Anchor.Kind.PERSON;
        params.addValue("looked", LOOKED);
        return Found.of(jdbc.sql((person ? OF_PERSON : OF_THINGS)
                        .formatted(String.join(" and ", things), String.join(" and ", operations), order, direction))
                .paramSource(params)
                .query(this::line)
                .list());
    }

    private static List<String> things(Question question, MapSqlParameterSource params) {
        Anchor anchor = question.anchor();
        List<String> conditions = new ArrayList<>(List.of("t.kind <> 'document'"));
        params.addValue("units", question.scope().units().toArray(String[]::new));
        switch (anchor.kind()) {
            case CYCLE -> {
                conditions.add("t.cycle_id = :cycle");
                params.addValue("cycle", anchor.cycleId());
                if (!anchor.whole()) {
                    conditions.add("t.unit_code = any(:units)");
                }
            }
            case UNIT -> {
                conditions.add("t.unit_code = :unit");
                params.addValue("unit", anchor.unit());
            }
            case PERSON -> {
                conditions.add("(t.unit_code = any(:units) or t.cycle_id = any(:cycles))");
                params.addValue("cycles", question.scope().cycles().toArray(UUID[]::new));
                params.addValue("person", anchor.id());
            }
            default -> {
                conditions.add("t.id = :thing");
                params.addValue("thing", UUID.fromString(anchor.id()));
            }
        }
        if (question.filter().unit() != null) {
            conditions.add("t.unit_code = :ofUnit");
            params.addValue("ofUnit", question.filter().unit());
        }
        return conditions;
    }

    private static List<String> operations(Question question, MapSqlParameterSource params) {
        Question.Filter filter = question.filter();
        List<String> conditions = new ArrayList<>(List.of("true"));
        if (filter.actor() != null) {
            conditions.add("o.user_id_ = :actor");
            params.addValue("actor", filter.actor());
        }
        if (filter.since() != null) {
            conditions.add("o.timestamp_ >= :since");
            params.addValue("since", local(filter.since()));
        }
        if (filter.until() != null) {
            conditions.add("o.timestamp_ < :until");
            params.addValue("until", local(filter.until()));
        }
        if (!Text.isBlank(filter.words())) {
            conditions.add(
                    "app.folded(concat_ws(' ', o.user_id_, o.property_, o.new_value_, o.annotation_)) like all (:words)");
            params.addValue("words", Text.patterns(filter.words()));
        }
        Position from = question.from();
        if (from != null) {
            conditions.add(
                    "(o.timestamp_, o.id_ collate \"C\") %s (:at, :id)".formatted(question.forward() ? ">" : "<"));
            params.addValue("at", local(from.at()), Types.TIMESTAMP)
                    .addValue("id", from.rank() == RANK ? from.id() : RANK > from.rank() ? "" : "~");
        }
        return conditions;
    }

    /** The engine writes moments in the zone of the machine. */
    private static Timestamp local(Instant moment) {
        return Timestamp.from(moment);
    }

    private Line line(ResultSet row, int number) throws SQLException {
        Map<String, Object> details = new LinkedHashMap<>();
        put(details, "task", row.getString("task_name"));
        put(details, "property", row.getString("property_"));
        put(details, "before", row.getString("org_value_"));
        put(details, "new", row.getString("new_value_"));
        put(details, "reason", row.getString("annotation_"));
        String user = row.getString("user_id_");
        return new Line(
                new Position(row.getTimestamp("timestamp_").toInstant(), RANK, row.getString("id_")),
                Line.Who.account(user == null ? "system" : user),
                "engine.%s.%s".formatted(row.getString("entity_type_"), row.getString("operation_type_")),
                new Line.About(
                        row.getString("kind"),
                        row.getString("business_key_"),
                        row.getObject("cycle_id", UUID.class),
                        row.getString("unit_code")),
                new Line.Step(
                        row.getString("proc_inst_id_"), row.getString("proc_def_id_"), row.getString("task_def_key_")),
                details);
    }

    private static void put(Map<String, Object> details, String name, String value) {
        if (value != null && !value.isBlank() && !"null".equals(value)) {
            details.put(name, value);
        }
    }
}
