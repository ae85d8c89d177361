package vn.tongket.aggregation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.tongket.Text;
import vn.tongket.aggregation.Coverage.Cell;
import vn.tongket.aggregation.Coverage.Column;
import vn.tongket.aggregation.Coverage.Filter;
import vn.tongket.aggregation.Coverage.Group;
import vn.tongket.aggregation.Coverage.Row;
import vn.tongket.aggregation.Coverage.State;

/** Reads the outline against the units; filtered, sorted and paged in the database. */
@Repository
class CoverageStore {

    private static final Map<String, String> SORTS = Map.of(
            "unit", "name, unit_code",
            "missing", "missing desc, thin desc, name, unit_code",
            "thin", "thin desc, missing desc, name, unit_code",
            "group", "group_name nulls last, name, unit_code");

    private final JdbcClient jdbc;

    CoverageStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Coverage read(ConsolidatedReport report, Filter filter, int limit, int offset) {
        int[] total = {0};
        List<Row> rows = jdbc.sql("""
                        with unit as (
                          select s.obligation_id, u.name, u.code as unit_code, g.name as group_name,
                                 s.version_id is not null as reported,
                                 array_agg(p.section_code order by o.ordinal) as sections,
                                 array_agg(p.state order by o.ordinal) as states,
                                 array_agg(coalesce(x.reason, '') order by o.ordinal) as reasons,
                                 count(*) filter (where p.state = 'MISSING') as missing,
                                 count(*) filter (where p.state = 'THIN') as thin
                            from app.consolidated_source s
                            join app.org_unit u on u.code = s.unit_code
                            left join app.org_group g on g.code = s.group_code
                            join app.consolidated_passage p on p.report_id = s.report_id
                                                           and p.obligation_id = s.obligation_id
                            join app.outline_section o on o.cycle_id = :cycle and o.code = p.section_code
                            left join app.report_section x on p.state = 'NOT_APPLICABLE'
                                                          and x.version_id = s.version_id and x.code = p.section_code
                           where s.report_id = :report
                             and (:group::text is null or s.group_code = :group)
                             and u.search like all (:words)
                           group by s.obligation_id, u.name, u.code, g.name, s.version_id
                          having :state::text is null
                              or bool_or(p.state = :state and (:section::text is null or p.section_code = :section))
                        )
                        select *, count(*) over () as total from unit order by %s limit :limit offset :offset
                        """.formatted(SORTS.getOrDefault(filter.sort(), SORTS.get("unit"))))
                .param("report", report.id())
                .param("cycle", report.cycleId())
                .param("group", blankToNull(filter.group()), java.sql.Types.VARCHAR)
                .param("section", blankToNull(filter.section()), java.sql.Types.VARCHAR)
                .param("state", filter.state() == null ? null : filter.state().name(), java.sql.Types.VARCHAR)
                .param("words", Text.patterns(filter.words()))
                .param("limit", limit)
                .param("offset", offset)
                .query((row, n) -> {
                    total[0] = row.getInt("total");
                    return row(row);
                })
                .list();
        return new Coverage(columns(report), rows, groups(report.id()), total[0]);
    }

    private List<Column> columns(ConsolidatedReport report) {
        return jdbc.sql("""
                        select o.code, o.title,
                               count(*) filter (where p.state = 'MISSING') as missing,
                               count(*) filter (where p.state = 'THIN') as thin,
                               count(*) filter (where p.state = 'ADEQUATE') as adequate,
                               count(*) filter (where p.state = 'NOT_APPLICABLE') as not_applicable,
                               count(*) filter (where p.state = 'BY_CARD') as by_card
                          from app.outline_section o
                          left join app.consolidated_passage p on p.report_id = :report and p.section_code = o.code
                         where o.cycle_id = :cycle and o.leaf
                         group by o.code, o.title, o.ordinal order by o.ordinal
                        """)
                .param("report", report.id())
                .param("cycle", report.cycleId())
                .query(Column.class)
                .list();
    }

    List<Group> groups(UUID report) {
        return jdbc.sql("""
                        select code, name from app.org_group
                         where code in (select group_code from app.consolidated_source where report_id = :report)
                         order by name, code
                        """).param("report", report).query(Group.class).list();
    }

    private static Row row(ResultSet row) throws SQLException {
        String[] sections = (String[]) row.getArray("sections").getArray();
        String[] states = (String[]) row.getArray("states").getArray();
        String[] reasons = (String[]) row.getArray("reasons").getArray();
        List<Cell> cells = new ArrayList<>();
        for (int i = 0; i < states.length; i++) {
            cells.add(new Cell(sections[i], State.valueOf(states[i]), reasons[i].isEmpty() ? null : reasons[i]));
        }
        return new Row(
                row.getObject("obligation_id", UUID.class),
                row.getString("name"),
                row.getString("group_name"),
                row.getBoolean("reported"),
                cells,
                row.getInt("missing"),
                row.getInt("thin"));
    }

    /**
     * The passages of a section, those that say the same as one, filtered by reporter group and by words without accents in
     * the text or the units' names.
     */
    SectionSources sources(UUID report, String section, String group, String words, int limit, int offset) {
        int[] total = {0};
        List<SectionSources.Said> said = jdbc.sql("""
                        with said as (
                          select coalesce(p.likeness, p.obligation_id::text) as likeness, u.name, u.code as unit_code,
                                 g.name as group_name, s.obligation_id, s.version_id, v.version_no
                            from app.consolidated_passage p
                            join app.consolidated_source s on s.report_id = p.report_id
                                                          and s.obligation_id = p.obligation_id
                            join app.org_unit u on u.code = s.unit_code
                            join app.report_version v on v.id = s.version_id
                            left join app.org_group g on g.code = s.group_code
                            join app.report_section x on x.version_id = s.version_id and x.code = p.section_code
                           where p.report_id = :report and p.section_code = :section and p.state not in ('MISSING', 'BY_CARD')
                             and (:group::text is null or s.group_code = :group)
                             and (:anything or u.search || ' ' || app.folded(x.body) like all (:words))
                        ), alike as (
                          select likeness, min(group_name) as group_name, min(name) as name,
                                 array_agg(name order by name, unit_code) as names,
                                 array_agg(obligation_id order by name, unit_code) as obligations,
                                 array_agg(version_no order by name, unit_code) as versions,
                                 (array_agg(version_id order by name, unit_code))[1] as version_id
                            from said group by likeness
                        ), page as (
                          select *, count(*) over () as total from alike
                           order by group_name nulls last, name, likeness limit :limit offset :offset
                        )
                        select p.*, x.body, x.not_applicable, x.reason
                          from page p join app.report_section x on x.version_id = p.version_id and x.code = :section
                         order by p.group_name nulls last, p.name, p.likeness
                        """)
                .param("report", report)
                .param("section", section)
                .param("group", blankToNull(group), java.sql.Types.VARCHAR)
                .param("anything", Text.isBlank(words))
                .param("words", Text.patterns(words))
                .param("limit", limit)
                .param("offset", offset)
                .query((row, n) -> {
                    total[0] = row.getInt("total");
                    return said(row);
                })
                .list();
        return new SectionSources(said, groups(report), total[0], offset / limit, offset + said.size() < total[0]);
    }

    private static SectionSources.Said said(ResultSet row) throws SQLException {
        String[] names = (String[]) row.getArray("names").getArray();
        UUID[] obligations = (UUID[]) row.getArray("obligations").getArray();
        Integer[] versions = (Integer[]) row.getArray("versions").getArray();
        List<SectionSources.Unit> units = new ArrayList<>();
        for (int i = 0; i < names.length; i++) {
            units.add(new SectionSources.Unit(names[i], obligations[i], versions[i]));
        }
        String body = row.getString("body");
        boolean notApplicable = row.getBoolean("not_applicable");
        return new SectionSources.Said(
                row.getString("group_name"),
                units,
                body,
                notApplicable ? List.of() : Sentences.of(body),
                notApplicable,
                row.getString("reason"));
    }

    private static String blankToNull(String text) {
        return Text.isBlank(text) ? null : text;
    }
}
