package vn.tongket.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Types;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Appends acts to the record, in the transaction of the act: an act that is rolled back leaves no record. */
@Component
public class AuditLog {

    private static final String APPEND = """
            insert into app.audit_record (occurred_at, actor, capacity, act, subject_kind, subject_id, cycle_id, unit_code,
                                          process_instance_id, process_definition_id, activity_id, details,
                                          acted_unit, acted_role, acting, substitute_for)
            values (:at, :actor, :capacity, :act, :subjectKind, :subjectId, :cycle, :unit,
                    :instance, :definition, :activity, :details::jsonb,
                    :actedUnit, :actedRole, :acting, :substituteFor)
            """;

    private final NamedParameterJdbcTemplate jdbc;
    private final ObjectMapper json;
    private final Standings standings;
    private final Clock clock;

    AuditLog(NamedParameterJdbcTemplate jdbc, ObjectMapper json, Standings standings, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.standings = standings;
        this.clock = clock;
    }

    /** Records one act of the current actor. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(Act act) {
        record(List.of(act));
    }

    /** Records several acts of the current actor with one round trip. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(List<Act> acts) {
        Actor actor = Actors.current();
        Optional<ModelContext> model = ModelContext.current();
        OffsetDateTime now = OffsetDateTime.now(clock);
        jdbc.batchUpdate(
                APPEND,
                acts.stream()
                        .map(act -> row(actor, act, model.orElse(null)).addValue("at", now))
                        .toArray(MapSqlParameterSource[]::new));
    }

    private MapSqlParameterSource row(Actor actor, Act act, ModelContext model) {
        HeldRole held = actor.isSystem() ? null : HeldRole.of(actor, act);
        Standings.Standing standing =
                held == null ? Standings.Standing.REGULAR : standings.of(actor.userId(), held.group());
        return new MapSqlParameterSource()
                .addValue("actor", actor.userId())
                .addValue("capacity", held == null ? capacityOf(actor, act) : held.group())
                .addValue("actedUnit", held == null ? null : held.unit())
                .addValue("actedRole", held == null ? null : held.role())
                .addValue("acting", standing.acting())
                .addValue("substituteFor", standing.substituteFor())
                .addValue("act", act.code())
                .addValue("subjectKind", act.subjectKind())
                .addValue("subjectId", act.subjectId())
                .addValue("cycle", act.cycleId(), Types.OTHER)
                .addValue("unit", act.unit())
                .addValue("instance", model == null ? null : model.processInstanceId())
                .addValue("definition", model == null ? null : model.processDefinitionId())
                .addValue("activity", model == null ? null : model.activityId())
                .addValue("details", write(act));
    }

    /** The groups through which the person may act: those of the unit concerned, else all of theirs. */
    private static String capacityOf(Actor actor, Act act) {
        List<String> ofUnit = actor.groups().stream()
                .filter(group -> act.unit() != null && group.startsWith(act.unit() + "."))
                .sorted()
                .toList();
        List<String> capacity =
                ofUnit.isEmpty() ? actor.groups().stream().sorted().limit(20).toList() : ofUnit;
        return String.join(" ", capacity);
    }

    private String write(Act act) {
        try {
            return json.writeValueAsString(act.details());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Details of act '%s' cannot be written".formatted(act.code()), e);
        }
    }
}
