package vn.tongket.commendation;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What a unit proposes becomes part of the list, and leaves it again when the unit gets it back. */
@Repository
public class ProposedLines {

    /** Why a line is withdrawn that its unit is to write again. */
    static final String RETURNED = "RETURNED_TO_UNIT";

    private final JdbcClient jdbc;
    private final NamedParameterJdbcTemplate batches;
    private final Clock clock;

    ProposedLines(JdbcClient jdbc, NamedParameterJdbcTemplate batches, Clock clock) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.clock = clock;
    }

    /** One line, read and ready to be stored. */
    public record Line(
            UUID id,
            Recipient kind,
            String unit,
            String name,
            String position,
            String merit,
            String evidence,
            String dissolvedBasis) {}

    /** Puts the lines behind those that are there. */
    public void take(UUID commendation, String proposingUnit, List<Line> lines) {
        int last = jdbc.sql("select coalesce(max(ordinal), 0) from app.nomination where commendation_id = :id")
                .param("id", commendation)
                .query(Integer.class)
                .single();
        MapSqlParameterSource[] rows = new MapSqlParameterSource[lines.size()];
        for (int i = 0; i < rows.length; i++) {
            Line line = lines.get(i);
            rows[i] = new MapSqlParameterSource("id", line.id())
                    .addValue("commendation", commendation)
                    .addValue("ordinal", last + i + 1)
                    .addValue("kind", line.kind().name())
                    .addValue("unit", line.unit())
                    .addValue("name", line.name())
                    .addValue("search", Nomination.searchKey(line.name()))
                    .addValue("position", line.position())
                    .addValue("merit", line.merit())
                    .addValue("evidence", line.evidence())
                    .addValue("basis", line.dissolvedBasis())
                    .addValue("proposing", proposingUnit)
                    .addValue("returned", RETURNED);
        }
        batches.batchUpdate("""
                insert into app.nomination as n (id, commendation_id, ordinal, kind, unit_code, name, search, position, merit,
                                                 evidence, dissolved_basis, proposing_unit)
                values (:id, :commendation, :ordinal, :kind, :unit, :name, :search, :position, :merit, :evidence, :basis,
                        :proposing)
                on conflict (id) do update set
                  ordinal = excluded.ordinal, kind = excluded.kind, unit_code = excluded.unit_code, name = excluded.name,
                  search = excluded.search, position = excluded.position, merit = excluded.merit,
                  evidence = excluded.evidence, dissolved_basis = excluded.dissolved_basis,
                  withdrawn_at = null, withdrawn_by = null, withdrawn_reason = null
                where n.commendation_id = excluded.commendation_id and n.proposing_unit = excluded.proposing_unit
                  and (n.withdrawn_reason is null or n.withdrawn_reason = :returned)
                """, rows);
        touch(commendation);
    }

    /** Takes the unit's lines off the list; what was appraised before stays on record as withdrawn. */
    public void giveBack(UUID commendation, String proposingUnit, String actor) {
        jdbc.sql("""
                        delete from app.nomination n
                         where n.commendation_id = :id and n.proposing_unit = :unit and n.withdrawn_at is null
                           and not exists (select from app.appraisal a where a.nomination_id = n.id)
                           and not exists (select from app.paper_request r where r.nomination_id = n.id)
                        """).param("id", commendation).param("unit", proposingUnit).update();
        jdbc.sql("""
                        update app.nomination set withdrawn_at = :now, withdrawn_by = :actor, withdrawn_reason = :reason
                         where commendation_id = :id and proposing_unit = :unit and withdrawn_at is null
                        """)
                .param("now", OffsetDateTime.now(clock))
                .param("actor", actor)
                .param("reason", RETURNED)
                .param("id", commendation)
                .param("unit", proposingUnit)
                .update();
        touch(commendation);
    }

    /** Who edits the list beside this learns that it changed. */
    private void touch(UUID commendation) {
        jdbc.sql("update app.commendation set version = version + 1 where id = :id")
                .param("id", commendation)
                .update();
    }
}
